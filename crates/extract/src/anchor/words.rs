//! The same words, whatever stands between them: spaces, line breaks, quotation marks, case.

use std::ops::Range;

use super::{Quote, is_sure};
use crate::tokens;

/// At most this many words are compared beyond the first of each place.
const STEPS: usize = 20_000_000;

/// A word of a text, in lower case, and where it stands.
pub(super) struct Word {
    pub(super) text: String,
    pub(super) at: Range<usize>,
}

/// The words of a text.
pub(super) fn of(text: &str) -> Vec<Word> {
    let mut all = Vec::new();
    tokens::words(text, |word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        all.push(Word { text: word.to_lowercase(), at: start..start + word.len() });
    });
    all
}

/// The place in a body where the words of a quote stand in a row.
pub(super) fn find(quote: &Quote, body: &str) -> Option<Range<usize>> {
    let (wanted, all) = (of(&quote.exact), of(body));
    let first = wanted.first()?;
    // A text of one word over and over must not keep anybody busy.
    let mut steps = STEPS;
    let places = all.iter().enumerate().filter(|(i, word)| {
        if word.text != first.text || all[*i..].len() < wanted.len() {
            return false;
        }
        let same = all[*i..].iter().zip(&wanted).take_while(|(a, b)| a.text == b.text).count();
        let whole = same == wanted.len() && steps > 0;
        steps = steps.saturating_sub(same);
        whole
    });
    let range = |i: usize| all[i].at.start..all[i + wanted.len() - 1].at.end;
    let best = places.map(|(i, _)| range(i)).max_by_key(|range| {
        let shared = shares_context(quote, &body[..range.start], &body[range.end..]);
        (shared, std::cmp::Reverse(range.start.abs_diff(quote.start)))
    })?;
    let range = with_marks(quote, body, best);
    is_sure(quote, body, &range).then_some(range)
}

/// The range with the marks that the quote has at its ends, where the body has them too.
pub(super) fn with_marks(quote: &Quote, body: &str, range: Range<usize>) -> Range<usize> {
    let letter = |c: char| c.is_alphanumeric() || c == '_';
    let head = quote.exact.find(letter).map_or("", |at| &quote.exact[..at]);
    let tail = quote.exact.rfind(letter).map_or("", |at| {
        let width = quote.exact[at..].chars().next().map_or(0, char::len_utf8);
        &quote.exact[at + width..]
    });
    let before = if body[..range.start].ends_with(head) { head.len() } else { 0 };
    let same = |(a, b): &(char, char)| a == b;
    let after = tail.chars().zip(body[range.end..].chars()).take_while(same);
    let after: usize = after.map(|(c, _)| c.len_utf8()).sum();
    range.start - before..range.end + after
}

/// True where the word before the quote, or the one behind it, is the same.
pub(super) fn shares_context(quote: &Quote, before: &str, after: &str) -> bool {
    let last = |text: &str| {
        let from = text.char_indices().rev().nth(80).map_or(0, |(at, _)| at);
        of(&text[from..]).pop().map(|word| word.text)
    };
    let first = |text: &str| {
        let end = text.char_indices().nth(80).map_or(text.len(), |(at, _)| at);
        of(&text[..end]).into_iter().next().map(|word| word.text)
    };
    let same = |a: Option<String>, b: Option<String>| a.is_some() && a == b;
    // The outermost word of a context may be cut in two: it counts only where it is not alone.
    let whole = |text: &str| of(text).len() > 1;
    (whole(&quote.prefix) && same(last(&quote.prefix), last(before)))
        || (whole(&quote.suffix) && same(first(&quote.suffix), first(after)))
}
