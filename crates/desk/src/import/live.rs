//! Imports that are at work in this process.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use archive::ImportId;

/// One span of time for which entries are counted.
const SPAN: Duration = Duration::from_secs(10);

/// Spans that are remembered.
const SPANS: usize = 24;

/// The imports at work.
#[derive(Debug, Default)]
pub(crate) struct Live {
    running: Mutex<BTreeMap<ImportId, Running>>,
}

#[derive(Debug, Clone)]
struct Running {
    job: i64,
    speed: Arc<Speed>,
}

impl Live {
    /// Enters an import; `None` where it is at work already.
    pub(super) fn enter(self: &Arc<Self>, import: ImportId, job: i64) -> Option<Entered> {
        let speed = Arc::new(Speed::new());
        let mut running = self.running();
        if running.contains_key(&import) {
            return None;
        }
        running.insert(import, Running { job, speed: Arc::clone(&speed) });
        Some(Entered { live: Arc::clone(self), import, speed })
    }

    /// The job that works on an import.
    pub(crate) fn job(&self, import: ImportId) -> Option<i64> {
        self.running().get(&import).map(|running| running.job)
    }

    /// Entries a second over the last spans, the newest last; empty where it is not at work.
    pub(crate) fn speed(&self, import: ImportId) -> Vec<f64> {
        let running = self.running().get(&import).cloned();
        running.map(|running| running.speed.spans(Instant::now())).unwrap_or_default()
    }

    fn running(&self) -> MutexGuard<'_, BTreeMap<ImportId, Running>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An import that is at work until this is dropped.
#[derive(Debug)]
pub(super) struct Entered {
    live: Arc<Live>,
    import: ImportId,
    /// Counts its entries.
    pub(super) speed: Arc<Speed>,
}

impl Drop for Entered {
    fn drop(&mut self) {
        self.live.running().remove(&self.import);
    }
}

/// Entries by spans of time.
#[derive(Debug)]
pub(super) struct Speed {
    began: Instant,
    counts: Mutex<BTreeMap<u64, u64>>,
}

impl Speed {
    fn new() -> Self {
        Self { began: Instant::now(), counts: Mutex::default() }
    }

    /// Counts some entries now.
    pub(super) fn add(&self, entries: usize) {
        self.add_at(Instant::now(), entries as u64);
    }

    fn add_at(&self, now: Instant, entries: u64) {
        let span = self.span(now);
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        *counts.entry(span).or_default() += entries;
        while counts.len() > SPANS {
            counts.pop_first();
        }
    }

    fn span(&self, now: Instant) -> u64 {
        now.saturating_duration_since(self.began).as_secs() / SPAN.as_secs()
    }

    fn spans(&self, now: Instant) -> Vec<f64> {
        let newest = self.span(now);
        let first = newest.saturating_sub(SPANS as u64 - 1);
        let counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let rate = |span: u64| {
            // The newest span is not over yet.
            let begun = self.began + SPAN * u32::try_from(span).unwrap_or(u32::MAX);
            let lasted = now.saturating_duration_since(begun).min(SPAN).as_secs_f64().max(1.0);
            #[expect(clippy::cast_precision_loss, reason = "for a picture")]
            let entries = counts.get(&span).copied().unwrap_or(0) as f64;
            entries / lasted
        };
        (first..=newest).map(rate).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_is_at_work_once() {
        let live = Arc::new(Live::default());
        let entered = live.enter(3, 7).unwrap();
        assert!(live.enter(3, 8).is_none());
        assert_eq!(live.job(3), Some(7));
        entered.speed.add(5);
        assert_eq!(live.speed(3).len(), 1);
        drop(entered);
        assert_eq!(live.job(3), None);
        assert!(live.speed(3).is_empty());
    }

    #[test]
    fn speed_is_told_for_each_span() {
        let speed = Speed::new();
        let at = |seconds| speed.began + Duration::from_secs(seconds);
        speed.add_at(at(1), 50);
        speed.add_at(at(9), 50);
        speed.add_at(at(25), 40);
        assert_eq!(speed.spans(at(25)), [10.0, 0.0, 8.0]);
        assert_eq!(speed.spans(at(1_000)).len(), SPANS);
    }
}
