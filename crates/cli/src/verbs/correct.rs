//! `dossier correct`: corrects what was proposed about an item.

use clap::{Args, ValueEnum};
use desk::wire::{CorrectItem, Done, ItemField};

use super::triage;
use crate::door::Place;
use crate::failure::Outcome;
use crate::names;
use crate::terminal::Terminal;

/// Correct a field of an item; what the page said stays beside it
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  dossier correct 12 title 'Port strike ends after nine days'
  dossier correct 12 published 2024-12-18      a day; also 2024, 2024-12, 2024-04/2024-08, unknown
  dossier correct 12 authors 'Ana Ferreira; Jo Lindqvist'
  dossier correct 12 title ''                  takes the correction back")]
pub(crate) struct Correct {
    /// Item, by number or citation key
    item: String,
    /// The field
    #[arg(value_enum)]
    field: Field,
    /// The right value; an empty one takes the correction back
    value: String,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Field {
    /// The title
    Title,
    /// The authors, separated by ;
    Authors,
    /// Who published it
    Publisher,
    /// When it was published, as far as it is known
    Published,
    /// Language code of the text
    Language,
    /// The address of the page
    Url,
}

impl Correct {
    pub(crate) fn run(self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let door = place.write()?;
        let item = names::item(&door, &self.item)?;
        let field = match self.field {
            Field::Title => ItemField::Title,
            Field::Authors => ItemField::Authors,
            Field::Publisher => ItemField::Publisher,
            Field::Published => ItemField::Published,
            Field::Language => ItemField::Language,
            Field::Url => ItemField::Url,
        };
        let done: Done =
            door.ask("correct_item", &CorrectItem { item, field, value: self.value })?;
        triage::say(terminal, &done)
    }
}
