//! Lines of made-up pages become paragraphs and headings.

use super::*;

/// Lines of a column that is 400 points wide; a line is as long as its text.
fn column(lines: &[(&str, f32, f32)]) -> Vec<Line> {
    let line = |(text, x, y): &(&str, f32, f32)| Line {
        text: (*text).to_owned(),
        x: *x,
        end: x + 5.0 * text.chars().count() as f32,
        y: *y,
        size: 10.0,
        bold: false,
    };
    lines.iter().map(line).collect()
}

fn read(pages: &[Vec<Line>]) -> Vec<(BlockKind, String)> {
    let pages: Vec<(u32, Vec<Line>)> = (1..).zip(pages.iter().cloned()).collect();
    let usual = Usual { size: 10.0, pitch: 1.2 };
    blocks(&pages, &usual, &Words::default())
        .into_iter()
        .map(|placed| (placed.kind, placed.text))
        .collect()
}

fn texts(pages: &[Vec<Line>]) -> Vec<String> {
    read(pages).into_iter().map(|(_, text)| text).collect()
}

#[test]
fn a_gap_or_an_indent_begins_a_paragraph() {
    let page = column(&[
        ("The harbour office closed its gates on Monday", 50.0, 100.0),
        ("after the river rose again over the whole night.", 50.0, 112.0),
        ("Nobody knows when the gates will open again now.", 65.0, 124.0),
        ("They are said to be rusty, and may need weeks.", 50.0, 136.0),
        ("The ferry waits outside the harbour for a tide.", 50.0, 160.0),
    ]);
    assert_eq!(texts(&[page]).len(), 3);
}

#[test]
fn a_short_last_line_ends_a_paragraph() {
    let page = column(&[
        ("The harbour office closed its gates on Monday", 50.0, 100.0),
        ("after the river rose.", 50.0, 112.0),
        ("Nobody knows when the gates will open again now.", 50.0, 124.0),
    ]);
    assert_eq!(texts(&[page]).len(), 2);
}

#[test]
fn a_sentence_goes_on_over_columns_and_pages() {
    let first = column(&[
        ("The harbour office closed its gates on Monday", 50.0, 780.0),
        ("after the river rose again over night, and the", 50.0, 792.0),
    ]);
    let second = column(&[("ferry waits. Nobody knows when it will sail on.", 50.0, 80.0)]);
    assert_eq!(
        texts(&[first.clone(), second]),
        [
            "The harbour office closed its gates on Monday after the river rose again over night, and the ferry waits. Nobody knows when it will sail on."
        ]
    );
    let next = column(&[("Gates of the south were never closed before it.", 50.0, 80.0)]);
    assert_eq!(texts(&[first, next]).len(), 2);
}

#[test]
fn rows_are_tables_and_marks_are_lists() {
    let page = column(&[
        ("Port", 50.0, 100.0),
        ("Ships", 200.0, 100.0),
        ("Ulm", 50.0, 112.0),
        ("3", 200.0, 112.0),
        ("•", 50.0, 140.0),
        ("The gate is shut for the whole of this winter", 62.0, 140.0),
        ("and for the spring.", 62.0, 152.0),
        ("2. The ferry waits.", 50.0, 164.0),
    ]);
    let expected = [
        (BlockKind::Table, "Port | Ships\nUlm | 3"),
        (BlockKind::ListItem, "The gate is shut for the whole of this winter and for the spring."),
        (BlockKind::ListItem, "2. The ferry waits."),
    ];
    assert_eq!(read(&[page]), expected.map(|(kind, text)| (kind, text.to_owned())));
}

#[test]
fn what_is_usual_is_what_most_text_has() {
    let mut page = column(&[
        ("Gates", 50.0, 60.0),
        ("The harbour office closed its gates on Monday", 50.0, 100.0),
        ("after the river rose again over the whole night.", 50.0, 112.5),
        ("Nobody knows when the gates will open again now.", 50.0, 125.0),
    ]);
    page[0].size = 20.0;
    let usual = Usual::of([page.as_slice()].into_iter());
    assert_eq!(usual.size, 10.0);
    assert!((usual.pitch - 1.25).abs() < 0.01);
}
