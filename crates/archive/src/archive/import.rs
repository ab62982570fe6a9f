//! Importing: many items with the place where the job stands, in one act.

use super::Archive;
use crate::change::{Act, Changed};
use crate::error::Result;
use crate::ids::ImportId;
use crate::tables::{ImportBatch, ImportNotes};

impl Archive {
    /// Does one act of an import: files items and notes how far its inputs were read, in one
    /// transaction. A process that is killed finds either both or neither; the index is woken
    /// once.
    ///
    /// # Errors
    /// As [`write`](Self::write).
    pub fn import_batch<T>(
        &self,
        act: Act,
        import: ImportId,
        work: impl FnOnce(&mut ImportBatch<'_, '_>) -> Result<T>,
    ) -> Result<(T, Changed)> {
        self.write(act, |writer| {
            let mut batch = ImportBatch::new(writer, import);
            let value = work(&mut batch)?;
            batch.finish()?;
            Ok(value)
        })
    }

    /// Writes notes about imports in one transaction: they are no acts and not in the log.
    ///
    /// # Errors
    /// As [`write`](Self::write).
    pub fn note_import<T>(&self, work: impl FnOnce(&ImportNotes<'_>) -> Result<T>) -> Result<T> {
        self.transact(|connection| work(&ImportNotes { connection }))
    }
}
