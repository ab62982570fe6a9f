//! Where the engine's files lie: the one place that knows how a key protects them.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::Directory;
use tantivy::directory::error::{
    DeleteError, LockError, OpenDirectoryError, OpenReadError, OpenWriteError,
};
use tantivy::directory::{
    DirectoryLock, FileHandle, Lock, MmapDirectory, WatchCallback, WatchHandle, WritePtr,
};

use crate::key::Key;
use crate::vault::Mode;

/// The directory of an index in `folder`, which must exist. An encrypted vault will get its
/// own kind of directory here, and nothing else of the index will notice.
pub(super) fn open_directory(
    folder: &Path,
    key: &Key,
    mode: Mode,
) -> Result<Box<dyn Directory>, OpenDirectoryError> {
    // An encrypted index is a new arm here.
    let plain = match key {
        Key::None => MmapDirectory::open(folder)?,
    };
    Ok(match mode {
        Mode::Write => Box::new(plain),
        Mode::Read => Box::new(ReadOnlyDirectory { plain }),
    })
}

/// Reads an index that another process may be writing, and one on a disk that cannot be
/// written: there the engine's lock cannot be taken, and nobody could change a file either.
#[derive(Debug, Clone)]
struct ReadOnlyDirectory {
    plain: MmapDirectory,
}

impl Directory for ReadOnlyDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.plain.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        Err(DeleteError::IoError { io_error: Arc::new(refused()), filepath: path.to_owned() })
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.plain.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        Err(OpenWriteError::wrap_io_error(refused(), PathBuf::from(path)))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.plain.atomic_read(path)
    }

    fn atomic_write(&self, _path: &Path, _data: &[u8]) -> io::Result<()> {
        Err(refused())
    }

    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        match self.plain.acquire_lock(lock) {
            Err(LockError::IoError(error)) if cannot_be_written(&error) => {
                Ok(DirectoryLock::from(Box::new(())))
            }
            taken_or_not => taken_or_not,
        }
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.plain.watch(callback)
    }
}

fn refused() -> io::Error {
    io::Error::new(io::ErrorKind::PermissionDenied, "the index was opened for reading only")
}

fn cannot_be_written(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}
