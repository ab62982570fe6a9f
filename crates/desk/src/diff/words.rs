//! Two paragraphs, word by word.

use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::wire::DiffPiece;

/// Words of one paragraph times words of the other: more are not compared one by one.
const MOST_PAIRS: usize = 16_000_000;

/// Two paragraphs in pieces.
pub(super) struct Compared {
    /// The older one.
    pub(super) old: Vec<DiffPiece>,
    /// The newer one.
    pub(super) new: Vec<DiffPiece>,
    /// Words that only the newer one has.
    pub(super) added: usize,
    /// Words that only the older one has.
    pub(super) removed: usize,
}

/// Compares two paragraphs.
pub(super) fn compared(old: &str, new: &str) -> Compared {
    let (a, b): (Vec<&str>, Vec<&str>) = (pieces(old).collect(), pieces(new).collect());
    let mut found = Compared { old: Vec::new(), new: Vec::new(), added: 0, removed: 0 };
    if a.len().saturating_mul(b.len()) > MOST_PAIRS {
        found.removed = push(&mut found.old, &a, true);
        found.added = push(&mut found.new, &b, true);
        return found;
    }
    for step in capture_diff_slices(Algorithm::Myers, &a, &b) {
        let changed = step.tag() != DiffTag::Equal;
        found.removed += push(&mut found.old, &a[step.old_range()], changed);
        found.added += push(&mut found.new, &b[step.new_range()], changed);
    }
    found
}

/// Adds some words as one piece; answers how many are changed words, spaces not counted.
fn push(pieces: &mut Vec<DiffPiece>, words: &[&str], changed: bool) -> usize {
    if words.is_empty() {
        return 0;
    }
    let text: String = words.concat();
    match pieces.last_mut().filter(|last| last.changed == changed) {
        Some(last) => last.text.push_str(&text),
        None => pieces.push(DiffPiece { text, changed }),
    }
    if changed { words.iter().filter(|word| is_word(word)).count() } else { 0 }
}

fn is_word(piece: &str) -> bool {
    piece.chars().any(char::is_alphanumeric)
}

/// Words, and what stands between them, in order. A character of a script without spaces is a
/// word of its own.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut chars = rest.char_indices();
        let (_, first) = chars.next()?;
        let class = class(first);
        let end = match class {
            Class::Alone => first.len_utf8(),
            _ => chars.find(|(_, c)| self::class(*c) != class).map_or(rest.len(), |(at, _)| at),
        };
        let (piece, left) = rest.split_at(end);
        rest = left;
        Some(piece)
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Word,
    Space,
    Alone,
}

fn class(c: char) -> Class {
    // Ideographs, kana and the scripts of South East Asia are written without spaces.
    let unspaced = matches!(u32::from(c),
        0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3040..=0x30ff | 0x3400..=0x9fff
        | 0xf900..=0xfaff | 0x2_0000..=0x3_ffff);
    if c.is_whitespace() {
        Class::Space
    } else if unspaced || !(c.is_alphanumeric() || c == '\'' || c == '’') {
        Class::Alone
    } else {
        Class::Word
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_every_script_are_told_apart() {
        let found: Vec<&str> = pieces("It's 270 hosts, 港口罢工 — выход").collect();
        assert_eq!(
            found,
            [
                "It's",
                " ",
                "270",
                " ",
                "hosts",
                ",",
                " ",
                "港",
                "口",
                "罢",
                "工",
                " ",
                "—",
                " ",
                "выход"
            ]
        );
        assert_eq!(pieces("").count(), 0);
    }

    #[test]
    fn only_the_changed_words_are_marked() {
        let found = compared("about 270 hosts were reached", "about 290 hosts were reached again");
        let marked = |pieces: &[DiffPiece]| -> Vec<String> {
            pieces.iter().filter(|piece| piece.changed).map(|piece| piece.text.clone()).collect()
        };
        assert_eq!(marked(&found.old), ["270"]);
        assert_eq!(marked(&found.new), ["290", " again"]);
        assert_eq!((found.added, found.removed), (2, 1));
    }

    #[test]
    fn two_books_are_not_compared_word_by_word() {
        let (one, other) = ("a ".repeat(20_000), "b ".repeat(20_000));
        let found = compared(&one, &other);
        assert_eq!((found.old.len(), found.new.len(), found.added), (1, 1, 20_000));
    }
}
