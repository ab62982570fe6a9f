//! The desk: where every request arrives.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;

use crate::child::Pool;
use crate::environment::Environment;
use crate::fault::{internal, no_vault};
use crate::import::Live;
use crate::jobs::Jobs;
use crate::listeners::{Listener, Listeners};
use crate::open::{Held, OpenVault};
use crate::originals::Served;
use crate::pen::Pen;
use crate::settings::Memory;
use crate::watching::Watching;
use crate::wire::{Event, WireError};

/// Answers requests about one open vault at a time. Cheap to copy; all copies are one desk.
///
/// Every method blocks until it is done, and may be called from any thread.
#[derive(Clone)]
pub struct Desk(Arc<Inner>);

/// What all copies share.
pub(crate) struct Inner {
    pub(crate) environment: Environment,
    pub(crate) memory: Memory,
    pub(crate) jobs: Jobs,
    pub(crate) children: Arc<Pool>,
    pub(crate) imports: Arc<Live>,
    pub(crate) watching: Arc<Watching>,
    pub(crate) listeners: Arc<Listeners>,
    vault: Mutex<Option<Held>>,
    /// Held while a vault is opened or closed, so that only one of these goes on at a time.
    turn: Mutex<()>,
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk").field("environment", &self.0.environment).finish_non_exhaustive()
    }
}

impl Desk {
    /// A desk without a vault.
    pub fn new(environment: Environment) -> Self {
        let listeners = Arc::new(Listeners::default());
        Self(Arc::new(Inner {
            memory: Memory::in_folder(&environment.config_folder),
            jobs: Jobs::new(Arc::clone(&listeners)),
            children: Arc::new(Pool::of(environment.child.clone())),
            imports: Arc::default(),
            watching: Arc::default(),
            listeners,
            vault: Mutex::default(),
            turn: Mutex::default(),
            environment,
        }))
    }

    /// Has watched folders looked into while a vault is open for writing. For programs that stay:
    /// a command is gone before anything could be read.
    pub fn keep_watching(&self) {
        self.0.watching.keep();
    }

    /// Does the request of this name. This is the one way in for the window and the terminal.
    ///
    /// # Errors
    /// What went wrong, as the user is told; never the text of a bug.
    pub fn dispatch(&self, name: &str, request: Value) -> Result<Value, WireError> {
        // A bug in one request must not take the window down with it.
        catch_unwind(AssertUnwindSafe(|| self.perform(name, request)))
            .unwrap_or_else(|_| Err(internal(&format!("`{name}`"))))
    }

    /// Has somebody told every [`Event`], on the thread where it happens.
    pub fn subscribe(&self, listener: Listener) {
        self.0.listeners.add(listener);
    }

    /// What the scheme `archive:` answers for a path: the sanitised copy of an original.
    pub fn original(&self, path: &str) -> Served {
        catch_unwind(AssertUnwindSafe(|| crate::originals::serve(self, path)))
            .unwrap_or_else(|_| Served::nothing(500, "this original cannot be shown"))
    }

    /// What all copies share.
    pub(crate) fn inner(&self) -> &Arc<Inner> {
        &self.0
    }

    /// A desk from its shared part.
    pub(crate) fn of(inner: Arc<Inner>) -> Self {
        Self(inner)
    }

    pub(crate) fn environment(&self) -> &Environment {
        &self.0.environment
    }

    pub(crate) fn memory(&self) -> &Memory {
        &self.0.memory
    }

    pub(crate) fn long_work(&self) -> &Jobs {
        &self.0.jobs
    }

    pub(crate) fn children(&self) -> &Arc<Pool> {
        &self.0.children
    }

    /// The imports at work.
    pub(crate) fn imports(&self) -> &Arc<Live> {
        &self.0.imports
    }

    /// The clock of watched folders.
    pub(crate) fn watching(&self) -> &Arc<Watching> {
        &self.0.watching
    }

    /// Tells every listener.
    pub(crate) fn tell(&self, event: &Event) {
        self.0.listeners.tell(event);
    }

    /// The open vault.
    pub(crate) fn vault(&self) -> Result<Arc<OpenVault>, WireError> {
        self.open_vault_if_any().ok_or_else(no_vault)
    }

    /// The open vault, if any.
    pub(crate) fn open_vault_if_any(&self) -> Option<Arc<OpenVault>> {
        let held = self.0.vault.lock().unwrap_or_else(PoisonError::into_inner);
        held.as_ref().map(|held| Arc::clone(&held.vault))
    }

    /// Puts another vault, or none, in the place of the one that is open.
    pub(crate) fn exchange_vault(&self, vault: Option<Held>) -> Option<Held> {
        let mut place = self.0.vault.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut place, vault)
    }

    /// Waits for the turn to open or close a vault.
    pub(crate) fn turn(&self) -> MutexGuard<'_, ()> {
        self.0.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A pen in the open vault, at this moment, in the analyst's hand.
    pub(crate) fn pen(&self) -> Result<Pen, WireError> {
        let now = self.environment().now();
        Pen::of(self.vault()?, Arc::clone(self.children()), Arc::clone(&self.0.listeners), now)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::wire::ErrorCode;

    fn desk(folder: &std::path::Path) -> Desk {
        let config_folder = folder.join("config");
        Desk::new(Environment { config_folder, ..Environment::of_user() })
    }

    #[test]
    fn a_malformed_request_is_answered_in_our_own_words() {
        let folder = tempfile::tempdir().unwrap();
        let desk = desk(folder.path());
        let error = desk.dispatch("open_vault", json!({ "pathh": "x" })).unwrap_err();
        assert_eq!(error.code, ErrorCode::BadRequest);
        assert!(error.message.contains("missing field `path`"), "{}", error.message);
        let error = desk.dispatch("format_disk", Value::Null).unwrap_err();
        assert_eq!(error.message, "there is no request `format_disk`");
    }

    #[test]
    fn without_a_vault_everything_about_one_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let desk = desk(folder.path());
        for name in ["overview", "undo", "list_cases", "list_briefings", "doctor"] {
            let error = desk.dispatch(name, Value::Null).unwrap_err();
            assert_eq!(error.code, ErrorCode::NoVault, "{name}");
            assert!(error.hint.is_some());
        }
        assert_eq!(desk.original("/original/ab").status, 404);
    }
}
