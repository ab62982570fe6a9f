//! A finished document in; Markdown, HTML, PDF and DOCX out.
//!
//! [`build`] reads a briefing's markdown into a [`Document`]: one typed tree in which every citation is numbered, every link is safe, every
//! image is bytes, nesting is bounded, and every loss is a [`Warning`]. The writers only walk that
//! tree; none opens a file, asks a clock or reaches a network, and the same document always gives
//! the same bytes.

pub mod document;

pub mod docx;
pub mod html;
pub mod markdown;
pub mod pdf;

mod build;
mod file_name;

pub use build::{CitationUse, build, citations};
pub use document::{
    Document, DocumentInfo, NumberedSource, OutlineEntry, Resolve, Source, Warning, WarningCode,
};
pub use file_name::safe_file_name;
