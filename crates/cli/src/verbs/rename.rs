//! `dossier rename`: gives the vault or its analyst another name.

use clap::Args;
use desk::wire::{Done, UpdateVault};

use super::triage;
use crate::door::Place;
use crate::failure::Outcome;
use crate::terminal::Terminal;

/// Give the vault or its analyst another name; the folder keeps its name
#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
#[command(after_long_help = "Examples:
  dossier rename --name 'Port desk'
  dossier rename --analyst 'Jo Lindqvist'     signs the log from now on")]
pub(crate) struct Rename {
    /// New name of the vault
    #[arg(long)]
    name: Option<String>,
    /// New name of the analyst
    #[arg(long)]
    analyst: Option<String>,
}

impl Rename {
    pub(crate) fn run(self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let request = UpdateVault { name: self.name, analyst: self.analyst };
        let done: Done = place.write()?.ask("update_vault", &request)?;
        triage::say(terminal, &done)
    }
}
