//! `dossier brief`: briefings in markdown.

mod edit;
mod list;
mod new;
mod preview;
mod restore;
mod revisions;
mod save;
mod show;
mod text;
mod tlp;

use clap::{Args, Subcommand};

use crate::door::Place;
use crate::failure::Outcome;
use crate::terminal::Terminal;

pub(crate) use text::warnings;

/// Work on briefings: make, list, show, save, preview, go back to an earlier state
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    subcommand_value_name = "VERB",
    subcommand_help_heading = "Verbs",
    after_long_help = "A briefing is markdown. It cites items by their keys: [@harbour-2024-1219, para. 4].

Examples:
  dossier brief new 'Port strike, week 3' --case port-strike --from draft.md
  dossier brief show 1 > draft.md
  dossier brief save 1 draft.md
  dossier brief preview 1
  dossier export 1 --format pdf"
)]
pub(crate) struct Brief {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    List(list::List),
    New(new::New),
    Show(show::Show),
    Save(save::Save),
    Edit(edit::Edit),
    Preview(preview::Preview),
    Revisions(revisions::Revisions),
    Restore(restore::Restore),
}

impl Brief {
    pub(crate) fn run(self, place: &Place, terminal: &mut Terminal) -> Outcome {
        match self.verb {
            Verb::List(verb) => verb.run(place, terminal),
            Verb::New(verb) => verb.run(place, terminal),
            Verb::Show(verb) => verb.run(place, terminal),
            Verb::Save(verb) => verb.run(place, terminal),
            Verb::Edit(verb) => verb.run(place, terminal),
            Verb::Preview(verb) => verb.run(place, terminal),
            Verb::Revisions(verb) => verb.run(place, terminal),
            Verb::Restore(verb) => verb.run(place, terminal),
        }
    }
}
