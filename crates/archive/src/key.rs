//! The key of a vault: the one place where encryption at rest will enter.

use rusqlite::Connection;

use crate::error::Result;

/// What opens a vault. Every connection, the index and every original pass through it, so that an
/// encrypted vault needs a new variant here and no change of callers.
///
/// The pinned rusqlite 0.40.2 offers SQLCipher behind its cargo feature
/// `bundled-sqlcipher-vendored-openssl`, which builds OpenSSL as well; the same build opens plain
/// databases. The variant to come carries the unwrapped vault key, and `apply` sends it.
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

#[cfg(test)]
mod tests {
    use super::*;

    /// With SQLCipher the key must be the first statement of a connection; this keeps the place
    /// for it, and notices a build that has SQLCipher already.
    #[test]
    fn a_vault_without_a_key_opens_as_a_plain_database() {
        let connection = Connection::open_in_memory().unwrap();
        Key::None.apply(&connection).unwrap();
        let cipher: Option<String> =
            connection.pragma_query_value(None, "cipher_version", |row| row.get(0)).ok();
        assert_eq!(cipher, None);
        assert_eq!(Key::None.kdf(), "none");
    }

    /// An encrypted vault will need the feature of the pinned version; a version without it
    /// would be a step back.
    #[test]
    fn the_pinned_rusqlite_is_the_one_that_was_checked_for_sqlcipher() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let lock = std::fs::read_to_string(root.join("Cargo.lock")).unwrap();
        let pinned = lock
            .split("[[package]]")
            .find(|package| package.contains("name = \"rusqlite\"\n"))
            .unwrap();
        assert!(pinned.contains("version = \"0.40.2\""), "check the features again: {pinned}");
    }
}
