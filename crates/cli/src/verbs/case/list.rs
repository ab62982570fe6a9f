//! `dossier case list`: all cases.

use clap::Args;
use desk::wire::CaseRow;

use super::status_word;
use crate::door::Place;
use crate::failure::Outcome;
use crate::table::Table;
use crate::terminal::Terminal;
use crate::words;

/// List all cases, open ones first
#[derive(Debug, Args)]
#[command(
    after_long_help = "Examples:\n  dossier case list\n  dossier case list --json | jq '.[].key'"
)]
pub(crate) struct List {}

impl List {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let rows: Vec<CaseRow> = place.read()?.ask("list_cases", &())?;
        if terminal.wants_json() {
            return terminal.json(&rows);
        }
        if rows.is_empty() {
            return terminal.line("No cases. `dossier case new TITLE` makes one.");
        }
        let mut table = Table::new(&["#ID", "KEY", "STATUS", "#ITEMS", "TITLE"]);
        for row in rows {
            table.row([
                row.id.to_string(),
                row.key,
                status_word(row.status).to_owned(),
                words::thousands(row.items),
                row.title,
            ]);
        }
        table.print(terminal)
    }
}
