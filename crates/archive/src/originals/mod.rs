//! The kept originals: files named by the SHA-256 of their bytes, written once.

mod put;
mod sweep;

use std::fs;
use std::io::{self, Read};
use std::path::PathBuf;

use sha2::{Digest as _, Sha256};

pub use put::PutOriginal;

use crate::error::{ArchiveError, Result};
use crate::key::Key;
use crate::sha::Sha256Hex;
use crate::vault::Mode;

/// The folder of originals, `ab/abcdef...`. A file there never has an extension that a system
/// would open, and its name says what its bytes must be.
#[derive(Debug, Clone)]
pub struct Originals {
    root: PathBuf,
    mode: Mode,
    key: Key,
}

/// The bytes of an original, read as they are asked for.
#[derive(Debug)]
pub struct OriginalReader {
    file: fs::File,
}

impl Read for OriginalReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.file.read(buffer)
    }
}

impl Originals {
    pub(crate) fn at(root: PathBuf, mode: Mode, key: Key) -> Self {
        Self { root, mode, key }
    }

    fn folder_of(&self, sha: &Sha256Hex) -> PathBuf {
        self.root.join(&sha.as_str()[..2])
    }

    /// Where the original lies, whether it exists or not.
    pub(crate) fn path_of(&self, sha: &Sha256Hex) -> PathBuf {
        self.folder_of(sha).join(sha.as_str())
    }

    /// Opens an original for reading, without checking its hash.
    ///
    /// # Errors
    /// [`ArchiveError::NotFound`] when there is none.
    pub fn open(&self, sha: &Sha256Hex) -> Result<OriginalReader> {
        let path = self.path_of(sha);
        let file = fs::File::open(&path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => ArchiveError::not_found("original", sha),
            _ => ArchiveError::io(&path, error),
        })?;
        match self.key {
            Key::None => Ok(OriginalReader { file }),
        }
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
        let path = self.path_of(sha);
        let mut file = self.open(sha)?;
        let mut hasher = Sha256::new();
        let size =
            io::copy(&mut file, &mut hasher).map_err(|error| ArchiveError::io(&path, error))?;
        if Sha256Hex::from_digest(&hasher.finalize().into()) != *sha {
            return Err(damaged(sha));
        }
        Ok(size)
    }
}

fn damaged(sha: &Sha256Hex) -> ArchiveError {
    ArchiveError::damaged(format!("the original {sha}"), "its bytes are not those that were filed")
}
