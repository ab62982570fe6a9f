//! `dossier case edit`: changes title, question, colour or status of a case.

use clap::{Args, ValueEnum};
use desk::wire::{CaseStatus, Done, UpdateCase};

use crate::door::Place;
use crate::failure::Outcome;
use crate::names;
use crate::terminal::Terminal;
use crate::verbs::triage;

/// Change title, question, colour or status of a case
#[derive(Debug, Args)]
#[command(
    override_usage = "dossier case edit [OPTIONS] <CASE>",
    after_long_help = "Examples:
  dossier case edit port-strike --status paused
  dossier case edit 2 --title 'Port strike of January' --question 'Who gains?'"
)]
pub(crate) struct Edit {
    /// Case, by number or key
    #[arg(value_name = "CASE")]
    case: String,
    #[command(flatten)]
    change: Change,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct Change {
    /// New title
    #[arg(long)]
    title: Option<String>,
    /// New question
    #[arg(long)]
    question: Option<String>,
    /// New key colour as #rrggbb
    #[arg(long, value_name = "COLOUR", alias = "colour")]
    color: Option<String>,
    /// New status
    #[arg(long, value_enum)]
    status: Option<Status>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Status {
    /// Being worked on
    Open,
    /// Waiting for something
    Paused,
    /// Answered or given up
    Closed,
}

impl Edit {
    pub(crate) fn run(self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let door = place.write()?;
        let request = UpdateCase {
            id: names::case(&door, &self.case)?,
            title: self.change.title,
            question: self.change.question,
            color: self.change.color,
            status: self.change.status.map(|status| match status {
                Status::Open => CaseStatus::Open,
                Status::Paused => CaseStatus::Paused,
                Status::Closed => CaseStatus::Closed,
            }),
        };
        let done: Done = door.ask("update_case", &request)?;
        triage::say(terminal, &done)
    }
}
