//! Turns the pieces of a line into inlines: finds citations across them, then bare addresses.

use std::ops::Range;

use super::autolink::link_addresses;
use super::bracket::{self, Bracket, Mark};
use super::cites::{self, Unit};
use super::raw::{Raw, SpanKind, plain};
use super::reading::Reading;
use crate::document::{Inline, NoteUse, WarningCode, walk};

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
    let found = cites::find(&units, reading);
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
        match (self.done.last_mut(), inline) {
            // HTML beside code, or beside HTML, is one piece of code.
            (Some(Inline::Code(before)), Inline::Code(text)) => before.push_str(&text),
            (_, inline) => self.done.push(inline),
        }
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
            Raw::Note(label) => {
                self.push(Inline::Note(NoteUse { label, number: 0, use_number: 0 }));
            }
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
    walk(&content, &mut |inline| reference_inside |= inline.is_reference());
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
        walk(std::slice::from_ref(&inline), &mut |i| holds |= i.is_reference());
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
