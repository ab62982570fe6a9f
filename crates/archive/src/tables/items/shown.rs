//! Which version an item shows. The versions are evidence; which of them counts is an opinion.

use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};

use super::{ItemsWrite, must_exist};
use crate::change::{Noun, Op, Opinion, Place, Writing};
use crate::error::{ArchiveError, Result};
use crate::ids::ItemId;

/// The version an item shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ShownVersion {
    pub(crate) version: u32,
}

impl Opinion for ShownVersion {
    const NOUN: Noun = Noun::Shown;

    fn load(connection: &Connection, place: Place) -> Result<Option<Self>> {
        Ok(connection
            .prepare_cached("SELECT version FROM item WHERE id = ?1")?
            .query_row([place.id], |row| Ok(Self { version: row.get(0)? }))
            .optional()?)
    }

    fn store(writing: &Writing<'_>, place: Place, state: Option<&Self>) -> Result<()> {
        let state = state.ok_or_else(|| {
            ArchiveError::damaged("the log of changes", "an item that shows nothing")
        })?;
        writing
            .connection
            .prepare_cached("UPDATE item SET version = ?2 WHERE id = ?1")?
            .execute(params![place.id, state.version])?;
        Ok(())
    }
}

impl ItemsWrite<'_, '_> {
    /// Makes an item show another of its versions; false where it shows that one already.
    ///
    /// # Errors
    /// [`ArchiveError::NotFound`] where the item has no such version.
    pub fn show_version(&mut self, item: ItemId, number: u32) -> Result<bool> {
        let connection = self.writing.connection;
        must_exist(connection, &[item])?;
        let there = connection
            .prepare_cached("SELECT 1 FROM version WHERE item_id = ?1 AND number = ?2")?
            .exists(params![item, number])?;
        if !there {
            return Err(ArchiveError::not_found("version", format!("{number} of item {item}")));
        }
        self.show(item, number)
    }

    pub(super) fn show(&mut self, item: ItemId, number: u32) -> Result<bool> {
        let place = Place { id: item, item: Some(item) };
        self.writing.change(place, Op::Show, Some(&ShownVersion { version: number }))
    }
}
