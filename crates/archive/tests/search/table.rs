//! Which query finds which text, as a table that can be read and added to.

use archive::index::Document;
use archive::query::highlight::{Highlighter, Unit};
use archive::query::{Condition, Field, Query};

use crate::store::{filled, found, item};

struct Row {
    line: usize,
    item: u64,
    query: String,
    finds: bool,
}

/// The texts of the table and its rows.
fn read() -> (Vec<Document>, Vec<Row>) {
    let (mut items, mut rows) = (Vec::new(), Vec::new());
    for (number, line) in include_str!("table.txt").lines().enumerate() {
        let Some((sign, rest)) = line.split_at_checked(2).filter(|(sign, _)| *sign != "# ") else {
            continue;
        };
        let text = unescaped(rest);
        let id = items.len() as u64;
        match sign {
            "= " => {
                let (title, body) = text.split_once(" || ").unwrap_or(("", &text));
                items.push(item(id + 1, title, body));
            }
            "+ " | "- " => {
                rows.push(Row { line: number + 1, item: id, query: text, finds: sign == "+ " });
            }
            _ => panic!("line {} is none: {line:?}", number + 1),
        }
    }
    (items, rows)
}

fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_once('}').unwrap();
        plain.push(char::from_u32(u32::from_str_radix(number, 16).unwrap()).unwrap());
        plain.push_str(rest);
    }
    plain.replace("\\n", "\n").replace("\\t", "\t")
}

#[test]
fn every_row_of_the_table_holds() {
    let (items, rows) = read();
    assert!(rows.len() >= 150, "only {} rows", rows.len());
    let (_folder, _store, index) = filled(items);
    let wrong: Vec<String> = rows
        .iter()
        .filter(|row| found(&index, &row.query).contains(&row.item) != row.finds)
        .map(|row| format!("line {}: {} must find: {}", row.line, row.query, row.finds))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What is found must be shown: index and highlighter read text by the same rules.
#[test]
fn what_is_found_is_marked() {
    let (items, rows) = read();
    for row in rows.iter().filter(|row| row.finds) {
        let query = Query::parse(&row.query);
        let mut asks_for_words = false;
        if let Some(root) = &query.root {
            root.each_clause(&mut |clause, wanted| {
                asks_for_words |= wanted && matches!(clause.condition, Condition::Words(_));
            });
        }
        if !asks_for_words {
            continue;
        }
        let item = &items[usize::try_from(row.item - 1).unwrap()];
        let highlighter = Highlighter::new(&query);
        let marks = highlighter.marks(Field::Title, &item.title, Unit::Bytes).len()
            + highlighter.marks(Field::Body, &item.body, Unit::Bytes).len();
        assert!(marks > 0, "line {}: {} marks nothing", row.line, row.query);
    }
}

/// What is not found must not be shown as found by a query of one condition.
#[test]
fn what_is_not_found_is_not_marked() {
    let (items, rows) = read();
    for row in rows.iter().filter(|row| !row.finds) {
        let query = Query::parse(&row.query);
        let mut conditions = 0;
        if let Some(root) = &query.root {
            root.each_clause(&mut |_, _| conditions += 1);
        }
        if conditions != 1 || row.query.starts_with("NOT") {
            continue;
        }
        let item = &items[usize::try_from(row.item - 1).unwrap()];
        let highlighter = Highlighter::new(&query);
        for (field, text) in [(Field::Title, &item.title), (Field::Body, &item.body)] {
            let marks = highlighter.marks(field, text, Unit::Bytes);
            assert!(marks.is_empty(), "line {}: {} marks {marks:?}", row.line, row.query);
        }
    }
}
