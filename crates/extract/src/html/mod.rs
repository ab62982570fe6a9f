//! Web pages: bounded, parsed, cut into blocks; extractor libraries vote which blocks are the
//! article, and rules of our own read the rest.

mod about;
mod bound;
mod decide;
mod draft;
mod extractor;
mod fragment;
mod inline;
pub(crate) mod markup;
mod page;
mod place;
mod table;
mod vote;
mod zone;

pub(crate) use fragment::fragment;

use std::thread;

use crate::encoding::Decoded;
use crate::limits::{MAX_BLOCKS, MAX_HTML, STACK};
use crate::{Block, Capture, Input, Kind, Warning, address, plain, tokens, upstream};

/// Reads a page in a thread of its own with a deep stack, so that a library that recurses has
/// room. Whatever goes wrong there, the visible text is read.
pub(crate) fn extract(input: &Input, decoded: &Decoded) -> Capture {
    let bounded = bound::bound(&decoded.text);
    if bounded.marked.len() > MAX_HTML {
        return plain(input, too_large());
    }
    let read = || read(input, &bounded);
    let done = thread::scope(|scope| {
        let started = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, read);
        started.ok().and_then(|thread| thread.join().ok())
    });
    done.unwrap_or_else(|| plain(input, died()))
}

fn too_large() -> Warning {
    Warning::new(
        "page_too_large",
        format!(
            "The page has more than {} MB of HTML, so the article was not looked for: all visible text was kept. The original is kept whole.",
            MAX_HTML / (1024 * 1024)
        ),
    )
}

fn died() -> Warning {
    Warning::new(
        "extraction_failed",
        "The page could not be taken apart, so nothing was cut: all visible text was kept. The original is kept whole.",
    )
}

fn read(input: &Input, bounded: &bound::Bounded) -> Capture {
    let page = page::Page::parse_marked(&bounded.marked, &bounded.places);
    let head = about::Head::read(&page);
    let drafts = draft::drafts(&page, &inline::Links::new(about::base(&head, input.url)));
    let zones = zone::zones(&page);
    let mut capture = Capture::empty(Kind::HTML);
    let read = about::Read { page: &page, head: &head, drafts: &drafts, zones: &zones };
    about::fill(&mut capture, &read, input);

    let url = capture.url.as_ref().and_then(|url| address::parse(&url.value));
    let opinions = extractor::ask(bounded, url.as_ref());
    let verdict = decide::decide(&decide::Case {
        drafts: &drafts,
        votes: &vote::votes(&drafts, &opinions),
        zones: drafts.iter().map(|draft| zones[draft.node]).collect(),
        words: (tokens::count(&opinions.thorough), tokens::count(&opinions.quick)),
        title: capture.title.as_ref().map(|found| found.value.as_str()),
        headline: capture.headline.as_deref(),
        lead: capture.lead.as_ref().map(|found| found.value.as_str()),
    });
    capture.blocks = verdict.blocks;
    warn(&mut capture, bounded, &opinions, verdict.own);
    bound_blocks(&mut capture.blocks);
    capture.upstream = upstream::in_blocks(&capture.blocks);
    capture
}

/// Says what an analyst should know about how the article was found.
fn warn(
    capture: &mut Capture,
    bounded: &bound::Bounded,
    opinions: &extractor::Opinions,
    own: bool,
) {
    let kept: usize = capture.blocks.iter().filter(|block| block.kept).count();
    if kept == 0 && !capture.blocks.is_empty() {
        for block in &mut capture.blocks {
            block.keep();
        }
        capture.warn(
            "no_article",
            "No article was found on the page, so nothing was cut: all visible text was kept.",
        );
    } else if own && kept > 0 {
        capture.warn(
            "article_uncertain",
            "The article was hard to tell from the rest of the page. Check what was cut.",
        );
    }
    if opinions.limited {
        capture.warn("page_large", "The page is very large, so the article was looked for less thoroughly. Check what was cut.");
    }
    if opinions.failed {
        capture.warn(
            "extractor_failed",
            "One of the readers of the page gave up; the other was used. Check what was cut.",
        );
    }
    if bounded.flattened {
        capture.warn(
            "nesting_flattened",
            "The page is nested deeper than pages are; its text was kept, its structure not all.",
        );
    }
}

/// Joins the blocks beyond the bound to the last one of their kind, so that nothing is lost.
fn bound_blocks(blocks: &mut Vec<Block>) {
    if blocks.len() <= MAX_BLOCKS {
        return;
    }
    for block in blocks.split_off(MAX_BLOCKS) {
        let same = blocks.iter_mut().rev().take(2).find(|last| last.kept == block.kept);
        match same {
            Some(last) => {
                last.text.push('\n');
                last.text.push_str(&block.text);
                last.at = place::union(last.at, block.at);
                last.markdown = None;
            }
            None => blocks.push(block),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BlockKind, CutRule};

    #[test]
    fn too_many_blocks_are_joined_and_none_is_lost() {
        let mut blocks: Vec<Block> = (0..MAX_BLOCKS + 50)
            .map(|i| {
                let mut block = Block::kept(BlockKind::Paragraph, i.to_string());
                if i % 3 == 0 {
                    block.cut(CutRule::Outside);
                }
                block
            })
            .collect();
        let whole: usize =
            blocks.iter().filter(|block| block.kept).map(|block| block.text.len()).sum();
        bound_blocks(&mut blocks);
        assert!(blocks.len() <= MAX_BLOCKS + 1);
        let kept: String =
            blocks.iter().filter(|block| block.kept).flat_map(|block| block.text.lines()).collect();
        assert_eq!(kept.len(), whole);
    }
}
