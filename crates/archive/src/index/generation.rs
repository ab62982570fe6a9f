//! The folders inside `index/`: one per index, and a file that names the one in use.
//!
//! A new index is made in a folder of its own beside the one in use, so the old one answers
//! until the new one is complete; then the file `current` is exchanged. A folder that it does
//! not name is rubbish of an interrupted rebuild.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Name of the file that holds the number of the index in use.
const CURRENT: &str = "current";

/// The folder of the index of a vault.
#[derive(Debug, Clone)]
pub(super) struct Generations {
    root: PathBuf,
}

impl Generations {
    pub(super) fn at(root: &Path) -> Self {
        Self { root: root.to_path_buf() }
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of the index with this number.
    pub(super) fn folder(&self, number: u64) -> PathBuf {
        self.root.join(format!("g{number}"))
    }

    /// The number of the index in use; `None` where there is none or the file makes no sense.
    pub(super) fn current(&self) -> Option<u64> {
        fs::read_to_string(self.root.join(CURRENT)).ok()?.trim().parse().ok()
    }

    /// Makes an empty folder for a new index.
    pub(super) fn create(&self) -> io::Result<u64> {
        fs::create_dir_all(&self.root)?;
        let mut number = self.numbers()?.into_iter().max().unwrap_or(0);
        loop {
            number += 1;
            match fs::create_dir(self.folder(number)) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                made => return made.map(|()| number),
            }
        }
    }

    /// Makes `number` the index in use, so that a power cut leaves the old or the new one.
    pub(super) fn set_current(&self, number: u64) -> io::Result<()> {
        let fresh = self.root.join(format!("{CURRENT}.tmp"));
        let mut file = File::create(&fresh)?;
        writeln!(file, "{number}")?;
        file.sync_all()?;
        drop(file);
        fs::rename(&fresh, self.root.join(CURRENT))?;
        sync_folder(&self.root)
    }

    /// Removes the folder of an index that is no longer in use. What cannot be removed now
    /// (Windows keeps files that are mapped) goes with the next [`sweep`](Self::sweep).
    pub(super) fn remove(&self, number: u64) {
        let _left_for_the_next_sweep = fs::remove_dir_all(self.folder(number));
    }

    /// Removes every index but `keep`. Only for the holder of the vault's lock, before any
    /// index is opened.
    pub(super) fn sweep(&self, keep: Option<u64>) -> io::Result<()> {
        for number in self.numbers()? {
            if Some(number) != keep {
                self.remove(number);
            }
        }
        Ok(())
    }

    fn numbers(&self) -> io::Result<Vec<u64>> {
        let entries = match fs::read_dir(&self.root) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        let mut numbers = Vec::new();
        for entry in entries {
            let name = entry?.file_name();
            let number: Option<u64> =
                name.to_str().and_then(|name| name.strip_prefix('g')?.parse().ok());
            numbers.extend(number);
        }
        Ok(numbers)
    }
}

/// Removes what a killed process left in the folder of an index: temporary files, and files
/// of segments that the index does not name. Only while nobody writes there.
pub(super) fn sweep_files(folder: &Path, is_named: impl Fn(&str) -> bool) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        let segment = name.split('.').next().unwrap_or_default();
        let of_segment = segment.len() == 32 && segment.bytes().all(|b| b.is_ascii_hexdigit());
        if name.starts_with(".tmp") || (of_segment && !is_named(segment)) {
            let _left_for_the_next_sweep = fs::remove_file(entry.path());
        }
    }
    Ok(())
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_named_one_is_in_use_and_the_rest_is_swept() {
        let folder = tempfile::tempdir().unwrap();
        let generations = Generations::at(&folder.path().join("index"));
        assert_eq!(generations.current(), None);
        generations.sweep(None).unwrap();
        let (first, second) = (generations.create().unwrap(), generations.create().unwrap());
        assert_ne!(first, second);
        assert_eq!(generations.current(), None, "made, not yet in use");
        generations.set_current(first).unwrap();
        assert_eq!(generations.current(), Some(first));
        fs::write(generations.root().join("a note of the user.txt"), "kept").unwrap();
        generations.sweep(generations.current()).unwrap();
        assert!(generations.folder(first).is_dir());
        assert!(!generations.folder(second).exists());
        assert!(generations.root().join("a note of the user.txt").is_file());
        fs::write(generations.root().join(CURRENT), [0xFF, 0, 7]).unwrap();
        assert_eq!(generations.current(), None, "garbage names nothing");
    }

    #[test]
    fn files_that_no_segment_names_are_swept() {
        let folder = tempfile::tempdir().unwrap();
        let (named, orphan) = ("a".repeat(32), "b".repeat(32));
        let files = [
            format!("{named}.term"),
            format!("{orphan}.12.del"),
            ".tmpXY".to_owned(),
            "meta.json".to_owned(),
        ];
        for file in &files {
            fs::write(folder.path().join(file), "x").unwrap();
        }
        sweep_files(folder.path(), |segment| segment == named).unwrap();
        let left = files.iter().filter(|file| folder.path().join(file).exists());
        assert_eq!(left.collect::<Vec<_>>(), [&files[0], &files[3]]);
    }
}
