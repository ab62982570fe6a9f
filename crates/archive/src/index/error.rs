//! What can go wrong with the index. Nothing here ever endangers what is stored.

use std::path::PathBuf;

use super::truth::TruthError;

/// An error of the index. The index is derived from the store, so no item is at risk.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// The index folder could not be read or written.
    #[error(
        "the search index at {path} cannot be used ({source}); your items are safe, search works again once the folder can be written"
    )]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The index files are missing, damaged or of another version.
    #[error(
        "the search index is not usable ({reason}); your items are safe, it is rebuilt when the vault is opened for writing"
    )]
    Unusable {
        /// Why.
        reason: String,
    },
    /// The search engine reported an error.
    #[error(
        "the search index cannot be read or written; your items are safe, rebuild the index if it happens again"
    )]
    Engine(#[from] tantivy::TantivyError),
    /// The store could not be read.
    #[error(
        "the vault could not be read for the search index ({0}); the search shows the state before"
    )]
    Truth(TruthError),
    /// Something was asked that changes the index, and it was opened for reading only.
    #[error("the search index was opened for reading only; it was left as it is")]
    ReadOnly,
    /// A rebuild was cancelled by the user.
    #[error("the rebuild was stopped; the search uses the index as it was")]
    Cancelled,
}
