//! `dossier log`: who did what, and when.

use clap::Args;
use desk::wire::{LogEntry, LogRequest};

use crate::door::Place;
use crate::failure::Outcome;
use crate::names;
use crate::table::Table;
use crate::terminal::Terminal;
use crate::words;

/// Say who did what, and when
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  dossier log
  dossier log --item 12
  dossier log --limit 50 --before 800")]
pub(crate) struct Log {
    /// How many acts at most
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=500))]
    limit: u32,
    /// Only acts before the one with this number
    #[arg(long, value_name = "NUMBER")]
    before: Option<i64>,
    /// Only acts on this item, by number or citation key
    #[arg(long)]
    item: Option<String>,
    /// Only acts on this case, by number or key
    #[arg(long)]
    case: Option<String>,
}

/// The items of an act by their titles, unless its words name them already.
fn about(entry: &LogEntry) -> String {
    let titles: Vec<&str> = entry
        .titles
        .iter()
        .map(|item| item.title.as_str())
        .filter(|title| !entry.label.contains(title))
        .collect();
    if titles.is_empty() {
        return String::new();
    }
    let more = entry.items.len() - entry.titles.len();
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!(": {}{more}", titles.join("; "))
}

impl Log {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let door = place.read()?;
        let request = LogRequest {
            limit: self.limit,
            before: self.before,
            item: self.item.as_deref().map(|name| names::item(&door, name)).transpose()?,
            case: names::case_if_named(&door, self.case.as_deref())?,
        };
        let entries: Vec<LogEntry> = door.ask("log", &request)?;
        if terminal.wants_json() {
            return terminal.json(&entries);
        }
        let mut table = Table::new(&["#NUMBER", "TIME", "ANALYST", "ACT"]);
        for entry in &entries {
            let undone = if entry.undone { " (taken back)" } else { "" };
            table.row([
                entry.seq.to_string(),
                words::minute(&entry.at),
                entry.actor.clone(),
                format!("{}{undone}{}", entry.label, about(entry)),
            ]);
        }
        if entries.is_empty() {
            return terminal.line("Nothing was done yet.");
        }
        table.print(terminal)
    }
}
