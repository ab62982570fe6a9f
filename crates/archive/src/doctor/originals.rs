//! The originals: every one that a row names is there with its bytes, and no other file.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use rusqlite::OptionalExtension as _;

use super::report::{Check, Faults, counted};
use super::{DoctorOptions, RESTORE, Steps, packs};
use crate::archive::Archive;
use crate::error::{ArchiveError, Result};
use crate::sha::Sha256Hex;
use crate::tables::stored_sha;
use crate::vault::sync_folder;

pub(super) const NAME: &str = "Originals";

/// What a walk over the originals has found so far.
#[derive(Default)]
pub(super) struct Walk {
    done: u64,
    total: u64,
    bytes: u64,
    faults: Faults,
    orphans: Faults,
    moved: u64,
    /// Bytes in packs that no original names.
    pub(super) unnamed: u64,
}

/// Goes through the originals one two-letter folder after the other, each asked of the database
/// in a moment of its own: reading gigabytes inside one snapshot would let the log grow. Then
/// through the packs.
pub(super) fn examine(
    archive: &Archive,
    options: DoctorOptions,
    steps: &mut Steps<'_>,
) -> Result<Check> {
    let total: i64 = archive.store.snapshot(|connection| {
        Ok(connection.query_row("SELECT count(*) FROM original", [], |row| row.get(0))?)
    })?;
    let mut walk = Walk { total: total.unsigned_abs(), ..Walk::default() };
    for number in 0..=255_u8 {
        // Files first: what is put and named between the two questions is then no orphan.
        let files = archive.originals().in_folder(number)?;
        let named = named(archive, number)?;
        for row in named.iter().filter(|row| !row.packed) {
            let found = archive.originals().verify(&row.sha);
            walk.found(archive, &row.sha, row.size, found, steps)?;
        }
        let known: BTreeSet<&Sha256Hex> = named.iter().map(|row| &row.sha).collect();
        for orphan in files.iter().filter(|file| !known.contains(file)) {
            walk.orphans.add(format!("{orphan}"));
            if options.quarantine {
                walk.moved += u64::from(quarantine(archive, orphan)?);
            }
        }
    }
    packs::verify(archive, &mut walk, steps)?;
    Ok(walk.check(options))
}

impl Walk {
    /// Notes what reading an original through has given.
    pub(super) fn found(
        &mut self,
        archive: &Archive,
        sha: &Sha256Hex,
        size: u64,
        found: Result<u64>,
        steps: &mut Steps<'_>,
    ) -> Result<()> {
        let fault = match found {
            Ok(found) if found == size => {
                self.bytes += found;
                None
            }
            Ok(found) => {
                Some(format!("the original {sha} has {found} bytes, the database says {size}"))
            }
            Err(ArchiveError::NotFound { .. }) => Some(format!("the original {sha} is missing")),
            Err(error) => Some(error.to_string()),
        };
        if let Some(fault) = fault {
            // Only the first few are shown, so only those are worth a question.
            let of = if self.faults.has_room() { named_by(archive, sha)? } else { None };
            self.faults.add(of.map_or_else(|| fault.clone(), |of| format!("{fault} ({of})")));
        }
        self.done += 1;
        steps.at(NAME, self.done, self.total)
    }

    fn check(self, options: DoctorOptions) -> Check {
        let mut fine = format!(
            "{} with {}, each as it was filed",
            counted(self.done, "original", "originals"),
            named_in_words(self.bytes)
        );
        let orphans = self.orphans.count();
        let mut hint = None;
        if orphans > 0 {
            let files = counted(orphans, "file that no item names", "files that no item names");
            fine = format!("{fine}; {files} ({})", self.orphans.words());
            if options.quarantine {
                fine = format!("{fine}, {} moved to the folder quarantine", self.moved);
            } else {
                hint = Some("They are harmless; doctor can move them to the folder quarantine.");
            }
        }
        if let Some(unnamed) = packs::unnamed_words(self.unnamed) {
            fine = format!("{fine}; {unnamed}, left by acts that were broken off and harmless");
        }
        let mut check = self.faults.check(NAME, fine, RESTORE);
        check.hint = check.hint.or(hint);
        check
    }
}

/// "1 byte", "2 bytes".
pub(super) fn named_in_words(bytes: u64) -> String {
    counted(bytes, "byte", "bytes")
}

/// The first item that was captured from an original, or the import that could not read it.
fn named_by(archive: &Archive, sha: &Sha256Hex) -> Result<Option<String>> {
    archive.store.snapshot(|connection| {
        let item: Option<(String, String)> = connection
            .prepare_cached(
                "SELECT i.key, v.title FROM capture c JOIN item i ON i.id = c.item_id
                 JOIN version v ON v.item_id = i.id AND v.number = i.version
                 WHERE c.original = ?1 ORDER BY c.id LIMIT 1",
            )?
            .query_row([sha.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        Ok(item.map(|(key, title)| format!("{key}: {title}")))
    })
}

/// The row of an original.
struct Row {
    sha: Sha256Hex,
    size: u64,
    packed: bool,
}

/// The originals of one folder that the database names; those in packs have no file there, but
/// may have one where their member was damaged.
fn named(archive: &Archive, number: u8) -> Result<Vec<Row>> {
    archive.store.snapshot(|connection| {
        let mut statement = connection.prepare_cached(
            "SELECT sha, size, pack IS NOT NULL FROM original
             WHERE sha >= ?1 AND sha < ?1 || 'g' ORDER BY sha",
        )?;
        let mut rows = statement.query([format!("{number:02x}")])?;
        let mut named = Vec::new();
        while let Some(row) = rows.next()? {
            named.push(Row {
                sha: stored_sha(&row.get::<_, String>(0)?)?,
                size: row.get::<_, i64>(1)?.unsigned_abs(),
                packed: row.get(2)?,
            });
        }
        Ok(named)
    })
}

/// Moves an original that no item names; false where it came while the vault was open, so that
/// the act that names it may still be under way.
fn quarantine(archive: &Archive, sha: &Sha256Hex) -> Result<bool> {
    let from = archive.originals().path_of(sha);
    if modified(&from)? >= modified(&archive.folder.lock())? {
        return Ok(false);
    }
    let folder = archive.folder.quarantine();
    fs::create_dir_all(&folder).map_err(|error| ArchiveError::io(&folder, error))?;
    fs::rename(&from, folder.join(sha.as_str())).map_err(|error| ArchiveError::io(&from, error))?;
    sync_folder(&folder)?;
    sync_folder(archive.folder.root())?;
    Ok(true)
}

fn modified(path: &Path) -> Result<SystemTime> {
    fs::metadata(path)
        .and_then(|metadata| metadata.modified())
        .map_err(|error| ArchiveError::io(path, error))
}
