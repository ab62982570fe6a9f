//! What comes in, and where it is to go.

use archive::How;
use extract::Kind;

/// Bytes that are to be filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Incoming {
    /// The bytes as they came; the original.
    pub(crate) bytes: Vec<u8>,
    /// Name of the file, a hint for reading.
    pub(crate) name: Option<String>,
    /// Name or path as it is noted.
    pub(crate) from: Option<String>,
    /// Address, where the analyst gave it.
    pub(crate) url: Option<String>,
    /// What the bytes are, where it is known.
    pub(crate) kind: Option<Kind>,
    /// How they came.
    pub(crate) how: How,
}

/// What is done with a new item at once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Placing {
    /// Case to link it to, as evidence.
    pub(crate) case: Option<i64>,
    /// Tags to give it.
    pub(crate) tags: Vec<String>,
}
