//! Cleaning up after a process that died: half-written files are removed, and what is kept is listed.

use std::fs;
use std::path::Path;

use super::{Originals, put::TEMPORARY};
use crate::error::{ArchiveError, Result};
use crate::sha::Sha256Hex;

impl Originals {
    /// Removes files that never got their name. Only under the vault's lock.
    pub(crate) fn sweep_temporary(&self) -> Result<usize> {
        let mut removed = 0;
        for name in names(&self.root)? {
            if name.starts_with(TEMPORARY) {
                let path = self.root.join(&name);
                fs::remove_file(&path).map_err(|error| ArchiveError::io(&path, error))?;
                removed += 1;
            }
        }
        Ok(removed)
    }

    /// The hashes of the files that are kept in one two-letter folder, in order.
    pub(crate) fn in_folder(&self, number: u8) -> Result<Vec<Sha256Hex>> {
        let folder = self.root.join(format!("{number:02x}"));
        if !folder.is_dir() {
            return Ok(Vec::new());
        }
        let mut found: Vec<_> =
            names(&folder)?.iter().filter_map(|name| Sha256Hex::parse(name)).collect();
        found.sort();
        Ok(found)
    }
}

/// The names in a folder, without order; names that are not text are none of ours.
fn names(folder: &Path) -> Result<Vec<String>> {
    let failed = |error| ArchiveError::io(folder, error);
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        found.extend(entry.map_err(failed)?.file_name().into_string());
    }
    Ok(found)
}
