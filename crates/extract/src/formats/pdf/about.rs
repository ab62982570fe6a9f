//! What a PDF says about itself, and what its first page says. The first is often wrong: it is the
//! name of a template, of the file it was made from, or of whoever first made a file like it.

use hayro_syntax::Pdf;
use hayro_syntax::object::{DateTime, Dict, Stream};
use tradecraft::date::HonestDate;

use super::paragraphs::{Placed, Usual};
use crate::formats::properties::{self, Properties};
use crate::formats::xml::{self, Piece, Pieces};
use crate::{BlockKind, normal};

/// At most this many bytes of XMP are read.
const MOST: usize = 1 << 20;

/// The properties of the document: its information dictionary, and XMP where that says more.
pub(super) fn properties(pdf: &Pdf) -> Properties {
    let info = pdf.metadata();
    let text = |bytes: &Option<Vec<u8>>| bytes.as_deref().map(decoded).filter(|it| !it.is_empty());
    let mut found = Properties {
        title: text(&info.title),
        author: text(&info.author),
        language: None,
        created: info.creation_date.as_ref().and_then(date),
        modified: info.modification_date.as_ref().and_then(date),
        published: None,
        subject: text(&info.subject),
        program: text(&info.creator),
        publisher: None,
    };
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    if let Some(catalog) = catalog {
        found.language = catalog
            .get::<hayro_syntax::object::String<'_>>(b"Lang".as_slice())
            .map(|code| decoded(code.as_bytes()));
        let xmp = catalog.get::<Stream<'_>>(b"Metadata".as_slice());
        if let Some(xmp) = xmp.and_then(|stream| stream.decoded().ok()) {
            let xmp = String::from_utf8_lossy(&xmp[..xmp.len().min(MOST)]);
            from_xmp(&xmp, &mut found);
        }
    }
    found
}

/// A text of the document's own: UTF-16 or UTF-8 with a mark, else Latin.
pub(super) fn decoded(bytes: &[u8]) -> String {
    let text = if bytes.starts_with(b"\xfe\xff") {
        encoding_rs::UTF_16BE.decode_with_bom_removal(bytes).0
    } else if bytes.starts_with(b"\xff\xfe") {
        encoding_rs::UTF_16LE.decode_with_bom_removal(bytes).0
    } else if std::str::from_utf8(bytes).is_ok() {
        encoding_rs::UTF_8.decode_with_bom_removal(bytes).0
    } else {
        encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0
    };
    normal::shorten(&normal::line(&text), crate::limits::MAX_TITLE)
}

/// A date as exact as it was written; midnight of the first of January is how some programs
/// write a year, and is left to the analyst.
fn date(given: &DateTime) -> Option<HonestDate> {
    let sign = if given.utc_offset_hour < 0 { '-' } else { '+' };
    HonestDate::from_iso(&format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{sign}{:02}:{:02}",
        given.year,
        given.month,
        given.day,
        given.hour,
        given.minute,
        given.second,
        given.utc_offset_hour.unsigned_abs(),
        given.utc_offset_minute
    ))
    .filter(|date| !date.is_unknown())
}

/// Takes from XMP what the information dictionary lacks. A field is an element with a text or a
/// list of texts in it, or an attribute.
fn from_xmp(xmp: &str, found: &mut Properties) {
    let mut inside = "";
    for (piece, _) in Pieces::of(xmp) {
        match piece {
            Piece::Open(tag) => {
                for field in FIELDS {
                    if let Some(value) = xml::attribute(&tag, field) {
                        take(found, field, &value);
                    }
                }
                if FIELDS.contains(&tag.name) && !tag.closes_itself {
                    inside = tag.name;
                }
            }
            Piece::Close(name) if name == inside => inside = "",
            Piece::Close(_) => {}
            Piece::Text(_) | Piece::Data(_) if inside.is_empty() => {}
            Piece::Text(_) | Piece::Data(_) => {
                let mut value = String::new();
                xml::push_text(&mut value, piece);
                take(found, inside, &value);
            }
        }
    }
}

const FIELDS: &[&str] = &[
    "dc:title",
    "dc:creator",
    "dc:publisher",
    "dc:language",
    "prism:publicationDate",
    "prism:coverDisplayDate",
    "xmp:CreateDate",
    "xmp:ModifyDate",
];

fn take(found: &mut Properties, field: &str, value: &str) {
    let value = normal::line(value);
    if value.is_empty() || value.len() > 2000 {
        return;
    }
    let date = || properties::date(&value);
    let set = |slot: &mut Option<String>| {
        slot.get_or_insert_with(|| value.clone());
    };
    match field {
        "dc:title" => set(&mut found.title),
        "dc:creator" => set(&mut found.author),
        "dc:publisher" => set(&mut found.publisher),
        "dc:language" => set(&mut found.language),
        "xmp:CreateDate" => found.created = found.created.take().or_else(date),
        "xmp:ModifyDate" => found.modified = found.modified.take().or_else(date),
        _ => found.published = found.published.take().or_else(date),
    }
}

/// The title as the first page sets it: its largest text, where it is larger than the rest.
/// Gives the blocks it is made of.
pub(super) fn headline<'a>(blocks: &'a [Placed], usual: &Usual) -> Option<std::ops::Range<usize>> {
    let first = blocks.first()?.page;
    let page = blocks.iter().take_while(|block| block.page == first).take(40);
    let letters = |block: &Placed| block.text.chars().filter(|c| c.is_alphabetic()).count();
    let candidate = |block: &Placed| {
        block.kind == BlockKind::Paragraph
            && block.size > usual.size * 1.15
            && letters(block) >= 2
            && block.text.chars().count() <= 300
    };
    let all: Vec<(usize, &Placed)> =
        page.enumerate().filter(|(_, block)| candidate(block)).collect();
    // A logo or a number may be larger than the title: it has few letters.
    let worded = |block: &Placed| letters(block) >= 4;
    let better = |best: (usize, &'a Placed), next: (usize, &'a Placed)| {
        let larger = next.1.size > best.1.size * 1.02;
        let sooner =
            worded(next.1) == worded(best.1) && larger || worded(next.1) && !worded(best.1);
        if sooner { next } else { best }
    };
    let (at, best) = all.into_iter().reduce(better)?;
    let same = |block: &&Placed| (block.size - best.size).abs() < 0.3 && block.page == first;
    let more = blocks[at + 1..].iter().take(3).take_while(same).count();
    let total: usize = blocks[at..=at + more].iter().map(|block| block.text.chars().count()).sum();
    Some(at..if total <= 300 { at + more + 1 } else { at + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(text: &str, size: f32) -> Placed {
        let kind = BlockKind::Paragraph;
        Placed { kind, text: text.into(), page: 1, size, bold: false, lines: 1 }
    }

    #[test]
    fn the_largest_text_of_the_first_page_is_the_headline() {
        let page = [Line {
            text: "usual text of the page".into(),
            x: 0.0,
            end: 0.0,
            y: 0.0,
            size: 10.0,
            bold: false,
        }];
        let usual = Usual::of([page.as_slice()].into_iter());
        let blocks = [
            placed("HR", 30.0),
            placed("Weekly report", 12.0),
            placed("Gates of the harbour", 20.0),
            placed("closed for good", 20.1),
            placed("The office said so.", 10.0),
        ];
        assert_eq!(headline(&blocks, &usual), Some(2..4));
        assert_eq!(headline(&blocks[4..], &usual), None);
    }

    #[test]
    fn xmp_fills_what_the_dictionary_lacks() {
        let xmp = "<x:xmpmeta><rdf:RDF><rdf:Description xmp:CreateDate='2024-12-18T10:00:00+01:00'>\
            <dc:title><rdf:Alt><rdf:li xml:lang='x-default'>Gates &amp; ferries</rdf:li></rdf:Alt></dc:title>\
            <dc:creator><rdf:Seq><rdf:li>Ada Novak</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF>";
        let mut found = Properties { author: Some("R. Haas".into()), ..Properties::default() };
        from_xmp(xmp, &mut found);
        assert_eq!(found.title.as_deref(), Some("Gates & ferries"));
        assert_eq!(found.author.as_deref(), Some("R. Haas"));
        assert_eq!(found.created.unwrap().iso(), "2024-12-18T10:00:00+01:00");
    }

    #[test]
    fn texts_of_the_dictionary_have_three_encodings() {
        assert_eq!(decoded(b"\xfe\xff\0G\0r\0\xfc\0n"), "Grün");
        assert_eq!(decoded("Grün".as_bytes()), "Grün");
        assert_eq!(decoded(b"Gr\xfcn"), "Grün");
    }

    use super::super::lines::Line;
}
