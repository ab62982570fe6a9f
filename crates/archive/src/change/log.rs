//! The log as it is read: one entry per act, newest first.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Params, params};

use super::record::BatchKind;
use super::undo::{next_redo, next_undo};
use super::{ChainReport, GENESIS, Noun, Op, Place, Touched, verify_chain};
use crate::error::Result;
use crate::ids::{BatchId, BriefingId, CaseId, ItemId, Seq};
use crate::moment;
use crate::tables::id_list;

/// Which entries of the log are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogFilter {
    /// At most so many entries.
    pub limit: u32,
    /// Only acts whose first change has a smaller number.
    pub before: Option<Seq>,
    /// Only acts that touched this item.
    pub item: Option<ItemId>,
    /// Only acts that touched this case or its links; with an item, only its link to this case.
    pub case: Option<CaseId>,
}

impl Default for LogFilter {
    fn default() -> Self {
        Self { limit: 100, before: None, item: None, case: None }
    }
}

/// One act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    /// Number of the act.
    pub batch: BatchId,
    /// Number of its first change.
    pub seq: Seq,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: String,
    /// What, in words; those of the act taken back for an undo.
    pub label: String,
    /// Whether it did something, took an act back, or did one again.
    pub kind: BatchKind,
    /// What was done, change by change.
    pub ops: Vec<(Noun, Op)>,
    /// Items it touched.
    pub items: Vec<ItemId>,
    /// Cases it touched.
    pub cases: Vec<CaseId>,
    /// Briefings it touched.
    pub briefings: Vec<BriefingId>,
    /// True where a later act took it back.
    pub undone: bool,
}

/// Reads the log.
#[derive(Clone, Copy)]
pub struct Log<'r> {
    pub(crate) connection: &'r Connection,
}

impl Log<'_> {
    /// The newest acts first. Which acts is asked of an index for each kind of filter, so that
    /// the log of one item does not cost a walk through the whole log.
    pub fn entries(&self, filter: &LogFilter) -> Result<Vec<LogEntry>> {
        let before = self.batch_of(filter.before)?;
        let batches = match (filter.item, filter.case) {
            (None, None) => self.batches(
                "SELECT id FROM batch WHERE id < ?1 ORDER BY id DESC LIMIT ?2",
                params![before, filter.limit],
            ),
            (Some(item), None) => self.batches(
                "SELECT DISTINCT batch FROM change WHERE item_id = ?3 AND batch < ?1
                 ORDER BY batch DESC LIMIT ?2",
                params![before, filter.limit, item],
            ),
            (None, Some(case)) => self.batches(
                "SELECT DISTINCT batch FROM change
                 WHERE noun IN ('case', 'link') AND noun_id = ?3 AND batch < ?1
                 ORDER BY batch DESC LIMIT ?2",
                params![before, filter.limit, case],
            ),
            (Some(item), Some(case)) => self.batches(
                "SELECT DISTINCT batch FROM change
                 WHERE noun = 'link' AND noun_id = ?4 AND item_id = ?3 AND batch < ?1
                 ORDER BY batch DESC LIMIT ?2",
                params![before, filter.limit, item, case],
            ),
        }?;
        let mut entries = self.headings(&batches)?;
        self.add_changes(&mut entries)?;
        Ok(entries)
    }

    /// The act that a change belongs to; a number above all where none is asked for.
    fn batch_of(&self, seq: Option<Seq>) -> Result<BatchId> {
        let Some(seq) = seq else { return Ok(BatchId::MAX) };
        let mut statement = self
            .connection
            .prepare_cached("SELECT batch FROM change WHERE seq >= ?1 ORDER BY seq LIMIT 1")?;
        let batch = statement.query_row([seq], |row| row.get(0)).optional()?;
        Ok(batch.unwrap_or(BatchId::MAX))
    }

    fn batches(&self, sql: &str, parameters: impl Params) -> Result<Vec<BatchId>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map(parameters, |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn headings(&self, batches: &[BatchId]) -> Result<Vec<LogEntry>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT b.id, (SELECT min(c.seq) FROM change c WHERE c.batch = b.id), b.at, b.actor,
                    b.label, b.kind,
                    coalesce((SELECT u.kind FROM batch u WHERE u.target = b.id
                              ORDER BY u.id DESC LIMIT 1), '') = 'undo'
             FROM batch b WHERE b.id IN (SELECT value FROM json_each(?1)) ORDER BY b.id DESC",
        )?;
        let mut rows = statement.query([id_list(batches)])?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            entries.push(LogEntry {
                batch: row.get(0)?,
                seq: row.get(1)?,
                at: moment::from_ms(row.get(2)?)?,
                actor: row.get(3)?,
                label: row.get(4)?,
                kind: row.get(5)?,
                ops: Vec::new(),
                items: Vec::new(),
                cases: Vec::new(),
                briefings: Vec::new(),
                undone: row.get(6)?,
            });
        }
        Ok(entries)
    }

    /// Adds to each entry what it touched, in one query for all of them.
    fn add_changes(&self, entries: &mut [LogEntry]) -> Result<()> {
        let ids: Vec<BatchId> = entries.iter().map(|entry| entry.batch).collect();
        let mut touched: BTreeMap<BatchId, (Touched, Vec<(Noun, Op)>)> = BTreeMap::new();
        let mut statement = self.connection.prepare_cached(
            "SELECT batch, noun, noun_id, item_id, op FROM change
             WHERE batch IN (SELECT value FROM json_each(?1)) ORDER BY seq",
        )?;
        let mut rows = statement.query([id_list(&ids)])?;
        while let Some(row) = rows.next()? {
            let (of, ops) = touched.entry(row.get(0)?).or_default();
            let noun = row.get(1)?;
            of.note(noun, Place { id: row.get(2)?, item: row.get(3)? });
            ops.push((noun, row.get(4)?));
        }
        for entry in entries {
            let Some((of, ops)) = touched.remove(&entry.batch) else { continue };
            entry.items = of.items.into_iter().collect();
            entry.cases = of.cases.into_iter().collect();
            entry.briefings = of.briefings.into_iter().collect();
            entry.ops = ops;
        }
        Ok(())
    }

    /// What undo would take back for this analyst, in words.
    pub fn next_undo(&self, actor: &str) -> Result<Option<String>> {
        Ok(next_undo(self.connection, actor)?.map(|(_, label)| label))
    }

    /// What redo would do again for this analyst, in words.
    pub fn next_redo(&self, actor: &str) -> Result<Option<String>> {
        Ok(next_redo(self.connection, actor)?.map(|(_, label)| label))
    }

    /// Number and hash of the newest change; 0 and zeros in an empty vault.
    pub fn head(&self) -> Result<(Seq, [u8; 32])> {
        let newest = self
            .connection
            .prepare_cached("SELECT seq, hash FROM change ORDER BY seq DESC LIMIT 1")?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        Ok(newest.unwrap_or((0, GENESIS)))
    }

    /// Computes every hash of the chain again.
    pub fn verify_chain(&self) -> Result<ChainReport> {
        verify_chain(self.connection, |_| Ok(()))
    }
}
