//! `dossier tag`: adds tags to items and takes them off.

use clap::Args;
use desk::wire::{Done, TagItems};

use super::triage;
use crate::door::Place;
use crate::failure::{Failure, Outcome};
use crate::names;
use crate::terminal::Terminal;

/// Add tags to items, or take them off
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  dossier tag 12 harbour strike              both tags to item 12
  dossier tag 12 --items 13,14 harbour       one tag to three items
  dossier tag 12 --remove rumour             takes one off")]
pub(crate) struct Tag {
    /// Item, by number or citation key
    #[arg(value_name = "ITEM")]
    item: String,
    /// Tags to add
    #[arg(value_name = "TAG")]
    add: Vec<String>,
    /// Further items
    #[arg(long, value_name = "ITEM", value_delimiter = ',')]
    items: Vec<String>,
    /// Tags to take off
    #[arg(long, value_name = "TAG", value_delimiter = ',')]
    remove: Vec<String>,
}

impl Tag {
    pub(crate) fn run(self, place: &Place, terminal: &mut Terminal) -> Outcome {
        if self.add.is_empty() && self.remove.is_empty() {
            return Err(Failure::Usage(
                "no tag was named".to_owned(),
                "Name the tags to add behind the item, or those to take off with --remove."
                    .to_owned(),
            ));
        }
        let door = place.write()?;
        let named: Vec<String> = std::iter::once(self.item).chain(self.items).collect();
        let items = names::items(&door, &named)?;
        let request = TagItems { items, add: self.add, remove: self.remove };
        let done: Done = door.ask("tag_items", &request)?;
        triage::say(terminal, &done)
    }
}
