//! How many bytes may be under way between the reader and the archive. What is read must wait
//! until what was read before is stored: memory stays flat whatever an import holds.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// A number of bytes to share.
#[derive(Debug)]
pub(super) struct Budget {
    most: u64,
    state: Mutex<State>,
    freed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    taken: u64,
    closed: bool,
}

/// Bytes that were taken; given back when dropped.
#[derive(Debug)]
pub(super) struct Hold {
    budget: Arc<Budget>,
    bytes: u64,
}

impl Budget {
    /// So many bytes.
    pub(super) fn of(most: u64) -> Arc<Self> {
        Arc::new(Self { most, state: Mutex::default(), freed: Condvar::new() })
    }

    /// Takes some bytes, as soon as they are there. One entry that is larger than all of them may
    /// pass alone. `None` once the budget is closed.
    pub(super) fn take(self: &Arc<Self>, bytes: u64) -> Option<Hold> {
        let mut state = self.state();
        while !state.closed && state.taken > 0 && state.taken + bytes > self.most {
            state = self.freed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if state.closed {
            return None;
        }
        state.taken += bytes;
        Some(Hold { budget: Arc::clone(self), bytes })
    }

    /// Nobody gets any more; who waits is told.
    pub(super) fn close(&self) {
        self.state().closed = true;
        self.freed.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        self.budget.state().taken -= self.bytes;
        self.budget.freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::thread;

    use super::*;

    #[test]
    fn no_more_is_taken_than_there_is_and_everybody_gets_a_turn() {
        let budget = Budget::of(10);
        let (now, most, turns) = (AtomicU64::new(0), AtomicU64::new(0), AtomicU64::new(0));
        thread::scope(|scope| {
            for bytes in [3, 5, 7, 9] {
                let (budget, now, most, turns) = (&budget, &now, &most, &turns);
                scope.spawn(move || {
                    for _ in 0..100 {
                        let hold = budget.take(bytes).unwrap();
                        let taken = now.fetch_add(bytes, Ordering::SeqCst) + bytes;
                        most.fetch_max(taken, Ordering::SeqCst);
                        turns.fetch_add(1, Ordering::SeqCst);
                        now.fetch_sub(bytes, Ordering::SeqCst);
                        drop(hold);
                    }
                });
            }
        });
        assert_eq!(turns.into_inner(), 400);
        assert!(most.into_inner() <= 10);
        assert_eq!(budget.state().taken, 0);
    }

    #[test]
    fn what_is_larger_than_all_passes_alone() {
        let budget = Budget::of(10);
        let hold = budget.take(64).unwrap();
        drop(hold);
        assert!(budget.take(1).is_some());
    }

    #[test]
    fn a_closed_budget_lets_nobody_wait() {
        let budget = Budget::of(1);
        let hold = budget.take(1);
        let waiting = {
            let budget = Arc::clone(&budget);
            thread::spawn(move || budget.take(1).is_none())
        };
        budget.close();
        assert!(waiting.join().unwrap());
        drop(hold);
    }
}
