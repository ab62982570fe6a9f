//! Items: filed pieces of news. What they say is evidence; where they stand in triage is opinion.

mod detail;
mod file;
mod merge;
mod recognise;
mod rewrite;
mod row;
mod shown;
mod status;

use rusqlite::{Connection, OptionalExtension as _, Params, params};

pub use detail::ItemDetail;
pub use file::{Filed, NewItem};
pub(crate) use merge::Merged;
pub use row::ItemRow;
pub(crate) use shown::ShownVersion;
pub(crate) use status::ItemStatus;

use super::captures::Captures;
use super::content::Content;
use super::ids::id_list;
use super::versions::{VersionInfo, Versions};
use crate::change::{Op, Place, Writing};
use crate::error::{ArchiveError, Result};
use crate::ids::ItemId;
use crate::index::Status;
use crate::sha::Sha256Hex;

/// Which items a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ItemFilter {
    /// The inbox and what is filed.
    #[default]
    InUse,
    /// Only one status.
    Status(Status),
}

/// Part of a list of items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemPage {
    /// How many items the whole list has, exactly.
    pub total: u64,
    /// The rows asked for.
    pub rows: Vec<ItemRow>,
}

/// How many items have each status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StatusCounts {
    /// Items waiting for a decision.
    pub inbox: u64,
    /// Items that were kept.
    pub filed: u64,
    /// Items that were put aside.
    pub discarded: u64,
}

/// Reads items.
#[derive(Clone, Copy)]
pub struct Items<'r> {
    pub(crate) connection: &'r Connection,
}

impl Items<'_> {
    /// A part of a list, last filed first: `limit` rows from row `offset` (from 0).
    pub fn page(&self, filter: ItemFilter, offset: u64, limit: u32) -> Result<ItemPage> {
        // The ids come from an index alone, and only the rows shown are looked up.
        let offset = i64::try_from(offset).unwrap_or(i64::MAX);
        let (ids, total) = match filter {
            ItemFilter::InUse => (
                self.ids(
                    "SELECT id FROM item WHERE status <> 'discarded'
                     ORDER BY filed_at DESC, id DESC LIMIT ?1 OFFSET ?2",
                    params![limit, offset],
                )?,
                self.count(
                    "SELECT sum(items) FROM item_count WHERE status <> 'discarded'",
                    params![],
                )?,
            ),
            ItemFilter::Status(status) => (
                self.ids(
                    "SELECT id FROM item WHERE status = ?3
                     ORDER BY filed_at DESC, id DESC LIMIT ?1 OFFSET ?2",
                    params![limit, offset, status],
                )?,
                self.count("SELECT items FROM item_count WHERE status = ?1", params![status])?,
            ),
        };
        Ok(ItemPage { total, rows: self.rows(&ids)? })
    }

    fn ids(&self, sql: &str, parameters: impl Params) -> Result<Vec<ItemId>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let ids = statement.query_map(parameters, |row| row.get(0))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }

    fn count(&self, sql: &str, parameters: impl Params) -> Result<u64> {
        let count: i64 =
            self.connection.prepare_cached(sql)?.query_row(parameters, |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }

    /// How many items have each status.
    pub fn counts(&self) -> Result<StatusCounts> {
        let mut statement =
            self.connection.prepare_cached("SELECT status, items FROM item_count")?;
        let mut rows = statement.query([])?;
        let mut counts = StatusCounts::default();
        while let Some(row) = rows.next()? {
            let count = row.get::<_, i64>(1)?.unsigned_abs();
            match row.get(0)? {
                Status::Inbox => counts.inbox = count,
                Status::Filed => counts.filed = count,
                Status::Discarded => counts.discarded = count,
            }
        }
        Ok(counts)
    }

    /// The rows of these items, in this order; an id that is not there is left out.
    pub fn rows(&self, ids: &[ItemId]) -> Result<Vec<ItemRow>> {
        row::load(self.connection, ids)
    }

    /// One item with everything about it.
    ///
    /// # Errors
    /// [`ArchiveError::NotFound`] where there is none of this number.
    pub fn detail(&self, id: ItemId) -> Result<ItemDetail> {
        detail::load(self.connection, id)
    }

    /// The number of the item with a citation key.
    pub fn find(&self, key: &str) -> Result<Option<ItemId>> {
        Ok(self
            .connection
            .prepare_cached("SELECT id FROM item WHERE key = ?1")?
            .query_row([key], |row| row.get(0))
            .optional()?)
    }

    /// The numbers of the items with these citation keys, in one query; keys that no item has
    /// are left out.
    pub fn find_all(&self, keys: &[String]) -> Result<Vec<(String, ItemId)>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT key, id FROM item WHERE key IN (SELECT value FROM json_each(?1)) ORDER BY key",
        )?;
        let rows = statement
            .query_map([super::ids::json(&keys)?], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Items in use whose key begins with `prefix`, by key, at most `limit`.
    pub fn keys_from(&self, prefix: &str, limit: u32) -> Result<Vec<ItemId>> {
        let end = format!("{prefix}\u{10ffff}");
        self.ids(
            "SELECT id FROM item WHERE key >= ?1 AND key < ?2 AND status <> 'discarded'
             ORDER BY key LIMIT ?3",
            params![prefix, end, limit],
        )
    }

    /// The versions of an item, newest first.
    pub fn versions(&self, item: ItemId) -> Result<Vec<VersionInfo>> {
        Versions { connection: self.connection }.of_item(item)
    }

    /// What one version of an item says.
    ///
    /// # Errors
    /// [`ArchiveError::NotFound`] where the item has no such version.
    pub fn version(&self, item: ItemId, number: u32) -> Result<Content> {
        Ok(Versions { connection: self.connection }.get(item, number)?.content)
    }

    /// The item that stands for this one: the one it was merged into, or itself.
    pub fn standing_for(&self, item: ItemId) -> Result<ItemId> {
        merge::standing_for(self.connection, item)
    }

    /// The item that these bytes were filed as, where they were filed before.
    pub fn by_original(&self, original: &Sha256Hex) -> Result<Option<ItemId>> {
        let seen = Captures { connection: self.connection }.seen_before(original)?;
        Ok(seen.map(|(item, _)| item))
    }
}

/// Refuses a list of ids with one in it that no item has.
pub(crate) fn must_exist(connection: &Connection, items: &[ItemId]) -> Result<()> {
    let missing: Option<i64> = connection
        .prepare_cached(
            "SELECT value FROM json_each(?1)
             WHERE NOT EXISTS (SELECT 1 FROM item WHERE id = value) LIMIT 1",
        )?
        .query_row([id_list(items)], |row| row.get(0))
        .optional()?;
    match missing {
        Some(id) => Err(ArchiveError::not_found("item", id)),
        None => Ok(()),
    }
}

/// Writes items.
pub struct ItemsWrite<'a, 'c> {
    pub(crate) writing: &'a mut Writing<'c>,
}

impl ItemsWrite<'_, '_> {
    /// Moves items between inbox, archive and bin; answers how many were moved. An item that was
    /// merged into another becomes one of its own again when it is put back.
    pub fn set_status(&mut self, items: &[ItemId], status: Status) -> Result<usize> {
        must_exist(self.writing.connection, items)?;
        let mut moved = 0;
        for item in items {
            let place = Place { id: *item, item: Some(*item) };
            let state = ItemStatus { status };
            if status != Status::Discarded {
                self.part_again(*item)?;
            }
            moved += usize::from(self.writing.change(place, Op::Triage, Some(&state))?);
        }
        Ok(moved)
    }

    /// Notes that items were looked at, or not; answers how many notes changed.
    ///
    /// This is no act: it says where the analyst's eyes were, not what they think. It is
    /// neither logged nor taken back, because Ctrl+Z must undo the last decision and not the
    /// last glance, and because a log that keeps every glance would watch the analyst.
    pub fn set_read(&mut self, items: &[ItemId], read: bool) -> Result<usize> {
        must_exist(self.writing.connection, items)?;
        let mut statement = self
            .writing
            .connection
            .prepare_cached("UPDATE item SET read = ?2 WHERE id = ?1 AND read <> ?2")?;
        let mut changed = 0;
        for item in items {
            if statement.execute(params![item, read])? > 0 {
                self.writing.touched.items.insert(*item);
                changed += 1;
            }
        }
        Ok(changed)
    }
}
