//! How a table is written: its encoding, and the sign between its cells.

use encoding_rs::Encoding;

use super::rows::{self, RowEnd};
use crate::formats::{Columns, Start};
use crate::{encoding, normal};

/// At most this many rows at the start are looked at.
const SAMPLE: usize = 60;

/// How a table is written, and what its columns are called.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Dialect {
    /// The sign between cells.
    pub(super) delimiter: u8,
    /// The encoding.
    pub(super) encoding: &'static Encoding,
    /// Bytes of the first row, from behind the byte order mark up to its line end.
    pub(super) header: Vec<u8>,
    /// Where the second row begins.
    pub(super) first: u64,
    /// What the columns are called.
    pub(super) names: Vec<String>,
    /// How sure it is that this is a table, 0 to 100.
    pub(super) sure: u8,
}

impl Dialect {
    /// Looks at the start of a file; `None` where it is no table.
    pub(super) fn of(head: &[u8], named: bool) -> Option<Self> {
        let mark = if head.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        let found = encoding::decode(head, None);
        let encoding = Encoding::for_label(found.encoding.as_bytes())?;
        // Rows are looked for byte by byte.
        if !encoding.is_ascii_compatible() {
            return None;
        }
        let rows = &head[mark..];
        let (delimiter, sure) = [b',', b';', b'\t', b'|']
            .into_iter()
            .map(|it| (it, score(rows, it)))
            .rev()
            .max_by_key(|it| it.1)?;
        let end = match rows::row_end(rows, delimiter) {
            RowEnd::At(end) => end,
            RowEnd::Open { .. } => return None,
        };
        let header = encoding.decode_without_bom_handling(&rows[..end]).0.into_owned();
        let names: Vec<String> =
            rows::cells(&header, delimiter).iter().map(|it| normal::line(it)).collect();
        let guessed = Columns::guess(&names);
        let plain =
            names.iter().all(|name| name.chars().count() <= 60 && !name.ends_with(['.', '!', '?']));
        let known =
            [&guessed.title, &guessed.body, &guessed.url, &guessed.published, &guessed.authors];
        let known = known.into_iter().flatten().count();
        let sure = match (sure >= 90 && plain && names.len() > 1, known, named) {
            (true, 2.., _) => 85,
            (true, _, true) | (_, 1.., true) => 60,
            _ => return None,
        };
        let header = rows[..end].to_vec();
        Some(Self { delimiter, encoding, header, first: (mark + end) as u64, names, sure })
    }

    /// The dialect of the table that a file begins with.
    pub(super) fn at(start: &Start<'_>) -> Option<Self> {
        let named = start.ends_in(&["csv", "tsv", "tab"]);
        Self::of(start.head, named)
    }
}

/// How alike the rows are when `delimiter` parts their cells: the share, in hundredths, of the
/// rows that have as many cells as the first.
fn score(bytes: &[u8], delimiter: u8) -> u8 {
    let mut counts: Vec<usize> = Vec::new();
    let mut rest = bytes;
    while counts.len() < SAMPLE {
        let RowEnd::At(end) = rows::row_end(rest, delimiter) else { break };
        let row = &rest[..end];
        if !row.trim_ascii().is_empty() {
            counts.push(count(row, delimiter));
        }
        rest = &rest[end..];
    }
    // The last row may lack its line end.
    if counts.len() < SAMPLE && !rest.trim_ascii().is_empty() && bytes.len() < Start::HEAD {
        counts.push(count(rest, delimiter));
    }
    let Some(first) = counts.first().copied().filter(|first| *first > 1) else { return 0 };
    if counts.len() < 2 {
        return 50;
    }
    let same = counts.iter().filter(|count| **count == first).count();
    u8::try_from(same * 100 / counts.len()).unwrap_or(100)
}

fn count(row: &[u8], delimiter: u8) -> usize {
    rows::cells(&String::from_utf8_lossy(row), delimiter).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<(char, u8)> {
        Dialect::of(text.as_bytes(), false).map(|it| (char::from(it.delimiter), it.sure))
    }

    #[test]
    fn the_sign_between_cells_is_found() {
        assert_eq!(of("title,url\nGates, shut;x,1\nb,2\n"), None);
        assert_eq!(of("title,url\n\"Gates, shut\",1\nb,2\n"), Some((',', 85)));
        assert_eq!(of("title;text;n\na, b;c;1\nd;e, f;2\n"), Some((';', 85)));
        assert_eq!(of("title\turl\na, b\tc\n"), Some(('\t', 85)));
    }

    #[test]
    fn prose_is_no_table() {
        assert_eq!(of("Gates, ferries.\nThe title, the text.\nAnd more, or less.\n"), None);
        assert_eq!(of("One line"), None);
        assert_eq!(of(""), None);
    }

    #[test]
    fn encodings_are_told() {
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(
            "заголовок;текст\nПорт закрыт;Порт закрыт до утра понедельника, сообщила администрация.\nПаром;Паром ждёт, пока вода не спадёт.\n",
        );
        let dialect = Dialect::of(&bytes, false).unwrap();
        assert_eq!(dialect.names, ["заголовок", "текст"]);
        let marked = Dialect::of(b"\xef\xbb\xbftitle,url\na,b\n", false).unwrap();
        assert_eq!((marked.names[0].as_str(), marked.first), ("title", 13));
    }
}
