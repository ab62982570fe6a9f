//! `dossier discard`: puts items aside.

use clap::Args;
use desk::wire::ItemStatus;

use super::triage;
use crate::door::Place;
use crate::failure::Outcome;
use crate::terminal::Terminal;

/// Put items aside: kept on disk, left out of search unless asked for
#[derive(Debug, Args)]
#[command(
    after_long_help = "Examples:\n  dossier discard 12\n  dossier search strike --include-discarded\n  dossier undo"
)]
pub(crate) struct Discard {
    /// Items, by number or citation key
    #[arg(required = true, value_name = "ITEM")]
    items: Vec<String>,
}

impl Discard {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        triage::decide(place, terminal, &self.items, ItemStatus::Discarded)
    }
}
