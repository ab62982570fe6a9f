//! Word documents (Office Open XML, ECMA-376): paragraphs, headings, lists, tables, notes. Tracked
//! changes are read as accepted.

use std::collections::HashMap;

use super::build::{Builder, Look};
use super::meta::{self, Field};
use super::package::Package;
use super::{capture, damaged};
use crate::formats::xml::{self, Piece, Pieces};
use crate::formats::{Format, Likeness, Start};
use crate::html::markup::Tag;
use crate::{BlockKind, Capture, Input, Kind};

/// Word documents.
pub(in crate::formats) static FORMAT: Format = Format {
    code: "docx",
    name: "Word document (DOCX)",
    extensions: &["docx", "docm"],
    help: "One item with its headings, lists, tables and notes. Tracked changes are read as accepted; heads, feet and comments are left out.",
    signature,
    document: Some(document),
    parts: None,
};

fn signature(start: &Start<'_>) -> Likeness {
    let holds = |what: &[u8]| {
        [start.head, start.tail].iter().any(|bytes| bytes.windows(what.len()).any(|at| at == what))
    };
    let is_it = start.head.starts_with(b"PK\x03\x04") && holds(b"word/document.xml");
    if is_it { Likeness::Certain } else { Likeness::No }
}

const FIELDS: &[(&str, Field)] = &[
    ("dc:title", Field::Title),
    ("dc:creator", Field::Author),
    ("dc:language", Field::Language),
    ("dcterms:created", Field::Created),
    ("dcterms:modified", Field::Modified),
    ("dc:description", Field::Subject),
];

fn document(input: &Input<'_>) -> Capture {
    let Some(mut package) = Package::open(input.bytes) else { return damaged(Kind::DOCX) };
    let Some(text) = package.text("word/document.xml") else { return damaged(Kind::DOCX) };
    let styles = package.text("word/styles.xml").map(|text| styles(&text)).unwrap_or_default();
    let mut reader = Reader { styles, ..Reader::default() };
    reader.read(&text);
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
        if let Some(text) = package.text(notes) {
            reader.skipping = None;
            reader.read(&text);
        }
    }
    let properties =
        package.text("docProps/core.xml").map(|text| meta::read(&text, FIELDS)).unwrap_or_default();
    let changed = reader.changed;
    let mut capture = capture(Kind::DOCX, reader.builder, &properties, input);
    if changed {
        capture.warn("tracked_changes", "The document holds tracked changes; its text was read as if all were accepted. The original is kept with them.");
    }
    capture
}

/// What paragraphs of each style are, by the identifier of the style.
fn styles(text: &str) -> HashMap<String, Look> {
    let mut looks: HashMap<String, Look> = HashMap::new();
    let mut id = String::new();
    for (piece, _) in Pieces::of(text) {
        let Piece::Open(tag) = piece else { continue };
        let value = || xml::attribute(&tag, "w:val").unwrap_or_default();
        match tag.name {
            "w:style" => id = xml::attribute(&tag, "w:styleid").unwrap_or_default(),
            "w:name" => {
                if let Some(look) = named(&value()) {
                    looks.insert(id.clone(), look);
                }
            }
            "w:basedOn" => {
                if let (Some(look), false) = (looks.get(&value()).copied(), looks.contains_key(&id))
                {
                    looks.insert(id.clone(), look);
                }
            }
            "w:outlineLvl" => {
                if let Some(level) = value().parse::<u8>().ok().filter(|level| *level < 6) {
                    let title = looks.get(&id).is_some_and(|look| look.title);
                    looks.insert(id.clone(), Look { title, ..Look::heading(level + 1) });
                }
            }
            _ => {}
        }
        if looks.len() > 10_000 {
            break;
        }
    }
    looks
}

/// Built-in styles have English names in every language's files.
fn named(name: &str) -> Option<Look> {
    let name = name.to_ascii_lowercase();
    if let Some(level) = name.strip_prefix("heading ") {
        return level.trim().parse().ok().map(Look::heading);
    }
    match name.as_str() {
        "title" => Some(Look { title: true, ..Look::heading(1) }),
        "subtitle" => Some(Look::heading(2)),
        "quote" | "intense quote" => Some(Look { kind: BlockKind::Quote, ..Look::TEXT }),
        "html preformatted" | "preformatted text" | "macro" => {
            Some(Look { kind: BlockKind::Code, ..Look::TEXT })
        }
        _ if name.starts_with("list bullet") || name.starts_with("list number") => {
            Some(Look { kind: BlockKind::ListItem, ..Look::TEXT })
        }
        _ => None,
    }
}

/// Elements whose content is not read: what was deleted or moved away, what is said a second time
/// for older programs, and what the program computes.
const SKIPPED: &[&str] = &["w:del", "w:moveFrom", "mc:Fallback", "w:instrText", "w:delText"];

#[derive(Default)]
struct Reader {
    builder: Builder,
    styles: HashMap<String, Look>,
    /// An element whose content is skipped, and how deep it nests in itself.
    skipping: Option<(String, usize)>,
    in_text: bool,
    changed: bool,
    /// True inside the properties of a paragraph.
    properties: bool,
}

impl Reader {
    fn read(&mut self, text: &str) {
        for (piece, _) in Pieces::of(text) {
            if self.skips(piece) {
                continue;
            }
            match piece {
                Piece::Open(tag) => {
                    self.open(&tag);
                    if tag.closes_itself {
                        self.close(tag.name);
                    }
                }
                Piece::Close(name) => self.close(name),
                piece if self.in_text => {
                    let mut text = String::new();
                    xml::push_text(&mut text, piece);
                    self.builder.write(&text);
                }
                _ => {}
            }
        }
    }

    /// True within an element that is skipped.
    fn skips(&mut self, piece: Piece<'_>) -> bool {
        match (&mut self.skipping, piece) {
            (None, Piece::Open(tag)) if SKIPPED.contains(&tag.name) => {
                self.changed |= matches!(tag.name, "w:del" | "w:moveFrom");
                if !tag.closes_itself {
                    self.skipping = Some((tag.name.to_owned(), 1));
                }
                true
            }
            (None, _) => false,
            (Some((name, depth)), Piece::Open(tag)) => {
                *depth += usize::from(tag.name == name && !tag.closes_itself);
                true
            }
            (Some((name, depth)), Piece::Close(closed)) => {
                *depth -= usize::from(closed == name);
                if *depth == 0 {
                    self.skipping = None;
                }
                true
            }
            (Some(_), _) => true,
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let value = |name: &str| xml::attribute(tag, name);
        match tag.name {
            "w:p" => self.builder.begin(),
            "w:pPr" => self.properties = true,
            "w:pStyle" if self.properties => {
                let look = value("w:val").and_then(|id| self.styles.get(&id).copied());
                if let Some(look) = look {
                    self.builder.look(look);
                }
            }
            "w:numPr" if self.properties => {
                let look = self.builder.looks();
                if look.kind == BlockKind::Paragraph {
                    self.builder.look(Look { kind: BlockKind::ListItem, ..look });
                }
            }
            "w:outlineLvl" if self.properties => {
                let level = value("w:val").and_then(|level| level.parse::<u8>().ok());
                if let Some(level) = level.filter(|level| *level < 6) {
                    self.builder.look(Look::heading(level + 1));
                }
            }
            "w:t" => self.in_text = true,
            "w:tab" if !self.properties => self.builder.write("\t"),
            "w:br" | "w:cr" => self.builder.write("\n"),
            "w:noBreakHyphen" => self.builder.write("-"),
            "w:ins" | "w:moveTo" => self.changed = true,
            "w:tbl" => self.builder.begin_table(),
            "w:footnoteReference" | "w:endnoteReference" => {
                let id = value("w:id").unwrap_or_default();
                self.builder.write(&format!("[{id}]"));
            }
            "w:footnote" | "w:endnote" if value("w:type").is_none_or(|kind| kind == "normal") => {
                self.builder.begin_note(&value("w:id").unwrap_or_default());
            }
            // The line that sets notes off is a note of its own sort.
            "w:footnote" | "w:endnote" if !tag.closes_itself => {
                self.skipping = Some((tag.name.to_owned(), 1));
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "w:p" => self.builder.end(),
            "w:pPr" => self.properties = false,
            "w:t" => self.in_text = false,
            "w:tc" => self.builder.end_cell(),
            "w:tr" => self.builder.end_row(),
            "w:tbl" => self.builder.end_table(),
            "w:footnote" | "w:endnote" => self.builder.end_note(),
            _ => {}
        }
    }
}
