//! What a request answers when it was refused or failed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A failure as the user meets it: what happened (and what is safe), and what to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[derive(thiserror::Error)]
#[error("{message}")]
pub struct WireError {
    /// What kind of failure it is, where the window acts differently on it.
    pub code: ErrorCode,
    /// What happened and what is safe, in plain words.
    pub message: String,
    /// What the user can do about it.
    pub hint: Option<String>,
}

/// The kinds of failure. One is added only when a caller has to tell it from the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ErrorCode {
    /// The request itself was malformed.
    BadRequest,
    /// The thing asked for is not in the vault.
    NotFound,
    /// No vault is open.
    NoVault,
    /// The folder is not a vault.
    NotAVault,
    /// Something already stands at the place where a vault or file should be made.
    AlreadyExists,
    /// Another process holds the vault.
    Locked,
    /// The vault was made by a newer Dossier.
    TooNew,
    /// The disk or folder cannot be written.
    ReadOnly,
    /// The disk is full.
    DiskFull,
    /// Stored data is damaged.
    Damaged,
    /// The request is understood and not allowed as it stands.
    Refused,
    /// The input is larger than Dossier takes.
    TooLarge,
    /// The user stopped it.
    Cancelled,
    /// Something that should not happen.
    Internal,
}
