//! What some bytes are, by their content: text, HTML or markdown, or no text at all.

mod binary;
mod markup;

use crate::encoding::Decoded;
use crate::formats::{Likeness, Start};
use crate::{Kind, MAX_INPUT};

pub(crate) use markup::{is_html, is_markdown, opens_page};

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

    /// The same in a word or two, for a list of what was left out: "a PNG picture".
    pub fn in_words(&self) -> String {
        match self {
            Self::Empty => "empty".to_owned(),
            Self::Known(format) => (*format).to_owned(),
            Self::Binary => "not text".to_owned(),
            Self::TooLarge(size) => format!("too large: {} MB", size >> 20),
        }
    }
}

/// Says what some bytes are. The content decides; the name of the file is only a hint where two
/// formats look alike.
///
/// # Errors
///
/// [`NotText`] where they are empty, too many, a known format that cannot be read, or no text in
/// any encoding.
pub fn detect(bytes: &[u8], name: Option<&str>) -> Result<Kind, NotText> {
    let size = bytes.len() as u64;
    if size > MAX_INPUT {
        return Err(NotText::TooLarge(size));
    }
    let mut start = Start::of(bytes, name);
    let filled = |byte: &u8| !byte.is_ascii_whitespace() && *byte != 0;
    if is_blank(&start)
        && let Some(first) = bytes.iter().position(filled)
    {
        // A character of UTF-16 is not cut in two.
        start = Start::of(&bytes[(first & !1)..], name);
    }
    detect_start(&start).ok_or_else(|| refusal(&start))
}

/// Says what a file is by its start; `None` where no format knows it. For files of any size.
pub fn detect_start(start: &Start<'_>) -> Option<Kind> {
    let mut best = (Likeness::No, None);
    for kind in Kind::ALL {
        let likeness = (kind.format().signature)(start);
        if likeness > best.0 {
            best = (likeness, Some(kind));
        }
    }
    best.1
}

/// Why bytes that no format knows are not taken.
fn refusal(start: &Start<'_>) -> NotText {
    if let Some(format) = binary::signature(start.head) {
        NotText::Known(format)
    } else if is_blank(start) {
        NotText::Empty
    } else {
        NotText::Binary
    }
}

/// What bytes that no format knows are, in a word or two: "a PNG picture".
pub(crate) fn refusal_in_words(start: &Start<'_>) -> String {
    refusal(start).in_words()
}

/// True where there is nothing but white space.
fn is_blank(start: &Start<'_>) -> bool {
    start.text().trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty()
}

/// True for text of any kind: no known binary format, not empty, and readable in an encoding.
pub(crate) fn is_text(start: &Start<'_>) -> bool {
    start.is_text(|| {
        let known = binary::signature(start.head).is_some();
        !known && !is_blank(start) && reads_as_text(start.decoded())
    })
}

/// True where decoded bytes make sense as text.
pub(crate) fn reads_as_text(decoded: &Decoded) -> bool {
    !binary::is_binary(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides_and_not_the_name() {
        let page = b"\n<!DOCTYPE html><html><body><p>Port closed.</p></body></html>";
        assert_eq!(detect(page, Some("note.txt")), Ok(Kind::HTML));
        assert_eq!(detect(b"Port closed until Monday.", Some("page.html")), Ok(Kind::TEXT));
        assert_eq!(
            detect(b"# Port\n\nClosed, says the [office](https://port.example).\n", None),
            Ok(Kind::MARKDOWN)
        );
        assert_eq!(detect(b"Port closed.", Some("note.MD")), Ok(Kind::MARKDOWN));
    }

    #[test]
    fn nothing_is_refused() {
        for nothing in [&b""[..], b" \n\t", b"\0\0", b"\xef\xbb\xbf", b"\xff\xfe \0\n\0"] {
            assert_eq!(detect(nothing, None), Err(NotText::Empty), "{nothing:?}");
        }
    }

    #[test]
    fn other_formats_are_refused_by_name() {
        let refused = detect(b"\x89PNG\r\n\x1a\n ...", Some("a.txt")).unwrap_err();
        assert_eq!(refused, NotText::Known("a PNG picture"));
        assert!(refused.to_string().starts_with("It is a PNG picture, not text"));
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
        assert_eq!(detect(&le, None), Ok(Kind::HTML));
        let be: Vec<u8> = format!("\n{page}").encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(detect(&be, None), Ok(Kind::HTML));
    }
}
