//! Links: items in cases, with a role and a note.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};

use super::cases::{CaseRef, Cases};
use super::ids::id_list;
use super::items::{ItemRow, Items, must_exist};
use crate::change::{Noun, Op, Opinion, Place, Writing, words};
use crate::error::Result;
use crate::ids::{CaseId, ItemId};
use crate::moment;

words! {
    /// What an item is to a case.
    Role {
        /// It bears on the question.
        Evidence => "evidence",
        /// It tells what one has to know.
        Background => "background",
        /// It stands around the question.
        Context => "context",
    }
}

/// An item in a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LinkState {
    role: Role,
    note: String,
    /// Milliseconds since 1970-01-01 UTC; the time of the first link, whatever changed since.
    linked_at: i64,
}

impl Opinion for LinkState {
    const NOUN: Noun = Noun::Link;

    fn load(connection: &Connection, place: Place) -> Result<Option<Self>> {
        let mut statement = connection.prepare_cached(
            "SELECT role, note, linked_at FROM case_item WHERE case_id = ?1 AND item_id = ?2",
        )?;
        let state = statement.query_row(params![place.id, place.item], |row| {
            Ok(Self { role: row.get(0)?, note: row.get(1)?, linked_at: row.get(2)? })
        });
        Ok(state.optional()?)
    }

    fn store(writing: &Writing<'_>, place: Place, state: Option<&Self>) -> Result<()> {
        let Some(state) = state else {
            writing
                .connection
                .prepare_cached("DELETE FROM case_item WHERE case_id = ?1 AND item_id = ?2")?
                .execute(params![place.id, place.item])?;
            return Ok(());
        };
        writing
            .connection
            .prepare_cached(
                "INSERT INTO case_item (case_id, item_id, role, note, linked_at)
                 VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (case_id, item_id) DO UPDATE
                 SET role = excluded.role, note = excluded.note, linked_at = excluded.linked_at",
            )?
            .execute(params![place.id, place.item, state.role, state.note, state.linked_at])?;
        Ok(())
    }
}

/// An item linked to a case, seen from the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The item.
    pub item: ItemRow,
    /// Its role.
    pub role: Role,
    /// The analyst's note.
    pub note: String,
    /// When it was linked.
    pub linked_at: Timestamp,
}

/// A link seen from the item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemLink {
    /// The case.
    pub case: CaseRef,
    /// The item's role there.
    pub role: Role,
    /// The analyst's note.
    pub note: String,
    /// When it was linked.
    pub linked_at: Timestamp,
}

/// Reads links.
#[derive(Clone, Copy)]
pub struct Links<'r> {
    pub(crate) connection: &'r Connection,
}

impl Links<'_> {
    /// The items of a case, newest link first; discarded items are among them.
    pub fn evidence(&self, case: CaseId) -> Result<Vec<Evidence>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT item_id, role, note, linked_at FROM case_item WHERE case_id = ?1
             ORDER BY linked_at DESC, item_id DESC",
        )?;
        let links = statement
            .query_map([case], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get::<_, i64>(3)?))
            })?
            .collect::<rusqlite::Result<Vec<(ItemId, Role, String, i64)>>>()?;
        let ids: Vec<ItemId> = links.iter().map(|link| link.0).collect();
        let items = Items { connection: self.connection }.rows(&ids)?;
        items
            .into_iter()
            .zip(links)
            .map(|(item, (_, role, note, linked_at))| {
                Ok(Evidence { item, role, note, linked_at: moment::from_ms(linked_at)? })
            })
            .collect()
    }

    /// The cases an item is linked to, by title.
    pub fn of_item(&self, item: ItemId) -> Result<Vec<ItemLink>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT c.id, c.key, c.title, c.color, ci.role, ci.note, ci.linked_at
             FROM case_item ci JOIN case_file c ON c.id = ci.case_id
             WHERE ci.item_id = ?1 AND c.gone = 0 ORDER BY c.title, c.id",
        )?;
        let mut rows = statement.query([item])?;
        let mut links = Vec::new();
        while let Some(row) = rows.next()? {
            links.push(ItemLink {
                case: CaseRef {
                    id: row.get(0)?,
                    key: row.get(1)?,
                    title: row.get(2)?,
                    color: row.get(3)?,
                },
                role: row.get(4)?,
                note: row.get(5)?,
                linked_at: moment::from_ms(row.get(6)?)?,
            });
        }
        Ok(links)
    }

    /// The cases of some items, by item, each by title.
    pub(crate) fn of_items(&self, items: &[ItemId]) -> Result<Vec<(ItemId, CaseRef)>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT ci.item_id, c.id, c.key, c.title, c.color
             FROM case_item ci JOIN case_file c ON c.id = ci.case_id
             WHERE ci.item_id IN (SELECT value FROM json_each(?1)) AND c.gone = 0
             ORDER BY ci.item_id, c.title, c.id",
        )?;
        let rows = statement.query_map([id_list(items)], |row| {
            let case = CaseRef {
                id: row.get(1)?,
                key: row.get(2)?,
                title: row.get(3)?,
                color: row.get(4)?,
            };
            Ok((row.get(0)?, case))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// Takes the links of one item to another. Where the other is in the case already, its own link
/// stands.
pub(super) fn move_links(writing: &mut Writing<'_>, from: ItemId, to: ItemId) -> Result<()> {
    let cases: Vec<CaseId> = {
        let mut statement = writing
            .connection
            .prepare_cached("SELECT case_id FROM case_item WHERE item_id = ?1 ORDER BY case_id")?;
        let rows = statement.query_map([from], |row| row.get(0))?;
        rows.collect::<rusqlite::Result<_>>()?
    };
    for case in cases {
        let (here, there) =
            (Place { id: case, item: Some(from) }, Place { id: case, item: Some(to) });
        let state = LinkState::load(writing.connection, here)?;
        if LinkState::load(writing.connection, there)?.is_none() {
            writing.change(there, Op::Link, state.as_ref())?;
        }
        writing.change::<LinkState>(here, Op::Unlink, None)?;
    }
    Ok(())
}

/// Writes links.
pub struct LinksWrite<'a, 'c> {
    pub(crate) writing: &'a mut Writing<'c>,
}

impl LinksWrite<'_, '_> {
    /// Links items to a case, or changes the role and note of links; answers how many links are
    /// new or changed. Without a note, a note that stands is kept.
    pub fn link(
        &mut self,
        case: CaseId,
        items: &[ItemId],
        role: Role,
        note: Option<&str>,
    ) -> Result<usize> {
        let connection = self.writing.connection;
        Cases { connection }.must_exist(case)?;
        must_exist(connection, items)?;
        let mut changed = 0;
        for item in items {
            let place = Place { id: case, item: Some(*item) };
            let old = LinkState::load(connection, place)?;
            let linked_at = old.as_ref().map_or(self.writing.at_ms(), |old| old.linked_at);
            let note = match (note, old) {
                (Some(note), _) => note.trim().to_owned(),
                (None, Some(old)) => old.note,
                (None, None) => String::new(),
            };
            let state = LinkState { role, note, linked_at };
            changed += usize::from(self.writing.change(place, Op::Link, Some(&state))?);
        }
        Ok(changed)
    }

    /// Takes items out of a case; answers how many were in it.
    pub fn unlink(&mut self, case: CaseId, items: &[ItemId]) -> Result<usize> {
        let connection = self.writing.connection;
        Cases { connection }.must_exist(case)?;
        must_exist(connection, items)?;
        let mut removed = 0;
        for item in items {
            let place = Place { id: case, item: Some(*item) };
            let gone = self.writing.change::<LinkState>(place, Op::Unlink, None)?;
            removed += usize::from(gone);
        }
        Ok(removed)
    }
}
