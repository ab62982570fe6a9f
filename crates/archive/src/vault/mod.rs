//! A vault on disk: which files a `NAME.dossier` folder holds, and what makes it one.

mod backup;
mod database_file;
mod lock;
mod marker;

use std::path::{Path, PathBuf};

pub(crate) use backup::{backup_before_migration, drop_backups};
pub(crate) use database_file::check_database_file;
pub(crate) use lock::VaultLock;
pub use marker::{FORMAT_VERSION, VaultMarker};

use crate::error::{ArchiveError, Result};

/// Whether a vault may be changed by this opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Read and write; takes the lock of the vault.
    Write,
    /// Read only, without the lock: another process may hold the vault for writing meanwhile.
    Read,
}

/// What a new vault is told about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewVault {
    /// Name shown to the user.
    pub name: String,
    /// The analyst who signs the log.
    pub analyst: String,
    /// Identity of the vault, drawn at random by the caller: 32 lower-case hex digits.
    pub vault_id: String,
}

/// The paths inside a vault's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct VaultFolder {
    root: PathBuf,
}

impl VaultFolder {
    /// The layout of the folder `root`, whether it exists or not.
    pub(crate) fn at(root: &Path) -> Self {
        Self { root: root.to_path_buf() }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn marker(&self) -> PathBuf {
        self.root.join("vault.json")
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.root.join("archive.sqlite")
    }

    /// The log that SQLite keeps beside the database while it is open.
    pub(crate) fn database_log(&self) -> PathBuf {
        self.root.join("archive.sqlite-wal")
    }

    pub(crate) fn originals(&self) -> PathBuf {
        self.root.join("originals")
    }

    /// Where originals go that no item names.
    pub(crate) fn quarantine(&self) -> PathBuf {
        self.root.join("quarantine")
    }

    pub(crate) fn index(&self) -> PathBuf {
        self.root.join("index")
    }

    pub(crate) fn lock(&self) -> PathBuf {
        self.root.join("lock")
    }

    /// Checks that the folder is a vault that this program can open. A wrong folder is an error
    /// that names what is missing; it never becomes an empty vault.
    pub(crate) fn check(&self) -> Result<VaultMarker> {
        let not_a_vault = |missing: &str| ArchiveError::NotAVault {
            path: self.root.clone(),
            missing: missing.to_owned(),
        };
        if !self.root.exists() {
            return Err(not_a_vault("there is no such folder"));
        }
        if !self.root.is_dir() {
            return Err(not_a_vault("it is a file, not a folder"));
        }
        let marker = VaultMarker::read(self)?;
        if marker.format > FORMAT_VERSION {
            return Err(ArchiveError::TooNew { vault: marker.format, program: FORMAT_VERSION });
        }
        if !self.database().is_file() {
            return Err(ArchiveError::damaged(
                format!("the vault {}", self.root.display()),
                "its database archive.sqlite is missing",
            ));
        }
        Ok(marker)
    }
}

/// Writes the names of a folder's entries to the disk, so that a file created or renamed in it
/// survives a power cut.
#[cfg(unix)]
pub(crate) fn sync_folder(folder: &Path) -> Result<()> {
    std::fs::File::open(folder)
        .and_then(|opened| opened.sync_all())
        .map_err(|error| ArchiveError::io(folder, error))
}

/// Windows offers no such call; its file system journals names by itself.
#[cfg(not(unix))]
pub(crate) fn sync_folder(_folder: &Path) -> Result<()> {
    Ok(())
}
