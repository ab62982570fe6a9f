//! The thread of the indexer: what it verifies, mends and outlives.

use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use tantivy::TantivyDocument;

use super::*;
use crate::index::board::Pace;
use crate::index::{
    Document, IndexPhase, IndexSetup, Indexer, SearchOptions, Status, Truth, TruthError,
};
use crate::query::Query;
use crate::vault::Mode;

/// A store of 50 items, one change each.
#[derive(Default)]
struct Fifty {
    panics_once: AtomicBool,
}

impl Truth for Fifty {
    fn vault_id(&self) -> String {
        "fifty".to_owned()
    }

    fn last_seq(&self) -> Result<u64, TruthError> {
        Ok(50)
    }

    fn chain_hash_at(&self, seq: u64) -> Result<Option<[u8; 32]>, TruthError> {
        Ok((seq <= 50).then_some([7; 32]))
    }

    fn changed_items(&self, after: u64, limit: usize) -> Result<Vec<(u64, u64)>, TruthError> {
        Ok((after + 1..=50).take(limit).map(|seq| (seq, seq)).collect())
    }

    fn documents(&self, ids: &[u64]) -> Result<Vec<Document>, TruthError> {
        assert!(!self.panics_once.swap(false, Ordering::Relaxed), "as the test wants");
        let words: String = (0..200).map(|n| format!("lamp word{n} ")).collect();
        Ok(ids
            .iter()
            .map(|id| Document {
                id: *id,
                title: "Lighthouse".to_owned(),
                headline: String::new(),
                body: words.clone(),
                author: String::new(),
                source: String::new(),
                lang: String::new(),
                tags: Vec::new(),
                cases: Vec::new(),
                published: None,
                filed_at_ms: 0,
                status: Status::Filed,
                url: String::new(),
                format: String::new(),
                captured_at_ms: None,
                warned: false,
            })
            .collect())
    }
}

/// Everything at once, and nothing verified unless `verify_after` says so.
fn open(folder: &Path, verify_after: Duration) -> Indexer {
    let pace = Pace {
        tidy_after: Duration::from_millis(5),
        verify_after,
        first_pause: Duration::from_millis(5),
        ..Pace::default()
    };
    let setup = IndexSetup::new(folder, Mode::Write);
    let index = Indexer::open_at_pace(setup, Arc::new(Fifty::default()), pace).unwrap();
    assert!(index.wait_for(50, Duration::from_secs(60)));
    index
}

fn total(index: &Indexer, query: &str) -> Option<u64> {
    let found = index.search(&Query::parse(query), &SearchOptions::default());
    found.ok().map(|hits| hits.total)
}

fn until(what: &str, holds: impl Fn() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < Duration::from_secs(60), "never: {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// The largest file of the first index whose name ends so.
fn largest(folder: &Path, end: &str) -> PathBuf {
    fs::read_dir(folder.join("g1"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_str().unwrap().ends_with(end))
        .max_by_key(|path| fs::metadata(path).unwrap().len())
        .unwrap()
}

/// In place, without cutting the file: the index has it mapped into memory.
fn flip_a_byte(path: &Path) {
    let mut file = File::options().read(true).write(true).open(path).unwrap();
    let place = SeekFrom::Start(file.metadata().unwrap().len() / 3);
    let mut byte = [0];
    file.seek(place).unwrap();
    file.read_exact(&mut byte).unwrap();
    file.seek(place).unwrap();
    file.write_all(&[byte[0] ^ 0x55]).unwrap();
}

const NEVER: Duration = Duration::from_secs(3_600);

#[test]
fn when_idle_the_files_are_verified_and_a_damaged_index_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    open(folder.path(), NEVER).close(Duration::from_secs(5));
    flip_a_byte(&largest(folder.path(), ".pos"));
    let index = open(folder.path(), Duration::from_millis(10));
    until("made anew", || !folder.path().join("g1").exists());
    until("up to date", || index.state().phase == IndexPhase::UpToDate);
    assert_eq!(total(&index, "\"lamp word7\""), Some(50));
    assert!(index.damaged_files().unwrap().is_empty());
}

#[test]
fn a_search_that_meets_something_odd_has_the_files_verified() {
    let folder = tempfile::tempdir().unwrap();
    let index = open(folder.path(), NEVER);
    flip_a_byte(&largest(folder.path(), ".pos"));
    index.shared_for_tests().board.suspect();
    until("made anew", || !folder.path().join("g1").exists());
    until("up to date", || index.state().phase == IndexPhase::UpToDate);
    assert_eq!(total(&index, "lamp"), Some(50));
}

#[test]
fn an_item_that_stands_twice_is_found_out() {
    let folder = tempfile::tempdir().unwrap();
    let index = open(folder.path(), NEVER);
    {
        let shared = index.shared_for_tests();
        let mut slot = shared.engine();
        let engine = slot.as_mut().unwrap();
        let mut copy = TantivyDocument::default();
        copy.add_u64(engine.opened.fields.id, 7);
        engine.writer.add_document(copy).unwrap();
        engine.pending = 1;
        engine.commit(&Fifty::default()).unwrap();
        shared.publish(&engine.opened, None);
    }
    assert_eq!(index.compare().unwrap().twice, [7]);
    index.shared_for_tests().board.suspect();
    until("made anew", || !folder.path().join("g1").exists());
    until("up to date", || index.state().phase == IndexPhase::UpToDate);
    assert!(index.compare().unwrap().is_equal());
}

#[test]
fn a_panic_is_shown_and_outlived() {
    let folder = tempfile::tempdir().unwrap();
    let setup = IndexSetup::new(folder.path(), Mode::Write);
    let pace = Pace { first_pause: Duration::from_millis(300), ..Pace::default() };
    let store = Arc::new(Fifty { panics_once: true.into() });
    let index = Indexer::open_at_pace(setup, store, pace).unwrap();
    until("shown", || matches!(index.state().phase, IndexPhase::Failed { .. }));
    until("outlived", || index.state().phase == IndexPhase::UpToDate);
    assert_eq!(total(&index, "lamp"), Some(50));
}
