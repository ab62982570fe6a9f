//! Answers a query from one state of the index.

mod compile;
mod dates;
mod excluded;
mod page;
mod patterns;

use tantivy::query::{BooleanQuery, EmptyQuery, Occur, Query as EngineQuery};

use self::compile::Compiler;
use super::opened::Answer;
use super::{Hit, SearchOptions, Status};
use crate::query::{Condition, Query};

/// The exact total and one page of hits.
pub(super) fn search(
    answer: &Answer,
    query: &Query,
    options: &SearchOptions,
) -> tantivy::Result<(u64, Vec<Hit>)> {
    let compiler =
        Compiler { searcher: &answer.searcher, fields: &answer.fields, zone: &options.zone };
    let compiled = whole(&compiler, query, options)?;
    page::page(&answer.searcher, &*compiled, options)
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
