//! The index follows its store: additions, edits, removals, openings without a closing.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use archive::Mode;
use archive::index::{IndexPhase, IndexSetup, IndexState, Indexer, SearchOptions, Status, Truth};

use crate::store::{LONG, Memory, NOTHING, caught_up, filled, found, item, open, search};

#[test]
fn what_is_filed_is_found_soon() {
    let (_folder, store, index) = filled([item(1, "One", "first text")]);
    let mut slowest = Duration::ZERO;
    for id in 2..8 {
        let seq = store.put(item(id, "Another", "second text"));
        let begun = Instant::now();
        index.wake(seq);
        assert!(index.wait_for(seq, LONG));
        slowest = slowest.max(begun.elapsed());
        assert_eq!(found(&index, "second").len() as u64, id - 1);
    }
    // The bar is 300 ms; machines that run tests are allowed to be slow.
    assert!(slowest < Duration::from_secs(3), "{slowest:?}");
}

#[test]
fn what_an_import_brings_is_found_by_itself_and_at_once_when_somebody_waits() {
    let (_folder, store, index) = filled([item(1, "One", "first text")]);
    // Nobody waits and nobody wakes it again: it becomes findable all the same.
    let mut last = 0;
    for id in 2..40 {
        last = store.put(item(id, "Imported", "many texts"));
        index.wake_for_many(last);
    }
    let begun = Instant::now();
    while found(&index, "many").len() < 38 {
        assert!(begun.elapsed() < LONG, "never found: {:?}", index.state());
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(index.state().indexed_seq, last);
    // A single item that is filed meanwhile takes the others with it.
    for round in 0..5 {
        for id in 0..20 {
            index.wake_for_many(store.put(item(100 + round * 50 + id, "Imported", "more texts")));
        }
        let seq = store.put(item(140 + round * 50, "Filed", &format!("single{round}")));
        index.wake(seq);
        let begun = Instant::now();
        while found(&index, &format!("single{round}")).is_empty() {
            assert!(begun.elapsed() < LONG, "never found: {:?}", index.state());
            std::thread::sleep(Duration::from_millis(5));
        }
        assert_eq!(found(&index, "more").len() as u64, (round + 1) * 20);
    }
    // Who waits for many does not wait until they are gathered.
    for id in 500..520 {
        last = store.put(item(id, "Imported", "last texts"));
        index.wake_for_many(last);
    }
    assert!(index.wait_for(last, LONG));
    assert_eq!(found(&index, "last").len(), 20);
    assert!(index.compare().unwrap().is_equal());
}

#[test]
fn an_edit_replaces_and_a_removal_removes() {
    let (_folder, store, index) =
        filled([item(1, "Harbour", "crane"), item(2, "Harbour", "ferry")]);
    store.put(item(1, "Harbour", "lighthouse"));
    store.put(item(1, "Harbour", "lighthouse and pier"));
    caught_up(&index, &store);
    assert_eq!(found(&index, "crane"), NOTHING);
    assert_eq!(found(&index, "pier"), [1]);
    assert_eq!(found(&index, "harbour"), [1, 2]);
    store.remove(1);
    caught_up(&index, &store);
    assert_eq!(found(&index, "harbour"), [2]);
    assert_eq!(found(&index, ""), [2]);
}

#[test]
fn an_edit_after_a_reopening_is_found_once() {
    let folder = tempfile::tempdir().unwrap();
    let store = Memory::new();
    for round in 0..12 {
        let index = open(folder.path(), &store);
        for id in [1, 2, round + 3] {
            store.put(item(id, "Again", &format!("round{round}")));
        }
        caught_up(&index, &store);
        assert_eq!(found(&index, "again").len() as u64, round + 3);
        let comparison = index.compare().unwrap();
        assert!(comparison.is_equal(), "{comparison:?}");
        if round % 3 == 0 {
            index.close(LONG);
        }
    }
}

#[test]
fn changes_that_concern_no_item_count_as_read() {
    let (folder, store, index) = filled([item(1, "One", "text")]);
    store.change_nothing();
    store.change_nothing();
    caught_up(&index, &store);
    assert_eq!(index.state().phase, IndexPhase::UpToDate);
    assert_eq!(index.state().indexed_seq, 3);
    drop(index);
    let index = open(folder.path(), &store);
    caught_up(&index, &store);
    assert_eq!(index.state().behind(), 0);
}

#[test]
fn a_change_of_many_items_is_read_whole() {
    let (_folder, store, index) = filled([]);
    store.put_together((1..=2_500).map(|id| item(id, "Bulk", "many at once")));
    store.put(item(9_999, "Bulk", "one more"));
    caught_up(&index, &store);
    let hits = search(&index, "bulk", &SearchOptions { limit: 1, ..SearchOptions::default() });
    assert_eq!(hits.total, 2_501);
    assert!(index.compare().unwrap().is_equal());
}

#[test]
fn dropped_without_closing_it_goes_on_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let store = Memory::new();
    for round in 1..=10 {
        let index = open(folder.path(), &store);
        for id in 0..round * 7 {
            store.put(item(id, "Kept", &format!("state {round}")));
        }
        index.wake(store.last());
        // Dropped in the middle of reading.
        drop(index);
    }
    let index = open(folder.path(), &store);
    caught_up(&index, &store);
    let comparison = index.compare().unwrap();
    assert!(comparison.is_equal(), "{comparison:?}");
    assert_eq!(comparison.items, 70);
    assert_eq!(index.state().phase, IndexPhase::UpToDate);
}

#[test]
fn closing_reads_in_what_was_committed_before() {
    let folder = tempfile::tempdir().unwrap();
    let store = Memory::new();
    let index = open(folder.path(), &store);
    let seq = store.put(item(1, "Last", "minute"));
    index.wake(seq);
    index.close(LONG);
    let reader =
        Indexer::open(IndexSetup::new(folder.path(), Mode::Read), store as Arc<dyn Truth>).unwrap();
    assert_eq!(reader.state().behind(), 0);
    assert_eq!(found(&reader, "minute"), [1]);
}

#[test]
fn a_store_that_cannot_be_read_is_said_and_waited_for() {
    let (_folder, store, index) = filled([item(1, "One", "text")]);
    let seq = store.put(item(2, "Two", "text"));
    store.set_unreadable(true);
    index.wake(seq);
    assert!(!index.wait_for(seq, Duration::from_millis(200)));
    let IndexPhase::Failed { message } = index.state().phase else {
        panic!("{:?}", index.state());
    };
    assert!(message.contains("the disk is away"), "{message}");
    assert_eq!(found(&index, "text"), [1], "the state before still answers");
    assert_eq!(index.state().behind(), 1);
    store.set_unreadable(false);
    assert!(index.wait_for(seq, LONG), "{:?}", index.state());
    assert_eq!(found(&index, "text"), [1, 2]);
    assert_eq!(index.state().phase, IndexPhase::UpToDate);
}

#[test]
fn a_listener_hears_every_state_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let store = Memory::new();
    let heard: Arc<Mutex<Vec<IndexState>>> = Arc::default();
    let ear = Arc::clone(&heard);
    let setup = IndexSetup::new(folder.path(), Mode::Write)
        .with_listener(Box::new(move |state| ear.lock().unwrap().push(state.clone())));
    for id in 1..=1_500 {
        store.put(item(id, "Filed", "before the opening"));
    }
    let index = Indexer::open(setup, Arc::clone(&store) as Arc<dyn Truth>).unwrap();
    caught_up(&index, &store);
    caught_up(&index, &store);
    index.close(LONG);
    let heard = heard.lock().unwrap();
    assert!(heard.iter().any(|state| matches!(state.phase, IndexPhase::Rebuilding { .. })));
    assert_eq!(heard.last().unwrap().phase, IndexPhase::UpToDate);
    assert!(heard.windows(2).all(|pair| pair[0] != pair[1]), "only changes are told");
    assert!(heard.is_sorted_by_key(|state| state.indexed_seq));
}

#[test]
fn discarded_items_are_found_only_when_asked_for() {
    let mut thrown_away = item(2, "Ferry", "late");
    thrown_away.status = Status::Discarded;
    let (_folder, store, index) = filled([item(1, "Ferry", "late"), thrown_away.clone()]);
    assert_eq!(found(&index, "ferry"), [1]);
    assert_eq!(found(&index, ""), [1]);
    assert_eq!(found(&index, "ferry is:discarded"), [2]);
    assert_eq!(found(&index, "ferry OR is:discarded"), [1, 2]);
    assert_eq!(found(&index, "ferry -is:discarded"), [1]);
    let all = SearchOptions { include_discarded: true, ..SearchOptions::default() };
    assert_eq!(search(&index, "ferry", &all).total, 2);
    thrown_away.status = Status::Inbox;
    store.put(thrown_away);
    caught_up(&index, &store);
    assert_eq!(found(&index, "ferry is:inbox"), [2]);
}
