//! What analysts said, against the log: each state is the last that was logged for its place, and
//! no state stands that was never logged.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::report::{Check, Faults, counted};
use super::{RESTORE, Steps};
use crate::change::{Noun, Opinion, Place};
use crate::error::Result;
use crate::tables::{
    BriefingState, CaseState, Correction, ItemStatus, LinkState, Merged, ShownVersion,
    SiteRuleState, TagState, VaultState, WatchState, from_json,
};

pub(super) const NAME: &str = "Tags, cases, links and other opinions";

/// The last logged state of every place. With max(), SQLite takes the other columns from the row
/// that has the maximum.
const LAST: &str = "
    SELECT noun, noun_id, item_id, after, max(seq) FROM change
    WHERE op NOT IN ('capture', 'version') GROUP BY noun, noun_id, item_id";

/// How many states stand, by noun.
const STANDING: &str = "
    SELECT 'item', count(*) FROM item
    UNION ALL SELECT 'tag', count(*) FROM item_tag
    UNION ALL SELECT 'correction', count(*) FROM correction
    UNION ALL SELECT 'case', count(*) FROM case_file WHERE gone = 0
    UNION ALL SELECT 'link', count(*) FROM case_item
    UNION ALL SELECT 'briefing', count(*) FROM briefing WHERE gone = 0
    UNION ALL SELECT 'merge', count(*) FROM merged
    UNION ALL SELECT 'site_rule', count(*) FROM site_rule WHERE cut IS NOT NULL
    UNION ALL SELECT 'watch', count(*) FROM watch WHERE gone = 0";

/// Items that show another version than the log says: the one that was shown last, and where
/// nobody chose one, the newest that came (as in a vault from before there was a choice).
const SHOWN: &str = "
    SELECT i.id FROM item i
    WHERE i.version <> coalesce(
        (SELECT json_extract(c.after, '$.version') FROM change c
         WHERE c.noun = 'shown' AND c.noun_id = i.id AND c.item_id = i.id
         ORDER BY c.seq DESC LIMIT 1),
        (SELECT json_extract(c.after, '$.version') FROM change c
         WHERE c.noun = 'item' AND c.noun_id = i.id AND c.item_id = i.id
           AND c.op IN ('file', 'version')
         ORDER BY c.seq DESC LIMIT 1))";

pub(super) fn examine(connection: &Connection, steps: &mut Steps<'_>) -> Result<Check> {
    let mut statement = connection.prepare(LAST)?;
    let mut rows = statement.query([])?;
    let (mut faults, mut done) = (Faults::default(), 0);
    let mut logged: BTreeMap<&str, u64> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let noun: Noun = row.get(0)?;
        let place = Place { id: row.get(1)?, item: row.get(2)? };
        let after: Option<String> = row.get(3)?;
        if after.is_some() {
            *logged.entry(noun.word()).or_default() += 1;
        }
        if !stands(connection, noun, place, after.as_deref())? {
            faults.add(format!("{} is not what the log says", words(noun, place)));
        }
        done += 1;
        steps.at(NAME, done, 0)?;
    }
    let mut standing = connection.prepare(STANDING)?;
    let mut counts = standing.query([])?;
    while let Some(row) = counts.next()? {
        let (noun, count): (String, i64) = (row.get(0)?, row.get(1)?);
        let known = logged.get(noun.as_str()).copied().unwrap_or(0);
        if count.unsigned_abs() != known {
            faults.add(format!("{count} of the kind {noun} stand, {known} are in the log"));
        }
    }
    let mut shown = connection.prepare(SHOWN)?;
    let mut wrong = shown.query([])?;
    while let Some(row) = wrong.next()? {
        let item: i64 = row.get(0)?;
        faults.add(format!("item {item} shows another version than the log says"));
    }
    let fine = format!("{}, each as it was last logged", counted(done, "state", "states"));
    Ok(faults.check(NAME, fine, RESTORE))
}

fn stands(connection: &Connection, noun: Noun, place: Place, after: Option<&str>) -> Result<bool> {
    match noun {
        Noun::Item => equals::<ItemStatus>(connection, place, after),
        Noun::Tag => equals::<TagState>(connection, place, after),
        Noun::Correction => equals::<Correction>(connection, place, after),
        Noun::Case => equals::<CaseState>(connection, place, after),
        Noun::Link => equals::<LinkState>(connection, place, after),
        Noun::Briefing => equals::<BriefingState>(connection, place, after),
        Noun::Vault => equals::<VaultState>(connection, place, after),
        Noun::Shown => equals::<ShownVersion>(connection, place, after),
        Noun::Merge => equals::<Merged>(connection, place, after),
        Noun::SiteRule => equals::<SiteRuleState>(connection, place, after),
        Noun::Watch => equals::<WatchState>(connection, place, after),
    }
}

fn equals<O: Opinion>(connection: &Connection, place: Place, after: Option<&str>) -> Result<bool> {
    let after: Option<O> = after.map(|text| from_json(text, "the log of changes")).transpose()?;
    Ok(O::load(connection, place)? == after)
}

fn words(noun: Noun, place: Place) -> String {
    match place.item {
        Some(item) if noun == Noun::Item => format!("the status of item {item}"),
        Some(item) => format!("{noun} {} of item {item}", place.id),
        None => format!("{noun} {}", place.id),
    }
}
