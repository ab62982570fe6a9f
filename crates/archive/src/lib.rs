//! Remembers and finds: SQLite is the truth, the search index is derived from it, originals are kept byte for byte.

pub mod analyzer;
pub mod index;
pub mod query;
