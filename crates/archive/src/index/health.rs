//! Examines the index: its files against their checksums, its entries against the store.

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;

use tantivy::index::{Index, IndexMeta, SegmentComponent};
use tantivy::{Directory as _, Searcher};

use super::fingerprint::fingerprint;
use super::opened::Answer;
use super::schema::{ID_COLUMN, PRINT_COLUMN};
use super::{IndexError, Truth};

/// So many items are read from the store at once.
const ITEMS_AT_ONCE: usize = 100;

/// So many rows of the log are read at once.
const ROWS_AT_ONCE: usize = 10_000;

/// The index compared with the store, document by document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IndexComparison {
    /// Number of the change up to which both were compared.
    pub seq: u64,
    /// Items in the store.
    pub items: u64,
    /// Items that the index lacks, ascending.
    pub missing: Vec<u64>,
    /// Items that only the index has, ascending.
    pub surplus: Vec<u64>,
    /// Items that stand in the index more than once, ascending.
    pub twice: Vec<u64>,
    /// Items whose content in the index is not that of the store, ascending.
    pub stale: Vec<u64>,
}

impl IndexComparison {
    /// Whether the index holds exactly what the store holds.
    pub fn is_equal(&self) -> bool {
        [&self.missing, &self.surplus, &self.twice, &self.stale].iter().all(|ids| ids.is_empty())
    }
}

/// Files of the index whose content is not what was written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DamagedFiles {
    /// Paths inside the index folder, sorted.
    pub files: Vec<PathBuf>,
}

impl DamagedFiles {
    /// Whether every file is as it was written.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// Reads every file of the index and names those that are not as they were written, or are
/// missing. Ends early when `stopped` says so.
pub(super) fn damaged_files(
    index: &Index,
    stopped: impl Fn() -> bool,
) -> Result<DamagedFiles, IndexError> {
    let directory = index.directory();
    let mut files = Vec::new();
    for file in segment_files(&index.load_metas()?) {
        if !directory.validate_checksum(&file).unwrap_or(false) {
            files.push(file);
        }
        if stopped() {
            break;
        }
    }
    files.sort();
    Ok(DamagedFiles { files })
}

/// A file that the index needs and that is gone. The engine opens a segment without its
/// positions, and only fails when a phrase is searched.
pub(super) fn missing_file(index: &Index) -> tantivy::Result<Option<PathBuf>> {
    let files = segment_files(&index.load_metas()?);
    Ok(files.into_iter().find(|file| !index.directory().exists(file).unwrap_or(false)))
}

/// The files that the segments of an index consist of.
fn segment_files(metas: &IndexMeta) -> Vec<PathBuf> {
    use SegmentComponent::{Delete, FastFields, FieldNorms, Positions, Postings, Store, Terms};
    let mut files = Vec::new();
    for segment in &metas.segments {
        let always = [Terms, Postings, Positions, FastFields, FieldNorms, Store];
        let deletes = segment.has_deletes().then_some(Delete);
        files.extend(always.into_iter().chain(deletes).map(|part| segment.relative_path(part)));
    }
    files
}

/// Items that have more than one entry, ascending.
pub(super) fn stands_twice(searcher: &Searcher) -> Result<Vec<u64>, IndexError> {
    Ok(twice(&entries(searcher)?))
}

/// Compares a state of the index with the store. Items that changed since that state are left
/// out of account: the index will read them.
pub(super) fn compare(answer: &Answer, truth: &dyn Truth) -> Result<IndexComparison, IndexError> {
    let entries = entries(&answer.searcher)?;
    let known = changed_since(truth, 0)?;
    let mut found = IndexComparison { seq: answer.seq, ..IndexComparison::default() };
    let mut stored = BTreeSet::new();
    let ids: Vec<u64> = known.iter().copied().collect();
    for some in ids.chunks(ITEMS_AT_ONCE) {
        for item in truth.documents(some).map_err(IndexError::Truth)? {
            stored.insert(item.id);
            match entries.get(&item.id) {
                None => found.missing.push(item.id),
                Some(entry) if entry.print != fingerprint(&item) => found.stale.push(item.id),
                Some(_) => {}
            }
        }
    }
    found.items = stored.len() as u64;
    found.surplus = entries.keys().copied().filter(|id| !stored.contains(id)).collect();
    found.twice = twice(&entries);
    let newer = changed_since(truth, answer.seq)?;
    for ids in [&mut found.missing, &mut found.surplus, &mut found.twice, &mut found.stale] {
        ids.retain(|id| !newer.contains(id));
        ids.sort_unstable();
    }
    Ok(found)
}

struct Entry {
    print: u64,
    copies: usize,
}

/// Every entry of the index, by item.
fn entries(searcher: &Searcher) -> Result<HashMap<u64, Entry>, IndexError> {
    let mut entries = HashMap::new();
    for segment in searcher.segment_readers() {
        let ids = segment.fast_fields().u64(ID_COLUMN)?;
        let prints = segment.fast_fields().column_opt::<u64>(PRINT_COLUMN)?;
        for entry in segment.doc_ids_alive() {
            let Some(id) = ids.first(entry) else { continue };
            let print = prints.as_ref().and_then(|prints| prints.first(entry)).unwrap_or(0);
            entries.entry(id).or_insert(Entry { print, copies: 0 }).copies += 1;
        }
    }
    Ok(entries)
}

fn twice(entries: &HashMap<u64, Entry>) -> Vec<u64> {
    let mut twice: Vec<u64> =
        entries.iter().filter(|(_, entry)| entry.copies > 1).map(|(id, _)| *id).collect();
    twice.sort_unstable();
    twice
}

/// Every item that a change after `seq` concerns.
fn changed_since(truth: &dyn Truth, mut seq: u64) -> Result<BTreeSet<u64>, IndexError> {
    let mut items = BTreeSet::new();
    loop {
        let rows = truth.changed_items(seq, ROWS_AT_ONCE).map_err(IndexError::Truth)?;
        items.extend(rows.iter().map(|(_, item)| *item));
        match rows.last() {
            Some((last, _)) if rows.len() >= ROWS_AT_ONCE => seq = *last,
            _ => return Ok(items),
        }
    }
}
