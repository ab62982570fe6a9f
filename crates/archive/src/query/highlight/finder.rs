//! Finds the patterns of a query in one pass over a text.

use super::Mark;
use super::near::Nearby;
use crate::analyzer::{Class, Cursor, Reading, Token, class};
use crate::query::{Fit, Pattern, PatternToken};

/// So much of a text is always looked at for a passage, in bytes; beyond it the search for a
/// good passage ends as soon as every pattern was seen.
const ENOUGH: usize = 64 * 1024;

/// One match: where, and of which pattern.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) mark: Mark,
    pub(super) pattern: usize,
}

/// The beginning of a match that may still be completed.
struct Partial {
    pattern: usize,
    next: usize,
    base: usize,
    from: usize,
}

/// One pass over one text.
pub(super) struct Finder<'a> {
    text: &'a str,
    patterns: &'a [&'a Pattern],
    partials: Vec<Partial>,
    found: Vec<Found>,
    /// Which patterns were found.
    seen: Vec<bool>,
    /// The words of patterns that need not stand in a row; empty for the others.
    nearby: Vec<Nearby>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(text: &'a str, patterns: &'a [&'a Pattern]) -> Self {
        Self {
            text,
            patterns,
            partials: Vec::new(),
            found: Vec::new(),
            seen: vec![false; patterns.len()],
            nearby: patterns.iter().map(|_| Nearby::default()).collect(),
        }
    }

    /// Every match, by the place where it was completed.
    pub(super) fn all(mut self) -> Vec<Found> {
        self.run(usize::MAX);
        self.found
    }

    /// Matches up to the place from which on nothing new can be expected.
    pub(super) fn until_all_seen(mut self) -> Vec<Found> {
        self.run(ENOUGH);
        self.found
    }

    /// Reads the text to its end, or past `enough` until every pattern was seen.
    fn run(&mut self, enough: usize) {
        if self.patterns.is_empty() {
            return;
        }
        let mut cursor = Cursor::new(self.text, Reading::Text);
        let mut token = Token::default();
        while cursor.next_into(&mut token) {
            self.advance_partials(&token);
            self.begin(&token);
            for (pattern, nearby) in self.patterns.iter().zip(&mut self.nearby) {
                if pattern.slop > 0 {
                    nearby.note(pattern, &token);
                }
            }
            if token.from > enough && self.seen.iter().all(|seen| *seen) {
                break;
            }
        }
        self.gather_near();
    }

    /// Adds what stands near enough.
    fn gather_near(&mut self) {
        for (number, nearby) in std::mem::take(&mut self.nearby).into_iter().enumerate() {
            let marks = nearby.marks(self.patterns[number]);
            self.found.extend(marks.into_iter().map(|mark| Found { mark, pattern: number }));
        }
    }

    /// Carries begun matches on with `token`, and drops those that can no longer continue.
    fn advance_partials(&mut self, token: &Token) {
        let partials = std::mem::take(&mut self.partials);
        for partial in partials {
            let wanted = &self.patterns[partial.pattern].tokens[partial.next];
            let position = partial.base + wanted.offset;
            if position == token.position && wanted.fits(&token.text) {
                self.step(partial, token);
            } else if position >= token.position {
                self.partials.push(partial);
            }
        }
    }

    /// Begins a match of every pattern whose first token is `token`.
    fn begin(&mut self, token: &Token) {
        for (number, pattern) in self.patterns.iter().enumerate() {
            if pattern.slop == 0 && pattern.tokens[0].fits(&token.text) {
                let partial =
                    Partial { pattern: number, next: 0, base: token.position, from: token.from };
                self.step(partial, token);
            }
        }
    }

    fn step(&mut self, mut partial: Partial, token: &Token) {
        let tokens = &self.patterns[partial.pattern].tokens;
        let wanted = &tokens[partial.next];
        partial.next += 1;
        if partial.next < tokens.len() {
            self.partials.push(partial);
        } else {
            let mark = Mark { from: partial.from, to: self.end(wanted, token) };
            self.seen[partial.pattern] = true;
            self.found.push(Found { mark, pattern: partial.pattern });
        }
    }

    /// Where a match ends whose last token is `token`: of a pair that was asked for by its
    /// first character only, that character is marked.
    fn end(&self, wanted: &PatternToken, token: &Token) -> usize {
        let of_run = wanted.text.chars().next().is_some_and(|c| class(c) == Class::Run);
        if !(wanted.fit == Fit::Beginning && of_run) {
            return token.to;
        }
        let length = wanted.text.chars().count();
        self.text[token.from..token.to]
            .char_indices()
            .nth(length)
            .map_or(token.to, |(offset, _)| token.from + offset)
    }
}
