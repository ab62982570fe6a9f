//! Who hears what happens.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use crate::wire::Event;

/// Somebody who is told every event. Called on the thread where it happened: be quick, and do
/// not ask the desk anything from in here.
pub type Listener = Box<dyn Fn(&Event) + Send + Sync>;

/// Everybody who is told.
#[derive(Default)]
pub(crate) struct Listeners {
    all: Mutex<Vec<Arc<Listener>>>,
}

impl Listeners {
    /// Adds one, for good.
    pub(crate) fn add(&self, listener: Listener) {
        self.all.lock().unwrap_or_else(PoisonError::into_inner).push(Arc::new(listener));
    }

    /// Tells everybody.
    pub(crate) fn tell(&self, event: &Event) {
        // A copy, so that a listener that adds another one does not wait for itself.
        let all = self.all.lock().unwrap_or_else(PoisonError::into_inner).clone();
        for listener in all {
            listener(event);
        }
    }
}

impl fmt::Debug for Listeners {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Listeners")
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;
    use crate::wire::Changed;

    #[test]
    fn everybody_is_told() {
        let listeners = Listeners::default();
        let heard = Arc::new(AtomicU32::new(0));
        for _ in 0..2 {
            let heard = Arc::clone(&heard);
            listeners.add(Box::new(move |_| {
                heard.fetch_add(1, Ordering::Relaxed);
            }));
        }
        listeners.tell(&Event::Changed { changed: Changed::default() });
        assert_eq!(heard.load(Ordering::Relaxed), 2);
    }
}
