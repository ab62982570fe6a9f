//! The copy of the database that is made before a migration.

use std::fs;
use std::io;
use std::path::PathBuf;

use rusqlite::Connection;

use super::{VaultFolder, sync_folder};
use crate::error::{ArchiveError, Result};

/// Beginning and end of the name of such a copy.
const BEFORE: &str = "archive-before-";
const ENDING: &str = ".sqlite";

/// Copies the database to `archive-before-N.sqlite` beside it, where `N` is the schema version
/// it is about to be brought to. A copy from an earlier attempt is replaced: an attempt that
/// failed left the database as it was.
pub(crate) fn backup_before_migration(
    folder: &VaultFolder,
    connection: &Connection,
    to: u32,
) -> Result<PathBuf> {
    let path = folder.root().join(format!("{BEFORE}{to}{ENDING}"));
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

/// Removes the copies made before migrations, once a vault was opened well at its new version.
pub(crate) fn drop_backups(folder: &VaultFolder) -> Result<()> {
    let failed = |error: io::Error| ArchiveError::io(folder.root(), error);
    for entry in fs::read_dir(folder.root()).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let version = name.strip_prefix(BEFORE).and_then(|rest| rest.strip_suffix(ENDING));
        if version.is_some_and(|version| version.parse::<u32>().is_ok()) {
            fs::remove_file(entry.path()).map_err(failed)?;
        }
    }
    Ok(())
}
