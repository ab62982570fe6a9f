//! Looks at an index on disk, and opens it if it can answer for this store.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use tantivy::index::Index;
use tantivy::{IndexReader, ReloadPolicy, Searcher};

use super::directory::open_directory;
use super::generation::Generations;
use super::health::missing_file;
use super::payload::{Payload, Standing};
use super::schema::{self, Fields};
use super::{Truth, TruthError};
use crate::key::Key;
use crate::vault::Mode;

/// Where the indexes of a vault lie, and how they are opened.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) generations: Generations,
    pub(super) key: Key,
    pub(super) mode: Mode,
}

/// An index that can answer.
pub(super) struct Opened {
    /// Its number among the generations.
    pub(super) number: u64,
    pub(super) index: Index,
    pub(super) fields: Arc<Fields>,
    pub(super) reader: IndexReader,
    /// Number of the newest change that the reader finds.
    pub(super) seq: u64,
    /// The engine's number of the commit that the reader shows.
    pub(super) commit: u64,
}

/// What a search works on: one unchanging state of the index.
pub(super) struct Answer {
    pub(super) searcher: Searcher,
    pub(super) fields: Arc<Fields>,
    /// Number of the newest change that it finds.
    pub(super) seq: u64,
}

/// What the look at an index found.
pub(super) enum Examined {
    /// It follows the store, by today's rules.
    Fit(Opened),
    /// It follows the store by other rules: it answers until a new one is made.
    Outdated(Opened),
    /// It must be made anew; the reason, in words.
    Unusable(String),
}

impl Opened {
    /// The state that searches see from now on.
    pub(super) fn answer(&self) -> Answer {
        Answer { searcher: self.reader.searcher(), fields: Arc::clone(&self.fields), seq: self.seq }
    }
}

/// Opens the index `number` and compares it with the store.
///
/// # Errors
/// Only when the store cannot be read.
pub(super) fn examine(
    place: &Place,
    number: u64,
    truth: &dyn Truth,
) -> Result<Examined, TruthError> {
    // Files made of garbage may trip the engine anywhere.
    let opened = catch_unwind(AssertUnwindSafe(|| open(place, number)))
        .unwrap_or_else(|_| Err("its files make no sense".to_owned()));
    let (opened, payload) = match opened {
        Ok(found) => found,
        Err(reason) => return Ok(Examined::Unusable(reason)),
    };
    Ok(match payload.standing(truth)? {
        Standing::Fit => Examined::Fit(opened),
        Standing::Outdated => Examined::Outdated(opened),
        Standing::Foreign(reason) => Examined::Unusable(reason.to_owned()),
    })
}

fn open(place: &Place, number: u64) -> Result<(Opened, Payload), String> {
    let folder = place.generations.folder(number);
    if !folder.is_dir() {
        return Err("it is missing".to_owned());
    }
    let words = |error: &dyn std::fmt::Display| format!("it cannot be opened: {error}");
    let directory =
        open_directory(&folder, &place.key, place.mode).map_err(|error| words(&error))?;
    let index = Index::open(directory).map_err(|error| words(&error))?;
    schema::register(index.tokenizers());
    let fields = Fields::of(&index.schema()).ok_or("it has other fields")?;
    let metas = index.load_metas().map_err(|error| words(&error))?;
    let text = metas.payload.ok_or("it was never finished")?;
    let payload = Payload::parse(&text).ok_or("it does not say what it holds")?;
    if let Some(file) = missing_file(&index).map_err(|error| words(&error))? {
        return Err(format!("its file {} is missing", file.display()));
    }
    let reader = open_reader(&index).map_err(|error| words(&error))?;
    let opened = Opened {
        number,
        index,
        fields: Arc::new(fields),
        reader,
        seq: payload.seq,
        commit: metas.opstamp,
    };
    Ok((opened, payload))
}

/// A reader that only moves on when it is told to: watching the disk would cost a thread that
/// reopens every file.
pub(super) fn open_reader(index: &Index) -> tantivy::Result<IndexReader> {
    index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()
}
