//! Splits a text into words and into runs of scripts that write without spaces.

use unicode_normalization::char::is_combining_mark;

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// As written.
    pub(super) raw: &'a str,
    /// Byte offset of its first character.
    pub(super) from: usize,
    /// Whether its script writes without spaces between words, or is Hangul.
    pub(super) run: bool,
    /// Whether it stands where any word would be capitalised.
    pub(super) opens: bool,
}

/// All words and runs of `text`, in order.
pub(super) fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut rest = text.char_indices().peekable();
    let mut opens = true;
    std::iter::from_fn(move || {
        let (from, first) = loop {
            let (at, c) = rest.next()?;
            if c.is_alphanumeric() {
                break (at, c);
            }
            opens |= is_opening(c);
        };
        let run = is_run(first);
        let mut to = from + first.len_utf8();
        while let Some(&(at, c)) = rest.peek() {
            let same = c.is_alphanumeric() && is_run(c) == run;
            if !same && !is_inside(c) {
                break;
            }
            to = at + c.len_utf8();
            rest.next();
        }
        let word = Word { raw: text.get(from..to)?, from, run, opens };
        opens = false;
        Some(word)
    })
}

/// A folded word without the article and the small words that Arabic writes in one with it, as
/// far as three letters are left; any other word as it is.
pub(super) fn bare(folded: &str) -> &str {
    const WITH_ARTICLE: [&str; 6] = ["وال", "بال", "كال", "فال", "لل", "ال"];
    let long_enough = |rest: &&str| rest.chars().count() >= 3;
    WITH_ARTICLE
        .iter()
        .find_map(|prefix| folded.strip_prefix(prefix).filter(long_enough))
        .unwrap_or(folded)
}

/// Marks and invisible characters, which belong to the word before them.
fn is_inside(c: char) -> bool {
    !c.is_ascii() && (is_combining_mark(c) || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}'))
}

/// Whether a capital letter after `c` says nothing.
fn is_opening(c: char) -> bool {
    matches!(
        c,
        '.' | ':'
            | '!'
            | '?'
            | '"'
            | '\''
            | '|'
            | '„'
            | '“'
            | '”'
            | '»'
            | '«'
            | '‘'
            | '’'
            | '–'
            | '—'
    )
}

/// Whether `c` belongs to a script that writes without spaces, or to Hangul, whose words carry
/// endings.
pub(super) fn is_run(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1100}'..='\u{11FF}'
        | '\u{1780}'..='\u{17D3}' | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30FF}'
        | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FF66}'..='\u{FF9F}' | '\u{20000}'..='\u{3FFFD}')
}

#[cfg(test)]
mod tests {
    use super::{bare, words};

    fn split(text: &str) -> Vec<&str> {
        words(text).map(|word| word.raw).collect()
    }

    #[test]
    fn words_and_runs_are_told_apart() {
        assert_eq!(split("Rockstar2FA’s end – now"), ["Rockstar2FA", "s", "end", "now"]);
        assert_eq!(split("韓国が戒厳令、DJ 고향"), ["韓国が戒厳令", "DJ", "고향"]);
        assert_eq!(
            split("Helikopter\u{AD}platz cafe\u{301}"),
            ["Helikopter\u{AD}platz", "cafe\u{301}"]
        );
        assert_eq!(split(" … —"), [""; 0]);
    }

    #[test]
    fn arabic_words_lose_their_article() {
        for (word, kept) in [
            ("الكابل", "كابل"),
            ("والكابل", "كابل"),
            ("للسفينة", "سفينة"),
            ("الا", "الا"),
            ("port", "port"),
        ] {
            assert_eq!(bare(word), kept);
        }
    }

    #[test]
    fn a_word_after_a_colon_opens() {
        let opens: Vec<bool> = words("Georgien: Tausende gehen").map(|word| word.opens).collect();
        assert_eq!(opens, [true, true, false]);
    }
}
