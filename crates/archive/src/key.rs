//! The key of a vault: the one place where encryption at rest will enter.

use rusqlite::Connection;

use crate::error::Result;

/// What opens a vault. Every connection and every original passes through it, so that an
/// encrypted vault needs a new variant here and no change of callers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Key {
    /// The vault is not encrypted.
    #[default]
    None,
}

impl Key {
    /// Prepares a fresh connection, before anything is read: with SQLCipher this is where
    /// `PRAGMA key` is sent, which must be the first statement.
    pub(crate) fn apply(&self, _connection: &Connection) -> Result<()> {
        match self {
            Self::None => Ok(()),
        }
    }

    /// Name of the key derivation, as it stands in `vault.json`.
    pub(crate) fn kdf(&self) -> &'static str {
        match self {
            Self::None => "none",
        }
    }
}
