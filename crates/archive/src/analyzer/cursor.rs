//! Walks through a text and yields its tokens, with offsets into the original text.

use super::class::{Class, class, joins_previous};
use super::{LONGEST_WORD, fold::fold_into};

/// For which side the text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Text of an item: a word with an apostrophe also yields its parts, at the same
    /// position, so that `China` finds "China's" and `attaque` finds "l'attaque".
    Text,
    /// Words of a query: each word once.
    Query,
}

/// One token.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Token {
    /// Folded form.
    pub text: String,
    /// Byte offset of its first character in the original text.
    pub from: usize,
    /// Byte offset after its last character in the original text.
    pub to: usize,
    /// Number of the token; neighbours in the text have neighbouring numbers.
    pub position: usize,
}

/// All tokens of `text`.
pub fn analyze(text: &str, reading: Reading) -> Vec<Token> {
    let mut cursor = Cursor::new(text, reading);
    let mut tokens = Vec::new();
    let mut token = Token::default();
    while cursor.next_into(&mut token) {
        tokens.push(token.clone());
    }
    tokens
}

/// Yields token after token into a buffer that the caller reuses.
pub(crate) struct Cursor<'a> {
    text: &'a str,
    reading: Reading,
    at: usize,
    run_end: usize,
    next_position: usize,
    parts: Vec<(usize, usize)>,
}

impl<'a> Cursor<'a> {
    /// A cursor at the start of `text`.
    pub(crate) fn new(text: &'a str, reading: Reading) -> Self {
        Self { text, reading, at: 0, run_end: 0, next_position: 0, parts: Vec::new() }
    }

    /// Writes the next token into `token`; `false` at the end.
    pub(crate) fn next_into(&mut self, token: &mut Token) -> bool {
        loop {
            if let Some((from, to)) = self.parts.pop() {
                if self.fill(token, from, to, self.next_position - 1) {
                    return true;
                }
            } else if self.at < self.run_end {
                if self.pair(token) {
                    return true;
                }
            } else {
                match self.skip_to_token() {
                    None => return false,
                    Some(Class::Run) => self.run_end = self.end_of_run(),
                    Some(_) => {
                        if self.word(token) {
                            return true;
                        }
                    }
                }
            }
        }
    }

    /// Moves to the next character that can begin a token.
    fn skip_to_token(&mut self) -> Option<Class> {
        for (offset, c) in self.text[self.at..].char_indices() {
            let found = class(c);
            if matches!(found, Class::Word | Class::Run) {
                self.at += offset;
                return Some(found);
            }
        }
        self.at = self.text.len();
        None
    }

    /// Where the run that begins at the cursor ends.
    fn end_of_run(&self) -> usize {
        self.text[self.at..]
            .char_indices()
            .find(|&(_, c)| class(c) != Class::Run && !joins_previous(c))
            .map_or(self.text.len(), |(offset, _)| self.at + offset)
    }

    /// Where the character (with its marks) at `from` ends.
    fn end_of_character(&self, from: usize) -> usize {
        self.text[from..self.run_end]
            .char_indices()
            .skip(1)
            .find(|&(_, c)| !joins_previous(c))
            .map_or(self.run_end, |(offset, _)| from + offset)
    }

    /// The next pair of the run; its last character stands alone.
    fn pair(&mut self, token: &mut Token) -> bool {
        let from = self.at;
        let middle = self.end_of_character(from);
        let to = if middle < self.run_end { self.end_of_character(middle) } else { middle };
        self.at = middle;
        self.next_position += 1;
        self.fill(token, from, to, self.next_position - 1)
    }

    /// The word that begins at the cursor. Too long a word takes a position and is dropped.
    fn word(&mut self, token: &mut Token) -> bool {
        let from = self.at;
        let (to, apostrophes) = self.end_of_word(from);
        self.at = to;
        self.next_position += 1;
        if self.text[from..to].chars().nth(LONGEST_WORD).is_some() {
            return false;
        }
        if apostrophes && self.reading == Reading::Text {
            self.remember_parts(from, to);
        }
        self.fill(token, from, to, self.next_position - 1)
    }

    /// Where the word that begins at `from` ends, and whether it holds an apostrophe.
    fn end_of_word(&self, from: usize) -> (usize, bool) {
        let (mut end, mut apostrophe_before, mut apostrophes) = (from, false, false);
        for (offset, c) in self.text[from..].char_indices() {
            match class(c) {
                Class::Word => {
                    end = from + offset + c.len_utf8();
                    apostrophes |= apostrophe_before;
                    apostrophe_before = false;
                }
                Class::Mark if !apostrophe_before => end = from + offset + c.len_utf8(),
                Class::Invisible => {}
                Class::Apostrophe if !apostrophe_before => apostrophe_before = true,
                Class::Mark | Class::Apostrophe | Class::Run | Class::Gap => break,
            }
        }
        (end, apostrophes)
    }

    /// Keeps the parts between the apostrophes of a word, where they have two characters or
    /// more, in such an order that the first is taken first.
    fn remember_parts(&mut self, from: usize, to: usize) {
        let mut start = from;
        for part in self.text[from..to].split(|c| class(c) == Class::Apostrophe) {
            let end = start + part.len();
            if part.chars().nth(1).is_some() {
                self.parts.push((start, end));
            }
            start = end + self.text[end..].chars().next().map_or(0, char::len_utf8);
        }
        self.parts.reverse();
    }

    /// Writes the folded piece; `false` when nothing is left of it.
    fn fill(&self, token: &mut Token, from: usize, to: usize, position: usize) -> bool {
        token.text.clear();
        fold_into(&self.text[from..to], &mut token.text);
        token.from = from;
        token.to = to;
        token.position = position;
        !token.text.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Reading, analyze};
    use crate::analyzer::LONGEST_WORD;

    fn shape(text: &str, reading: Reading) -> String {
        let tokens = analyze(text, reading);
        let tokens = tokens.iter().map(|t| {
            let original = &text[t.from..t.to];
            if t.text == original {
                format!("{}@{}", t.text, t.position)
            } else {
                format!("{}<{original}@{}", t.text, t.position)
            }
        });
        tokens.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_runs_and_their_places() {
        for (text, tokens) in [
            ("Two words", "two<Two@0 words@1"),
            ("  a-b, c.", "a@0 b@1 c@2"),
            ("1.2.3.4", "1@0 2@1 3@2 4@3"),
            ("snake_case", "snake@0 case@1"),
            ("诸葛亮。亮", "诸葛@0 葛亮@1 亮@2 亮@3"),
            ("葛", "葛@0"),
            ("2024年12月", "2024@0 年@1 12@2 月@3"),
            ("東京タワーabc", "東京@0 京タ@1 タワ@2 ワー@3 ー@4 abc@5"),
            ("ﬁn ½", "fin<ﬁn@0 1⁄2<½@1"),
            ("co\u{AD}op", "coop<co\u{AD}op@0"),
            ("e\u{301}te\u{301}", "ete<e\u{301}te\u{301}@0"),
            ("\u{301}a", "a@0"),
            ("ที่นี่", "ที่นี่@0 นี่@1"),
            ("\u{1100}\u{1161}\u{11A8}", "각<\u{1100}\u{1161}\u{11A8}@0"),
            ("", ""),
            ("😀 …", ""),
        ] {
            assert_eq!(shape(text, Reading::Text), tokens, "{text}");
        }
    }

    #[test]
    fn the_parts_of_a_word_with_apostrophes_stand_in_one_place() {
        for (text, of_text, of_query) in [
            ("China's", "china's<China's@0 china<China@0", "china's<China's@0"),
            ("l’été", "l'ete<l’été@0 ete<été@0", "l'ete<l’été@0"),
            ("rock'n'roll", "rock'n'roll@0 rock@0 roll@0", "rock'n'roll@0"),
            ("dogs' day", "dogs@0 day@1", "dogs@0 day@1"),
            ("'quoted'", "quoted@0", "quoted@0"),
            ("a''b", "a@0 b@1", "a@0 b@1"),
        ] {
            assert_eq!(shape(text, Reading::Text), of_text, "{text}");
            assert_eq!(shape(text, Reading::Query), of_query, "{text}");
        }
    }

    #[test]
    fn too_long_a_word_leaves_a_gap() {
        let longest = "x".repeat(LONGEST_WORD);
        assert_eq!(analyze(&longest, Reading::Text).len(), 1);
        assert_eq!(shape(&format!("a {longest}x b"), Reading::Text), "a@0 b@2");
        let endless = "y".repeat(2_000_000);
        assert!(analyze(&endless, Reading::Text).is_empty());
    }

    proptest! {
        #[test]
        fn tokens_of_any_text_lie_in_it_in_order(text in any::<String>()) {
            for reading in [Reading::Text, Reading::Query] {
                let mut position = 0;
                for token in analyze(&text, reading) {
                    prop_assert!(token.from < token.to && token.to <= text.len());
                    prop_assert!(text.is_char_boundary(token.from));
                    prop_assert!(text.is_char_boundary(token.to));
                    prop_assert!(token.position >= position && !token.text.is_empty());
                    position = token.position;
                }
            }
        }
    }
}
