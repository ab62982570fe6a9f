//! The formats that can be read.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A format that Dossier reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FormatInfo {
    /// Code it is stored under: `html`, `mhtml`, `warc` ...
    pub code: String,
    /// Name: "Web archive (WARC)".
    pub name: String,
    /// Usual endings of file names, without the dot. For file dialogs: the content decides what
    /// a file is.
    pub extensions: Vec<String>,
    /// What becomes of such a file, in one or two sentences.
    pub help: String,
    /// True where such a file is an item itself.
    pub document: bool,
    /// True where such a file holds others, each of which becomes an item with an original of
    /// its own. Both are true for a mail with attachments.
    pub parts: bool,
}
