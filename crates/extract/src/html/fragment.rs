//! A piece of a page that is the article already: the content of a feed's entry, a chapter of a
//! book, a text that another program saved. Nothing around it has to be told apart, so no
//! extractor is asked.

use url::Url;

use super::{bound, draft, inline, page};
use crate::limits::{MAX_BLOCKS, MAX_HTML};
use crate::{Block, BlockKind, CutRule, normal, plain, stops};

/// Blocks at the end with at most this many characters may be pointers and bars to share.
const POINTER: usize = 120;

/// The blocks of a piece of a page. Descriptions of pictures are cut, and pointers and bars to
/// share at its end; all else is kept. Links are relative to `base`.
pub(crate) fn fragment(html: &str, base: Option<Url>) -> Vec<Block> {
    let bounded = bound::bound(html);
    let mut blocks = if bounded.marked.len() > MAX_HTML {
        let text = plain::visible(html);
        let lines = text.lines().take(MAX_BLOCKS).map(normal::line);
        lines.map(|line| Block::kept(BlockKind::Paragraph, line)).collect()
    } else {
        let page = page::Page::parse_marked(&bounded.marked, &bounded.places);
        let drafts = draft::drafts(&page, &inline::Links::new(base)).into_iter();
        let block = |draft: draft::Draft| Block {
            level: draft.level,
            markdown: draft.markdown,
            ..Block::kept(draft.kind, draft.text)
        };
        drafts.map(block).collect::<Vec<Block>>()
    };
    super::bound_blocks(&mut blocks);
    set_apart(&mut blocks);
    blocks
}

fn set_apart(blocks: &mut [Block]) {
    for block in blocks.iter_mut().filter(|block| block.kind == BlockKind::Image) {
        block.cut(CutRule::Picture);
    }
    let text = |block: &&mut Block| block.kind != BlockKind::Image;
    let texts = blocks.iter().filter(|block| block.kind != BlockKind::Image).count();
    for block in blocks.iter_mut().rev().filter(text).take(texts.saturating_sub(1)) {
        let short = block.text.chars().count() <= POINTER;
        match stops::rule(&block.text).filter(|_| short) {
            Some(rule) => block.cut(rule),
            None => break,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_kept_but_pictures_and_pointers_at_the_end() {
        let blocks = fragment(
            "<h2>Gates</h2><p>Closed <b>for</b> good.</p><img alt='A gate'><ul><li>one</li></ul><p><a href=x>Read more</a></p>",
            None,
        );
        let kept: Vec<&str> =
            blocks.iter().filter(|it| it.kept).map(|it| it.text.as_str()).collect();
        assert_eq!(kept, ["Gates", "Closed for good.", "one"]);
        assert_eq!(blocks.iter().filter_map(|it| it.rule).next(), Some(CutRule::Picture));
        assert_eq!(blocks.len(), 5);
    }

    #[test]
    fn a_pointer_that_is_all_there_is_stays() {
        assert!(fragment("<p>Read more</p>", None)[0].kept);
        assert_eq!(
            fragment("Closed. No markup at all.", None)[0].text,
            "Closed. No markup at all."
        );
        assert!(fragment("", None).is_empty());
    }
}
