//! `dossier case new`: makes a case.

use clap::Args;
use desk::wire::{CaseCreated, CreateCase};

use crate::door::Place;
use crate::failure::Outcome;
use crate::terminal::Terminal;

/// Make a case
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  dossier case new 'Port strike'
  dossier case new 'Port strike' --question 'Who gains from the strike?' --color '#a05a2c'")]
pub(crate) struct New {
    /// Title
    title: String,
    /// The question it is to answer
    #[arg(long, default_value = "", hide_default_value = true)]
    question: String,
    /// Key colour as #rrggbb; the next free one where none is given
    #[arg(long, value_name = "COLOUR", alias = "colour")]
    color: Option<String>,
}

impl New {
    pub(crate) fn run(self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let request = CreateCase { title: self.title, question: self.question, color: self.color };
        let made: CaseCreated = place.write()?.ask("create_case", &request)?;
        if terminal.wants_json() {
            return terminal.json(&made.case);
        }
        terminal.line(&format!("Made case {} {}: {}", made.case.id, made.case.key, made.case.title))
    }
}
