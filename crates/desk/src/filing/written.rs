//! Text that an analyst wrote, as blocks. All of it is kept: nobody knows better what belongs in.

use archive::Block;
use extract::Kind;

use super::content::block;
use super::read::read;
use crate::child::Extraction;
use crate::pen::Pen;

/// The blocks of a text in markdown.
pub(crate) fn written_blocks(pen: &Pen, text: &str) -> Vec<Block> {
    let extraction = Extraction {
        name: None,
        url: None,
        kind: Some(Kind::MARKDOWN),
        pasted: false,
        captured: pen.at,
        told: None,
        site_rules: Vec::new(),
    };
    let (capture, _) = read(&pen.children, &extraction, text.as_bytes());
    let kept = |block: Block| Block { kept: true, rule: None, at: None, ..block };
    capture.blocks.into_iter().map(block).map(kept).collect()
}
