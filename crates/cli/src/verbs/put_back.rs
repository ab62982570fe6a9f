//! `dossier put-back`: puts items back into the inbox.

use clap::Args;
use desk::wire::ItemStatus;

use super::triage;
use crate::door::Place;
use crate::failure::Outcome;
use crate::terminal::Terminal;

/// Put items back into the inbox
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  dossier put-back 12")]
pub(crate) struct PutBack {
    /// Items, by number or citation key
    #[arg(required = true, value_name = "ITEM")]
    items: Vec<String>,
}

impl PutBack {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        triage::decide(place, terminal, &self.items, ItemStatus::Inbox)
    }
}
