//! What can go wrong while measuring.

/// A failed benchmark; nothing of a user's is ever touched.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BenchError {
    /// The archive.
    #[error(transparent)]
    Archive(#[from] archive::ArchiveError),
    /// The desk refused.
    #[error("{0}")]
    Desk(#[from] desk::wire::WireError),
    /// The baseline's database.
    #[error("the baseline failed ({0})")]
    Baseline(#[from] rusqlite::Error),
    /// Output or a temporary folder.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// An answer that is not what was asked for.
    #[error("the answer cannot be read ({0})")]
    Json(#[from] serde_json::Error),
    /// A job that did not come to its end.
    #[error("the job ended as {0}")]
    Stopped(String),
    /// What was filed was not found in time.
    #[error("an item was not found within {0} s")]
    NotFound(u64),
}
