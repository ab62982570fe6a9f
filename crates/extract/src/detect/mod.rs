//! What some bytes are, by their content: text, HTML or markdown, or no text at all.

mod binary;
mod markup;

use crate::{Kind, MAX_INPUT, encoding};

/// Only the start of an input is looked at.
const START: usize = 1 << 16;

/// Why some bytes cannot be filed as text. The message says what they are, what is safe, and what
/// to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotText {
    /// There is nothing in it.
    #[error(
        "There is no text in it, so nothing was filed. Copy the text again, or choose another file."
    )]
    Empty,
    /// A format that is known and is not text.
    #[error(
        "It is {0}, not text, so it was not filed; the file itself is untouched. Open it, copy its text, and paste that."
    )]
    Known(&'static str),
    /// Bytes that are no text in any encoding.
    #[error(
        "It is not text: its bytes make no sense in any encoding. It was not filed; the file itself is untouched. If it should be text, save it as UTF-8 and try again."
    )]
    Binary,
    /// More than [`MAX_INPUT`] bytes.
    #[error("It has {size} MB; at most {max} MB can be filed at once. It was not filed; the file itself is untouched. Split it, or file the part you need.", size = .0 / (1024 * 1024), max = MAX_INPUT / (1024 * 1024))]
    TooLarge(u64),
}

impl NotText {
    /// Stable code: `empty`, `known_format`, `binary`, `too_large`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Known(_) => "known_format",
            Self::Binary => "binary",
            Self::TooLarge(_) => "too_large",
        }
    }
}

/// Says what some bytes are. The content decides; the name of the file is only a hint between
/// text and markdown.
///
/// # Errors
///
/// [`NotText`] where they are empty, too many, a known format other than text, or no text in any
/// encoding.
pub fn detect(bytes: &[u8], name: Option<&str>) -> Result<Kind, NotText> {
    let size = bytes.len() as u64;
    if size > MAX_INPUT {
        return Err(NotText::TooLarge(size));
    }
    if let Some(format) = binary::signature(bytes) {
        return Err(NotText::Known(format));
    }
    let Some(first) = bytes.iter().position(|byte| !byte.is_ascii_whitespace() && *byte != 0)
    else {
        return Err(NotText::Empty);
    };
    // Leading white space is skipped, but a character of UTF-16 is not cut in two.
    let start = &bytes[(first & !1)..];
    let decoded = encoding::decode(&start[..start.len().min(START)], None);
    if decoded.text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() {
        return Err(NotText::Empty);
    }
    if binary::is_binary(&decoded) {
        return Err(NotText::Binary);
    }
    Ok(kind_of(&decoded.text, name))
}

/// What a decoded text is.
pub(crate) fn kind_of(text: &str, name: Option<&str>) -> Kind {
    let start = crate::normal::prefix(text, START);
    let ending =
        name.and_then(|name| name.rsplit_once('.')).map(|(_, end)| end.to_ascii_lowercase());
    let ending = ending.as_deref().unwrap_or("");
    if markup::is_html(start, matches!(ending, "html" | "htm" | "xhtml" | "shtml")) {
        Kind::Html
    } else if markup::is_markdown(start, matches!(ending, "md" | "markdown" | "mdown" | "mkd")) {
        Kind::Markdown
    } else {
        Kind::Text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides_and_not_the_name() {
        let page = b"\n<!DOCTYPE html><html><body><p>Port closed.</p></body></html>";
        assert_eq!(detect(page, Some("note.txt")), Ok(Kind::Html));
        assert_eq!(detect(b"Port closed until Monday.", Some("page.html")), Ok(Kind::Text));
        assert_eq!(
            detect(b"# Port\n\nClosed, says the [office](https://port.example).\n", None),
            Ok(Kind::Markdown)
        );
        assert_eq!(detect(b"Port closed.", Some("note.MD")), Ok(Kind::Markdown));
    }

    #[test]
    fn nothing_is_refused() {
        for nothing in [&b""[..], b" \n\t", b"\0\0", b"\xef\xbb\xbf", b"\xff\xfe \0\n\0"] {
            assert_eq!(detect(nothing, None), Err(NotText::Empty), "{nothing:?}");
        }
    }

    #[test]
    fn other_formats_are_refused_by_name() {
        let refused = detect(b"%PDF-1.7 ...", Some("a.txt")).unwrap_err();
        assert_eq!(refused, NotText::Known("a PDF document"));
        assert!(refused.to_string().starts_with("It is a PDF document, not text"));
        assert_eq!(refused.code(), "known_format");
        assert!(
            NotText::TooLarge(1 << 30).to_string().starts_with("It has 1024 MB; at most 64 MB")
        );
    }

    #[test]
    fn noise_is_refused() {
        let mut state = 7_u32;
        let noise: Vec<u8> = (0..5000)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 24) as u8
            })
            .collect();
        assert_eq!(detect(&noise, Some("a.html")), Err(NotText::Binary));
    }

    #[test]
    fn utf16_pages_are_pages() {
        let page = "<html><head><title>Port</title></head><body><p>Closed.</p></body></html>";
        let le: Vec<u8> = page.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(detect(&le, None), Ok(Kind::Html));
        let be: Vec<u8> = format!("\n{page}").encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(detect(&be, None), Ok(Kind::Html));
    }
}
