//! What a result is made of: how many hits each source, tag, case, language and format has, and
//! how many were published in each month. And the filters that are picked from these counts.

use super::IndexState;

/// What hits are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FacetField {
    /// Name of the source, as it is written.
    Source,
    /// Folded tag.
    Tag,
    /// Folded key of a case.
    Case,
    /// Language without its variants.
    Language,
    /// Format of the newest capture.
    Format,
}

impl FacetField {
    /// Every field, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Source, Self::Tag, Self::Case, Self::Language, Self::Format];

    /// Name of its column.
    pub(super) fn column(self) -> &'static str {
        match self {
            Self::Source => "source_name",
            Self::Tag => "tag",
            Self::Case => "case_key",
            Self::Language => "language",
            Self::Format => "format",
        }
    }
}

/// Values that were picked in a facet.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Filter {
    /// The facet.
    pub field: FacetField,
    /// Its values, as [`FacetValue::value`] has them. A hit has one of them, or, if they are
    /// excluded, none of them.
    pub values: Vec<String>,
    /// Whether they are excluded.
    pub excluded: bool,
}

/// The counts of a whole result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facets {
    /// A facet for every field asked for, in that order.
    pub facets: Vec<Facet>,
    /// Hits by month of publication, earliest first, months without hits left out.
    pub months: Vec<Month>,
    /// Hits without a known date of publication.
    pub undated: u64,
    /// How far the index was when it answered.
    pub index: IndexState,
}

/// The hits by the values of one field. What was picked in this facet itself does not limit
/// it, so that another value can be picked as well; what was excluded does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// The field.
    pub field: FacetField,
    /// The values with the most hits, those first.
    pub values: Vec<FacetValue>,
    /// How many further values have hits.
    pub more: u64,
}

/// One value and its hits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetValue {
    /// The value as the index has it.
    pub value: String,
    /// Hits with it.
    pub hits: u64,
}

/// The hits of one month. An item dated only by its year counts in the first month it may
/// have been published in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// Year of the calendar.
    pub year: i16,
    /// Month, from 1.
    pub month: i8,
    /// Hits.
    pub hits: u64,
}
