//! Packs: files that hold many originals one behind the other, so that an import of a hundred
//! thousand pages does not wait for the disk a hundred thousand times.
//!
//! A pack is `packs/N.pack`: 16 bytes that say what it is, then members. Each member begins with
//! 64 bytes that say what follows, so that a pack can be read without the database:
//!
//! | bytes | what |
//! |---|---|
//! | 4 | `ORIG` |
//! | 4 | how the bytes are stored; 0: as they came |
//! | 8 | how many bytes the original has |
//! | 8 | how many bytes are stored |
//! | 8 | number of the newest change of the log when it was written |
//! | 32 | SHA-256 of the original |
//!
//! Numbers are little endian. Members are only ever added at the end; the row of the original
//! says where its member begins.

mod append;
mod files;
mod member;

pub(super) use append::Bytes;
pub(crate) use append::Packer;
pub(crate) use files::{PackFiles, pack_files};
pub(crate) use member::{MemberHeader, PACK_HEADER};

/// Where a member lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PackPlace {
    /// Number of the pack, from 1.
    pub(crate) pack: u32,
    /// The byte at which the member begins.
    pub(crate) place: u64,
}

/// A member that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Packed {
    pub(crate) at: PackPlace,
    /// The byte behind it.
    pub(crate) ends: u64,
}
