//! A record, alone: a row of a table with its head, or an object of a JSON file. Known shapes are
//! read by what their programs mean by a field, all others by what fields are usually called.

mod fields;
mod generic;
mod shapes;
mod value;

use serde_json::Value;

use super::json::Peek;
use super::table;
use super::{Columns, Format, Likeness, Start, Told};
use crate::{Capture, Input, Kind, address, read};
pub(super) use fields::{Fields, fill};
use shapes::SHAPES;
pub(super) use value::{flat, list, text, texts};

/// A record.
pub(super) static FORMAT: Format = Format {
    code: "record",
    name: "Record of a table or list",
    extensions: &["json"],
    help: "One item, with what the columns or fields hold. It comes out of a table or list; a JSON file of one record is read as well.",
    signature,
    document: Some(document),
    parts: None,
};

fn signature(start: &Start<'_>) -> Likeness {
    let Some(peek) = Peek::at(start).filter(|peek| !peek.more && !peek.is_array()) else {
        return Likeness::No;
    };
    let names = Columns::guess(&peek.names_below(""));
    if names.body.is_some() && (names.title.is_some() || names.url.is_some()) {
        Likeness::Maybe(30)
    } else {
        Likeness::No
    }
}

/// Reads a record.
fn document(input: &Input<'_>) -> Capture {
    let decoded = read::decode(input);
    let said = input.told.and_then(|told| told.columns.as_ref());
    let fields = match serde_json::from_str::<Value>(decoded.text.trim()) {
        Ok(value) => of_json(&value, said),
        Err(_) => of_row(&decoded.text, said),
    };
    let mut capture = Capture::empty(Kind::RECORD);
    read::note(&mut capture, &decoded);
    fill(&mut capture, fields, input);
    capture
}

/// What a JSON record says.
pub(super) fn of_json(value: &Value, said: Option<&Columns>) -> Fields {
    let known = said.is_none().then(|| SHAPES.iter().find_map(|shape| shape(value)));
    known.flatten().unwrap_or_else(|| generic::read(&value::flat(value), said))
}

/// What a row says, given with the row of names above it.
pub(super) fn of_row(text: &str, said: Option<&Columns>) -> Fields {
    of_pairs(&table::pairs(text), said)
}

/// What a record says that is given by names and values.
pub(super) fn of_pairs(pairs: &[(String, String)], said: Option<&Columns>) -> Fields {
    generic::read(pairs, said)
}

/// A text of a JSON file as it is written between its quotes, its escapes replaced.
pub(super) fn unescaped(text: &str) -> String {
    serde_json::from_str(&format!("\"{text}\"")).unwrap_or_else(|_| text.to_owned())
}

/// The address of a record, where it has one.
pub(super) fn url(fields: &Fields) -> Option<String> {
    address::parse(&fields.url).map(|url| url.to_string())
}

/// What is told of a record beside what its own bytes say.
pub(super) fn told(fields: &Fields, columns: Option<&Columns>) -> Told {
    Told {
        tags: fields.tags.clone(),
        note: fields.note.clone(),
        fetched: fields.fetched,
        columns: columns.cloned(),
        ..Told::default()
    }
}
