//! The index as the archive uses it: opened over a folder and a store, it follows by itself.

use std::sync::Arc;
use std::time::Duration;

use super::{
    DamagedFiles, Hits, IndexComparison, IndexError, IndexPhase, IndexSetup, IndexState,
    RebuildProgress, SearchOptions, Truth,
};
use crate::query::Query;

/// The search index of one vault. Shared by reference between threads; dropping it stops the
/// thread that follows the store.
pub struct Indexer {
    truth: Arc<dyn Truth>,
    setup: IndexSetup,
}

impl Indexer {
    /// Opens the index and, in [`Mode::Write`](crate::vault::Mode::Write), starts the thread
    /// that follows the store. An index that is missing, damaged, of another vault, of another
    /// history or of an older schema is no error when opened for writing: it is rebuilt in the
    /// background, and [`state`](Self::state) says so.
    ///
    /// # Errors
    /// [`IndexError::Folder`] when the folder cannot be made; for reading only also
    /// [`IndexError::Unusable`] and [`IndexError::Truth`].
    pub fn open(setup: IndexSetup, truth: Arc<dyn Truth>) -> Result<Self, IndexError> {
        Ok(Self { truth, setup })
    }

    /// Tells the indexer that the store now holds changes up to `seq`; called after every
    /// committed write. Cheap, never waits.
    pub fn wake(&self, seq: u64) {
        let _ = (seq, &self.truth, &self.setup);
    }

    /// Waits until every change up to `seq` can be found; `false` when that took longer than
    /// `timeout`, or when the index was opened for reading only and is behind.
    pub fn wait_for(&self, seq: u64, timeout: Duration) -> bool {
        let _ = (seq, timeout);
        false
    }

    /// How far the index is.
    pub fn state(&self) -> IndexState {
        IndexState { indexed_seq: 0, last_seq: 0, phase: IndexPhase::CatchingUp }
    }

    /// Answers a query with an exact total and one page of hits. Never waits for the indexer:
    /// `Hits::index` says exactly how many changes the answer does not see.
    ///
    /// # Errors
    /// [`IndexError::Unusable`] while there is nothing to answer from; [`IndexError::Engine`].
    pub fn search(&self, query: &Query, options: &SearchOptions) -> Result<Hits, IndexError> {
        let _ = (query, options);
        Err(IndexError::Unusable { reason: "it is being made".to_owned() })
    }

    /// Builds a new index from the store beside the present one, which answers meanwhile, and
    /// swaps it in. Works on the calling thread. Returns how many items the new index holds.
    ///
    /// # Errors
    /// [`IndexError::Cancelled`] when `progress` said so (the index stays as it was);
    /// [`IndexError::ReadOnly`] when opened for reading only; what else stopped it.
    pub fn rebuild(&self, progress: RebuildProgress<'_>) -> Result<u64, IndexError> {
        let _ = progress(0, 0);
        Err(IndexError::Cancelled)
    }

    /// Compares the index with the store, item by item. Reads the whole store.
    ///
    /// # Errors
    /// [`IndexError::Truth`] or [`IndexError::Engine`] when either cannot be read.
    pub fn compare(&self) -> Result<IndexComparison, IndexError> {
        Ok(IndexComparison::default())
    }

    /// Reads every file of the index and names those that are not as they were written.
    ///
    /// # Errors
    /// [`IndexError::Unusable`] when there is no index; [`IndexError::Engine`].
    pub fn damaged_files(&self) -> Result<DamagedFiles, IndexError> {
        Ok(DamagedFiles::default())
    }

    /// Reads what was committed before the call into the index (for at most `patience`), lets
    /// merges end and stops the thread. Dropping does the same without reading in anything.
    pub fn close(self, patience: Duration) {
        let _ = patience;
    }
}
