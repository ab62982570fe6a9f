//! Writing a file for the user: all of it under its name, or nothing.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::fault::fault;
use crate::wire::{ErrorCode, WireError};

/// What to do where the file exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Writing {
    /// Refuse.
    New,
    /// Replace it.
    Replace,
}

/// Writes `bytes` to `path`. The file is written beside its place and then takes its name, so
/// that there is never half a document.
pub(crate) fn write_new(path: &Path, bytes: &[u8], writing: Writing) -> Result<(), WireError> {
    put(path, bytes, writing).map_err(|error| failure(path, &error))
}

fn put(path: &Path, bytes: &[u8], writing: Writing) -> io::Result<()> {
    if path.is_dir() || (writing == Writing::New && path.symlink_metadata().is_ok()) {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let temporary = beside(path)?;
    let written = write_and_sync(&temporary, bytes).and_then(|()| match writing {
        Writing::Replace => fs::rename(&temporary, path),
        Writing::New => rename_new(&temporary, path),
    });
    if written.is_err() {
        drop(fs::remove_file(&temporary));
    }
    written
}

fn write_and_sync(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::options().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A hard link fails where the name is taken, in one step; file systems without them get a
/// rename, whose only risk is a file made at that very moment.
fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Ok(()) => {
            drop(fs::remove_file(from));
            Ok(())
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        Err(_) => fs::rename(from, to),
    }
}

fn beside(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{}.part", std::process::id()));
    Ok(path.with_file_name(hidden))
}

fn failure(path: &Path, error: &io::Error) -> WireError {
    let place = path.display();
    match error.kind() {
        io::ErrorKind::AlreadyExists => fault(
            ErrorCode::AlreadyExists,
            format!("{place} already exists. It was left as it is"),
            "Choose another name, or say that it may be replaced.",
        ),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => fault(
            ErrorCode::NotFound,
            format!("the folder of {place} is not there. Nothing was written"),
            "Choose a folder that exists.",
        ),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => fault(
            ErrorCode::ReadOnly,
            format!("{place} cannot be written. Nothing was changed"),
            "Choose a folder that you may write to.",
        ),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => fault(
            ErrorCode::DiskFull,
            format!("the disk is full: {place} was not written"),
            "Free some space, or choose another disk.",
        ),
        _ => fault(
            ErrorCode::Refused,
            format!("{place} could not be written ({error}). Nothing was changed"),
            "Choose another place.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_file_that_exists_is_only_replaced_when_told_so() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        write_new(&path, b"one", Writing::New).unwrap();
        let error = write_new(&path, b"two", Writing::New).unwrap_err();
        assert_eq!(error.code, ErrorCode::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"one");
        write_new(&path, b"two", Writing::Replace).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(names(folder.path()), ["a.pdf"]);
    }

    #[test]
    fn a_wrong_place_says_what_is_wrong_and_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let missing = write_new(&folder.path().join("no/a.pdf"), b"x", Writing::New).unwrap_err();
        assert_eq!(missing.code, ErrorCode::NotFound);
        let taken = write_new(folder.path(), b"x", Writing::Replace).unwrap_err();
        assert_eq!(taken.code, ErrorCode::AlreadyExists);
        assert!(names(folder.path()).is_empty());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_named() {
        let error = write_and_sync(Path::new("/dev/full"), b"x").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::AlreadyExists, "a device is never opened");
        let full = io::Error::from(io::ErrorKind::StorageFull);
        assert_eq!(failure(Path::new("/a"), &full).code, ErrorCode::DiskFull);
    }
}
