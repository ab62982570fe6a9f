//! One analyzer for every language: turns text into the folded words that are indexed and searched.
//!
//! Latin, Cyrillic, Greek, Arabic, Hebrew, Indic and like scripts are cut into words. Scripts
//! written without spaces (and Hangul) become overlapping pairs of characters, so that any
//! part of two characters or more is found exactly. The same rules serve the index, the query
//! and the highlighter; a change of any rule needs a new [`ANALYZER_VERSION`].

mod class;
mod cursor;
mod engine;
mod fold;

pub use cursor::{Reading, Token, analyze};
pub use engine::ArchiveTokenizer;
pub use fold::fold_key;

pub(crate) use class::{Class, class};
pub(crate) use cursor::Cursor;

/// Version of the rules. The index remembers it and is rebuilt when it differs.
pub const ANALYZER_VERSION: u32 = 1;

/// Words longer than this many characters (encoded data, mostly) are not indexed.
pub const LONGEST_WORD: usize = 100;
