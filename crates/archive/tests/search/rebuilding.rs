//! A rebuild that the user asked for: beside the index in use, with progress, pause, cancel.

use std::fs;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::thread;

use archive::index::{IndexError, IndexPhase};

use crate::store::{LONG, caught_up, filled, found, item, open};

fn go_on(_: u64, _: u64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

#[test]
fn a_rebuild_counts_its_items_and_tells_its_progress() {
    let (folder, store, index) = filled((1..=2_300).map(|id| item(id, "Many", "items")));
    store.put(item(1, "Many", "items, edited"));
    store.remove(2);
    caught_up(&index, &store);
    let mut told = Vec::new();
    let items = index.rebuild(&mut |done, total| {
        told.push((done, total));
        ControlFlow::Continue(())
    });
    assert_eq!(items.unwrap(), 2_299);
    assert!(told.is_sorted() && told.len() >= 3, "{told:?}");
    assert_eq!((told.first(), told.last()), (Some(&(0, 2_302)), Some(&(2_302, 2_302))));
    assert_eq!(index.state().phase, IndexPhase::UpToDate);
    assert!(index.compare().unwrap().is_equal());
    assert!(folder.path().join("g2").is_dir() && !folder.path().join("g1").exists());
    index.close(LONG);
    let index = open(folder.path(), &store);
    assert_eq!(found(&index, "edited"), [1]);
}

#[test]
fn a_cancelled_rebuild_leaves_the_index_as_it_was() {
    let (folder, store, index) = filled((1..=1_200).map(|id| item(id, "Many", "items")));
    for stop_at in [0, 1_000, 1_200] {
        let stopped = index.rebuild(&mut |done, _| {
            if done >= stop_at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert!(matches!(stopped, Err(IndexError::Cancelled)), "{stopped:?}");
        assert_eq!(index.state().phase, IndexPhase::UpToDate);
    }
    assert_eq!(found(&index, "many").len(), 1_200);
    let left: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with('g'))
        .collect();
    assert_eq!(left, ["g1"]);
    store.put(item(5, "Still", "following"));
    caught_up(&index, &store);
    assert_eq!(found(&index, "following"), [5]);
}

#[test]
fn while_it_is_paused_the_old_one_answers_and_follows() {
    let (_folder, store, index) = filled((1..=1_500).map(|id| item(id, "Many", "items")));
    let mut paused = 0;
    index
        .rebuild(&mut |done, _| {
            if (1..1_500).contains(&done) {
                paused += 1;
                store.put(item(2_000, "Filed", "meanwhile"));
                store.remove(3);
                caught_up(&index, &store);
                assert_eq!(found(&index, "meanwhile"), [2_000]);
                assert_eq!(found(&index, "many").len(), 1_499);
                let rebuilding = IndexPhase::Rebuilding { done: 1_000, total: 1_500 };
                assert_eq!(index.state().phase, rebuilding);
            }
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(paused, 1);
    caught_up(&index, &store);
    assert_eq!(found(&index, "meanwhile"), [2_000], "the new one has it too");
    assert!(index.compare().unwrap().is_equal());
}

#[test]
fn two_rebuilds_and_a_busy_store_end_in_the_right_index() {
    let (_folder, store, index) = filled((1..=300).map(|id| item(id, "Many", "items")));
    let index = Arc::new(index);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| index.rebuild(&mut go_on).unwrap());
        }
        for id in 250..400 {
            index.wake(store.put(item(id, "Late", "comers")));
        }
    });
    caught_up(&index, &store);
    let comparison = index.compare().unwrap();
    assert!(comparison.is_equal(), "{comparison:?}");
    assert_eq!(comparison.items, 399);
}
