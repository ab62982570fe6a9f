//! The cleaned text: put back, cut, edit, clean again, teach.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Changed;

/// Cuts blocks out of the text of an item, or puts them back. Makes a new version; the one before
/// stays, and undo goes back to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetBlocks {
    /// The item.
    pub item: i64,
    /// Places of the blocks in `ItemDetail.blocks`, from 0.
    pub blocks: Vec<u32>,
    /// True to put them back, false to cut them.
    pub keep: bool,
    /// True to do the same on other pages of this site from now on.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub teach: bool,
}

/// Replaces the text of an item by what the analyst wrote. The machine's version stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EditText {
    /// The item.
    pub item: i64,
    /// The text: paragraphs with empty lines between them, in markdown as `ItemDetail.markdown`.
    pub text: String,
}

/// A version that was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionMade {
    /// Number of the version that is shown now.
    pub version: u32,
    /// What was done, in words that a toast can show.
    pub label: String,
    /// What changed.
    pub changed: Changed,
}

/// Reads the originals of items again, with the rules of today; a job with result `CleanAgain`.
/// Items whose text comes out the same keep their version.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CleanAgain {
    /// The items; all of the archive where it is empty.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub items: Vec<i64>,
    /// True to also clean items whose text the analyst edited, cut or put back. They are left
    /// alone otherwise.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub edited_too: bool,
}

/// What cleaning again brought.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CleanReport {
    /// Items that were looked at.
    pub looked: i64,
    /// Items with a new version.
    pub changed: i64,
    /// Items whose text came out the same.
    pub unchanged: i64,
    /// Items left alone because an analyst had worked on their text.
    pub left: i64,
    /// Items that could not be read again; their text stays as it was.
    pub failed: i64,
    /// The items with a new version, the first 500.
    pub items: Vec<i64>,
}

/// Makes one item of several. The others are discarded, their captures are shown under the one
/// that stays; tags and links to cases move. Undo takes all of it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MergeItems {
    /// The item that stays.
    pub into: i64,
    /// The items that become part of it.
    pub items: Vec<i64>,
}

/// Makes two items of one: what begins at a block becomes an item of its own, from the same
/// original.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SplitItem {
    /// The item.
    pub item: i64,
    /// Place of the first block of the new item in `ItemDetail.blocks`, from 1.
    pub block: u32,
}

/// An item that was split off.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ItemSplit {
    /// The new item.
    pub item: i64,
    /// Its citation key.
    pub key: String,
    /// Its title.
    pub title: String,
    /// What was done, in words.
    pub label: String,
    /// What changed.
    pub changed: Changed,
}

/// Asks for what analysts taught about sites.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SiteRulesRequest {
    /// Only rules of this host: `harbour.example`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub host: Option<String>,
}

/// What an analyst taught about a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SiteRule {
    /// The host.
    pub host: String,
    /// What blocks it fits, as a stable text made of their first words.
    pub signature: String,
    /// True where such blocks are cut, false where they are kept.
    pub cut: bool,
}

/// Forgets a rule of a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ForgetSiteRule {
    /// The host.
    pub host: String,
    /// The rule's signature.
    pub signature: String,
}
