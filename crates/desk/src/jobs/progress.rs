//! What a job says of itself while it runs.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::job::Job;
use crate::listeners::Listeners;
use crate::wire::{Event, JobResult, WireError};

/// Listeners hear of progress at most this often.
const GAP: Duration = Duration::from_millis(100);

/// A job's own hold on itself.
#[derive(Debug, Clone)]
pub(crate) struct Progress {
    job: Arc<Job>,
    listeners: Arc<Listeners>,
    told: Arc<Mutex<Option<Instant>>>,
}

impl Progress {
    pub(super) fn of(job: Arc<Job>, listeners: Arc<Listeners>) -> Self {
        Self { job, listeners, told: Arc::default() }
    }

    /// Says how far it is. Listeners are told now and then.
    pub(crate) fn at(&self, done: i64, total: i64, current: Option<&str>) {
        self.job.note(done, total, current.map(str::to_owned));
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.is_none_or(|last| last.elapsed() >= GAP) {
            *told = Some(Instant::now());
            drop(told);
            self.tell();
        }
    }

    /// Says how many bytes are done, of how many; heard with the next piece.
    pub(crate) fn bytes(&self, done: i64, total: i64) {
        self.job.note_bytes(done, total);
    }

    /// Says which import this job works on.
    pub(crate) fn import(&self, import: i64) {
        self.job.note_import(import);
    }

    /// Says how much was done before this job began: its speed is that of the rest.
    pub(crate) fn begins_at(&self, done: i64, bytes: i64) {
        self.job.note_beginning(done, bytes);
    }

    /// True while it is paused.
    pub(crate) fn is_paused(&self) -> bool {
        self.job.is_paused()
    }

    /// True where it was stopped because the vault is closed, not because the user wants no more
    /// of it.
    pub(crate) fn is_closing(&self) -> bool {
        self.job.is_closing()
    }

    /// The job's number.
    pub(crate) fn number(&self) -> i64 {
        self.job.number
    }

    /// Between two pieces: waits while the job is paused; an error where it is to stop.
    pub(crate) fn checkpoint(&self) -> Result<(), WireError> {
        self.job.checkpoint()
    }

    pub(super) fn end(&self, outcome: Result<JobResult, WireError>) {
        self.job.end(outcome);
        self.tell();
    }

    pub(super) fn tell(&self) {
        self.listeners.tell(&Event::Job { job: Box::new(self.job.shown()) });
    }
}
