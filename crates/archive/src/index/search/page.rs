//! One page of hits and the exact total, in one pass.

use tantivy::collector::sort_key::{SortBySimilarityScore, SortByStaticFastValue};
use tantivy::collector::{Count, SortKeyComputer, TopDocs};
use tantivy::query::Query;
use tantivy::{DocAddress, Order, Searcher};

use crate::index::schema::{FILED_COLUMN, ID_COLUMN, PUBLISHED_COLUMN};
use crate::index::{Hit, SearchOptions, Sort};

/// Runs `query` and returns the total and the page asked for.
pub(super) fn page(
    searcher: &Searcher,
    query: &dyn Query,
    options: &SearchOptions,
) -> tantivy::Result<(u64, Vec<Hit>)> {
    // The engine makes room for every hit asked for, so no more are asked for than exist.
    let items = usize::try_from(searcher.num_docs()).unwrap_or(usize::MAX);
    let limit = options.limit.min(items.saturating_sub(options.offset));
    if limit == 0 {
        return Ok((searcher.search(query, &Count)? as u64, Vec::new()));
    }
    let window = TopDocs::with_limit(limit).and_offset(options.offset);
    let newest_first = || (SortByStaticFastValue::<u64>::for_field(ID_COLUMN), Order::Desc);
    let by_number = |column: &str| (SortByStaticFastValue::<i64>::for_field(column), Order::Desc);
    match options.sort {
        Sort::Relevance => {
            let order = ((SortBySimilarityScore, Order::Desc), newest_first());
            run(searcher, query, window, order, |(score, id)| (id, score))
        }
        Sort::PublishedDesc => {
            let order = (by_number(PUBLISHED_COLUMN), newest_first());
            run(searcher, query, window, order, |(_, id)| (id, 0.0))
        }
        Sort::FiledDesc => {
            let order = (by_number(FILED_COLUMN), newest_first());
            run(searcher, query, window, order, |(_, id)| (id, 0.0))
        }
    }
}

/// Runs `query` in `order`, whose keys hold the id of the item.
fn run<O: SortKeyComputer + Send + 'static>(
    searcher: &Searcher,
    query: &dyn Query,
    window: TopDocs,
    order: O,
    hit: impl Fn(O::SortKey) -> (Option<u64>, f32),
) -> tantivy::Result<(u64, Vec<Hit>)> {
    let (found, total): (Vec<(O::SortKey, DocAddress)>, usize) =
        searcher.search(query, &(window.order_by(order), Count))?;
    let hits = found
        .into_iter()
        .filter_map(|(key, _)| {
            let (id, score) = hit(key);
            Some(Hit { id: id?, score })
        })
        .collect();
    Ok((total as u64, hits))
}
