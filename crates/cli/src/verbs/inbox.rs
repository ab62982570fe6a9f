//! `dossier inbox`: what waits for a decision.

use clap::Args;
use desk::wire::ItemStatus;

use super::list::{Page, page};
use crate::door::Place;
use crate::failure::Outcome;
use crate::terminal::Terminal;
use crate::words;

/// List what waits for a decision
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  dossier inbox
  dossier keep 12            out of the inbox, into the archive
  dossier discard 13         put aside
  dossier inbox --json | jq '.rows[].id'")]
pub(crate) struct Inbox {
    #[command(flatten)]
    page: Page,
}

impl Inbox {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let total = page(place, terminal, Some(ItemStatus::Inbox), &self.page)?;
        match total {
            Some(0) => terminal.line("The inbox is empty. `dossier file PATH` files something."),
            Some(total) => {
                terminal.line(&format!("\n{} in the inbox.", words::count(total, "item", "items")))
            }
            None => Ok(()),
        }
    }
}
