//! An address alone, or a bookmark: a link without a text.

use crate::formats::xml::{self, Piece, Pieces};
use crate::formats::{Format, Likeness, Start, Told, record};
use crate::html::markup::Tag;
use crate::{Capture, Input, Kind, address, normal, read};

/// An address alone.
pub(in crate::formats) static FORMAT: Format = Format {
    code: "link",
    name: "Address of a page",
    extensions: &["url", "webloc"],
    help: "One item that holds an address and no text, since Dossier does not fetch pages. It comes out of lists of addresses and bookmarks.",
    signature,
    document: Some(document),
    parts: None,
};

fn signature(start: &Start<'_>) -> Likeness {
    let text = start.text().trim();
    let shortcut = text.starts_with("[InternetShortcut]") && text.contains("URL=");
    if shortcut || address::parse(text).is_some() { Likeness::Maybe(90) } else { Likeness::No }
}

fn document(input: &Input<'_>) -> Capture {
    let decoded = read::decode(input);
    let mut capture = Capture::empty(Kind::LINK);
    read::note(&mut capture, &decoded);
    record::fill(&mut capture, fields(&decoded.text), input);
    capture
}

/// What a link says: an address, a shortcut of Windows, or an `<a>` with its title.
pub(super) fn fields(text: &str) -> record::Fields {
    let mut fields = record::Fields::default();
    if let Some(line) = text.lines().find_map(|line| line.trim().strip_prefix("URL=")) {
        fields.url = line.to_owned();
        return fields;
    }
    let mut inside = false;
    for (piece, _) in Pieces::of(normal::prefix(text, 1 << 16)) {
        match piece {
            Piece::Open(tag) if tag.name.eq_ignore_ascii_case("a") => {
                take(&mut fields, &tag);
                inside = true;
            }
            Piece::Close(name) if name.eq_ignore_ascii_case("a") => inside = false,
            Piece::Open(tag) if tag.name.eq_ignore_ascii_case("dd") => inside = false,
            piece if inside => xml::push_text(&mut fields.title, piece),
            _ => {}
        }
    }
    if fields.url.is_empty() {
        fields.url = text.trim().to_owned();
    }
    if let Some((_, note)) = split_note(text) {
        fields.note = Some(note);
    }
    fields
}

/// The description behind a bookmark.
fn split_note(text: &str) -> Option<(&str, String)> {
    let lower = text.to_ascii_lowercase();
    let at = lower.find("<dd>")?;
    let note = crate::formats::content::line(&text[at + 4..]);
    (!note.is_empty()).then_some((&text[..at], note))
}

fn take(fields: &mut record::Fields, tag: &Tag<'_>) {
    fields.url = xml::attribute(tag, "href").unwrap_or_default();
    let added = xml::attribute(tag, "add_date").or_else(|| xml::attribute(tag, "time_added"));
    let seconds = added.and_then(|added| added.trim().get(..10)?.parse().ok());
    fields.fetched = seconds.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    let tags = xml::attribute(tag, "tags").unwrap_or_default();
    fields.tags =
        tags.split(',').map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect();
}

/// What is told of a link.
pub(super) fn told(fields: &record::Fields) -> Told {
    record::told(fields, None)
}
