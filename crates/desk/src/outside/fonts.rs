//! Font files of the system, for scripts that a PDF cannot write with its own fonts. They are
//! read here and handed over: the child that lays out a PDF opens no file.

use std::collections::BTreeMap;
use std::path::PathBuf;

use export::Document;
use export::pdf::{FontWish, wishes};

use super::{Found, read_file, walk};

/// Largest font file, in bytes, and all of them together.
const LARGEST: u64 = 64 << 20;
const ALL: usize = 192 << 20;

/// The font files that a document needs, as far as they are there.
pub(crate) fn fonts_for(document: &Document, folders: &[PathBuf]) -> Vec<Vec<u8>> {
    let wishes = wishes(document);
    if wishes.is_empty() {
        return Vec::new();
    }
    let files = files_by_name(folders);
    let mut fonts = Vec::new();
    let mut size = 0;
    for path in wishes.iter().flat_map(|wish| choice(wish, &files)) {
        let Ok(font) = read_file(path, LARGEST) else { continue };
        size += font.len();
        if size > ALL {
            break;
        }
        fonts.push(font);
    }
    fonts
}

/// The files of the best choice of which anything is there.
fn choice<'f>(wish: &FontWish, files: &'f BTreeMap<String, PathBuf>) -> Vec<&'f PathBuf> {
    let there = |names: &&[&str]| -> Vec<&'f PathBuf> {
        names.iter().filter_map(|name| files.get(&name.to_lowercase())).collect()
    };
    wish.files.iter().map(there).find(|found| !found.is_empty()).unwrap_or_default()
}

fn files_by_name(folders: &[PathBuf]) -> BTreeMap<String, PathBuf> {
    let mut files = BTreeMap::new();
    for found in walk(folders, true) {
        if let Found::File(path) = found
            && let Some(name) = path.file_name()
        {
            files.entry(name.to_string_lossy().to_lowercase()).or_insert(path);
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_choice_that_is_there_is_taken() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("noto")).unwrap();
        for name in ["noto/B-Regular.ttf", "noto/c.ttf"] {
            std::fs::write(folder.path().join(name), name).unwrap();
        }
        let files = files_by_name(&[folder.path().to_path_buf(), folder.path().join("gone")]);
        let wish = |files| FontWish { words: "letters", files };
        let found =
            choice(&wish(&[&["a.ttf"], &["b-regular.ttf", "b-bold.ttf"], &["c.ttf"]]), &files);
        assert_eq!(found, [&folder.path().join("noto/B-Regular.ttf")]);
        assert!(choice(&wish(&[&["a.ttf"]]), &files).is_empty());
    }
}
