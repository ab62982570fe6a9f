//! The versions of an item, and what differs between two of them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Block;

/// Asks for the versions of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ItemRequest {
    /// The item.
    pub item: i64,
}

/// Names a version of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionRequest {
    /// The item.
    pub item: i64,
    /// Number of the version, from 1.
    pub version: u32,
}

/// Who made a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum MadeBy {
    /// Read from a capture.
    Capture,
    /// Cut, put back or written by an analyst.
    Analyst,
    /// Cleaned again with other rules.
    Rules,
    /// Came with another item that was merged into this one.
    Merge,
    /// What stayed when a part was split off, or the part itself.
    Split,
}

/// A version of an item in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionInfo {
    /// Number, from 1.
    pub number: u32,
    /// Who made it.
    pub made_by: MadeBy,
    /// Number of the version it was made from, where an analyst or newer rules made it.
    pub made_from: Option<u32>,
    /// When, RFC 3339.
    pub made_at: String,
    /// Name of who filed or wrote it.
    pub actor: String,
    /// True for the version that the item shows.
    pub shown: bool,
    /// SHA-256 of its text, 64 hex digits.
    pub sha256: String,
    /// Its title.
    pub title: String,
    /// Words in its text.
    pub words: i64,
}

/// The text of a version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionText {
    /// The version.
    pub info: VersionInfo,
    /// Its text: the kept blocks.
    pub body: String,
    /// All blocks, kept and cut.
    pub blocks: Vec<Block>,
}

/// Compares two versions of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CompareVersions {
    /// The item.
    pub item: i64,
    /// The older version.
    pub from: u32,
    /// The newer version.
    pub to: u32,
}

/// What differs between two versions: paragraph beside paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionDiff {
    /// The older version.
    pub from: VersionInfo,
    /// The newer version.
    pub to: VersionInfo,
    /// Title and paragraphs side by side; the first row is the title.
    pub rows: Vec<DiffRow>,
    /// Words that only the newer one has.
    pub added: i64,
    /// Words that only the older one has.
    pub removed: i64,
}

/// A paragraph of both versions, or of one of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DiffRow {
    /// How they differ.
    pub kind: DiffKind,
    /// The older paragraph in pieces; missing where it is new.
    pub old: Option<Vec<DiffPiece>>,
    /// The newer paragraph in pieces; missing where it is gone.
    pub new: Option<Vec<DiffPiece>>,
}

/// How two paragraphs differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum DiffKind {
    /// Not at all.
    Same,
    /// In some words.
    Changed,
    /// Only the newer version has it.
    Added,
    /// Only the older version has it.
    Removed,
}

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DiffPiece {
    /// Its text; the pieces joined are the paragraph.
    pub text: String,
    /// True where the other version does not have it.
    pub changed: bool,
}
