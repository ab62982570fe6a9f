//! Answers a query from one state of the index.

mod compile;
mod dates;
mod excluded;
mod facets;
mod page;
mod patterns;
mod shapes;

use tantivy::query::{BooleanQuery, EmptyQuery, Occur, Query as EngineQuery};

use self::compile::Compiler;
use super::opened::Answer;
use super::{FacetField, Hit, SearchOptions, Status};
use crate::query::{Condition, Note, Query};
pub(super) use facets::FoundFacets;

/// The answer of one state of the index.
pub(super) struct Found {
    /// The exact total.
    pub(super) total: u64,
    /// One page of hits.
    pub(super) hits: Vec<Hit>,
    /// What was not searched in full.
    pub(super) notes: Vec<Note>,
}

/// The exact total and one page of hits.
pub(super) fn search(
    answer: &Answer,
    query: &Query,
    options: &SearchOptions,
) -> tantivy::Result<Found> {
    let compiler = Compiler::new(answer, options);
    let compiled = whole(&compiler, query, options)?;
    let (total, hits) = page::page(&answer.searcher, &*compiled, options)?;
    let cut_short = |span| Note {
        span,
        message: format!(
            "More than {} different words fit this; the items with the others are not found. \
             Write more letters.",
            shapes::MOST_WORDS
        ),
    };
    let notes = compiler.cut_short.into_inner().into_iter().map(cut_short).collect();
    Ok(Found { total, hits, notes })
}

/// The counts of a whole result.
pub(super) fn facets(
    answer: &Answer,
    query: &Query,
    options: &SearchOptions,
    fields: &[FacetField],
) -> tantivy::Result<FoundFacets> {
    facets::count(&Compiler::new(answer, options), query, options, fields)
}

/// The query with what the options add to it.
fn whole(
    compiler: &Compiler<'_>,
    query: &Query,
    options: &SearchOptions,
) -> tantivy::Result<Box<dyn EngineQuery>> {
    let asked = match &query.root {
        Some(root) => compiler.node(root)?,
        None if query.blank => compile::everything(),
        // Nothing of the text was understood: better no hit than every item.
        None => return Ok(Box::new(EmptyQuery)),
    };
    let mut parts = vec![(Occur::Must, asked)];
    if let Some(key) = &options.case_key {
        parts.push((Occur::Must, compiler.case_key(key)));
    }
    for filter in &options.filters {
        let occur = if filter.excluded { Occur::MustNot } else { Occur::Must };
        parts.push((occur, compiler.filter(filter)));
    }
    if !options.include_discarded && !asks_for_discarded(query) {
        parts.push((Occur::MustNot, compiler.status(Status::Discarded)));
    }
    Ok(Box::new(BooleanQuery::new(parts)))
}

/// Whether the user names discarded items, and not in order to exclude them.
fn asks_for_discarded(query: &Query) -> bool {
    let mut asks = false;
    if let Some(root) = &query.root {
        root.each_clause(&mut |clause, wanted| {
            asks |= wanted && clause.condition == Condition::Status(Status::Discarded);
        });
    }
    asks
}
