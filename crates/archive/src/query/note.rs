//! Places in a query and what to tell the user about them.

/// A stretch of the query text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    /// Offset of the first byte.
    pub from: usize,
    /// Offset after the last byte.
    pub to: usize,
}

/// A remark on a query that was understood only in part. The rest of the query still runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What the remark is about.
    pub span: Span,
    /// The remark, a plain sentence.
    pub message: String,
}
