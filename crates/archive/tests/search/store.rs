//! A store in memory, and an index over it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use archive::Mode;
use archive::index::{
    Document, Hits, IndexSetup, Indexer, SearchOptions, Status, Truth, TruthError,
};
use archive::query::Query;

/// Long enough for a slow machine; nothing here waits so long unless it fails.
pub(crate) const LONG: Duration = Duration::from_secs(60);

/// What a search that finds nothing finds.
pub(crate) const NOTHING: [u64; 0] = [];

/// A store that only knows the newest state of its items and the numbers of its changes.
pub(crate) struct Memory {
    state: Mutex<State>,
}

struct State {
    vault: String,
    changes: Vec<Change>,
    items: BTreeMap<u64, Document>,
    unreadable: bool,
    held: bool,
}

struct Change {
    items: Vec<u64>,
    hash: [u8; 32],
}

impl Memory {
    pub(crate) fn new() -> Arc<Self> {
        Self::of_vault("vault-1")
    }

    pub(crate) fn of_vault(vault: &str) -> Arc<Self> {
        Arc::new(Self {
            state: Mutex::new(State {
                vault: vault.to_owned(),
                changes: Vec::new(),
                items: BTreeMap::new(),
                unreadable: false,
                held: false,
            }),
        })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// Files an item or changes it; returns the number of the change.
    pub(crate) fn put(&self, item: Document) -> u64 {
        let id = item.id;
        let mut state = self.state();
        state.items.insert(id, item);
        state.log(vec![id])
    }

    /// Files many items under one number.
    pub(crate) fn put_together(&self, items: impl IntoIterator<Item = Document>) -> u64 {
        let mut state = self.state();
        let mut ids = Vec::new();
        for item in items {
            ids.push(item.id);
            state.items.insert(item.id, item);
        }
        state.log(ids)
    }

    /// Takes an item away; returns the number of the change.
    pub(crate) fn remove(&self, id: u64) -> u64 {
        let mut state = self.state();
        state.items.remove(&id);
        state.log(vec![id])
    }

    /// A change that concerns no item.
    pub(crate) fn change_nothing(&self) -> u64 {
        self.state().log(Vec::new())
    }

    /// Goes back to the state of a backup made after change `seq`, with the items given.
    pub(crate) fn restore(&self, seq: u64, items: impl IntoIterator<Item = Document>) {
        let mut state = self.state();
        state.changes.truncate(usize::try_from(seq).unwrap());
        state.items = items.into_iter().map(|item| (item.id, item)).collect();
    }

    /// Gives change `seq` another past.
    pub(crate) fn rewrite(&self, seq: u64) {
        self.state().changes[usize::try_from(seq - 1).unwrap()].hash = [0xEE; 32];
    }

    /// Makes every reading fail, or work again.
    pub(crate) fn set_unreadable(&self, unreadable: bool) {
        self.state().unreadable = unreadable;
    }

    /// Lets every reading of items wait, or go on.
    pub(crate) fn hold_documents(&self, held: bool) {
        self.state().held = held;
    }

    pub(crate) fn last(&self) -> u64 {
        self.state().changes.len() as u64
    }

    pub(crate) fn ids(&self) -> Vec<u64> {
        self.state().items.keys().copied().collect()
    }
}

impl State {
    fn log(&mut self, items: Vec<u64>) -> u64 {
        let seq = self.changes.len() as u64 + 1;
        let mut hash = [0; 32];
        hash[..8].copy_from_slice(&seq.to_be_bytes());
        hash[8..8 + self.vault.len().min(24)]
            .copy_from_slice(&self.vault.as_bytes()[..self.vault.len().min(24)]);
        self.changes.push(Change { items, hash });
        seq
    }

    fn readable(&self) -> Result<(), TruthError> {
        if self.unreadable { Err("the disk is away".into()) } else { Ok(()) }
    }
}

impl Truth for Memory {
    fn vault_id(&self) -> String {
        self.state().vault.clone()
    }

    fn last_seq(&self) -> Result<u64, TruthError> {
        self.state().readable()?;
        Ok(self.last())
    }

    fn chain_hash_at(&self, seq: u64) -> Result<Option<[u8; 32]>, TruthError> {
        let state = self.state();
        state.readable()?;
        let place = usize::try_from(seq)?.checked_sub(1);
        Ok(place.and_then(|place| state.changes.get(place)).map(|change| change.hash))
    }

    fn changed_items(&self, after: u64, limit: usize) -> Result<Vec<(u64, u64)>, TruthError> {
        let state = self.state();
        state.readable()?;
        let mut rows = Vec::new();
        for (place, change) in state.changes.iter().enumerate().skip(usize::try_from(after)?) {
            if rows.len() >= limit {
                break;
            }
            rows.extend(change.items.iter().map(|item| (place as u64 + 1, *item)));
        }
        Ok(rows)
    }

    fn documents(&self, ids: &[u64]) -> Result<Vec<Document>, TruthError> {
        while self.state().held {
            std::thread::sleep(Duration::from_millis(2));
        }
        let state = self.state();
        state.readable()?;
        Ok(ids.iter().filter_map(|id| state.items.get(id).cloned()).collect())
    }
}

/// An item with a title and a text, kept, published and filed at no particular time.
pub(crate) fn item(id: u64, title: &str, body: &str) -> Document {
    Document {
        id,
        title: title.to_owned(),
        headline: String::new(),
        body: body.to_owned(),
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
    }
}

/// An index over a store, opened for writing.
pub(crate) fn open(folder: &Path, store: &Arc<Memory>) -> Indexer {
    Indexer::open(IndexSetup::new(folder, Mode::Write), Arc::clone(store) as Arc<dyn Truth>)
        .unwrap()
}

/// Waits until the index has read everything.
pub(crate) fn caught_up(index: &Indexer, store: &Memory) {
    index.wake(store.last());
    assert!(index.wait_for(store.last(), LONG), "never caught up: {:?}", index.state());
}

pub(crate) fn search(index: &Indexer, query: &str, options: &SearchOptions) -> Hits {
    index.search(&Query::parse(query), options).unwrap()
}

/// The items that a query finds, ascending; the total must agree.
pub(crate) fn found(index: &Indexer, query: &str) -> Vec<u64> {
    found_with(index, query, &SearchOptions::default())
}

pub(crate) fn found_with(index: &Indexer, query: &str, options: &SearchOptions) -> Vec<u64> {
    let options = SearchOptions { limit: 10_000, ..options.clone() };
    let hits = search(index, query, &options);
    let mut ids: Vec<u64> = hits.hits.iter().map(|hit| hit.id).collect();
    ids.sort_unstable();
    assert_eq!(hits.total, ids.len() as u64, "total of {query:?}");
    ids
}

/// A store with some items, an index that has read them, and the folder it lies in.
pub(crate) fn filled(
    items: impl IntoIterator<Item = Document>,
) -> (tempfile::TempDir, Arc<Memory>, Indexer) {
    let folder = tempfile::tempdir().unwrap();
    let store = Memory::new();
    for item in items {
        store.put(item);
    }
    let index = open(folder.path(), &store);
    caught_up(&index, &store);
    (folder, store, index)
}
