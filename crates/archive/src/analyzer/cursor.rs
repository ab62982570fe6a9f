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
