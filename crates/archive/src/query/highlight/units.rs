//! Merges marks and counts their offsets in the unit asked for.

use super::{Mark, Unit};

/// The marks in order, those that overlap or touch made one (pairs of a run overlap).
pub(super) fn merged(marks: impl Iterator<Item = Mark>) -> Vec<Mark> {
    let mut sorted: Vec<Mark> = marks.collect();
    sorted.sort_unstable_by_key(|mark| (mark.from, mark.to));
    let mut merged: Vec<Mark> = Vec::with_capacity(sorted.len());
    for mark in sorted {
        match merged.last_mut() {
            Some(last) if mark.from <= last.to => last.to = last.to.max(mark.to),
            _ => merged.push(mark),
        }
    }
    merged
}

/// Byte marks of `text`, sorted and apart, with their offsets counted in `unit`.
pub(super) fn counted(text: &str, marks: &[Mark], unit: Unit) -> Vec<Mark> {
    if unit == Unit::Bytes {
        return marks.to_vec();
    }
    let (mut at, mut units) = (0, 0);
    let mut count_to = |to: usize| {
        units += text[at..to].chars().map(char::len_utf16).sum::<usize>();
        at = to;
        units
    };
    marks
        .iter()
        .map(|mark| {
            let from = count_to(mark.from);
            Mark { from, to: count_to(mark.to) }
        })
        .collect()
}
