//! Why a command did not do what it was asked.

use std::io;

use desk::wire::{ErrorCode, WireError};

/// A command that ended without doing all it was asked.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Refused or failed, with the reason.
    Said(WireError),
    /// Asked in a way that cannot be understood; the reason and what to do.
    Usage(String, String),
    /// The answer is printed, and it is not a good one: a check found something.
    Shown,
    /// Whoever read the output has gone away.
    Unread,
}

impl Failure {
    /// A failure of the command itself, outside of the vault.
    pub(crate) fn here(code: ErrorCode, message: impl Into<String>, hint: Option<&str>) -> Self {
        let hint = hint.map(str::to_owned);
        Self::Said(WireError { code, message: message.into(), hint })
    }

    /// Something named on the command line that is not in the vault.
    pub(crate) fn not_found(what: impl Into<String>, hint: &str) -> Self {
        Self::here(ErrorCode::NotFound, what, Some(hint))
    }

    /// A file that could not be read or written.
    pub(crate) fn file(path: &str, error: &io::Error) -> Self {
        let code = match error.kind() {
            io::ErrorKind::NotFound => ErrorCode::NotFound,
            io::ErrorKind::StorageFull => ErrorCode::DiskFull,
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
                ErrorCode::ReadOnly
            }
            _ => ErrorCode::Refused,
        };
        Self::here(code, format!("{path}: {}", reason(error)), None)
    }

    /// The exit code.
    pub(crate) const fn exit(&self) -> u8 {
        match self {
            Self::Said(_) | Self::Shown => 1,
            Self::Usage(..) => 2,
            Self::Unread => 0,
        }
    }
}

/// The system's own words, without the number it adds.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_owned()
}

impl From<WireError> for Failure {
    fn from(error: WireError) -> Self {
        Self::Said(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::Unread
        } else {
            Self::here(
                ErrorCode::Refused,
                format!("the output could not be written: {}", reason(&error)),
                None,
            )
        }
    }
}

/// What a verb ends with.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_who_went_away_is_no_failure() {
        let gone = Failure::from(io::Error::from(io::ErrorKind::BrokenPipe));
        assert!(matches!(gone, Failure::Unread));
        assert_eq!(gone.exit(), 0);
    }

    #[test]
    fn a_file_is_named_and_the_number_of_the_system_is_not() {
        let error = io::Error::from_raw_os_error(2);
        let Failure::Said(said) = Failure::file("a.txt", &error) else { panic!("it is said") };
        assert_eq!(said.message, "a.txt: No such file or directory");
        assert_eq!(said.code, ErrorCode::NotFound);
    }
}
