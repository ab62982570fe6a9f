//! The finished document: what every writer reads and nothing else.

mod block;
mod inline;
mod source;
mod warning;

use serde::{Deserialize, Serialize};
use tradecraft::tlp::Tlp;

pub use block::{Alert, Alignment, Block, BlockKind, Item, Note, Table};
pub use inline::{Cite, CiteItem, Inline, NoteUse};
pub(crate) use inline::{plain, walk};

pub use source::{NumberedSource, Resolve, Source};
pub use warning::{Warning, WarningCode};

/// Deepest nesting of quotes, lists and emphasis together that a document keeps.
pub const MAX_DEPTH: usize = 8;

/// What is known of a document besides its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentInfo {
    /// Title; printed once, at the top.
    pub title: String,
    /// Day of the document, ISO `2024-12-19`. The only date that is written into files.
    pub date: String,
    /// The same day as a reader sees it, `19 December 2024`.
    pub date_words: String,
    /// Label; printed on every page.
    pub tlp: Tlp,
    /// BCP 47 language of the text, `en`.
    pub language: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// The vault, desk or case it comes from; printed beside the label.
    pub label: Option<String>,
    /// Names this very state of the document, so that its files repeat byte for byte.
    pub id: String,
}

/// A document ready to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Title, date, label.
    pub info: DocumentInfo,
    /// The text.
    pub blocks: Vec<Block>,
    /// Footnotes in order of first use; the first has number 1.
    pub notes: Vec<Note>,
    /// Sources in order of first use; the first has number 1.
    pub sources: Vec<NumberedSource>,
    /// Everything that was lost or is odd, in the order of the text.
    pub warnings: Vec<Warning>,
    /// The headings.
    pub outline: Vec<OutlineEntry>,
    /// Words of prose. A Chinese or Japanese character counts as a word.
    pub words: u32,
    /// Minutes that reading takes, rounded up.
    pub minutes: u32,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlineEntry {
    /// Level as written, 1 to 6.
    pub level: u8,
    /// Its text without citations.
    pub text: String,
    /// Its name within the document, as [`BlockKind::Heading`] has it.
    pub id: String,
    /// Byte offset in the markdown.
    pub start: usize,
}
