//! Texts of LibreOffice and others (OpenDocument, ISO 26300): paragraphs, headings, lists, tables,
//! notes. What is deleted in tracked changes is left out.

use std::collections::HashMap;

use super::build::{Builder, Look};
use super::meta::{self, Field};
use super::package::Package;
use super::{capture, damaged};
use crate::formats::xml::{self, Piece, Pieces};
use crate::formats::{Format, Likeness, Start};
use crate::html::markup::Tag;
use crate::{BlockKind, Capture, Input, Kind};

/// OpenDocument texts.
pub(in crate::formats) static FORMAT: Format = Format {
    code: "odt",
    name: "OpenDocument text (ODT)",
    extensions: &["odt", "ott"],
    help: "One item with its headings, lists, tables and notes. Tracked changes are read as accepted; heads, feet and comments are left out.",
    signature,
    document: Some(document),
    parts: None,
};

fn signature(start: &Start<'_>) -> Likeness {
    let kind = start.head.get(30..).unwrap_or(b"");
    let is_it = start.head.starts_with(b"PK\x03\x04")
        && kind.starts_with(b"mimetypeapplication/vnd.oasis.opendocument.text");
    if is_it { Likeness::Certain } else { Likeness::No }
}

const FIELDS: &[(&str, Field)] = &[
    ("dc:title", Field::Title),
    ("meta:initial-creator", Field::Author),
    ("dc:language", Field::Language),
    ("meta:creation-date", Field::Created),
    ("dc:date", Field::Modified),
    ("dc:description", Field::Subject),
];

fn document(input: &Input<'_>) -> Capture {
    let Some(mut package) = Package::open(input.bytes) else { return damaged(Kind::ODT) };
    let Some(text) = package.text("content.xml") else { return damaged(Kind::ODT) };
    let mut reader = Reader::default();
    if let Some(styles) = package.text("styles.xml") {
        reader.learn(&styles);
    }
    reader.learn(&text);
    reader.read(&text);
    let properties =
        package.text("meta.xml").map(|text| meta::read(&text, FIELDS)).unwrap_or_default();
    let changed = reader.changed;
    let mut capture = capture(Kind::ODT, reader.builder, &properties, input);
    if changed {
        capture.warn("tracked_changes", "The document holds tracked changes; its text was read as if all were accepted. The original is kept with them.");
    }
    capture
}

/// Elements whose content is not read.
const SKIPPED: &[&str] = &[
    "text:tracked-changes",
    "office:annotation",
    "office:forms",
    "text:note-citation",
    "svg:title",
    "svg:desc",
];

#[derive(Default)]
struct Reader {
    builder: Builder,
    /// The style that a style is made from.
    parents: HashMap<String, String>,
    /// An element whose content is skipped.
    skipping: Option<String>,
    lists: usize,
    /// True in the text, not in the styles before it.
    text: bool,
    changed: bool,
}

impl Reader {
    /// Notes which styles are made from which.
    fn learn(&mut self, text: &str) {
        for (piece, _) in Pieces::of(text) {
            let Piece::Open(tag) = piece else { continue };
            if tag.name == "style:style"
                && let (Some(name), Some(parent)) = (
                    xml::attribute(&tag, "style:name"),
                    xml::attribute(&tag, "style:parent-style-name"),
                )
                && self.parents.len() < 20_000
            {
                self.parents.insert(name, parent);
            }
        }
    }

    /// What paragraphs of a style are.
    fn look(&self, style: &str) -> Look {
        let mut style = style;
        for _ in 0..10 {
            let kind = match style {
                "Title" => return Look { title: true, ..Look::heading(1) },
                "Subtitle" => return Look::heading(2),
                "Quotations" | "Quote" => BlockKind::Quote,
                "Preformatted_20_Text" | "Preformatted Text" => BlockKind::Code,
                _ => match self.parents.get(style) {
                    Some(parent) => {
                        style = parent;
                        continue;
                    }
                    None => break,
                },
            };
            return Look { kind, ..Look::TEXT };
        }
        Look::TEXT
    }

    fn read(&mut self, text: &str) {
        for (piece, _) in Pieces::of(text) {
            match (&self.skipping, piece) {
                (Some(name), Piece::Close(closed)) if name == closed => self.skipping = None,
                (Some(_), _) => {}
                (None, Piece::Open(tag)) if SKIPPED.contains(&tag.name) => {
                    self.changed |= tag.name == "text:tracked-changes";
                    if !tag.closes_itself {
                        self.skipping = Some(tag.name.to_owned());
                    }
                }
                (None, Piece::Open(tag)) => {
                    self.open(&tag);
                    if tag.closes_itself {
                        self.close(tag.name);
                    }
                }
                (None, Piece::Close(name)) => self.close(name),
                (None, piece) if self.text => {
                    let mut text = String::new();
                    xml::push_text(&mut text, piece);
                    // Line breaks of the file are spaces.
                    self.builder.write(&text.replace(['\n', '\r', '\t'], " "));
                }
                _ => {}
            }
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let value = |name: &str| xml::attribute(tag, name);
        match tag.name {
            "office:text" => self.text = true,
            "text:p" => {
                self.builder.begin();
                let look = value("text:style-name").map_or(Look::TEXT, |style| self.look(&style));
                let plain = look.kind == BlockKind::Paragraph && self.lists > 0;
                self.builder.look(if plain {
                    Look { kind: BlockKind::ListItem, ..look }
                } else {
                    look
                });
            }
            "text:h" => {
                self.builder.begin();
                let level = value("text:outline-level").and_then(|level| level.parse().ok());
                let titled = value("text:style-name").is_some_and(|style| self.look(&style).title);
                self.builder.look(Look { title: titled, ..Look::heading(level.unwrap_or(1)) });
            }
            "text:list" => self.lists += 1,
            "text:s" => {
                let count = value("text:c").and_then(|count| count.parse().ok()).unwrap_or(1);
                self.builder.write(&" ".repeat(usize::min(count, 100)));
            }
            "text:tab" => self.builder.write("\t"),
            "text:line-break" => self.builder.write("\n"),
            "table:table" => self.builder.begin_table(),
            "text:table-of-content" => self.builder.contents = true,
            "text:note" => {
                let id = value("text:id").unwrap_or_default();
                let mark = id.trim_start_matches(|c: char| !c.is_ascii_digit()).to_owned();
                self.builder.write(&format!("[{mark}]"));
                self.builder.begin_note(&mark);
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "office:text" => self.text = false,
            "text:p" | "text:h" => self.builder.end(),
            "text:list" => self.lists = self.lists.saturating_sub(1),
            "table:table-cell" => self.builder.end_cell(),
            "table:table-row" => self.builder.end_row(),
            "table:table" => self.builder.end_table(),
            "text:table-of-content" => self.builder.contents = false,
            "text:note" => self.builder.end_note(),
            _ => {}
        }
    }
}
