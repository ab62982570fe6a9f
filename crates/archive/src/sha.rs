//! Content hashes: SHA-256, shown as 64 lower-case hex digits.

use std::fmt;

use sha2::{Digest as _, Sha256};

/// A SHA-256 as 64 lower-case hex digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sha256Hex(String);

impl Sha256Hex {
    /// Reads 64 lower-case hex digits; `None` for anything else, so that a text from outside
    /// can never become a path.
    pub fn parse(text: &str) -> Option<Self> {
        let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        (text.len() == 64 && text.bytes().all(hex)).then(|| Self(text.to_owned()))
    }

    /// The hash of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self::from_digest(&Sha256::digest(bytes).into())
    }

    /// The hash in its 32 bytes.
    pub fn from_digest(digest: &[u8; 32]) -> Self {
        Self(hex(digest))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A digest as 64 lower-case hex digits.
pub(crate) fn hex(digest: &[u8; 32]) -> String {
    use fmt::Write as _;
    let mut text = String::with_capacity(64);
    for byte in digest {
        // Writing to a String cannot fail.
        _ = write!(text, "{byte:02x}");
    }
    text
}

impl fmt::Display for Sha256Hex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The hash of an item version's words: over the length of the title in bytes (8 bytes, little
/// endian), the title, and the body.
pub fn version_sha(title: &str, body: &str) -> Sha256Hex {
    let mut hasher = Sha256::new();
    hasher.update((title.len() as u64).to_le_bytes());
    hasher.update(title);
    hasher.update(body);
    Sha256Hex::from_digest(&hasher.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_nothing_is_the_known_one() {
        assert_eq!(
            Sha256Hex::of(b"").as_str(),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
    }

    #[test]
    fn only_hashes_parse() {
        let good = Sha256Hex::of(b"x");
        assert_eq!(Sha256Hex::parse(good.as_str()), Some(good));
        assert_eq!(Sha256Hex::parse("../../etc/passwd"), None);
        assert_eq!(Sha256Hex::parse(&"A".repeat(64)), None);
    }

    #[test]
    fn a_word_that_moves_from_title_to_body_changes_the_hash() {
        assert_ne!(version_sha("a b", "c"), version_sha("a", " bc"));
    }
}
