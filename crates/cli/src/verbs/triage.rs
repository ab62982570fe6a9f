//! Keeping, discarding and putting back are one request.

use desk::wire::{Done, ItemStatus, Triage};

use crate::door::Place;
use crate::failure::Outcome;
use crate::names;
use crate::terminal::Terminal;

/// Moves items to where they belong.
pub(super) fn decide(
    place: &Place,
    terminal: &mut Terminal,
    items: &[String],
    status: ItemStatus,
) -> Outcome {
    let door = place.write()?;
    let items = names::items(&door, items)?;
    let done: Done = door.ask("triage", &Triage { items, status })?;
    say(terminal, &done)
}

/// Prints what was done.
pub(super) fn say(terminal: &mut Terminal, done: &Done) -> Outcome {
    if terminal.wants_json() { terminal.json(done) } else { terminal.line(&done.label) }
}
