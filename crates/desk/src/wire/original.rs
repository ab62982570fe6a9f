//! What can be shown of an original.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What can be shown of an original, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OriginalView {
    /// SHA-256 of the bytes.
    pub sha256: String,
    /// Size in bytes.
    pub size: i64,
    /// Code of the format: `html`, `pdf`, `eml` ...
    pub kind: String,
    /// Its name: "Mail (EML)".
    pub format: String,
    /// Character encoding, where it is text.
    pub encoding: String,
    /// What to show.
    pub shows: OriginalShows,
}

/// What to show of an original. Every `path` is one of the scheme `archive:`, to be shown in the
/// sandboxed frame or as a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum OriginalShows {
    /// A page, as a sanitised copy.
    Page {
        /// Address of the copy.
        path: String,
    },
    /// Text as it stands; `original_text` has it too.
    Text {
        /// Address of the text as a page.
        path: String,
    },
    /// Pages as pictures: append the number of the page (from 1) and `.png` to the path.
    Pages {
        /// Address of the pages: `original/<sha>/page/`.
        path: String,
        /// How many pages.
        count: u32,
    },
    /// A mail.
    Mail {
        /// Its headers in order, decoded.
        headers: Vec<MailHeader>,
        /// Address of its body as a page.
        path: String,
        /// Its parts, bodies and attachments.
        parts: Vec<OriginalPart>,
    },
    /// A file that holds others.
    Parts {
        /// What is inside, the first 500.
        parts: Vec<OriginalPart>,
    },
    /// Nothing can be shown; the bytes are kept.
    Nothing {
        /// Why, in words.
        why: String,
    },
}

/// A header of a mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MailHeader {
    /// Its name as it stands: "From".
    pub name: String,
    /// Its value, decoded, in one line.
    pub value: String,
}

/// A part of a mail, or a member of an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OriginalPart {
    /// Its place in words: "attachment 2".
    pub place: String,
    /// Its name, where it has one.
    pub name: Option<String>,
    /// Name of its format, where it is known.
    pub format: Option<String>,
    /// Size in bytes.
    pub size: i64,
    /// Address under which it can be shown, where it can.
    pub path: Option<String>,
    /// The item that was made of it, where there is one.
    pub item: Option<i64>,
}

/// The file that an original came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ContainerRef {
    /// Name or path of the file.
    pub name: String,
    /// Its SHA-256, 64 hex digits.
    pub sha256: String,
    /// The place in it, in words: "record 17".
    pub place: String,
}
