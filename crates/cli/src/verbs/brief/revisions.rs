//! `dossier brief revisions`: the saved states of a briefing.

use clap::Args;
use desk::wire::{BriefingRequest, Revision};

use crate::door::Place;
use crate::failure::Outcome;
use crate::names;
use crate::table::Table;
use crate::terminal::Terminal;
use crate::words;

/// List the saved states of a briefing, newest first
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  dossier brief revisions 1
  dossier brief show 1 --revision 3
  dossier brief restore 1 3")]
pub(crate) struct Revisions {
    /// Briefing, by number, key or title
    #[arg(value_name = "BRIEFING")]
    briefing: String,
}

impl Revisions {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let door = place.read()?;
        let id = names::briefing(&door, &self.briefing)?;
        let rows: Vec<Revision> = door.ask("list_revisions", &BriefingRequest { id })?;
        if terminal.wants_json() {
            return terminal.json(&rows);
        }
        let mut table = Table::new(&["#REVISION", "SAVED", "ANALYST", "#WORDS", "TITLE"]);
        for row in rows {
            table.row([
                row.number.to_string(),
                words::minute(&row.at),
                row.actor,
                words::thousands(i64::from(row.words)),
                row.title,
            ]);
        }
        table.print(terminal)
    }
}
