//! What can go wrong with an archive, told as what happened, what is safe and what to do.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// Result of everything in this crate that touches the disk.
pub type Result<T, E = ArchiveError> = std::result::Result<T, E>;

/// Who holds a vault, as read from its lock file. For messages only: the lock itself is the
/// system's.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Holder {
    /// Process number.
    pub pid: u32,
    /// Name of the machine.
    pub host: String,
    /// When the vault was opened, RFC 3339.
    pub started: String,
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // To the minute: `2026-11-25T03:36:57.99Z` becomes `2026-11-25 03:36 UTC`.
        let minute = self.started.get(..16).unwrap_or(&self.started).replace('T', " ");
        write!(f, "process {} on {}, since {minute} UTC", self.pid, self.host)
    }
}

/// Who holds it, in words, or a plain word where the lock file could not be read.
fn holder_words(holder: Option<&Holder>) -> String {
    holder.map_or_else(|| "another process".to_owned(), Holder::to_string)
}

/// An error of the archive. `Display` says what happened and what is safe, [`hint`](Self::hint)
/// what to do.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// The folder is not a vault.
    #[error("{} is not a Dossier vault: {missing}. Nothing was changed there", path.display())]
    NotAVault {
        /// The folder.
        path: PathBuf,
        /// What is missing or wrong, in words.
        missing: String,
    },
    /// Something stands where a vault should be made.
    #[error("{} already exists. It was left as it is", path.display())]
    AlreadyExists {
        /// The place.
        path: PathBuf,
    },
    /// Another process has the vault open for writing.
    #[error(
        "{} is open elsewhere ({}). It was not touched",
        path.display(),
        holder_words(holder.as_ref())
    )]
    Locked {
        /// The vault.
        path: PathBuf,
        /// Who holds it, where the lock file could be read.
        holder: Option<Holder>,
    },
    /// The vault was made by a newer program.
    #[error(
        "this vault has format {vault}, this Dossier knows formats up to {program}. Nothing was changed"
    )]
    TooNew {
        /// Version found in the vault.
        vault: u32,
        /// Newest version this program knows.
        program: u32,
    },
    /// The disk, the folder or the opening does not allow writing.
    #[error("{what} cannot be written. Everything stored so far is safe and can be read")]
    ReadOnly {
        /// What could not be written.
        what: String,
    },
    /// No room left.
    #[error("the disk is full: {what} was not stored. Everything stored before is safe")]
    DiskFull {
        /// What was being written.
        what: String,
    },
    /// Stored data is not as it was written.
    #[error("{what} is damaged: {detail}. Nothing was changed")]
    Damaged {
        /// The part of the vault.
        what: String,
        /// What was found.
        detail: String,
    },
    /// The thing asked for is not in the vault.
    #[error("there is no {noun} {id} in this vault")]
    NotFound {
        /// The kind of thing: `item`, `case` ...
        noun: &'static str,
        /// Its id or key.
        id: String,
    },
    /// Understood, and not allowed as it stands.
    #[error("{reason}")]
    Refused {
        /// Why, in words.
        reason: String,
    },
    /// The user stopped it.
    #[error("this was stopped. What was found or done before stays")]
    Cancelled,
    /// More bytes than the caller allows.
    #[error("the input is larger than {cap} bytes and was not stored. Nothing was changed")]
    TooLarge {
        /// The cap, in bytes.
        cap: u64,
    },
    /// The vault was busy for longer than the waiting time.
    #[error("the vault is busy; this change was not stored. Everything stored before is safe")]
    Busy,
    /// Any other failure of the disk.
    #[error("{what} failed ({source}). What was confirmed before is safe")]
    Io {
        /// What was being done.
        what: String,
        /// What the system said.
        source: io::Error,
    },
    /// Any other failure of the database.
    #[error("the database refused ({0}). This change was not stored, everything before it is safe")]
    Database(rusqlite::Error),
    /// The search index failed; nothing stored is at risk.
    #[error(transparent)]
    Index(#[from] crate::index::IndexError),
}

impl ArchiveError {
    /// What the user can do, where there is something.
    pub fn hint(&self) -> Option<&'static str> {
        Some(match self {
            Self::NotAVault { .. } => {
                "Choose a folder whose name ends in .dossier, or make a new vault."
            }
            Self::AlreadyExists { .. } => "Choose another name, or open the vault that is there.",
            Self::Locked { .. } => {
                "Use the window that has it open, close it there, or open it for reading only."
            }
            Self::TooNew { .. } => "Open it with the newer Dossier that made it.",
            Self::ReadOnly { .. } => {
                "Check the permissions of the vault's folder, or move it to a disk that can be written."
            }
            Self::DiskFull { .. } => "Free some space on this disk and do it again.",
            Self::Damaged { .. } => {
                "Keep a copy of the folder as it is, and restore a backup. Where the vault still opens, \
                 `dossier doctor` says what is affected."
            }
            Self::TooLarge { .. } => "File a smaller part of it.",
            Self::Busy => "Try again in a moment.",
            Self::Io { .. } => "Check that the disk is attached and healthy, then try again.",
            Self::NotFound { .. }
            | Self::Refused { .. }
            | Self::Cancelled
            | Self::Database(_)
            | Self::Index(_) => return None,
        })
    }

    /// A refusal with its reason in words. A caller that refuses inside
    /// [`Archive::write`](crate::Archive::write) takes all of the act back with it.
    pub fn refused(reason: impl Into<String>) -> Self {
        Self::Refused { reason: reason.into() }
    }

    /// A missing thing.
    pub(crate) fn not_found(noun: &'static str, id: impl fmt::Display) -> Self {
        Self::NotFound { noun, id: id.to_string() }
    }

    /// Stored data that cannot be what was written.
    pub(crate) fn damaged(what: impl Into<String>, detail: impl fmt::Display) -> Self {
        Self::Damaged { what: what.into(), detail: detail.to_string() }
    }

    /// Sorts an error of the file system met while working on `path`.
    pub(crate) fn io(path: &Path, source: io::Error) -> Self {
        let what = path.display().to_string();
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull { what },
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::ReadOnly { what }
            }
            _ => Self::Io { what, source },
        }
    }
}

impl From<rusqlite::Error> for ArchiveError {
    fn from(error: rusqlite::Error) -> Self {
        let database = || "the database".to_owned();
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull { what: "this change".to_owned() },
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
                Self::ReadOnly { what: database() }
            }
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Damaged { what: database(), detail: error.to_string() }
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::SystemIoFailure) => {
                Self::Io { what: database(), source: io::Error::other(error.to_string()) }
            }
            _ => Self::Database(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::ffi;

    use super::*;

    fn sqlite(code: i32) -> ArchiveError {
        rusqlite::Error::SqliteFailure(ffi::Error::new(code), None).into()
    }

    #[test]
    fn codes_of_the_database_become_kinds_that_a_user_can_act_on() {
        assert!(matches!(sqlite(ffi::SQLITE_FULL), ArchiveError::DiskFull { .. }));
        assert!(matches!(sqlite(ffi::SQLITE_READONLY), ArchiveError::ReadOnly { .. }));
        assert!(matches!(sqlite(1544), ArchiveError::ReadOnly { .. }));
        assert!(matches!(sqlite(ffi::SQLITE_CORRUPT), ArchiveError::Damaged { .. }));
        assert!(matches!(sqlite(ffi::SQLITE_NOTADB), ArchiveError::Damaged { .. }));
        assert!(matches!(sqlite(778), ArchiveError::Io { .. }));
        assert!(matches!(sqlite(1034), ArchiveError::Io { .. }));
        assert!(matches!(sqlite(ffi::SQLITE_BUSY), ArchiveError::Busy));
    }

    #[test]
    fn codes_of_the_system_become_kinds_that_a_user_can_act_on() {
        let sort = |kind: io::ErrorKind| ArchiveError::io(Path::new("/v"), kind.into());
        assert!(matches!(sort(io::ErrorKind::StorageFull), ArchiveError::DiskFull { .. }));
        assert!(matches!(sort(io::ErrorKind::PermissionDenied), ArchiveError::ReadOnly { .. }));
        assert!(matches!(sort(io::ErrorKind::TimedOut), ArchiveError::Io { .. }));
    }

    #[test]
    fn a_full_disk_says_what_is_safe_and_what_to_do() {
        let error = ArchiveError::DiskFull { what: "this change".to_owned() };
        assert!(error.to_string().contains("is safe"));
        assert!(error.hint().is_some_and(|hint| hint.contains("space")));
    }
}
