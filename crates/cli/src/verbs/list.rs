//! `dossier list`: items, newest first.

use clap::{Args, ValueEnum};
use desk::wire::{ItemPage, ItemStatus, ListItems};

use crate::door::Place;
use crate::failure::Outcome;
use crate::rows;
use crate::terminal::Terminal;
use crate::words;

/// List items, last filed first
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  dossier list                       the inbox and what is kept
  dossier list --status discarded
  dossier list --limit 20 --offset 40")]
pub(crate) struct List {
    /// Which items
    #[arg(long, value_enum, default_value_t = Shown::Archive)]
    status: Shown,
    #[command(flatten)]
    page: Page,
}

/// Which part of a list to print.
#[derive(Debug, Args)]
pub(crate) struct Page {
    /// How many at most
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=500))]
    limit: u32,
    /// How many to pass over
    #[arg(long, default_value_t = 0)]
    offset: u32,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Shown {
    /// The inbox and what is kept
    Archive,
    /// What waits for a decision
    Inbox,
    /// What was kept
    Filed,
    /// What was put aside
    Discarded,
}

impl List {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let status = match self.status {
            Shown::Archive => None,
            Shown::Inbox => Some(ItemStatus::Inbox),
            Shown::Filed => Some(ItemStatus::Filed),
            Shown::Discarded => Some(ItemStatus::Discarded),
        };
        match page(place, terminal, status, &self.page)? {
            Some(0) => terminal.line("No items."),
            Some(total) => terminal.line(&format!("\n{}.", words::count(total, "item", "items"))),
            None => Ok(()),
        }
    }
}

/// Prints a part of a list; answers with the length of the whole where it was not JSON.
pub(super) fn page(
    place: &Place,
    terminal: &mut Terminal,
    status: Option<ItemStatus>,
    page: &Page,
) -> Outcome<Option<i64>> {
    let request = ListItems { status, offset: page.offset, limit: page.limit };
    let found: ItemPage = place.read()?.ask("list_items", &request)?;
    if terminal.wants_json() {
        terminal.json(&found)?;
        return Ok(None);
    }
    rows::items(terminal, &found.rows)?;
    Ok(Some(found.total))
}
