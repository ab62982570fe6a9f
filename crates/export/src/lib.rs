//! A finished document in; Markdown, HTML, PDF and DOCX out.
//!
//! A [`Document`] is one typed tree in which every citation is numbered, every link is safe, every
//! image is bytes, nesting is bounded, and every loss is a [`Warning`]. The writers only walk that
//! tree; none opens a file, asks a clock or reaches a network, and the same document always gives
//! the same bytes.

pub mod document;

pub use document::{
    Document, DocumentInfo, NumberedSource, OutlineEntry, Resolve, Source, Warning, WarningCode,
};
