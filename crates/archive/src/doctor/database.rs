//! The database itself: its pages, the links between its rows, its log.

use rusqlite::Connection;

use super::report::{Check, Faults, counted};
use super::{RESTORE, Steps, evidence, states};
use crate::change::verify_chain;
use crate::error::Result;
use crate::sha::hex;

/// An examination of the database in one snapshot.
type Examine = fn(&Connection, &mut Steps<'_>) -> Result<Check>;

/// What is looked at in the database, in this order.
pub(super) const CHECKS: [(&str, Examine); 7] = [
    (DATABASE, pages),
    (ROWS, rows),
    (LOG, log),
    (evidence::ITEMS, evidence::items),
    (evidence::CAPTURES, evidence::captures),
    (evidence::BRIEFINGS, evidence::briefings),
    (states::NAME, states::examine),
];

const DATABASE: &str = "Database";
const ROWS: &str = "Links between rows";
const LOG: &str = "Log";

fn pages(connection: &Connection, _steps: &mut Steps<'_>) -> Result<Check> {
    let mut faults = Faults::default();
    let mut statement = connection.prepare("PRAGMA integrity_check(100)")?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        let line: String = row.get(0)?;
        if line != "ok" {
            faults.add(line);
        }
    }
    Ok(faults.check(DATABASE, "every page is in order", RESTORE))
}

fn rows(connection: &Connection, _steps: &mut Steps<'_>) -> Result<Check> {
    let mut faults = Faults::default();
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        let (table, number, to): (String, Option<i64>, String) =
            (row.get(0)?, row.get(1)?, row.get(2)?);
        let number = number.map_or_else(String::new, |number| format!(" {number}"));
        faults.add(format!("row{number} of {table} points at a {to} that is not there"));
    }
    Ok(faults.check(ROWS, "each leads to a row that is there", RESTORE))
}

fn log(connection: &Connection, steps: &mut Steps<'_>) -> Result<Check> {
    let total: i64 = connection.query_row("SELECT count(*) FROM change", [], |row| row.get(0))?;
    let total = total.unsigned_abs();
    let chain = verify_chain(connection, |done| match done % 1_000 {
        0 => steps.at(LOG, done, total),
        _ => Ok(()),
    })?;
    if let Some(seq) = chain.broken_at {
        let finding = format!("change {seq} is not as it was written, or one before it is missing");
        return Ok(Check::bad(LOG, finding, RESTORE));
    }
    let changes = counted(chain.rows, "change", "changes");
    Ok(Check::good(
        LOG,
        format!("{changes}, each as it was written; newest hash {}", hex(&chain.head)),
    ))
}
