//! Counts hits by their values, over the whole result.

mod counting;
mod months;

use std::cmp::Reverse;

use tantivy::Searcher;
use tantivy::query::Query as EngineQuery;

use self::counting::{Counted, Counting};
use super::Compiler;
use crate::index::{Facet, FacetField, FacetValue, Month, SearchOptions};
use crate::query::Query;

/// So many values of a field are named.
pub(super) const MOST_VALUES: usize = 50;

/// The counts of a result.
pub(in crate::index) struct FoundFacets {
    pub(in crate::index) facets: Vec<Facet>,
    pub(in crate::index) months: Vec<Month>,
    pub(in crate::index) undated: u64,
}

/// Counts the hits of `query` by `fields` and by month.
pub(super) fn count(
    compiler: &Compiler<'_>,
    query: &Query,
    options: &SearchOptions,
    fields: &[FacetField],
) -> tantivy::Result<FoundFacets> {
    let picked = |field: &FacetField| {
        options.filters.iter().any(|filter| filter.field == *field && !filter.excluded)
    };
    // What nothing was picked of is counted in one pass over the hits, with the months.
    let (alone, together): (Vec<FacetField>, Vec<FacetField>) =
        fields.iter().partition(|it| picked(it));
    let whole = super::whole(compiler, query, options)?;
    let counted = run(compiler.searcher, &*whole, &together, true)?;
    let mut facets = counted.facets;
    for field in alone {
        let mut others = options.clone();
        others.filters.retain(|filter| filter.field != field || filter.excluded);
        let without = super::whole(compiler, query, &others)?;
        facets.extend(run(compiler.searcher, &*without, &[field], false)?.facets);
    }
    let place = |field: FacetField| fields.iter().position(|it| *it == field);
    facets.sort_by_key(|(field, _)| place(*field));
    Ok(FoundFacets {
        facets: facets.into_iter().map(|(field, counts)| named(field, counts)).collect(),
        months: months::named(&counted.months),
        undated: counted.undated,
    })
}

fn run(
    searcher: &Searcher,
    query: &dyn EngineQuery,
    fields: &[FacetField],
    by_month: bool,
) -> tantivy::Result<Counted> {
    searcher.search(query, &Counting { fields: fields.to_vec(), by_month })
}

/// The values with the most hits; of equal ones the first by name.
fn named(field: FacetField, counts: Vec<(String, u64)>) -> Facet {
    let mut values: Vec<FacetValue> =
        counts.into_iter().map(|(value, hits)| FacetValue { value, hits }).collect();
    let by_hits = |a: &FacetValue, b: &FacetValue| {
        Reverse(a.hits).cmp(&Reverse(b.hits)).then_with(|| a.value.cmp(&b.value))
    };
    let more = values.len().saturating_sub(MOST_VALUES);
    if more > 0 {
        values.select_nth_unstable_by(MOST_VALUES, by_hits);
        values.truncate(MOST_VALUES);
    }
    values.sort_unstable_by(by_hits);
    Facet { field, values, more: more as u64 }
}
