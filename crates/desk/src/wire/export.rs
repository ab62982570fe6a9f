//! A briefing leaves as a document.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::TextWarning;

/// A format of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ExportFormat {
    /// Markdown with numbered citations.
    Markdown,
    /// One HTML file with everything in it.
    Html,
    /// PDF.
    Pdf,
    /// Word document.
    Docx,
}

/// Exports a briefing; a job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportBriefing {
    /// The briefing.
    pub id: i64,
    /// The format.
    pub format: ExportFormat,
    /// File to write; a proposed name in the given folder where it is a folder.
    pub path: String,
    /// True to replace a file that exists.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub overwrite: bool,
    /// True to export although a citation does not resolve; it is then printed as such.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub allow_unresolved: bool,
}

/// Asks for a file name for an export.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportNameRequest {
    /// The briefing.
    pub id: i64,
    /// The format.
    pub format: ExportFormat,
}

/// A proposed file name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportName {
    /// The name, without folder.
    pub name: String,
    /// The folder proposed.
    pub folder: String,
}

/// A document that was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Exported {
    /// Full path of the file.
    pub path: String,
    /// Its size in bytes.
    pub size: i64,
    /// SHA-256 of the file, 64 hex digits.
    pub sha256: String,
    /// What was lost or is odd.
    pub warnings: Vec<TextWarning>,
}
