//! Documents that are ZIP archives of XML: Word, OpenDocument, EPUB.

mod build;
pub(super) mod docx;
pub(super) mod epub;
mod meta;
pub(super) mod odt;
mod package;

use super::properties::{self, Properties};
use crate::limits::MAX_TITLE;
use crate::{
    Basis, Block, BlockKind, Capture, CutRule, Found, Input, Kind, normal, plain, upstream,
};
use build::Builder;

/// Says that a document cannot be opened.
fn damaged(kind: Kind) -> Capture {
    let mut capture = Capture::empty(kind);
    capture.warn("document_damaged", "The document is damaged or locked with a password, so its text could not be read. The original is kept as it came; open it in its program, and file a copy saved anew.");
    capture
}

/// Makes a capture of what was read of a document.
fn capture(kind: Kind, builder: Builder, properties: &Properties, input: &Input<'_>) -> Capture {
    let (blocks, title, cut) = builder.finish();
    let mut capture = Capture::empty(kind);
    capture.blocks = blocks;
    if cut {
        capture.warnings.push(plain::truncated());
    }
    if let Some(title) = title.or_else(|| heading(&mut capture.blocks)) {
        let title = normal::shorten(&title, MAX_TITLE);
        capture.headline = Some(title.clone());
        capture.title = Some(Found::new(title, Basis::Heading));
    }
    properties::fill(&mut capture, properties, input);
    capture.upstream = upstream::in_blocks(&capture.blocks);
    capture
}

/// The first heading of level 1, where hardly anything stands above it; it is cut.
fn heading(blocks: &mut [Block]) -> Option<String> {
    let first = blocks.iter_mut().take(4).find(|block| block.kind == BlockKind::Heading)?;
    if first.level != Some(1) {
        return None;
    }
    first.cut(CutRule::Headline);
    Some(normal::line(&first.text))
}
