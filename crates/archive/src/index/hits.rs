//! What a search may be told and what it answers.

use super::{Filter, IndexState};
use crate::query::Note;

/// The order of hits. Ties are broken by item id, newest first, so pages never overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Best match first (BM25; a word in the title weighs more than in the text).
    #[default]
    Relevance,
    /// Newest publication first, unknown dates last.
    PublishedDesc,
    /// Last filed first.
    FiledDesc,
}

/// What to return of the hits of a query.
#[derive(Debug, Clone)]
pub struct SearchOptions {
    /// At most so many hits; 0 asks for the total alone.
    pub limit: usize,
    /// Hits to skip from the start.
    pub offset: usize,
    /// Their order.
    pub sort: Sort,
    /// Also find discarded items (a query with `is:discarded` finds them anyway).
    pub include_discarded: bool,
    /// Only items linked to the case with this key.
    pub case_key: Option<String>,
    /// What was picked in the facets; all of them must hold.
    pub filters: Vec<Filter>,
    /// The zone in which the days of `filed:` begin.
    pub zone: jiff::tz::TimeZone,
    /// Today in that zone, for `last 30 days`; without it such a condition finds nothing.
    pub today: Option<jiff::civil::Date>,
}

impl Default for SearchOptions {
    fn default() -> Self {
        Self {
            limit: 50,
            offset: 0,
            sort: Sort::default(),
            include_discarded: false,
            case_key: None,
            filters: Vec::new(),
            zone: jiff::tz::TimeZone::UTC,
            today: None,
        }
    }
}

/// One hit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// The item.
    pub id: u64,
    /// Its score; 0 unless sorted by relevance.
    pub score: f32,
}

/// The answer to a search.
#[derive(Debug, Clone, PartialEq)]
pub struct Hits {
    /// How many items match, exactly.
    pub total: u64,
    /// The hits asked for, in order.
    pub hits: Vec<Hit>,
    /// What of the query was not searched in full, with its place.
    pub notes: Vec<Note>,
    /// How far the index was when it answered.
    pub index: IndexState,
}
