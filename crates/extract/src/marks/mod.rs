//! Markdown of what was read: of a block with its links and emphasis, and of a whole capture. The
//! plain text of a block stays what is searched and cited; its markdown is how it is shown.

mod escape;
mod rich;

use crate::{Block, BlockKind};

use escape::Place;
pub(crate) use rich::{Rich, Style};

/// Spaces before an entry for each list that it stands in.
const INDENT: usize = 4;

/// Lists nested deeper than this are shown at this depth.
const DEEPEST: usize = 8;

/// Where an entry stands in the lists around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    /// How many lists stand around its own.
    pub(crate) depth: usize,
    /// Its number, in a numbered list.
    pub(crate) number: Option<u32>,
    /// False for the second and further paragraphs of one entry.
    pub(crate) first: bool,
}

/// A cell of a table: its text, and the same with its marks.
pub(crate) type Cell = (String, Rich);

/// The markdown of a block, where that says more than its kind, level and text do.
pub(crate) fn of(
    kind: BlockKind,
    level: Option<u8>,
    text: &str,
    rich: &Rich,
    entry: Option<Entry>,
) -> Option<String> {
    let place = if kind == BlockKind::Heading { Place::Heading } else { Place::Inside };
    let lines = rich.lines(text, place);
    let usual = Entry { depth: 0, number: None, first: true };
    let entry = entry.filter(|entry| *entry != usual);
    if lines.is_none() && entry.is_none() {
        return None;
    }
    let lines = lines.unwrap_or_else(|| plain_lines(text, place));
    Some(framed(kind, level, &lines, entry.unwrap_or(usual)))
}

/// The markdown of a picture; its address is shown, never fetched.
pub(crate) fn picture(alt: &str, address: Option<&str>) -> String {
    let mut out = "![".to_owned();
    escape::push(&mut out, alt, Place::Inside);
    out.push_str("](");
    out.push_str(&escape::target(address.unwrap_or_default()));
    out.push(')');
    out
}

/// A table with its first row as head.
pub(crate) fn table(rows: &[Vec<Cell>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut lines = Vec::with_capacity(rows.len() + 1);
    for (i, row) in rows.iter().enumerate() {
        let mut line = "|".to_owned();
        for column in 0..columns {
            line.push(' ');
            if let Some((text, rich)) = row.get(column) {
                match rich.lines(text, Place::Cell) {
                    Some(lines) => line.push_str(&lines.join(" ")),
                    None => escape::push(&mut line, text, Place::Cell),
                }
            }
            line.push_str(" |");
        }
        lines.push(line);
        if i == 0 {
            lines.push(format!("|{}", " --- |".repeat(columns)));
        }
    }
    lines.join("\n")
}

impl Block {
    /// The block as markdown: its own, or what follows from kind, level and text.
    pub fn as_markdown(&self) -> String {
        if let Some(markdown) = &self.markdown {
            return markdown.clone();
        }
        match self.kind {
            BlockKind::Code => fenced(&self.text),
            BlockKind::Image => picture(&self.text, None),
            BlockKind::Table => {
                let cell = |cell: &str| (cell.to_owned(), Rich::default());
                let rows = self.text.lines().map(|row| row.split(" | ").map(cell).collect());
                table(&rows.collect::<Vec<Vec<Cell>>>())
            }
            kind => {
                let place = if kind == BlockKind::Heading { Place::Heading } else { Place::Inside };
                let entry = Entry { depth: 0, number: None, first: true };
                framed(kind, self.level, &plain_lines(&self.text, place), entry)
            }
        }
    }
}

/// The markdown of blocks in a row. An entry of a list whose parents are not among them moves out
/// as far as it has to, or it would be read as code.
pub(crate) fn join<'a>(blocks: impl IntoIterator<Item = &'a Block>) -> String {
    let mut out = String::new();
    let mut deepest = 0;
    for block in blocks {
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        let markdown = block.as_markdown();
        if block.kind != BlockKind::ListItem {
            deepest = 0;
            out.push_str(&markdown);
            continue;
        }
        let spaces = markdown.len() - markdown.trim_start_matches(' ').len();
        let entry = is_entry(markdown.trim_start_matches(' '));
        let kept = spaces.min(deepest);
        for (i, line) in markdown.lines().enumerate() {
            if i > 0 {
                out.push('\n');
            }
            let its = line.len() - line.trim_start_matches(' ').len();
            out.push_str(&" ".repeat(its.saturating_sub(spaces - kept)));
            out.push_str(line.trim_start_matches(' '));
        }
        deepest = match (entry, kept) {
            (true, _) => kept + INDENT,
            (false, 0) => 0,
            (false, _) => deepest,
        };
    }
    out
}

/// True where a line begins with the mark of a list.
fn is_entry(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    line.starts_with("- ") || (digits > 0 && line[digits..].starts_with(". "))
}

fn plain_lines(text: &str, place: Place) -> Vec<String> {
    let place = if place == Place::Inside { Place::LineStart } else { place };
    let escaped = |line: &str| {
        let mut out = String::with_capacity(line.len());
        escape::push(&mut out, line, place);
        out
    };
    text.lines().map(escaped).collect()
}

/// Lines with the marks of their block around them.
fn framed(kind: BlockKind, level: Option<u8>, lines: &[String], entry: Entry) -> String {
    match kind {
        BlockKind::Heading => {
            format!(
                "{} {}",
                "#".repeat(usize::from(level.unwrap_or(2).clamp(1, 6))),
                lines.join(" ")
            )
        }
        BlockKind::Quote => {
            let quoted: Vec<String> = lines.iter().map(|line| format!("> {line}")).collect();
            quoted.join("\\\n")
        }
        BlockKind::ListItem => listed(lines, entry),
        _ => lines.join("\\\n"),
    }
}

/// Lines as an entry of a list. A text that brings its own mark ("• one", "1) two") is shown as it
/// is.
fn listed(lines: &[String], entry: Entry) -> String {
    let indent = " ".repeat(INDENT * entry.depth.min(DEEPEST));
    let own = lines.first().is_some_and(|line| brings_mark(line));
    let (mark, rest) = match (entry.number, entry.first) {
        (_, false) => (" ".repeat(INDENT), " ".repeat(INDENT)),
        (None, true) if own => (String::new(), String::new()),
        (None, true) => ("- ".to_owned(), "  ".to_owned()),
        (Some(number), true) => {
            let mark = format!("{}. ", number.min(999_999_999));
            let rest = " ".repeat(mark.len());
            (mark, rest)
        }
    };
    let lines = lines.join(&format!("\\\n{indent}{rest}"));
    format!("{indent}{mark}{lines}")
}

/// True for an escaped line that begins with the mark of a list.
fn brings_mark(line: &str) -> bool {
    let line = line.replacen('\\', "", 1);
    let bullet = ["• ", "- ", "– ", "* ", "· ", "▪ ", "‣ ", "+ "];
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    bullet.iter().any(|mark| line.starts_with(mark))
        || ((1..=3).contains(&digits)
            && (line[digits..].starts_with(") ") || line[digits..].starts_with(". ")))
}

/// Preformatted text between fences longer than any it holds.
fn fenced(text: &str) -> String {
    let longest =
        text.lines().map(|line| line.trim_start().bytes().take_while(|b| *b == b'`').count());
    let fence = "`".repeat(longest.max().unwrap_or(0).max(2) + 1);
    format!("{fence}\n{text}\n{fence}")
}

#[cfg(test)]
mod tests;
