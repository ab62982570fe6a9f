//! `dossier undo`: takes the last act back.

use clap::Args;
use desk::wire::Done;

use super::triage;
use crate::door::Place;
use crate::failure::Outcome;
use crate::terminal::Terminal;

/// Take the last act back
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  dossier discard 12\n  dossier undo")]
pub(crate) struct Undo {}

impl Undo {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let done: Done = place.write()?.ask("undo", &())?;
        triage::say(terminal, &done)
    }
}
