//! The evidence in the database: words of items and briefings against their hashes and the log, and
//! captures against the log.

use rusqlite::{Connection, Row};

use super::report::{Check, Faults, counted};
use super::{RESTORE, Steps};
use crate::error::Result;
use crate::sha::{Sha256Hex, version_sha};
use crate::tables::{MadeBy, recognised_by, record_sha, revision_sha};

pub(super) const ITEMS: &str = "Words of items";
pub(super) const CAPTURES: &str = "Captures";
pub(super) const BRIEFINGS: &str = "Words of briefings";

/// What is compared of one version: its own hash, and those the log remembers.
const VERSIONS: &str = "
    SELECT v.item_id, v.number, v.title, v.body, v.sha,
           json_extract(c.after, '$.sha'), json_extract(c.after, '$.record'),
           v.url, o.made_by, o.page, o.text
    FROM version v
    LEFT JOIN version_origin o ON o.item_id = v.item_id AND o.number = v.number
    LEFT JOIN change c ON c.noun = 'item' AND c.noun_id = v.item_id AND c.item_id = v.item_id
                      AND c.op IN ('file', 'version')
                      AND json_extract(c.after, '$.version') = v.number
    ORDER BY v.item_id, v.number";

pub(super) fn items(connection: &Connection, steps: &mut Steps<'_>) -> Result<Check> {
    let total = count(connection, "SELECT count(*) FROM version")?;
    let mut statement = connection.prepare(VERSIONS)?;
    let mut rows = statement.query([])?;
    let (mut faults, mut done) = (Faults::default(), 0);
    while let Some(row) = rows.next()? {
        let (item, number): (i64, u32) = (row.get(0)?, row.get(1)?);
        let (title, body): (String, String) = (row.get(2)?, row.get(3)?);
        let stored: String = row.get(4)?;
        let (logged, record): (Option<String>, Option<String>) = (row.get(5)?, row.get(6)?);
        let is = version_sha(&title, &body);
        if is.as_str() != stored {
            faults.add(format!("the words of item {item}, version {number}, were altered"));
        } else if logged.as_deref() != Some(is.as_str())
            || record.as_deref() != Some(record_sha(connection, item, number)?.as_str())
        {
            faults
                .add(format!("item {item}, version {number}, is not what the log says was filed"));
        }
        if !is_recognisable(row, &is)? {
            faults.add(format!("item {item}, version {number}, would not be recognised again"));
        }
        done += 1;
        steps.at(ITEMS, done, total)?;
    }
    let fine = format!("{}, each as it was filed", counted(done, "version", "versions"));
    Ok(faults.check(ITEMS, fine, RESTORE))
}

/// Whether a version says who made it, and a captured one has the numbers it is found by.
fn is_recognisable(row: &Row<'_>, sha: &Sha256Hex) -> Result<bool> {
    let Some(made_by) = row.get::<_, Option<MadeBy>>(8)? else { return Ok(false) };
    let (url, body): (Option<String>, String) = (row.get(7)?, row.get(3)?);
    let expected = recognised_by(made_by, url.as_deref(), &body, sha);
    Ok(expected == (row.get(9)?, row.get(10)?))
}

/// What the log says of captures, beside the captures themselves.
const LOGGED: &str = "
    SELECT c.seq, k.id IS NOT NULL AND k.item_id = c.item_id
           AND k.version = json_extract(c.after, '$.version')
           AND k.original = json_extract(c.after, '$.original')
    FROM change c LEFT JOIN capture k ON k.id = json_extract(c.after, '$.capture')
    WHERE c.op IN ('file', 'version', 'capture') AND json_extract(c.after, '$.capture') IS NOT NULL
    ORDER BY c.seq";

pub(super) fn captures(connection: &Connection, steps: &mut Steps<'_>) -> Result<Check> {
    let total = count(connection, "SELECT count(*) FROM capture")?;
    let mut statement = connection.prepare(LOGGED)?;
    let mut rows = statement.query([])?;
    let (mut faults, mut done) = (Faults::default(), 0);
    while let Some(row) = rows.next()? {
        if !row.get::<_, Option<bool>>(1)?.unwrap_or(false) {
            let seq: i64 = row.get(0)?;
            faults.add(format!("the capture of change {seq} is not what the log says"));
        }
        done += 1;
        steps.at(CAPTURES, done, total)?;
    }
    if done != total {
        faults.add(format!("there are {total} captures, {done} are in the log"));
    }
    let fine = format!("{}, each as it was filed", counted(done, "capture", "captures"));
    Ok(faults.check(CAPTURES, fine, RESTORE))
}

pub(super) fn briefings(connection: &Connection, steps: &mut Steps<'_>) -> Result<Check> {
    let total = count(connection, "SELECT count(*) FROM briefing_revision")?;
    let mut statement = connection.prepare(
        "SELECT briefing_id, number, sha FROM briefing_revision ORDER BY briefing_id, number",
    )?;
    let mut rows = statement.query([])?;
    let (mut faults, mut done) = (Faults::default(), 0);
    while let Some(row) = rows.next()? {
        let (briefing, number): (i64, u32) = (row.get(0)?, row.get(1)?);
        let stored: String = row.get(2)?;
        if revision_sha(connection, briefing, number)?.as_str() != stored {
            faults.add(format!("revision {number} of briefing {briefing} was altered"));
        }
        done += 1;
        steps.at(BRIEFINGS, done, total)?;
    }
    let fine = format!("{}, each as it was saved", counted(done, "revision", "revisions"));
    Ok(faults.check(BRIEFINGS, fine, RESTORE))
}

fn count(connection: &Connection, sql: &str) -> Result<u64> {
    Ok(connection.query_row(sql, [], |row| row.get::<_, i64>(0))?.unsigned_abs())
}
