//! The files behind some paths: files themselves, and the files of folders, at any depth.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders inside each other that are entered.
const DEEPEST: usize = 64;

/// Files that one request may bring.
const MOST: usize = 1_000_000;

/// A path that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    /// Something to read; it may turn out to be no file.
    File(PathBuf),
    /// A folder that cannot be listed, or what is left of too much, with the reason.
    Skipped(PathBuf, String),
}

/// The files behind `paths`, those of a folder in the order of their names. Links to folders are
/// not followed, so a loop cannot be entered; hidden files are left out, unless named. Folders
/// inside of folders are entered where it is `recursive`.
pub(crate) fn walk(paths: &[PathBuf], recursive: bool) -> Vec<Found> {
    let mut found = Vec::new();
    let deepest = if recursive { DEEPEST } else { 1 };
    for path in paths {
        if path.is_dir() {
            folder(path, deepest, &mut found);
        } else {
            found.push(Found::File(path.clone()));
        }
        if found.len() >= MOST {
            found.truncate(MOST);
            let why = format!("at most {MOST} files are taken at once; the rest was left out");
            found.push(Found::Skipped(path.clone(), why));
            break;
        }
    }
    found
}

fn folder(root: &Path, deepest: usize, found: &mut Vec<Found>) {
    // Folders still to be read, the next one last.
    let mut waiting = vec![(root.to_path_buf(), 0)];
    while let Some((path, depth)) = waiting.pop() {
        let entries = match entries(&path) {
            Ok(entries) => entries,
            Err(error) => {
                let why = format!("this folder cannot be listed ({error})");
                found.push(Found::Skipped(path, why));
                continue;
            }
        };
        let mut inner = Vec::new();
        for (entry, is_folder) in entries {
            if !is_folder {
                found.push(Found::File(entry));
            } else if depth + 1 < deepest {
                inner.push((entry, depth + 1));
            } else if deepest > 1 {
                let why = format!("folders deeper than {DEEPEST} are not entered");
                found.push(Found::Skipped(entry, why));
            }
        }
        if found.len() >= MOST {
            return;
        }
        inner.reverse();
        waiting.extend(inner);
    }
}

/// What lies in a folder by name, and whether it is a folder itself (a link to one is not).
fn entries(folder: &Path) -> std::io::Result<Vec<(PathBuf, bool)>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder)?.take(MOST) {
        let entry = entry?;
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        let kind = entry.file_type()?;
        let path = entry.path();
        if !(kind.is_symlink() && path.is_dir()) {
            entries.push((path, kind.is_dir()));
        }
    }
    entries.sort();
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(found: &[Found], root: &Path) -> Vec<String> {
        let name = |found: &Found| match found {
            Found::File(path) => path.strip_prefix(root).unwrap().to_string_lossy().into_owned(),
            Found::Skipped(_, why) => why.clone(),
        };
        found.iter().map(name).collect()
    }

    #[test]
    fn the_files_of_a_folder_come_in_the_order_of_their_names() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("b/inner")).unwrap();
        fs::create_dir(root.join(".git")).unwrap();
        for name in ["c.txt", "a.txt", "b/2.txt", "b/1.txt", "b/inner/x.txt", ".hidden", ".git/y"] {
            fs::write(root.join(name), "").unwrap();
        }
        let found = walk(&[root.to_path_buf(), root.join(".hidden")], true);
        assert_eq!(
            names(&found, root),
            ["a.txt", "c.txt", "b/1.txt", "b/2.txt", "b/inner/x.txt", ".hidden"]
        );
        assert_eq!(names(&walk(&[root.to_path_buf()], false), root), ["a.txt", "c.txt"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_loop_of_links_is_not_entered() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir(root.join("inner")).unwrap();
        fs::write(root.join("inner/a.txt"), "").unwrap();
        std::os::unix::fs::symlink(root, root.join("inner/up")).unwrap();
        std::os::unix::fs::symlink(root.join("gone"), root.join("inner/broken")).unwrap();
        let found = walk(&[root.to_path_buf()], true);
        assert_eq!(names(&found, root), ["inner/a.txt", "inner/broken"]);
    }

    #[test]
    fn what_is_not_there_is_still_named() {
        let path = PathBuf::from("/not/there");
        assert_eq!(walk(std::slice::from_ref(&path), true), [Found::File(path)]);
    }

    #[test]
    fn very_deep_folders_are_left_with_a_word() {
        let folder = tempfile::tempdir().unwrap();
        let deep: PathBuf = std::iter::repeat_n("d", DEEPEST + 2).collect();
        fs::create_dir_all(folder.path().join(&deep)).unwrap();
        fs::write(folder.path().join(&deep).join("a.txt"), "").unwrap();
        let found = walk(&[folder.path().to_path_buf()], true);
        assert!(matches!(&found[..], [Found::Skipped(_, why)] if why.contains("64")), "{found:?}");
    }
}
