//! Markdown in, [`Document`] out. Never fails: what cannot be kept is printed and warned of.
//!
//! Three steps. Reading turns the parser's events into blocks and finds citations in the text.
//! Numbering walks the blocks in order, resolves keys, and numbers sources and footnotes by first
//! use. The outline names the headings and closes gaps between their levels.

pub(crate) mod address;
mod autolink;
mod bracket;
mod characters;
mod cites;
mod frame;
mod key;
mod line;
mod notes;
mod number;
mod outline;
mod raw;
mod reader;
mod reading;
mod warnings;
mod words;

use std::ops::Range;

use crate::document::{BlockKind, Document, DocumentInfo, Resolve, Source, plain};
use number::Numbering;
use warnings::Warnings;

/// Builds the document of `markdown`. Whatever is lost or odd is a warning of the document.
pub fn build(info: DocumentInfo, markdown: &str, resolve: &dyn Resolve) -> Document {
    let mut warnings = Warnings::default();
    let info = clean_info(info);
    let read = reader::read(markdown, &mut warnings);
    let mut blocks = read.blocks;
    drop_repeated_title(&mut blocks, &info.title);
    let mut numbering = Numbering::new(resolve, read.notes, &mut warnings);
    numbering.blocks(&mut blocks);
    numbering.bare_keys(&read.bare_keys);
    let (mut notes, sources) = numbering.finish();
    let outline = outline::name_headings(&mut blocks);
    outline::drop_dead_links(&mut blocks, &mut notes, &outline, &read.anchors, &mut warnings);
    let (words, minutes) = words::count(&blocks, &notes);
    Document { info, blocks, notes, sources, warnings: warnings.finish(), outline, words, minutes }
}

/// A citation in a markdown text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitationUse {
    /// The key as written.
    pub key: String,
    /// Bytes of the key with its `@`.
    pub span: Range<usize>,
    /// Bytes of the brackets that it stands in.
    pub bracket: Range<usize>,
}

/// Every citation of `markdown`, in the order of the text, footnotes where they are written.
pub fn citations(markdown: &str) -> Vec<CitationUse> {
    let mut found = reader::read(markdown, &mut Warnings::default()).citations;
    found.sort_by_key(|citation| citation.span.start);
    found
}

/// The title stands at the top already; a first heading that repeats it is not printed again.
fn drop_repeated_title(blocks: &mut Vec<crate::document::Block>, title: &str) {
    let Some(BlockKind::Heading { level: 1, content, .. }) = blocks.first().map(|b| &b.kind) else {
        return;
    };
    let only_text = content.iter().all(|inline| !inline.is_reference());
    let wanted: Vec<_> = title.split_whitespace().collect();
    if only_text && plain(content) == wanted.join(" ") {
        blocks.remove(0);
    }
}

fn clean_info(info: DocumentInfo) -> DocumentInfo {
    let line = |text: String| characters::clean_line(&text);
    DocumentInfo {
        title: line(info.title),
        date: line(info.date),
        date_words: line(info.date_words),
        language: line(info.language),
        author: info.author.map(line).filter(|text| !text.is_empty()),
        label: info.label.map(line).filter(|text| !text.is_empty()),
        ..info
    }
}

/// A source whose texts are single lines without control characters.
fn clean_source(source: Source) -> Source {
    let line = |text: String| characters::clean_line(&text);
    let filled = |text: Option<String>| text.map(line).filter(|text| !text.is_empty());
    Source {
        key: line(source.key),
        publisher: filled(source.publisher),
        title: line(source.title),
        date_words: line(source.date_words),
        url: filled(source.url),
        captured: line(source.captured),
        sha256: line(source.sha256),
        descriptor: filled(source.descriptor),
        warnings: source.warnings.into_iter().map(line).filter(|text| !text.is_empty()).collect(),
    }
}
