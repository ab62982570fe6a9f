//! Nearly the same words: the place where the fewest of them have to be changed, within a bound.
//! The algorithm is Sellers' (1980), over words.

use std::ops::Range;

use super::Quote;
use super::words::{self, Word};

/// At most this part of the words may differ.
const DIFFERS: usize = 4;

/// A quote of fewer words is only found as it stands.
const FEWEST: usize = 4;

/// At most this many steps are made; of a longer body only the part around the old place is
/// compared.
const STEPS: usize = 20_000_000;

/// A longer quote is compared by its beginning of this many words.
const LONGEST: usize = 2000;

/// The place in a body whose words are nearest to those of a quote.
pub(super) fn find(quote: &Quote, body: &str) -> Option<Range<usize>> {
    let mut wanted = words::of(&quote.exact);
    wanted.truncate(LONGEST);
    if wanted.len() < FEWEST {
        return None;
    }
    let all = words::of(body);
    let most = (STEPS / wanted.len()).max(2 * wanted.len());
    let near = all.partition_point(|word| word.at.start < quote.start);
    let from = near.saturating_sub(most / 2).min(all.len().saturating_sub(most));
    let part = &all[from..all.len().min(from + most)];
    let found = nearest(&wanted, part, quote.start)?;
    let (first, last) = (part.get(found.start)?, part.get(found.end.checked_sub(1)?)?);
    Some(words::with_marks(quote, body, first.at.start..last.at.end))
}

/// What it costs to end at a word: changes, and the word that the match began with.
#[derive(Clone, Copy)]
struct Cost {
    changes: usize,
    from: usize,
}

/// The words of a text that come nearest to those wanted; of several as near, those next to byte
/// `place`.
fn nearest(wanted: &[Word], all: &[Word], place: usize) -> Option<Range<usize>> {
    let most = wanted.len() / DIFFERS;
    // One column a word of the text; row `n` ends the first `n` words wanted here.
    let mut column: Vec<Cost> =
        (0..=wanted.len()).map(|changes| Cost { changes, from: 0 }).collect();
    let mut best: Option<(usize, usize, Range<usize>)> = None;
    for (i, word) in all.iter().enumerate() {
        let mut diagonal = column[0];
        column[0] = Cost { changes: 0, from: i + 1 };
        for n in 1..=wanted.len() {
            let above = column[n - 1];
            let left = column[n];
            let same = usize::from(wanted[n - 1].text != word.text);
            let from = if n == 1 { i } else { diagonal.from };
            let mut cost = Cost { changes: diagonal.changes + same, from };
            for (other, added) in [(above, 1), (left, 1)] {
                if other.changes + added < cost.changes {
                    cost = Cost { changes: other.changes + added, from: other.from };
                }
            }
            (diagonal, column[n]) = (left, cost);
        }
        let end = column[wanted.len()];
        if end.changes <= most && end.from <= i {
            let distance = all[end.from].at.start.abs_diff(place);
            if best
                .as_ref()
                .is_none_or(|(changes, far, _)| (end.changes, distance) < (*changes, *far))
            {
                best = Some((end.changes, distance, end.from..i + 1));
            }
        }
    }
    best.map(|(_, _, range)| range)
}
