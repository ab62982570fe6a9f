//! An open vault: the one face of the crate for reading, writing, searching and checking.

mod create;
mod import;
mod open;
mod warning;

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, TransactionBehavior};

pub use open::Opening;
pub use warning::OpenWarning;

use crate::change::{Act, Changed, Undone, Writing, redo, undo};
use crate::error::{ArchiveError, Result};
use crate::ids::Seq;
use crate::index::{
    FacetField, Facets, Hits, IndexError, IndexPhase, IndexState, Indexer, RebuildProgress,
    SearchOptions,
};
use crate::originals::Originals;
use crate::query::Query;
use crate::reader::Reader;
use crate::truth::Store;
use crate::vault::{Mode, VaultFolder, VaultLock, VaultMarker};
use crate::writer::Writer;

/// An open vault. Shared by reference between threads: readers never wait, writers take turns.
///
/// Dropping it stops the index and gives the lock back; the fields are dropped in the order in
/// which they stand, so the connection that writes is the last to leave the database and the
/// lock is held until then.
pub struct Archive {
    index: Index,
    pub(crate) store: Arc<Store>,
    originals: Originals,
    writer: Option<WriterConnection>,
    pub(crate) folder: VaultFolder,
    marker: VaultMarker,
    mode: Mode,
    warnings: Vec<OpenWarning>,
    _lock: Option<VaultLock>,
}

/// The search index, or why there is none. A vault without an index is still a vault.
enum Index {
    Open(Indexer),
    Missing(String),
}

/// The one connection that writes.
struct WriterConnection(Mutex<Connection>);

impl Drop for WriterConnection {
    fn drop(&mut self) {
        let connection = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        // Statistics for the planner; a vault that cannot be written any more goes without.
        drop(connection.execute_batch("PRAGMA optimize"));
    }
}

impl Archive {
    /// Reads in one snapshot: all that `work` asks is of one moment, whatever is written
    /// meanwhile.
    pub fn read<T>(&self, work: impl FnOnce(&Reader<'_>) -> Result<T>) -> Result<T> {
        self.store.snapshot(|connection| work(&Reader { connection }))
    }

    /// Does one act. When this returns, all of it is stored, logged and survives a power cut;
    /// on an error nothing of it is.
    ///
    /// # Errors
    /// [`ArchiveError::ReadOnly`] when opened for reading; what `work` or the disk refused.
    pub fn write<T>(
        &self,
        act: Act,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T>,
    ) -> Result<(T, Changed)> {
        self.act(act, work).inspect(|(_, changed)| self.wake(changed.seq))
    }

    /// Does one act, without waking the index.
    fn act<T>(
        &self,
        act: Act,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T>,
    ) -> Result<(T, Changed)> {
        self.transact(|connection| {
            let mut writer = Writer::new(Writing::begin(connection, act));
            let value = work(&mut writer)?;
            Ok((value, writer.finish()))
        })
    }

    /// Takes back the newest act of an analyst that still stands, as an act of its own.
    ///
    /// # Errors
    /// [`ArchiveError::Refused`] where there is none, or where someone else changed the same
    /// thing since; nothing is changed then.
    pub fn undo(&self, actor: &str, at: Timestamp) -> Result<Undone> {
        self.transact(|connection| undo(connection, actor, at))
            .inspect(|undone| self.wake(undone.changed.seq))
    }

    /// Does the act again that an analyst took back last, unless they did something else since.
    ///
    /// # Errors
    /// As [`undo`](Self::undo).
    pub fn redo(&self, actor: &str, at: Timestamp) -> Result<Undone> {
        self.transact(|connection| redo(connection, actor, at))
            .inspect(|undone| self.wake(undone.changed.seq))
    }

    /// Runs `work` in one transaction that is known from its start to write.
    pub(crate) fn transact<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let writer = self.writer.as_ref().ok_or_else(|| ArchiveError::ReadOnly {
            what: "this vault, opened for reading,".to_owned(),
        })?;
        // A thread that panicked in here left its transaction rolled back.
        let mut connection = writer.0.lock().unwrap_or_else(PoisonError::into_inner);
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let value = work(&transaction)?;
        transaction.commit()?;
        Ok(value)
    }

    fn wake(&self, seq: Seq) {
        if let (Index::Open(indexer), 1..) = (&self.index, seq) {
            indexer.wake(seq.unsigned_abs());
        }
    }

    /// The kept originals.
    pub fn originals(&self) -> &Originals {
        &self.originals
    }

    /// The vault's folder.
    pub fn path(&self) -> &Path {
        self.folder.root()
    }

    /// What the folder says about itself: identity and format.
    pub fn marker(&self) -> &VaultMarker {
        &self.marker
    }

    /// How it was opened.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// What the user should know about where this vault lies.
    pub fn warnings(&self) -> &[OpenWarning] {
        &self.warnings
    }

    pub(crate) fn indexer(&self) -> Result<&Indexer, IndexError> {
        match &self.index {
            Index::Open(indexer) => Ok(indexer),
            Index::Missing(reason) => Err(IndexError::Unusable { reason: reason.clone() }),
        }
    }

    /// Searches; never waits for the index, and says how far it was.
    pub fn search(&self, query: &Query, options: &SearchOptions) -> Result<Hits> {
        Ok(self.indexer()?.search(query, options)?)
    }

    /// Counts the hits of a query by some fields and by month.
    pub fn facets(
        &self,
        query: &Query,
        options: &SearchOptions,
        fields: &[FacetField],
    ) -> Result<Facets> {
        Ok(self.indexer()?.facets(query, options, fields)?)
    }

    /// How far the index is.
    pub fn index_state(&self) -> IndexState {
        match &self.index {
            Index::Open(indexer) => indexer.state(),
            Index::Missing(reason) => IndexState {
                indexed_seq: 0,
                last_seq: 0,
                phase: IndexPhase::Failed { message: reason.clone() },
            },
        }
    }

    /// Waits until every change up to `seq` can be found; false where that took longer.
    pub fn wait_for_index(&self, seq: Seq, timeout: Duration) -> bool {
        let Index::Open(indexer) = &self.index else { return false };
        indexer.wait_for(seq.unsigned_abs(), timeout)
    }

    /// Makes the index anew; answers how many items it holds.
    pub fn rebuild_index(&self, progress: RebuildProgress<'_>) -> Result<u64> {
        Ok(self.indexer()?.rebuild(progress)?)
    }

    /// Closes the vault after giving the index at most `patience` to catch up. Dropping does the
    /// same without waiting; an index that is behind catches up at the next opening.
    pub fn close(self, patience: Duration) {
        let Self { index, store, originals, writer, _lock: lock, .. } = self;
        if let Index::Open(indexer) = index {
            indexer.close(patience);
        }
        drop((store, originals));
        drop(writer);
        drop(lock);
    }
}
