//! `dossier imports`: what was imported, going on, trying again, reports.

use clap::{Args, Subcommand};
use desk::wire::{
    Done, ImportDetail, ImportReportPage, ImportReportRequest, ImportRequest, ImportRow,
    ImportStarted, ReportFormat, ReportSaved, SaveImportReport,
};

use super::import::{follow, print_totals, standing};
use crate::door::{self, Place};
use crate::failure::Outcome;
use crate::table::Table;
use crate::terminal::Terminal;
use crate::words;

/// List imports, go on with them, read their reports
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_long_help = "Examples:
  dossier imports
  dossier imports show 3
  dossier imports resume 3
  dossier imports retry 3
  dossier imports report 3 --csv report.csv"
)]
pub(crate) struct Imports {
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// List the imports, newest first
    #[command(after_long_help = "Examples:\n  dossier imports list --json | jq '.[].id'")]
    List,
    /// Show one import with what came of it
    #[command(after_long_help = "Examples:\n  dossier imports show 3")]
    Show(Named),
    /// Go on with an import that was stopped
    #[command(after_long_help = "Examples:\n  dossier imports resume 3")]
    Resume(Named),
    /// Try again what failed, and nothing else
    #[command(after_long_help = "Examples:\n  dossier imports retry 3")]
    Retry(Named),
    /// Say what became of each entry
    #[command(
        after_long_help = "Without a file, the report is printed.\n\nExamples:\n  dossier imports report 3\n  dossier imports report 3 --csv report.csv"
    )]
    Report(Report),
    /// Discard what an import filed and nobody has decided about
    #[command(
        after_long_help = "`dossier undo` takes it back.\n\nExamples:\n  dossier imports discard 3"
    )]
    Discard(Named),
    /// Take an import off the list; what it filed stays
    #[command(after_long_help = "Examples:\n  dossier imports forget 3")]
    Forget(Named),
}

#[derive(Debug, Args)]
struct Named {
    /// Number of the import
    #[arg(value_name = "NUMBER")]
    import: i64,
}

#[derive(Debug, Args)]
struct Report {
    /// Number of the import
    #[arg(value_name = "NUMBER")]
    import: i64,
    /// Write it as CSV into this file
    #[arg(long, value_name = "FILE", conflicts_with = "json_file")]
    csv: Option<String>,
    /// Write it as JSON into this file
    #[arg(long = "json-file", value_name = "FILE")]
    json_file: Option<String>,
}

impl Imports {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        match &self.what {
            None | Some(What::List) => list(place, terminal),
            Some(What::Show(named)) => show(place, terminal, named.import),
            Some(What::Resume(named)) => work(place, terminal, "resume_import", named.import),
            Some(What::Retry(named)) => work(place, terminal, "retry_import", named.import),
            Some(What::Report(report)) => report.run(place, terminal),
            Some(What::Discard(named)) => {
                let request = ImportRequest { import: named.import };
                let done: Done = place.write()?.ask("discard_import", &request)?;
                if terminal.wants_json() {
                    terminal.json(&done)
                } else {
                    terminal.line(&done.label)
                }
            }
            Some(What::Forget(named)) => {
                let request = ImportRequest { import: named.import };
                let rows: Vec<ImportRow> = place.write()?.ask("forget_import", &request)?;
                print_list(terminal, &rows)
            }
        }
    }
}

fn list(place: &Place, terminal: &mut Terminal) -> Outcome {
    let rows: Vec<ImportRow> = place.read()?.ask("list_imports", &())?;
    print_list(terminal, &rows)
}

fn print_list(terminal: &mut Terminal, rows: &[ImportRow]) -> Outcome {
    if terminal.wants_json() {
        return terminal.json(&rows);
    }
    if rows.is_empty() {
        return terminal.line("Nothing was imported yet.");
    }
    let mut table =
        Table::new(&["#NUMBER", "STARTED", "#FILED", "#SEEN", "#FAILED", "STATE", "WHAT"]);
    for row in rows {
        table.row([
            row.id.to_string(),
            words::minute(&row.started_at),
            words::thousands(row.totals.filed + row.totals.versions),
            words::thousands(row.totals.seen),
            words::thousands(row.totals.failed),
            standing(row),
            row.label.clone(),
        ]);
    }
    table.print(terminal)
}

fn show(place: &Place, terminal: &mut Terminal, import: i64) -> Outcome {
    let detail: ImportDetail = place.read()?.ask("show_import", &ImportRequest { import })?;
    if terminal.wants_json() { terminal.json(&detail) } else { print_totals(terminal, &detail) }
}

fn work(place: &Place, terminal: &mut Terminal, request: &str, import: i64) -> Outcome {
    let door = place.write()?;
    let started: ImportStarted = door.ask(request, &ImportRequest { import })?;
    follow(&door, started, terminal)
}

impl Report {
    fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let door = place.read()?;
        let file = match (&self.csv, &self.json_file) {
            (Some(path), _) => Some((path, ReportFormat::Csv)),
            (None, Some(path)) => Some((path, ReportFormat::Json)),
            (None, None) => None,
        };
        if let Some((path, format)) = file {
            let path = door::full_path(path)?;
            let request = SaveImportReport { import: self.import, path, format };
            let saved: ReportSaved = door.ask("save_import_report", &request)?;
            if terminal.wants_json() {
                return terminal.json(&saved);
            }
            let entries = words::count(saved.entries, "entry", "entries");
            return terminal.line(&format!("Wrote {entries} to {}", saved.path));
        }
        let mut entries = Vec::new();
        loop {
            let request = ImportReportRequest {
                import: self.import,
                outcome: None,
                offset: u32::try_from(entries.len()).unwrap_or(u32::MAX),
                limit: 500,
            };
            let page: ImportReportPage = door.ask("import_report", &request)?;
            if page.entries.is_empty() {
                break;
            }
            entries.extend(page.entries);
        }
        if terminal.wants_json() {
            return terminal.json(&entries);
        }
        let mut table = Table::new(&["OUTCOME", "#ITEM", "WHERE", "WHAT"]);
        for entry in entries {
            let outcome = serde_json::to_value(entry.outcome).unwrap_or_default();
            let place = entry.place.map(|place| format!(", {place}")).unwrap_or_default();
            table.row([
                outcome.as_str().unwrap_or_default().to_owned(),
                entry.item.map(|item| item.to_string()).unwrap_or_default(),
                format!("{}{place}", entry.path),
                entry.why.or(entry.title).unwrap_or_default(),
            ]);
        }
        table.print(terminal)
    }
}
