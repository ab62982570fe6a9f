//! Watched folders: begin, change, give up, look now.

use std::path::{Path, PathBuf};

use archive::{How, NewWatch, Watch, WatchEdit};

use super::filing::writing;
use super::imports::work_on;
use crate::desk::Desk;
use crate::fault::{fault, refused};
use crate::import::{Fresh, Wishes, look, note_seen};
use crate::text::{count, quoted};
use crate::twins;
use crate::wire::{
    ErrorCode, UpdateWatch, WatchFolder, WatchRequest, WatchRow, WatchScan, WireError,
};

/// Seconds between two looks: the shortest, the longest, and what is usual.
const EVERY: std::ops::RangeInclusive<u32> = 10..=86_400;
const USUAL: u32 = 300;

pub(crate) fn list_watches(desk: &Desk, (): ()) -> Result<Vec<WatchRow>, WireError> {
    let vault = desk.vault()?;
    let (watches, cases, imports) = vault
        .archive
        .read(|r| Ok((r.watches().all()?, r.cases().all()?, r.imports().all(true)?)))?;
    let row = |watch: Watch| {
        let case = watch.case.and_then(|id| cases.iter().find(|case| case.id == id));
        WatchRow {
            id: watch.id,
            missing: !Path::new(&watch.folder).is_dir(),
            folder: watch.folder,
            case: case.map(twins::case_ref_of),
            tags: watch.tags,
            recursive: watch.recursive,
            every: watch.every,
            paused: watch.paused,
            files: imports
                .iter()
                .filter(|import| import.watch == Some(watch.id))
                .map(|import| twins::number(import.inputs))
                .sum(),
            looked_at: desk.watching().looked_at(watch.id).map(|at| at.to_string()),
            last_import: imports
                .iter()
                .find(|import| import.watch == Some(watch.id))
                .map(|import| import.id),
        }
    };
    Ok(watches.into_iter().map(row).collect())
}

pub(crate) fn watch_folder(desk: &Desk, request: WatchFolder) -> Result<WatchRow, WireError> {
    let folder = Path::new(&request.folder);
    if !folder.is_dir() {
        return Err(fault(
            ErrorCode::NotFound,
            format!("there is no folder {}. Nothing was changed", request.folder),
            "Name a folder that is there.",
        ));
    }
    let pen = writing(desk)?;
    if is_inside(folder, Path::new(&pen.vault.path)) {
        return Err(refused("the folder of the vault itself cannot be watched"));
    }
    let new = NewWatch {
        folder: request.folder.clone(),
        case: request.case,
        tags: request.tags,
        recursive: request.recursive,
        every: every(request.every.unwrap_or(USUAL))?,
    };
    let label = format!("Began to watch {}", quoted(&request.folder));
    let (id, _) = pen.write(label, |w| w.watches().create(&new))?;
    if request.only_new {
        let watch = pen.vault.archive.read(|r| r.watches().get(id))?;
        // Whatever lies there now, however fresh, is not new.
        let later = desk.environment().now() + jiff::SignedDuration::from_hours(1);
        let there = look(&pen.vault, &watch, later)?;
        note_seen(&pen, id, &there.new)?;
    }
    desk.watching().turn();
    one(desk, id)
}

fn is_inside(folder: &Path, vault: &Path) -> bool {
    match (folder.canonicalize(), vault.canonicalize()) {
        (Ok(folder), Ok(vault)) => folder.starts_with(vault),
        _ => false,
    }
}

fn every(seconds: u32) -> Result<u32, WireError> {
    if EVERY.contains(&seconds) {
        return Ok(seconds);
    }
    let (least, most) = (EVERY.start(), EVERY.end());
    Err(refused(format!("a folder is looked at every {least} to {most} seconds, not {seconds}")))
}

fn one(desk: &Desk, id: i64) -> Result<WatchRow, WireError> {
    let row = list_watches(desk, ())?.into_iter().find(|row| row.id == id);
    row.ok_or_else(|| crate::fault::not_found("watched folder", id))
}

pub(crate) fn update_watch(desk: &Desk, request: UpdateWatch) -> Result<WatchRow, WireError> {
    let pen = writing(desk)?;
    let edit = WatchEdit {
        case: request.case.map(|case| Some(case).filter(|case| *case != 0)),
        tags: request.tags,
        recursive: None,
        every: request.every.map(every).transpose()?,
        paused: request.paused,
    };
    let watch = pen.vault.archive.read(|r| r.watches().get(request.watch))?;
    let label = match request.paused {
        Some(true) => format!("Paused watching {}", quoted(&watch.folder)),
        Some(false) => format!("Went on watching {}", quoted(&watch.folder)),
        None => format!("Changed how {} is watched", quoted(&watch.folder)),
    };
    pen.done(label, |w| w.watches().update(watch.id, &edit))?;
    desk.watching().turn();
    one(desk, request.watch)
}

pub(crate) fn forget_watch(desk: &Desk, request: WatchRequest) -> Result<Vec<WatchRow>, WireError> {
    let pen = writing(desk)?;
    let watch = pen.vault.archive.read(|r| r.watches().get(request.watch))?;
    let label = format!("Stopped watching {}", quoted(&watch.folder));
    pen.done(label, |w| w.watches().forget(watch.id))?;
    list_watches(desk, ())
}

/// Looks into a folder now, and imports what is new there.
pub(crate) fn scan_watch(desk: &Desk, request: WatchRequest) -> Result<WatchScan, WireError> {
    let order = desk.order()?;
    let vault = std::sync::Arc::clone(&order.pen.vault);
    let watch = vault.archive.read(|r| r.watches().get(request.watch))?;
    // One look at a time, so that no file is taken twice.
    let _turn = desk.watching().one_look();
    let now = desk.environment().now();
    let found = look(&vault, &watch, now)?;
    desk.watching().note(watch.id, now);
    let mut scan = WatchScan {
        watch: watch.id,
        new_files: i64::try_from(found.new.len()).unwrap_or(i64::MAX),
        waiting: i64::try_from(found.waiting).unwrap_or(i64::MAX),
        import: None,
        job: None,
        why: found.why,
    };
    if found.new.is_empty() {
        return Ok(scan);
    }
    let fresh = Fresh {
        label: format!("{}: {}", watch.folder, count(found.new.len(), "new file", "new files")),
        paths: found.new.iter().map(|file| PathBuf::from(&file.path)).collect(),
        recursive: false,
        wishes: Wishes {
            case: watch.case,
            tags: watch.tags,
            url: None,
            how: How::Watch.word().to_owned(),
            columns: None,
        },
        watch: Some(watch.id),
    };
    // The import is stored before the files count as seen: a program that ends in between reads
    // them again and finds them seen before.
    let import = order.begin(&fresh)?;
    note_seen(&order.pen, watch.id, &found.new)?;
    let started = work_on(desk, order, import, &fresh.label)?;
    (scan.import, scan.job) = (started.import, Some(started.job));
    Ok(scan)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_looked_at_neither_too_often_nor_too_seldom() {
        assert_eq!(every(300).unwrap(), 300);
        for wrong in [0, 9, 86_401] {
            assert_eq!(every(wrong).unwrap_err().code, ErrorCode::Refused, "{wrong}");
        }
    }

    #[test]
    fn the_vault_is_not_watched() {
        let vault = tempfile::tempdir().unwrap();
        let inner = vault.path().join("originals");
        std::fs::create_dir(&inner).unwrap();
        assert!(is_inside(&inner, vault.path()));
        assert!(!is_inside(vault.path(), &inner));
    }
}
