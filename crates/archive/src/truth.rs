//! The store as the search index sees it.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension as _};

use crate::connection::ReadPool;
use crate::date::{RecordedDate, parse_day};
use crate::error::Result;
use crate::ids::ItemId;
use crate::index::{CaseLabel, DaySpan, Document, Truth, TruthError};
use crate::tables::{Correction, Corrections, Links, Tags, id_list, json_column};

/// The database of an open vault, for readers.
pub(crate) struct Store {
    pub(crate) pool: ReadPool,
    pub(crate) vault_id: String,
}

impl Store {
    /// Runs `work` in one snapshot.
    pub(crate) fn snapshot<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.pool.with(|connection| {
            let snapshot = connection.transaction()?;
            work(&snapshot)
        })
    }
}

impl Truth for Store {
    fn vault_id(&self) -> String {
        self.vault_id.clone()
    }

    fn last_seq(&self) -> Result<u64, TruthError> {
        let last: i64 = self.snapshot(|connection| {
            Ok(connection
                .prepare_cached("SELECT coalesce(max(seq), 0) FROM change")?
                .query_row([], |row| row.get(0))?)
        })?;
        Ok(last.unsigned_abs())
    }

    fn chain_hash_at(&self, seq: u64) -> Result<Option<[u8; 32]>, TruthError> {
        let Ok(seq) = i64::try_from(seq) else { return Ok(None) };
        Ok(self.snapshot(|connection| {
            Ok(connection
                .prepare_cached("SELECT hash FROM change WHERE seq = ?1")?
                .query_row([seq], |row| row.get(0))
                .optional()?)
        })?)
    }

    fn changed_items(&self, after_seq: u64, limit: usize) -> Result<Vec<(u64, u64)>, TruthError> {
        let Ok(after) = i64::try_from(after_seq) else { return Ok(Vec::new()) };
        Ok(self.snapshot(|connection| changed_items(connection, after, limit))?)
    }

    fn documents(&self, ids: &[u64]) -> Result<Vec<Document>, TruthError> {
        let ids: Vec<ItemId> = ids.iter().filter_map(|id| i64::try_from(*id).ok()).collect();
        Ok(self.snapshot(|connection| documents(connection, &ids))?)
    }
}

/// Changes of items, and of cases for every item in them: an item carries the title of its cases
/// in the index. An item that left the case since has a change of its own for that.
pub(crate) fn changed_items(
    connection: &Connection,
    after: i64,
    limit: usize,
) -> Result<Vec<(u64, u64)>> {
    let mut statement = connection.prepare_cached(
        "SELECT c.seq, coalesce(c.item_id, ci.item_id) AS item
         FROM change c LEFT JOIN case_item ci ON c.noun = 'case' AND ci.case_id = c.noun_id
         WHERE c.seq > ?1 AND coalesce(c.item_id, ci.item_id) IS NOT NULL
         ORDER BY c.seq",
    )?;
    let mut rows = statement.query([after])?;
    let mut changed: Vec<(u64, u64)> = Vec::new();
    while let Some(row) = rows.next()? {
        let seq = row.get::<_, i64>(0)?.unsigned_abs();
        // All rows of one change are in one answer, however many there are.
        let full = changed.len() >= limit;
        if full && changed.last().is_none_or(|(last, _)| *last != seq) {
            break;
        }
        changed.push((seq, row.get::<_, i64>(1)?.unsigned_abs()));
    }
    Ok(changed)
}

/// The documents of some items, in five statements for any number of them.
pub(crate) fn documents(connection: &Connection, ids: &[ItemId]) -> Result<Vec<Document>> {
    let mut documents = read(connection, ids)?;
    let places: HashMap<u64, usize> =
        documents.iter().enumerate().map(|(index, document)| (document.id, index)).collect();
    let place = |item: ItemId| places.get(&item.unsigned_abs()).copied();
    for (item, correction) in (Corrections { connection }).of_items(ids)? {
        if let Some(index) = place(item) {
            correct(&mut documents[index], correction);
        }
    }
    for (item, tag) in (Tags { connection }).of_items(ids)? {
        if let Some(index) = place(item) {
            documents[index].tags.push(tag);
        }
    }
    for (item, case) in (Links { connection }).of_items(ids)? {
        if let Some(index) = place(item) {
            documents[index].cases.push(CaseLabel { key: case.key, title: case.title });
        }
    }
    Ok(documents)
}

fn read(connection: &Connection, ids: &[ItemId]) -> Result<Vec<Document>> {
    let mut statement = connection.prepare_cached(
        "SELECT i.id, i.status, i.filed_at, v.title, v.headline, v.authors,
                coalesce(v.publisher, s.name, ''), v.language, v.url, v.published,
                v.published_first, v.published_last, v.body, v.warnings <> '[]',
                c.kind, c.at
         FROM item i JOIN version v ON v.item_id = i.id AND v.number = i.version
         LEFT JOIN source s ON s.id = v.source_id
         LEFT JOIN capture c ON c.id = (SELECT max(id) FROM capture WHERE item_id = i.id)
         WHERE i.id IN (SELECT value FROM json_each(?1)) ORDER BY i.id",
    )?;
    let mut rows = statement.query([id_list(ids)])?;
    let mut documents = Vec::with_capacity(ids.len());
    while let Some(row) = rows.next()? {
        let authors: Vec<String> = json_column(row, 5, "the authors of an item")?;
        let published = RecordedDate {
            iso: row.get(9)?,
            basis: String::new(),
            first_day: parse_day(row.get::<_, Option<String>>(10)?.as_deref()),
            last_day: parse_day(row.get::<_, Option<String>>(11)?.as_deref()),
        };
        documents.push(Document {
            id: row.get::<_, i64>(0)?.unsigned_abs(),
            title: row.get(3)?,
            headline: row.get::<_, Option<String>>(4)?.unwrap_or_default(),
            body: row.get(12)?,
            author: authors.join("; "),
            source: row.get(6)?,
            lang: row.get::<_, Option<String>>(7)?.unwrap_or_default(),
            tags: Vec::new(),
            cases: Vec::new(),
            published: span(&published),
            filed_at_ms: row.get(2)?,
            status: row.get(1)?,
            url: row.get::<_, Option<String>>(8)?.unwrap_or_default(),
            warned: row.get(13)?,
            format: row.get::<_, Option<String>>(14)?.unwrap_or_default(),
            captured_at_ms: row.get(15)?,
        });
    }
    Ok(documents)
}

fn correct(document: &mut Document, correction: Correction) {
    match correction {
        Correction::Title(title) => document.title = title,
        Correction::Authors(authors) => document.author = authors.join("; "),
        Correction::Publisher(publisher) => document.source = publisher,
        Correction::Published(date) => document.published = span(&date),
        Correction::Language(language) => document.lang = language,
        Correction::Url(url) => document.url = url,
    }
}

/// The days that a date may mean, first before last.
fn span(date: &RecordedDate) -> Option<DaySpan> {
    let (first, last) = (date.first_day?, date.last_day?);
    Some(DaySpan { first: first.min(last), last: last.max(first) })
}
