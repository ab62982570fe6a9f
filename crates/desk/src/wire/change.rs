//! What a write changed, and the log.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What one act changed. Every write answers with it and broadcasts it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[derive(Default)]
pub struct Changed {
    /// Sequence number of the last change of the act; 0 where nothing changed.
    pub seq: i64,
    /// Items whose content, status, tags or links changed.
    pub items: Vec<i64>,
    /// Cases that changed.
    pub cases: Vec<i64>,
    /// Briefings that changed.
    pub briefings: Vec<i64>,
    /// True where the vault's own name or analyst changed.
    pub vault: bool,
}

/// Answer of a write that has nothing else to say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Done {
    /// What was done, in words that a toast can show: "Discarded 1 item".
    pub label: String,
    /// What changed.
    pub changed: Changed,
}

/// One act in the log of the vault.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogEntry {
    /// Sequence number of its first change.
    pub seq: i64,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// The analyst who did it.
    pub actor: String,
    /// What was done, in words.
    pub label: String,
    /// Items it touched.
    pub items: Vec<i64>,
    /// What the first few of these items are called now, so that the log can be read.
    pub titles: Vec<ItemTitle>,
    /// Cases it touched.
    pub cases: Vec<i64>,
    /// Briefings it touched.
    pub briefings: Vec<i64>,
    /// True where a later act took it back.
    pub undone: bool,
}

/// What an item is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ItemTitle {
    /// The item.
    pub id: i64,
    /// Its title now.
    pub title: String,
}

/// Asks for the newest entries of the log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogRequest {
    /// At most so many entries.
    pub limit: u32,
    /// Only entries before this sequence number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub before: Option<i64>,
    /// Only acts that touched this item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub item: Option<i64>,
    /// Only acts that touched this case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub case: Option<i64>,
}
