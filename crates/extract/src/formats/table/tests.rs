//! Tables of every make, whole and broken, through the public face of the format.

use std::ops::ControlFlow;

use super::*;

fn read_from(table: &[u8], from: u64, columns: Option<&Columns>) -> Vec<Step> {
    let mut found = Vec::new();
    let mut opening = Opening::of(None, "2026-06-01T00:00:00Z".parse().unwrap());
    (opening.from, opening.columns) = (from, columns);
    parts(&mut Cursor::new(table), &opening, &mut |step| {
        found.push(step);
        ControlFlow::Continue(())
    })
    .unwrap();
    found
}

fn capture(step: &Step) -> crate::Capture {
    let Step::Part(part) = step else { panic!("{step:?}") };
    let input = crate::Input::of(&part.bytes, "2026-06-01T00:00:00Z".parse().unwrap());
    crate::extract(&crate::Input { kind: part.kind, told: Some(&part.told), ..input })
}

const TABLE: &str = "Titel;Volltext;Link;Datum;Schlagwörter\r\n\
    Tor zu;\"Das Tor ist zu.\n\nDie Fähre; sie wartet.\";https://hafen.example/a;18.12.2024;Hafen|Tor\r\n\
    \r\n\
    Kurz;Text;;2024;\r\n";

#[test]
fn every_row_is_a_record() {
    let steps = read_from(TABLE.as_bytes(), 0, None);
    assert_eq!(steps.len(), 2);
    assert_eq!((steps[0].place(), steps[1].place()), ("line 2", "line 6"));
    let item = capture(&steps[0]);
    assert_eq!(item.title.unwrap().value, "Tor zu");
    assert_eq!(item.blocks.len(), 2);
    assert_eq!(item.published.date.iso(), "2024-12-18");
    assert_eq!(item.url.unwrap().value, "https://hafen.example/a");
    let Step::Part(part) = &steps[0] else { panic!("a part") };
    assert_eq!(part.told.tags, ["Hafen", "Tor"]);
    assert!(part.bytes.starts_with("Titel;".as_bytes()));
    assert_eq!(capture(&steps[1]).published.date.iso(), "2024");
}

#[test]
fn reading_goes_on_from_any_row() {
    let all = read_from(TABLE.as_bytes(), 0, None);
    for (i, step) in all.iter().enumerate() {
        assert_eq!(read_from(TABLE.as_bytes(), step.next(), None), all[i + 1..]);
    }
}

#[test]
fn broken_rows_are_skipped_with_their_line() {
    let table = "title,text,url\na,b,c\none,two,three,four\nx,\"never closed,y\nd,e,f\nonly\n";
    let steps = read_from(table.as_bytes(), 0, None);
    let shown: Vec<(bool, &str)> =
        steps.iter().map(|step| (matches!(step, Step::Part(_)), step.place())).collect();
    assert_eq!(
        shown,
        [
            (true, "line 2"),
            (false, "line 3"),
            (false, "line 4"),
            (true, "line 5"),
            (false, "line 6")
        ]
    );
}

#[test]
fn columns_can_be_set() {
    let columns = Columns { title: Some("b".into()), body: Some("a".into()), ..Columns::default() };
    let steps = read_from(b"a,b,title\nThe text of it.,Gates,other\n", 0, Some(&columns));
    let item = capture(&steps[0]);
    assert_eq!(
        (item.title.unwrap().value.as_str(), item.blocks[0].text.as_str()),
        ("Gates", "The text of it.")
    );
}

#[test]
fn only_an_address_is_not_captured() {
    let steps = read_from(b"url,title\nhttps://x.example/a,Gates\n", 0, None);
    let item = capture(&steps[0]);
    assert_eq!(item.warnings[0].code, "not_captured");
}

#[test]
fn other_encodings_are_read() {
    let text = "title\ttext\nГреция\tПорт закрыт до утра понедельника, сообщила администрация.\n";
    let utf16: Vec<u8> =
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(capture(&read_from(&utf16, 0, None)[0]).title.unwrap().value, "Греция");
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(text);
    let steps = read_from(&bytes, 0, None);
    assert_eq!(capture(&steps[0]).title.unwrap().value, "Греция");
    let Likeness::Maybe(_) = signature(&Start::of(&utf16, None)) else { panic!("a table") };
}

#[test]
fn quotes_that_are_never_closed_do_not_take_long() {
    let table = format!("title,text\n{}", "a,\"b\n".repeat(20_001));
    let start = std::time::Instant::now();
    let steps = read_from(table.as_bytes(), 0, None);
    assert!(steps.len() > 10_000 && start.elapsed().as_secs() < 30);
}
