//! From what went wrong to what the user is told: what happened, what is safe, what to do.

mod archive;

use std::fmt;

use crate::wire::{ErrorCode, WireError};

/// A failure with a hint.
pub(crate) fn fault(code: ErrorCode, message: impl Into<String>, hint: &str) -> WireError {
    WireError { code, message: message.into(), hint: Some(hint.to_owned()) }
}

/// The request is not well formed.
pub(crate) fn bad_request(message: impl Into<String>) -> WireError {
    WireError { code: ErrorCode::BadRequest, message: message.into(), hint: None }
}

/// Understood, and not allowed as it stands.
pub(crate) fn refused(message: impl Into<String>) -> WireError {
    WireError { code: ErrorCode::Refused, message: message.into(), hint: None }
}

/// A thing that is not there.
pub(crate) fn not_found(noun: &str, id: impl fmt::Display) -> WireError {
    WireError { code: ErrorCode::NotFound, message: format!("there is no {noun} {id}"), hint: None }
}

/// No vault is open.
pub(crate) fn no_vault() -> WireError {
    fault(ErrorCode::NoVault, "no vault is open", "Open a vault, or make a new one.")
}

/// The user stopped it.
pub(crate) fn cancelled() -> WireError {
    WireError {
        code: ErrorCode::Cancelled,
        message: "stopped. What was done before is kept".to_owned(),
        hint: None,
    }
}

/// Something that should not happen.
pub(crate) fn internal(what: &str) -> WireError {
    fault(
        ErrorCode::Internal,
        format!("Dossier failed at {what}. What was saved before is safe"),
        "Try again. If it fails again, close the vault and open it anew.",
    )
}
