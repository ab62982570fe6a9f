//! `dossier keep`: takes items out of the inbox into the archive.

use clap::Args;
use desk::wire::ItemStatus;

use super::triage;
use crate::door::Place;
use crate::failure::Outcome;
use crate::terminal::Terminal;

/// Keep items: out of the inbox, into the archive
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  dossier keep 12\n  dossier keep 12 13 harbour-2024-1219")]
pub(crate) struct Keep {
    /// Items, by number or citation key
    #[arg(required = true, value_name = "ITEM")]
    items: Vec<String>,
}

impl Keep {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        triage::decide(place, terminal, &self.items, ItemStatus::Filed)
    }
}
