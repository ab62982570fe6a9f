//! How far the index has come, as shown to the user.

/// What the indexer is doing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IndexPhase {
    /// Every change is searchable.
    UpToDate,
    /// Newer changes are being read in; searches lack them until then.
    CatchingUp,
    /// The index is being made again from the store.
    Rebuilding {
        /// Changes read so far.
        done: u64,
        /// Changes to read.
        total: u64,
    },
    /// The last attempt failed; another one follows by itself. Nothing stored is lost.
    Failed {
        /// What happened, for the user.
        message: String,
    },
}

/// Where the index stands against the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexState {
    /// Number of the newest change that a search can find.
    pub indexed_seq: u64,
    /// Number of the newest change in the store, as last seen.
    pub last_seq: u64,
    /// What is going on.
    pub phase: IndexPhase,
}

impl IndexState {
    /// How many changes a search does not see yet.
    pub fn behind(&self) -> u64 {
        self.last_seq.saturating_sub(self.indexed_seq)
    }
}
