//! Failures of the archive, as the user is told.

use archive::ArchiveError;
use archive::index::IndexError;

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
        ArchiveError::Refused { .. }
        | ArchiveError::Busy
        | ArchiveError::Index(IndexError::Unusable { .. } | IndexError::Folder { .. }) => {
            ErrorCode::Refused
        }
        ArchiveError::TooLarge { .. } => ErrorCode::TooLarge,
        ArchiveError::Cancelled | ArchiveError::Index(IndexError::Cancelled) => {
            ErrorCode::Cancelled
        }
        ArchiveError::Io { .. } | ArchiveError::Database(_) | ArchiveError::Index(_) => {
            ErrorCode::Internal
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_failure_says_what_is_safe_or_what_to_do() {
        let path = std::path::PathBuf::from("/home/ana/Port.dossier");
        let told = [
            (ArchiveError::DiskFull { what: "this change".to_owned() }, ErrorCode::DiskFull),
            (ArchiveError::ReadOnly { what: "this vault".to_owned() }, ErrorCode::ReadOnly),
            (ArchiveError::TooNew { vault: 9, program: 1 }, ErrorCode::TooNew),
            (ArchiveError::Locked { path: path.clone(), holder: None }, ErrorCode::Locked),
            (ArchiveError::AlreadyExists { path }, ErrorCode::AlreadyExists),
            (ArchiveError::Busy, ErrorCode::Refused),
        ];
        for (error, code) in told {
            let wire = WireError::from(error);
            assert_eq!(wire.code, code);
            assert!(wire.hint.is_some(), "{wire:?}");
        }
        let reason = "it is missing".to_owned();
        let wire = WireError::from(ArchiveError::from(IndexError::Unusable { reason }));
        assert_eq!(wire.code, ErrorCode::Refused);
        assert!(wire.message.contains("your items are safe"));
    }
}
