//! `dossier case link`: links items to a case.

use clap::{Args, ValueEnum};
use desk::wire::{Done, LinkItems, Role};

use crate::door::Place;
use crate::failure::Outcome;
use crate::names;
use crate::terminal::Terminal;
use crate::verbs::triage;

/// Link items to a case, or change role and note of links
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  dossier case link port-strike 12 13
  dossier case link port-strike harbour-2024-1219 --role background --note 'Names the operator'")]
pub(crate) struct Link {
    /// Case, by number or key
    #[arg(value_name = "CASE")]
    case: String,
    /// Items, by number or citation key
    #[arg(required = true, value_name = "ITEM")]
    items: Vec<String>,
    /// What the items are to the case
    #[arg(long, value_enum, default_value_t = As::Evidence)]
    role: As,
    /// A note on the link; without one, a note that stands is kept
    #[arg(long)]
    note: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum As {
    /// It bears on the question
    Evidence,
    /// It tells what one has to know
    Background,
    /// It stands around the question
    Context,
}

impl Link {
    pub(crate) fn run(self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let door = place.write()?;
        let request = LinkItems {
            case: names::case(&door, &self.case)?,
            items: names::items(&door, &self.items)?,
            role: match self.role {
                As::Evidence => Role::Evidence,
                As::Background => Role::Background,
                As::Context => Role::Context,
            },
            note: self.note,
        };
        let done: Done = door.ask("link_items", &request)?;
        triage::say(terminal, &done)
    }
}
