//! How fast a job goes, pauses left out.

use std::time::{Duration, Instant};

/// Time at work.
#[derive(Debug)]
pub(super) struct Speed {
    worked: Duration,
    since: Option<Instant>,
}

impl Speed {
    pub(super) fn from(now: Instant) -> Self {
        Self { worked: Duration::ZERO, since: Some(now) }
    }

    pub(super) fn stop(&mut self, now: Instant) {
        if let Some(since) = self.since.take() {
            self.worked += now.saturating_duration_since(since);
        }
    }

    pub(super) fn go_on(&mut self, now: Instant) {
        self.since.get_or_insert(now);
    }

    /// Pieces a second; 0 where it is too early to tell.
    pub(super) fn rate(&self, done: i64) -> f64 {
        let running = self.since.map_or(Duration::ZERO, |since| since.elapsed());
        let seconds = (self.worked + running).as_secs_f64();
        #[expect(clippy::cast_precision_loss, reason = "an estimate for a progress bar")]
        if done > 0 && seconds > 0.05 { done as f64 / seconds } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_does_not_make_a_job_slower() {
        let start = Instant::now().checked_sub(Duration::from_secs(100)).unwrap();
        let mut speed = Speed::from(start);
        speed.stop(start + Duration::from_secs(10));
        assert!((speed.rate(20) - 2.0).abs() < 1e-9);
        speed.go_on(Instant::now());
        assert!(speed.rate(20) > 1.9);
    }

    #[test]
    fn nothing_done_has_no_rate() {
        assert_eq!(Speed::from(Instant::now()).rate(0), 0.0);
    }
}
