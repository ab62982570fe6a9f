//! The originals: every one that a row names is there with its bytes, and no other.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use super::report::{Check, Faults, counted};
use super::{DoctorOptions, RESTORE, Steps};
use crate::archive::Archive;
use crate::error::{ArchiveError, Result};
use crate::sha::Sha256Hex;
use crate::tables::stored_sha;
use crate::vault::sync_folder;

pub(super) const NAME: &str = "Originals";

/// What a walk over the originals has found so far.
#[derive(Default)]
struct Walk {
    done: u64,
    total: u64,
    bytes: u64,
    faults: Faults,
    orphans: Faults,
    moved: u64,
}

/// Goes through the originals one two-letter folder after the other, each asked of the database
/// in a moment of its own: reading gigabytes inside one snapshot would let the log grow.
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
        walk.verify(archive, &named, steps)?;
        let known: BTreeSet<&Sha256Hex> = named.iter().map(|(sha, _)| sha).collect();
        for orphan in files.iter().filter(|file| !known.contains(file)) {
            walk.orphans.add(format!("{orphan}"));
            if options.quarantine {
                walk.moved += u64::from(quarantine(archive, orphan)?);
            }
        }
    }
    Ok(walk.check(options))
}

impl Walk {
    fn verify(
        &mut self,
        archive: &Archive,
        named: &[(Sha256Hex, u64)],
        steps: &mut Steps<'_>,
    ) -> Result<()> {
        for (sha, size) in named {
            match archive.originals().verify(sha) {
                Ok(found) if found == *size => self.bytes += found,
                Ok(found) => self
                    .faults
                    .add(format!("the original {sha} has {found} bytes, the database says {size}")),
                Err(ArchiveError::NotFound { .. }) => {
                    self.faults.add(format!("the original {sha} is missing"));
                }
                Err(error) => self.faults.add(error.to_string()),
            }
            self.done += 1;
            steps.at(NAME, self.done, self.total)?;
        }
        Ok(())
    }

    fn check(self, options: DoctorOptions) -> Check {
        let mut fine = format!(
            "{} with {}, each as it was filed",
            counted(self.done, "original", "originals"),
            counted(self.bytes, "byte", "bytes")
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
        let mut check = self.faults.check(NAME, fine, RESTORE);
        check.hint = check.hint.or(hint);
        check
    }
}

/// The originals of one folder that the database names, with their sizes.
fn named(archive: &Archive, number: u8) -> Result<Vec<(Sha256Hex, u64)>> {
    archive.store.snapshot(|connection| {
        let mut statement = connection.prepare_cached(
            "SELECT sha, size FROM original WHERE sha >= ?1 AND sha < ?1 || 'g' ORDER BY sha",
        )?;
        let mut rows = statement.query([format!("{number:02x}")])?;
        let mut named = Vec::new();
        while let Some(row) = rows.next()? {
            let size: i64 = row.get(1)?;
            named.push((stored_sha(&row.get::<_, String>(0)?)?, size.unsigned_abs()));
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
