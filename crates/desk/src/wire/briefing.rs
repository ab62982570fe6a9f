//! Briefings, their revisions and their preview.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CaseRef, Changed};

/// A label of the Traffic Light Protocol 2.0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum TlpLabel {
    /// `TLP:CLEAR`
    Clear,
    /// `TLP:GREEN`
    Green,
    /// `TLP:AMBER`
    Amber,
    /// `TLP:AMBER+STRICT`
    AmberStrict,
    /// `TLP:RED`
    Red,
}

/// A briefing in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BriefingRow {
    /// Id of the briefing.
    pub id: i64,
    /// Title.
    pub title: String,
    /// Its case.
    pub case: Option<CaseRef>,
    /// Label.
    pub tlp: TlpLabel,
    /// Number of the newest revision, from 1.
    pub revision: u32,
    /// When it was last saved, RFC 3339.
    pub saved_at: String,
    /// Short name for the command line; never changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub key: Option<String>,
    /// Words of prose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub words: Option<u32>,
}

/// One briefing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BriefingDetail {
    /// The row, as in a list.
    pub row: BriefingRow,
    /// The text in markdown.
    pub markdown: String,
}

/// Names one briefing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BriefingRequest {
    /// Id of the briefing.
    pub id: i64,
}

/// Makes a briefing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CreateBriefing {
    /// Title.
    pub title: String,
    /// Its case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub case: Option<i64>,
    /// Text to begin with.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub markdown: String,
    /// Label; `TLP:AMBER` where it is missing: what nobody thought about is not for everybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub tlp: Option<TlpLabel>,
}

/// Saves a briefing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveBriefing {
    /// The briefing.
    pub id: i64,
    /// Revision that the change was made on; saving is refused where a newer one exists.
    pub base_revision: u32,
    /// New title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub title: Option<String>,
    /// New text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub markdown: Option<String>,
    /// New label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub tlp: Option<TlpLabel>,
    /// New case; `null` is not sent, 0 takes it out of its case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub case: Option<i64>,
    /// True to keep it as a revision beside the one that stands, whatever `baseRevision` is: that
    /// one stands again at once, under a new number. Nothing typed is lost where two saved.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub aside: bool,
}

/// A briefing that was made or saved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BriefingSaved {
    /// The briefing as it stands.
    pub briefing: BriefingRow,
    /// What changed.
    pub changed: Changed,
}

/// A saved state of a briefing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Revision {
    /// Its number, from 1.
    pub number: u32,
    /// When, RFC 3339.
    pub at: String,
    /// Who saved it.
    pub actor: String,
    /// Title then.
    pub title: String,
    /// Words then.
    pub words: u32,
}

/// Names one revision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RevisionRequest {
    /// The briefing.
    pub id: i64,
    /// Number of the revision.
    pub number: u32,
}

/// Asks how a text would look.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PreviewRequest {
    /// Title.
    pub title: String,
    /// Text in markdown.
    pub markdown: String,
    /// Label.
    pub tlp: TlpLabel,
    /// The briefing whose text it is. Where this is what is saved of it, the date is the day of
    /// that saving, as in the document; otherwise it is today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub briefing: Option<i64>,
}

/// How a text looks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    /// Safe HTML of the body; no script, no style, nothing from outside.
    pub html: String,
    /// Words of prose.
    pub words: u32,
    /// Minutes to read.
    pub minutes: u32,
    /// Headings.
    pub outline: Vec<OutlineEntry>,
    /// Sources in order of first use.
    pub sources: Vec<SourceRow>,
    /// What was lost or is odd.
    pub warnings: Vec<TextWarning>,
}

/// A heading of a text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutlineEntry {
    /// Level, 1 to 6.
    pub level: u8,
    /// Its text.
    pub text: String,
    /// Its position in the markdown.
    pub start: u32,
}

/// A numbered source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SourceRow {
    /// Its number, from 1.
    pub number: u32,
    /// Citation key.
    pub key: String,
    /// The item; missing where the key is unknown.
    pub item: Option<i64>,
    /// As it will be printed, in plain text.
    pub text: String,
}

/// Something odd in a text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TextWarning {
    /// Stable code: `unresolved_citation`, `missing_image` ...
    pub code: String,
    /// In plain words.
    pub message: String,
    /// Part of the markdown it speaks of.
    pub mark: Option<super::Mark>,
}
