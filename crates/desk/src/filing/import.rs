//! Files and folders that were dropped or chosen: an import whose every entry is told.

use std::collections::HashMap;
use std::path::PathBuf;

use archive::{How, ImportId, Outcome, Status};

use super::Placing;
use super::intake::words_of;
use crate::import::{Fresh, Order, Told, Wishes};
use crate::jobs::Progress;
use crate::outside::Unreadable;
use crate::twins;
use crate::wire::{Changed, ErrorCode, Filed, FilingOutcome, FilingReport, WireError};

/// Inputs that are looked up at once.
const PAGE: u32 = 500;

/// An import of what was dropped or chosen.
pub(crate) fn fresh(
    label: String,
    paths: Vec<PathBuf>,
    how: How,
    url: Option<String>,
    placing: Placing,
) -> Fresh {
    let wishes = Wishes {
        case: placing.case,
        tags: placing.tags,
        url,
        how: how.word().to_owned(),
        columns: None,
    };
    Fresh { label, paths, recursive: true, wishes, watch: None }
}

/// Does such an import. What was refused is in the report; only what stops everything (a full
/// disk) is an error.
///
/// All of it goes into the vault of the order, whatever is opened meanwhile.
pub(crate) fn import(
    order: &Order,
    import: ImportId,
    progress: &Progress,
) -> Result<FilingReport, WireError> {
    let told = order.go_on(import, progress, true)?;
    let paths = paths(order, import)?;
    let mut report = FilingReport {
        inputs: Vec::with_capacity(told.len()),
        filed: 0,
        seen_before: 0,
        new_versions: 0,
        refused: 0,
    };
    for told in told {
        let path = paths.get(&told.input).cloned().unwrap_or_default();
        let filed = one(told, path);
        match filed.outcome {
            FilingOutcome::Filed => report.filed += 1,
            FilingOutcome::SeenBefore => report.seen_before += 1,
            FilingOutcome::NewVersion => report.new_versions += 1,
            FilingOutcome::Refused => report.refused += 1,
        }
        report.inputs.push(filed);
    }
    Ok(report)
}

fn paths(order: &Order, import: ImportId) -> Result<HashMap<u32, String>, WireError> {
    let mut paths = HashMap::new();
    let mut offset = 0;
    loop {
        let archive = &order.pen.vault.archive;
        let page = archive.read(|r| r.imports().inputs(import, offset, PAGE))?.rows;
        let Some(last) = page.last() else { return Ok(paths) };
        offset = u64::from(last.number);
        paths.extend(page.into_iter().map(|input| (input.number, input.path)));
    }
}

/// What became of one entry.
fn one(told: Told, path: String) -> Filed {
    let from = match told.place {
        Some(place) => format!("{path}, {place}"),
        None => path,
    };
    let Some((filed, title, warnings)) = told.filed else {
        return Filed {
            outcome: FilingOutcome::Refused,
            item: None,
            key: None,
            title: None,
            from: Some(from),
            warnings: Vec::new(),
            message: told.why,
            discarded: false,
            changed: Changed::default(),
        };
    };
    Filed {
        outcome: outcome(filed.outcome),
        item: Some(filed.item),
        key: Some(filed.key),
        title: Some(title),
        from: Some(from),
        warnings: warnings.into_iter().map(twins::warning).collect(),
        message: words_of(filed.outcome, filed.status == Status::Discarded).map(str::to_owned),
        discarded: filed.status == Status::Discarded,
        changed: Changed::default(),
    }
}

/// The same as the window has it.
pub(super) fn outcome(outcome: Outcome) -> FilingOutcome {
    match outcome {
        Outcome::New => FilingOutcome::Filed,
        Outcome::Seen => FilingOutcome::SeenBefore,
        Outcome::Version => FilingOutcome::NewVersion,
    }
}

/// Why a file was not read, as the user is told.
pub(crate) fn unreadable(why: &Unreadable) -> WireError {
    let code = match why {
        Unreadable::TooLarge { .. } => ErrorCode::TooLarge,
        Unreadable::Missing => ErrorCode::NotFound,
        Unreadable::NotAFile(_) | Unreadable::Refused(_) => ErrorCode::Refused,
    };
    WireError { code, message: format!("It was not filed: {why}."), hint: None }
}
