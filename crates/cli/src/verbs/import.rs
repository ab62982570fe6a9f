//! `dossier import`: many inputs become items, with a report.

use std::collections::BTreeMap;

use clap::Args;
use desk::wire::{
    ImportDetail, ImportPlan, ImportRequest, ImportRow, ImportStarted, ImportState, JobResult,
    JobStarted, StartImport,
};

use crate::door::{self, Door, Place};
use crate::failure::{Failure, Outcome};
use crate::names;
use crate::progress;
use crate::table::Table;
use crate::terminal::{Style, Terminal};
use crate::words;

/// Import files, folders, mails, web archives and exports of other programs
#[derive(Debug, Args)]
#[command(
    after_long_help = "Files that hold others (a web archive, a mailbox, a ZIP) are read entry by entry; each entry
becomes an item with an original of its own. What was imported before is seen before, not twice.
An import that is stopped, by you, by a full disk or by the power going off, goes on exactly where
it stood: `dossier imports resume NUMBER`.

What the columns of a table mean is guessed by their names; `dossier formats --columns PATH` shows
it. --columns says it otherwise: title, text, url, author, source, published, modified, language,
tags.

Examples:
  dossier import export-2024.warc.gz
  dossier import clippings/ --recursive --into-case port-strike --tag harbour
  dossier import mails.mbox --dry-run
  dossier import table.csv --columns title=Headline,text=Story
  dossier import clippings/ --json | jq .totals

Ends with exit code 1 where something could not be read; all else is filed."
)]
pub(crate) struct Import {
    /// Files, or folders whose files are taken
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<String>,
    /// Enter the folders inside of folders too
    #[arg(long, short = 'r')]
    recursive: bool,
    /// Case to link the items to as evidence, by number or key
    #[arg(long, value_name = "CASE")]
    into_case: Option<String>,
    /// Tag to give them; may be given several times
    #[arg(long = "tag", value_name = "TAG", value_delimiter = ',')]
    tags: Vec<String>,
    /// For tables: which column holds what, as field=column
    #[arg(long, value_name = "FIELD=COLUMN", value_delimiter = ',', value_parser = column)]
    columns: Vec<(String, String)>,
    /// Address the text came from; for one file
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// Say what would happen, and write nothing
    #[arg(long)]
    dry_run: bool,
}

fn column(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((field, column)) if !field.is_empty() && !column.is_empty() => {
            Ok((field.to_owned(), column.to_owned()))
        }
        _ => Err("write it as field=column, like title=headline".to_owned()),
    }
}

impl Import {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let door = if self.dry_run { place.read()? } else { place.write()? };
        let paths = self.paths.iter().map(|path| door::full_path(path));
        let request = StartImport {
            paths: paths.collect::<Outcome<_>>()?,
            recursive: self.recursive,
            case: names::case_if_named(&door, self.into_case.as_deref())?,
            tags: self.tags.clone(),
            url: self.url.clone(),
            columns: self.columns.iter().cloned().collect::<BTreeMap<_, _>>(),
            dropped: false,
            dry_run: self.dry_run,
        };
        let started: ImportStarted = door.ask("start_import", &request)?;
        follow(&door, started, terminal)
    }
}

/// Waits for an import and prints what came of it.
pub(crate) fn follow(door: &Door, started: ImportStarted, terminal: &mut Terminal) -> Outcome {
    let job = progress::finish(door, &JobStarted { job: started.job })?;
    match job.result {
        Some(JobResult::ImportPlan { plan }) if terminal.wants_json() => terminal.json(&plan),
        Some(JobResult::ImportPlan { plan }) => print_plan(terminal, &plan),
        Some(JobResult::Import { import }) => {
            let request = ImportRequest { import: import.id };
            let detail: ImportDetail = door.ask("show_import", &request)?;
            if terminal.wants_json() {
                terminal.json(&detail.row)?;
            } else {
                print_totals(terminal, &detail)?;
            }
            let clean = import.totals.failed == 0 && import.state == ImportState::Done;
            if clean { Ok(()) } else { Err(Failure::Shown) }
        }
        _ => Err(progress::unexpected(&job)),
    }
}

fn print_plan(terminal: &mut Terminal, plan: &ImportPlan) -> Outcome {
    let files = words::count(plan.files, "file", "files");
    terminal.line(&format!("{files} would be read, {}:", words::size(plan.bytes)))?;
    let mut table = Table::new(&["FORMAT", "#FILES", "SIZE", ""]);
    for kind in &plan.kinds {
        let inside = if kind.parts { "each entry inside becomes an item" } else { "" };
        table.row([
            kind.name.clone(),
            words::thousands(kind.files),
            words::size(kind.bytes),
            inside.to_owned(),
        ]);
    }
    table.print(terminal)?;
    if plan.known > 0 {
        let known = words::count(plan.known, "file is", "files are");
        terminal.line(&format!("{known} in the vault already."))?;
    }
    for skip in &plan.skipped {
        terminal.line(&format!("Left out: {}: {}", skip.path, skip.why))?;
    }
    let more = plan.skipped_total - i64::try_from(plan.skipped.len()).unwrap_or(i64::MAX);
    if more > 0 {
        terminal.line(&format!("and {} more.", words::thousands(more)))?;
    }
    terminal.line("Nothing was written.")
}

/// What came of an import.
pub(crate) fn print_totals(terminal: &mut Terminal, detail: &ImportDetail) -> Outcome {
    let row = &detail.row;
    let heading = format!("Import {}: {}", row.id, words::one_line(&row.label));
    terminal.styled_line(&[
        (Some(Style::Bold), &heading),
        (Some(Style::Dim), &format!("  {}", standing(row))),
    ])?;
    let totals = &row.totals;
    for (name, count) in [
        ("Filed in the inbox", totals.filed),
        ("Seen before, new capture kept", totals.seen),
        ("New version of a filed page", totals.versions),
        ("Skipped", totals.skipped),
        ("Could not be read", totals.failed),
    ] {
        terminal.line(&format!("{name:<30} {:>12}", words::thousands(count)))?;
    }
    for skipped in detail.skipped.iter().take(5) {
        let why = words::one_line(&skipped.why);
        terminal.line(&format!("  skipped {}: {why}", words::thousands(skipped.count)))?;
    }
    for failed in detail.failed.iter().take(10) {
        let place = failed.place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
        let why = words::one_line(failed.why.as_deref().unwrap_or("no reason given"));
        terminal.line(&format!("  ! {}{place}: {why}", failed.path))?;
    }
    if totals.failed > 0 {
        terminal.line(&format!("Try these again with `dossier imports retry {}`.", row.id))?;
    }
    Ok(())
}

/// Where an import stands, in words.
pub(crate) fn standing(row: &ImportRow) -> String {
    let state = match row.state {
        ImportState::Waiting => "waiting",
        ImportState::Running => "running",
        ImportState::Paused => "paused",
        ImportState::Done => "done",
        ImportState::Cancelled => "cancelled",
        ImportState::Failed => "failed",
    };
    match &row.why {
        Some(why) => format!("{state}: {}", words::one_line(why)),
        None => state.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_named_by_its_field() {
        assert_eq!(column("title=Head line"), Ok(("title".into(), "Head line".into())));
        assert!(column("title").is_err());
        assert!(column("=x").is_err());
    }
}
