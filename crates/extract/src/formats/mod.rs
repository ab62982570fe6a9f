//! The formats that can be read, one struct and one file each. A new format is a file here and a
//! line in [`FORMATS`]: what a file is, what becomes of it, the dialogs, the list of the command
//! line and the table of the handbook all follow from that.

mod columns;
mod content;
mod exports;
mod feed;
mod giver;
mod gzip;
mod html;
mod http;
mod json;
mod kind;
mod links;
mod mail;
mod markdown;
mod mbox;
mod media;
mod mhtml;
mod office;
mod page;
mod parts;
mod pdf;
mod properties;
mod record;
mod references;
mod singlefile;
mod source;
mod start;
mod stream;
mod table;
mod tar;
mod text;
mod told;
mod unpack;
mod wacz;
mod warc;
mod xml;
mod zip;

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod trial;

use crate::{Capture, Input};

pub use columns::Columns;
pub use kind::Kind;
pub use mail::{MailPart, MailView, view as view_of_mail};
pub use media::not_a_document;
pub use page::{Page, page};
pub use parts::{
    Broken, Ended, OpenParts, Opening, Part, PartLimits, SkippedPart, Source, Step, StepTaker,
};
pub use start::{Likeness, Start};
pub use table::{Preview, columns, preview};
pub use told::Told;
pub(crate) use told::apply;

/// A format: how it is called, how it is known, and how it is read.
#[derive(Debug)]
pub struct Format {
    /// What is stored with a capture: `html`, `mhtml`, `warc` ...
    pub code: &'static str,
    /// Name for people: "Web archive (WARC)".
    pub name: &'static str,
    /// Ends of file names without the dot, for file dialogs and as a last hint. They never decide
    /// against the content.
    pub extensions: &'static [&'static str],
    /// What becomes of such a file, in one or two sentences.
    pub help: &'static str,
    /// How much some bytes look like it.
    pub signature: fn(&Start<'_>) -> Likeness,
    /// Reads the bytes as one document. `None` where they are none by themselves.
    pub document: Option<fn(&Input<'_>) -> Capture>,
    /// Reads the documents that the bytes hold; each is an original of its own. `None` where they
    /// hold none.
    pub parts: Option<OpenParts>,
}

/// Every format. Where two are equally likely, the one that stands first is meant.
pub const FORMATS: &[&Format] = &[
    &wacz::FORMAT,
    &warc::FORMAT,
    &mbox::FORMAT,
    &mhtml::FORMAT,
    &mail::FORMAT,
    &tar::FORMAT,
    &office::docx::FORMAT,
    &office::odt::FORMAT,
    &office::epub::FORMAT,
    &zip::FORMAT,
    &gzip::FORMAT,
    &pdf::FORMAT,
    &feed::FORMAT,
    &feed::ENTRY,
    &singlefile::FORMAT,
    &exports::json_feed::FORMAT,
    &exports::csl::FORMAT,
    &exports::wallabag::FORMAT,
    &exports::karakeep::FORMAT,
    &exports::omnivore::FORMAT,
    &exports::taranis::FORMAT,
    &exports::misp::FORMAT,
    &exports::stix::FORMAT,
    &references::ris::FORMAT,
    &references::bibtex::FORMAT,
    &references::reference::FORMAT,
    &links::bookmarks::FORMAT,
    &links::opml::FORMAT,
    &links::list::FORMAT,
    &links::link::FORMAT,
    &json::LINES,
    &json::LIST,
    &record::FORMAT,
    &table::FORMAT,
    &html::FORMAT,
    &markdown::FORMAT,
    &text::FORMAT,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_can_be_told_apart_and_read() {
        for (i, format) in FORMATS.iter().enumerate() {
            assert!(FORMATS[..i].iter().all(|other| other.code != format.code), "{}", format.code);
            assert!(FORMATS[..i].iter().all(|other| other.name != format.name), "{}", format.name);
            assert!(format.document.is_some() || format.parts.is_some(), "{}", format.code);
            assert!(format.help.ends_with('.') && !format.extensions.is_empty(), "{}", format.code);
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
            assert!(format.code.chars().all(plain), "{}", format.code);
            assert!(format.extensions.iter().all(|end| !end.starts_with('.')), "{}", format.code);
        }
    }
}
