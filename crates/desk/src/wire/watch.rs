//! Watched folders: files that appear there become items.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::CaseRef;

/// A watched folder. It is looked at while the vault is open for writing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WatchRow {
    /// Its number.
    pub id: i64,
    /// Path of the folder.
    pub folder: String,
    /// Case its items are linked to.
    pub case: Option<CaseRef>,
    /// Tags its items get.
    pub tags: Vec<String>,
    /// True where folders inside are watched too.
    pub recursive: bool,
    /// Seconds between two looks.
    pub every: u32,
    /// True where it is not looked at for now.
    pub paused: bool,
    /// True where the folder is not there at the moment.
    pub missing: bool,
    /// Files seen there so far.
    pub files: i64,
    /// When it was last looked at, RFC 3339; in this process.
    pub looked_at: Option<String>,
    /// The newest import it started.
    pub last_import: Option<i64>,
}

/// Begins to watch a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WatchFolder {
    /// Full path of the folder.
    pub folder: String,
    /// Case to link its items to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub case: Option<i64>,
    /// Tags to give its items.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub tags: Vec<String>,
    /// True to watch the folders inside too.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub recursive: bool,
    /// Seconds between two looks, 10 to 86,400; 300 where it is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub every: Option<u32>,
    /// True where the files that lie there now are left alone, and only new ones are taken.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub only_new: bool,
}

/// Changes a watched folder; what is missing stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UpdateWatch {
    /// Its number.
    pub watch: i64,
    /// Stop or go on looking at it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub paused: Option<bool>,
    /// Seconds between two looks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub every: Option<u32>,
    /// The tags its items get from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub tags: Option<Vec<String>>,
    /// The case its items are linked to from now on; 0 for none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub case: Option<i64>,
}

/// Names a watched folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WatchRequest {
    /// Its number.
    pub watch: i64,
}

/// What a look into a watched folder brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WatchScan {
    /// The watched folder.
    pub watch: i64,
    /// Files that are new or changed and are imported now.
    pub new_files: i64,
    /// Files that changed a moment ago and wait for the next look: they may be half written.
    pub waiting: i64,
    /// The import that was started for the new files.
    pub import: Option<i64>,
    /// The job that does it.
    pub job: Option<i64>,
    /// Why nothing could be looked at.
    pub why: Option<String>,
}
