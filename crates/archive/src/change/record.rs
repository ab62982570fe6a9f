//! Writing rows of the log inside the transaction of the change itself.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension as _, params};

use super::noun::words;
use super::{Act, ChainLink, Changed, GENESIS, Noun, Op, Opinion, Place, chain_hash, content_sha};
use crate::error::{ArchiveError, Result};
use crate::ids::{BatchId, BriefingId, CaseId, ImportId, ItemId, Seq, TagId, WatchId};

words! {
    /// What kind of act a batch is.
    BatchKind {
        /// Something the analyst did.
        Act => "act",
        /// Takes another batch back.
        Undo => "undo",
        /// Does a batch again that was taken back.
        Redo => "redo",
    }
}

/// Everything an act has touched so far.
#[derive(Debug, Default)]
pub(crate) struct Touched {
    pub(crate) seq: Seq,
    pub(crate) items: BTreeSet<ItemId>,
    pub(crate) cases: BTreeSet<CaseId>,
    pub(crate) briefings: BTreeSet<BriefingId>,
    pub(crate) tags: BTreeSet<TagId>,
    pub(crate) vault: bool,
    pub(crate) site_rules: bool,
    pub(crate) watches: BTreeSet<WatchId>,
    pub(crate) imports: BTreeSet<ImportId>,
}

impl Touched {
    pub(super) fn note(&mut self, noun: Noun, place: Place) {
        self.items.extend(place.item);
        match noun {
            Noun::Item | Noun::Correction | Noun::Shown | Noun::Merge => {}
            Noun::SiteRule => self.site_rules = true,
            Noun::Watch => _ = self.watches.insert(place.id),
            Noun::Tag => _ = self.tags.insert(place.id),
            Noun::Case | Noun::Link => _ = self.cases.insert(place.id),
            Noun::Briefing => _ = self.briefings.insert(place.id),
            Noun::Vault => self.vault = true,
        }
    }
}

impl From<Touched> for Changed {
    fn from(touched: Touched) -> Self {
        Self {
            seq: touched.seq,
            items: touched.items.into_iter().collect(),
            cases: touched.cases.into_iter().collect(),
            briefings: touched.briefings.into_iter().collect(),
            tags: touched.tags.into_iter().collect(),
            vault: touched.vault,
            site_rules: touched.site_rules,
            watches: touched.watches.into_iter().collect(),
            imports: touched.imports.into_iter().collect(),
        }
    }
}

/// An act under way: the transaction, who does it, and what it touched.
pub(crate) struct Writing<'c> {
    pub(crate) connection: &'c Connection,
    act: Act,
    kind: BatchKind,
    target: Option<BatchId>,
    batch: Option<BatchId>,
    /// Number and hash of the newest row, once it was asked for: nobody else writes meanwhile.
    head: Option<(Seq, [u8; 32])>,
    pub(crate) touched: Touched,
}

impl<'c> Writing<'c> {
    /// Begins an act of the analyst.
    pub(crate) fn begin(connection: &'c Connection, act: Act) -> Self {
        Self::of_kind(connection, act, BatchKind::Act, None)
    }

    /// Begins an act that takes back or repeats `target`.
    pub(crate) fn about(
        connection: &'c Connection,
        act: Act,
        kind: BatchKind,
        target: BatchId,
    ) -> Self {
        Self::of_kind(connection, act, kind, Some(target))
    }

    fn of_kind(
        connection: &'c Connection,
        act: Act,
        kind: BatchKind,
        target: Option<BatchId>,
    ) -> Self {
        Self { connection, act, kind, target, batch: None, head: None, touched: Touched::default() }
    }

    pub(crate) fn at_ms(&self) -> i64 {
        self.act.at.as_millisecond()
    }

    pub(crate) fn actor(&self) -> &str {
        &self.act.actor
    }

    /// Changes an opinion and logs it; false where it stood like that already.
    pub(crate) fn change<O: Opinion>(
        &mut self,
        place: Place,
        op: Op,
        state: Option<&O>,
    ) -> Result<bool> {
        let before = O::load(self.connection, place)?;
        if before.as_ref() == state {
            return Ok(false);
        }
        O::store(self, place, state)?;
        let after = O::load(self.connection, place)?;
        let (before, after) = (to_json(before.as_ref())?, to_json(after.as_ref())?);
        self.record(O::NOUN, place, op, before.as_deref(), after.as_deref())?;
        Ok(true)
    }

    /// Logs a change that was made.
    pub(crate) fn record(
        &mut self,
        noun: Noun,
        place: Place,
        op: Op,
        before: Option<&str>,
        after: Option<&str>,
    ) -> Result<()> {
        let rev = self.next_rev(noun, place)?;
        self.write_row(noun, place, rev, op, before, after)
    }

    /// Logs the first change of a place that was not there before this act.
    pub(crate) fn record_first(
        &mut self,
        noun: Noun,
        place: Place,
        op: Op,
        after: &str,
    ) -> Result<()> {
        self.write_row(noun, place, 1, op, None, Some(after))
    }

    fn write_row(
        &mut self,
        noun: Noun,
        place: Place,
        rev: i64,
        op: Op,
        before: Option<&str>,
        after: Option<&str>,
    ) -> Result<()> {
        let batch = self.batch()?;
        let sha = content_sha(batch, self.kind, self.target, &self.act.label, before, after);
        let (last, previous) = self.head()?;
        let link = ChainLink {
            seq: last + 1,
            at_ms: self.at_ms(),
            actor: &self.act.actor,
            noun,
            noun_id: place.id,
            item: place.item,
            rev,
            op,
            sha,
        };
        let hash = chain_hash(&previous, &link);
        self.connection
            .prepare_cached(
                "INSERT INTO change
                     (seq, batch, at, actor, noun, noun_id, item_id, rev, op, before, after, sha, hash)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            )?
            .execute(params![
                link.seq,
                batch,
                link.at_ms,
                link.actor,
                noun,
                place.id,
                place.item,
                link.rev,
                op,
                before,
                after,
                sha,
                hash,
            ])?;
        self.head = Some((link.seq, hash));
        self.touched.seq = link.seq;
        self.touched.note(noun, place);
        Ok(())
    }

    /// The number of this act, written down with its first change: an act that changes nothing
    /// leaves no trace.
    fn batch(&mut self) -> Result<BatchId> {
        if let Some(batch) = self.batch {
            return Ok(batch);
        }
        self.connection
            .prepare_cached(
                "INSERT INTO batch (at, actor, label, kind, target) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![
                self.at_ms(),
                self.act.actor,
                self.act.label,
                self.kind,
                self.target
            ])?;
        let batch = self.connection.last_insert_rowid();
        self.batch = Some(batch);
        Ok(batch)
    }

    /// Number and hash of the newest row.
    fn head(&self) -> Result<(Seq, [u8; 32])> {
        if let Some(head) = self.head {
            return Ok(head);
        }
        let newest = self
            .connection
            .prepare_cached("SELECT seq, hash FROM change ORDER BY seq DESC LIMIT 1")?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        Ok(newest.unwrap_or((0, GENESIS)))
    }

    /// How often this place was written, this time included.
    fn next_rev(&self, noun: Noun, place: Place) -> Result<i64> {
        let last: Option<i64> = self
            .connection
            .prepare_cached(
                "SELECT rev FROM change WHERE noun = ?1 AND noun_id = ?2 AND item_id IS ?3
                 ORDER BY seq DESC LIMIT 1",
            )?
            .query_row(params![noun, place.id, place.item], |row| row.get(0))
            .optional()?;
        Ok(last.unwrap_or(0) + 1)
    }
}

/// A state as it stands in the log.
pub(crate) fn to_json<T: serde::Serialize>(state: Option<&T>) -> Result<Option<String>> {
    state
        .map(serde_json::to_string)
        .transpose()
        .map_err(|error| ArchiveError::refused(format!("this change cannot be logged ({error})")))
}
