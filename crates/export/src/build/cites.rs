//! Finds citations in a line: brackets are matched across its pieces, the inner ones first.

use std::ops::Range;

use super::CitationUse;
use super::bracket::{self, Bracket, Mark, Part};
use super::raw::Raw;
use super::reading::Reading;
use crate::document::{Cite, CiteItem, WarningCode};

/// A character of the line, or a piece that is not text.
pub(super) enum Unit {
    /// A character.
    Char(Mark),
    /// Anything else.
    Piece(Raw),
}

/// What was found in a line.
#[derive(Default)]
pub(super) struct Found {
    /// Opening unit, closing unit, citation; in order, never one in another.
    pub cites: Vec<(usize, usize, Cite)>,
    /// Units of citations and of brackets that were warned of.
    covered: Vec<bool>,
}

/// An open bracket.
struct Open {
    at: usize,
    holds_brackets: bool,
}

/// Finds citations among the units of one line, and warns of what is nearly one.
pub(super) fn find(units: &[Unit], reading: &mut Reading<'_>) -> Found {
    let mut found = Found::default();
    if !units.iter().any(|unit| match unit {
        Unit::Char(mark) => matches!(mark.c, '@' | '^'),
        Unit::Piece(piece) => matches!(piece, Raw::Span(..)),
    }) {
        return found;
    }
    let mut open: Vec<Open> = Vec::new();
    // Behind an inner opening bracket: its closing one, so that each unit is looked at once.
    let mut jumps = vec![0_usize; units.len()];
    found.covered = vec![false; units.len()];
    for (n, unit) in units.iter().enumerate() {
        match unit {
            Unit::Char(Mark { c: '[', literal: false, .. }) => {
                open.push(Open { at: n, holds_brackets: false });
            }
            Unit::Char(Mark { c: ']', literal: false, .. }) => {
                let Some(bracket) = open.pop() else { continue };
                jumps[bracket.at] = n;
                if let Some(outer) = open.last_mut() {
                    outer.holds_brackets = true;
                }
                read_bracket(units, &jumps, &bracket, n, reading, &mut found);
            }
            _ => {}
        }
    }
    // Inner pairs close first; the line is put together from left to right.
    found.cites.sort_by_key(|(open, ..)| *open);
    find_bare_keys(units, &found, reading);
    found
}

fn read_bracket(
    units: &[Unit],
    jumps: &[usize],
    open: &Open,
    close: usize,
    reading: &mut Reading<'_>,
    found: &mut Found,
) {
    let own = own_units(jumps, open.at, close);
    let Content { marks, formatted, foreign } = content(units, &own, place(units, open.at));
    let span = place(units, open.at)..place(units, close) + 1;
    let after_exclamation = open.at.checked_sub(1).is_some_and(|before| {
        matches!(units[before], Unit::Char(Mark { c: '!', literal: false, .. }))
    });
    let why = match bracket::read(&marks) {
        Bracket::Text => {
            undefined_note(&marks, span, reading);
            return;
        }
        _ if open.holds_brackets => "there are brackets in the brackets",
        _ if after_exclamation => "the “!” before it makes it an image",
        _ if foreign => "code, links, images and footnotes cannot stand in a citation",
        Bracket::Odd => {
            "every part of a citation needs a key with “@” at its start or after a space"
        }
        Bracket::Citation(parts) => {
            if formatted {
                reading.warnings.add(
                    WarningCode::CitationFormat,
                    span.clone(),
                    "Bold, italic and struck-out text inside a citation is printed plain.",
                );
            }
            found.cover(&own);
            found.cites.push((open.at, close, cite(parts, span, reading)));
            return;
        }
    };
    found.cover(&own);
    reading.not_a_citation(span, why);
}

impl Found {
    fn cover(&mut self, units: &[usize]) {
        for &n in units {
            self.covered[n] = true;
        }
    }
}

/// The units between two brackets, without what stands in inner brackets.
fn own_units(jumps: &[usize], open: usize, close: usize) -> Vec<usize> {
    let mut own = Vec::new();
    let mut n = open + 1;
    while n < close {
        if jumps[n] > n {
            n = jumps[n];
        } else {
            own.push(n);
        }
        n += 1;
    }
    own
}

struct Content {
    marks: Vec<Mark>,
    formatted: bool,
    foreign: bool,
}

fn content(units: &[Unit], own: &[usize], at: usize) -> Content {
    let mut content = Content { marks: Vec::new(), formatted: false, foreign: false };
    for &n in own {
        match &units[n] {
            Unit::Char(mark) => content.marks.push(*mark),
            Unit::Piece(piece) => content.piece(piece, at),
        }
    }
    content
}

impl Content {
    fn piece(&mut self, piece: &Raw, at: usize) {
        match piece {
            Raw::Text(text) => {
                self.marks.extend(text.characters().map(|(c, at, literal)| Mark {
                    c,
                    at,
                    literal,
                }));
            }
            Raw::SoftBreak | Raw::HardBreak => {
                self.marks.push(Mark { c: ' ', at, literal: false });
            }
            Raw::Span(_, inner) => {
                self.formatted = true;
                for piece in inner {
                    self.piece(piece, at);
                }
            }
            Raw::Link { .. } | Raw::Code(_) | Raw::MissingImage(_) | Raw::Note(_) => {
                self.foreign = true;
            }
        }
    }
}

fn cite(parts: Vec<Part>, span: Range<usize>, reading: &mut Reading<'_>) -> Cite {
    let mut items = Vec::new();
    for part in parts {
        if let Some(odd) = part.odd {
            let message = format!("The locator of the citation of “{}” {odd}.", part.key);
            reading.warnings.add(WarningCode::OddLocator, span.clone(), message);
        }
        reading.citations.push(CitationUse {
            key: part.key.clone(),
            span: part.span,
            bracket: span.clone(),
        });
        items.push(CiteItem {
            key: part.key,
            number: 0,
            use_number: 0,
            prefix: part.prefix,
            locator: part.locator,
            suppress_author: part.suppress_author,
            resolved: false,
        });
    }
    Cite { start: span.start, end: span.end, items }
}

/// `[^x]` that the parser left as text has no definition.
fn undefined_note(marks: &[Mark], span: Range<usize>, reading: &mut Reading<'_>) {
    let [Mark { c: '^', literal: false, .. }, label @ ..] = marks else { return };
    if !label.is_empty() && !label.iter().any(|mark| mark.c.is_whitespace()) {
        reading.warnings.add(
            WarningCode::UndefinedNote,
            span,
            "No footnote is defined for this mark. It is printed as text.",
        );
    }
}

/// Keys outside of citations: an open bracket was not closed, or none was meant.
fn find_bare_keys(units: &[Unit], found: &Found, reading: &mut Reading<'_>) {
    let character = |n: usize| match &units[n] {
        Unit::Char(mark) => Some(*mark),
        Unit::Piece(_) => None,
    };
    for n in 0..units.len() {
        let Some(Mark { c: '@', at, literal: false }) = character(n) else { continue };
        let before = n.checked_sub(1).and_then(character).map(|mark| mark.c);
        if before.is_some_and(bracket::is_part_of_mail) || found.covered[n] {
            continue;
        }
        let ahead: Vec<Mark> = (n + 1..units.len()).map_while(character).take(300).collect();
        let Some((key, length)) = bracket::key_behind(&ahead) else { continue };
        let end = ahead.get(length - 1).map_or(at + 1, |mark| mark.at + mark.c.len_utf8());
        let dash = usize::from(before == Some('-'));
        let opened = n.checked_sub(1 + dash).and_then(character);
        match opened {
            Some(Mark { c: '[', literal: false, .. }) => {
                let span = at.saturating_sub(1)..end;
                reading.not_a_citation(span, "its bracket does not close");
            }
            // An escaped bracket says that no citation is meant.
            Some(Mark { c: '[', literal: true, .. }) => {}
            _ => reading.bare_keys.push((key, at..end)),
        }
    }
}

fn place(units: &[Unit], n: usize) -> usize {
    match &units[n] {
        Unit::Char(mark) => mark.at,
        Unit::Piece(_) => 0,
    }
}
