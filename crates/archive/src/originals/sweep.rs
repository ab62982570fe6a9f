//! Cleaning up after a process that died: half-written files, and originals that no row names.

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

    /// The hashes of all files that are kept, in order.
    pub(crate) fn all(&self) -> Result<Vec<Sha256Hex>> {
        let mut found = Vec::new();
        for folder in names(&self.root)? {
            if folder.len() == 2 {
                let files = names(&self.root.join(&folder))?;
                found.extend(files.iter().filter_map(|name| Sha256Hex::parse(name)));
            }
        }
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
