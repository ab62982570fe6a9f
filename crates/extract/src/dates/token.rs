//! A text as numbers, words and marks, to find dates in.

use std::ops::Range;

/// What a piece of a text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A number of `digits` digits, of any script.
    Number {
        /// Its value; numbers of more than nine digits have none that matters.
        value: u32,
        /// How many digits it is written with.
        digits: usize,
    },
    /// Letters, in lower case.
    Word(String),
    /// Any other character but white space.
    Mark(char),
}

/// A piece and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// What it is.
    pub(super) piece: Piece,
    /// Its bytes in the text.
    pub(super) span: Range<usize>,
}

impl Token {
    /// The value of a number written with `digits`.
    pub(super) fn number(&self, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        match self.piece {
            Piece::Number { value, digits: n } if digits.contains(&n) => Some(value),
            _ => None,
        }
    }

    /// The letters of a word.
    pub(super) fn word(&self) -> Option<&str> {
        match &self.piece {
            Piece::Word(word) => Some(word),
            _ => None,
        }
    }

    /// True for one of these marks.
    pub(super) fn is_mark(&self, marks: &str) -> bool {
        matches!(self.piece, Piece::Mark(c) if marks.contains(c))
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Class {
    Digit,
    Letter,
    Mark,
    Space,
}

/// Splits a text.
pub(super) fn split(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut last = Class::Space;
    for (at, c) in text.char_indices() {
        let class = class(c);
        let span = at..at + c.len_utf8();
        let joins = class == last && matches!(class, Class::Digit | Class::Letter);
        match tokens.last_mut() {
            Some(token) if joins => extend(token, c, span.end),
            _ if class != Class::Space => tokens.push(Token { piece: begin(class, c), span }),
            _ => {}
        }
        last = class;
    }
    tokens
}

fn class(c: char) -> Class {
    if digit(c).is_some() {
        Class::Digit
    } else if c.is_alphabetic() || is_joining(c) {
        Class::Letter
    } else if c.is_whitespace() || crate::normal::line(c.encode_utf8(&mut [0; 4])).is_empty() {
        Class::Space
    } else {
        Class::Mark
    }
}

/// Vowel signs and the like that are no letters of their own.
fn is_joining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}')
}

fn begin(class: Class, c: char) -> Piece {
    match class {
        Class::Digit => Piece::Number { value: digit(c).unwrap_or(0), digits: 1 },
        Class::Letter => Piece::Word(c.to_lowercase().collect()),
        Class::Mark | Class::Space => Piece::Mark(c),
    }
}

fn extend(token: &mut Token, c: char, end: usize) {
    token.span.end = end;
    match &mut token.piece {
        Piece::Number { value, digits } => {
            *value = value.saturating_mul(10).saturating_add(digit(c).unwrap_or(0));
            *digits += 1;
        }
        Piece::Word(word) => word.extend(c.to_lowercase()),
        Piece::Mark(_) => {}
    }
}

/// The value of a digit of the scripts that news are written in.
fn digit(c: char) -> Option<u32> {
    let zeros = ['0', '٠', '۰', '०', '০', '๐', '０', '០', '၀'];
    zeros.iter().find_map(|zero| (c as u32).checked_sub(*zero as u32).filter(|value| *value < 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_digits_and_marks_part() {
        let tokens = split("2024年12月 T15:4٢");
        let shown: Vec<String> = tokens
            .iter()
            .map(|token| match &token.piece {
                Piece::Number { value, digits } => format!("{value}/{digits}"),
                Piece::Word(word) => word.clone(),
                Piece::Mark(mark) => mark.to_string(),
            })
            .collect();
        assert_eq!(shown, ["2024/4", "年", "12/2", "月", "t", "15/2", ":", "42/2"]);
        assert_eq!(tokens[1].span, 4..7);
    }

    #[test]
    fn long_numbers_do_not_overflow() {
        let tokens = split("99999999999999999999");
        assert_eq!(tokens[0].number(20..=20), Some(u32::MAX));
    }
}
