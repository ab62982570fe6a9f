//! Making a vault: its marker is the last file written, so a vault that was not finished is none.

use std::fs;
use std::io;
use std::path::Path;

use jiff::Timestamp;

use super::{Archive, Opening};
use crate::connection::open_writer;
use crate::error::{ArchiveError, Result};
use crate::key::Key;
use crate::schema;
use crate::tables;
use crate::vault::{Mode, NewVault, VaultFolder, VaultLock, VaultMarker, sync_folder};

impl Archive {
    /// Makes a vault in a folder that must not exist yet, and opens it for writing. What stands
    /// at that place is never touched; when something fails on the way, what was made is removed.
    ///
    /// # Errors
    /// [`ArchiveError::AlreadyExists`]; [`ArchiveError::Refused`] without a name or analyst;
    /// those of the disk.
    pub fn create(folder: &Path, new: &NewVault, opening: Opening) -> Result<Self> {
        let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if new.vault_id.len() != 32 || !new.vault_id.bytes().all(hex) {
            return Err(ArchiveError::refused("the identity of a vault is 32 hex digits"));
        }
        let folder = VaultFolder::at(folder);
        fs::create_dir(folder.root()).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => {
                ArchiveError::AlreadyExists { path: folder.root().to_path_buf() }
            }
            _ => ArchiveError::io(folder.root(), error),
        })?;
        let unfinished = Unfinished(folder.root());
        let (marker, lock) = make(&folder, new, &opening.key, opening.at)?;
        let opening = Opening { mode: Mode::Write, ..opening };
        let archive = Self::open_locked(folder.clone(), marker, Some(lock), opening)?;
        unfinished.keep();
        Ok(archive)
    }
}

fn make(
    folder: &VaultFolder,
    new: &NewVault,
    key: &Key,
    at: Timestamp,
) -> Result<(VaultMarker, VaultLock)> {
    let lock = VaultLock::take(folder, at)?;
    let originals = folder.originals();
    fs::create_dir(&originals).map_err(|error| ArchiveError::io(&originals, error))?;
    let mut connection = open_writer(&folder.database(), key, true)?;
    schema::create(&mut connection)?;
    tables::vault::insert(&connection, new, at)?;
    // Closing moves everything from the log into the database file.
    connection.close().map_err(|(_, error)| error)?;
    let marker = VaultMarker::new(&new.vault_id, at, key.kdf());
    marker.write(folder)?;
    let parent = folder.root().parent().filter(|parent| !parent.as_os_str().is_empty());
    sync_folder(parent.unwrap_or_else(|| Path::new(".")))?;
    Ok((marker, lock))
}

/// A folder that this call made and has not finished; removed when dropped like that.
struct Unfinished<'f>(&'f Path);

impl Unfinished<'_> {
    fn keep(self) {
        std::mem::forget(self);
    }
}

impl Drop for Unfinished<'_> {
    fn drop(&mut self) {
        // What cannot be removed has no vault.json and so is no vault.
        drop(fs::remove_dir_all(self.0));
    }
}
