//! Searching the archive, and finding a thing by a few letters.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FacetFilter, ItemRow, Mark};

/// Searches the archive.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchRequest {
    /// The query; an empty one lists everything.
    pub query: String,
    /// First hit wanted, from 0.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub offset: u32,
    /// How many hits, at most 500.
    pub limit: u32,
    /// Order of the hits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub sort: Option<SearchSort>,
    /// Only items of this case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub case: Option<i64>,
    /// True to include discarded items.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub include_discarded: bool,
    /// What was picked in the facets; all of it must hold.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub filters: Vec<FacetFilter>,
}

/// Order of hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SearchSort {
    /// Best first.
    Relevance,
    /// Last published first.
    Published,
    /// Last filed first.
    Filed,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchResult {
    /// Exact number of hits.
    pub total: i64,
    /// The hits asked for.
    pub hits: Vec<Hit>,
    /// The query in words.
    pub words: String,
    /// What was odd about the query; the rest of it ran.
    pub notes: Vec<QueryNote>,
    /// Time of the search in milliseconds.
    pub took_ms: f64,
    /// True where the index has not caught up with the archive yet.
    pub behind: bool,
}

/// An item that was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Hit {
    /// The item.
    #[serde(flatten)]
    pub row: ItemRow,
    /// Marks in its title.
    pub title_marks: Vec<Mark>,
    /// The best passage of its text.
    pub passage: String,
    /// Marks in the passage.
    pub passage_marks: Vec<Mark>,
    /// Score; comparable within one result only.
    pub score: f32,
}

/// Something odd about a query.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QueryNote {
    /// Part of the query it speaks of.
    pub mark: Mark,
    /// In plain words.
    pub message: String,
}

/// State of the search index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IndexState {
    /// What it does.
    pub phase: IndexPhase,
    /// Changes not in the index yet.
    pub behind: i64,
    /// Items read so far while rebuilding.
    pub done: i64,
    /// Items to read while rebuilding.
    pub total: i64,
    /// Why it failed or is rebuilt.
    pub message: Option<String>,
}

/// What the index does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum IndexPhase {
    /// Every change is in it.
    UpToDate,
    /// It reads the latest changes.
    CatchingUp,
    /// It is built anew.
    Rebuilding,
    /// It failed; search may miss items.
    Failed,
}

/// Asks for items to cite, or for anything to jump to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SuggestRequest {
    /// What was typed.
    pub text: String,
    /// Items of this case come first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub case: Option<i64>,
    /// At most so many.
    pub limit: u32,
}

/// An item that can be cited.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Suggestion {
    /// Id of the item.
    pub id: i64,
    /// Its citation key.
    pub key: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// When, as an ISO text.
    pub published: String,
    /// True where it belongs to the case asked for.
    pub in_case: bool,
}

/// A thing to jump to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PaletteEntry {
    /// What it is.
    pub kind: PaletteKind,
    /// Its id.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// A second line.
    pub detail: String,
}

/// What a palette entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum PaletteKind {
    /// An item.
    Item,
    /// A case.
    Case,
    /// A briefing.
    Briefing,
}
