//! Writing an original: temporary file, flush, rename, flush of the folder; then it is kept.

use std::fs::{self, File};
use std::io::{Read, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use sha2::{Digest as _, Sha256};

use super::{Originals, Packed};
use crate::error::{ArchiveError, Result};
use crate::sha::Sha256Hex;
use crate::vault::sync_folder;

/// Names the temporary files of this process apart.
static NEXT: AtomicU64 = AtomicU64::new(0);

/// Beginning of the name of a temporary file.
pub(super) const TEMPORARY: &str = ".incoming-";

/// What became of some bytes. Only keeping bytes makes one, so that no row of the database can
/// name an original that was never written.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PutOriginal {
    /// The name they are kept under.
    pub sha: Sha256Hex,
    /// Their number.
    pub size: u64,
    /// False where the same bytes were kept already.
    pub new: bool,
    /// Where they lie in a pack that the database may not name yet.
    pub(crate) packed: Option<Packed>,
}

impl Originals {
    /// Keeps some bytes. When this returns they survive a power cut.
    pub fn put(&self, bytes: &[u8]) -> Result<PutOriginal> {
        self.put_reader(bytes, u64::MAX)
    }

    /// Keeps what a reader gives, without holding it in memory, up to `cap` bytes.
    ///
    /// # Errors
    /// [`ArchiveError::TooLarge`] when there is more; nothing is kept then.
    pub fn put_reader(&self, mut reader: impl Read, cap: u64) -> Result<PutOriginal> {
        self.must_write()?;
        let temporary = Temporary::create(&self.root)?;
        let (sha, size) = temporary.fill(&mut reader, cap)?;
        let new = self.keep(&temporary, &sha)?;
        let packed = if new { None } else { self.recent(&sha) };
        Ok(PutOriginal { sha, size, new, packed })
    }

    /// Gives a file that was there already the time of the one that came now. By its time an
    /// examination knows that the act which will name it may still be under way.
    fn renew(&self, came: &Temporary, sha: &Sha256Hex) -> Result<()> {
        let path = self.path_of(sha);
        came.file
            .metadata()
            .and_then(|metadata| metadata.modified())
            .and_then(|time| File::options().write(true).open(&path)?.set_modified(time))
            .map_err(|error| ArchiveError::io(&path, error))
    }

    /// Gives a finished file its name; false where the same bytes were there already.
    fn keep(&self, temporary: &Temporary, sha: &Sha256Hex) -> Result<bool> {
        // A file that is there with other bytes was damaged since; the good ones replace it.
        if self.verify(sha).is_ok() {
            if self.path_of(sha).exists() {
                self.renew(temporary, sha)?;
            }
            return Ok(false);
        }
        temporary.file.sync_all().map_err(|error| ArchiveError::io(&temporary.path, error))?;
        let folder = self.folder_of(sha);
        match fs::create_dir(&folder) {
            Ok(()) => sync_folder(&self.root)?,
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(ArchiveError::io(&folder, error)),
        }
        let path = self.path_of(sha);
        fs::rename(&temporary.path, &path).map_err(|error| ArchiveError::io(&path, error))?;
        sync_folder(&folder)?;
        Ok(true)
    }
}

/// A file on its way; removed when dropped before it got its name.
struct Temporary {
    path: PathBuf,
    file: File,
}

impl Temporary {
    fn create(root: &Path) -> Result<Self> {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = root.join(format!("{TEMPORARY}{}-{number}", std::process::id()));
        let file = File::create(&path).map_err(|error| ArchiveError::io(&path, error))?;
        Ok(Self { path, file })
    }

    fn fill(&self, reader: &mut impl Read, cap: u64) -> Result<(Sha256Hex, u64)> {
        let mut hasher = Sha256::new();
        let mut size = 0_u64;
        let mut buffer = vec![0_u8; 64 * 1024];
        loop {
            let count = match reader.read(&mut buffer) {
                Ok(0) => break,
                Ok(count) => count,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(error) => {
                    return Err(ArchiveError::Io {
                        what: "reading the input".into(),
                        source: error,
                    });
                }
            };
            size += count as u64;
            if size > cap {
                return Err(ArchiveError::TooLarge { cap });
            }
            hasher.update(&buffer[..count]);
            (&self.file)
                .write_all(&buffer[..count])
                .map_err(|error| ArchiveError::io(&self.path, error))?;
        }
        Ok((Sha256Hex::from_digest(&hasher.finalize().into()), size))
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // Gone already when the file got its name; left for the sweep when it cannot be removed.
        drop(fs::remove_file(&self.path));
    }
}
