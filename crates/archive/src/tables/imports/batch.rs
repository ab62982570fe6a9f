//! A batch of an import: items, cursors and counts in one act.

use std::collections::BTreeMap;

use super::notes::{ImportNotes, InputNote, NewTrouble, of_outcome};
use super::row::Counts;
use crate::error::Result;
use crate::ids::ImportId;
use crate::tables::captures::{NewCapture, Outcome};
use crate::tables::items::{Filed, NewItem};
use crate::writer::Writer;

/// What [`Archive::import_batch`](crate::Archive::import_batch) works with.
pub struct ImportBatch<'b, 'c> {
    writer: &'b mut Writer<'c>,
    import: ImportId,
    /// Counted here and written once, at the end of the batch.
    counts: BTreeMap<u32, Counts>,
}

impl<'b, 'c> ImportBatch<'b, 'c> {
    pub(crate) fn new(writer: &'b mut Writer<'c>, import: ImportId) -> Self {
        writer.writing.touched.imports.insert(import);
        Self { writer, import, counts: BTreeMap::new() }
    }

    /// Everything else that an act can do: tags, links, containers, files of a watched folder.
    pub fn writer(&mut self) -> &mut Writer<'c> {
        self.writer
    }

    /// Files an entry of an input and counts it; its capture belongs to this import.
    pub fn file(&mut self, input: u32, new: NewItem) -> Result<Filed> {
        let capture = NewCapture { import: Some(self.import), ..new.capture };
        let filed = self.writer.items().file(&NewItem { capture, ..new })?;
        self.add(input, filed.outcome);
        Ok(filed)
    }

    /// Files what could be had of an entry that could not be read; it counts by its trouble. Its
    /// capture belongs to this import, and is told among those that became items once the trouble
    /// is settled.
    pub fn file_unread(&mut self, new: NewItem) -> Result<Filed> {
        let capture = NewCapture { import: Some(self.import), ..new.capture };
        self.writer.items().file(&NewItem { capture, ..new })
    }

    /// Files an entry that could not be read before, and settles its trouble.
    pub fn file_again(&mut self, trouble: i64, new: NewItem) -> Result<Filed> {
        let capture = NewCapture { import: Some(self.import), ..new.capture };
        let filed = self.writer.items().file(&NewItem { capture, ..new })?;
        self.notes().settle(self.import, trouble, filed.outcome)?;
        Ok(filed)
    }

    /// Notes an entry that was skipped or could not be read; answers with its number.
    pub fn trouble(&mut self, input: u32, new: &NewTrouble) -> Result<i64> {
        self.notes().trouble(self.import, input, new)
    }

    /// Notes where an input stands: the cursor is stored with the items it speaks of.
    pub fn input(&mut self, number: u32, note: &InputNote) -> Result<()> {
        self.notes().input(self.import, number, note)
    }

    /// Further notes about imports, stored with this batch.
    pub fn notes(&self) -> ImportNotes<'c> {
        ImportNotes { connection: self.writer.writing.connection }
    }

    fn add(&mut self, input: u32, outcome: Outcome) {
        let counts = self.counts.entry(input).or_default();
        let one = of_outcome(outcome);
        counts.entries += one.entries;
        counts.filed += one.filed;
        counts.seen += one.seen;
        counts.versions += one.versions;
    }

    pub(crate) fn finish(self) -> Result<()> {
        let notes = self.notes();
        for (input, counts) in &self.counts {
            notes.count(self.import, *input, counts)?;
        }
        Ok(())
    }
}
