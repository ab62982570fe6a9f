//! The text of a mail. A mail is no page of a site: there is nothing around it, so only what is
//! hidden, repeated or meant for machines is cut, and the signature.

use super::message::{Mail, charset};
use crate::limits::{MAX_BLOCKS, MAX_TEXT};
use crate::{Block, BlockKind, Capture, CutRule, Input, Told, encoding, html, normal, plain, read};

/// Fills in the blocks of a mail.
pub(super) fn fill(capture: &mut Capture, mail: &Mail<'_>, input: &Input<'_>) {
    let Some(part) = mail.body() else { return };
    let bytes = mail.bytes(part);
    let charset = charset(part);
    let decoded = encoding::decode_declared(&bytes, None, charset.as_deref());
    if part.is_text_html() {
        let told = Told { charset, ..Told::default() };
        let page = Input { bytes: &bytes, told: Some(&told), url: None, name: None, ..*input };
        let read = html::extract(&page, &decoded);
        capture.blocks = read.blocks;
        capture.title = read.title;
        capture.warnings = read.warnings;
        capture.warnings.retain(|it| it.code != "article_uncertain" && it.code != "no_article");
        for block in &mut capture.blocks {
            if block.rule.is_some_and(is_about_a_place) {
                block.keep();
            }
        }
    } else {
        if decoded.text.len() > MAX_TEXT {
            capture.warnings.push(plain::truncated());
        }
        capture.blocks = blocks(normal::prefix(&decoded.text, MAX_TEXT));
    }
    read::note(capture, &decoded);
}

/// Rules that say where a block stands on a page of a site; in a mail it may be the text.
fn is_about_a_place(rule: CutRule) -> bool {
    matches!(
        rule,
        CutRule::Outside
            | CutRule::Before
            | CutRule::After
            | CutRule::Aside
            | CutRule::Navigation
            | CutRule::Related
            | CutRule::Byline
    )
}

/// Paragraphs of a text; those that only cite the mail before are quotes. The signature is cut.
fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let (mut paragraph, mut quoted, mut signature) = (String::new(), false, false);
    let mut close = |paragraph: &mut String, quoted: bool, signature: bool| {
        let text = normal::lines(paragraph);
        paragraph.clear();
        if text.is_empty() {
            return;
        }
        if blocks.len() >= MAX_BLOCKS {
            if let Some(last) = blocks.last_mut() {
                last.text.push('\n');
                last.text.push_str(&text);
            }
            return;
        }
        let kind = if quoted { BlockKind::Quote } else { BlockKind::Paragraph };
        let mut block = Block::kept(kind, text);
        if signature {
            block.cut(CutRule::After);
        }
        blocks.push(block);
    };
    for line in text.lines() {
        let cites = line.starts_with('>');
        let bare = line.trim_start_matches(['>', ' ']).trim_end();
        let bare = if cites { bare } else { line.trim_end() };
        let signs = !signature && line.trim_end_matches(['\r', '\n']) == "-- ";
        if bare.is_empty() || cites != quoted || signs {
            close(&mut paragraph, quoted, signature);
            quoted = cites;
        }
        signature |= signs;
        if !bare.is_empty() && !signs {
            if !paragraph.is_empty() {
                paragraph.push('\n');
            }
            paragraph.push_str(bare);
        }
    }
    close(&mut paragraph, quoted, signature);
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_quotes_and_the_signature() {
        let text = "Dear all,\n\nthe gates are\nclosed.\n> When do\n> they open?\nNobody knows.\n\n-- \nAda\nHarbour office\n";
        let found = blocks(text);
        let said: Vec<_> = found.iter().map(|it| (it.kind, it.text.as_str(), it.kept)).collect();
        assert_eq!(
            said,
            [
                (BlockKind::Paragraph, "Dear all,", true),
                (BlockKind::Paragraph, "the gates are\nclosed.", true),
                (BlockKind::Quote, "When do\nthey open?", true),
                (BlockKind::Paragraph, "Nobody knows.", true),
                (BlockKind::Paragraph, "Ada\nHarbour office", false),
            ]
        );
        assert!(blocks("").is_empty());
        assert_eq!(blocks(&"a\n\n".repeat(MAX_BLOCKS + 50)).len(), MAX_BLOCKS);
    }
}
