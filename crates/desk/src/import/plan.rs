//! A dry run: what an import would do, and nothing written.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use archive::Sha256Hex;
use extract::{Kind, MAX_INPUT, detect};

use super::input::Opened;
use crate::jobs::Progress;
use crate::open::OpenVault;
use crate::outside::{Found, read_file, walk};
use crate::twins;
use crate::wire::{ImportPlan, PlannedKind, PlannedSkip, WireError};

/// Files left out that are named one by one.
const NAMED: usize = 100;

/// What becomes of a file.
enum Fate {
    /// It would be read as this.
    Read(Kind, u64),
    /// Its bytes are in the vault already.
    Known(Kind, u64),
    /// It would be left out.
    Skipped(String),
}

/// Says what an import of these paths would do.
pub(crate) fn plan(
    vault: &OpenVault,
    progress: &Progress,
    paths: &[PathBuf],
    recursive: bool,
) -> Result<ImportPlan, WireError> {
    let found = walk(paths, recursive);
    let total = i64::try_from(found.len()).unwrap_or(i64::MAX);
    let mut counts: BTreeMap<&'static str, (Kind, u64, u64)> = BTreeMap::new();
    let mut plan = ImportPlan {
        files: 0,
        bytes: 0,
        kinds: Vec::new(),
        known: 0,
        skipped: Vec::new(),
        skipped_total: 0,
    };
    for (done, found) in (0_i64..).zip(found) {
        progress.checkpoint()?;
        let (Found::File(path) | Found::Skipped(path, _)) = &found;
        let shown = path.display().to_string();
        progress.at(done, total, Some(&shown));
        let fate = match &found {
            Found::File(path) => fate(vault, path)?,
            Found::Skipped(_, why) => Fate::Skipped(why.clone()),
        };
        let (kind, size) = match fate {
            Fate::Skipped(why) => {
                plan.skipped_total += 1;
                if plan.skipped.len() < NAMED {
                    plan.skipped.push(PlannedSkip { path: shown, why });
                }
                continue;
            }
            Fate::Known(kind, size) => {
                plan.known += 1;
                (kind, size)
            }
            Fate::Read(kind, size) => (kind, size),
        };
        let count = counts.entry(kind.word()).or_insert((kind, 0, 0));
        (count.1, count.2) = (count.1 + 1, count.2 + size);
    }
    progress.at(total, total, None);
    plan.kinds = counts.into_values().map(planned).collect();
    plan.kinds.sort_by_key(|kind| std::cmp::Reverse(kind.files));
    plan.files = plan.kinds.iter().map(|kind| kind.files).sum();
    plan.bytes = plan.kinds.iter().map(|kind| kind.bytes).sum();
    Ok(plan)
}

fn fate(vault: &OpenVault, path: &Path) -> Result<Fate, WireError> {
    let opened = match Opened::at(path) {
        Ok(opened) => opened,
        Err(why) => return Ok(Fate::Skipped(why.to_string())),
    };
    if let Some(kind) = opened.kind.filter(|kind| kind.format().parts.is_some()) {
        return Ok(Fate::Read(kind, opened.size));
    }
    let bytes = match read_file(path, MAX_INPUT) {
        Ok(bytes) => bytes,
        Err(why) => return Ok(Fate::Skipped(why.to_string())),
    };
    let name = path.file_name().map(|name| name.to_string_lossy());
    let kind = match detect(&bytes, name.as_deref()) {
        Ok(kind) => kind,
        Err(why) => return Ok(Fate::Skipped(why.to_string())),
    };
    let sha = Sha256Hex::of(&bytes);
    let known = vault.archive.read(|r| r.items().by_original(&sha))?.is_some();
    let fate = if known { Fate::Known } else { Fate::Read };
    Ok(fate(kind, opened.size))
}

fn planned((kind, files, bytes): (Kind, u64, u64)) -> PlannedKind {
    let format = kind.format();
    PlannedKind {
        code: format.code.to_owned(),
        name: format.name.to_owned(),
        parts: format.parts.is_some(),
        files: twins::number(files),
        bytes: twins::number(bytes),
    }
}
