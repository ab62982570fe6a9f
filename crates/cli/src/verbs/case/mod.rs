//! `dossier case`: cases and what is linked to them.

mod edit;
mod link;
mod list;
mod new;
mod show;
mod unlink;

use clap::{Args, Subcommand};
use desk::wire::{CaseStatus, Role};

use crate::door::Place;
use crate::failure::Outcome;
use crate::terminal::Terminal;

/// Work on cases: make, list, show, edit, link items and unlink them
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    subcommand_value_name = "VERB",
    subcommand_help_heading = "Verbs",
    after_long_help = "Examples:
  dossier case new 'Port strike' --question 'Who gains from the strike?'
  dossier case link port-strike 12 13 --role background
  dossier case show port-strike
  dossier case edit port-strike --status closed"
)]
pub(crate) struct Case {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    List(list::List),
    New(new::New),
    Show(show::Show),
    Edit(edit::Edit),
    Link(link::Link),
    Unlink(unlink::Unlink),
}

impl Case {
    pub(crate) fn run(self, place: &Place, terminal: &mut Terminal) -> Outcome {
        match self.verb {
            Verb::List(verb) => verb.run(place, terminal),
            Verb::New(verb) => verb.run(place, terminal),
            Verb::Show(verb) => verb.run(place, terminal),
            Verb::Edit(verb) => verb.run(place, terminal),
            Verb::Link(verb) => verb.run(place, terminal),
            Verb::Unlink(verb) => verb.run(place, terminal),
        }
    }
}

/// The word for a role.
pub(crate) const fn role_word(role: Role) -> &'static str {
    match role {
        Role::Evidence => "evidence",
        Role::Background => "background",
        Role::Context => "context",
    }
}

/// The word for a status.
const fn status_word(status: CaseStatus) -> &'static str {
    match status {
        CaseStatus::Open => "open",
        CaseStatus::Paused => "paused",
        CaseStatus::Closed => "closed",
    }
}
