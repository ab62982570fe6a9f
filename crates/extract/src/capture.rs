//! What comes out: a capture, with every block of the page and the receipts for every field.

use serde::{Deserialize, Serialize};

use crate::{Basis, Block, Found, FoundDate, Kind, marks};

/// Version of the rules; it changes whenever the same bytes may give another capture.
pub(crate) const RULES: &str = "2026.2";

/// Something the analyst should know about a capture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// Stable code: `extraction_stopped`, `text_truncated` ...
    pub code: String,
    /// In plain words: what happened, what is safe, what to do.
    pub message: String,
}

impl Warning {
    /// A warning.
    pub fn new(code: impl Into<String>, message: impl Into<String>) -> Self {
        Self { code: code.into(), message: message.into() }
    }
}

/// What was read from some bytes. Extraction proposes; the analyst disposes: each field says
/// where it was found, the values not taken stand beside it, and what was cut is still there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Capture {
    /// What the bytes are.
    pub kind: Kind,
    /// Character encoding the text was read with, by its name in the WHATWG standard.
    pub encoding: String,
    /// The title proposed.
    pub title: Option<Found>,
    /// Other titles that were found, best first.
    pub title_candidates: Vec<Found>,
    /// The headline as a reader of the page saw it, where one was found.
    pub headline: Option<String>,
    /// Authors: people, in order, without "by".
    pub authors: Vec<String>,
    /// Where the authors were found.
    #[serde(default)]
    pub authors_basis: Option<Basis>,
    /// Other names that stand where authors do.
    #[serde(default)]
    pub author_candidates: Vec<Found>,
    /// Who published it.
    pub publisher: Option<Found>,
    /// Other names for the publisher.
    #[serde(default)]
    pub publisher_candidates: Vec<Found>,
    /// Address of the page, without tracking parameters.
    pub url: Option<Found>,
    /// Other addresses the page gives itself.
    #[serde(default)]
    pub url_candidates: Vec<Found>,
    /// When it was published: never the time of a later change.
    pub published: FoundDate,
    /// Other publication dates that were found.
    pub published_candidates: Vec<FoundDate>,
    /// When its publisher last changed it.
    pub modified: FoundDate,
    /// Language of the body as a code (`en`, `zh`), where it is certain enough.
    pub language: Option<String>,
    /// Where the language was found.
    #[serde(default)]
    pub language_basis: Option<Basis>,
    /// Other languages that the page declares.
    #[serde(default)]
    pub language_candidates: Vec<Found>,
    /// The teaser of the page: words of its metadata that are no evidence about the text.
    pub lead: Option<Found>,
    /// Address of the picture that the page shows of itself elsewhere. It is never fetched.
    #[serde(default)]
    pub image: Option<Found>,
    /// Every block in document order, kept and cut.
    pub blocks: Vec<Block>,
    /// Where the text says it was taken from: names, or addresses without tracking parameters.
    pub upstream: Vec<String>,
    /// What the analyst should know.
    pub warnings: Vec<Warning>,
    /// Version of the rules that made this capture.
    pub rules: String,
}

/// Kinds that are no text as they stand, and so have no character encoding.
pub(crate) const BINARY: [Kind; 4] = [Kind::PDF, Kind::DOCX, Kind::ODT, Kind::EPUB];

/// Warnings that say that a document could not be read, and the same in a few words.
const UNREADABLE: [(&str, &str); 5] = [
    ("pdf_unreadable", "the PDF is damaged"),
    ("pdf_locked", "the PDF is locked"),
    ("pages_unreadable", "every page of the PDF is damaged"),
    ("document_damaged", "the document is damaged or locked with a password"),
    ("book_locked", "the book is under copy protection"),
];

impl Capture {
    /// The body: the kept blocks joined by blank lines. The one definition of what an item says.
    pub fn body(&self) -> String {
        let mut body = String::new();
        for block in self.blocks.iter().filter(|block| block.kept) {
            if !body.is_empty() {
                body.push_str("\n\n");
            }
            body.push_str(&block.text);
        }
        body
    }

    /// The body as markdown: the kept blocks with their links, emphasis, tables and lists.
    pub fn markdown(&self) -> String {
        marks::join(self.blocks.iter().filter(|block| block.kept))
    }

    /// Whether a warning says already why there is no text in it.
    pub(crate) fn says_why_empty(&self) -> bool {
        let unreadable = UNREADABLE.iter().map(|(code, _)| *code);
        let mut codes = unreadable.chain(["no_text_layer", "not_captured"]);
        codes.any(|code| self.warnings.iter().any(|warning| warning.code == code))
    }

    /// Why no text of it could be read, in a few words; `None` where some was read, or where there
    /// is none to read.
    pub fn unreadable(&self) -> Option<&'static str> {
        let said = |code: &str| self.warnings.iter().any(|warning| warning.code == code);
        let why = UNREADABLE.iter().find(|(code, _)| said(code))?.1;
        self.blocks.is_empty().then_some(why)
    }

    /// A capture of nothing.
    pub(crate) fn empty(kind: Kind) -> Self {
        Self {
            kind,
            encoding: if BINARY.contains(&kind) { "" } else { "UTF-8" }.to_owned(),
            title: None,
            title_candidates: Vec::new(),
            headline: None,
            authors: Vec::new(),
            authors_basis: None,
            author_candidates: Vec::new(),
            publisher: None,
            publisher_candidates: Vec::new(),
            url: None,
            url_candidates: Vec::new(),
            published: FoundDate::unknown(),
            published_candidates: Vec::new(),
            modified: FoundDate::unknown(),
            language: None,
            language_basis: None,
            language_candidates: Vec::new(),
            lead: None,
            image: None,
            blocks: Vec::new(),
            upstream: Vec::new(),
            warnings: Vec::new(),
            rules: RULES.to_owned(),
        }
    }

    pub(crate) fn warn(&mut self, code: &str, message: impl Into<String>) {
        self.warnings.push(Warning::new(code, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BlockKind, CutRule};

    #[test]
    fn the_body_is_the_kept_blocks() {
        let mut capture = Capture::empty(Kind::TEXT);
        capture.blocks = ["One.", "Share this", "Two."]
            .map(|text| Block::kept(BlockKind::Paragraph, text))
            .to_vec();
        capture.blocks[1].cut(CutRule::StopPhrase);
        assert_eq!(capture.body(), "One.\n\nTwo.");
    }

    #[test]
    fn what_says_nothing_and_is_damaged_could_not_be_read() {
        let mut capture = Capture::empty(Kind::PDF);
        assert_eq!((capture.unreadable(), capture.encoding.as_str()), (None, ""));
        capture.warn("pages_unreadable", "These pages are damaged: 1.");
        assert_eq!(capture.unreadable(), Some("every page of the PDF is damaged"));
        capture.blocks.push(Block::kept(BlockKind::Paragraph, "Page 2 can be read."));
        assert_eq!(capture.unreadable(), None);
    }

    #[test]
    fn a_capture_survives_the_wire() {
        let mut capture = Capture::empty(Kind::HTML);
        capture.warn("text_truncated", "Only a part was read.");
        let wire = serde_json::to_string(&capture).unwrap();
        assert_eq!(serde_json::from_str::<Capture>(&wire).unwrap(), capture);
    }
}
