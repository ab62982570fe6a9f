//! What is open while the parser's events are read.

use std::ops::Range;

use super::line;
use super::raw::{Raw, SpanKind};
use super::reading::Reading;
use crate::document::{Alert, Alignment, Block, BlockKind, Inline, Item, Table};

/// A container that is open.
pub(super) enum Frame {
    /// The text itself.
    Root(Body),
    /// A quote or call-out.
    Quote { start: usize, alert: Option<Alert>, body: Body },
    /// A list.
    List { start: usize, first: Option<u64>, tight: bool, items: Vec<Item> },
    /// An item of a list.
    Item { start: usize, task: Option<bool>, body: Body },
    /// A footnote.
    Note { start: usize, label: String, body: Body },
    /// A paragraph.
    Paragraph { start: usize, line: Vec<Raw> },
    /// A heading.
    Heading { start: usize, level: u8, line: Vec<Raw> },
    /// Emphasis and its like.
    Span { kind: SpanKind, line: Vec<Raw> },
    /// A link.
    Link { url: String, line: Vec<Raw>, span: Range<usize> },
    /// A link that is not allowed: its text alone is kept.
    PlainLink { line: Vec<Raw> },
    /// An image: the text that stands for it.
    Image { alt: String, inner: usize },
    /// Code, or a block of HTML.
    Code { start: usize, language: Option<String>, text: String },
    /// A table; the head comes first.
    Table { start: usize, alignments: Vec<Alignment>, rows: Vec<Vec<Vec<Inline>>> },
    /// A row.
    Row { cells: Vec<Vec<Inline>> },
    /// A cell.
    Cell { line: Vec<Raw> },
}

/// Blocks, and text that stands among them without a paragraph of its own.
#[derive(Default)]
pub(super) struct Body {
    blocks: Vec<Block>,
    loose: Vec<Raw>,
    loose_start: usize,
}

impl Body {
    /// Adds text that is in no paragraph.
    pub(super) fn push_loose(&mut self, piece: Raw, start: usize) {
        if self.loose.is_empty() {
            self.loose_start = start;
        }
        self.loose.push(piece);
    }

    /// Adds a block.
    pub(super) fn push(&mut self, block: Block, reading: &mut Reading<'_>) {
        self.flush(reading);
        self.blocks.push(block);
    }

    /// Makes a paragraph of the text that is in none.
    pub(super) fn flush(&mut self, reading: &mut Reading<'_>) {
        let loose = std::mem::take(&mut self.loose);
        if loose.is_empty() {
            return;
        }
        let content = line::read(loose, reading);
        if !content.is_empty() {
            let kind = BlockKind::Paragraph(content);
            self.blocks.push(Block { start: self.loose_start, kind });
        }
    }

    /// All blocks.
    pub(super) fn finish(mut self, reading: &mut Reading<'_>) -> Vec<Block> {
        self.flush(reading);
        self.blocks
    }
}

impl Frame {
    /// Whether it counts for the depth of nesting.
    pub(super) const fn is_deep(&self) -> bool {
        matches!(self, Self::Quote { .. } | Self::List { .. } | Self::Span { .. })
    }

    /// Where the pieces of a line go.
    pub(super) fn line(&mut self) -> Option<&mut Vec<Raw>> {
        match self {
            Self::Paragraph { line, .. }
            | Self::Heading { line, .. }
            | Self::Span { line, .. }
            | Self::Link { line, .. }
            | Self::PlainLink { line }
            | Self::Cell { line } => Some(line),
            _ => None,
        }
    }

    /// Where blocks go.
    pub(super) fn body(&mut self) -> Option<&mut Body> {
        match self {
            Self::Root(body)
            | Self::Quote { body, .. }
            | Self::Item { body, .. }
            | Self::Note { body, .. } => Some(body),
            _ => None,
        }
    }
}

/// Most columns of a table: what word processors take.
pub(super) const WIDEST: usize = 63;

/// A table of rows whose first is the head. Rows are cut and padded to the head's width.
pub(super) fn table(mut alignments: Vec<Alignment>, mut rows: Vec<Vec<Vec<Inline>>>) -> Table {
    let head = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
    for row in &mut rows {
        row.resize_with(head.len(), Vec::new);
    }
    alignments.resize(head.len(), Alignment::Start);
    Table { alignments, head, rows }
}
