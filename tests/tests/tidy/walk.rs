//! Finds the source files of the workspace.

use std::fs;
use std::path::{Path, PathBuf};

/// A source file: its path relative to the root, and its text.
pub(crate) struct Source {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// Folders that hold no source of ours.
const LEFT_OUT: &[&str] =
    &["target", "node_modules", "dist", ".git", "gen", "pictures", "snapshots"];

/// All files below `folder` (relative to the root) whose name ends in one of `endings`.
pub(crate) fn sources(folder: &str, endings: &[&str]) -> Vec<Source> {
    let root = tests::root();
    let mut found = Vec::new();
    let mut open = vec![root.join(folder)];
    while let Some(folder) = open.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                if !LEFT_OUT.contains(&name(&path).as_str()) {
                    open.push(path);
                }
            } else if endings.iter().any(|ending| name(&path).ends_with(ending)) {
                let relative = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
                found.push(Source { path: relative, text: fs::read_to_string(&path).unwrap() });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "nothing of {endings:?} below {folder}");
    found
}

/// Reads a file of the workspace.
pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(tests::root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The names in a folder of the workspace, in order.
pub(crate) fn names(folder: &str) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(tests::root().join(folder))
        .unwrap_or_else(|error| panic!("{folder}: {error}"))
        .map(|entry| name(&entry.unwrap().path()))
        .collect();
    names.sort();
    names
}

fn name(path: &Path) -> String {
    PathBuf::from(path).file_name().unwrap_or_default().to_string_lossy().into_owned()
}
