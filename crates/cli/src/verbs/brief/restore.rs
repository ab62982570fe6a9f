//! `dossier brief restore`: goes back to an earlier state of a briefing.

use clap::Args;
use desk::wire::{BriefingSaved, RevisionRequest};

use super::text;
use crate::door::Place;
use crate::failure::Outcome;
use crate::names;
use crate::terminal::Terminal;

/// Go back to an earlier state of a briefing; it is saved as a new revision
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  dossier brief restore 1 3")]
pub(crate) struct Restore {
    /// Briefing, by number, key or title
    #[arg(value_name = "BRIEFING")]
    briefing: String,
    /// Number of the revision
    revision: u32,
}

impl Restore {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let door = place.write()?;
        let id = names::briefing(&door, &self.briefing)?;
        let request = RevisionRequest { id, number: self.revision };
        let saved: BriefingSaved = door.ask("restore_revision", &request)?;
        text::saved(terminal, "Restored", &saved)
    }
}
