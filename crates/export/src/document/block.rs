//! The blocks of a document.

use serde::{Deserialize, Serialize};

use super::Inline;

/// A block with its place in the markdown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Byte offset in the markdown.
    pub start: usize,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    /// A heading.
    Heading {
        /// Level as written, 1 to 6.
        level: u8,
        /// Depth without gaps, from 1: the first heading has rank 1, and none is more than one
        /// deeper than the heading before it. Writers print this, since a gap is an error for
        /// assistive technology.
        rank: u8,
        /// Unique name of letters, digits and `-`.
        id: String,
        /// Its text.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A quote, or a call-out where it has an alert.
    Quote {
        /// Kind of call-out.
        alert: Option<Alert>,
        /// What is quoted.
        blocks: Vec<Block>,
    },
    /// A list.
    List {
        /// Number of the first item; `None` for bullets.
        start: Option<u64>,
        /// True where the items stand close together.
        tight: bool,
        /// The items.
        items: Vec<Item>,
    },
    /// Code, or HTML that is shown as code.
    Code {
        /// Language as written behind the fence.
        language: Option<String>,
        /// The code, without its last line break.
        text: String,
    },
    /// A table.
    Table(Table),
    /// A rule between parts.
    Rule,
}

/// One item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Byte offset in the markdown.
    pub start: usize,
    /// Whether a task is done; `None` where the item is no task.
    pub task: Option<bool>,
    /// Its content.
    pub blocks: Vec<Block>,
}

/// A table. Every row has as many cells as the head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Alignment of each column.
    pub alignments: Vec<Alignment>,
    /// Cells of the head.
    pub head: Vec<Vec<Inline>>,
    /// Cells of each row.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Number, from 1.
    pub number: u32,
    /// Label as written, without `^`.
    pub label: String,
    /// Its text.
    pub blocks: Vec<Block>,
    /// How often the text refers to it.
    pub uses: u32,
}

/// Alignment of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Alignment {
    /// As the language has it.
    Start,
    /// To the left.
    Left,
    /// In the middle.
    Center,
    /// To the right.
    Right,
}

/// Kind of a call-out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Alert {
    /// Worth knowing.
    Note,
    /// Advice.
    Tip,
    /// Needed to understand the rest.
    Important,
    /// Needs attention.
    Warning,
    /// Says what may go wrong.
    Caution,
}

impl Alert {
    /// The word printed above it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Note => "Note",
            Self::Tip => "Tip",
            Self::Important => "Important",
            Self::Warning => "Warning",
            Self::Caution => "Caution",
        }
    }

    /// Name in class lists and data.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Tip => "tip",
            Self::Important => "important",
            Self::Warning => "warning",
            Self::Caution => "caution",
        }
    }
}
