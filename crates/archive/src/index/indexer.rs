//! The index as the archive uses it: opened over a folder and a store, it follows by itself.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::board::Pace;
use super::opened::Answer;
use super::rebuild::build_beside;
use super::shared::Shared;
use super::{
    DamagedFiles, FacetField, Facets, Hits, IndexComparison, IndexError, IndexSetup, IndexState,
    RebuildProgress, SearchOptions, Truth, health, reading, search, worker,
};
use crate::query::Query;
use crate::vault::Mode;

/// How often a reader looks whether the writing process has committed.
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// The search index of one vault. Shared by reference between threads; dropping it stops the
/// thread that follows the store.
pub struct Indexer {
    shared: Arc<Shared>,
    follower: Option<JoinHandle<()>>,
}

impl Indexer {
    /// Opens the index and, in [`Mode::Write`], starts the thread that follows the store.
    ///
    /// An index that is missing, damaged, of another vault, of another history or of an older
    /// schema is no error: opened for writing it is made anew in the background, and
    /// [`state`](Self::state) says so; opened for reading, [`search`](Self::search) says so
    /// until another process has made it.
    ///
    /// # Errors
    /// [`IndexError::Folder`] when the system gives no thread.
    pub fn open(setup: IndexSetup, truth: Arc<dyn Truth>) -> Result<Self, IndexError> {
        Self::open_at_pace(setup, truth, Pace::default())
    }

    pub(super) fn open_at_pace(
        setup: IndexSetup,
        truth: Arc<dyn Truth>,
        pace: Pace,
    ) -> Result<Self, IndexError> {
        let shared = Arc::new(Shared::new(setup, truth, pace));
        if shared.place.mode == Mode::Read {
            reading::newest_state(&shared);
            return Ok(Self { shared, follower: None });
        }
        let generations = &shared.place.generations;
        let _swept_or_left = generations.sweep(generations.current());
        if let Err(error) = shared.prepare() {
            shared.board.failed(Some(error.to_string()));
        }
        let follower = worker::start(&shared).map_err(|source| IndexError::Folder {
            path: generations.root().to_path_buf(),
            source,
        })?;
        Ok(Self { shared, follower: Some(follower) })
    }

    /// Tells the indexer that the store now holds changes up to `seq`; called after every
    /// committed write. Cheap, never waits.
    pub fn wake(&self, seq: u64) {
        self.shared.board.last_seq(seq);
    }

    /// As [`wake`](Self::wake), for changes that nobody waits for: those of an import. They are
    /// read in at once and become findable together after a second, unless somebody waits for them.
    pub fn wake_for_many(&self, seq: u64) {
        self.shared.board.last_seq_of_many(seq);
    }

    /// Waits until every change up to `seq` can be found; `false` when that took longer than
    /// `timeout`.
    pub fn wait_for(&self, seq: u64, timeout: Duration) -> bool {
        if self.shared.place.mode == Mode::Write {
            return self.shared.board.wait_for(seq, timeout);
        }
        let begun = Instant::now();
        loop {
            if self.state().indexed_seq >= seq {
                return true;
            }
            let left = timeout.saturating_sub(begun.elapsed());
            if left.is_zero() {
                return false;
            }
            thread::sleep(left.min(LOOK_AGAIN));
        }
    }

    /// How far the index is.
    pub fn state(&self) -> IndexState {
        match self.shared.place.mode {
            Mode::Write => self.shared.board.state(),
            Mode::Read => reading::newest_state(&self.shared),
        }
    }

    /// Answers a query with an exact total and one page of hits. Never waits for the indexer:
    /// `Hits::index` says exactly how many changes the answer does not see.
    ///
    /// # Errors
    /// [`IndexError::Unusable`] while there is nothing to answer from; [`IndexError::Engine`];
    /// for reading only also [`IndexError::Truth`].
    pub fn search(&self, query: &Query, options: &SearchOptions) -> Result<Hits, IndexError> {
        self.ask(|answer| {
            let search::Found { total, hits, notes } = search::search(answer, query, options)?;
            let index = self.shared.board.state_at(answer.seq);
            Ok(Hits { total, hits, notes, index })
        })
    }

    /// Counts the hits of a query by some fields and by month: all of them, whatever page
    /// `options` asks for.
    ///
    /// # Errors
    /// As [`search`](Self::search).
    pub fn facets(
        &self,
        query: &Query,
        options: &SearchOptions,
        fields: &[FacetField],
    ) -> Result<Facets, IndexError> {
        self.ask(|answer| {
            let search::FoundFacets { facets, months, undated } =
                search::facets(answer, query, options, fields)?;
            let index = self.shared.board.state_at(answer.seq);
            Ok(Facets { facets, months, undated, index })
        })
    }

    /// Asks the newest state of the index.
    fn ask<T>(&self, work: impl FnOnce(&Answer) -> tantivy::Result<T>) -> Result<T, IndexError> {
        let answer = self.answer()?;
        if self.shared.place.mode == Mode::Read {
            let last = self.shared.truth.last_seq().map_err(IndexError::Truth)?;
            self.shared.board.last_seq(last);
        }
        // Damaged files may trip the engine anywhere; the thread then verifies them.
        match catch_unwind(AssertUnwindSafe(|| work(&answer))) {
            Ok(Ok(found)) => Ok(found),
            Ok(Err(error)) => {
                self.shared.board.suspect();
                Err(error.into())
            }
            Err(_) => {
                self.shared.board.suspect();
                Err(IndexError::Unusable { reason: "its files make no sense".to_owned() })
            }
        }
    }

    /// Builds a new index from the store beside the present one, which answers meanwhile, and
    /// swaps it in. Works on the calling thread. Returns how many items the new index holds.
    ///
    /// # Errors
    /// [`IndexError::Cancelled`] when `progress` said so (the index stays as it was);
    /// [`IndexError::ReadOnly`] when opened for reading only; what else stopped it.
    pub fn rebuild(&self, progress: RebuildProgress<'_>) -> Result<u64, IndexError> {
        match self.shared.place.mode {
            Mode::Read => Err(IndexError::ReadOnly),
            Mode::Write => build_beside(&self.shared, progress),
        }
    }

    /// Compares the index with the store, item by item. Reads the whole store. Items that
    /// changed after the index's state are left out of account.
    ///
    /// # Errors
    /// [`IndexError::Truth`], [`IndexError::Engine`] or [`IndexError::Unusable`] when either
    /// cannot be read.
    pub fn compare(&self) -> Result<IndexComparison, IndexError> {
        health::compare(&*self.answer()?, &*self.shared.truth)
    }

    /// Reads every file of the index and names those that are not as they were written.
    ///
    /// # Errors
    /// [`IndexError::Unusable`] when there is no index; [`IndexError::Engine`].
    pub fn damaged_files(&self) -> Result<DamagedFiles, IndexError> {
        health::damaged_files(self.answer()?.searcher.index(), || false)
    }

    /// Reads what was committed before the call into the index (for at most `patience`), lets
    /// merges end for some seconds and stops the thread. Dropping stops it at once.
    pub fn close(mut self, patience: Duration) {
        if self.shared.place.mode == Mode::Write {
            let last = self.shared.board.state().last_seq;
            self.shared.board.wait_for(last, patience);
        }
        self.stop(true);
    }

    #[cfg(test)]
    pub(super) fn shared_for_tests(&self) -> &Shared {
        &self.shared
    }

    fn answer(&self) -> Result<Arc<Answer>, IndexError> {
        match self.shared.place.mode {
            Mode::Write => self.shared.answer(),
            Mode::Read => reading::newest_answer(&self.shared),
        }
    }

    fn stop(&mut self, patient: bool) {
        self.shared.board.stop();
        if let Some(follower) = self.follower.take() {
            let _it_catches_its_panics = follower.join();
        }
        worker::close(&self.shared, patient);
    }
}

impl Drop for Indexer {
    fn drop(&mut self) {
        self.stop(false);
    }
}
