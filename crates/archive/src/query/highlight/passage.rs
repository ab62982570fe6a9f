//! Chooses the passage of a text that shows the most of a query.

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

/// The stretch of marks, at most `length` characters long, with the most different patterns,
/// then the most marks, then the earliest place.
fn best_window(text: &str, found: &[Found], length: usize) -> Option<Mark> {
    let mut best: Option<((usize, usize), Mark)> = None;
    for (n, first) in found.iter().enumerate() {
        let limit = after_characters(text, first.mark.from, length);
        let inside = found[n..].iter().take_while(|f| f.mark.from < limit);
        let mut seen = Vec::new();
        let (mut marks, mut to) = (0, first.mark.to);
        for f in inside.filter(|f| f.mark.to <= limit) {
            marks += 1;
            to = to.max(f.mark.to);
            if !seen.contains(&f.pattern) {
                seen.push(f.pattern);
            }
        }
        let worth = (seen.len(), marks);
        if best.is_none_or(|(most, _)| worth > most) {
            best = Some((worth, Mark { from: first.mark.from, to }));
        }
    }
    best.map(|(_, window)| window)
}

/// The passage around `window`: about `length` characters, begun at a sentence if one begins
/// near, else at a word.
fn bounds(text: &str, window: Option<Mark>, length: usize) -> (usize, usize) {
    let start_of_text = text.len() - text.trim_start().len();
    let Some(window) = window else {
        return (start_of_text, end_near(text, start_of_text, start_of_text, length));
    };
    let used = text[window.from..window.to].chars().count();
    let lead = length.saturating_sub(used) / 2;
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
