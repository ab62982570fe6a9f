//! Lines to blocks: paragraphs, headings, entries of lists, tables.

use std::collections::HashMap;

use super::lines::Line;
use super::marks::entry;
use super::words::Words;
use crate::{BlockKind, normal};

/// A block, and how it looks on the page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    /// What it is.
    pub(super) kind: BlockKind,
    /// Its text.
    pub(super) text: String,
    /// The page it begins on, from 1.
    pub(super) page: u32,
    /// Size of its font.
    pub(super) size: f32,
    /// True where it is bold.
    pub(super) bold: bool,
    /// How many lines it takes.
    pub(super) lines: usize,
}

/// What is usual in a document.
#[derive(Debug)]
pub(super) struct Usual {
    /// Size of most of its text.
    pub(super) size: f32,
    /// Distance of two base lines in sizes of the font.
    pitch: f32,
}

impl Usual {
    /// Measures a document.
    pub(super) fn of<'a>(lines: impl Iterator<Item = &'a [Line]>) -> Self {
        let (mut sizes, mut pitches) = (HashMap::<i32, usize>::new(), HashMap::<i32, usize>::new());
        for page in lines {
            for line in page {
                *sizes.entry((line.size * 4.0).round() as i32).or_default() += line.text.len();
            }
            for pair in page.windows(2) {
                let step = (pair[1].y - pair[0].y) / pair[0].size;
                if (0.7..3.0).contains(&step) && (pair[0].size - pair[1].size).abs() < 0.3 {
                    *pitches.entry((step * 20.0).round() as i32).or_default() += pair[0].text.len();
                }
            }
        }
        Self {
            size: most(&sizes).map_or(10.0, |size| size as f32 / 4.0),
            pitch: most(&pitches).map_or(1.3, |pitch| pitch as f32 / 20.0),
        }
    }
}

/// The value that occurs most; the smaller of two.
fn most(counts: &HashMap<i32, usize>) -> Option<i32> {
    let mut all: Vec<(i32, usize)> = counts.iter().map(|(value, count)| (*value, *count)).collect();
    all.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    all.first().map(|(value, _)| *value)
}

/// Reads the blocks of pages, given by number with their lines.
pub(super) fn blocks(pages: &[(u32, Vec<Line>)], usual: &Usual, words: &Words) -> Vec<Placed> {
    let mut reader = Reader { usual, words, out: Vec::new(), open: None, rights: HashMap::new() };
    for (number, lines) in pages {
        reader.page(*number, lines);
    }
    reader.close();
    reader.out
}

struct Open {
    block: Placed,
    last: Line,
    last_page: u32,
    left: f32,
}

struct Reader<'a> {
    usual: &'a Usual,
    words: &'a Words,
    out: Vec<Placed>,
    open: Option<Open>,
    /// How far lines reach that begin at a place.
    rights: HashMap<i32, f32>,
}

impl Reader<'_> {
    fn page(&mut self, number: u32, lines: &[Line]) {
        self.rights.clear();
        for line in lines {
            let right = self.rights.entry(place(line)).or_default();
            *right = right.max(line.end);
        }
        let rows = rows(lines);
        let mut at = 0;
        while at < rows.len() {
            let table = rows[at..].iter().take_while(|row| is_row(row)).count();
            if table >= 2 {
                self.table(number, &rows[at..at + table]);
                at += table;
            } else {
                self.line(number, beside(rows[at]));
                at += 1;
            }
        }
    }

    fn table(&mut self, page: u32, rows: &[&[Line]]) {
        self.close();
        let row = |row: &&[Line]| {
            let mut cells: Vec<&Line> = row.iter().collect();
            cells.sort_by(|a, b| a.x.total_cmp(&b.x));
            cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" | ")
        };
        let text: Vec<String> = rows.iter().map(row).collect();
        self.out.push(Placed {
            kind: BlockKind::Table,
            text: text.join("\n"),
            page,
            size: rows[0][0].size,
            bold: false,
            lines: rows.len(),
        });
    }

    fn line(&mut self, page: u32, line: Line) {
        let entry = entry(&line.text);
        let goes_on = entry.is_none()
            && self.open.as_ref().is_some_and(|open| self.goes_on(open, page, &line));
        if goes_on && let Some(open) = &mut self.open {
            self.words.join(&mut open.block.text, &line.text);
            open.block.lines += 1;
            open.left = open.left.min(line.x);
            (open.last, open.last_page) = (line, page);
            return;
        }
        self.close();
        let (kind, text) = match entry {
            Some(rest) => (BlockKind::ListItem, rest.to_owned()),
            None => (BlockKind::Paragraph, line.text.clone()),
        };
        let block = Placed { kind, text, page, size: line.size, bold: line.bold, lines: 1 };
        self.open = Some(Open { block, left: line.x, last: line, last_page: page });
    }

    /// True where a line goes on with the block that is open.
    fn goes_on(&self, open: &Open, page: u32, line: &Line) -> bool {
        let last = &open.last;
        let size = last.size.max(line.size);
        let ended = ends_sentence(&last.text);
        // A line of typewriter type within a paragraph is often set smaller.
        let text = size < self.usual.size * 1.1 && !ended && !last.bold && !line.bold;
        if (last.size - line.size).abs() > if text { 0.22 } else { 0.08 } * size {
            return false;
        }
        let step = line.y - last.y;
        if page != open.last_page || step < -0.5 * size {
            // A new column or page: the sentence decides.
            let small = line.text.chars().next().is_some_and(char::is_lowercase);
            let parted = last.text.ends_with(['-', ',', '\u{ad}']);
            let caseless =
                line.text.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_uppercase());
            return !ended
                && last.bold == line.bold
                && (small || parted || caseless)
                && open.block.lines > 1;
        }
        let full = self.reaches_the_edge(last);
        if step > self.usual.pitch * size * 1.28 || (last.bold != line.bold && !full) {
            return false;
        }
        let indented = if is_leftward(&line.text) {
            last.end - line.end > 0.9 * size && last.end - line.end < 5.0 * size && full
        } else {
            line.x - last.x > 0.9 * size && line.x - open.left < 5.0 * size
        };
        let list = open.block.kind == BlockKind::ListItem;
        !(indented && !list && open.block.lines > usize::from(!ended)) && (full || !ended)
    }

    /// True where a line reaches as far as those that begin where it does.
    fn reaches_the_edge(&self, line: &Line) -> bool {
        let at = place(line);
        let right =
            (at - 1..=at + 1).filter_map(|at| self.rights.get(&at)).fold(0.0_f32, |a, b| a.max(*b));
        is_leftward(&line.text) || line.end > right - 0.15 * (right - line.x)
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let mut block = open.block;
        block.text = normal::line(&block.text);
        if !block.text.is_empty() {
            self.out.push(block);
        }
    }
}

/// Where a line begins, roughly.
fn place(line: &Line) -> i32 {
    (line.x / 12.0).round() as i32
}

/// Lines beside each other are one row.
fn rows(lines: &[Line]) -> Vec<&[Line]> {
    lines.chunk_by(|a, b| a.beside(b)).collect()
}

/// True for a row of a table: several cells, and not the mark of a list with its entry.
fn is_row(row: &[Line]) -> bool {
    row.len() >= 2 && entry(&format!("{} x", row[0].text)).is_none()
}

/// A row that is no table, as one line.
fn beside(row: &[Line]) -> Line {
    let mut line = row[0].clone();
    for next in &row[1..] {
        line.text.push(' ');
        line.text.push_str(&next.text);
        line.end = line.end.max(next.end);
        line.x = line.x.min(next.x);
    }
    line
}

fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', '“', '»', '\'', '’', ')', ']', '」', '』']);
    text.ends_with(['.', '!', '?', ':', '。', '！', '？', '؟', '۔', '।', '…'])
}

fn is_leftward(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(|c| matches!(c, '\u{590}'..='\u{8ff}'))
}

#[cfg(test)]
mod tests;
