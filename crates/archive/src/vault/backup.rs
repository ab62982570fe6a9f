//! The copy of the database that is made before a migration.

use std::fs;
use std::path::PathBuf;

use rusqlite::Connection;

use super::{VaultFolder, sync_folder};
use crate::error::{ArchiveError, Result};

/// Copies the database to `archive-before-N.sqlite` beside it, where `N` is the schema version
/// it is about to be brought to. A copy from an earlier attempt is replaced: an attempt that
/// failed left the database as it was.
pub(crate) fn backup_before_migration(
    folder: &VaultFolder,
    connection: &Connection,
    to: u32,
) -> Result<PathBuf> {
    let path = folder.root().join(format!("archive-before-{to}.sqlite"));
    if path.exists() {
        fs::remove_file(&path).map_err(|error| ArchiveError::io(&path, error))?;
    }
    connection.execute("VACUUM INTO ?1", [path.to_string_lossy()])?;
    fs::File::open(&path)
        .and_then(|file| file.sync_all())
        .map_err(|error| ArchiveError::io(&path, error))?;
    sync_folder(folder.root())?;
    Ok(path)
}
