//! Tags: words that analysts put on items.

use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};

use super::fold::{fold, tidy};
use super::ids::id_list;
use super::items::must_exist;
use crate::change::{Noun, Op, Opinion, Place, Writing};
use crate::error::{ArchiveError, Result};
use crate::ids::{ItemId, TagId};

/// Longest tag, in characters.
const LONGEST: usize = 100;

/// A tag on an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TagState {
    tag: String,
}

impl Opinion for TagState {
    const NOUN: Noun = Noun::Tag;

    fn load(connection: &Connection, place: Place) -> Result<Option<Self>> {
        Ok(connection
            .prepare_cached(
                "SELECT t.name FROM item_tag it JOIN tag t ON t.id = it.tag_id
                 WHERE it.item_id = ?1 AND it.tag_id = ?2",
            )?
            .query_row(params![place.item, place.id], |row| Ok(Self { tag: row.get(0)? }))
            .optional()?)
    }

    fn store(writing: &Writing<'_>, place: Place, state: Option<&Self>) -> Result<()> {
        let sql = if state.is_some() {
            "INSERT INTO item_tag (item_id, tag_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING"
        } else {
            "DELETE FROM item_tag WHERE item_id = ?1 AND tag_id = ?2"
        };
        writing.connection.prepare_cached(sql)?.execute(params![place.item, place.id])?;
        Ok(())
    }
}

/// A tag and how many items carry it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagCount {
    /// Its number.
    pub id: TagId,
    /// As it was first written.
    pub name: String,
    /// Items with it, discarded ones left out.
    pub items: u64,
}

/// Reads tags.
#[derive(Clone, Copy)]
pub struct Tags<'r> {
    pub(crate) connection: &'r Connection,
}

impl Tags<'_> {
    /// Tags that some item carries, most used first. A tag that only discarded items carry is
    /// left out.
    pub fn counts(&self) -> Result<Vec<TagCount>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, name, items FROM tag WHERE items > 0 ORDER BY items DESC, fold",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(TagCount {
                id: row.get(0)?,
                name: row.get(1)?,
                items: row.get::<_, i64>(2)?.unsigned_abs(),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The name of a tag as it was first written, by its folded name.
    pub fn name_of(&self, fold: &str) -> Result<Option<String>> {
        Ok(self
            .connection
            .prepare_cached("SELECT name FROM tag WHERE fold = ?1")?
            .query_row([fold], |row| row.get(0))
            .optional()?)
    }

    /// The tags of some items, by item, each in alphabetical order.
    pub(crate) fn of_items(&self, items: &[ItemId]) -> Result<Vec<(ItemId, String)>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT it.item_id, t.name FROM item_tag it JOIN tag t ON t.id = it.tag_id
             WHERE it.item_id IN (SELECT value FROM json_each(?1)) ORDER BY it.item_id, t.fold",
        )?;
        let rows = statement.query_map([id_list(items)], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The number of a tag, however it is written.
    pub(crate) fn find(&self, name: &str) -> Result<Option<TagId>> {
        Ok(self
            .connection
            .prepare_cached("SELECT id FROM tag WHERE fold = ?1")?
            .query_row([fold(name)], |row| row.get(0))
            .optional()?)
    }
}

/// Takes the tags of one item to another.
pub(super) fn move_tags(writing: &mut Writing<'_>, from: ItemId, to: ItemId) -> Result<()> {
    let tags: Vec<(TagId, TagState)> = {
        let mut statement = writing.connection.prepare_cached(
            "SELECT t.id, t.name FROM item_tag it JOIN tag t ON t.id = it.tag_id
             WHERE it.item_id = ?1 ORDER BY t.id",
        )?;
        let rows =
            statement.query_map([from], |row| Ok((row.get(0)?, TagState { tag: row.get(1)? })))?;
        rows.collect::<rusqlite::Result<_>>()?
    };
    for (tag, state) in &tags {
        writing.change(Place { id: *tag, item: Some(to) }, Op::Tag, Some(state))?;
        writing.change::<TagState>(Place { id: *tag, item: Some(from) }, Op::Untag, None)?;
    }
    Ok(())
}

/// Writes tags.
pub struct TagsWrite<'a, 'c> {
    pub(crate) writing: &'a mut Writing<'c>,
}

impl TagsWrite<'_, '_> {
    /// Puts tags on items; answers how many were new on their item.
    ///
    /// # Errors
    /// [`ArchiveError::Refused`] for a tag without a letter or of more than 100 characters.
    pub fn add(&mut self, items: &[ItemId], names: &[String]) -> Result<usize> {
        must_exist(self.writing.connection, items)?;
        let tags = names.iter().map(|name| self.intern(name)).collect::<Result<Vec<_>>>()?;
        let mut added = 0;
        for item in items {
            for (tag, state) in &tags {
                let place = Place { id: *tag, item: Some(*item) };
                added += usize::from(self.writing.change(place, Op::Tag, Some(state))?);
            }
        }
        Ok(added)
    }

    /// Takes tags from items; answers how many were taken. A tag that is not there is fine.
    pub fn remove(&mut self, items: &[ItemId], names: &[String]) -> Result<usize> {
        must_exist(self.writing.connection, items)?;
        let tags = Tags { connection: self.writing.connection };
        let mut removed = 0;
        for name in names {
            let Some(tag) = tags.find(name)? else { continue };
            for item in items {
                let place = Place { id: tag, item: Some(*item) };
                let gone = self.writing.change::<TagState>(place, Op::Untag, None)?;
                removed += usize::from(gone);
            }
        }
        Ok(removed)
    }

    /// The number of a tag, made where it is new.
    fn intern(&mut self, name: &str) -> Result<(TagId, TagState)> {
        let name = tidy(name);
        if !name.chars().any(char::is_alphanumeric) {
            return Err(ArchiveError::refused("a tag needs at least one letter or digit"));
        }
        if name.chars().count() > LONGEST {
            return Err(ArchiveError::refused(format!("a tag has at most {LONGEST} characters")));
        }
        let connection = self.writing.connection;
        connection
            .prepare_cached("INSERT INTO tag (name, fold) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
            .execute(params![name, fold(&name)])?;
        let mut statement =
            connection.prepare_cached("SELECT id, name FROM tag WHERE fold = ?1")?;
        Ok(statement
            .query_row([fold(&name)], |row| Ok((row.get(0)?, TagState { tag: row.get(1)? })))?)
    }
}
