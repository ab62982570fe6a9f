//! Filing: what was pasted, dropped or chosen becomes an item.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Changed, ItemWarning};

/// Files one pasted text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileText {
    /// The plain text of the clipboard, as it came.
    pub text: String,
    /// The HTML of the clipboard, where there was one; it is then the original.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub html: Option<String>,
    /// Address it came from, where the analyst knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub url: Option<String>,
    /// Case to link it to, as evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub case: Option<i64>,
    /// Tags to give it.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub tags: Vec<String>,
}

/// Files bytes that came by standard input.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileBytes {
    /// The bytes, in base64.
    pub base64: String,
    /// File name, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub name: Option<String>,
    /// Address it came from, where the analyst knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub url: Option<String>,
    /// Case to link it to, as evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub case: Option<i64>,
    /// Tags to give it.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub tags: Vec<String>,
}

/// Files files and folders; a job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FilePaths {
    /// Paths of files, or of folders whose files are taken.
    pub paths: Vec<String>,
    /// Address the text came from, where the analyst knows it; for one file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub url: Option<String>,
    /// True where they were dropped on the window, not chosen.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub dropped: bool,
    /// Case to link them to, as evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub case: Option<i64>,
    /// Tags to give them.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub tags: Vec<String>,
}

/// What became of one input.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Filed {
    /// What became of it.
    pub outcome: FilingOutcome,
    /// The item, where there is one.
    pub item: Option<i64>,
    /// Its citation key.
    pub key: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Name or path of the input.
    pub from: Option<String>,
    /// What the analyst should know about it.
    pub warnings: Vec<ItemWarning>,
    /// Why it was not filed, or what is to be known of an item that was there before.
    pub message: Option<String>,
    /// True where the item was there before and is discarded: it can be put back.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub discarded: bool,
    /// What changed.
    pub changed: Changed,
}

/// What became of one input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FilingOutcome {
    /// A new item in the inbox.
    Filed,
    /// The same was filed before: a new capture of that item.
    SeenBefore,
    /// The page was filed before and says something else now: a new version of that item.
    NewVersion,
    /// Not filed; the message says why.
    Refused,
}

/// Result of filing files.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FilingReport {
    /// One entry per input or part of one, in order; at most 10,000.
    pub inputs: Vec<Filed>,
    /// How many became new items.
    pub filed: u32,
    /// How many were seen before.
    pub seen_before: u32,
    /// How many became new versions of items.
    pub new_versions: u32,
    /// How many were refused.
    pub refused: u32,
}
