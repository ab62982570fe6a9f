//! Searching the archive.

use std::time::Instant;

use archive::index::{IndexPhase, SearchOptions, Sort};
use archive::query::highlight::{Highlighter, Unit};
use archive::query::{Field, Note, Query};
use archive::{ArchiveError, ItemRow, Reader};

use super::MOST_ROWS;
use super::items::marked;
use crate::desk::Desk;
use crate::open::OpenVault;
use crate::text::Utf16;
use crate::twins;
use crate::wire::{Hit, Mark, QueryNote, SearchRequest, SearchResult, SearchSort, WireError};

/// About so many characters of the text stand under a hit.
const PASSAGE: usize = 240;

pub(crate) fn search(desk: &Desk, request: SearchRequest) -> Result<SearchResult, WireError> {
    let began = Instant::now();
    let vault = desk.vault()?;
    let query = Query::parse(&request.query);
    let options = options(desk, &vault, &request, &query)?;
    let found = vault.archive.search(&query, &options)?;
    let ids: Vec<i64> = found.hits.iter().filter_map(|hit| i64::try_from(hit.id).ok()).collect();
    let marks = Highlighter::new(&query);
    let hits = vault.archive.read(|r| {
        let rows = r.items().rows(&ids)?;
        rows.into_iter().map(|row| hit(r, row, &marks)).collect::<Result<Vec<_>, _>>()
    })?;
    let scored = |mut hit: Hit| {
        let score = found.hits.iter().find(|found| i64::try_from(found.id) == Ok(hit.row.id));
        hit.score = score.map_or(0.0, |found| found.score);
        hit
    };
    Ok(SearchResult {
        total: twins::number(found.total),
        hits: hits.into_iter().map(scored).collect(),
        words: query.describe(),
        notes: notes(&request.query, query.notes.iter().chain(&found.notes)),
        took_ms: began.elapsed().as_secs_f64() * 1_000.0,
        behind: found.index.behind() > 0 || found.index.phase != IndexPhase::UpToDate,
    })
}

fn options(
    desk: &Desk,
    vault: &OpenVault,
    request: &SearchRequest,
    query: &Query,
) -> Result<SearchOptions, WireError> {
    // Where nothing is asked for, no hit is better than another: the newest come first.
    let default = if query.blank { Sort::FiledDesc } else { Sort::Relevance };
    Ok(SearchOptions {
        limit: request.limit.min(MOST_ROWS) as usize,
        offset: request.offset as usize,
        sort: request.sort.map_or(default, |sort| match sort {
            SearchSort::Relevance => Sort::Relevance,
            SearchSort::Published => Sort::PublishedDesc,
            SearchSort::Filed => Sort::FiledDesc,
        }),
        include_discarded: request.include_discarded,
        filters: twins::filters(&request.filters),
        ..among(desk, vault, request.case)?
    })
}

/// Options of a search among all items or those of a case, whose days are those of the user.
pub(super) fn among(
    desk: &Desk,
    vault: &OpenVault,
    case: Option<i64>,
) -> Result<SearchOptions, WireError> {
    let key = |case| Ok::<_, ArchiveError>(vault.archive.read(|r| r.cases().get(case))?.key);
    Ok(SearchOptions {
        case_key: case.map(key).transpose()?,
        zone: desk.environment().zone.clone(),
        today: Some(desk.environment().today()),
        ..SearchOptions::default()
    })
}

fn hit(reader: &Reader<'_>, row: ItemRow, marks: &Highlighter) -> Result<Hit, ArchiveError> {
    let body = reader.versions().get(row.id, row.version)?.content.body;
    let passage = marks.passage(Field::Body, &body, PASSAGE, Unit::Utf16);
    Ok(Hit {
        title_marks: marked(marks.marks(Field::Title, &row.title, Unit::Utf16)),
        passage: passage.text,
        passage_marks: marked(passage.marks),
        score: 0.0,
        row: twins::item_row(row),
    })
}

/// What was odd about the query, with its place in it as the window counts.
fn notes<'a>(text: &str, notes: impl Iterator<Item = &'a Note>) -> Vec<QueryNote> {
    let mut positions = Utf16::of(text);
    let mut notes: Vec<&Note> = notes.collect();
    notes.sort_by_key(|note| note.span.from);
    let place = |note: &Note| QueryNote {
        mark: Mark {
            start: positions.position(note.span.from),
            end: positions.position(note.span.to),
        },
        message: note.message.clone(),
    };
    notes.into_iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_point_at_their_words_as_the_window_counts() {
        let text = "港🦀 colour:red";
        let notes = notes(text, Query::parse(text).notes.iter());
        assert!(!notes.is_empty());
        let units: Vec<u16> = text.encode_utf16().collect();
        let note = &notes[0].mark;
        let marked = String::from_utf16(&units[note.start as usize..note.end as usize]).unwrap();
        assert!(marked.starts_with("colour"), "{marked}");
    }
}
