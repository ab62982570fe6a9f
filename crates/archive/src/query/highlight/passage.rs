//! Chooses the passage of a text that shows the most of a query.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::finder::Found;
use super::units::{counted, merged};
use super::{Mark, Unit};

/// A piece of a text with what matched in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The piece, cut at word or sentence bounds.
    pub text: String,
    /// Where the piece begins in the whole text, in the unit asked for.
    pub from: usize,
    /// Whether text stands before the piece.
    pub cut_before: bool,
    /// Whether text stands after the piece.
    pub cut_after: bool,
    /// What matched, with offsets into `text` in the unit asked for.
    pub marks: Vec<Mark>,
}

/// The best passage of about `length` characters.
pub(super) fn best(text: &str, found: &[Found], length: usize, unit: Unit) -> Passage {
    let mut found = found.to_vec();
    found.sort_unstable_by_key(|f| (f.mark.from, f.mark.to));
    let window = best_window(text, &found, length);
    let (from, to) = bounds(text, window, length);
    let inside = found.iter().map(|f| f.mark).filter(|mark| mark.from >= from && mark.to <= to);
    let marks: Vec<Mark> = merged(inside)
        .into_iter()
        .map(|mark| Mark { from: mark.from - from, to: mark.to - from })
        .collect();
    let piece = &text[from..to];
    let before = Mark { from, to: from };
    Passage {
        marks: counted(piece, &marks, unit),
        from: counted(text, &[before], unit).first().map_or(0, |mark| mark.from),
        cut_before: !text[..from].trim().is_empty(),
        cut_after: !text[to..].trim().is_empty(),
        text: piece.to_owned(),
    }
}

/// The stretch of marks with the most different patterns, then the most marks, then the
/// shortest, then the earliest one; at most three quarters of `length` characters long, so that room is left to
/// begin with a sentence.
fn best_window(text: &str, found: &[Found], length: usize) -> Option<Mark> {
    let length = length - length / 4;
    let places = places(text, found);
    let mut inside = Inside::default();
    let mut best: Option<(Worth, Mark)> = None;
    let mut end = 0;
    for (start, first) in found.iter().enumerate() {
        while let Some((_, to)) = places.get(end)
            && (end == start || *to <= places[start].0 + length)
        {
            inside.add(found[end].pattern);
            end += 1;
        }
        let span = places[end - 1].1.saturating_sub(places[start].0);
        let worth = (inside.different(), end - start, Reverse(span));
        if best.is_none_or(|(most, _)| worth > most) {
            let to = found[start..end].iter().map(|f| f.mark.to).max().unwrap_or(first.mark.to);
            best = Some((worth, Mark { from: first.mark.from, to }));
        }
        inside.remove(first.pattern);
    }
    best.map(|(_, window)| window)
}

/// Different patterns, marks, and how short a stretch is: the larger the better.
type Worth = (usize, usize, Reverse<usize>);

/// Where each match begins and ends, counted in characters.
fn places(text: &str, found: &[Found]) -> Vec<(usize, usize)> {
    let (mut at, mut characters) = (0, 0);
    found
        .iter()
        .map(|f| {
            characters += text[at..f.mark.from].chars().count();
            at = f.mark.from;
            (characters, characters + text[f.mark.from..f.mark.to].chars().count())
        })
        .collect()
}

/// The patterns of the matches in a window.
#[derive(Default)]
struct Inside {
    counts: BTreeMap<usize, usize>,
}

impl Inside {
    fn add(&mut self, pattern: usize) {
        *self.counts.entry(pattern).or_default() += 1;
    }

    fn remove(&mut self, pattern: usize) {
        if let Some(count) = self.counts.get_mut(&pattern) {
            *count -= 1;
            if *count == 0 {
                self.counts.remove(&pattern);
            }
        }
    }

    fn different(&self) -> usize {
        self.counts.len()
    }
}

/// The passage around `window`: about `length` characters, begun at a sentence if one begins
/// near, else at a word.
fn bounds(text: &str, window: Option<Mark>, length: usize) -> (usize, usize) {
    let start_of_text = text.len() - text.trim_start().len();
    let Some(window) = window else {
        return (start_of_text, end_near(text, start_of_text, start_of_text, length));
    };
    let spare = length.saturating_sub(text[window.from..window.to].chars().count());
    // Half of it before the window, and more where the text ends soon after it.
    let lead = spare - text[window.to..].chars().take(spare / 2).count();
    let earliest = before_characters(text, window.from, lead);
    let from = if earliest <= start_of_text {
        start_of_text.min(window.from)
    } else {
        sentence_start(text, earliest, window.from)
            .or_else(|| word_start(text, earliest, window.from))
            .unwrap_or(earliest)
    };
    (from, end_near(text, from, window.to, length))
}

/// Where a passage from `from` ends: about `length` characters later, not before `at_least`.
fn end_near(text: &str, from: usize, at_least: usize, length: usize) -> usize {
    let latest = after_characters(text, from, length).max(at_least);
    if latest == text.len() {
        return text.trim_end().len().max(at_least);
    }
    let cut = text[at_least..latest].rfind(char::is_whitespace).map_or(latest, |at| at_least + at);
    at_least + text[at_least..cut].trim_end().len()
}

/// The start of the first sentence or line in `earliest..latest`.
fn sentence_start(text: &str, earliest: usize, latest: usize) -> Option<usize> {
    let mut after_end = false;
    for (offset, c) in text[earliest..latest].char_indices() {
        match c {
            '。' | '！' | '？' => {
                let next = earliest + offset + c.len_utf8();
                return Some(next);
            }
            '.' | '!' | '?' | '\n' => after_end = true,
            _ if c.is_whitespace() => {
                // A space between the end of a sentence and the next one.
            }
            _ if after_end && (text[..earliest + offset].ends_with(char::is_whitespace)) => {
                return Some(earliest + offset);
            }
            _ => after_end = false,
        }
    }
    None
}

/// The start of the first word after a space in `earliest..latest`.
fn word_start(text: &str, earliest: usize, latest: usize) -> Option<usize> {
    let space = text[earliest..latest].find(char::is_whitespace)?;
    let rest = &text[earliest + space..latest];
    Some(latest - rest.trim_start().len())
}

/// The byte offset `count` characters after `from`.
fn after_characters(text: &str, from: usize, count: usize) -> usize {
    text[from..].char_indices().nth(count).map_or(text.len(), |(offset, _)| from + offset)
}

/// The byte offset `count` characters before `from`.
fn before_characters(text: &str, from: usize, count: usize) -> usize {
    if count == 0 {
        return from;
    }
    text[..from].char_indices().rev().nth(count - 1).map_or(0, |(offset, _)| offset)
}
