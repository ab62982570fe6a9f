//! Characters that a document must not carry unseen.

use std::borrow::Cow;

/// What was found in a text while it was cleaned.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    /// Control characters and noncharacters: replaced.
    pub control: bool,
    /// Characters that turn the direction of writing: shown by their code.
    pub direction: bool,
    /// Characters that cannot be seen: kept.
    pub invisible: bool,
}

/// Cleans a text. Tabs and line breaks stay.
///
/// Control characters become U+FFFD, since XML and PDF cannot hold them. Direction overrides and
/// isolates are printed by their code (`[U+202E]`): left alone they can make a line read other
/// than it is stored. Invisible characters stay, they are part of an exact quote, but are found.
pub(super) fn clean(text: &str) -> (Cow<'_, str>, Found) {
    let mut found = Found::default();
    for c in text.chars() {
        found.control |= is_control(c);
        found.direction |= turns_direction(c);
        found.invisible |= is_invisible(c);
    }
    if !found.control && !found.direction {
        return (Cow::Borrowed(text), found);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_control(c) {
            out.push('\u{FFFD}');
        } else if turns_direction(c) {
            out.push_str(&format!("[U+{:04X}]", c as u32));
        } else {
            out.push(c);
        }
    }
    (Cow::Owned(out), found)
}

/// A text cleaned and brought onto one line.
pub(super) fn clean_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    clean(&line).0.into_owned()
}

fn is_control(c: char) -> bool {
    let nonchar = (c as u32) & 0xFFFE == 0xFFFE || ('\u{FDD0}'..='\u{FDEF}').contains(&c);
    (c.is_control() && !matches!(c, '\t' | '\n')) || nonchar
}

fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}'
    )
}

#[cfg(test)]
mod tests {
    use super::{clean, clean_line};

    #[test]
    fn ordinary_text_of_any_script_is_left_alone() {
        for text in ["Ünïcode\tand\nlines", "می‌خواهم", "👩‍👩‍👧", "第3页", "e\u{301}"]
        {
            let (out, found) = clean(text);
            assert_eq!(out, text);
            assert_eq!(found, super::Found::default(), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_printed_is_replaced_or_named() {
        assert_eq!(clean("a\0b\u{1b}[c\u{FFFE}\u{85}").0, "a\u{FFFD}b\u{FFFD}[c\u{FFFD}\u{FFFD}");
        assert_eq!(clean("gnp.\u{202E}exe").0, "gnp.[U+202E]exe");
        assert!(clean("zero\u{200B}width").1.invisible);
        assert_eq!(clean("zero\u{200B}width").0, "zero\u{200B}width");
    }

    #[test]
    fn a_line_stays_a_line() {
        assert_eq!(clean_line(" a\n b\r\n\tc "), "a b c");
    }
}
