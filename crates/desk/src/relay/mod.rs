//! A command line reaches the window that holds the vault.
//!
//! Only one process writes a vault. While it does, it listens on a socket that belongs to the
//! same user; a command line that finds the vault held sends its request there by name, and the
//! holder does it as if it had been asked in its own window.

#[cfg(unix)]
mod client;
mod message;
mod place;
#[cfg(unix)]
mod server;

#[cfg(unix)]
pub use client::Relay;
#[cfg(unix)]
pub(crate) use server::Listening;

#[cfg(not(unix))]
mod absent;
#[cfg(not(unix))]
pub(crate) use absent::Listening;
#[cfg(not(unix))]
pub use absent::Relay;

use std::sync::Arc;

use serde_json::Value;

use crate::wire::WireError;

/// Does a request.
pub(crate) type Answer = Arc<dyn Fn(&str, Value) -> Result<Value, WireError> + Send + Sync>;

/// Requests that change which vault is open, or belong to the window alone: never done for
/// another process.
const NOT_RELAYED: &[&str] = &[
    "app_state",
    "save_settings",
    "create_vault",
    "open_vault",
    "close_vault",
    "create_sample",
    "forget_vault",
];

/// True where a request may come from another process.
pub(crate) fn may_be_relayed(name: &str) -> bool {
    !NOT_RELAYED.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::NAMES;

    #[test]
    fn the_vault_of_a_window_is_not_changed_under_it() {
        assert!(NOT_RELAYED.iter().all(|name| NAMES.contains(name)));
        assert!(!may_be_relayed("open_vault"));
        assert!(may_be_relayed("file_text"));
    }
}
