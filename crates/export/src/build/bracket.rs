//! Reads what stands between square brackets: a citation, something that looks like one, or text.

use std::ops::Range;

use super::key::key_at;

/// A character between brackets.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    /// The character.
    pub c: char,
    /// Its place in the markdown.
    pub at: usize,
    /// Whether it was escaped and means only itself.
    pub literal: bool,
}

/// One key with what stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// The key.
    pub key: String,
    /// Bytes of the key with its `@`.
    pub span: Range<usize>,
    /// Words before it.
    pub prefix: String,
    /// Words behind it.
    pub locator: String,
    /// Whether a `-` stands before the `@`.
    pub suppress_author: bool,
    /// What is odd about the locator, in words.
    pub odd: Option<&'static str>,
}

/// What the content of a pair of brackets is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Bracket {
    /// A citation of at least one key.
    Citation(Vec<Part>),
    /// Looks like a citation, but is none.
    Odd,
    /// Anything else.
    Text,
}

/// Reads the content of brackets. Every part between `;` needs a key.
pub(super) fn read(content: &[Mark]) -> Bracket {
    if !looks_like_citation(content) {
        return Bracket::Text;
    }
    if content.first().is_some_and(|m| m.c == '^' && !m.literal) {
        return Bracket::Odd;
    }
    let parts: Option<Vec<Part>> =
        content.split(|m| m.c == ';' && !m.literal).map(read_part).collect();
    parts.map_or(Bracket::Odd, Bracket::Citation)
}

/// Whether somewhere an `@` with a key behind it does not belong to a mail address.
pub(super) fn looks_like_citation(content: &[Mark]) -> bool {
    content.iter().enumerate().any(|(n, mark)| {
        let before = n.checked_sub(1).map(|n| content[n].c);
        mark.c == '@'
            && !mark.literal
            && before.is_none_or(|c| !is_part_of_mail(c))
            && key_behind(&content[n + 1..]).is_some()
    })
}

/// Before an `@` these make a mail address or a handle, so that it says nothing.
pub(super) fn is_part_of_mail(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '_' | '+' | '@')
}

/// Reads one part; `None` where it has no key.
fn read_part(part: &[Mark]) -> Option<Part> {
    let (at, key, length) = first_key(part)?;
    let dash = at.checked_sub(1).filter(|&n| {
        part[n].c == '-' && n.checked_sub(1).is_none_or(|n| part[n].c.is_whitespace())
    });
    let rest = &part[at + 1 + length..];
    let end = part.get(at + length).map_or(part[at].at, |mark| mark.at + mark.c.len_utf8());
    Some(Part {
        key,
        span: part[at].at..end,
        prefix: words(&part[..dash.unwrap_or(at)]).trim().to_owned(),
        locator: trim_locator(&words(rest)),
        suppress_author: dash.is_some(),
        odd: oddity(rest),
    })
}

/// The first `@` that counts: at the start, after a space or after `-`.
fn first_key(part: &[Mark]) -> Option<(usize, String, usize)> {
    part.iter().enumerate().find_map(|(n, mark)| {
        let before = n.checked_sub(1).map(|n| part[n].c);
        let counts = before.is_none_or(|c| c.is_whitespace() || c == '-');
        if mark.c != '@' || mark.literal || !counts {
            return None;
        }
        let (key, length) = key_behind(&part[n + 1..])?;
        Some((n, key, length))
    })
}

/// The key at the start of `marks`, behind its `@`, and its length.
pub(super) fn key_behind(marks: &[Mark]) -> Option<(String, usize)> {
    // A key is short; a longer look ahead would make a long line of `@` slow.
    const LONGEST: usize = 300;
    let ahead: Vec<char> = marks.iter().take(LONGEST).map(|mark| mark.c).collect();
    key_at(&ahead)
}

fn words(marks: &[Mark]) -> String {
    let text: String = marks.iter().map(|mark| mark.c).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The locator without the punctuation that joins it to the key.
fn trim_locator(text: &str) -> String {
    let joins = |c: char| {
        c.is_whitespace() || matches!(c, ',' | '.' | ':' | ';' | '|' | '，' | '、' | '。' | '：')
    };
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '，' | '、');
    text.trim_start_matches(joins).trim_end_matches(ends).to_owned()
}

fn oddity(rest: &[Mark]) -> Option<&'static str> {
    let text = words(rest);
    let bare = text.trim_matches(|c: char| c.is_ascii_punctuation() && c != '|');
    if bare.is_empty() && !text.contains('|') {
        return None;
    }
    if looks_like_citation(rest) {
        return Some("holds another key, which is not cited; put “;” between two keys");
    }
    let first = rest.first()?.c;
    let joined = first.is_whitespace() || matches!(first, ',' | '，' | '、' | ':');
    (!joined).then_some("does not begin with a comma behind the key")
}

#[cfg(test)]
mod tests {
    use super::{Bracket, Mark, Part, read};

    fn marks(text: &str) -> Vec<Mark> {
        text.char_indices().map(|(at, c)| Mark { c, at, literal: false }).collect()
    }

    fn parts(text: &str) -> Vec<Part> {
        match read(&marks(text)) {
            Bracket::Citation(parts) => parts,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn keys_with_words_around_them() {
        let all = parts("see @key, pp. 3-4; also @key2, ch. 2");
        let read: Vec<_> =
            all.iter().map(|p| (p.prefix.as_str(), p.key.as_str(), p.locator.as_str())).collect();
        assert_eq!(read, [("see", "key", "pp. 3-4"), ("also", "key2", "ch. 2")]);
        assert_eq!(all[0].span, 4..8);
        assert!(all.iter().all(|p| p.odd.is_none() && !p.suppress_author));
    }

    #[test]
    fn a_dash_suppresses_the_author() {
        let all = parts("see -@a, p. 2");
        assert!(all[0].suppress_author);
        assert_eq!((all[0].prefix.as_str(), all[0].locator.as_str()), ("see", "p. 2"));
    }

    #[test]
    fn joining_punctuation_is_trimmed_and_odd_joints_are_told() {
        for (text, locator, odd) in [
            ("@a.", "", false),
            ("@a|b", "b", true),
            ("@a , p. 3", "p. 3", false),
            ("@国家-1, 第3页", "第3页", false),
            ("@国家-1，第3页", "第3页", false),
            ("@a p. 3", "p. 3", false),
            ("@a and @b", "and @b", true),
            ("@{two words}, p. 1", "p. 1", false),
            ("@a(p. 3)", "(p. 3)", true),
        ] {
            let part = &parts(text)[0];
            assert_eq!((part.locator.as_str(), part.odd.is_some()), (locator, odd), "{text}");
        }
    }

    #[test]
    fn text_is_text() {
        for text in ["mail me@x.org", "sic", "", "@", "a @ b", "1;2", "me@x.org; you@y.org"] {
            assert_eq!(read(&marks(text)), Bracket::Text, "{text}");
        }
        for text in ["@a; b", "^@a", "(@a)", "@a;"] {
            assert_eq!(read(&marks(text)), Bracket::Odd, "{text}");
        }
    }

    #[test]
    fn an_escaped_sign_means_itself() {
        let mut escaped = marks("@a");
        escaped[0].literal = true;
        assert_eq!(read(&escaped), Bracket::Text);
    }
}
