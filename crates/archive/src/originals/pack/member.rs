//! What stands before the bytes of a member, and at the beginning of a pack.

use std::borrow::Cow;

use crate::error::{ArchiveError, Result};
use crate::key::Key;

/// The first bytes of a pack: its name, the version of this format and, to come, of its cipher.
pub(crate) const PACK_HEADER: [u8; 16] = *b"DOSSIERP\x01\0\0\0\0\0\0\0";

/// The first bytes of a member.
const MAGIC: [u8; 4] = *b"ORIG";

/// How the bytes are stored: as they came.
const AS_THEY_CAME: u32 = 0;

/// What a member says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MemberHeader {
    /// Bytes of the original.
    pub(crate) size: u64,
    /// Bytes that are stored of it.
    pub(crate) stored: u64,
    /// Number of the newest change of the log when it was written.
    pub(crate) after: u64,
    /// SHA-256 of the original.
    pub(crate) sha: [u8; 32],
}

impl MemberHeader {
    /// Bytes of a header.
    pub(crate) const LENGTH: usize = 64;

    /// The header as it is written.
    pub(super) fn to_bytes(self) -> [u8; Self::LENGTH] {
        let mut bytes = [0; Self::LENGTH];
        bytes[..4].copy_from_slice(&MAGIC);
        bytes[4..8].copy_from_slice(&AS_THEY_CAME.to_le_bytes());
        bytes[8..16].copy_from_slice(&self.size.to_le_bytes());
        bytes[16..24].copy_from_slice(&self.stored.to_le_bytes());
        bytes[24..32].copy_from_slice(&self.after.to_le_bytes());
        bytes[32..].copy_from_slice(&self.sha);
        bytes
    }

    /// Reads a header; `None` for bytes that are none, or of a way of storing that is not known.
    pub(crate) fn parse(bytes: &[u8; Self::LENGTH]) -> Option<Self> {
        let number = |from: usize| {
            let mut eight = [0; 8];
            eight.copy_from_slice(&bytes[from..from + 8]);
            u64::from_le_bytes(eight)
        };
        if bytes[..4] != MAGIC || bytes[4..8] != AS_THEY_CAME.to_le_bytes() {
            return None;
        }
        let mut sha = [0; 32];
        sha.copy_from_slice(&bytes[32..]);
        Some(Self { size: number(8), stored: number(16), after: number(24), sha })
    }

    /// The byte behind a member that begins at `place`; `None` where no file is so long.
    pub(crate) fn ends(&self, place: u64) -> Option<u64> {
        place.checked_add(Self::LENGTH as u64)?.checked_add(self.stored)
    }
}

/// The bytes of an original as they are stored. An encrypted vault will get its own way here, and
/// a number of its own in the header.
pub(super) fn encode<'b>(key: &Key, bytes: &'b [u8]) -> Result<Cow<'b, [u8]>> {
    match key {
        Key::None => Ok(Cow::Borrowed(bytes)),
    }
}

/// Refuses a member whose bytes are not stored as they came, until there is another way.
pub(crate) fn stored_as_they_came(header: &MemberHeader, key: &Key) -> Result<()> {
    match key {
        Key::None if header.stored == header.size => Ok(()),
        Key::None => Err(ArchiveError::damaged("an original in a pack", "its length is not right")),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_header_comes_back(
            size in any::<u64>(),
            stored in any::<u64>(),
            after in any::<u64>(),
            sha in any::<[u8; 32]>(),
        ) {
            let header = MemberHeader { size, stored, after, sha };
            prop_assert_eq!(MemberHeader::parse(&header.to_bytes()), Some(header));
        }

        #[test]
        fn any_bytes_are_a_header_or_none(bytes in any::<[u8; 64]>()) {
            if let Some(header) = MemberHeader::parse(&bytes) {
                prop_assert_eq!(header.to_bytes(), bytes);
            }
        }
    }

    #[test]
    fn a_member_longer_than_any_file_ends_nowhere() {
        let header = MemberHeader { size: 1, stored: u64::MAX, after: 0, sha: [0; 32] };
        assert_eq!(header.ends(16), None);
    }
}
