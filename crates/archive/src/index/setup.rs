//! How an index is opened, and how a long rebuild is steered.

use std::ops::ControlFlow;
use std::path::PathBuf;

use super::IndexState;
use crate::key::Key;
use crate::vault::Mode;

/// Called with the new state whenever it changed. It runs on the thread that made the change
/// and must not call the indexer back with anything that waits.
pub type StateListener = Box<dyn Fn(&IndexState) + Send + Sync>;

/// Called with (changes read, changes to read) while an index is rebuilt, some times a second.
/// It may block, which pauses the rebuild; [`ControlFlow::Break`] cancels it.
pub type RebuildProgress<'a> = &'a mut dyn FnMut(u64, u64) -> ControlFlow<()>;

/// How an index is opened.
pub struct IndexSetup {
    /// The folder of the index, `index/` in the vault's folder. It is made where it is missing
    /// and may be deleted at any time.
    pub folder: PathBuf,
    /// The key of the vault.
    pub key: Key,
    /// [`Mode::Write`] follows the store on a thread of its own and rebuilds what is unusable;
    /// the caller must hold the lock of the vault. [`Mode::Read`] only answers from what is
    /// there and writes nothing.
    pub mode: Mode,
    /// Who wants to know about every change of state.
    pub listener: Option<StateListener>,
}

impl IndexSetup {
    /// An index in `folder`, opened by `mode`, not encrypted, without a listener.
    pub fn new(folder: impl Into<PathBuf>, mode: Mode) -> Self {
        Self { folder: folder.into(), key: Key::None, mode, listener: None }
    }

    /// The same with the key of the vault.
    #[must_use]
    pub fn with_key(mut self, key: Key) -> Self {
        self.key = key;
        self
    }

    /// The same with a listener for changes of state.
    #[must_use]
    pub fn with_listener(mut self, listener: StateListener) -> Self {
        self.listener = Some(listener);
        self
    }
}
