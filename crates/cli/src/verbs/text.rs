//! `dossier blocks`, `cut`, `restore`, `edit`, `clean`: the cleaned text of an item.

use std::io::{self, Read as _};

use clap::Args;
use desk::wire::{
    Block, CleanAgain, EditText, ItemDetail, JobResult, JobStarted, SetBlocks, VersionMade,
};

use crate::door::Place;
use crate::failure::{Failure, Outcome};
use crate::names;
use crate::progress;
use crate::terminal::{Style, Terminal};
use crate::words;

/// List the blocks of an item's text, kept and cut
#[derive(Debug, Args)]
#[command(after_long_help = "Cut blocks carry a minus and the rule that cut them.

Examples:
  dossier blocks 12
  dossier blocks @harbour-2024-1219 --json")]
pub(crate) struct Blocks {
    /// The item, by number or citation key
    item: String,
}

/// Cut blocks out of an item's text
#[derive(Debug, Args)]
#[command(
    after_long_help = "`dossier blocks` prints the numbers. A new version is made; the one before stays.

Examples:
  dossier cut 12 7 8
  dossier cut 12 7 --teach"
)]
pub(crate) struct Cut {
    #[command(flatten)]
    which: Which,
}

/// Put cut blocks back into an item's text
#[derive(Debug, Args)]
#[command(
    after_long_help = "`dossier blocks` prints the numbers. A new version is made; the one before stays.

Examples:
  dossier restore 12 7 8
  dossier restore 12 7 --teach"
)]
pub(crate) struct Restore {
    #[command(flatten)]
    which: Which,
}

#[derive(Debug, Args)]
struct Which {
    /// The item, by number or citation key
    item: String,
    /// Numbers of the blocks
    #[arg(required = true, value_name = "BLOCK")]
    blocks: Vec<u32>,
    /// Do the same on other pages of this site from now on
    #[arg(long)]
    teach: bool,
}

/// Replace the text of an item by standard input
#[derive(Debug, Args)]
#[command(
    after_long_help = "The text is markdown. The machine's version stays: `dossier versions`.

Examples:
  dossier show 12 > text.md; dossier edit 12 < text.md"
)]
pub(crate) struct Edit {
    /// The item, by number or citation key
    item: String,
}

/// Read originals again, with the rules of today
#[derive(Debug, Args)]
#[command(
    after_long_help = "Items whose text comes out the same keep their version. Texts that an analyst cut or wrote are left
alone, unless --edited-too is given.

Examples:
  dossier clean 12 13
  dossier clean --all"
)]
pub(crate) struct Clean {
    /// Items, by number or citation key
    #[arg(value_name = "ITEM", required_unless_present = "all", conflicts_with = "all")]
    items: Vec<String>,
    /// All items of the archive
    #[arg(long)]
    all: bool,
    /// Also those whose text an analyst worked on
    #[arg(long)]
    edited_too: bool,
}

impl Blocks {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let item: ItemDetail = place.read()?.ask("show_item", &names::item_request(&self.item))?;
        if terminal.wants_json() {
            return terminal.json(&item.blocks);
        }
        for (number, block) in item.blocks.iter().enumerate() {
            print(terminal, number, block)?;
        }
        Ok(())
    }
}

fn print(terminal: &mut Terminal, number: usize, block: &Block) -> Outcome {
    let text = words::one_line(&block.text);
    let shown = crate::table::shortened(&text, 100);
    if block.kept {
        return terminal.line(&format!("{number:>4}   {shown}"));
    }
    let rule = block.rule.as_deref().unwrap_or("cut");
    terminal.styled_line(&[(Some(Style::Dim), &format!("{number:>4} - {shown}  [{rule}]"))])
}

impl Cut {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        self.which.set(place, terminal, false)
    }
}

impl Restore {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        self.which.set(place, terminal, true)
    }
}

impl Which {
    fn set(&self, place: &Place, terminal: &mut Terminal, keep: bool) -> Outcome {
        let door = place.write()?;
        let request = SetBlocks {
            item: names::item(&door, &self.item)?,
            blocks: self.blocks.clone(),
            keep,
            teach: self.teach,
        };
        made(terminal, &door.ask("set_blocks", &request)?)
    }
}

fn made(terminal: &mut Terminal, made: &VersionMade) -> Outcome {
    if terminal.wants_json() {
        return terminal.json(made);
    }
    terminal.line(&format!("{} (version {})", made.label, made.version))
}

impl Edit {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let mut text = String::new();
        io::stdin()
            .lock()
            .take(64 << 20)
            .read_to_string(&mut text)
            .map_err(|error| Failure::file("standard input", &error))?;
        let door = place.write()?;
        let request = EditText { item: names::item(&door, &self.item)?, text };
        made(terminal, &door.ask("edit_text", &request)?)
    }
}

impl Clean {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let door = place.write()?;
        let items = names::items(&door, &self.items)?;
        let request = CleanAgain { items, edited_too: self.edited_too };
        let started: JobStarted = door.ask("clean_again", &request)?;
        let job = progress::finish(&door, &started)?;
        let Some(JobResult::CleanAgain { report }) = job.result else {
            return Err(progress::unexpected(&job));
        };
        if terminal.wants_json() {
            return terminal.json(&report);
        }
        let count = |number, what: &str| format!("{} {what}", words::thousands(number));
        terminal.line(&format!(
            "{}: {}, {}, {}, {}.",
            words::count(report.looked, "item was read again", "items were read again"),
            count(report.changed, "with a new version"),
            count(report.unchanged, "the same"),
            count(report.left, "left alone"),
            count(report.failed, "unreadable"),
        ))
    }
}
