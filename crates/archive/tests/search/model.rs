//! Random acts against a plain map: whatever was done, a search finds what is stored.

use std::ops::ControlFlow;
use std::sync::Arc;

use proptest::prelude::*;

use crate::store::{LONG, Memory, caught_up, found, item, open};

const WORDS: [&str; 4] = ["crane", "ferry", "harbour", "灯台"];

#[derive(Debug, Clone)]
enum Act {
    Put(u64, usize),
    Remove(u64),
    Settle,
    Reopen { closed: bool },
    Rebuild { cancelled: bool },
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        8 => (0..10_u64, 0..WORDS.len()).prop_map(|(id, word)| Act::Put(id, word)),
        2 => (0..10_u64).prop_map(Act::Remove),
        2 => Just(Act::Settle),
        2 => any::<bool>().prop_map(|closed| Act::Reopen { closed }),
        1 => any::<bool>().prop_map(|cancelled| Act::Rebuild { cancelled }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_index_holds_what_the_store_holds(acts in prop::collection::vec(act(), 1..40)) {
        let folder = tempfile::tempdir().unwrap();
        let store = Memory::new();
        let mut index = open(folder.path(), &store);
        let mut stored = std::collections::BTreeMap::new();
        for act in acts {
            match act {
                Act::Put(id, word) => {
                    stored.insert(id, word);
                    index.wake(store.put(item(id, "Title", WORDS[word])));
                }
                Act::Remove(id) => {
                    stored.remove(&id);
                    index.wake(store.remove(id));
                }
                Act::Settle => caught_up(&index, &store),
                Act::Reopen { closed } => {
                    if closed {
                        index.close(LONG);
                    } else {
                        drop(index);
                    }
                    index = open(folder.path(), &Arc::clone(&store));
                }
                Act::Rebuild { cancelled } => {
                    let rebuilt = index.rebuild(&mut |_, _| {
                        if cancelled { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
                    });
                    prop_assert_eq!(rebuilt.is_ok(), !cancelled);
                }
            }
        }
        caught_up(&index, &store);
        for (number, word) in WORDS.iter().enumerate() {
            let wanted: Vec<u64> =
                stored.iter().filter(|(_, w)| **w == number).map(|(id, _)| *id).collect();
            prop_assert_eq!(found(&index, word), wanted);
        }
        prop_assert_eq!(found(&index, ""), store.ids());
        let comparison = index.compare().unwrap();
        prop_assert!(comparison.is_equal(), "{:?}", comparison);
    }
}
