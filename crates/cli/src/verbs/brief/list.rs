//! `dossier brief list`: all briefings.

use clap::Args;
use desk::wire::BriefingRow;

use super::tlp::printed;
use crate::door::Place;
use crate::failure::Outcome;
use crate::table::Table;
use crate::terminal::Terminal;
use crate::words;

/// List all briefings, last edited first
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  dossier brief list")]
pub(crate) struct List {}

impl List {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let rows: Vec<BriefingRow> = place.read()?.ask("list_briefings", &())?;
        if terminal.wants_json() {
            return terminal.json(&rows);
        }
        if rows.is_empty() {
            return terminal.line("No briefings. `dossier brief new TITLE` makes one.");
        }
        let mut table = Table::new(&["#ID", "CASE", "TLP", "#REVISION", "SAVED", "TITLE"]);
        for row in rows {
            table.row([
                row.id.to_string(),
                row.case.map_or_else(|| "-".to_owned(), |case| case.key),
                printed(row.tlp).to_owned(),
                row.revision.to_string(),
                words::minute(&row.saved_at),
                row.title,
            ]);
        }
        table.print(terminal)
    }
}
