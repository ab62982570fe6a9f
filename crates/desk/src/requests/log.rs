//! The log, and taking acts back.

use archive::{LogFilter, Undone};

use super::MOST_ROWS;
use crate::desk::Desk;
use crate::pen::Pen;
use crate::text::count;
use crate::twins;
use crate::wire::{Done, LogEntry, LogRequest, WireError};

pub(crate) fn log(desk: &Desk, request: LogRequest) -> Result<Vec<LogEntry>, WireError> {
    let filter = LogFilter {
        limit: request.limit.min(MOST_ROWS),
        before: request.before,
        item: request.item,
        case: request.case,
    };
    let entries = desk.vault()?.archive.read(|reader| reader.log().entries(&filter))?;
    Ok(entries.into_iter().map(twins::log_entry).collect())
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
