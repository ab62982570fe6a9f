//! What changed, and the log.

use archive::{BatchKind, Changed, LogEntry};

use crate::wire;

/// What an act changed.
pub(crate) fn changed(changed: Changed) -> wire::Changed {
    let Changed { seq, items, cases, briefings, vault, .. } = changed;
    wire::Changed { seq, items, cases, briefings, vault }
}

/// An act of the log, with the titles of its first items. An act that takes another back says so.
pub(crate) fn log_entry(entry: LogEntry, titles: Vec<wire::ItemTitle>) -> wire::LogEntry {
    let label = match entry.kind {
        BatchKind::Act => entry.label,
        BatchKind::Undo => format!("Took back: {}", entry.label),
        BatchKind::Redo => format!("Did again: {}", entry.label),
    };
    wire::LogEntry {
        seq: entry.seq,
        at: entry.at.to_string(),
        actor: entry.actor,
        label,
        items: entry.items,
        titles,
        cases: entry.cases,
        briefings: entry.briefings,
        undone: entry.undone,
    }
}
