//! Systems without sockets of this kind: a command line hears that the vault is held.

use std::path::Path;

use serde_json::Value;

use super::Answer;
use crate::environment::Environment;
use crate::fault::refused;
use crate::wire::WireError;

/// Never listens here.
#[derive(Debug)]
pub(crate) struct Listening;

impl Listening {
    /// Does not listen.
    pub(crate) fn about(_vault: &Path, _world: &Environment, _answer: Answer) -> Option<Self> {
        None
    }
}

/// Never connected here.
#[derive(Debug)]
pub struct Relay;

impl Relay {
    /// Nobody listens on this system.
    pub fn to_holder_of(_vault: &Path, _environment: &Environment) -> Option<Self> {
        None
    }

    /// Cannot be reached, as there never is a relay here.
    ///
    /// # Errors
    /// Always.
    pub fn dispatch(&self, _name: &str, _request: Value) -> Result<Value, WireError> {
        Err(refused("requests cannot be passed to another process on this system"))
    }
}
