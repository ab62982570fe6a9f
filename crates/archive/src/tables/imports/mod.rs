//! Imports: what was asked for, where each input stands, what came of it.
//!
//! These rows are neither evidence nor opinion, but the place where a job stands. They are not
//! logged; they are written in the transaction of the items filed, so that a job that was killed
//! goes on exactly where it stood.

mod batch;
mod notes;
mod read;
mod row;

pub use batch::ImportBatch;
pub use notes::{ImportNotes, InputNote, NewImport, NewInput, NewTrouble};
pub use read::{Imports, InputPage, TroubleFilter, TroublePage};
pub use row::{Counts, Import, ImportInput, ImportState, ImportTrouble, InputState, TroubleKind};

use crate::change::Writing;
use crate::error::Result;
use crate::ids::{ImportId, ItemId};
use crate::index::Status;
use crate::tables::items::ItemsWrite;

/// Decides about what imports filed.
pub struct ImportsWrite<'a, 'c> {
    pub(crate) writing: &'a mut Writing<'c>,
}

impl ImportsWrite<'_, '_> {
    /// Discards every item that an import filed as new and that is still in the inbox; answers
    /// how many. Items that were looked at and filed since stay, and so does what was there
    /// before the import. It can be taken back like any discarding.
    pub fn discard(&mut self, import: ImportId) -> Result<usize> {
        let items = self.filed_by(import)?;
        ItemsWrite { writing: self.writing }.set_status(&items, Status::Discarded)
    }

    fn filed_by(&self, import: ImportId) -> Result<Vec<ItemId>> {
        let mut statement = self.writing.connection.prepare_cached(
            "SELECT c.item_id FROM capture c JOIN item i ON i.id = c.item_id
             WHERE c.import = ?1 AND c.outcome = 'new' AND i.status = 'inbox' ORDER BY c.item_id",
        )?;
        let rows = statement.query_map([import], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
