//! Opened for reading only: answers from what another process writes, and writes nothing.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use archive::Mode;
use archive::index::{IndexError, IndexPhase, IndexSetup, Indexer, SearchOptions, Truth};
use archive::query::Query;

use crate::store::{LONG, Memory, caught_up, filled, found, item, open, search};

fn read(folder: &Path, store: &Arc<Memory>) -> Indexer {
    Indexer::open(IndexSetup::new(folder, Mode::Read), Arc::clone(store) as Arc<dyn Truth>).unwrap()
}

fn is_unusable(index: &Indexer) -> bool {
    let answer = index.search(&Query::parse("text"), &SearchOptions::default());
    matches!(answer, Err(IndexError::Unusable { .. }))
}

#[test]
fn a_reader_follows_the_writer_and_says_how_far_behind_it_is() {
    let (folder, store, writer) = filled([item(1, "One", "text")]);
    let reader = read(folder.path(), &store);
    assert_eq!(found(&reader, "text"), [1]);
    assert_eq!(reader.state().phase, IndexPhase::UpToDate);
    store.put(item(2, "Two", "text"));
    let hits = search(&reader, "text", &SearchOptions::default());
    assert_eq!((hits.total, hits.index.behind()), (1, 1));
    assert!(!reader.wait_for(2, Duration::from_millis(30)));
    caught_up(&writer, &store);
    assert!(reader.wait_for(2, LONG));
    assert_eq!(found(&reader, "text"), [1, 2]);
    assert_eq!(reader.state().behind(), 0);
}

#[test]
fn a_reader_follows_an_index_that_was_exchanged() {
    let (folder, store, writer) = filled([item(1, "One", "text")]);
    let reader = read(folder.path(), &store);
    assert_eq!(found(&reader, "text"), [1]);
    writer.rebuild(&mut |_, _| std::ops::ControlFlow::Continue(())).unwrap();
    store.put(item(2, "Two", "text"));
    caught_up(&writer, &store);
    assert_eq!(found(&reader, "text"), [1, 2]);
    assert!(reader.compare().unwrap().is_equal());
    assert!(reader.damaged_files().unwrap().is_empty());
}

#[test]
fn without_an_index_a_reader_says_so_until_there_is_one() {
    let folder = tempfile::tempdir().unwrap();
    let store = Memory::new();
    store.put(item(1, "One", "text"));
    let reader = read(folder.path(), &store);
    assert!(is_unusable(&reader));
    let IndexPhase::Failed { message } = reader.state().phase else { panic!() };
    assert!(message.contains("there is none yet"), "{message}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "a reader makes nothing");
    let writer = open(folder.path(), &store);
    caught_up(&writer, &store);
    assert_eq!(found(&reader, "text"), [1]);
    assert_eq!(reader.state().phase, IndexPhase::UpToDate);
}

#[test]
fn a_reader_does_not_use_the_index_of_another_vault() {
    let (folder, _, index) = filled([item(1, "One", "text")]);
    index.close(LONG);
    let store = Memory::of_vault("vault-2");
    store.put(item(1, "Another", "text"));
    assert!(is_unusable(&read(folder.path(), &store)));
}

#[test]
fn a_reader_changes_no_file_and_rebuilds_nothing() {
    let (folder, store, index) = filled((1..=9).map(|id| item(id, "One", "text")));
    index.close(LONG);
    let listing = || -> BTreeSet<(std::path::PathBuf, Vec<u8>)> {
        fs::read_dir(folder.path().join("g1"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .map(|path| (path.clone(), fs::read(path).unwrap()))
            .collect()
    };
    let before = listing();
    let reader = read(folder.path(), &store);
    assert_eq!(found(&reader, "text").len(), 9);
    let refused = reader.rebuild(&mut |_, _| std::ops::ControlFlow::Continue(()));
    assert!(matches!(refused, Err(IndexError::ReadOnly)), "{refused:?}");
    reader.close(LONG);
    assert_eq!(before, listing());
}

#[test]
fn a_store_that_cannot_be_read_is_an_error() {
    let (folder, store, index) = filled([item(1, "One", "text")]);
    index.close(LONG);
    let reader = read(folder.path(), &store);
    store.set_unreadable(true);
    let answer = reader.search(&Query::parse("text"), &SearchOptions::default());
    assert!(matches!(answer, Err(IndexError::Truth(_))), "{answer:?}");
    assert!(matches!(reader.state().phase, IndexPhase::Failed { .. }));
    store.set_unreadable(false);
    assert_eq!(found(&reader, "text"), [1]);
}
