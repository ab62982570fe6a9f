//! Turns the pieces of a line into inlines: finds citations across them, then bare addresses.

use std::ops::Range;

use super::CitationUse;
use super::autolink::link_addresses;
use super::bracket::{self, Bracket, Mark, Part};
use super::raw::{Raw, SpanKind, plain};
use super::reading::Reading;
use crate::document::{Cite, CiteItem, Inline, WarningCode};

/// A character of the line, or a piece that is not text.
enum Unit {
    Char(Mark),
    Piece(Raw),
}

/// Reads a line, a paragraph, a heading or a cell.
pub(super) fn read(pieces: Vec<Raw>, reading: &mut Reading<'_>) -> Vec<Inline> {
    link_addresses(join_unspaced(read_pieces(pieces, reading)))
}

/// A line break between two Chinese or Japanese characters is no space in print.
fn join_unspaced(line: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::with_capacity(line.len());
    let mut rest = line.into_iter().peekable();
    while let Some(inline) = rest.next() {
        let Inline::SoftBreak = inline else {
            match (out.last_mut(), inline) {
                // A break between two texts was taken out: they are one again.
                (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
                (_, inline) => out.push(inline),
            }
            continue;
        };
        let before = match out.last() {
            Some(Inline::Text(text)) => text.chars().next_back(),
            _ => None,
        };
        let behind = match rest.peek() {
            Some(Inline::Text(text)) => text.chars().next(),
            _ => None,
        };
        let joins = before.is_some_and(is_unspaced) && behind.is_some_and(is_unspaced);
        if !joins {
            out.push(Inline::SoftBreak);
        }
    }
    out
}

/// Characters between which a space would be wrong.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FF01}'..='\u{FF60}' | '\u{20000}'..='\u{323AF}')
}

fn read_pieces(pieces: Vec<Raw>, reading: &mut Reading<'_>) -> Vec<Inline> {
    let units = units(pieces);
    let found = find_citations(&units, reading);
    let mut out = Line::default();
    let mut cites = found.cites.into_iter().peekable();
    let mut skip_to = 0;
    for (n, unit) in units.into_iter().enumerate() {
        if n < skip_to {
            continue;
        }
        if let Some((_, close, cite)) = cites.next_if(|(open, ..)| *open == n) {
            out.push(Inline::Cite(cite));
            skip_to = close + 1;
            continue;
        }
        match unit {
            Unit::Char(mark) => out.text.push(mark.c),
            Unit::Piece(piece) => out.piece(piece, reading),
        }
    }
    out.finish()
}

fn units(pieces: Vec<Raw>) -> Vec<Unit> {
    let mut units = Vec::new();
    for piece in pieces {
        match piece {
            Raw::Text(text) => units.extend(
                text.characters().map(|(c, at, literal)| Unit::Char(Mark { c, at, literal })),
            ),
            other => units.push(Unit::Piece(other)),
        }
    }
    units
}

/// Inlines in the making; text is gathered so that neighbours become one.
#[derive(Default)]
struct Line {
    done: Vec<Inline>,
    text: String,
}

impl Line {
    fn push(&mut self, inline: Inline) {
        self.flush();
        self.done.push(inline);
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.done.push(Inline::Text(std::mem::take(&mut self.text)));
        }
    }

    fn finish(mut self) -> Vec<Inline> {
        self.flush();
        self.done
    }

    fn piece(&mut self, piece: Raw, reading: &mut Reading<'_>) {
        match piece {
            Raw::Text(text) => self.text.push_str(&text.text),
            Raw::Span(kind, inner) => {
                let inner = read(inner, reading);
                self.push(match kind {
                    SpanKind::Emphasis => Inline::Emphasis(inner),
                    SpanKind::Strong => Inline::Strong(inner),
                    SpanKind::Strike => Inline::Strike(inner),
                });
            }
            Raw::Link { url, content, span } => {
                for inline in link(url, content, span, reading) {
                    self.push(inline);
                }
            }
            Raw::Code(text) => self.push(Inline::Code(text)),
            Raw::MissingImage(alt) => self.push(Inline::MissingImage { alt }),
            Raw::Note(label) => self.push(Inline::Note(crate::document::NoteUse {
                label,
                number: 0,
                use_number: 0,
            })),
            Raw::SoftBreak => self.push(Inline::SoftBreak),
            Raw::HardBreak => self.push(Inline::HardBreak),
        }
    }
}

/// A link; where a citation or a footnote stands in it, the link ends before and goes on after.
fn link(
    url: String,
    content: Vec<Raw>,
    span: Range<usize>,
    reading: &mut Reading<'_>,
) -> Vec<Inline> {
    let marks: Vec<Mark> =
        plain(&content).chars().map(|c| Mark { c, at: span.start, literal: false }).collect();
    let hides_citation = matches!(bracket::read(&marks), Bracket::Citation(_));
    let bare_keys = reading.bare_keys.len();
    if hides_citation {
        reading.warnings.add(
            WarningCode::CitationHidden,
            span.clone(),
            "A link hides this citation: an address is defined for it, or stands behind it. \
             It is printed as a link and not counted as a citation.",
        );
    }
    let content = read_pieces(content, reading);
    if hides_citation {
        // One warning is enough.
        reading.bare_keys.truncate(bare_keys);
    }
    if let Some(name) = url.strip_prefix('#') {
        reading.anchors.push((name.to_owned(), span.clone()));
    }
    let mut reference_inside = false;
    crate::document::walk(&content, &mut |inline| reference_inside |= inline.is_reference());
    if !reference_inside {
        return vec![Inline::Link { url, content }];
    }
    reading.warnings.add(
        WarningCode::CitationInLink,
        span,
        "A citation or footnote stands inside a link. The link ends before it.",
    );
    let mut out = Vec::new();
    split_link(&url, content, &mut out);
    out
}

fn split_link(url: &str, content: Vec<Inline>, out: &mut Vec<Inline>) {
    let mut run = Vec::new();
    let close = |run: &mut Vec<Inline>, out: &mut Vec<Inline>| {
        if !run.is_empty() {
            out.push(Inline::Link { url: url.to_owned(), content: std::mem::take(run) });
        }
    };
    for inline in content {
        let mut holds = false;
        crate::document::walk(std::slice::from_ref(&inline), &mut |i| holds |= i.is_reference());
        if holds {
            // A span around a reference keeps its form and loses the link.
            close(&mut run, out);
            out.push(inline);
        } else {
            run.push(inline);
        }
    }
    close(&mut run, out);
}

#[derive(Default)]
struct Found {
    /// Opening unit, closing unit, citation; in order, never one in another.
    cites: Vec<(usize, usize, Cite)>,
    /// Units of citations and of brackets that were warned of.
    covered: Vec<bool>,
}

/// An open bracket.
struct Open {
    at: usize,
    holds_brackets: bool,
}

fn find_citations(units: &[Unit], reading: &mut Reading<'_>) -> Found {
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
                self.marks.extend(text.characters().map(|(c, at, literal)| Mark { c, at, literal }))
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
