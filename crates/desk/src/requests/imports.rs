//! Imports: begin, look at, go on, try again, report.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use archive::{How, ImportId, ImportState, TroubleFilter, TroubleKind};

use super::MOST_ROWS;
use super::filing::{given, writing};
use crate::desk::Desk;
use crate::fault::refused;
use crate::import::{
    CSV_HEADER, Fresh, Order, Wishes, columns, csv_line, label, page, plan, trouble_entry,
};
use crate::jobs::Plan;
use crate::outside::{Writing, write_new};
use crate::text::quoted;
use crate::twins;
use crate::wire::{
    Done, ImportDetail, ImportReportPage, ImportReportRequest, ImportRequest, ImportRow,
    ImportStarted, JobResult, ReportFormat, ReportSaved, SaveImportReport, SkippedCount,
    StartImport, WireError,
};

/// Paths that one request may name.
const MOST_PATHS: usize = 10_000;

/// Inputs and failed entries that a detail holds.
const SHOWN: u32 = 500;
const FAILED_SHOWN: u32 = 100;

/// Skipped entries that are gathered by reason.
const GATHERED: u32 = 10_000;

impl Desk {
    /// What an import needs.
    pub(crate) fn order(&self) -> Result<Order, WireError> {
        Ok(Order {
            pen: writing(self)?,
            environment: self.environment().clone(),
            live: Arc::clone(self.imports()),
        })
    }
}

pub(crate) fn start_import(desk: &Desk, request: StartImport) -> Result<ImportStarted, WireError> {
    if request.paths.is_empty() || request.paths.len() > MOST_PATHS {
        return Err(refused(format!("between 1 and {MOST_PATHS} paths are taken at once")));
    }
    let label = label(&request.paths);
    let paths: Vec<PathBuf> = request.paths.iter().map(PathBuf::from).collect();
    let columns = columns(&request.columns)?;
    if let Some(columns) = &columns {
        super::tables::check(desk, &paths, columns)?;
    }
    if let Some(case) = request.case {
        desk.vault()?.archive.read(|r| r.cases().get(case))?;
    }
    if request.dry_run {
        return dry_run(desk, &label, paths, request.recursive);
    }
    let how = if request.dropped { How::Drop } else { How::Import };
    let fresh = Fresh {
        label,
        paths,
        recursive: request.recursive,
        wishes: Wishes {
            case: request.case,
            tags: request.tags,
            url: given(request.url),
            how: how.word().to_owned(),
            columns,
        },
        watch: None,
    };
    let order = desk.order()?;
    let import = order.begin(&fresh)?;
    work_on(desk, order, import, &fresh.label)
}

fn dry_run(
    desk: &Desk,
    label: &str,
    paths: Vec<PathBuf>,
    recursive: bool,
) -> Result<ImportStarted, WireError> {
    let vault = desk.vault()?;
    let plan_of = Plan { label: format!("Looking at {label}"), can_pause: true, in_vault: true };
    let started = desk.long_work().start(plan_of, move |progress| {
        Ok(JobResult::ImportPlan { plan: plan(&vault, progress, &paths, recursive)? })
    })?;
    Ok(ImportStarted { import: None, job: started.job })
}

/// Starts the job that works on an import.
pub(crate) fn work_on(
    desk: &Desk,
    order: Order,
    import: ImportId,
    label: &str,
) -> Result<ImportStarted, WireError> {
    let plan = Plan { label: format!("Importing {label}"), can_pause: true, in_vault: true };
    let started = desk.long_work().start(plan, move |progress| {
        order.go_on(import, progress, false)?;
        ended(&order, import)
    })?;
    Ok(ImportStarted { import: Some(import), job: started.job })
}

fn ended(order: &Order, import: ImportId) -> Result<JobResult, WireError> {
    let import = order.pen.vault.archive.read(|r| r.imports().get(import))?;
    Ok(JobResult::Import { import: twins::import_row(import, None, None) })
}

pub(crate) fn list_imports(desk: &Desk, (): ()) -> Result<Vec<ImportRow>, WireError> {
    let live = desk.imports();
    Ok(desk.vault()?.archive.read(|r| {
        let imports = r.imports().all(false)?;
        imports
            .into_iter()
            .map(|import| {
                let kind = only_kind(r, &import)?;
                let job = live.job(import.id);
                Ok(twins::import_row(import, job, kind.as_deref()))
            })
            .collect()
    })?)
}

/// The format of an import of one file.
fn only_kind(r: &archive::Reader<'_>, import: &archive::Import) -> archive::Result<Option<String>> {
    if import.inputs != 1 {
        return Ok(None);
    }
    Ok(r.imports().inputs(import.id, 0, 1)?.rows.pop().and_then(|input| input.kind))
}

pub(crate) fn show_import(desk: &Desk, request: ImportRequest) -> Result<ImportDetail, WireError> {
    let live = desk.imports();
    let import = request.import;
    Ok(desk.vault()?.archive.read(|r| {
        let row = r.imports().get(import)?;
        let wishes = Wishes::parse(&row.placing);
        let case = match wishes.case {
            Some(case) => r.cases().all()?.into_iter().find(|row| row.id == case),
            None => None,
        };
        let failed = TroubleFilter { what: Some(TroubleKind::Failed), open: true };
        let failed = r.imports().troubles(import, failed, 0, FAILED_SHOWN)?.rows;
        let kind = only_kind(r, &row)?;
        Ok(ImportDetail {
            row: twins::import_row(row, live.job(import), kind.as_deref()),
            case: case.map(|row| twins::case_ref_of(&row)),
            tags: wishes.tags,
            inputs: r
                .imports()
                .inputs(import, 0, SHOWN)?
                .rows
                .into_iter()
                .map(twins::import_input)
                .collect(),
            skipped: skipped(r, import)?,
            failed: failed
                .into_iter()
                .map(|trouble| trouble_entry(r, import, trouble))
                .collect::<archive::Result<_>>()?,
            speed: live.speed(import),
        })
    })?)
}

/// What was left out, gathered by reason.
fn skipped(r: &archive::Reader<'_>, import: ImportId) -> archive::Result<Vec<SkippedCount>> {
    let filter = TroubleFilter { what: Some(TroubleKind::Skipped), open: true };
    let mut counts: Vec<SkippedCount> = Vec::new();
    for trouble in r.imports().troubles(import, filter, 0, GATHERED)?.rows {
        match counts.iter_mut().find(|count| count.why == trouble.why) {
            Some(count) => count.count += 1,
            None => counts.push(SkippedCount { why: trouble.why, count: 1 }),
        }
    }
    counts.sort_by_key(|count| std::cmp::Reverse(count.count));
    counts.truncate(50);
    Ok(counts)
}

pub(crate) fn import_report(
    desk: &Desk,
    request: ImportReportRequest,
) -> Result<ImportReportPage, WireError> {
    let limit = request.limit.min(MOST_ROWS);
    page(&*desk.vault()?, request.import, request.outcome, request.offset.into(), limit)
}

pub(crate) fn save_import_report(
    desk: &Desk,
    request: SaveImportReport,
) -> Result<ReportSaved, WireError> {
    let vault = desk.vault()?;
    let mut entries = Vec::new();
    loop {
        let part = page(&vault, request.import, None, entries.len() as u64, MOST_ROWS)?.entries;
        if part.is_empty() {
            break;
        }
        entries.extend(part);
    }
    let bytes = match request.format {
        ReportFormat::Json => serde_json::to_vec_pretty(&entries)
            .map_err(|_| crate::fault::internal("this report"))?,
        ReportFormat::Csv => {
            let lines: String = entries.iter().map(csv_line).collect();
            format!("{CSV_HEADER}{lines}").into_bytes()
        }
    };
    write_new(Path::new(&request.path), &bytes, Writing::New)?;
    Ok(ReportSaved {
        path: request.path,
        entries: i64::try_from(entries.len()).unwrap_or(i64::MAX),
    })
}

pub(crate) fn resume_import(
    desk: &Desk,
    request: ImportRequest,
) -> Result<ImportStarted, WireError> {
    let order = desk.order()?;
    let import = order.pen.vault.archive.read(|r| r.imports().get(request.import))?;
    free(desk, import.id)?;
    if import.state == ImportState::Done {
        return Err(refused("this import is done; nothing of it is left to read"));
    }
    work_on(desk, order, import.id, &import.label)
}

pub(crate) fn retry_import(
    desk: &Desk,
    request: ImportRequest,
) -> Result<ImportStarted, WireError> {
    let order = desk.order()?;
    let import = order.pen.vault.archive.read(|r| r.imports().get(request.import))?;
    free(desk, import.id)?;
    if import.counts.failed == 0 {
        return Err(refused("nothing of this import failed"));
    }
    let (id, label) = (import.id, format!("Trying again: {}", import.label));
    let plan = Plan { label, can_pause: true, in_vault: true };
    let started = desk.long_work().start(plan, move |progress| {
        order.try_again(id, progress)?;
        ended(&order, id)
    })?;
    Ok(ImportStarted { import: Some(id), job: started.job })
}

fn free(desk: &Desk, import: ImportId) -> Result<(), WireError> {
    match desk.imports().job(import) {
        Some(_) => Err(refused("this import is at work already")),
        None => Ok(()),
    }
}

pub(crate) fn discard_import(desk: &Desk, request: ImportRequest) -> Result<Done, WireError> {
    free(desk, request.import)?;
    let pen = writing(desk)?;
    let import = pen.vault.archive.read(|r| r.imports().get(request.import))?;
    let label = format!("Discarded what the import {} filed", quoted(&import.label));
    pen.done(label, |w| w.imports().discard(import.id))
}

pub(crate) fn forget_import(
    desk: &Desk,
    request: ImportRequest,
) -> Result<Vec<ImportRow>, WireError> {
    free(desk, request.import)?;
    let now = desk.environment().now();
    let pen = writing(desk)?;
    let import = pen.vault.archive.read(|r| r.imports().get(request.import))?;
    pen.vault.archive.note_import(|notes| {
        if matches!(import.state, ImportState::Paused | ImportState::Waiting | ImportState::Running)
        {
            let why = Some("taken off the list");
            notes.set_state(import.id, ImportState::Cancelled, Some(now), why)?;
        }
        notes.hide(import.id, true)
    })?;
    list_imports(desk, ())
}
