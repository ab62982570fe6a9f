//! Extraction alone, without a vault.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ItemWarning;

/// Asks what would be read from some bytes. Nothing is stored; no vault needs to be open.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExtractBytes {
    /// The bytes, in base64.
    pub base64: String,
    /// File name, a hint only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub name: Option<String>,
    /// Address of the page, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub url: Option<String>,
    /// True where the bytes are a paste.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub pasted: bool,
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Extracted {
    /// The title proposed.
    pub title: Option<String>,
    /// Authors.
    pub author: Vec<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published, in ISO form; `null` where it is not known.
    pub date: Option<String>,
    /// Language code of the text.
    pub language: Option<String>,
    /// Address of the page.
    pub url: Option<String>,
    /// The cleaned text.
    pub body: String,
    /// What the analyst should know.
    pub warnings: Vec<ItemWarning>,
    /// What was cut, in order.
    pub cut: Vec<CutBlock>,
    /// Code of the format.
    pub kind: String,
}

/// A block that was cut.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CutBlock {
    /// Its text.
    pub text: String,
    /// The rule that cut it, in words.
    pub rule: Option<String>,
}
