//! Importing: many items with the place where the job stands, in one act.

use super::{Archive, Index};
use crate::change::{Act, Changed};
use crate::error::Result;
use crate::ids::ImportId;
use crate::tables::{ImportBatch, ImportNotes};

impl Archive {
    /// Does one act of an import: files items and notes how far its inputs were read, in one
    /// transaction. A process that is killed finds either both or neither. The index reads the
    /// items in at once and lets them be found in a few seconds, or as soon as somebody waits for
    /// one of them.
    ///
    /// # Errors
    /// As [`write`](Self::write).
    pub fn import_batch<T>(
        &self,
        act: Act,
        import: ImportId,
        work: impl FnOnce(&mut ImportBatch<'_, '_>) -> Result<T>,
    ) -> Result<(T, Changed)> {
        let done = self.act(act, |writer| {
            let mut batch = ImportBatch::new(writer, import);
            let value = work(&mut batch)?;
            batch.finish()?;
            Ok(value)
        })?;
        if let (Index::Open(indexer), 1..) = (&self.index, done.1.seq) {
            indexer.wake_for_many(done.1.seq.unsigned_abs());
        }
        Ok(done)
    }

    /// Writes notes about imports in one transaction: they are no acts and not in the log.
    ///
    /// # Errors
    /// As [`write`](Self::write).
    pub fn note_import<T>(&self, work: impl FnOnce(&ImportNotes<'_>) -> Result<T>) -> Result<T> {
        self.transact(|connection| work(&ImportNotes { connection }))
    }
}
