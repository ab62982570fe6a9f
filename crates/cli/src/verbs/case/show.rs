//! `dossier case show`: one case with its evidence.

use clap::Args;
use desk::wire::{BriefingRow, CaseDetail, EvidenceRow};
use serde_json::json;

use super::{role_word, status_word};
use crate::door::Place;
use crate::failure::Outcome;
use crate::names;
use crate::table::Table;
use crate::terminal::{Style, Terminal};
use crate::words;

/// Show a case with its evidence and its briefings
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  dossier case show port-strike
  dossier case show port-strike --json | jq '.evidence[] | {key: .item.key, role, note}'")]
pub(crate) struct Show {
    /// Case, by number or key
    #[arg(value_name = "CASE")]
    case: String,
}

impl Show {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let request = names::case_request(&self.case);
        let case: CaseDetail = place.read()?.ask("show_case", &request)?;
        if terminal.wants_json() {
            let mut value = json!(case.row);
            value["evidence"] = json!(case.evidence);
            value["briefings"] = json!(case.briefings);
            return terminal.json(&value);
        }
        head(terminal, &case)?;
        evidence(terminal, &case.evidence)?;
        briefings(terminal, &case.briefings)
    }
}

fn head(terminal: &mut Terminal, case: &CaseDetail) -> Outcome {
    let row = &case.row;
    terminal.styled_line(&[(Some(Style::Bold), &words::one_line(&row.title))])?;
    let facts = format!("case {} {}, {}", row.id, row.key, status_word(row.status));
    terminal.styled_line(&[(Some(Style::Dim), &facts)])?;
    if row.question.is_empty() { Ok(()) } else { terminal.line(&row.question) }
}

fn evidence(terminal: &mut Terminal, rows: &[EvidenceRow]) -> Outcome {
    if rows.is_empty() {
        return terminal
            .line("\nNothing is linked yet. `dossier case link CASE ITEM` links an item.");
    }
    terminal.line("")?;
    let mut table = Table::new(&["#ID", "KEY", "ROLE", "PUBLISHED", "TITLE", "NOTE"]);
    for row in rows {
        table.row([
            row.item.id.to_string(),
            row.item.key.clone(),
            role_word(row.role).to_owned(),
            words::day(&row.item.published.when).to_owned(),
            row.item.title.clone(),
            row.note.clone(),
        ]);
    }
    table.print(terminal)
}

fn briefings(terminal: &mut Terminal, rows: &[BriefingRow]) -> Outcome {
    if rows.is_empty() {
        return Ok(());
    }
    terminal.line("\nBriefings")?;
    for row in rows {
        terminal.line(&format!("  {}  {}", row.id, words::one_line(&row.title)))?;
    }
    Ok(())
}
