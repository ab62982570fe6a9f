//! `dossier watch`: folders whose new files become items.

use clap::{Args, Subcommand};
use desk::wire::{ImportStarted, UpdateWatch, WatchFolder, WatchRequest, WatchRow, WatchScan};

use super::import::follow;
use crate::door::{self, Place};
use crate::failure::{Failure, Outcome};
use crate::names;
use crate::table::Table;
use crate::terminal::Terminal;
use crate::words;

/// Watch folders: files that appear there become items
#[derive(Debug, Args)]
#[command(
    after_long_help = "Watched folders are looked into while a window holds the vault, and by `dossier watch scan`. A file
that changed within the last two seconds waits for the next look: it may be half written.

Examples:
  dossier watch add ~/Watched/feeds --tag feed
  dossier watch list
  dossier watch scan
  dossier watch pause 1
  dossier watch forget 1"
)]
pub(crate) struct Watch {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Begin to watch a folder
    #[command(after_long_help = "Examples:\n  dossier watch add ~/Watched/feeds --every 60")]
    Add(Add),
    /// List the watched folders
    #[command(after_long_help = "Examples:\n  dossier watch list --json")]
    List,
    /// Look into watched folders now
    #[command(after_long_help = "Examples:\n  dossier watch scan\n  dossier watch scan 1")]
    Scan(Scan),
    /// Stop looking for a while
    #[command(after_long_help = "Examples:\n  dossier watch pause 1")]
    Pause(Named),
    /// Go on looking
    #[command(after_long_help = "Examples:\n  dossier watch resume 1")]
    Resume(Named),
    /// Stop watching a folder; what came of it stays
    #[command(after_long_help = "Examples:\n  dossier watch forget 1")]
    Forget(Named),
}

#[derive(Debug, Args)]
struct Add {
    /// The folder
    #[arg(value_name = "FOLDER")]
    folder: String,
    /// Case to link the items to, by number or key
    #[arg(long, value_name = "CASE")]
    into_case: Option<String>,
    /// Tag to give them; may be given several times
    #[arg(long = "tag", value_name = "TAG", value_delimiter = ',')]
    tags: Vec<String>,
    /// Watch the folders inside too
    #[arg(long, short = 'r')]
    recursive: bool,
    /// Seconds between two looks
    #[arg(long, value_name = "SECONDS")]
    every: Option<u32>,
    /// Leave alone what lies there now
    #[arg(long)]
    only_new: bool,
}

#[derive(Debug, Args)]
struct Named {
    /// Number of the watched folder
    #[arg(value_name = "NUMBER")]
    watch: i64,
}

#[derive(Debug, Args)]
struct Scan {
    /// Number of the watched folder; all that are not paused without one
    #[arg(value_name = "NUMBER")]
    watch: Option<i64>,
}

impl Watch {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        match &self.what {
            What::Add(add) => add.run(place, terminal),
            What::List => {
                let rows: Vec<WatchRow> = place.read()?.ask("list_watches", &())?;
                print(terminal, &rows)
            }
            What::Scan(scan) => scan.run(place, terminal),
            What::Pause(named) => pause(place, terminal, named.watch, true),
            What::Resume(named) => pause(place, terminal, named.watch, false),
            What::Forget(named) => {
                let request = WatchRequest { watch: named.watch };
                let rows: Vec<WatchRow> = place.write()?.ask("forget_watch", &request)?;
                print(terminal, &rows)
            }
        }
    }
}

impl Add {
    fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let door = place.write()?;
        let request = WatchFolder {
            folder: door::full_path(&self.folder)?,
            case: names::case_if_named(&door, self.into_case.as_deref())?,
            tags: self.tags.clone(),
            recursive: self.recursive,
            every: self.every,
            only_new: self.only_new,
        };
        let row: WatchRow = door.ask("watch_folder", &request)?;
        print(terminal, &[row])
    }
}

fn pause(place: &Place, terminal: &mut Terminal, watch: i64, paused: bool) -> Outcome {
    let request = UpdateWatch { watch, paused: Some(paused), every: None, tags: None, case: None };
    let row: WatchRow = place.write()?.ask("update_watch", &request)?;
    print(terminal, &[row])
}

impl Scan {
    fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let door = place.write()?;
        let watches = match self.watch {
            Some(watch) => vec![watch],
            None => {
                let rows: Vec<WatchRow> = door.ask("list_watches", &())?;
                rows.into_iter().filter(|row| !row.paused).map(|row| row.id).collect()
            }
        };
        let mut clean = true;
        let mut scans = Vec::new();
        for watch in watches {
            let scan: WatchScan = door.ask("scan_watch", &WatchRequest { watch })?;
            if !terminal.wants_json() {
                say(terminal, &scan)?;
            }
            if let Some(job) = scan.job {
                let started = ImportStarted { import: scan.import, job };
                let mut silent = Terminal::silent();
                let shown = if terminal.wants_json() { &mut silent } else { &mut *terminal };
                match follow(&door, started, shown) {
                    Err(Failure::Shown) => clean = false,
                    other => other?,
                }
            }
            scans.push(scan);
        }
        if terminal.wants_json() {
            terminal.json(&scans)?;
        }
        if clean { Ok(()) } else { Err(Failure::Shown) }
    }
}

fn say(terminal: &mut Terminal, scan: &WatchScan) -> Outcome {
    let mut text = match &scan.why {
        Some(why) => format!("Watched folder {}: {why}", scan.watch),
        None => format!(
            "Watched folder {}: {}",
            scan.watch,
            words::count(scan.new_files, "new file", "new files")
        ),
    };
    if scan.waiting > 0 {
        text.push_str(&format!(", {} still being written", words::thousands(scan.waiting)));
    }
    terminal.line(&text)
}

fn print(terminal: &mut Terminal, rows: &[WatchRow]) -> Outcome {
    if terminal.wants_json() {
        return terminal.json(&rows);
    }
    if rows.is_empty() {
        return terminal.line("No folder is watched.");
    }
    let mut table = Table::new(&["#NUMBER", "EVERY", "STATE", "#FILES", "FOLDER"]);
    for row in rows {
        let state = match (row.missing, row.paused) {
            (true, _) => "not there",
            (false, true) => "paused",
            (false, false) => "watched",
        };
        table.row([
            row.id.to_string(),
            format!("{} s", row.every),
            state.to_owned(),
            words::thousands(row.files),
            row.folder.clone(),
        ]);
    }
    table.print(terminal)
}
