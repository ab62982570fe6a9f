//! Children at hand: as many at work as the machine has processors, one kept warm; all of them
//! while much is to be read.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::nursery::Nursery;
use super::process::{Partner, Process};
use super::{ChildProgram, Failure, JailReport, Limits};

/// Starts, lends and replaces children.
#[derive(Debug)]
pub(crate) struct Pool {
    nursery: Nursery,
    state: Mutex<State>,
    freed: Condvar,
    most: usize,
}

#[derive(Debug, Default)]
struct State {
    idle: Vec<Process>,
    at_work: usize,
    /// How many want the children kept warm.
    busy: usize,
    report: Option<JailReport>,
}

impl Pool {
    /// A pool of children of `program`; none is started yet.
    pub(crate) fn of(program: ChildProgram) -> Self {
        let most = std::thread::available_parallelism().map_or(1, usize::from).clamp(1, 4);
        Self { nursery: Nursery::of(program), state: Mutex::default(), freed: Condvar::new(), most }
    }

    /// Starts a child where none waits, so that the first page does not wait for it.
    pub(crate) fn warm(&self) {
        if self.state().idle.is_empty()
            && let Ok(process) = Process::start(&self.nursery)
        {
            self.give_back(process);
        }
    }

    /// What holds the children; starts one where none was ever started.
    pub(crate) fn report(&self) -> Result<JailReport, Failure> {
        if let Some(report) = self.state().report.clone() {
            return Ok(report);
        }
        let process = Process::start(&self.nursery)?;
        let report = process.report().clone();
        self.give_back(process);
        Ok(report)
    }

    /// Gives an order to a child and waits for the answer, unless it is stopped.
    pub(crate) fn ask(
        &self,
        words: &[u8],
        body: &[&[u8]],
        limits: Limits,
        stopped: &dyn Fn() -> bool,
    ) -> Result<Vec<u8>, Failure> {
        let _place = self.take_place();
        let mut process = self.idle_or_new()?;
        let answer = process.ask(words, body, limits, stopped);
        self.give_back(process);
        answer
    }

    /// Gives an order to a child that asks and hands over on the way. It takes no place at work:
    /// most of the time it waits for those who read what it found.
    pub(super) fn converse(
        &self,
        words: &[u8],
        limits: Limits,
        stopped: &dyn Fn() -> bool,
        partner: &mut dyn Partner,
    ) -> Result<Vec<u8>, Failure> {
        let mut process = self.idle_or_new()?;
        let answer = process.converse(words, limits, stopped, partner);
        self.give_back(process);
        answer
    }

    /// How many children may be at work at a time.
    pub(crate) fn places(&self) -> usize {
        self.most
    }

    /// Ends all waiting children.
    pub(crate) fn rest(&self) {
        let idle = std::mem::take(&mut self.state().idle);
        drop(idle);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take_place(&self) -> Place<'_> {
        let mut state = self.state();
        while state.at_work >= self.most {
            state = self.freed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.at_work += 1;
        Place { pool: self }
    }

    fn idle_or_new(&self) -> Result<Process, Failure> {
        let idle = self.state().idle.pop();
        match idle {
            Some(process) => Ok(process),
            None => Process::start(&self.nursery),
        }
    }

    fn give_back(&self, process: Process) {
        let mut state = self.state();
        state.report = Some(process.report().clone());
        let kept = if state.busy > 0 { self.most + 1 } else { 1 };
        if process.reusable() && state.idle.len() < kept {
            state.idle.push(process);
        } else {
            // Killing waits for the system; not while others wait for the lock.
            drop(state);
            drop(process);
        }
    }
}

/// Keeps the children warm as long as it lives.
#[derive(Debug)]
pub(crate) struct Warmth {
    pool: Arc<Pool>,
}

impl Warmth {
    /// Keeps the children of a pool warm.
    pub(crate) fn of(pool: &Arc<Pool>) -> Self {
        pool.state().busy += 1;
        Self { pool: Arc::clone(pool) }
    }
}

impl Drop for Warmth {
    fn drop(&mut self) {
        let mut state = self.pool.state();
        state.busy -= 1;
        let spare = if state.busy == 0 && !state.idle.is_empty() {
            state.idle.split_off(1)
        } else {
            Vec::new()
        };
        drop(state);
        drop(spare);
    }
}

/// One of the places at work; free again when dropped.
struct Place<'p> {
    pool: &'p Pool,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.pool.state().at_work -= 1;
        self.pool.freed.notify_one();
    }
}
