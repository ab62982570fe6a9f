//! What the parser said of a line, before citations and addresses were found in it.

use std::ops::Range;

/// Kind of a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SpanKind {
    /// `*emphasis*`
    Emphasis,
    /// `**strong**`
    Strong,
    /// `~~struck out~~`
    Strike,
}

/// A piece of a line as parsed.
#[derive(Debug)]
pub(super) enum Raw {
    /// Text.
    Text(RawText),
    /// A span of other pieces.
    Span(SpanKind, Vec<Self>),
    /// A link with a safe address.
    Link {
        /// The address.
        url: String,
        /// What is shown.
        content: Vec<Self>,
        /// Bytes of the whole link.
        span: Range<usize>,
    },
    /// Code, or HTML shown as code.
    Code(String),
    /// An image that the document does not hold.
    MissingImage(String),
    /// Use of the footnote of this label.
    Note(String),
    /// A line break that is a space in print.
    SoftBreak,
    /// A line break.
    HardBreak,
}

/// A piece of text with its place.
#[derive(Debug)]
pub(super) struct RawText {
    /// The text, cleaned.
    pub text: String,
    /// Its bytes in the markdown.
    pub span: Range<usize>,
    /// Whether `text` is the very markdown of `span`, so that places can be counted in it.
    pub exact: bool,
    /// Whether its first character was escaped, and so means nothing but itself.
    pub escaped: bool,
}

impl RawText {
    /// Characters with their place in the markdown, and whether each means only itself.
    pub(super) fn characters(&self) -> impl Iterator<Item = (char, usize, bool)> + '_ {
        self.text.char_indices().map(|(offset, c)| {
            let at = if self.exact { self.span.start + offset } else { self.span.start };
            (c, at, self.escaped && offset == 0)
        })
    }
}

/// The text of pieces without their markup.
pub(super) fn plain(pieces: &[Raw]) -> String {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Raw::Text(text) => out.push_str(&text.text),
            Raw::Code(text) | Raw::MissingImage(text) => out.push_str(text),
            Raw::Span(_, inner) | Raw::Link { content: inner, .. } => out.push_str(&plain(inner)),
            Raw::SoftBreak | Raw::HardBreak => out.push(' '),
            Raw::Note(_) => {}
        }
    }
    out
}
