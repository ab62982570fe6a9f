//! Characters of a page to lines of text.

use std::collections::HashMap;

use super::bidi;
use super::glyphs::{Glyph, Turn};
use crate::{normal, tokens};

/// A line, or a part of one that stands apart from the rest.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// Its text.
    pub(super) text: String,
    /// Where it begins.
    pub(super) x: f32,
    /// Where it ends.
    pub(super) end: f32,
    /// Its base line, from the top of the page.
    pub(super) y: f32,
    /// Size of most of its characters.
    pub(super) size: f32,
    /// True where most of it is bold.
    pub(super) bold: bool,
}

impl Line {
    /// True where two pieces stand beside each other.
    pub(super) fn beside(&self, other: &Self) -> bool {
        (self.y - other.y).abs() < 0.35 * self.size.max(other.size)
    }
}

/// The lines of a page that run the way `turn`, in the order they are read.
pub(super) fn lines(glyphs: &[Glyph], turn: Turn) -> Vec<Line> {
    let glyphs: Vec<&Glyph> = glyphs.iter().filter(|glyph| glyph.turn == turn).collect();
    // Where spaces are drawn, a gap without one parts two cells.
    let spaces = glyphs.iter().filter(|glyph| glyph.text == " " || glyph.text == "\u{a0}").count();
    let apart = if spaces * 20 > glyphs.len() { 0.7 } else { 1.5 };
    let rows = glyphs.chunk_by(|last, next| level(last, next));
    let pieces = rows.flat_map(|row| parted(row, apart));
    ordered(marked(pieces.map(|piece| line(&piece)).filter(|line| !line.text.is_empty()).collect()))
}

/// True where a character stands on the base line of the one drawn before it, or is raised a
/// little. Programs draw the characters of a line in any order, spaces first or last.
fn level(last: &Glyph, next: &Glyph) -> bool {
    let size = last.size.max(next.size);
    let raised = (next.y - last.y).abs();
    raised < 0.15 * size || (raised < 0.5 * size && (last.size - next.size).abs() > 0.1 * size)
}

/// The pieces of a row: it is parted where there is a gap.
fn parted<'a>(row: &[&'a Glyph], apart: f32) -> Vec<Vec<&'a Glyph>> {
    let mut row = row.to_vec();
    row.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut pieces: Vec<Vec<&Glyph>> = Vec::new();
    let mut end = f32::NEG_INFINITY;
    for glyph in row {
        let near = glyph.x - end < apart * glyph.size;
        match pieces.last_mut().filter(|_| near) {
            Some(piece) => piece.push(glyph),
            None => pieces.push(vec![glyph]),
        }
        end = end.max(glyph.end);
    }
    pieces
}

/// The text of pieces that belong together, with spaces where there are gaps.
fn line(glyphs: &[&Glyph]) -> Line {
    let mut pieces: Vec<String> = Vec::with_capacity(glyphs.len());
    let mut before: Option<&Glyph> = None;
    for glyph in glyphs {
        let gap = before.is_some_and(|before| {
            glyph.x - before.end > 0.18 * glyph.size.min(before.size)
                && !(spaceless_end(&before.text) && spaceless_start(&glyph.text))
        });
        if gap {
            pieces.push(" ".to_owned());
        }
        pieces.push(glyph.text.clone());
        before = Some(glyph);
    }
    let size = usual_size(glyphs);
    let bold = glyphs.iter().filter(|glyph| glyph.bold).count() * 2 > glyphs.len();
    let base = glyphs.iter().find(|glyph| glyph.size == size).or(glyphs.first());
    Line {
        text: normal::line(&bidi::reading_order(pieces).concat()),
        x: glyphs.first().map_or(0.0, |glyph| glyph.x),
        end: glyphs.iter().map(|glyph| glyph.end).fold(0.0, f32::max),
        y: base.map_or(0.0, |glyph| glyph.y),
        size,
        bold,
    }
}

fn spaceless_end(text: &str) -> bool {
    text.chars().next_back().is_some_and(tokens::spaceless)
}

fn spaceless_start(text: &str) -> bool {
    text.chars().next().is_some_and(tokens::spaceless)
}

/// The size of most characters.
fn usual_size(glyphs: &[&Glyph]) -> f32 {
    let mut sizes: Vec<f32> = glyphs.iter().map(|glyph| glyph.size).collect();
    sizes.sort_by(f32::total_cmp);
    let (mut best, mut most, mut at) = (0.0, 0, 0);
    while at < sizes.len() {
        let run = sizes[at..].iter().take_while(|size| **size - sizes[at] < 0.05).count();
        if run > most {
            (best, most) = (sizes[at], run);
        }
        at += run;
    }
    best
}

/// Puts the marks of lists before the lines they stand beside; some programs draw them apart.
fn marked(lines: Vec<Line>) -> Vec<Line> {
    let row = |line: &Line| (line.y / 4.0).round() as i32;
    let is_mark = |line: &Line| line.text.chars().count() <= 3 && super::marks::is_mark(&line.text);
    let mut marks: HashMap<i32, Vec<Line>> = HashMap::new();
    let mut rest: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        if is_mark(&line) {
            marks.entry(row(&line)).or_default().push(line);
        } else {
            rest.push(line);
        }
    }
    if marks.is_empty() {
        return rest;
    }
    let mut out = Vec::with_capacity(rest.len());
    for line in rest {
        for at in row(&line) - 1..=row(&line) + 1 {
            let Some(near) = marks.get_mut(&at) else { continue };
            let fits = |mark: &Line| {
                mark.beside(&line)
                    && (mark.end <= line.x + 1.0 && line.x - mark.end < 4.0 * line.size
                        || mark.x >= line.end && mark.x - line.end < 4.0 * line.size)
            };
            if let Some(found) = near.iter().position(fits) {
                out.push(near.swap_remove(found));
            }
        }
        out.push(line);
    }
    let mut left: Vec<Line> = marks.into_values().flatten().collect();
    left.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    out.extend(left);
    out
}

/// Lines as they were drawn, which is how they are read, columns and all. Where they were drawn
/// in disorder, from top to bottom.
fn ordered(mut lines: Vec<Line>) -> Vec<Line> {
    let back = lines.windows(2).filter(|pair| pair[1].y < pair[0].y - pair[0].size).count();
    if back > 4 && back * 5 > lines.len() {
        lines.sort_by(|a, b| {
            let (a_row, b_row) = ((a.y / 3.0).round(), (b.y / 3.0).round());
            a_row.total_cmp(&b_row).then(a.x.total_cmp(&b.x))
        });
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Glyphs of a text in a font whose characters are half as wide as high.
    fn glyphs(text: &str, x: f32, y: f32, size: f32) -> Vec<Glyph> {
        let place = |(i, c): (usize, char)| {
            let x = x + i as f32 * size / 2.0;
            let text = c.to_string();
            Glyph { text, x, end: x + size / 2.0, y, size, bold: false, turn: Turn::None }
        };
        text.chars().enumerate().filter(|(_, c)| *c != ' ').map(place).collect()
    }

    fn texts(glyphs: &[Glyph]) -> Vec<String> {
        lines(glyphs, Turn::None).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn gaps_are_spaces_and_lines_are_lines() {
        let page = [glyphs("The gate", 50.0, 100.0, 10.0), glyphs("is shut", 50.0, 112.0, 10.0)];
        assert_eq!(texts(&page.concat()), ["The gate", "is shut"]);
    }

    #[test]
    fn a_raised_figure_stays_in_its_line() {
        let mut page = glyphs("gate", 50.0, 100.0, 10.0);
        page.extend(glyphs("2", 70.0, 96.5, 6.0));
        page.extend(glyphs("is shut", 78.0, 100.0, 10.0));
        assert_eq!(texts(&page), ["gate2 is shut"]);
    }

    #[test]
    fn cells_of_a_row_stay_apart() {
        let page = [glyphs("Ulm", 50.0, 100.0, 10.0), glyphs("12", 150.0, 100.0, 10.0)];
        let lines = lines(&page.concat(), Turn::None);
        assert!(lines.len() == 2 && lines[0].beside(&lines[1]));
    }

    #[test]
    fn columns_are_read_as_drawn_and_disorder_from_top_to_bottom() {
        let column = |x: f32| (0..4).map(move |i| (x, 100.0 + 12.0 * i as f32));
        let page: Vec<Glyph> = column(50.0)
            .chain(column(300.0))
            .enumerate()
            .flat_map(|(i, (x, y))| glyphs(&format!("line{i}"), x, y, 10.0))
            .collect();
        assert_eq!(texts(&page)[4], "line4");
        let page: Vec<Glyph> = (0..9)
            .rev()
            .flat_map(|i| glyphs(&format!("line{i}"), 50.0, 100.0 + 12.0 * i as f32, 10.0))
            .collect();
        assert_eq!(texts(&page)[0], "line0");
    }

    #[test]
    fn characters_placed_from_the_right_are_one_line() {
        let word: Vec<char> = "השער".chars().collect();
        let page: Vec<Glyph> = word
            .iter()
            .enumerate()
            .flat_map(|(i, c)| glyphs(&c.to_string(), 100.0 - 5.0 * i as f32, 100.0, 10.0))
            .collect();
        assert_eq!(texts(&page), ["השער"]);
    }
}
