//! An index that does not belong to the store as it is: of another vault, of a later or
//! another history, made by older rules.

use std::fs;
use std::path::Path;

use archive::index::{IndexPhase, SearchOptions};

use crate::store::{LONG, Memory, caught_up, filled, found, item, open, search};

#[test]
fn the_index_of_another_vault_is_not_used() {
    let (folder, _, index) = filled((1..=5).map(|id| item(id, "Foreign", "secret")));
    index.close(LONG);
    let store = Memory::of_vault("vault-2");
    for id in 1..=5 {
        store.put(item(id, "Ours", "plain"));
    }
    let index = open(folder.path(), &store);
    caught_up(&index, &store);
    assert!(found(&index, "secret").is_empty());
    assert_eq!(found(&index, "plain").len(), 5);
}

#[test]
fn after_a_restored_backup_nothing_of_later_is_found() {
    let (folder, store, index) = filled([item(1, "Draft", "first"), item(2, "Other", "stays")]);
    store.put(item(1, "Draft", "second"));
    caught_up(&index, &store);
    index.close(LONG);
    store.restore(2, [item(1, "Draft", "first"), item(2, "Other", "stays")]);
    let index = open(folder.path(), &store);
    caught_up(&index, &store);
    assert!(found(&index, "second").is_empty());
    assert_eq!(found(&index, "first"), [1]);
    assert!(index.compare().unwrap().is_equal());
}

#[test]
fn another_history_of_the_same_length_is_recognised() {
    let (folder, store, index) = filled([item(1, "One", "ours")]);
    index.close(LONG);
    store.rewrite(1);
    store.restore(1, [item(1, "One", "theirs")]);
    let index = open(folder.path(), &store);
    caught_up(&index, &store);
    assert_eq!(found(&index, "theirs"), [1]);
    assert!(found(&index, "ours").is_empty());
}

/// Makes the index look as if older rules had made it.
fn age(folder: &Path) {
    let meta = folder.join("g1/meta.json");
    let text = fs::read_to_string(&meta).unwrap();
    let (before, after) = text.split_once("\"payload\": \"").unwrap();
    let (_, rest) = after.split_once('|').unwrap();
    fs::write(meta, format!("{before}\"payload\": \"0.0|{rest}")).unwrap();
}

#[test]
fn an_index_by_older_rules_answers_until_the_new_one_is_made() {
    let (folder, store, index) = filled((1..=40).map(|id| item(id, "Old", "rules")));
    index.close(LONG);
    age(folder.path());
    store.put(item(41, "New", "rules"));
    store.hold_documents(true);
    let index = open(folder.path(), &store);
    let hits = search(&index, "rules", &SearchOptions::default());
    assert_eq!(hits.total, 40, "the old one answers");
    assert_eq!(hits.index.behind(), 1, "and says what it lacks");
    let begun = std::time::Instant::now();
    while !matches!(index.state().phase, IndexPhase::Rebuilding { .. }) {
        assert!(begun.elapsed() < LONG, "{:?}", index.state());
        std::thread::yield_now();
    }
    assert!(folder.path().join("g1").is_dir() && folder.path().join("g2").is_dir());
    store.hold_documents(false);
    while index.state().phase != IndexPhase::UpToDate {
        assert!(begun.elapsed() < LONG, "{:?}", index.state());
        std::thread::yield_now();
    }
    assert_eq!(found(&index, "rules").len(), 41);
    assert!(!folder.path().join("g1").exists());
    assert!(index.compare().unwrap().is_equal());
}

#[test]
fn closed_while_the_new_one_is_made_the_old_one_is_kept() {
    let (folder, store, index) = filled((1..=40).map(|id| item(id, "Old", "rules")));
    index.close(LONG);
    age(folder.path());
    store.hold_documents(true);
    let index = open(folder.path(), &store);
    let releasing = std::sync::Arc::clone(&store);
    let release = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(50));
        releasing.hold_documents(false);
    });
    drop(index);
    release.join().unwrap();
    let index = open(folder.path(), &store);
    assert_eq!(found(&index, "rules").len(), 40);
}
