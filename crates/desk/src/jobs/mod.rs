//! Long work on threads of its own: progress, pause, cancel, result.

mod job;
mod progress;
mod speed;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use job::Job;
pub(crate) use progress::Progress;

use crate::fault::{internal, not_found, refused};
use crate::listeners::Listeners;
use crate::wire::{JobAction, JobPhase, JobResult, JobStarted, JobState, WireError};

/// Ended jobs that are remembered.
const REMEMBERED: usize = 20;

/// Jobs that may run at the same time.
const MOST: usize = 8;

/// What a job is told when it begins.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    /// What it does, in words.
    pub(crate) label: String,
    /// True where it stops between pieces when asked.
    pub(crate) can_pause: bool,
    /// True where it works in the open vault: it is stopped when the vault is closed.
    pub(crate) in_vault: bool,
}

/// All jobs of a desk.
#[derive(Debug)]
pub(crate) struct Jobs {
    state: Mutex<State>,
    listeners: Arc<Listeners>,
}

#[derive(Debug, Default)]
struct State {
    all: BTreeMap<i64, Arc<Job>>,
    last: i64,
}

impl Jobs {
    /// No jobs yet.
    pub(crate) fn new(listeners: Arc<Listeners>) -> Self {
        Self { state: Mutex::default(), listeners }
    }

    /// Starts a job on a thread of its own.
    pub(crate) fn start(
        &self,
        plan: Plan,
        work: impl FnOnce(&Progress) -> Result<JobResult, WireError> + Send + 'static,
    ) -> Result<JobStarted, WireError> {
        let job = self.enter(plan)?;
        let progress = Progress::of(Arc::clone(&job), Arc::clone(&self.listeners));
        let number = job.number;
        progress.tell();
        let run = move || {
            let outcome = catch_unwind(AssertUnwindSafe(|| work(&progress)));
            progress.end(outcome.unwrap_or_else(|_| Err(internal("this job"))));
        };
        let started = thread::Builder::new().name(format!("job {number}")).spawn(run);
        if let Err(error) = started {
            self.state().all.remove(&number);
            return Err(refused(format!("the job could not be started ({error})")));
        }
        Ok(JobStarted { job: number })
    }

    fn enter(&self, plan: Plan) -> Result<Arc<Job>, WireError> {
        let mut state = self.state();
        let running = state.all.values().filter(|job| job.is_active()).count();
        if running >= MOST {
            return Err(refused("too many jobs run already. Wait for one of them to end"));
        }
        state.last += 1;
        let job = Arc::new(Job::new(state.last, plan));
        state.all.insert(job.number, Arc::clone(&job));
        let ended: Vec<i64> =
            state.all.values().filter(|job| !job.is_active()).map(|job| job.number).collect();
        for number in ended.iter().take(ended.len().saturating_sub(REMEMBERED)) {
            state.all.remove(number);
        }
        Ok(job)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn find(&self, number: i64) -> Result<Arc<Job>, WireError> {
        self.state().all.get(&number).cloned().ok_or_else(|| not_found("job", number))
    }

    /// All jobs, newest first.
    pub(crate) fn all(&self) -> Vec<JobState> {
        self.state().all.values().rev().map(|job| job.shown()).collect()
    }

    /// One job.
    pub(crate) fn one(&self, number: i64) -> Result<JobState, WireError> {
        Ok(self.find(number)?.shown())
    }

    /// Pauses, resumes or cancels a job; a job that has ended stays as it is.
    pub(crate) fn control(&self, number: i64, action: JobAction) -> Result<JobState, WireError> {
        let job = self.find(number)?;
        let changed = match action {
            JobAction::Pause if !job.can_pause && job.is_active() => {
                return Err(refused("this job cannot be paused. It can be cancelled"));
            }
            JobAction::Pause => job.turn(JobPhase::Running, JobPhase::Paused),
            JobAction::Resume => job.turn(JobPhase::Paused, JobPhase::Running),
            JobAction::Cancel => job.cancel(),
        };
        if changed {
            Progress::of(Arc::clone(&job), Arc::clone(&self.listeners)).tell();
        }
        Ok(job.shown())
    }

    /// Cancels all jobs that work in the vault, and waits until they have stopped; false where
    /// one has not within the time.
    pub(crate) fn stop_in_vault(&self, wait: Duration) -> bool {
        let jobs: Vec<_> =
            self.state().all.values().filter(|job| job.in_vault).map(Arc::clone).collect();
        for job in &jobs {
            job.close();
        }
        let until = Instant::now() + wait;
        jobs.iter().all(|job| job.wait_for_end(until))
    }
}

#[cfg(test)]
mod tests;
