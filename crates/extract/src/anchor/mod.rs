//! Anchors: where a quote of an older text stands in a newer one.
//!
//! When an item is cleaned again, its body changes: blocks come back or go, spaces and quotation
//! marks change. Excerpts, notes and citations hold on to the text by quote and context (the
//! selectors of the W3C's Web Annotation model). [`reanchor`] finds the quote again, or says that
//! it is not there any more: an anchor is never moved to words that say something else.

mod close;
mod words;

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Characters of context that [`Quote::of`] takes on each side.
const CONTEXT: usize = 32;

/// At most this many places of the same characters are looked at.
const MOST_PLACES: usize = 10_000;

/// A quote of fewer characters stands in many texts by chance: it needs its context.
const SHORT: usize = 12;

/// A quote, with what stood around it and where it stood. Positions are bytes of the body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The words, exactly as they stood.
    pub exact: String,
    /// What stood before them.
    pub prefix: String,
    /// What stood behind them.
    pub suffix: String,
    /// Where they began, in bytes.
    pub start: usize,
}

impl Quote {
    /// The quote of a range of a body, with a little of what stands around it; `None` where the
    /// range is empty, or its ends are not between characters of the body.
    pub fn of(body: &str, range: Range<usize>) -> Option<Self> {
        let exact = body.get(range.clone()).filter(|exact| !exact.is_empty())?;
        let before = &body[..range.start];
        let from = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
        Some(Self {
            exact: exact.to_owned(),
            prefix: before[from..].to_owned(),
            suffix: body[range.end..].chars().take(CONTEXT).collect(),
            start: range.start,
        })
    }
}

/// Where a quote stands in another text: its bytes there, or `None` where it is not there any
/// more.
///
/// The same characters are looked for first; of several places the one with the most of the same
/// context around it, then the nearest to where it stood. Then the same words, whatever stands
/// between them. Then nearly the same words: at most one in four may differ. A quote of a word or
/// two is only found where some of its context is.
pub fn reanchor(quote: &Quote, new_body: &str) -> Option<Range<usize>> {
    if quote.exact.trim().is_empty() {
        return None;
    }
    let same = exact(quote, new_body).or_else(|| words::find(quote, new_body));
    // Words that are nearly those of a short quote stand in many texts by chance.
    let long = quote.exact.chars().nth(SHORT - 1).is_some();
    same.or_else(|| long.then(|| close::find(quote, new_body)).flatten())
}

/// The best of the places where the same characters stand.
fn exact(quote: &Quote, body: &str) -> Option<Range<usize>> {
    let best = places(&quote.exact, body).max_by_key(|at| {
        let end = at + quote.exact.len();
        let context = context(quote, &body[..*at], &body[end..]);
        (context, std::cmp::Reverse(at.abs_diff(quote.start)))
    })?;
    let range = best..best + quote.exact.len();
    is_sure(quote, body, &range).then_some(range)
}

/// The places of a text in a body, also those that overlap.
fn places<'a>(text: &'a str, body: &'a str) -> impl Iterator<Item = usize> + 'a {
    let mut from = 0;
    let next = move || {
        let at = from + body.get(from..)?.find(text)?;
        from = at + text.chars().next().map_or(1, char::len_utf8);
        Some(at)
    };
    std::iter::from_fn(next).take(MOST_PLACES)
}

/// How many characters of the context stand around a place.
fn context(quote: &Quote, before: &str, after: &str) -> usize {
    let same = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| {
        a.zip(b).take_while(|(a, b)| a == b).count()
    };
    same(&mut quote.prefix.chars().rev(), &mut before.chars().rev())
        + same(&mut quote.suffix.chars(), &mut after.chars())
}

/// True unless the quote is too short to be told from a chance without its context.
fn is_sure(quote: &Quote, body: &str, range: &Range<usize>) -> bool {
    let bare = quote.prefix.trim().is_empty() && quote.suffix.trim().is_empty();
    quote.exact.chars().nth(SHORT - 1).is_some()
        || bare
        || words::shares_context(quote, &body[..range.start], &body[range.end..])
}

#[cfg(test)]
mod tests;
