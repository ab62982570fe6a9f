//! The file of the settings: read if it can be, written all or nothing.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::fault::fault;
use crate::wire::{ErrorCode, WireError};

/// A file of settings is never larger than this.
const LARGEST: u64 = 4 << 20;

/// What stands in the file; the default where there is none. A file that cannot be understood is
/// set aside under another name, so that nothing in it is lost.
pub(super) fn read<T: DeserializeOwned + Default>(path: &Path) -> T {
    let mut text = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut text));
    if read.is_err() {
        return T::default();
    }
    serde_json::from_slice(&text).unwrap_or_else(|_| {
        set_aside(path);
        T::default()
    })
}

/// What stands in the file now; `None` where there is none or it cannot be understood.
pub(super) fn look<T: DeserializeOwned>(path: &Path) -> Option<T> {
    let mut text = Vec::new();
    File::open(path).ok()?.take(LARGEST + 1).read_to_end(&mut text).ok()?;
    serde_json::from_slice(&text).ok()
}

/// Keeps other programs of ours from changing the file until it is dropped; `None` where the
/// folder cannot be written, and then nothing can be kept there anyway.
pub(super) fn hold(path: &Path) -> Option<File> {
    fs::create_dir_all(path.parent()?).ok()?;
    let beside = path.with_extension("lock");
    let lock = File::options().create(true).truncate(false).write(true).open(beside).ok()?;
    lock.lock().ok()?;
    Some(lock)
}

fn set_aside(path: &Path) {
    let free = (1..100).map(|n| path.with_extension(format!("damaged-{n}.json")));
    if let Some(aside) = free.into_iter().find(|aside| !aside.exists()) {
        drop(fs::rename(path, aside));
    }
}

/// Writes the file: into a temporary one beside it, which then takes its name.
pub(super) fn write<T: Serialize>(path: &Path, value: &T) -> Result<(), WireError> {
    replace(path, value).map_err(|error| {
        fault(
            ErrorCode::ReadOnly,
            format!(
                "the settings could not be kept in {} ({error}). They hold until Dossier is closed",
                path.display()
            ),
            "Check that this folder can be written.",
        )
    })
}

fn replace<T: Serialize>(path: &Path, value: &T) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::NotFound)?;
    fs::create_dir_all(folder)?;
    let temporary = path.with_extension(format!("{}.tmp", std::process::id()));
    let mut file = File::create(&temporary)?;
    file.write_all(&serde_json::to_vec_pretty(value)?)?;
    file.sync_all()?;
    drop(file);
    fs::rename(&temporary, path).inspect_err(|_| drop(fs::remove_file(&temporary)))
}
