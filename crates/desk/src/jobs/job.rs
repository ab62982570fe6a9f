//! One job: where it stands, and what it was told.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use super::Plan;
use super::speed::Speed;
use crate::fault::cancelled;
use crate::wire::{JobPhase, JobResult, JobState, WireError};

/// A job.
#[derive(Debug)]
pub(super) struct Job {
    pub(super) number: i64,
    pub(super) label: String,
    pub(super) can_pause: bool,
    pub(super) in_vault: bool,
    standing: Mutex<Standing>,
    turned: Condvar,
}

#[derive(Debug)]
struct Standing {
    phase: JobPhase,
    cancelling: bool,
    done: i64,
    total: i64,
    current: Option<String>,
    result: Option<JobResult>,
    error: Option<WireError>,
    speed: Speed,
}

impl Job {
    pub(super) fn new(number: i64, plan: Plan) -> Self {
        Self {
            number,
            label: plan.label,
            can_pause: plan.can_pause,
            in_vault: plan.in_vault,
            standing: Mutex::new(Standing {
                phase: JobPhase::Running,
                cancelling: false,
                done: 0,
                total: 0,
                current: None,
                result: None,
                error: None,
                speed: Speed::from(Instant::now()),
            }),
            turned: Condvar::new(),
        }
    }

    fn standing(&self) -> MutexGuard<'_, Standing> {
        self.standing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// As the window shows it.
    pub(super) fn shown(&self) -> JobState {
        let standing = self.standing();
        let rate = standing.speed.rate(standing.done);
        let left = standing.total - standing.done;
        let running = standing.phase == JobPhase::Running;
        JobState {
            job: self.number,
            label: self.label.clone(),
            phase: standing.phase,
            done: standing.done,
            total: standing.total,
            rate,
            #[expect(clippy::cast_precision_loss, reason = "an estimate for a progress bar")]
            seconds_left: (running && rate > 0.0 && standing.total > 0)
                .then(|| left.max(0) as f64 / rate),
            can_pause: self.can_pause,
            current: standing.current.clone(),
            result: standing.result.clone(),
            error: standing.error.clone(),
        }
    }

    pub(super) fn is_active(&self) -> bool {
        matches!(self.standing().phase, JobPhase::Running | JobPhase::Paused)
    }

    /// Goes from one phase to another; false where it was in neither.
    pub(super) fn turn(&self, from: JobPhase, to: JobPhase) -> bool {
        let mut standing = self.standing();
        if standing.phase != from {
            return false;
        }
        standing.phase = to;
        match to {
            JobPhase::Paused => standing.speed.stop(Instant::now()),
            _ => standing.speed.go_on(Instant::now()),
        }
        self.turned.notify_all();
        true
    }

    /// Asks it to stop for good.
    pub(super) fn cancel(&self) -> bool {
        let mut standing = self.standing();
        standing.cancelling = true;
        self.turned.notify_all();
        matches!(standing.phase, JobPhase::Running | JobPhase::Paused)
    }

    /// Waits while the job is paused; an error where it is to stop.
    pub(super) fn checkpoint(&self) -> Result<(), WireError> {
        let mut standing = self.standing();
        while standing.phase == JobPhase::Paused && !standing.cancelling {
            standing = self.turned.wait(standing).unwrap_or_else(PoisonError::into_inner);
        }
        if standing.cancelling { Err(cancelled()) } else { Ok(()) }
    }

    /// Notes progress; true where pieces moved on.
    pub(super) fn note(&self, done: i64, total: i64, current: Option<String>) {
        let mut standing = self.standing();
        standing.done = done;
        standing.total = total;
        standing.current = current;
    }

    /// Ends it. What was brought before a cancel is kept as its result.
    pub(super) fn end(&self, outcome: Result<JobResult, WireError>) {
        let mut standing = self.standing();
        standing.speed.stop(Instant::now());
        standing.current = None;
        match outcome {
            Ok(result) => {
                let stopped = standing.cancelling && standing.done < standing.total;
                standing.phase = if stopped { JobPhase::Cancelled } else { JobPhase::Done };
                standing.result = Some(result);
            }
            Err(_) if standing.cancelling => standing.phase = JobPhase::Cancelled,
            Err(error) => {
                standing.phase = JobPhase::Failed;
                standing.error = Some(error);
            }
        }
        self.turned.notify_all();
    }

    /// Waits for its end; false where it has not come until then.
    pub(super) fn wait_for_end(&self, until: Instant) -> bool {
        let mut standing = self.standing();
        while matches!(standing.phase, JobPhase::Running | JobPhase::Paused) {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            (standing, _) =
                self.turned.wait_timeout(standing, left).unwrap_or_else(PoisonError::into_inner);
        }
        true
    }
}
