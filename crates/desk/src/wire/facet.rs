//! What a result is made of, and what can be picked from it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What hits are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FacetField {
    /// Name of the source.
    Source,
    /// Tag.
    Tag,
    /// Case.
    Case,
    /// Language without its variants.
    Language,
    /// Format of the newest capture.
    Format,
}

/// Values picked in a facet: a hit has one of them, or, if they are excluded, none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FacetFilter {
    /// The facet.
    pub field: FacetField,
    /// Its values, as `FacetCount` has them.
    pub values: Vec<String>,
    /// True to exclude them.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub excluded: bool,
}

/// Asks what a result is made of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FacetsRequest {
    /// The query; an empty one stands for everything.
    pub query: String,
    /// Only items of this case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub case: Option<i64>,
    /// True to include discarded items.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub include_discarded: bool,
    /// What was picked so far.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub filters: Vec<FacetFilter>,
    /// The facets wanted.
    pub fields: Vec<FacetField>,
}

/// What a result is made of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FacetsResult {
    /// The facets asked for, in that order.
    pub facets: Vec<Facet>,
    /// Hits by month of publication, earliest first; months without hits are left out.
    pub months: Vec<MonthCount>,
    /// Hits of which no date of publication is known.
    pub undated: i64,
    /// Time of the counting in milliseconds.
    pub took_ms: f64,
    /// True where the index has not caught up with the archive yet.
    pub behind: bool,
}

/// The hits by one field. What was picked here does not limit it, what was excluded does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Facet {
    /// The field.
    pub field: FacetField,
    /// The values with the most hits, at most 50.
    pub values: Vec<FacetCount>,
    /// How many further values have hits.
    pub more: i64,
}

/// One value and its hits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FacetCount {
    /// The value, for a `FacetFilter`.
    pub value: String,
    /// As it is shown: a tag as it was written, the title of a case, the name of a format. A
    /// language is a tag (`en`).
    pub shown: String,
    /// Hits with it.
    pub hits: i64,
}

/// The hits of one month. An item dated only by its year counts in the first month it may have
/// been published in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MonthCount {
    /// Year and month: `2024-05`.
    pub month: String,
    /// Hits.
    pub hits: i64,
}
