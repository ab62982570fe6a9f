//! Cuts a query into words, phrases, signs and field names.

use super::Span;
use super::field::{Field, FieldName, look_up};
use super::quotes::{closers, is_quote};
use super::recent;

/// Places that `"words"~` may move when no number follows.
const NEAR: u32 = 5;

/// A piece of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lexeme {
    pub(crate) kind: Kind,
    pub(crate) span: Span,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    Open,
    Close,
    And,
    Or,
    Not,
    /// A field name with its colon; its value follows at once.
    Field(FieldName),
    Word(String),
    Phrase {
        text: String,
        closed: bool,
        /// An asterisk follows the closing mark.
        starred: bool,
        /// `~` or `~5` follows the closing mark.
        near: Option<u32>,
    },
    /// The inside of `/.../`.
    Expression(String),
}

/// The pieces of `text`.
pub(crate) fn lex(text: &str) -> Vec<Lexeme> {
    let mut lexer = Lexer { text, at: 0 };
    let mut lexemes: Vec<Lexeme> = Vec::new();
    loop {
        let field = match lexemes.last() {
            Some(Lexeme { kind: Kind::Field(field), .. }) => Some(*field),
            _ => None,
        };
        let of_date = matches!(
            field,
            Some(FieldName::Known(Field::Published | Field::Filed | Field::Captured))
        );
        if of_date && let Some(lexeme) = lexer.stretch() {
            lexemes.push(lexeme);
            continue;
        }
        match lexer.next(field.is_some()) {
            Some(lexeme) => lexemes.push(lexeme),
            None => return lexemes,
        }
    }
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl Lexer<'_> {
    /// The next piece; `value` when it is the value of a field, where signs mean nothing.
    fn next(&mut self, value: bool) -> Option<Lexeme> {
        loop {
            let from = self.at;
            let rest = &self.text[from..];
            let c = rest.chars().next()?;
            let kind = if c.is_whitespace() {
                self.at += c.len_utf8();
                continue;
            } else if let Some(length) = expression_length(rest) {
                self.at += length;
                Kind::Expression(rest[1..length - 1].to_owned())
            } else if c == '+' && !value && starts_operand(&rest[1..]) {
                self.at += 1;
                continue;
            } else if let Some(closing) = closers(c) {
                self.phrase(c, closing)
            } else if is_quote(c) {
                self.at += c.len_utf8();
                continue;
            } else if matches!(c, '(' | ')') {
                self.at += 1;
                if c == '(' { Kind::Open } else { Kind::Close }
            } else if matches!(c, '-' | '!') && !value && starts_operand(&rest[1..]) {
                self.at += 1;
                Kind::Not
            } else {
                self.word(value)
            };
            return Some(Lexeme { kind, span: Span { from, to: self.at } });
        }
    }

    /// A date of several words, `last 30 days`.
    fn stretch(&mut self) -> Option<Lexeme> {
        let from = self.at;
        let text = &self.text[from..from + recent::length(&self.text[from..])?];
        self.at += text.len();
        Some(Lexeme { kind: Kind::Word(text.to_owned()), span: Span { from, to: self.at } })
    }

    /// A phrase that begins with the mark `open`.
    fn phrase(&mut self, open: char, closing: &[char]) -> Kind {
        let start = self.at + open.len_utf8();
        let inside = &self.text[start..];
        let Some((length, mark)) = inside.char_indices().find(|(_, c)| closing.contains(c)) else {
            self.at = self.text.len();
            return Kind::Phrase {
                text: inside.to_owned(),
                closed: false,
                starred: false,
                near: None,
            };
        };
        self.at = start + length + mark.len_utf8();
        let starred = self.text[self.at..].starts_with('*');
        let mut near = None;
        if starred {
            self.at += 1;
        } else if let Some(after) = self.text[self.at..].strip_prefix('~') {
            let digits = after.bytes().take_while(u8::is_ascii_digit).count();
            near =
                Some(if digits == 0 { NEAR } else { after[..digits].parse().unwrap_or(u32::MAX) });
            self.at += 1 + digits;
        }
        Kind::Phrase { text: inside[..length].to_owned(), closed: true, starred, near }
    }

    /// A word, an operator written as a word, or a field name.
    fn word(&mut self, value: bool) -> Kind {
        let from = self.at;
        if !value && let Some((name, length)) = field_name(&self.text[from..]) {
            self.at += length;
            return Kind::Field(name);
        }
        self.at += word_length(&self.text[from..]);
        let word = &self.text[from..self.at];
        match word {
            "AND" | "&&" | "&" if !value => Kind::And,
            "OR" | "||" | "|" if !value => Kind::Or,
            "NOT" if !value => Kind::Not,
            _ => Kind::Word(word.to_owned()),
        }
    }
}

/// Bytes of an expression between two slashes that `text` begins with. A path does not end in a
/// slash before a blank or a parenthesis, an address does not begin with one.
fn expression_length(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('/')?;
    let mut escaped = false;
    let mut in_class = false;
    for (at, c) in inside.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => in_class = true,
            ']' => in_class = false,
            '/' if !in_class => {
                let after = inside[at + 1..].chars().next();
                let ends = after.is_none_or(|c| c.is_whitespace() || c == ')');
                return (at > 0 && ends).then_some(at + 2);
            }
            _ => {}
        }
    }
    None
}

/// Whether a sign before `rest` belongs to what follows, and is not a dash between words.
fn starts_operand(rest: &str) -> bool {
    rest.chars().next().is_some_and(|c| !c.is_whitespace() && !matches!(c, '-' | '+' | '!' | ')'))
}

/// A field name at the start of `text`, with its colon, when a value follows at once.
fn field_name(text: &str) -> Option<(FieldName, usize)> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let after = &text[letters..];
    let colon = after.chars().next().filter(|c| matches!(c, ':' | '：'))?;
    let value = after[colon.len_utf8()..].chars().next()?;
    if letters == 0 || value.is_whitespace() || matches!(value, ':' | ')') {
        return None;
    }
    match look_up(&text[..letters]) {
        FieldName::Unknown(_) => None,
        known => Some((known, letters + colon.len_utf8())),
    }
}

/// Bytes up to the end of the word that `text` begins with; brackets that defang a dot are
/// part of the word.
fn word_length(text: &str) -> usize {
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if let Some(defanged) = ["(.)", "(dot)"].iter().find(|d| rest.starts_with(**d)) {
            at += defanged.len();
        } else if at > 0 && (c.is_whitespace() || matches!(c, '(' | ')') || is_quote(c)) {
            break;
        } else {
            at += c.len_utf8();
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::{Kind, lex};

    fn shape(text: &str) -> Vec<String> {
        lex(text)
            .into_iter()
            .map(|lexeme| match lexeme.kind {
                Kind::Word(word) => word,
                Kind::Phrase { text, closed, .. } => {
                    format!("<{text}>{}", if closed { "" } else { "…" })
                }
                Kind::Field(_) => text[lexeme.span.from..lexeme.span.to].to_owned(),
                sign => format!("{sign:?}"),
            })
            .collect()
    }

    #[test]
    fn pieces() {
        for (text, pieces) in [
            ("a b", vec!["a", "b"]),
            ("a && b || !c", vec!["a", "And", "b", "Or", "Not", "c"]),
            ("R&D - plan", vec!["R&D", "-", "plan"]),
            ("-x +y --- z", vec!["Not", "x", "y", "---", "z"]),
            ("“smart quotes”", vec!["<smart quotes>"]),
            ("„unten“ »innen« 「東京」", vec!["<unten>", "<innen>", "<東京>"]),
            ("telecom \"tp-link", vec!["telecom", "<tp-link>…"]),
            ("title:\"a b\"", vec!["title:", "<a b>"]),
            ("tag:(a OR b)", vec!["tag:", "Open", "a", "Or", "b", "Close"]),
            ("published:-2024", vec!["published:", "-2024"]),
            ("filed:last 30 days x", vec!["filed:", "last 30 days", "x"]),
            ("title: a", vec!["title:", "a"]),
            ("http://x/y evil(.)example", vec!["http://x/y", "evil(.)example"]),
            ("source:AND", vec!["source:", "AND"]),
            ("/gr[ae/]y/ and/or", vec!["Expression(\"gr[ae/]y\")", "and/or"]),
            (
                "(/a b/) /etc/passwd //",
                vec!["Open", "Expression(\"a b\")", "Close", "/etc/passwd", "//"],
            ),
        ] {
            assert_eq!(shape(text), pieces, "{text}");
        }
    }
}
