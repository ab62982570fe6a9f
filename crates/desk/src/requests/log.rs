//! The log, and taking acts back.

use std::collections::{BTreeSet, HashMap};

use archive::{LogEntry, LogFilter, Undone};

use super::MOST_ROWS;
use crate::desk::Desk;
use crate::pen::Pen;
use crate::text::count;
use crate::twins;
use crate::wire::{self, Done, ItemTitle, LogRequest, WireError};

/// Items of one act that the log names by their titles.
const MOST_TITLES: usize = 3;

pub(crate) fn log(desk: &Desk, request: LogRequest) -> Result<Vec<wire::LogEntry>, WireError> {
    let filter = LogFilter {
        limit: request.limit.min(MOST_ROWS),
        before: request.before,
        item: request.item,
        case: request.case,
    };
    let (entries, titles) = desk.vault()?.archive.read(|reader| {
        let entries = reader.log().entries(&filter)?;
        // One question for all of them: a log of many acts costs no more than a log of one.
        let named: BTreeSet<i64> = entries.iter().flat_map(first_items).copied().collect();
        let rows = reader.items().rows(&named.into_iter().collect::<Vec<_>>())?;
        let titles: HashMap<i64, String> =
            rows.into_iter().map(|row| (row.id, row.title)).collect();
        Ok((entries, titles))
    })?;
    let titled = |entry: LogEntry| {
        let titles = first_items(&entry)
            .filter_map(|id| Some(ItemTitle { id: *id, title: titles.get(id)?.clone() }))
            .collect();
        twins::log_entry(entry, titles)
    };
    Ok(entries.into_iter().map(titled).collect())
}

/// The items of an act that are named in the log.
fn first_items(entry: &LogEntry) -> impl Iterator<Item = &i64> {
    entry.items.iter().take(MOST_TITLES)
}

pub(crate) fn undo(desk: &Desk, (): ()) -> Result<Done, WireError> {
    let pen = desk.pen()?;
    let undone = pen.vault.archive.undo(&pen.actor, pen.at)?;
    Ok(done(&pen, "Took back", undone))
}

pub(crate) fn redo(desk: &Desk, (): ()) -> Result<Done, WireError> {
    let pen = desk.pen()?;
    let undone = pen.vault.archive.redo(&pen.actor, pen.at)?;
    Ok(done(&pen, "Did again", undone))
}

fn done(pen: &Pen, verb: &str, undone: Undone) -> Done {
    let mut label = format!("{verb}: {}", undone.label);
    if undone.discarded > 0 {
        // Evidence is never deleted.
        let items = count(undone.discarded, "item was", "items were");
        label.push_str(&format!(". The {items} discarded, not deleted"));
    }
    Done { label, changed: pen.tell(undone.changed) }
}
