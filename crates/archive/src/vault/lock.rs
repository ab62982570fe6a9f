//! The lock of a vault: held by the system for the life of the process that writes.

use std::fs::{self, File, TryLockError};
use std::io::{Seek as _, SeekFrom, Write as _};

use jiff::Timestamp;

use super::VaultFolder;
use crate::error::{ArchiveError, Holder, Result};

/// Holds the vault for writing until it is dropped, or until the process dies in any way.
///
/// SQLite alone would let two processes write in turns, each with its own idea of the index;
/// so the vault has a lock of its own, taken before the database is opened.
#[derive(Debug)]
pub(crate) struct VaultLock {
    file: File,
}

impl VaultLock {
    /// Takes the lock, or says who has it.
    pub(crate) fn take(folder: &VaultFolder, at: Timestamp) -> Result<Self> {
        let path = folder.lock();
        let mut file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(|error| ArchiveError::io(&path, error))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(ArchiveError::Locked {
                    path: folder.root().to_path_buf(),
                    holder: read_holder(folder),
                });
            }
            Err(TryLockError::Error(error)) => return Err(ArchiveError::io(&path, error)),
        }
        let holder = Holder { pid: std::process::id(), host: host_name(), started: at.to_string() };
        let text = serde_json::to_vec(&holder).unwrap_or_default();
        file.set_len(0)
            .and_then(|()| file.seek(SeekFrom::Start(0)))
            .and_then(|_| file.write_all(&text))
            .map_err(|error| ArchiveError::io(&path, error))?;
        Ok(Self { file })
    }
}

impl Drop for VaultLock {
    fn drop(&mut self) {
        // Closing the file would not be enough: a program that this process is starting at this
        // very moment still shares it. When even this fails, closing gives the lock back.
        drop(self.file.unlock());
    }
}

/// Who wrote the lock file last; `None` where it cannot be read (Windows keeps others from
/// reading a locked file).
fn read_holder(folder: &VaultFolder) -> Option<Holder> {
    serde_json::from_slice(&fs::read(folder.lock()).ok()?).ok()
}

#[cfg(unix)]
fn host_name() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

#[cfg(not(unix))]
fn host_name() -> String {
    std::env::var("COMPUTERNAME").unwrap_or_else(|_| "this machine".to_owned())
}
