//! What is gathered while a text is read.

use std::ops::Range;

use super::CitationUse;
use super::characters::{Found, clean};
use super::raw::RawText;
use super::warnings::{Warnings, excerpt};
use crate::document::WarningCode;

/// What is gathered while a text is read, besides its blocks.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    /// The markdown.
    pub markdown: &'a str,
    /// Losses and oddities.
    pub warnings: &'a mut Warnings,
    /// Every citation.
    pub citations: Vec<CitationUse>,
    /// Keys outside of brackets.
    pub bare_keys: Vec<(String, Range<usize>)>,
    /// Links within the document.
    pub anchors: Vec<(String, Range<usize>)>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(markdown: &'a str, warnings: &'a mut Warnings) -> Self {
        Self {
            markdown,
            warnings,
            citations: Vec::new(),
            bare_keys: Vec::new(),
            anchors: Vec::new(),
        }
    }

    /// Cleans a text and warns of what was found in it.
    pub(super) fn clean(&mut self, text: &str, span: &Range<usize>) -> String {
        let (cleaned, Found { control, direction, invisible }) = clean(text);
        let mut warn = |code, message: &str| self.warnings.add(code, span.clone(), message);
        if control {
            warn(
                WarningCode::ControlCharacter,
                "There is a control character here. It is printed as �.",
            );
        }
        if direction {
            warn(
                WarningCode::DirectionCharacter,
                "A hidden character turns the direction of this text. It is printed by its code.",
            );
        }
        if invisible {
            warn(
                WarningCode::InvisibleCharacter,
                "There is a character here that cannot be seen. It is kept.",
            );
        }
        cleaned.into_owned()
    }

    /// A piece of text of the parser with what it means for citations. `follows` is true where
    /// it goes on directly behind the piece before it.
    pub(super) fn text(&mut self, text: &str, span: Range<usize>, follows: bool) -> RawText {
        let exact = self.markdown.get(span.clone()) == Some(text);
        // The parser leaves the backslash of an escape out of every piece.
        let before = span.start.checked_sub(1).map(|at| self.markdown.as_bytes()[at]);
        let escaped = !exact || (before == Some(b'\\') && !follows);
        let cleaned = self.clean(text, &span);
        RawText { exact: exact && cleaned == text, text: cleaned, span, escaped }
    }

    /// Warns of brackets that look like a citation.
    pub(super) fn not_a_citation(&mut self, span: Range<usize>, why: &str) {
        let what = excerpt(self.markdown.get(span.clone()).unwrap_or_default());
        let message = format!("“{what}” is printed as text: {why}.");
        self.warnings.add(WarningCode::NotACitation, span, message);
    }
}
