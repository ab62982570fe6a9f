//! `dossier case unlink`: takes items out of a case.

use clap::Args;
use desk::wire::{Done, UnlinkItems};

use crate::door::Place;
use crate::failure::Outcome;
use crate::names;
use crate::terminal::Terminal;
use crate::verbs::triage;

/// Take items out of a case; the items stay in the archive
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  dossier case unlink port-strike 12 13")]
pub(crate) struct Unlink {
    /// Case, by number or key
    #[arg(value_name = "CASE")]
    case: String,
    /// Items, by number or citation key
    #[arg(required = true, value_name = "ITEM")]
    items: Vec<String>,
}

impl Unlink {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let door = place.write()?;
        let request = UnlinkItems {
            case: names::case(&door, &self.case)?,
            items: names::items(&door, &self.items)?,
        };
        let done: Done = door.ask("unlink_items", &request)?;
        triage::say(terminal, &done)
    }
}
