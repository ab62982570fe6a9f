//! What the window was asked to do from outside and refused, told to the interface.

use std::sync::{Mutex, PoisonError};

use desk::wire::WireError;
use tauri::{AppHandle, Emitter as _, Manager as _};

/// Name of the event that carries a `WireError`: a drop, or a vault to open, was refused. The
/// interface made no request of which it could be the answer.
const REFUSED: &str = "refused";

/// Refusals that came before the interface listened; nothing once it does.
#[derive(Debug)]
pub(crate) struct Waiting(Mutex<Option<Vec<WireError>>>);

impl Default for Waiting {
    fn default() -> Self {
        Self(Mutex::new(Some(Vec::new())))
    }
}

impl Waiting {
    /// Gives a refusal back where it can be sent now; else keeps it.
    fn pass(&self, error: WireError) -> Option<WireError> {
        match &mut *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(waiting) => {
                waiting.push(error);
                None
            }
            None => Some(error),
        }
    }

    /// Gives what was kept, and lets every later refusal pass.
    fn release(&self) -> Vec<WireError> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take().unwrap_or_default()
    }
}

/// Says that something was refused. It cannot be said only where the window is gone.
pub(crate) fn refused(app: &AppHandle, error: WireError) {
    if let Some(error) = app.state::<Waiting>().pass(error) {
        drop(app.emit(REFUSED, error));
    }
}

/// Says what was kept until the interface listens.
pub(crate) fn interface_listens(app: &AppHandle) {
    for error in app.state::<Waiting>().release() {
        drop(app.emit(REFUSED, error));
    }
}

#[cfg(test)]
mod tests {
    use desk::wire::ErrorCode;

    use super::*;

    fn error(message: &str) -> WireError {
        WireError { code: ErrorCode::Refused, message: message.to_owned(), hint: None }
    }

    #[test]
    fn a_refusal_waits_for_the_interface_and_is_sent_once() {
        let waiting = Waiting::default();
        assert_eq!(waiting.pass(error("first")), None);
        assert_eq!(waiting.pass(error("second")), None);
        assert_eq!(waiting.release(), [error("first"), error("second")]);
        assert_eq!(waiting.pass(error("third")), Some(error("third")));
        assert!(waiting.release().is_empty());
    }
}
