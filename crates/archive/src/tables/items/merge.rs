//! Merging: several items turn out to be one. The others are discarded and say into which item
//! they went; their captures are shown there, their tags and cases move there.

use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};

use super::{ItemStatus, ItemsWrite, must_exist};
use crate::change::{Noun, Op, Opinion, Place, Writing};
use crate::error::{ArchiveError, Result};
use crate::ids::ItemId;
use crate::index::Status;
use crate::tables::links::move_links;
use crate::tables::tags::move_tags;

/// That an item was merged into another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Merged {
    pub(crate) into: ItemId,
}

impl Opinion for Merged {
    const NOUN: Noun = Noun::Merge;

    fn load(connection: &Connection, place: Place) -> Result<Option<Self>> {
        Ok(connection
            .prepare_cached("SELECT into_id FROM merged WHERE item_id = ?1")?
            .query_row([place.id], |row| Ok(Self { into: row.get(0)? }))
            .optional()?)
    }

    fn store(writing: &Writing<'_>, place: Place, state: Option<&Self>) -> Result<()> {
        let connection = writing.connection;
        let Some(state) = state else {
            connection
                .prepare_cached("DELETE FROM merged WHERE item_id = ?1")?
                .execute([place.id])?;
            return Ok(());
        };
        connection
            .prepare_cached(
                "INSERT INTO merged (item_id, into_id) VALUES (?1, ?2)
                 ON CONFLICT (item_id) DO UPDATE SET into_id = excluded.into_id",
            )?
            .execute(params![place.id, state.into])?;
        Ok(())
    }
}

/// The item that stands for `item` now: the one at the end of its merges, or itself.
pub(crate) fn standing_for(connection: &Connection, item: ItemId) -> Result<ItemId> {
    let mut statement = connection.prepare_cached(
        // UNION ends also where a damaged vault leads in a circle.
        "WITH RECURSIVE way (id, step) AS (
             SELECT ?1, 0
             UNION SELECT m.into_id, w.step + 1 FROM merged m JOIN way w ON m.item_id = w.id
             WHERE w.step < 1000)
         SELECT id FROM way ORDER BY step DESC LIMIT 1",
    )?;
    Ok(statement.query_row([item], |row| row.get(0))?)
}

/// The items that were merged into one, by number.
pub(super) fn merged_into(connection: &Connection, into: ItemId) -> Result<Vec<ItemId>> {
    let mut statement = connection
        .prepare_cached("SELECT item_id FROM merged WHERE into_id = ?1 ORDER BY item_id")?;
    let rows = statement.query_map([into], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

impl ItemsWrite<'_, '_> {
    /// Merges items into one: the others are discarded, and their tags and cases become those of
    /// `into`, where a link that stands keeps its role and note. Answers how many were merged.
    ///
    /// # Errors
    /// [`ArchiveError::Refused`] where `into` is among the others or is discarded, or where one
    /// was merged before.
    pub fn merge(&mut self, into: ItemId, others: &[ItemId]) -> Result<usize> {
        let connection = self.writing.connection;
        must_exist(connection, &[into])?;
        must_exist(connection, others)?;
        if others.contains(&into) {
            return Err(ArchiveError::refused("an item cannot be merged into itself"));
        }
        let status = ItemStatus::load(connection, at(into))?;
        if status.is_some_and(|state| state.status == Status::Discarded) {
            return Err(ArchiveError::refused(
                "items cannot be merged into one that is discarded; put it back first",
            ));
        }
        let mut merged = 0;
        for other in others {
            if let Some(before) = Merged::load(connection, at(*other))? {
                if before.into == into {
                    continue;
                }
                return Err(ArchiveError::refused(format!(
                    "item {other} was merged into item {} before; put it back first",
                    before.into
                )));
            }
            self.merge_one(into, *other)?;
            merged += 1;
        }
        Ok(merged)
    }

    fn merge_one(&mut self, into: ItemId, other: ItemId) -> Result<()> {
        move_tags(self.writing, other, into)?;
        move_links(self.writing, other, into)?;
        let discarded = ItemStatus { status: Status::Discarded };
        self.writing.change(at(other), Op::Triage, Some(&discarded))?;
        self.writing.change(at(other), Op::Merge, Some(&Merged { into }))?;
        // Its captures are shown there from now on.
        self.writing.touched.items.insert(into);
        Ok(())
    }

    /// Ends the merging of an item that is put back from the bin.
    pub(super) fn part_again(&mut self, item: ItemId) -> Result<()> {
        self.writing.change::<Merged>(at(item), Op::Merge, None).map(drop)
    }
}

fn at(item: ItemId) -> Place {
    Place { id: item, item: Some(item) }
}
