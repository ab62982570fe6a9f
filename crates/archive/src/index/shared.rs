//! What an indexer consists of, as its threads share it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use super::board::{Board, Pace};
use super::engine::Engine;
use super::generation::Generations;
use super::opened::{Answer, Examined, Opened, Place, examine};
use super::{IndexError, IndexPhase, IndexSetup, Truth};

/// The parts of an indexer.
pub(super) struct Shared {
    pub(super) place: Place,
    pub(super) truth: Arc<dyn Truth>,
    pub(super) board: Board,
    pub(super) pace: Pace,
    /// What searches use; exchanged as a whole.
    answer: RwLock<Option<Arc<Answer>>>,
    /// The index that is written; `None` while there is none that follows today's rules.
    engine: Mutex<Option<Engine>>,
    /// The index that is read, when opened for reading only.
    pub(super) reading: Mutex<Option<Opened>>,
    /// Held by whoever makes an index beside the one in use.
    pub(super) making: Mutex<()>,
}

impl Shared {
    pub(super) fn new(setup: IndexSetup, truth: Arc<dyn Truth>, pace: Pace) -> Self {
        let generations = Generations::at(&setup.folder);
        Self {
            place: Place { generations, key: setup.key, mode: setup.mode },
            truth,
            board: Board::new(setup.listener),
            pace,
            answer: RwLock::default(),
            engine: Mutex::default(),
            reading: Mutex::default(),
            making: Mutex::default(),
        }
    }

    /// What searches use now.
    ///
    /// # Errors
    /// [`IndexError::Unusable`] when there is nothing.
    pub(super) fn answer(&self) -> Result<Arc<Answer>, IndexError> {
        let answer = self.answer.read().unwrap_or_else(PoisonError::into_inner);
        answer.clone().ok_or_else(|| IndexError::Unusable {
            reason: match self.board.state().phase {
                IndexPhase::Failed { message } => message,
                _ => "it is being opened".to_owned(),
            },
        })
    }

    pub(super) fn engine(&self) -> MutexGuard<'_, Option<Engine>> {
        self.engine.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets searches see the state of `opened`; with the changes read and to read while it is
    /// being made.
    pub(super) fn publish(&self, opened: &Opened, making: Option<(u64, u64)>) {
        let answer = Arc::new(opened.answer());
        let seq = answer.seq;
        *self.answer.write().unwrap_or_else(PoisonError::into_inner) = Some(answer);
        self.board.indexed_seq(seq, making);
    }

    /// Opens the index in use for writing. One by other rules only answers, and the slot of
    /// the engine stays empty; what cannot answer is replaced by an empty one, to be filled.
    pub(super) fn prepare(&self) -> Result<(), IndexError> {
        let last = self.truth.last_seq().map_err(IndexError::Truth)?;
        self.board.last_seq(last);
        let Some(number) = self.place.generations.current() else { return self.begin_anew() };
        match examine(&self.place, number, &*self.truth).map_err(IndexError::Truth)? {
            Examined::Fit(opened) => {
                let engine = Engine::resume(&self.place, opened)?;
                self.publish(&engine.opened, None);
                *self.engine() = Some(engine);
                Ok(())
            }
            Examined::Outdated(opened) => {
                self.publish(&opened, None);
                Ok(())
            }
            Examined::Unusable(_) => self.begin_anew(),
        }
    }

    /// Puts an empty index in the place of the one in use, which is removed.
    pub(super) fn begin_anew(&self) -> Result<(), IndexError> {
        let generations = &self.place.generations;
        let folder_error =
            |source| IndexError::Folder { path: generations.root().to_path_buf(), source };
        let old = generations.current();
        let number = generations.create().map_err(folder_error)?;
        let engine = Engine::create(&self.place, number, &*self.truth)
            .inspect_err(|_| generations.remove(number))?;
        generations.set_current(number).map_err(folder_error)?;
        let last = self.truth.last_seq().map_err(IndexError::Truth)?;
        self.publish(&engine.opened, Some((0, last)));
        *self.engine() = Some(engine);
        if let Some(old) = old {
            generations.remove(old);
        }
        Ok(())
    }
}
