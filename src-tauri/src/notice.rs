//! What the window was asked to do from outside and refused, told to the interface.

use std::sync::{Mutex, PoisonError};

use desk::wire::WireError;
use tauri::{AppHandle, Emitter as _, Manager as _};

/// Name of the event that carries a `WireError`: a drop, or a vault to open, was refused. The
/// interface made no request of which it could be the answer.
const REFUSED: &str = "refused";

/// Refusals that came before the interface listened.
#[derive(Debug, Default)]
pub(crate) struct Waiting(Mutex<Queue>);

#[derive(Debug, Default)]
struct Queue {
    listening: bool,
    errors: Vec<WireError>,
}

impl Waiting {
    /// Gives the refusal back where it can be sent now; else keeps it.
    fn pass(&self, error: WireError) -> Option<WireError> {
        let mut queue = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if queue.listening {
            return Some(error);
        }
        queue.errors.push(error);
        None
    }

    /// Gives what was kept, and lets every later refusal pass.
    fn release(&self) -> Vec<WireError> {
        let mut queue = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        queue.listening = true;
        std::mem::take(&mut queue.errors)
    }
}

/// Says that something the window was asked to do was refused.
pub(crate) fn refused(app: &AppHandle, error: WireError) {
    if let Some(error) = app.state::<Waiting>().pass(error) {
        send(app, &error);
    }
}

/// Sends what was kept until the interface listens.
pub(crate) fn interface_listens(app: &AppHandle) {
    for error in app.state::<Waiting>().release() {
        send(app, &error);
    }
}

fn send(app: &AppHandle, error: &WireError) {
    // It fails only where the window is gone, and then nobody is there to be told.
    drop(app.emit(REFUSED, error));
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
