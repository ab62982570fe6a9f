//! The index that is written: reads changes from the store and commits them.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use tantivy::IndexWriter;
use tantivy::index::Index;

use super::directory::open_directory;
use super::generation::sweep_files;
use super::opened::{Opened, Place, open_reader};
use super::payload::Payload;
use super::schema::{self, Fields};
use super::writer::open_writer;
use super::{IndexError, Truth};

/// So many items are read from the store at once; their texts lie in memory meanwhile.
const ITEMS_AT_ONCE: usize = 100;

/// An index with its writer.
pub(super) struct Engine {
    pub(super) opened: Opened,
    pub(super) writer: IndexWriter,
    /// Number of the newest change handed to the writer.
    pub(super) reached: u64,
    /// Entries handed to the writer since the last commit.
    pub(super) pending: usize,
    /// What an index that began empty knows about its own content.
    fresh: Option<Fresh>,
}

/// The items in an index that began empty, so that nothing is removed that cannot be there,
/// and an item with many changes is read once.
struct Fresh {
    /// Items read so far; each in a state at least as new as `as_of`.
    items: HashSet<u64>,
    /// Number of the newest change when the index began.
    as_of: u64,
}

impl Engine {
    /// The writer of an index that was found fit. What a killed process left there is removed.
    pub(super) fn resume(place: &Place, opened: Opened) -> Result<Self, IndexError> {
        let metas = opened.index.load_metas()?;
        let named: HashSet<String> =
            metas.segments.iter().map(|segment| segment.id().uuid_string()).collect();
        let folder = place.generations.folder(opened.number);
        sweep_files(&folder, |segment| named.contains(segment))
            .map_err(|source| IndexError::Folder { path: folder, source })?;
        let writer = open_writer(&opened.index, &opened.fields)?;
        Ok(Self { reached: opened.seq, opened, writer, pending: 0, fresh: None })
    }

    /// An empty index in the folder `number`, committed as "before the first change".
    pub(super) fn create(
        place: &Place,
        number: u64,
        truth: &dyn Truth,
    ) -> Result<Self, IndexError> {
        let directory = open_directory(&place.generations.folder(number), &place.key, place.mode)
            .map_err(tantivy::TantivyError::from)?;
        let index = Index::create(directory, schema::schema(), Default::default())?;
        schema::register(index.tokenizers());
        let fields = Fields::of(&index.schema())
            .ok_or_else(|| IndexError::Unusable { reason: "it has other fields".to_owned() })?;
        let mut writer = open_writer(&index, &fields)?;
        let payload = Payload::at(truth, 0).map_err(IndexError::Truth)?;
        let commit = commit(&mut writer, &payload)?;
        let reader = open_reader(&index)?;
        let as_of = truth.last_seq().map_err(IndexError::Truth)?;
        let opened = Opened { number, index, fields: Arc::new(fields), reader, seq: 0, commit };
        let fresh = Some(Fresh { items: HashSet::new(), as_of });
        Ok(Self { opened, writer, reached: 0, pending: 0, fresh })
    }

    /// Hands the next changes, about `limit`, to the writer. Returns whether more are waiting.
    pub(super) fn read(&mut self, truth: &dyn Truth, limit: usize) -> Result<bool, IndexError> {
        // Asked first: changes up to here are in the rows, if not all rows asked for came.
        let last = truth.last_seq().map_err(IndexError::Truth)?;
        let rows = truth.changed_items(self.reached, limit).map_err(IndexError::Truth)?;
        let more = rows.len() >= limit;
        let newest = rows.iter().map(|(seq, _)| *seq).max().unwrap_or(self.reached);
        let items: Vec<u64> = self.items_to_read(&rows).into_iter().collect();
        for some in items.chunks(ITEMS_AT_ONCE) {
            self.replace(truth, some)?;
        }
        self.reached = if more { newest } else { newest.max(last) }.max(self.reached);
        if self.fresh.as_ref().is_some_and(|fresh| !more && self.reached >= fresh.as_of) {
            self.fresh = None;
        }
        Ok(more)
    }

    /// Whether the index began empty and is not filled yet.
    pub(super) fn is_being_made(&self) -> bool {
        self.fresh.is_some()
    }

    /// Makes what was read findable and safe.
    pub(super) fn commit(&mut self, truth: &dyn Truth) -> Result<(), IndexError> {
        if self.pending > 0 {
            let payload = Payload::at(truth, self.reached).map_err(IndexError::Truth)?;
            self.opened.commit = commit(&mut self.writer, &payload)?;
            self.opened.reader.reload()?;
            self.pending = 0;
        }
        self.opened.seq = self.reached;
        Ok(())
    }

    /// The items of `rows` whose state must be read.
    fn items_to_read(&self, rows: &[(u64, u64)]) -> BTreeSet<u64> {
        let read_since = |seq: u64, item: u64| {
            self.fresh.as_ref().is_some_and(|f| seq <= f.as_of && f.items.contains(&item))
        };
        rows.iter()
            .filter(|(seq, item)| *item != u64::MAX && !read_since(*seq, *item))
            .map(|(_, item)| *item)
            .collect()
    }

    /// Puts the present state of some items in the place of what the index has of them.
    fn replace(&mut self, truth: &dyn Truth, items: &[u64]) -> Result<(), IndexError> {
        let documents = truth.documents(items).map_err(IndexError::Truth)?;
        for item in items {
            let may_be_there = self.fresh.as_mut().is_none_or(|f| !f.items.insert(*item));
            if may_be_there {
                self.writer.delete_term(self.opened.fields.id_term(*item));
            }
            self.pending += 1;
        }
        for document in documents.iter().filter(|document| items.contains(&document.id)) {
            self.writer.add_document(self.opened.fields.entry(document))?;
        }
        Ok(())
    }
}

/// Commits with a payload: both become visible together. Returns the engine's number of it.
fn commit(writer: &mut IndexWriter, payload: &Payload) -> tantivy::Result<u64> {
    let mut prepared = writer.prepare_commit()?;
    prepared.set_payload(&payload.to_text());
    prepared.commit()
}
