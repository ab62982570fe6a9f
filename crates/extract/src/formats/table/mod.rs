//! Tables of values apart by commas, semicolons, tabs or bars. Each row is a record of its own;
//! rows are read one by one, however long the table is.

mod dialect;
mod names;
mod preview;
mod rows;

use std::io::Cursor;

use super::giver::{Giver, answer};
use super::source::{self, Whole, Window};
use super::{
    Broken, Columns, Ended, Format, Likeness, Opening, Part, SkippedPart, Source, Start, Step,
    StepTaker, record,
};
use crate::{Kind, encoding};
use dialect::Dialect;
pub use preview::{Preview, preview};
use rows::RowEnd;

/// Tables.
pub(super) static FORMAT: Format = Format {
    code: "csv",
    name: "Table (CSV, TSV)",
    extensions: &["csv", "tsv", "tab"],
    help: "An item for each row. Which column holds the title, the text, the address and so on is told from the names of the columns in many languages, and can be set by hand.",
    signature,
    document: None,
    parts: Some(parts),
};

fn signature(start: &Start<'_>) -> Likeness {
    // Pages and JSON are no tables; trying them as one is dear.
    if start.text().trim_start().starts_with(['<', '{']) {
        return Likeness::No;
    }
    let head = encoding::decode(start.head, None);
    let found = if matches!(head.encoding, "UTF-16LE" | "UTF-16BE") {
        Dialect::of(head.text.as_bytes(), start.ends_in(FORMAT.extensions))
    } else {
        Dialect::at(start)
    };
    found.map_or(Likeness::No, |dialect| Likeness::Maybe(dialect.sure))
}

/// The names of the columns of a table, and what they seem to mean; `None` where the file is no
/// table or list of records.
pub fn columns(start: &Start<'_>) -> Option<(Vec<String>, Columns)> {
    let names = match super::json::Peek::at(start) {
        Some(peek) => peek.record_names(),
        None => Dialect::at(start)?.names,
    };
    let guessed = Columns::guess(&names);
    (!names.is_empty()).then_some((names, guessed))
}

/// The names and values of a row that stands below its head.
pub(super) fn pairs(text: &str) -> Vec<(String, String)> {
    let Some(dialect) = Dialect::of(text.as_bytes(), true) else { return Vec::new() };
    let first = usize::try_from(dialect.first).unwrap_or(usize::MAX);
    let row = text.get(first..).unwrap_or("");
    let values = rows::cells(row, dialect.delimiter);
    dialect.names.into_iter().zip(values).collect()
}

/// Reads the rows one by one. The cursor counts bytes of the file.
fn parts(
    from: &mut dyn Source,
    opening: &Opening<'_>,
    take: &mut StepTaker<'_>,
) -> Result<Ended, Broken> {
    let head = head(from)?;
    let decoded = encoding::decode(&head, None);
    if matches!(decoded.encoding, "UTF-16LE" | "UTF-16BE") {
        return match source::whole(from, opening)? {
            Whole::Bytes(bytes) => {
                let text = encoding::decode(&bytes, None).text;
                read(&mut Cursor::new(text.into_bytes()), opening, take)
            }
            Whole::TooLarge => Err(Broken::at(
                0,
                "The table is in UTF-16 and very large, so it was not read. The file itself is untouched. Save it as UTF-8 and import it again.",
            )),
        };
    }
    read(from, opening, take)
}

fn head(from: &mut dyn Source) -> Result<Vec<u8>, Broken> {
    let mut window = Window::at(from, 0)?;
    window.grow()?;
    let head = window.bytes();
    Ok(head[..head.len().min(Start::HEAD)].to_vec())
}

fn read(
    from: &mut dyn Source,
    opening: &Opening<'_>,
    take: &mut StepTaker<'_>,
) -> Result<Ended, Broken> {
    let head = head(from)?;
    let Some(dialect) = Dialect::of(&head, true) else {
        return Err(Broken::at(
            0,
            "No columns could be made out in the table, so nothing was filed. The file itself is untouched. See that its first row names the columns.",
        ));
    };
    let mut rows = Rows {
        line: 1,
        window: Window::at(from, 0)?,
        quotes: 0,
        most: usize::try_from(opening.limits.part).unwrap_or(usize::MAX),
    };
    let first = opening.from.max(dialect.first);
    rows.line += rows.window.count_lines(first)?;
    let mut giver = Giver::new(take, &opening.limits, opening.from);
    let mut next = first;
    while let Some((place, row)) = rows.next(dialect.delimiter)? {
        next = rows.window.offset();
        let step = match row {
            Ok(bytes) if bytes.trim_ascii().is_empty() => continue,
            Ok(bytes) => part(&dialect, &bytes, &place, next, opening),
            Err(why) => skipped(&place, next, why),
        };
        if let Err(left) = giver.step(step) {
            return answer(Err(left));
        }
    }
    Ok(Ended::whole(next))
}

fn skipped(place: &str, next: u64, why: impl Into<String>) -> Step {
    Step::Skipped(SkippedPart { place: place.to_owned(), next, why: why.into(), failed: true })
}

fn part(dialect: &Dialect, row: &[u8], place: &str, next: u64, opening: &Opening<'_>) -> Step {
    let text = dialect.encoding.decode_without_bom_handling(row).0;
    let cells = rows::cells(&text, dialect.delimiter);
    let (found, wanted) = (cells.len(), dialect.names.len());
    if found > wanted || (found == 1 && wanted > 1) {
        let why = format!("the row has {found} cells where the head names {wanted} columns");
        return skipped(place, next, why);
    }
    let mut bytes = dialect.header.clone();
    bytes.extend_from_slice(row);
    let pairs: Vec<(String, String)> = dialect.names.iter().cloned().zip(cells).collect();
    let fields = record::of_pairs(&pairs, opening.columns);
    let mut told = record::told(&fields, opening.columns);
    let plain = dialect.encoding == encoding_rs::UTF_8;
    told.charset = (!plain).then(|| dialect.encoding.name().to_owned());
    Step::Part(Part {
        bytes,
        place: place.to_owned(),
        next,
        name: None,
        url: record::url(&fields),
        kind: Some(Kind::RECORD),
        told,
    })
}

/// Walks the rows of a table.
struct Rows<'a> {
    window: Window<'a>,
    /// Number of the line that comes next, from 1.
    line: u64,
    /// How many quotes were never closed.
    quotes: usize,
    most: usize,
}

/// A row, or why it cannot be read.
type Row = Result<Vec<u8>, &'static str>;

impl Rows<'_> {
    /// The next row with its place.
    fn next(&mut self, delimiter: u8) -> Result<Option<(String, Row)>, Broken> {
        let place = format!("line {}", self.line);
        let longest = self.most.min(rows::LONGEST_QUOTE);
        loop {
            // After many that were not, a quote is taken for a character.
            let end = if self.quotes > 100 {
                line_end(self.window.bytes())
            } else {
                rows::row_end(self.window.bytes(), delimiter)
            };
            let quoted = match end {
                RowEnd::At(end) => return Ok(Some((place, Ok(self.pass(end))))),
                RowEnd::Open { quoted } => quoted,
            };
            let length = self.window.bytes().len();
            if length <= longest && self.window.grow()? {
                continue;
            }
            if length == 0 {
                return Ok(None);
            }
            if quoted {
                self.quotes += 1;
                self.pass_line()?;
                return Ok(Some((place, Err("a quote in the row is never closed"))));
            }
            if length > longest {
                self.pass_line()?;
                return Ok(Some((place, Err("the row is too long"))));
            }
            return Ok(Some((place, Ok(self.pass(length)))));
        }
    }

    fn pass(&mut self, end: usize) -> Vec<u8> {
        let row = self.window.bytes()[..end].to_vec();
        self.line += row.iter().filter(|byte| **byte == b'\n').count() as u64;
        self.window.pass(end);
        row
    }

    /// Passes over the rest of a line.
    fn pass_line(&mut self) -> Result<(), Broken> {
        loop {
            match line_end(self.window.bytes()) {
                RowEnd::At(end) => {
                    self.window.pass(end);
                    self.line += 1;
                    return Ok(());
                }
                RowEnd::Open { .. } => {
                    let length = self.window.bytes().len();
                    self.window.pass(length);
                    if !self.window.grow()? {
                        return Ok(());
                    }
                }
            }
        }
    }
}

fn line_end(bytes: &[u8]) -> RowEnd {
    let end = bytes.iter().position(|byte| *byte == b'\n');
    end.map_or(RowEnd::Open { quoted: false }, |end| RowEnd::At(end + 1))
}

#[cfg(test)]
mod tests;
