//! Failures of the archive, as the user is told.

use archive::ArchiveError;

use crate::wire::{ErrorCode, WireError};

impl From<ArchiveError> for WireError {
    fn from(error: ArchiveError) -> Self {
        Self {
            code: code_of(&error),
            message: error.to_string(),
            hint: error.hint().map(str::to_owned),
        }
    }
}

fn code_of(error: &ArchiveError) -> ErrorCode {
    match error {
        ArchiveError::NotAVault { .. } => ErrorCode::NotAVault,
        ArchiveError::AlreadyExists { .. } => ErrorCode::AlreadyExists,
        ArchiveError::Locked { .. } => ErrorCode::Locked,
        ArchiveError::TooNew { .. } => ErrorCode::TooNew,
        ArchiveError::ReadOnly { .. } => ErrorCode::ReadOnly,
        ArchiveError::DiskFull { .. } => ErrorCode::DiskFull,
        ArchiveError::Damaged { .. } => ErrorCode::Damaged,
        ArchiveError::NotFound { .. } => ErrorCode::NotFound,
        ArchiveError::Refused { .. } | ArchiveError::Busy => ErrorCode::Refused,
        ArchiveError::TooLarge { .. } => ErrorCode::TooLarge,
        ArchiveError::Cancelled | ArchiveError::Index(archive::index::IndexError::Cancelled) => {
            ErrorCode::Cancelled
        }
        ArchiveError::Io { .. } | ArchiveError::Database(_) | ArchiveError::Index(_) => {
            ErrorCode::Internal
        }
    }
}
