//! The kept originals: bytes as they came, found by their SHA-256, written once. Single ones lie
//! in files of their own, those of an import together in packs.

mod bulk;
mod pack;
mod put;
mod recent;
mod sweep;

use std::fs;
use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sha2::{Digest as _, Sha256};

pub(crate) use pack::{
    MemberHeader, PACK_HEADER, PackFiles, PackPlace, Packed, Packer, pack_files,
};
pub use put::PutOriginal;

use crate::error::{ArchiveError, Result};
use crate::key::Key;
use crate::sha::Sha256Hex;
use crate::tables::{Kept, kept, pack_ends};
use crate::truth::Store;
use crate::vault::Mode;
use recent::Recent;

/// The originals of a vault. In a file of its own an original is `ab/abcdef...`, without an
/// extension that a system would open, and its name says what its bytes must be; in a pack the
/// row in the database says where it begins.
#[derive(Clone)]
pub struct Originals {
    root: PathBuf,
    mode: Mode,
    key: Key,
    packs: PackFiles,
    store: Arc<Store>,
    writing: Arc<Writing>,
}

/// What those who write packs share. Who reads an original asks only for the recent ones, so that
/// nobody waits for the disk who does not write.
struct Writing {
    packer: Mutex<Packer>,
    recent: Mutex<Recent>,
}

/// The bytes of an original, read as they are asked for.
#[derive(Debug)]
pub struct OriginalReader {
    bytes: io::Take<fs::File>,
}

impl Read for OriginalReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.bytes.read(buffer)
    }
}

impl Originals {
    pub(crate) fn at(root: PathBuf, mode: Mode, key: Key, store: Arc<Store>) -> Self {
        let packs = PackFiles::at(root.join("packs"), key.clone());
        let packer = Mutex::new(Packer::new(packs.clone(), 1));
        let writing = Arc::new(Writing { packer, recent: Mutex::default() });
        Self { root, mode, key, packs, store, writing }
    }

    /// Finds the pack to write to, and cuts off what a process that died left there. Only under
    /// the vault's lock. Where the database does not say what is to be kept, all of it is.
    pub(crate) fn resume_packs(&self) -> Result<()> {
        let head = self.head();
        let ends = |pack| self.store.snapshot(|connection| pack_ends(connection, pack));
        *self.packer() = Packer::resume(self.packs.clone(), ends, head.ok())?;
        Ok(())
    }

    /// Number of the newest change.
    fn head(&self) -> Result<u64> {
        self.store.snapshot(|connection| {
            let last: i64 = connection
                .prepare_cached("SELECT coalesce(max(seq), 0) FROM change")?
                .query_row([], |row| row.get(0))?;
            Ok(last.unsigned_abs())
        })
    }

    fn packer(&self) -> MutexGuard<'_, Packer> {
        self.writing.packer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Where a member lies that was written a moment ago.
    fn recent(&self, sha: &Sha256Hex) -> Option<Packed> {
        self.writing.recent.lock().unwrap_or_else(PoisonError::into_inner).get(sha)
    }

    fn remember(&self, sha: Sha256Hex, packed: Packed) {
        self.writing.recent.lock().unwrap_or_else(PoisonError::into_inner).add(sha, packed);
    }

    fn folder_of(&self, sha: &Sha256Hex) -> PathBuf {
        self.root.join(&sha.as_str()[..2])
    }

    /// Where the original lies if it has a file of its own, whether it exists or not.
    pub(crate) fn path_of(&self, sha: &Sha256Hex) -> PathBuf {
        self.folder_of(sha).join(sha.as_str())
    }

    pub(crate) fn packs(&self) -> &PackFiles {
        &self.packs
    }

    /// Opens an original for reading, without checking its hash.
    ///
    /// # Errors
    /// [`ArchiveError::NotFound`] when there is none.
    pub fn open(&self, sha: &Sha256Hex) -> Result<OriginalReader> {
        // A file of its own first: it is also where bytes go whose member was damaged.
        let path = self.path_of(sha);
        match fs::File::open(&path) {
            Ok(file) => match self.key {
                Key::None => return Ok(OriginalReader { bytes: file.take(u64::MAX) }),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(ArchiveError::io(&path, error)),
        }
        let packed = match self.recent(sha) {
            Some(packed) => Some(packed.at),
            None => match self.store.snapshot(|connection| kept(connection, sha))? {
                Kept::Packed(place) => Some(place),
                Kept::Loose | Kept::Unknown => None,
            },
        };
        let place = packed.ok_or_else(|| ArchiveError::not_found("original", sha))?;
        Ok(OriginalReader { bytes: self.packs.open(place, sha)? })
    }

    /// The bytes of an original, checked against its hash.
    ///
    /// # Errors
    /// [`ArchiveError::Damaged`] when the bytes are not those that were filed.
    pub fn get(&self, sha: &Sha256Hex) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.open(sha)?
            .read_to_end(&mut bytes)
            .map_err(|error| ArchiveError::io(&self.path_of(sha), error))?;
        if Sha256Hex::of(&bytes) != *sha {
            return Err(damaged(sha));
        }
        Ok(bytes)
    }

    /// Reads an original through and checks it against its hash; answers with its size in bytes.
    pub fn verify(&self, sha: &Sha256Hex) -> Result<u64> {
        let mut reader = self.open(sha)?;
        let mut hasher = Sha256::new();
        let size = io::copy(&mut reader, &mut hasher)
            .map_err(|error| ArchiveError::io(&self.path_of(sha), error))?;
        if Sha256Hex::from_digest(&hasher.finalize().into()) != *sha {
            return Err(damaged(sha));
        }
        Ok(size)
    }

    /// Refuses to write where the vault was opened for reading.
    fn must_write(&self) -> Result<()> {
        match self.mode {
            Mode::Write => Ok(()),
            Mode::Read => {
                Err(ArchiveError::ReadOnly { what: "this vault, opened for reading,".to_owned() })
            }
        }
    }
}

impl std::fmt::Debug for Originals {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Originals").field("root", &self.root).finish_non_exhaustive()
    }
}

pub(crate) fn damaged(sha: &Sha256Hex) -> ArchiveError {
    ArchiveError::damaged(format!("the original {sha}"), "its bytes are not those that were filed")
}
