//! Files and folders, one input after the other.

use std::path::{Path, PathBuf};

use archive::How;
use extract::MAX_INPUT;

use super::intake::{file, refusal, stops_all};
use super::{Incoming, Placing};
use crate::environment::Environment;
use crate::fault::refused;
use crate::jobs::Progress;
use crate::outside::{Found, Unreadable, read_file, walk};
use crate::pen::Pen;
use crate::text::count;
use crate::wire::{ErrorCode, Filed, FilingOutcome, FilingReport, WireError};

/// Files what lies behind some paths. What is refused is in the report; only what stops
/// everything (a full disk) is an error.
///
/// All of it goes into the vault of `pen`, whatever is opened meanwhile.
pub(crate) fn import(
    pen: &Pen,
    environment: &Environment,
    progress: &Progress,
    paths: &[PathBuf],
    how: How,
    url: Option<&str>,
    placing: &Placing,
) -> Result<FilingReport, WireError> {
    let found = walk(paths, true);
    let total = i64::try_from(found.len()).unwrap_or(i64::MAX);
    let mut report = FilingReport { inputs: Vec::new(), filed: 0, seen_before: 0, refused: 0 };
    for (done, found) in (0_i64..).zip(found) {
        let name = match &found {
            Found::File(path) | Found::Skipped(path, _) => path.display().to_string(),
        };
        progress.at(done, total, Some(&name));
        if progress.checkpoint().is_err() {
            return Ok(report);
        }
        let filed = match found {
            Found::Skipped(_, why) => Err(refused(why)),
            Found::File(path) => {
                // The moment of filing is each file's own, and so is the analyst who stands now.
                pen.again(environment.now()).and_then(|pen| one(&pen, &path, how, url, placing))
            }
        };
        note(&mut report, name, filed)?;
    }
    progress.at(total, total, None);
    Ok(report)
}

/// Files one file.
fn one(
    pen: &Pen,
    path: &Path,
    how: How,
    url: Option<&str>,
    placing: &Placing,
) -> Result<Filed, WireError> {
    let bytes = read_file(path, MAX_INPUT).map_err(|why| unreadable(&why))?;
    let incoming = Incoming {
        bytes,
        name: path.file_name().map(|name| name.to_string_lossy().into_owned()),
        from: Some(path.display().to_string()),
        url: url.map(str::to_owned),
        kind: None,
        how,
    };
    file(pen, incoming, placing)
}

pub(crate) fn unreadable(why: &Unreadable) -> WireError {
    let code = match why {
        Unreadable::TooLarge { .. } => ErrorCode::TooLarge,
        Unreadable::Missing => ErrorCode::NotFound,
        Unreadable::NotAFile(_) | Unreadable::Refused(_) => ErrorCode::Refused,
    };
    WireError { code, message: format!("It was not filed: {why}."), hint: None }
}

fn note(
    report: &mut FilingReport,
    name: String,
    filed: Result<Filed, WireError>,
) -> Result<(), WireError> {
    let filed = match filed {
        Ok(filed) => filed,
        Err(mut error) if stops_all(&error) => {
            let before = count(report.filed as usize, "item was", "items were");
            error.message = format!("{} ({before} filed before it stopped)", error.message);
            return Err(error);
        }
        Err(error) => refusal(name, error),
    };
    match filed.outcome {
        FilingOutcome::Filed => report.filed += 1,
        FilingOutcome::SeenBefore => report.seen_before += 1,
        FilingOutcome::Refused => report.refused += 1,
    }
    report.inputs.push(filed);
    Ok(())
}
