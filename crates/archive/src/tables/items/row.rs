//! An item as it stands in lists: with the analyst's corrections, tags and cases.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::{Connection, Row};

use crate::date::{RecordedDate, parse_day};
use crate::error::Result;
use crate::ids::ItemId;
use crate::index::Status;
use crate::moment;
use crate::tables::captures::How;
use crate::tables::cases::CaseRef;
use crate::tables::content::Warning;
use crate::tables::corrections::{Correction, Corrections};
use crate::tables::ids::id_list;
use crate::tables::links::Links;
use crate::tables::tags::Tags;
use crate::tables::versions::json_column;

/// An item in a list. Title, publisher, date and language are those that stand: corrected ones
/// where the analyst corrected them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemRow {
    /// Its number.
    pub id: ItemId,
    /// Citation key; never changes.
    pub key: String,
    /// Where it stands in triage.
    pub status: Status,
    /// True where it was looked at.
    pub read: bool,
    /// When it was first captured.
    pub filed_at: Timestamp,
    /// How it first came.
    pub how: How,
    /// Name of the file it first came in, where that holds others.
    pub container: Option<String>,
    /// How many times it was captured; those of items that were merged into it count as well.
    pub captures: u32,
    /// Number of the version it shows, from 1.
    pub version: u32,
    /// Title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published.
    pub published: RecordedDate,
    /// Language tag.
    pub language: Option<String>,
    /// What the analyst should know.
    pub warnings: Vec<Warning>,
    /// The first words of the text, on one line.
    pub excerpt: String,
    /// Tags, in alphabetical order.
    pub tags: Vec<String>,
    /// Cases it is linked to, by title.
    pub cases: Vec<CaseRef>,
}

impl ItemRow {
    fn correct(&mut self, correction: Correction) {
        match correction {
            Correction::Title(title) => self.title = title,
            Correction::Publisher(publisher) => self.publisher = some_text(publisher),
            Correction::Published(date) => self.published = date,
            Correction::Language(language) => self.language = some_text(language),
            Correction::Authors(_) | Correction::Url(_) => {}
        }
    }
}

/// A corrected text; an empty one says that there is none.
pub(super) fn some_text(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// The rows of these items in this order. Five statements for any number of items.
pub(super) fn load(connection: &Connection, ids: &[ItemId]) -> Result<Vec<ItemRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement = connection.prepare_cached(
        "SELECT i.id, i.key, i.status, i.read, i.filed_at, i.version, v.title, v.publisher,
                v.published, v.published_basis, v.published_first, v.published_last, v.language,
                v.warnings, v.excerpt
         FROM json_each(?1) wanted JOIN item i ON i.id = wanted.value
         JOIN version v ON v.item_id = i.id AND v.number = i.version
         ORDER BY wanted.key",
    )?;
    let mut found = statement.query([id_list(ids)])?;
    let mut rows = Vec::with_capacity(ids.len());
    while let Some(row) = found.next()? {
        rows.push(read(row)?);
    }
    complete(connection, ids, &mut rows)?;
    Ok(rows)
}

fn read(row: &Row<'_>) -> Result<ItemRow> {
    Ok(ItemRow {
        id: row.get(0)?,
        key: row.get(1)?,
        status: row.get(2)?,
        read: row.get(3)?,
        filed_at: moment::from_ms(row.get(4)?)?,
        how: How::File,
        container: None,
        captures: 0,
        version: row.get(5)?,
        title: row.get(6)?,
        publisher: row.get(7)?,
        published: RecordedDate {
            iso: row.get(8)?,
            basis: row.get(9)?,
            first_day: parse_day(row.get::<_, Option<String>>(10)?.as_deref()),
            last_day: parse_day(row.get::<_, Option<String>>(11)?.as_deref()),
        },
        language: row.get(12)?,
        warnings: json_column(row, 13, "the warnings of an item")?,
        excerpt: row.get(14)?,
        tags: Vec::new(),
        cases: Vec::new(),
    })
}

/// Adds what stands in other tables.
fn complete(connection: &Connection, ids: &[ItemId], rows: &mut [ItemRow]) -> Result<()> {
    // An id may be asked for twice, so each has a list of places.
    let mut places: HashMap<ItemId, Vec<usize>> = HashMap::new();
    for (index, row) in rows.iter().enumerate() {
        places.entry(row.id).or_default().push(index);
    }
    let mut each = |item: ItemId, add: &mut dyn FnMut(&mut ItemRow)| {
        for index in places.get(&item).into_iter().flatten() {
            add(&mut rows[*index]);
        }
    };
    for (item, how, container, count) in captures(connection, ids)? {
        each(item, &mut |row| {
            (row.how, row.container, row.captures) = (how, container.clone(), count);
        });
    }
    for (item, correction) in (Corrections { connection }).of_items(ids)? {
        each(item, &mut |row| row.correct(correction.clone()));
    }
    for (item, tag) in (Tags { connection }).of_items(ids)? {
        each(item, &mut |row| row.tags.push(tag.clone()));
    }
    for (item, case) in (Links { connection }).of_items(ids)? {
        each(item, &mut |row| row.cases.push(case.clone()));
    }
    Ok(())
}

/// How an item first came, in which container, and how many times it was captured.
type Came = (ItemId, How, Option<String>, u32);

fn captures(connection: &Connection, ids: &[ItemId]) -> Result<Vec<Came>> {
    // With min(), SQLite takes the other columns from the row that has the minimum: the first
    // capture of the item itself, as false comes before true.
    let mut statement = connection.prepare_cached(
        "WITH RECURSIVE family (root, id) AS (
             SELECT value, value FROM json_each(?1)
             UNION SELECT f.root, m.item_id FROM family f JOIN merged m ON m.into_id = f.id)
         SELECT f.root, c.how, (SELECT name FROM container WHERE id = c.container), count(*),
                min((c.item_id <> f.root) * 4611686018427387904 + c.id)
         FROM family f JOIN capture c ON c.item_id = f.id GROUP BY f.root",
    )?;
    let rows = statement.query_map([id_list(ids)], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
