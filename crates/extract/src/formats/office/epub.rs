//! Books (EPUB 2 and 3): one item, its chapters in the order they are read, each with a heading.

use std::collections::HashMap;

use super::damaged;
use super::meta::{self, Field};
use super::package::Package;
use crate::formats::properties::{self, Properties};
use crate::formats::xml::{self, Piece, Pieces};
use crate::formats::{Format, Likeness, Start};
use crate::html;
use crate::limits::{MAX_BLOCKS, MAX_TEXT, MAX_TITLE};
use crate::{
    Basis, Block, BlockKind, Capture, Found, Input, Kind, byline, normal, plain, upstream,
};

/// Books.
pub(in crate::formats) static FORMAT: Format = Format {
    code: "epub",
    name: "Book (EPUB)",
    extensions: &["epub"],
    help: "One item for the book, its chapters in reading order with their headings. A book under copy protection is kept and said to be locked.",
    signature,
    document: Some(document),
    parts: None,
};

fn signature(start: &Start<'_>) -> Likeness {
    let kind = start.head.get(30..).unwrap_or(b"");
    let is_it =
        start.head.starts_with(b"PK\x03\x04") && kind.starts_with(b"mimetypeapplication/epub+zip");
    if is_it { Likeness::Certain } else { Likeness::No }
}

const FIELDS: &[(&str, Field)] = &[
    ("dc:title", Field::Title),
    ("dc:creator", Field::Author),
    ("dc:publisher", Field::Publisher),
    ("dc:language", Field::Language),
    ("dc:date", Field::Published),
    ("dc:description", Field::Subject),
];

/// At most this many chapters of a book are read.
const MOST: usize = 5000;

fn document(input: &Input<'_>) -> Capture {
    let Some(mut package) = Package::open(input.bytes) else { return damaged(Kind::EPUB) };
    let root = package.text("META-INF/container.xml").and_then(|text| root(&text));
    let Some((path, text)) = root.and_then(|path| Some((path.clone(), package.text(&path)?)))
    else {
        return damaged(Kind::EPUB);
    };
    let properties = meta::read(&text, FIELDS);
    let mut capture = Capture::empty(Kind::EPUB);
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    chapters(&mut capture, &mut package, &book(&text, folder), &properties);
    if capture.blocks.is_empty() && package.has("META-INF/encryption.xml") {
        capture.warn("book_locked", "The book is under copy protection, so its text could not be read. The original is kept as it came.");
    } else if package.damaged {
        capture.warn("book_damaged", "Parts of the book are damaged and are missing in the text. The original is kept as it came.");
    }
    about(&mut capture, &properties, input);
    capture.upstream = upstream::in_blocks(&capture.blocks);
    capture
}

/// The file that says what the book is made of.
fn root(container: &str) -> Option<String> {
    Pieces::of(container).find_map(|(piece, _)| match piece {
        Piece::Open(tag) if xml::local(tag.name) == "rootfile" => xml::attribute(&tag, "full-path"),
        _ => None,
    })
}

/// The chapters of a book in the order they are read, as paths in the archive.
fn book(text: &str, folder: &str) -> Vec<String> {
    let mut files: HashMap<String, (String, bool)> = HashMap::new();
    let mut chapters = Vec::new();
    for (piece, _) in Pieces::of(text) {
        let Piece::Open(tag) = piece else { continue };
        let value = |name: &str| xml::attribute(&tag, name);
        match xml::local(tag.name) {
            "item" => {
                let contents =
                    value("properties").is_some_and(|it| it.split(' ').any(|it| it == "nav"));
                if let (Some(id), Some(href)) = (value("id"), value("href")) {
                    files.insert(id, (path(folder, &href), contents));
                }
            }
            "itemref" => {
                let file = value("idref").and_then(|id| files.get(&id));
                chapters
                    .extend(file.filter(|(_, contents)| !contents).map(|(path, _)| path.clone()));
            }
            _ => {}
        }
        if chapters.len() >= MOST {
            break;
        }
    }
    chapters
}

/// A path relative to a folder, without what is not part of it.
fn path(folder: &str, href: &str) -> String {
    let href = href.split(['#', '?']).next().unwrap_or("");
    let mut parts: Vec<String> =
        folder.split('/').filter(|it| !it.is_empty()).map(str::to_owned).collect();
    for part in unescaped(href).split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part.to_owned()),
        }
    }
    parts.join("/")
}

/// `%20` is a space.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex =
            after.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn chapters(
    capture: &mut Capture,
    package: &mut Package<'_>,
    chapters: &[String],
    properties: &Properties,
) {
    let mut size = 0;
    let book = properties.title.as_deref().map(normal::line).unwrap_or_default();
    for path in chapters {
        let Some(text) = package.text(path) else { continue };
        let mut blocks = html::fragment(&text, None);
        let headed = blocks
            .iter()
            .find(|block| block.kept)
            .is_none_or(|block| block.kind == BlockKind::Heading);
        let title = heading(&text).filter(|title| !headed && *title != book);
        if let Some(title) = title {
            let heading = Block { level: Some(1), ..Block::kept(BlockKind::Heading, title) };
            blocks.insert(0, heading);
        }
        size += blocks.iter().map(|block| block.text.len()).sum::<usize>();
        capture.blocks.append(&mut blocks);
        if size > MAX_TEXT || capture.blocks.len() > MAX_BLOCKS {
            capture.warnings.push(plain::truncated());
            capture.blocks.truncate(MAX_BLOCKS);
            break;
        }
    }
}

/// The title that a chapter's file has.
fn heading(text: &str) -> Option<String> {
    let (_, after) = text.split_once("<title>")?;
    let title = normal::line(&crate::entity::decode(after.split('<').next()?));
    (2..=200).contains(&title.chars().count()).then_some(title)
}

/// The metadata of a book are made for it, and right more often than those of other documents.
fn about(capture: &mut Capture, properties: &Properties, input: &Input<'_>) {
    let title = properties.title.as_deref().map(normal::line).filter(|it| !it.is_empty());
    if let Some(title) = title {
        let title = normal::shorten(&title, MAX_TITLE);
        capture.headline = Some(title.clone());
        capture.title = Some(Found::new(title, Basis::Properties));
    }
    let authors = properties.author.as_deref().unwrap_or("");
    capture.authors = byline::people(authors);
    if !capture.authors.is_empty() {
        capture.authors_basis = Some(Basis::Properties);
    }
    properties::fill(capture, &Properties { author: None, ..properties.clone() }, input);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chapters_come_in_reading_order() {
        let text = "<package><manifest><item id='a' href='one%20a.xhtml'/><item id='n' href='nav.xhtml' properties='nav'/><item id='b' href='../b.xhtml#x'/></manifest>\
            <spine><itemref idref='n'/><itemref idref='b'/><itemref idref='a'/><itemref idref='z'/></spine></package>";
        assert_eq!(book(text, "OEBPS"), ["b.xhtml", "OEBPS/one a.xhtml"]);
        assert_eq!(
            root("<c><rootfiles><rootfile full-path='x/y.opf'/>").as_deref(),
            Some("x/y.opf")
        );
    }
}
