//! Opening, making and describing a vault.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{BriefingRow, CaseRow, IndexState, Settings};

/// What the window needs to know at its start.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AppState {
    /// Version of the program.
    pub version: String,
    /// The open vault, if any.
    pub vault: Option<VaultInfo>,
    /// Vaults opened before, newest first.
    pub recent: Vec<RecentVault>,
    /// Folder proposed for a new vault.
    pub vaults_folder: String,
    /// Name proposed for the analyst: the last one used, else the system's user name.
    pub analyst: String,
    /// The user's settings.
    pub settings: Settings,
}

/// An open vault.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VaultInfo {
    /// Identity of the vault, 32 hex digits.
    pub id: String,
    /// Name shown to the user.
    pub name: String,
    /// Full path of the folder.
    pub path: String,
    /// The analyst who signs the log.
    pub analyst: String,
    /// True where it can only be read.
    pub read_only: bool,
    /// When it was made, RFC 3339.
    pub created: String,
    /// What the user should know about where it lies, in words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub warnings: Vec<String>,
}

/// A vault that was opened before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecentVault {
    /// Name of the vault when it was last open.
    pub name: String,
    /// Full path of the folder.
    pub path: String,
    /// Items it held when it was last open.
    pub items: i64,
    /// When it was last open, RFC 3339.
    pub opened: String,
    /// True where the folder is not there any more.
    pub missing: bool,
}

/// Makes a new vault and opens it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CreateVault {
    /// Folder to make the vault in.
    pub folder: String,
    /// Name of the vault; its folder is `NAME.dossier`.
    pub name: String,
    /// The analyst's name; it signs the log.
    pub analyst: String,
}

/// Names a vault by its folder.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VaultPath {
    /// Path of the vault's folder.
    pub path: String,
}

/// Makes the sample vault and opens it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CreateSample {
    /// Folder to make `Sample.dossier` in (with a number behind it where that exists).
    pub folder: String,
    /// Another name for the vault's folder, `NAME.dossier`; it must not exist yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub name: Option<String>,
}

/// Renames the vault or the analyst.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UpdateVault {
    /// New name of the vault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub name: Option<String>,
    /// New name of the analyst, for acts from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub analyst: Option<String>,
}

/// Counts and lists of the side bar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Overview {
    /// The vault.
    pub vault: VaultInfo,
    /// Items waiting in the inbox.
    pub inbox: i64,
    /// Items in the archive: the inbox and what is filed.
    pub archive: i64,
    /// Items discarded.
    pub discarded: i64,
    /// Cases, open ones first.
    pub cases: Vec<CaseRow>,
    /// Briefings, last edited first.
    pub briefings: Vec<BriefingRow>,
    /// Tags with their counts, most used first.
    pub tags: Vec<TagCount>,
    /// State of the search index.
    pub index: IndexState,
    /// What Ctrl+Z would take back, in words.
    pub undo: Option<String>,
    /// What Ctrl+Shift+Z would do again, in words.
    pub redo: Option<String>,
}

/// A tag and how many items carry it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TagCount {
    /// The tag.
    pub name: String,
    /// Items with it, discarded ones left out.
    pub count: i64,
}

/// The vault's health, as `doctor` found it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DoctorReport {
    /// True where nothing is wrong.
    pub healthy: bool,
    /// What was looked at, one line each, with what was found.
    pub checks: Vec<DoctorCheck>,
}

/// One check of `doctor`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DoctorCheck {
    /// What was looked at.
    pub name: String,
    /// True where it is in order.
    pub ok: bool,
    /// What was found, in words.
    pub finding: String,
    /// What to do, where it is not in order.
    pub hint: Option<String>,
}
