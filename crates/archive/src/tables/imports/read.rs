//! Reading imports and their reports.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::row::{IMPORT, INPUT, TROUBLE, import, input, trouble};
use super::{Import, ImportInput, ImportTrouble, TroubleKind};
use crate::error::{ArchiveError, Result};
use crate::ids::{ImportId, ItemId};
use crate::tables::captures::Outcome;

/// Which troubles of an import are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TroubleFilter {
    /// Only skipped or only failed ones.
    pub what: Option<TroubleKind>,
    /// Only those that no later attempt settled.
    pub open: bool,
}

/// Part of a list of troubles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TroublePage {
    /// How many the whole list has.
    pub total: u64,
    /// Those asked for.
    pub rows: Vec<ImportTrouble>,
}

/// Part of a list of inputs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputPage {
    /// How many the whole list has.
    pub total: u64,
    /// Those asked for.
    pub rows: Vec<ImportInput>,
}

/// Reads imports.
#[derive(Clone, Copy)]
pub struct Imports<'r> {
    pub(crate) connection: &'r Connection,
}

impl Imports<'_> {
    /// The imports that are listed, newest first; all of them with `hidden`.
    pub fn all(&self, hidden: bool) -> Result<Vec<Import>> {
        let sql = format!("{IMPORT} WHERE hidden <= ?1 ORDER BY id DESC");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([hidden])?;
        let mut imports = Vec::new();
        while let Some(row) = rows.next()? {
            imports.push(import(row)?);
        }
        Ok(imports)
    }

    /// One import.
    ///
    /// # Errors
    /// [`ArchiveError::NotFound`] where there is none of this number.
    pub fn get(&self, id: ImportId) -> Result<Import> {
        let sql = format!("{IMPORT} WHERE id = ?1");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let found = statement.query_row([id], |row| Ok(import(row))).optional()?;
        found.ok_or_else(|| ArchiveError::not_found("import", id))?
    }

    /// A part of the inputs of an import, in their order: `limit` from `offset` (from 0).
    pub fn inputs(&self, id: ImportId, offset: u64, limit: u32) -> Result<InputPage> {
        // Numbers are given without gaps, so the offset is a number.
        let sql = format!("{INPUT} WHERE import_id = ?1 AND number > ?2 ORDER BY number LIMIT ?3");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query(params![id, offset.cast_signed(), limit])?;
        let mut inputs = Vec::new();
        while let Some(row) = rows.next()? {
            inputs.push(input(row)?);
        }
        Ok(InputPage { total: self.get(id)?.inputs, rows: inputs })
    }

    /// One input of an import.
    pub fn input(&self, id: ImportId, number: u32) -> Result<ImportInput> {
        let sql = format!("{INPUT} WHERE import_id = ?1 AND number = ?2");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let found = statement.query_row(params![id, number], |row| Ok(input(row))).optional()?;
        found.ok_or_else(|| ArchiveError::not_found("input", format!("{number} of import {id}")))?
    }

    /// The first input that is not read to its end: where a job goes on. `None` where all are.
    pub fn next_input(&self, id: ImportId) -> Result<Option<ImportInput>> {
        let first: Option<u32> = self
            .connection
            .prepare_cached(
                "SELECT min(number) FROM import_input
                 WHERE import_id = ?1 AND state IN ('running', 'waiting')",
            )?
            .query_row([id], |row| row.get(0))?;
        first.map(|number| self.input(id, number)).transpose()
    }

    /// A part of what an import skipped or could not read, in the order in which it came.
    pub fn troubles(
        &self,
        id: ImportId,
        filter: TroubleFilter,
        offset: u64,
        limit: u32,
    ) -> Result<TroublePage> {
        const WHERE: &str =
            "WHERE import_id = ?1 AND (?2 IS NULL OR what = ?2) AND (?3 = 0 OR settled = 0)";
        let total: i64 = self
            .connection
            .prepare_cached(&format!("SELECT count(*) FROM import_trouble {WHERE}"))?
            .query_row(params![id, filter.what, filter.open], |row| row.get(0))?;
        let sql = format!("{TROUBLE} {WHERE} ORDER BY id LIMIT ?4 OFFSET ?5");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows =
            statement.query(params![id, filter.what, filter.open, limit, offset.cast_signed()])?;
        let mut troubles = Vec::new();
        while let Some(row) = rows.next()? {
            troubles.push(trouble(row)?);
        }
        Ok(TroublePage { total: total.unsigned_abs(), rows: troubles })
    }

    /// The items that came of an import like this, in the order in which they came; an item may
    /// be there more than once where it was seen more than once.
    pub fn items(
        &self,
        id: ImportId,
        outcome: Option<Outcome>,
        offset: u64,
        limit: u32,
    ) -> Result<Vec<(ItemId, Outcome)>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT item_id, outcome FROM capture
             WHERE import = ?1 AND (?2 IS NULL OR outcome = ?2) ORDER BY id LIMIT ?3 OFFSET ?4",
        )?;
        let rows = statement
            .query_map(params![id, outcome, limit, offset.cast_signed()], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
