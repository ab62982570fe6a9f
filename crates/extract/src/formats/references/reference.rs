//! A reference, alone: an entry of RIS or BibTeX.

use super::{bibtex, ris};
use crate::formats::{Format, Likeness, Start, record};
use crate::{Capture, Input, Kind, read};

/// A reference.
pub(in crate::formats) static FORMAT: Format = Format {
    code: "reference",
    name: "Reference of a reference manager",
    extensions: &["ris", "bib"],
    help: "One item with title, people, date and address, and the abstract as its text. It comes out of a list of references.",
    signature,
    document: Some(document),
    parts: None,
};

/// Lists of references are opened; one alone is a list of one.
fn signature(_: &Start<'_>) -> Likeness {
    Likeness::No
}

fn document(input: &Input<'_>) -> Capture {
    let decoded = read::decode(input);
    let mut capture = Capture::empty(Kind::REFERENCE);
    read::note(&mut capture, &decoded);
    let fields = fields(&decoded.text);
    record::fill(&mut capture, fields, input);
    capture
}

/// What a reference says.
pub(super) fn fields(text: &str) -> record::Fields {
    if text.trim_start().starts_with('@') { bibtex::fields(text) } else { ris::fields(text) }
}
