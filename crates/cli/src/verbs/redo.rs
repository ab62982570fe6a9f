//! `dossier redo`: does again what was taken back.

use clap::Args;
use desk::wire::Done;

use super::triage;
use crate::door::Place;
use crate::failure::Outcome;
use crate::terminal::Terminal;

/// Do again what was taken back
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  dossier undo\n  dossier redo")]
pub(crate) struct Redo {}

impl Redo {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let done: Done = place.write()?.ask("redo", &())?;
        triage::say(terminal, &done)
    }
}
