//! The way out: the visible text of an input in one pass, nothing cut, when a full extraction
//! died, took too long or would be too large. Needs no parser, so that no input can stop it.

mod strip;

use crate::capture::BINARY;
use crate::formats::Start;
use crate::limits::{MAX_BLOCKS, MAX_TEXT, MAX_TITLE};
use crate::{
    Basis, Block, BlockKind, Capture, Found, Input, Kind, Warning, address, detect, language,
    normal, read,
};

/// Reads the visible text of an input and nothing more. `why` says what went wrong; it becomes
/// the first warning.
///
/// The time it takes grows with the length of the input alone. At most
/// [`MAX_TEXT`](crate::limits::MAX_TEXT) bytes of text are taken; where there is more, a warning
/// says so.
pub fn plain(input: &Input, why: Warning) -> Capture {
    let decoded = read::decode(input);
    let kind = read::kind_of(input);
    let mut capture = Capture::empty(kind);
    let is_text = !BINARY.contains(&kind) && detect::reads_as_text(&decoded);
    if is_text {
        capture.encoding = decoded.encoding.to_owned();
    }
    capture.warnings.push(why);
    capture.url = address::given(input.url);
    capture.publisher = address::host_of(input.url).map(|host| Found::new(host, Basis::Url));
    let visible;
    let start = normal::prefix(&decoded.text, Start::HEAD);
    let (text, title) = if !is_text {
        ("", None)
    } else if kind == Kind::HTML || detect::is_html(start, false) {
        let page = strip::strip(&decoded.text, MAX_TEXT + 1);
        visible = page.text;
        (visible.as_str(), page.title)
    } else {
        (decoded.text.as_str(), None)
    };
    if text.len() > MAX_TEXT {
        capture.warnings.push(truncated());
    }
    capture.blocks = blocks(normal::prefix(text, MAX_TEXT));
    capture.title = title
        .map(|title| Found::new(normal::shorten(&title, MAX_TITLE), Basis::TitleTag))
        .or_else(|| first_line(&capture.blocks));
    capture.language = language::of(&capture.body());
    capture.language_basis = capture.language.as_ref().map(|_| Basis::Words);
    capture
}

/// Says that only a part of the text was taken.
pub(crate) fn truncated() -> Warning {
    Warning::new(
        "text_truncated",
        format!(
            "The text is very long. Only its first {} MB were read and can be found; the original is kept whole.",
            MAX_TEXT / (1024 * 1024)
        ),
    )
}

/// The visible text of a piece of HTML; blocks are lines.
pub(crate) fn visible(html: &str) -> String {
    strip::strip(html, MAX_TEXT).text
}

fn first_line(blocks: &[Block]) -> Option<Found> {
    let line = blocks.first()?.text.lines().next()?;
    Some(Found::new(normal::shorten(line, MAX_TITLE), Basis::FirstLine))
}

/// A block a line; lines beyond the bound join the last block.
fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for part in text.split(normal::is_break) {
        let line = normal::line(part);
        if line.is_empty() {
            continue;
        }
        if blocks.len() < MAX_BLOCKS {
            blocks.push(Block::kept(BlockKind::Paragraph, line));
        } else if let Some(last) = blocks.last_mut() {
            last.text.push('\n');
            last.text.push_str(&line);
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], kind: Option<Kind>) -> Capture {
        let captured = jiff::Timestamp::UNIX_EPOCH;
        let input = Input { kind, ..Input::of(bytes, captured) };
        plain(&input, Warning::new("extraction_stopped", "It took too long."))
    }

    #[test]
    fn everything_visible_is_kept() {
        let page = b"<html><head><title>Port &amp; river</title><style>p{}</style></head>\
            <body><nav>Home</nav><p>Closed.<br>Until Monday.</p><script>x()</script></body></html>";
        let capture = read(page, None);
        assert_eq!(capture.body(), "Home\n\nClosed.\n\nUntil Monday.");
        assert_eq!(capture.title, Some(Found::new("Port & river", Basis::TitleTag)));
        assert_eq!(capture.kind, Kind::HTML);
        assert_eq!(capture.warnings[0].code, "extraction_stopped");
        assert!(capture.blocks.iter().all(|block| block.kept));
    }

    #[test]
    fn very_long_texts_are_cut_and_say_so() {
        let text = "port \n".repeat(MAX_TEXT / 5);
        let capture = read(text.as_bytes(), Some(Kind::TEXT));
        assert_eq!(capture.blocks.len(), MAX_BLOCKS);
        assert!(capture.body().len() <= MAX_TEXT + 2 * MAX_BLOCKS);
        assert_eq!(capture.warnings[1].code, "text_truncated");
        assert_eq!(capture.title, Some(Found::new("port", Basis::FirstLine)));
    }

    #[test]
    fn nothing_gives_an_empty_capture() {
        let capture = read(b"", None);
        assert_eq!((capture.body().as_str(), capture.title), ("", None));
    }
}
