//! Cases and their evidence.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{BriefingRow, ItemRow};

/// What an item is to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// It bears on the question.
    Evidence,
    /// It tells what one has to know.
    Background,
    /// It stands around the question.
    Context,
}

/// Whether a case is worked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CaseStatus {
    /// Being worked on.
    Open,
    /// Waiting for something.
    Paused,
    /// Answered or given up.
    Closed,
}

/// A case, by name and colour.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseRef {
    /// Id of the case.
    pub id: i64,
    /// Short name for queries and the command line.
    pub key: String,
    /// Title.
    pub title: String,
    /// Key colour, `#rrggbb`.
    pub color: String,
}

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseRow {
    /// Id of the case.
    pub id: i64,
    /// Short name for queries and the command line.
    pub key: String,
    /// Title.
    pub title: String,
    /// The question it answers.
    pub question: String,
    /// Key colour, `#rrggbb`.
    pub color: String,
    /// Whether it is worked on.
    pub status: CaseStatus,
    /// How many items are linked.
    pub items: i64,
    /// When it was made, RFC 3339.
    pub created: String,
}

/// One case with its evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseDetail {
    /// The row, as in a list.
    pub row: CaseRow,
    /// Linked items, newest link first.
    pub evidence: Vec<EvidenceRow>,
    /// Its briefings.
    pub briefings: Vec<BriefingRow>,
}

/// An item linked to a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceRow {
    /// The item.
    pub item: ItemRow,
    /// Its role.
    pub role: Role,
    /// The analyst's note.
    pub note: String,
    /// When it was linked, RFC 3339.
    pub linked_at: String,
}

/// Names one case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseRequest {
    /// Id of the case, or
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub id: Option<i64>,
    /// its key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub key: Option<String>,
}

/// Makes a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CreateCase {
    /// Title.
    pub title: String,
    /// The question it answers.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub question: String,
    /// Key colour, `#rrggbb`; the next free one where it is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub color: Option<String>,
}

/// Changes a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UpdateCase {
    /// The case.
    pub id: i64,
    /// New title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub title: Option<String>,
    /// New question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub question: Option<String>,
    /// New key colour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub color: Option<String>,
    /// New status.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub status: Option<CaseStatus>,
}

/// A case that was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseCreated {
    /// The case.
    pub case: CaseRow,
    /// What changed.
    pub changed: super::Changed,
}

/// Links items to a case, or changes role and note of links.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LinkItems {
    /// The case.
    pub case: i64,
    /// The items.
    pub items: Vec<i64>,
    /// Their role.
    pub role: Role,
    /// Note; where it is missing, a note that stands is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub note: Option<String>,
}

/// Takes items out of a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UnlinkItems {
    /// The case.
    pub case: i64,
    /// The items.
    pub items: Vec<i64>,
}
