//! One form for all text: NFC, one kind of space, nothing invisible.

use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

/// Composes a text (NFC).
pub(crate) fn nfc(text: String) -> String {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text,
        IsNormalized::No | IsNormalized::Maybe => text.nfc().collect(),
    }
}

/// True for characters that are never shown and only get in the way of comparing and searching:
/// soft hyphens, zero-width spaces, byte order marks, bidirectional overrides, control characters.
pub(crate) fn invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || (c.is_control() && !c.is_whitespace())
}

/// A text as one line: white space collapsed, ends trimmed.
pub(crate) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(4096));
    push_squeezed(&mut out, text);
    nfc(out)
}

/// A text whose line breaks count: each line squeezed, empty lines dropped.
pub(crate) fn lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(4096));
    for part in text.split(is_break) {
        let before = out.len();
        if before > 0 {
            out.push('\n');
        }
        let start = out.len();
        push_squeezed(&mut out, part);
        if out.len() == start {
            out.truncate(before);
        }
    }
    nfc(out)
}

/// Preformatted text: only invisible characters and outer empty lines go, and every line ends in
/// the same way.
pub(crate) fn preformatted(text: &str) -> String {
    let kept: String = text.chars().filter(|c| !invisible(*c)).collect();
    let kept = kept.replace("\r\n", "\n").replace('\r', "\n");
    nfc(kept.trim_matches('\n').trim_end().to_owned())
}

/// True for characters that end a line.
pub(crate) fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{0b}' | '\u{0c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn push_squeezed(out: &mut String, text: &str) {
    let start = out.len();
    let mut space = false;
    for c in text.chars() {
        if c.is_whitespace() {
            space = true;
        } else if !invisible(c) {
            if space && out.len() > start {
                out.push(' ');
            }
            space = false;
            out.push(c);
        }
    }
}

/// Cuts a text after `max` characters, with an ellipsis where something went.
pub(crate) fn shorten(text: &str, max: usize) -> String {
    match text.char_indices().nth(max) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
    }
}

/// The longest start of a text of at most `max` bytes that ends between characters.
pub(crate) fn prefix(text: &str, max: usize) -> &str {
    if text.len() <= max {
        return text;
    }
    let end = (0..=max).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_and_invisible_characters_go() {
        assert_eq!(line(" a\u{a0}\u{200b} b\u{ad}c\n\td\u{202e} "), "a bc d");
        assert_eq!(line("ab\u{0}\u{7}c"), "abc");
        assert_eq!(line("\u{feff}"), "");
    }

    #[test]
    fn lines_of_code_end_alike() {
        assert_eq!(preformatted("\r\n  a\rb\r\n\nc \r"), "  a\nb\n\nc");
    }

    #[test]
    fn text_is_composed() {
        assert_eq!(line("Cafe\u{301}"), "Café");
        assert_eq!(lines("e\u{301}\r\n\r\n o\u{308} "), "é\nö");
    }

    #[test]
    fn preformatted_text_keeps_its_spaces() {
        assert_eq!(preformatted("\n  a\n\n    b \n"), "  a\n\n    b");
    }

    #[test]
    fn joiners_of_scripts_stay() {
        assert_eq!(line("می\u{200c}خواهم"), "می\u{200c}خواهم");
    }

    #[test]
    fn texts_are_cut_between_characters() {
        assert_eq!(prefix("aé", 2), "a");
        assert_eq!(prefix("aé", 3), "aé");
        assert_eq!(shorten("Grüße aus Ulm", 5), "Grüße…");
        assert_eq!(shorten("Ulm", 5), "Ulm");
    }
}
