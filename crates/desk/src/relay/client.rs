//! The side of the command line.

use std::os::unix::net::UnixStream;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use serde_json::Value;

use super::message::{Reply, Request, receive, send};
use super::place;
use super::server::is_ours_alone;
use crate::environment::Environment;
use crate::fault::fault;
use crate::wire::{ErrorCode, WireError};

/// How long one answer may take. Long work is a job, whose state is asked for.
const PATIENCE: Duration = Duration::from_secs(120);

/// A line to the process that holds a vault.
#[derive(Debug)]
pub struct Relay {
    stream: Mutex<UnixStream>,
}

impl Relay {
    /// A line to whoever holds the vault in this folder; `None` where nobody of this user
    /// listens.
    pub fn to_holder_of(vault: &Path, environment: &Environment) -> Option<Self> {
        if !is_ours_alone(&environment.runtime_folder) {
            return None;
        }
        let stream = UnixStream::connect(place::socket(&environment.runtime_folder, vault)).ok()?;
        stream.set_read_timeout(Some(PATIENCE)).ok()?;
        stream.set_write_timeout(Some(PATIENCE)).ok()?;
        Some(Self { stream: Mutex::new(stream) })
    }

    /// Has a request done there, as [`Desk::dispatch`](crate::Desk::dispatch) would do it here.
    ///
    /// # Errors
    /// What the holder answers; or that it does not answer.
    pub fn dispatch(&self, name: &str, request: Value) -> Result<Value, WireError> {
        let stream = self.stream.lock().unwrap_or_else(PoisonError::into_inner);
        let request = Request { name: name.to_owned(), request };
        let answer = send(&*stream, &request).and_then(|()| receive(&*stream));
        match answer {
            Ok(Some(Reply::Done(value))) => Ok(value),
            Ok(Some(Reply::Failed(error))) => Err(error),
            Ok(None) => Err(silent("it was closed meanwhile")),
            Err(error) => Err(silent(&error.to_string())),
        }
    }
}

fn silent(why: &str) -> WireError {
    fault(
        ErrorCode::Locked,
        format!(
            "the window that holds the vault did not answer ({why}). What it confirmed is safe"
        ),
        "Look into the window, or close it and do it again.",
    )
}
