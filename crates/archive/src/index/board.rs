//! What the threads of an indexer know of each other: how far it is, what is to be done.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::{IndexPhase, IndexState, StateListener};

/// How long the indexer waits for what.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pace {
    /// A change is read in when no other followed for so long ...
    pub(super) settle: Duration,
    /// ... or when it has waited for so long.
    pub(super) patience: Duration,
    /// Changes that nobody waits for, those of an import, are read in at once but become findable
    /// together after so long: few large parts of an index cost less than many small ones.
    pub(super) gather: Duration,
    /// After so long without changes files that merges replaced are let go.
    pub(super) tidy_after: Duration,
    /// After so long without changes every file is verified, once per opening.
    pub(super) verify_after: Duration,
    /// First pause after a failure; doubled with each further one.
    pub(super) first_pause: Duration,
    /// Longest pause after a failure.
    pub(super) longest_pause: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            settle: Duration::from_millis(15),
            patience: Duration::from_millis(100),
            gather: Duration::from_secs(1),
            tidy_after: Duration::from_secs(2),
            verify_after: Duration::from_secs(60),
            first_pause: Duration::from_millis(200),
            longest_pause: Duration::from_secs(30),
        }
    }
}

/// What the thread of the indexer does next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Task {
    /// End.
    Stop,
    /// Read in changes.
    Read,
    /// A search met something odd: verify the files.
    Verify,
    /// Nothing was asked for during the time given.
    Idle,
}

#[derive(Debug, Default)]
struct Facts {
    indexed_seq: u64,
    last_seq: u64,
    /// Changes up to here are to be found soon.
    prompt_seq: u64,
    /// Changes up to here were read and wait to become findable.
    read_seq: u64,
    /// Since when some are waiting.
    gathering: Option<Instant>,
    making: Option<(u64, u64)>,
    beside: Option<(u64, u64)>,
    failed: Option<String>,
    suspicious: bool,
    stopped: bool,
}

/// Facts that several threads share, and a bell that rings when they change.
pub(super) struct Board {
    facts: Mutex<Facts>,
    bell: Condvar,
    announced: Mutex<Option<IndexState>>,
    listener: Option<StateListener>,
}

impl Board {
    pub(super) fn new(listener: Option<StateListener>) -> Self {
        Self {
            facts: Mutex::default(),
            bell: Condvar::new(),
            announced: Mutex::default(),
            listener,
        }
    }

    /// The state as of now.
    pub(super) fn state(&self) -> IndexState {
        let facts = self.facts();
        facts.state(facts.indexed_seq)
    }

    /// The state for an answer that finds the changes up to `seq`.
    pub(super) fn state_at(&self, seq: u64) -> IndexState {
        self.facts().state(seq)
    }

    /// Tells the listener, if the state is not the one it was told last.
    pub(super) fn announce(&self) {
        let Some(listener) = &self.listener else { return };
        // Held while the listener is called, so that it hears the states in order.
        let mut announced = self.announced.lock().unwrap_or_else(PoisonError::into_inner);
        let state = self.state();
        if announced.as_ref() != Some(&state) {
            listener(&state);
            *announced = Some(state);
        }
    }

    /// The store holds changes up to `seq`, and they are to be found soon.
    pub(super) fn last_seq(&self, seq: u64) {
        let mut facts = self.facts();
        if seq > facts.last_seq.min(facts.prompt_seq) {
            facts.last_seq = facts.last_seq.max(seq);
            facts.prompt_seq = facts.prompt_seq.max(seq);
            self.bell.notify_all();
        }
    }

    /// The store holds changes up to `seq`, for which nobody waits.
    pub(super) fn last_seq_of_many(&self, seq: u64) {
        let mut facts = self.facts();
        if seq > facts.last_seq {
            facts.last_seq = seq;
            self.bell.notify_all();
        }
    }

    /// Changes up to `seq` were handed to the engine and are not findable yet.
    pub(super) fn read_seq(&self, seq: u64) {
        let mut facts = self.facts();
        facts.read_seq = seq;
        if seq > facts.indexed_seq && facts.gathering.is_none() {
            facts.gathering = Some(Instant::now());
        }
    }

    /// Whether what was read may wait for more of its kind.
    pub(super) fn may_gather(&self, pace: Pace) -> bool {
        let facts = self.facts();
        !facts.stopped
            && facts.prompt_seq <= facts.indexed_seq
            && facts.gathering.is_none_or(|since| since.elapsed() < pace.gather)
    }

    /// Searches find the changes up to `seq`, which may be fewer than before when a new index
    /// was begun; `making` as for [`making`](Self::making), known at the same moment. Ends a failure.
    pub(super) fn indexed_seq(&self, seq: u64, making: Option<(u64, u64)>) {
        let mut facts = self.facts();
        facts.indexed_seq = seq;
        facts.read_seq = seq;
        facts.gathering = None;
        facts.making = making;
        facts.failed = None;
        facts.last_seq = facts.last_seq.max(seq);
        self.bell.notify_all();
    }

    /// The index in use is being made: changes read and to read; `None` when it is complete.
    pub(super) fn making(&self, progress: Option<(u64, u64)>) {
        self.facts().making = progress;
        self.announce();
    }

    /// An index is being made beside the one in use: changes read and to read; `None` when
    /// that has ended.
    pub(super) fn making_beside(&self, progress: Option<(u64, u64)>) {
        self.facts().beside = progress;
        self.announce();
    }

    /// The last attempt failed; `None` when one succeeded.
    pub(super) fn failed(&self, message: Option<String>) {
        {
            let mut facts = self.facts();
            // What was handed to an engine that failed is lost with it.
            if message.is_some() {
                facts.read_seq = 0;
                facts.gathering = None;
            }
            facts.failed = message;
        }
        self.announce();
    }

    /// A search met something odd in the files.
    pub(super) fn suspect(&self) {
        self.facts().suspicious = true;
        self.bell.notify_all();
    }

    /// Asks the thread to end.
    pub(super) fn stop(&self) {
        self.facts().stopped = true;
        self.bell.notify_all();
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.facts().stopped
    }

    /// Waits for something to do; with a limit, for at most so long.
    pub(super) fn next_task(&self, pace: Pace, limit: Option<Duration>) -> Task {
        let begun = Instant::now();
        let mut facts = self.facts();
        loop {
            if facts.stopped {
                return Task::Stop;
            }
            if std::mem::take(&mut facts.suspicious) {
                return Task::Verify;
            }
            if facts.prompt_seq > facts.indexed_seq
                || facts.last_seq > facts.read_seq.max(facts.indexed_seq)
            {
                return self.let_settle(facts, pace);
            }
            if let Some(since) = facts.gathering {
                let left = pace.gather.saturating_sub(since.elapsed());
                if left.is_zero() {
                    return Task::Read;
                }
                facts = self.wait(facts, left);
                continue;
            }
            let left = limit.map(|limit| limit.saturating_sub(begun.elapsed()));
            facts = match left {
                Some(Duration::ZERO) => return Task::Idle,
                Some(left) => self.wait(facts, left),
                None => self.bell.wait(facts).unwrap_or_else(PoisonError::into_inner),
            };
        }
    }

    /// Waits until no further change comes for a moment, so that they are read in together.
    fn let_settle(&self, mut facts: MutexGuard<'_, Facts>, pace: Pace) -> Task {
        let begun = Instant::now();
        loop {
            let seen = facts.last_seq;
            let left = pace.patience.saturating_sub(begun.elapsed()).min(pace.settle);
            facts = self.wait(facts, left);
            if facts.stopped {
                return Task::Stop;
            }
            if facts.last_seq == seen || begun.elapsed() >= pace.patience {
                return Task::Read;
            }
        }
    }

    /// Waits until searches find the changes up to `seq`.
    pub(super) fn wait_for(&self, seq: u64, timeout: Duration) -> bool {
        let begun = Instant::now();
        let mut facts = self.facts();
        // Who waits wants it soon, whatever it is.
        let wanted = seq.min(facts.last_seq);
        if wanted > facts.prompt_seq {
            facts.prompt_seq = wanted;
            self.bell.notify_all();
        }
        while facts.indexed_seq < seq && !facts.stopped {
            let left = timeout.saturating_sub(begun.elapsed());
            if left.is_zero() {
                break;
            }
            facts = self.wait(facts, left);
        }
        facts.indexed_seq >= seq
    }

    /// Waits, unless the thread is asked to end.
    pub(super) fn pause(&self, length: Duration) {
        let begun = Instant::now();
        let mut facts = self.facts();
        while !facts.stopped {
            let left = length.saturating_sub(begun.elapsed());
            if left.is_zero() {
                return;
            }
            facts = self.wait(facts, left);
        }
    }

    fn wait<'a>(&self, facts: MutexGuard<'a, Facts>, length: Duration) -> MutexGuard<'a, Facts> {
        self.bell.wait_timeout(facts, length).unwrap_or_else(PoisonError::into_inner).0
    }

    fn facts(&self) -> MutexGuard<'_, Facts> {
        self.facts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Facts {
    fn state(&self, indexed_seq: u64) -> IndexState {
        let phase = if let Some((done, total)) = self.beside.or(self.making) {
            IndexPhase::Rebuilding { done, total }
        } else if let Some(message) = &self.failed {
            IndexPhase::Failed { message: message.clone() }
        } else if self.last_seq > indexed_seq {
            IndexPhase::CatchingUp
        } else {
            IndexPhase::UpToDate
        };
        IndexState { indexed_seq, last_seq: self.last_seq.max(indexed_seq), phase }
    }
}
