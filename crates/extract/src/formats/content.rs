//! The text of a record: what a feed, a table or another program's export holds as the text of an
//! item, as blocks. It is the article already, so nothing is looked for in it; a whole page is.

use crate::html;
use crate::limits::{MAX_BLOCKS, MAX_TEXT};
use crate::{Block, BlockKind, Capture, Input, Kind, address, normal};

/// What the text of a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Markup {
    /// HTML.
    Html,
    /// Plain text: a `<` in it is a character.
    Plain,
    /// One or the other; tags decide.
    Unknown,
}

/// Reads the text of a record into a capture. A whole page among it is read as pages are.
pub(crate) fn read(capture: &mut Capture, text: &str, markup: Markup, input: &Input<'_>) {
    if markup != Markup::Plain && is_page(text) {
        let page = Input { bytes: text.as_bytes(), kind: Some(Kind::HTML), told: None, ..*input };
        let kind = capture.kind;
        *capture = Capture { kind, ..super::html::document(&page) };
        return;
    }
    if text.len() > MAX_TEXT {
        capture.warnings.push(crate::plain::truncated());
    }
    capture.blocks = blocks(text, markup, input.url);
}

/// The blocks of a text; its links are relative to `base`.
pub(crate) fn blocks(text: &str, markup: Markup, base: Option<&str>) -> Vec<Block> {
    let html = match markup {
        Markup::Html => true,
        Markup::Plain => false,
        Markup::Unknown => has_tags(text),
    };
    if html { html::fragment(text, base.and_then(address::parse)) } else { paragraphs(text) }
}

/// The visible text of a short field as one line: a title may hold tags and references.
pub(crate) fn line(text: &str) -> String {
    if has_tags(text) || text.contains('&') {
        normal::line(&crate::plain::visible(text))
    } else {
        normal::line(text)
    }
}

/// True for a page from its head on.
fn is_page(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let start: String = start.chars().take(15).flat_map(char::to_lowercase).collect();
    start.starts_with("<!doctype html") || start.starts_with("<html")
}

/// True where a text holds a tag that feeds and exports use.
pub(crate) fn has_tags(text: &str) -> bool {
    let tag = |at: usize| {
        let rest = &text[at + 1..];
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let closed = rest[end..].starts_with(['>', ' ', '/', '\n', '\t']);
        closed && TAGS.contains(&rest[..end].to_ascii_lowercase().as_str())
    };
    text.match_indices('<').take(2000).any(|(at, _)| tag(at))
}

const TAGS: &[&str] = &[
    "p",
    "br",
    "a",
    "b",
    "i",
    "em",
    "strong",
    "div",
    "span",
    "ul",
    "ol",
    "li",
    "img",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "blockquote",
    "table",
    "tr",
    "td",
    "pre",
    "code",
    "html",
    "body",
    "figure",
    "hr",
    "u",
    "font",
    "center",
    "section",
    "article",
    "iframe",
    "sup",
    "sub",
    "small",
    "dl",
    "dt",
    "dd",
    "applet",
    "blink",
    "embed",
    "frame",
    "frameset",
    "link",
    "meta",
    "object",
    "param",
    "script",
    "style",
    "form",
    "input",
    "button",
    "select",
    "option",
    "label",
    "video",
    "audio",
    "source",
    "picture",
    "figcaption",
    "header",
    "footer",
    "nav",
    "aside",
    "main",
    "tt",
    "strike",
    "s",
    "del",
    "ins",
    "q",
    "cite",
    "abbr",
    "acronym",
    "dfn",
    "kbd",
    "samp",
    "var",
    "mark",
    "time",
    "thead",
    "tbody",
    "tfoot",
    "th",
    "caption",
    "h6",
    "title",
    "head",
    "noscript",
    "svg",
];

/// Paragraphs are apart by empty lines; where there are none, a line is a paragraph.
fn paragraphs(text: &str) -> Vec<Block> {
    let text = normal::prefix(text, MAX_TEXT);
    let text = if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_owned()
    };
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = String::new();
    let spaced = text.contains("\n\n") || text.contains("\n \n");
    for line in text.split('\n').chain([""]) {
        let line = normal::line(line);
        if !line.is_empty() && !open.is_empty() {
            open.push('\n');
        }
        open.push_str(&line);
        if (line.is_empty() || !spaced) && !open.is_empty() {
            push(&mut blocks, std::mem::take(&mut open));
        }
    }
    blocks
}

fn push(blocks: &mut Vec<Block>, text: String) {
    let full = blocks.len() >= MAX_BLOCKS;
    match blocks.last_mut().filter(|_| full) {
        Some(last) => {
            last.text.push('\n');
            last.text.push_str(&text);
        }
        None => blocks.push(Block::kept(BlockKind::Paragraph, text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        blocks(text, Markup::Unknown, None).into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn tags_decide() {
        assert_eq!(shown("<p>One.</p><p>Two &amp; three.</p>"), ["One.", "Two & three."]);
        assert_eq!(shown("a < b, says <Ada> & co."), ["a < b, says <Ada> & co."]);
        assert_eq!(shown("One\nline.\n\nTwo."), ["One\nline.", "Two."]);
        assert_eq!(shown("One.\r\nTwo.\n"), ["One.", "Two."]);
        assert!(shown("").is_empty());
    }

    #[test]
    fn titles_lose_their_markup() {
        assert_eq!(line("Gates &amp; <b>ferries</b>\n"), "Gates & ferries");
        assert_eq!(line("a < b"), "a < b");
    }

    #[test]
    fn a_whole_page_is_read_as_one() {
        let captured = jiff::Timestamp::UNIX_EPOCH;
        let mut capture = Capture::empty(Kind::TEXT);
        let page = "<!DOCTYPE html><html><head><title>Gates</title></head><body><p>Closed.</p></body></html>";
        read(&mut capture, page, Markup::Unknown, &Input::of(b"", captured));
        assert_eq!((capture.kind, capture.body().as_str()), (Kind::TEXT, "Closed."));
        assert_eq!(capture.title.unwrap().value, "Gates");
    }
}
