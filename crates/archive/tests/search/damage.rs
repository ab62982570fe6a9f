//! An index that was deleted, cut, overwritten or is in the way: it is made anew by itself.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use archive::Mode;
use archive::index::{IndexError, IndexPhase, IndexSetup, Indexer, SearchOptions, Truth};
use archive::query::Query;

use crate::store::{LONG, Memory, NOTHING, caught_up, filled, found, item, open};

/// A closed index of 30 items in two segments.
fn closed() -> (tempfile::TempDir, Arc<Memory>) {
    let text: String = (0..400).map(|n| format!("lighthouse word{n} ")).collect();
    let (folder, store, index) = filled((1..=15).map(|id| item(id, "First half", &text)));
    for id in 16..=30 {
        store.put(item(id, "Second half", "lighthouse keeper"));
    }
    caught_up(&index, &store);
    index.close(LONG);
    (folder, store)
}

/// A copy of a closed index, so that each kind of damage has one of its own.
fn copy(closed: &Path) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(closed.join("current"), folder.path().join("current")).unwrap();
    let (from, to) = (in_use(closed), folder.path().join("g1"));
    fs::create_dir(&to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
    folder
}

/// The folder of the index in use.
fn in_use(folder: &Path) -> PathBuf {
    let number = fs::read_to_string(folder.join("current")).unwrap();
    folder.join(format!("g{}", number.trim()))
}

/// Every file of the index in use whose name ends so.
fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(in_use(folder)).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.to_str().unwrap().ends_with(end)).collect()
}

fn is_whole_again(folder: &Path, store: &Arc<Memory>, what: &str) {
    let index = open(folder, store);
    caught_up(&index, store);
    assert_eq!(found(&index, "lighthouse").len(), 30, "{what}");
    let comparison = index.compare().unwrap();
    assert!(comparison.is_equal(), "{what}: {comparison:?}");
    assert!(index.damaged_files().unwrap().is_empty(), "{what}");
    assert_eq!(index.state().phase, IndexPhase::UpToDate, "{what}");
    index.close(LONG);
}

#[test]
fn anything_that_is_missing_is_made_anew() {
    let (template, store) = closed();
    for end in ["", "current", "meta.json", ".term", ".idx", ".pos", ".fast", ".fieldnorm"] {
        let folder = copy(template.path());
        match end {
            "" => fs::remove_dir_all(folder.path()).unwrap(),
            "current" => fs::remove_file(folder.path().join("current")).unwrap(),
            _ => fs::remove_file(&files(folder.path(), end)[0]).unwrap(),
        }
        is_whole_again(folder.path(), &store, end);
    }
}

#[test]
fn anything_that_is_cut_or_overwritten_is_made_anew() {
    let garbage: [&[u8]; 3] = [b"", b"{\"segments\": 7}", &[0xFF; 300]];
    let (template, store) = closed();
    for end in ["current", "meta.json", ".managed.json", ".term", ".idx", ".pos", ".fast"] {
        for bytes in garbage {
            let folder = copy(template.path());
            let file = match end {
                "current" => folder.path().join("current"),
                _ => files(folder.path(), end)[0].clone(),
            };
            fs::write(file, bytes).unwrap();
            is_whole_again(folder.path(), &store, &format!("{end} is {bytes:?}"));
        }
    }
}

#[test]
fn a_payload_that_makes_no_sense_is_no_payload() {
    let (template, store) = closed();
    for payload in ["", "1.1", "9.9|vault-1|0", "|||", "1.1|vault-1|99999999999999999999|00"] {
        let folder = copy(template.path());
        let meta = in_use(folder.path()).join("meta.json");
        let text = fs::read_to_string(&meta).unwrap();
        let (before, _) = text.split_once("\"payload\"").unwrap();
        fs::write(meta, format!("{before}\"payload\": \"{payload}\"\n}}")).unwrap();
        is_whole_again(folder.path(), &store, payload);
        assert!(!folder.path().join("g1").exists(), "{payload} was not used");
    }
}

#[test]
fn a_flipped_byte_is_named_and_a_rebuild_mends_it() {
    let (folder, store) = closed();
    // In the middle of the largest file lies what only a checksum can tell.
    let length = |file: &PathBuf| fs::metadata(file).unwrap().len();
    let damaged = files(folder.path(), ".pos").into_iter().max_by_key(length).unwrap();
    let mut bytes = fs::read(&damaged).unwrap();
    let middle = bytes.len() / 3;
    bytes[middle] ^= 0x10;
    fs::write(&damaged, bytes).unwrap();
    let index = open(folder.path(), &store);
    caught_up(&index, &store);
    let named = index.damaged_files().unwrap();
    assert_eq!(named.files, [PathBuf::from(damaged.file_name().unwrap())]);
    let items = index.rebuild(&mut |_, _| std::ops::ControlFlow::Continue(())).unwrap();
    assert_eq!(items, 30);
    assert!(index.damaged_files().unwrap().is_empty());
    index.close(LONG);
    is_whole_again(folder.path(), &store, "after the rebuild");
}

#[test]
fn what_a_killed_process_left_is_swept() {
    let (folder, store) = closed();
    let orphan = in_use(folder.path()).join(format!("{}.term", "0123456789abcdef".repeat(2)));
    let temporary = in_use(folder.path()).join(".tmpAbCdEf");
    let rebuild = folder.path().join("g77");
    fs::create_dir(&rebuild).unwrap();
    for file in [&orphan, &temporary, &rebuild.join("meta.json")] {
        fs::write(file, "left over").unwrap();
    }
    is_whole_again(folder.path(), &store, "left over files");
    assert!(!orphan.exists() && !temporary.exists() && !rebuild.exists());
}

#[test]
fn deleted_while_open_it_comes_back_with_the_next_change() {
    let (folder, store, index) = filled([item(1, "One", "lighthouse")]);
    fs::remove_dir_all(folder.path()).unwrap();
    assert_eq!(found(&index, "lighthouse"), [1], "what is open still answers");
    store.put(item(2, "Two", "lighthouse"));
    caught_up(&index, &store);
    assert_eq!(found(&index, "lighthouse"), [1, 2]);
    assert!(index.compare().unwrap().is_equal());
}

#[test]
fn a_folder_that_cannot_be_made_is_said_and_tried_again() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("index");
    fs::write(&folder, "a file is in the way").unwrap();
    let store = Memory::new();
    store.put(item(1, "One", "text"));
    let index =
        Indexer::open(IndexSetup::new(&folder, Mode::Write), Arc::clone(&store) as Arc<dyn Truth>)
            .unwrap();
    let answer = index.search(&Query::parse("text"), &SearchOptions::default());
    assert!(matches!(answer, Err(IndexError::Unusable { .. })), "{answer:?}");
    assert!(matches!(index.state().phase, IndexPhase::Failed { .. }), "{:?}", index.state());
    fs::remove_file(&folder).unwrap();
    caught_up(&index, &store);
    assert_eq!(found(&index, "text"), [1]);
    assert_eq!(found(&index, "nothing"), NOTHING);
}
