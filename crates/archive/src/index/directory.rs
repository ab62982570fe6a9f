//! Where the engine's files lie: the one place that knows how a key protects them.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use tantivy::Directory;
use tantivy::directory::error::{
    DeleteError, LockError, OpenDirectoryError, OpenReadError, OpenWriteError,
};
use tantivy::directory::{
    DirectoryLock, FileHandle, Lock, MmapDirectory, WatchCallback, WatchHandle, WritePtr,
};

use crate::key::Key;
use crate::vault::Mode;

/// The engine's list of the files it made, by which it later removes those no longer needed.
const FILE_LIST: &str = ".managed.json";

/// The directory of an index in `folder`, which must exist. An encrypted vault will get its
/// own kind of directory here, and nothing else of the index will notice.
pub(super) fn open_directory(
    folder: &Path,
    key: &Key,
    mode: Mode,
) -> Result<Box<dyn Directory>, OpenDirectoryError> {
    match key {
        Key::None => {
            let files = MmapDirectory::open(folder)?;
            if mode == Mode::Write {
                drop_unreadable_list(folder);
            }
            Ok(Box::new(PlainDirectory { files, folder: folder.to_path_buf(), mode }))
        }
    }
}

/// Removes a list of files that a power cut has spoiled: without one the engine starts a new
/// list, and what stood only in the old one is swept with the next opening.
fn drop_unreadable_list(folder: &Path) {
    let list = folder.join(FILE_LIST);
    let readable = match fs::read(&list) {
        Ok(bytes) => serde_json::from_slice::<Vec<PathBuf>>(&bytes).is_ok(),
        Err(_) => true,
    };
    if !readable {
        let _or_the_index_does_not_open = fs::remove_file(list);
    }
}

/// Files that lie there as they are, mapped into memory for reading.
///
/// Two things differ from the engine's own directory. Opened for reading only, nothing is
/// written, and the lock may be missing where the disk cannot be written: nobody could change
/// a file there either. And the list of files, which the engine writes anew for each of the
/// six files of a segment, is not forced to the disk each time: that would double the time
/// until a filed item is found, and the list is no more than a help for tidying up.
#[derive(Debug, Clone)]
struct PlainDirectory {
    files: MmapDirectory,
    folder: PathBuf,
    mode: Mode,
}

impl PlainDirectory {
    fn writable(&self) -> io::Result<()> {
        match self.mode {
            Mode::Write => Ok(()),
            Mode::Read => Err(io::Error::new(
                io::ErrorKind::PermissionDenied,
                "the index was opened for reading only",
            )),
        }
    }
}

impl Directory for PlainDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.files.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.writable().map_err(|error| DeleteError::IoError {
            io_error: Arc::new(error),
            filepath: path.to_owned(),
        })?;
        self.files.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.files.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.writable().map_err(|error| OpenWriteError::wrap_io_error(error, path.to_owned()))?;
        self.files.open_write(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.files.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        self.writable()?;
        if path != Path::new(FILE_LIST) {
            return self.files.atomic_write(path, data);
        }
        let fresh = self.folder.join(".tmp-managed");
        fs::write(&fresh, data)?;
        fs::rename(fresh, self.folder.join(FILE_LIST))
    }

    fn sync_directory(&self) -> io::Result<()> {
        match self.mode {
            Mode::Write => self.files.sync_directory(),
            Mode::Read => Ok(()),
        }
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        match self.files.acquire_lock(lock) {
            Err(LockError::IoError(error))
                if self.mode == Mode::Read && cannot_be_written(&error) =>
            {
                Ok(DirectoryLock::from(Box::new(())))
            }
            taken_or_not => taken_or_not,
        }
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.files.watch(callback)
    }
}

fn cannot_be_written(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn for_reading_only_nothing_is_written() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("kept"), "text").unwrap();
        let directory = open_directory(folder.path(), &Key::None, Mode::Read).unwrap();
        assert!(directory.open_write(Path::new("new")).is_err());
        assert!(directory.atomic_write(Path::new("new"), b"text").is_err());
        assert!(directory.delete(Path::new("kept")).is_err());
        assert_eq!(directory.atomic_read(Path::new("kept")).unwrap(), b"text");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_spoilt_list_of_files_is_dropped_and_a_good_one_kept() {
        let folder = tempfile::tempdir().unwrap();
        let list = folder.path().join(FILE_LIST);
        for (text, kept) in [("[\"a.term\"]", true), ("", false), ("\0\0\0", false)] {
            fs::write(&list, text).unwrap();
            let directory = open_directory(folder.path(), &Key::None, Mode::Write).unwrap();
            assert_eq!(list.exists(), kept, "{text:?}");
            directory.atomic_write(Path::new(FILE_LIST), b"[]").unwrap();
            assert_eq!(fs::read(&list).unwrap(), b"[]");
        }
    }
}
