//! Writes a document as a Word file (Office Open XML, ECMA-376), without any template.
//!
//! Names of styles are Word's own, so that Word shows them in the reader's language and other
//! programs know what is a heading, a quote or code. The marking stands in the header and the
//! footer of every page, in the text and in the properties.

mod body;
mod footnotes;
mod inlines;
mod marking;
mod numbering;
mod package;
mod paragraph;
mod parts;
mod script;
mod sources;
mod story;
mod table;
mod xml;

use crate::document::Document;
use numbering::Numbering;
use package::Package;
use story::{Names, Story};

/// Writes `document` as DOCX. The same document gives the same bytes.
pub fn write(document: &Document) -> Vec<u8> {
    let names = Names::new(document);
    let mut numbering = Numbering::default();
    let mut body = Story::new(&names, &mut numbering);
    body::write(&mut body, document);
    let (body, body_links) = body.finish();
    let mut notes = Story::new(&names, &mut numbering);
    footnotes::write(&mut notes, &document.notes);
    let (notes, note_links) = notes.finish();

    let mut package = Package::default();
    // Programs look at the first entry to learn what kind of file it is.
    package.add("[Content_Types].xml", parts::CONTENT_TYPES);
    package.add("_rels/.rels", parts::RELATIONS);
    package.add("docProps/core.xml", &parts::properties(&document.info));
    package.add("word/document.xml", &body);
    package.add("word/styles.xml", &parts::styles(&document.info.language));
    package.add("word/numbering.xml", &numbering.write());
    package.add("word/settings.xml", parts::SETTINGS);
    package.add("word/footnotes.xml", &notes);
    package.add("word/header1.xml", &marking::header(&document.info));
    package.add("word/footer1.xml", &marking::footer(&document.info));
    package.add("word/_rels/document.xml.rels", &parts::relations(true, &body_links));
    package.add("word/_rels/footnotes.xml.rels", &parts::relations(false, &note_links));
    package.finish()
}
