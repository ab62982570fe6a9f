//! Many measured times, as median and tails.

use std::time::Duration;

/// Times in milliseconds.
#[derive(Debug, Default)]
pub(crate) struct Figures(Vec<f64>);

impl Figures {
    pub(crate) fn add(&mut self, time: Duration) {
        self.0.push(time.as_secs_f64() * 1_000.0);
    }

    /// The time below which this share of all times lies, in milliseconds; 0 without any.
    pub(crate) fn at(&self, share: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let last = sorted.len().saturating_sub(1);
        // Rounded up, so that a tail is never shown as better than it was.
        let place = (share * last as f64).ceil() as usize;
        sorted.get(place.min(last)).copied().unwrap_or_default()
    }

    /// Median, 95th and 99th percentile, in words.
    pub(crate) fn words(&self) -> String {
        format!("p50 {:8.2}  p95 {:8.2}  p99 {:8.2} ms", self.at(0.5), self.at(0.95), self.at(0.99))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_those_of_the_sorted_times() {
        let mut figures = Figures::default();
        for ms in [5, 1, 4, 2, 3] {
            figures.add(Duration::from_millis(ms));
        }
        assert!((figures.at(0.5) - 3.0).abs() < 1e-9);
        assert!((figures.at(0.99) - 5.0).abs() < 1e-9);
        assert!(Figures::default().at(0.5).abs() < 1e-9);
    }
}
