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
    closing: bool,
    /// Pieces and bytes that were done before it began.
    beginning: (i64, i64),
    done: i64,
    total: i64,
    bytes: Option<(i64, i64)>,
    import: Option<i64>,
    current: Option<String>,
    result: Option<JobResult>,
    error: Option<WireError>,
    speed: Speed,
}

impl Standing {
    /// Bytes tell more than pieces where some pieces hold a hundred thousand others.
    fn seconds_left(&self) -> Option<f64> {
        let (before, (done, total)) = match self.bytes {
            Some(bytes) => (self.beginning.1, bytes),
            None => (self.beginning.0, (self.done, self.total)),
        };
        let rate = self.speed.rate(done - before);
        #[expect(clippy::cast_precision_loss, reason = "an estimate for a progress bar")]
        (rate > 0.0 && total > 0).then(|| (total - done).max(0) as f64 / rate)
    }
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
                closing: false,
                beginning: (0, 0),
                done: 0,
                total: 0,
                bytes: None,
                import: None,
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
        let rate = standing.speed.rate(standing.done - standing.beginning.0);
        let running = standing.phase == JobPhase::Running;
        JobState {
            job: self.number,
            label: self.label.clone(),
            phase: standing.phase,
            done: standing.done,
            total: standing.total,
            bytes_done: standing.bytes.map(|(done, _)| done),
            bytes_total: standing.bytes.map(|(_, total)| total),
            rate,
            seconds_left: if running { standing.seconds_left() } else { None },
            can_pause: self.can_pause,
            import: standing.import,
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

    /// Notes how many bytes are done, of how many.
    pub(super) fn note_bytes(&self, done: i64, total: i64) {
        self.standing().bytes = Some((done, total));
    }

    /// Notes how much was done before it began.
    pub(super) fn note_beginning(&self, done: i64, bytes: i64) {
        self.standing().beginning = (done, bytes);
    }

    pub(super) fn is_paused(&self) -> bool {
        self.standing().phase == JobPhase::Paused
    }

    pub(super) fn is_closing(&self) -> bool {
        self.standing().closing
    }

    /// Asks it to stop because the vault is closed.
    pub(super) fn close(&self) {
        self.standing().closing = true;
        self.cancel();
    }

    /// Notes the import that it works on.
    pub(super) fn note_import(&self, import: i64) {
        self.standing().import = Some(import);
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
