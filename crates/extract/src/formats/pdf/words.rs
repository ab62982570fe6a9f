//! Lines to running text: words parted at the end of a line are joined again.

use std::collections::HashSet;

use super::lines::Line;
use crate::tokens;

/// At most this many different words are remembered.
const MOST: usize = 200_000;

/// The words of a document that stand within its lines, to tell how a parted word is written.
#[derive(Debug, Default)]
pub(super) struct Words(HashSet<String>);

impl Words {
    /// Collects the words of some lines; those at the ends of lines may be parted and are left out.
    pub(super) fn add<'a>(&mut self, lines: impl Iterator<Item = &'a Line>) {
        for line in lines {
            let mut words = line.text.split(|c: char| !c.is_alphanumeric() && c != '-').peekable();
            while let Some(word) = words.next() {
                if words.peek().is_some() && word.len() > 3 && self.0.len() < MOST {
                    self.0.insert(word.to_lowercase());
                }
            }
        }
    }

    /// Appends a line to a text that goes on in it.
    pub(super) fn join(&self, text: &mut String, line: &str) {
        let last = text.chars().next_back();
        let first = line.chars().next();
        let (Some(last), Some(first)) = (last, first) else {
            text.push_str(line);
            return;
        };
        if is_hyphen(last) && self.parted(text, line) {
            text.pop();
        } else if !is_hyphen(last) || text.ends_with(" -") || text.ends_with(" –") {
            let spaceless = tokens::spaceless(last) && tokens::spaceless(first);
            let mark = |c: char| {
                matches!(c, '，' | '。' | '、' | '；' | '：' | '」' | '』' | '）' | '！' | '？')
            };
            if !(spaceless || mark(last) || (mark(first) && tokens::spaceless(last))) {
                text.push(' ');
            }
        }
        text.push_str(line);
    }

    /// True where the hyphen at the end of `text` only parts a word over two lines.
    fn parted(&self, text: &str, line: &str) -> bool {
        let before = text.trim_end_matches(is_hyphen);
        if text.ends_with('\u{ad}') {
            return true;
        }
        // An address is parted at its own hyphens.
        let token = before.rsplit(' ').next().unwrap_or("");
        if token.contains(['/', '@', '.', '_', ':']) {
            return false;
        }
        let head = before.rsplit(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or("");
        let tail = line.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        if !head.chars().next_back().is_some_and(char::is_alphabetic)
            || !tail.chars().next().is_some_and(char::is_lowercase)
        {
            return false;
        }
        let (head, tail) = (head.to_lowercase(), tail.to_lowercase());
        if self.0.contains(&format!("{head}{tail}")) {
            return true;
        }
        !self.0.contains(&format!("{head}-{tail}")) && !head.contains('-')
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{ad}' | '\u{2010}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(known: &str, text: &str, line: &str) -> String {
        let mut words = Words::default();
        let known = Line { text: known.into(), x: 0.0, end: 0.0, y: 0.0, size: 10.0, bold: false };
        words.add([&known].into_iter());
        let mut text = text.to_owned();
        words.join(&mut text, line);
        text
    }

    #[test]
    fn parted_words_are_joined() {
        assert_eq!(joined("", "The har-", "bour is shut"), "The harbour is shut");
        assert_eq!(joined("", "The har\u{ad}", "bour"), "The harbour");
        assert_eq!(joined("", "The gate", "is shut"), "The gate is shut");
        assert_eq!(joined("", "港口已", "关闭"), "港口已关闭");
        assert_eq!(joined("", "港口已关闭，", "2024 年"), "港口已关闭，2024 年");
    }

    #[test]
    fn hyphens_that_belong_to_a_word_stay() {
        assert_eq!(joined("a well-known gate", "The well-", "known gate"), "The well-known gate");
        assert_eq!(joined("", "The Rhine-", "Danube canal"), "The Rhine-Danube canal");
        assert_eq!(joined("", "The state-of-the-", "art gate"), "The state-of-the-art gate");
        assert_eq!(joined("", "the years 2023-", "2024"), "the years 2023-2024");
        assert_eq!(joined("", "shut -", "says he"), "shut - says he");
        assert_eq!(joined("", "at tug.example/the-", "gate"), "at tug.example/the-gate");
    }
}
