//! A few letters find an item to cite, or anything to jump to.

use std::collections::BTreeSet;

use archive::analyzer::fold_key;
use archive::index::SearchOptions;
use archive::query::Query;
use archive::{ArchiveError, ItemFilter, ItemRow, Reader, Status};

use crate::desk::Desk;
use crate::open::OpenVault;
use crate::twins;
use crate::wire::{PaletteEntry, PaletteKind, SuggestRequest, Suggestion, WireError};

/// Suggestions in one answer.
const MOST: u32 = 50;

/// Words of what was typed that count.
const WORDS: usize = 8;

pub(crate) fn suggest(desk: &Desk, request: SuggestRequest) -> Result<Vec<Suggestion>, WireError> {
    let vault = desk.vault()?;
    let typed = Typed::of(&request.text);
    let limit = request.limit.min(MOST) as usize;
    let found = items(&vault, &typed, request.case, limit)?;
    Ok(found.into_iter().map(|(row, in_case)| suggestion(row, in_case)).collect())
}

pub(crate) fn palette(
    desk: &Desk,
    request: SuggestRequest,
) -> Result<Vec<PaletteEntry>, WireError> {
    let vault = desk.vault()?;
    let typed = Typed::of(&request.text);
    let limit = request.limit.min(MOST) as usize;
    // Cases and briefings are few: they come before the many items, but leave them room.
    let mut entries = vault.archive.read(|r| places(r, &typed))?;
    entries.truncate(limit.div_ceil(2));
    let left = limit - entries.len();
    for (row, _) in items(&vault, &typed, request.case, left)? {
        entries.push(PaletteEntry {
            kind: PaletteKind::Item,
            id: row.id,
            detail: detail(&row),
            title: row.title,
        });
    }
    Ok(entries)
}

/// What was typed, ready to be compared.
struct Typed {
    words: Vec<String>,
    whole: String,
}

impl Typed {
    fn of(text: &str) -> Self {
        let text = text.trim().trim_start_matches('@');
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        Self {
            words: words.take(WORDS).map(fold_key).filter(|word| !word.is_empty()).collect(),
            whole: text.to_lowercase(),
        }
    }

    /// True where every word typed occurs in one of the texts.
    fn is_in(&self, texts: &[&str]) -> bool {
        let folded: Vec<String> = texts.iter().map(|text| fold_key(text)).collect();
        self.words.iter().all(|word| folded.iter().any(|text| text.contains(word)))
    }

    /// As a query for titles and publishers that have these words, or words that begin so.
    fn query(&self) -> Query {
        let clauses: Vec<String> =
            self.words.iter().map(|word| format!("(title:{word}* OR source:{word}*)")).collect();
        Query::parse(&clauses.join(" AND "))
    }
}

/// Items that fit what was typed, and whether they belong to the case: the one whose key was
/// typed in full, those of the case, then those whose key begins so, then those whose title or
/// publisher does.
fn items(
    vault: &OpenVault,
    typed: &Typed,
    case: Option<i64>,
    limit: usize,
) -> Result<Vec<(ItemRow, bool)>, ArchiveError> {
    if limit == 0 {
        return Ok(Vec::new());
    }
    // The index first: it must not be asked while a snapshot of the store is held.
    let indexed = indexed(vault, typed, limit);
    vault.archive.read(|r| {
        let mut found = Found { rows: Vec::new(), seen: BTreeSet::new(), limit };
        let evidence = match case {
            Some(case) => r.links().evidence(case)?,
            None => Vec::new(),
        };
        let exact: Vec<i64> = r.items().find(&typed.whole)?.into_iter().collect();
        let in_case = evidence.iter().any(|evidence| exact.contains(&evidence.item.id));
        found.add(r.items().rows(&exact)?.into_iter(), in_case);
        let evidence = evidence.into_iter().map(|evidence| evidence.item);
        found.add(evidence.filter(|row| fits(typed, row)), true);
        if typed.words.is_empty() {
            let newest =
                r.items().page(ItemFilter::InUse, 0, u32::try_from(limit).unwrap_or(MOST))?;
            found.add(newest.rows.into_iter(), false);
        } else {
            let by_key = r.items().keys_from(&typed.whole, MOST)?;
            found.add(r.items().rows(&by_key)?.into_iter(), false);
            found.add(r.items().rows(&indexed)?.into_iter(), false);
        }
        Ok(found.rows)
    })
}

struct Found {
    rows: Vec<(ItemRow, bool)>,
    seen: BTreeSet<i64>,
    limit: usize,
}

impl Found {
    fn add(&mut self, rows: impl Iterator<Item = ItemRow>, in_case: bool) {
        for row in rows {
            let wanted = row.status != Status::Discarded && self.rows.len() < self.limit;
            if wanted && self.seen.insert(row.id) {
                self.rows.push((row, in_case));
            }
        }
    }
}

fn fits(typed: &Typed, row: &ItemRow) -> bool {
    typed.is_in(&[&row.key, &row.title, row.publisher.as_deref().unwrap_or_default()])
}

/// Items by the index; none where it cannot be asked, for what was typed may still be a key.
fn indexed(vault: &OpenVault, typed: &Typed, limit: usize) -> Vec<i64> {
    if typed.words.is_empty() {
        return Vec::new();
    }
    let options = SearchOptions { limit, ..SearchOptions::default() };
    let found = vault.archive.search(&typed.query(), &options);
    let hits = found.map(|found| found.hits).unwrap_or_default();
    hits.iter().filter_map(|hit| i64::try_from(hit.id).ok()).collect()
}

fn suggestion(row: ItemRow, in_case: bool) -> Suggestion {
    Suggestion {
        id: row.id,
        key: row.key,
        title: row.title,
        publisher: row.publisher,
        published: row.published.iso,
        in_case,
    }
}

fn detail(row: &ItemRow) -> String {
    let parts = [row.publisher.as_deref().unwrap_or_default(), &row.published.iso, &row.key];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Cases and briefings that fit what was typed.
fn places(reader: &Reader<'_>, typed: &Typed) -> Result<Vec<PaletteEntry>, ArchiveError> {
    let mut entries = Vec::new();
    for case in reader.cases().all()? {
        if typed.is_in(&[&case.key, &case.title, &case.question]) {
            entries.push(PaletteEntry {
                kind: PaletteKind::Case,
                id: case.id,
                title: case.title,
                detail: case.question,
            });
        }
    }
    for briefing in reader.briefings().all()? {
        if typed.is_in(&[&briefing.key, &briefing.title]) {
            let row = twins::briefing_row(briefing);
            let detail = row.case.map(|case| case.title).unwrap_or_default();
            entries.push(PaletteEntry {
                kind: PaletteKind::Briefing,
                id: row.id,
                title: row.title,
                detail,
            });
        }
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_typed_must_occur_somewhere_in_any_spelling() {
        let typed = Typed::of("@Häfen-2024 str");
        assert!(typed.is_in(&["hafen-2024-1219", "Streik"]));
        assert!(!typed.is_in(&["hafen-2024-1219"]));
        assert!(Typed::of("").is_in(&[]));
    }

    #[test]
    fn what_was_typed_never_becomes_a_command_of_the_query_language() {
        let query = Typed::of("tag:x OR (\"").query();
        assert!(query.notes.is_empty(), "{:?}", query.notes);
    }
}
