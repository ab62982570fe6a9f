//! The first rows of a table or list of records, for choosing what its columns mean before it is
//! imported.

use std::io::Cursor;
use std::ops::ControlFlow;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{columns, pairs};
use crate::formats::{Columns, Opening, Part, Start, Step, record};
use crate::{Kind, encoding, normal};

/// Longer values are cut to this many characters.
const LONGEST: usize = 200;

/// More columns are not told of.
const MOST_COLUMNS: usize = 200;

/// The head of a table and its first rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// What it is.
    pub kind: Kind,
    /// The names of the columns, or of the fields of the records seen, in order.
    pub names: Vec<String>,
    /// What they seem to mean.
    pub guessed: Columns,
    /// The values of the first rows, one for each name; empty where a record has none.
    pub rows: Vec<Vec<String>>,
    /// True where a column that is not named here cannot come later in the file.
    pub all_names: bool,
}

/// Looks at the start of a file; `None` where it is no table or list of records. At most `most`
/// rows are told.
pub fn preview(start: &Start<'_>, most: usize) -> Option<Preview> {
    let kind = crate::detect_start(start)?;
    if !["csv", "jsonl", "json"].contains(&kind.word()) {
        return None;
    }
    let whole = start.length.is_none_or(|length| length <= start.head.len() as u64);
    let decoded = encoding::decode(start.head, None);
    let wide = matches!(decoded.encoding, "UTF-16LE" | "UTF-16BE");
    let head = if wide { decoded.text.as_bytes() } else { start.head };
    let table = kind.word() == "csv";
    let found = rows(kind, head, whole);
    let (mut names, _) = columns(&Start::new(head, &[], start.name, None))?;
    if !table {
        let more = found.iter().flatten().map(|(name, _)| name);
        for name in more {
            if names.len() < MOST_COLUMNS && !names.contains(name) {
                names.push(name.clone());
            }
        }
    }
    names.truncate(MOST_COLUMNS);
    let guessed = Columns::guess(&names);
    let value = |row: &[(String, String)], name: &String| {
        row.iter().find(|(it, _)| it == name).map(|(_, value)| short(value)).unwrap_or_default()
    };
    let rows: Vec<Vec<String>> = found
        .iter()
        .take(most)
        .map(|row| names.iter().map(|name| value(row, name)).collect())
        .collect();
    // A list that lies below a field is named by it; only what a record holds is a column.
    Some(Preview { kind, names, guessed, rows, all_names: table || whole })
}

/// The names and values of the rows that stand whole in the head.
fn rows(kind: Kind, head: &[u8], whole: bool) -> Vec<Vec<(String, String)>> {
    let mut rows = Vec::new();
    let Some(open) = kind.format().parts else { return rows };
    let opening = Opening::of(None, Timestamp::UNIX_EPOCH);
    // What was read until something is broken or cut off stands.
    drop(open(&mut Cursor::new(head), &opening, &mut |step| {
        if let Step::Part(part) = step {
            let cut = !whole && part.next >= head.len() as u64;
            if !cut {
                rows.push(values(&part));
            }
        }
        if rows.len() < 100 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }));
    rows
}

fn values(part: &Part) -> Vec<(String, String)> {
    match serde_json::from_slice(&part.bytes) {
        Ok(value @ serde_json::Value::Object(_)) => record::flat(&value),
        _ => pairs(&encoding::decode(&part.bytes, part.told.charset.as_deref()).text),
    }
}

fn short(value: &str) -> String {
    let line = normal::line(value);
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &[u8], name: &str) -> Option<Preview> {
        preview(&Start::of(text, Some(name)), 2)
    }

    #[test]
    fn a_table_shows_its_columns_and_first_rows() {
        let text = "Headline;Story;n\n\"Gates; shut\";Until dawn.;1\nFerry;Waits.;2\nc;d;3\n";
        let seen = of(text.as_bytes(), "a.csv").unwrap();
        assert_eq!((seen.kind.word(), seen.all_names), ("csv", true));
        assert_eq!(seen.names, ["Headline", "Story", "n"]);
        assert_eq!(seen.guessed.body.as_deref(), Some("Story"));
        assert_eq!(seen.rows, [["Gates; shut", "Until dawn.", "1"], ["Ferry", "Waits.", "2"]]);
    }

    #[test]
    fn records_show_the_fields_of_all_that_were_seen() {
        let text =
            "{\"title\":\"a\",\"text\":\"b\"}\n{\"title\":\"c\",\"source\":{\"name\":\"G\"}}\n";
        let seen = of(text.as_bytes(), "a.jsonl").unwrap();
        assert_eq!(seen.names, ["title", "text", "source.name"]);
        assert_eq!(seen.rows, [["a", "b", ""], ["c", "", "G"]]);
        let list = of(b"[{\"title\":\"a\",\"text\":\"b\"}]", "a.json").unwrap();
        assert_eq!((list.kind.word(), list.rows.len()), ("json", 1));
    }

    #[test]
    fn a_table_in_utf_16_is_seen() {
        let text = "title\ttext\nGates\tShut.\n";
        let mut bytes = vec![0xff, 0xfe];
        bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(of(&bytes, "a.tsv").unwrap().rows, [["Gates", "Shut."]]);
    }

    #[test]
    fn what_is_no_table_has_no_columns() {
        assert_eq!(of(b"A text. And more of it, with a comma.", "a.txt"), None);
        assert_eq!(of(b"", "a.csv"), None);
    }

    #[test]
    fn a_row_that_is_cut_off_is_left_out() {
        let mut text = b"title,text\na,b\n".to_vec();
        text.extend(b"c,".iter().chain(&vec![b'x'; Start::HEAD]));
        let start = Start::new(&text, &[], Some("a.csv"), Some(1 << 20));
        let seen = preview(&start, 5).unwrap();
        assert_eq!((seen.rows.len(), seen.all_names), (1, true));
    }
}
