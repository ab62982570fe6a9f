//! Counts failures: how long to pause, and when a new index may help.

use std::time::Duration;

use tantivy::TantivyError;

use super::IndexError;
use super::board::Pace;

/// After so many failures in a row that are neither the disk's nor the store's, the index is
/// made anew.
const FAILURES_BEFORE_ANEW: u32 = 3;

/// Failures since the last success.
#[derive(Debug, Default)]
pub(super) struct Trouble {
    in_a_row: u32,
    odd: u32,
}

impl Trouble {
    /// Something worked.
    pub(super) fn is_over(&mut self) {
        *self = Self::default();
    }

    /// Another attempt failed.
    pub(super) fn count(&mut self, error: &IndexError) {
        self.in_a_row += 1;
        self.odd += u32::from(is_odd(error));
    }

    /// Whether to begin anew; asked once, the count of these failures starts again.
    pub(super) fn asks_for_new_index(&mut self) -> bool {
        let asks = self.odd >= FAILURES_BEFORE_ANEW;
        if asks {
            self.odd = 0;
        }
        asks
    }

    /// How long to wait before the next attempt.
    pub(super) fn pause(&self, pace: Pace) -> Duration {
        let doublings = self.in_a_row.saturating_sub(1).min(16);
        pace.first_pause.saturating_mul(1 << doublings).min(pace.longest_pause)
    }
}

/// Whether a new index may help against the error.
fn is_odd(error: &IndexError) -> bool {
    match error {
        IndexError::Unusable { .. } => true,
        IndexError::Engine(error) => !matches!(
            error,
            TantivyError::IoError(_)
                | TantivyError::OpenWriteError(_)
                | TantivyError::OpenDirectoryError(_)
                | TantivyError::LockFailure(..)
                | TantivyError::ErrorInThread(_)
                | TantivyError::SystemError(_)
        ),
        IndexError::Folder { .. }
        | IndexError::Truth(_)
        | IndexError::ReadOnly
        | IndexError::Cancelled => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end_with_success() {
        let (mut trouble, pace) = (Trouble::default(), Pace::default());
        let full_disk = IndexError::Folder {
            path: "index".into(),
            source: std::io::ErrorKind::StorageFull.into(),
        };
        let mut pauses = Vec::new();
        for _ in 0..20 {
            trouble.count(&full_disk);
            pauses.push(trouble.pause(pace));
            assert!(!trouble.asks_for_new_index(), "a new index does not free the disk");
        }
        assert_eq!(pauses[..3], [200, 400, 800].map(Duration::from_millis));
        assert_eq!(pauses.last(), Some(&pace.longest_pause));
        trouble.is_over();
        trouble.count(&full_disk);
        assert_eq!(trouble.pause(pace), pace.first_pause);
    }

    #[test]
    fn odd_failures_ask_for_a_new_index() {
        let mut trouble = Trouble::default();
        for _ in 0..3 {
            assert!(!trouble.asks_for_new_index());
            trouble.count(&IndexError::Engine(TantivyError::InternalError("odd".to_owned())));
        }
        assert!(trouble.asks_for_new_index());
        assert!(!trouble.asks_for_new_index());
    }
}
