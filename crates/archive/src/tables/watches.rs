//! Watched folders: what is looked into, and which files of it were read.

use std::path::Path;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use super::cases::Cases;
use super::ids::json;
use super::versions::json_column;
use crate::change::{Noun, Op, Opinion, Place, Writing};
use crate::error::{ArchiveError, Result};
use crate::ids::{CaseId, WatchId};
use crate::moment;

/// How a folder is watched. One that was given up has no state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct WatchState {
    folder: String,
    case: Option<CaseId>,
    tags: Vec<String>,
    recursive: bool,
    every: u32,
    paused: bool,
}

impl Opinion for WatchState {
    const NOUN: Noun = Noun::Watch;

    fn load(connection: &Connection, place: Place) -> Result<Option<Self>> {
        let mut statement = connection.prepare_cached(
            "SELECT id, folder, case_id, tags, recursive, every, paused, made_at FROM watch
             WHERE id = ?1 AND gone = 0",
        )?;
        let found = statement.query_row([place.id], |row| Ok(read(row))).optional()?;
        Ok(found.transpose()?.map(|watch| Self {
            folder: watch.folder,
            case: watch.case,
            tags: watch.tags,
            recursive: watch.recursive,
            every: watch.every,
            paused: watch.paused,
        }))
    }

    fn store(writing: &Writing<'_>, place: Place, state: Option<&Self>) -> Result<()> {
        let connection = writing.connection;
        let Some(state) = state else {
            connection
                .prepare_cached("UPDATE watch SET gone = 1 WHERE id = ?1")?
                .execute([place.id])?;
            return Ok(());
        };
        connection
            .prepare_cached(
                "UPDATE watch SET folder = ?2, case_id = ?3, tags = ?4, recursive = ?5, every = ?6,
                        paused = ?7, gone = 0
                 WHERE id = ?1",
            )?
            .execute(params![
                place.id,
                state.folder,
                state.case,
                json(&state.tags)?,
                state.recursive,
                state.every,
                state.paused
            ])?;
        Ok(())
    }
}

/// A watched folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watch {
    /// Its number.
    pub id: WatchId,
    /// The folder.
    pub folder: String,
    /// The case that what is found is linked to.
    pub case: Option<CaseId>,
    /// The tags that what is found gets.
    pub tags: Vec<String>,
    /// True where the folders inside it are looked into as well.
    pub recursive: bool,
    /// Seconds from one look to the next.
    pub every: u32,
    /// True while it is not looked into.
    pub paused: bool,
    /// When the watching began.
    pub made_at: Timestamp,
}

/// A folder that is to be watched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewWatch {
    /// The folder.
    pub folder: String,
    /// The case that what is found is linked to.
    pub case: Option<CaseId>,
    /// The tags that what is found gets.
    pub tags: Vec<String>,
    /// True where the folders inside it are looked into as well.
    pub recursive: bool,
    /// Seconds from one look to the next, at least 1.
    pub every: u32,
}

/// What is changed of a watched folder; `None` leaves it as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WatchEdit {
    /// New case; `Some(None)` takes it away.
    pub case: Option<Option<CaseId>>,
    /// New tags.
    pub tags: Option<Vec<String>>,
    /// Whether folders inside it are looked into.
    pub recursive: Option<bool>,
    /// Seconds from one look to the next.
    pub every: Option<u32>,
    /// Whether it is paused.
    pub paused: Option<bool>,
}

/// A file as it was when it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenFile {
    /// Its path.
    pub path: String,
    /// Its size in bytes.
    pub size: u64,
    /// When it was changed last, in nanoseconds since 1970-01-01 UTC.
    pub modified_ns: i64,
}

/// Reads watched folders.
#[derive(Clone, Copy)]
pub struct Watches<'r> {
    pub(crate) connection: &'r Connection,
}

impl Watches<'_> {
    /// The watched folders, by folder.
    pub fn all(&self) -> Result<Vec<Watch>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, folder, case_id, tags, recursive, every, paused, made_at FROM watch
             WHERE gone = 0 ORDER BY folder, id",
        )?;
        let mut rows = statement.query([])?;
        let mut watches = Vec::new();
        while let Some(row) = rows.next()? {
            watches.push(read(row)?);
        }
        Ok(watches)
    }

    /// One watched folder.
    ///
    /// # Errors
    /// [`ArchiveError::NotFound`] where it is not watched (any more).
    pub fn get(&self, id: WatchId) -> Result<Watch> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, folder, case_id, tags, recursive, every, paused, made_at FROM watch
             WHERE id = ?1 AND gone = 0",
        )?;
        let found = statement.query_row([id], |row| Ok(read(row))).optional()?;
        found.ok_or_else(|| ArchiveError::not_found("watched folder", id))?
    }

    /// True where this file was read as it is now.
    pub fn has_seen(&self, watch: WatchId, file: &SeenFile) -> Result<bool> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT 1 FROM watch_seen
                 WHERE watch_id = ?1 AND path = ?2 AND size = ?3 AND modified_ns = ?4",
            )?
            .exists(params![watch, file.path, file.size.cast_signed(), file.modified_ns])?)
    }
}

fn read(row: &Row<'_>) -> Result<Watch> {
    Ok(Watch {
        id: row.get(0)?,
        folder: row.get(1)?,
        case: row.get(2)?,
        tags: json_column(row, 3, "the tags of a watched folder")?,
        recursive: row.get(4)?,
        every: row.get(5)?,
        paused: row.get(6)?,
        made_at: moment::from_ms(row.get(7)?)?,
    })
}

/// Writes watched folders.
pub struct WatchesWrite<'a, 'c> {
    pub(crate) writing: &'a mut Writing<'c>,
}

impl WatchesWrite<'_, '_> {
    /// Begins to watch a folder.
    ///
    /// # Errors
    /// [`ArchiveError::Refused`] for a path that is not absolute, a pause of 0 seconds, or a
    /// folder that is watched already.
    pub fn create(&mut self, new: &NewWatch) -> Result<WatchId> {
        let connection = self.writing.connection;
        if !Path::new(&new.folder).is_absolute() {
            return Err(ArchiveError::refused("a watched folder needs its whole path"));
        }
        let state = WatchState {
            folder: new.folder.clone(),
            case: new.case,
            tags: new.tags.clone(),
            recursive: new.recursive,
            every: new.every,
            paused: false,
        };
        state.check(connection)?;
        let watched = connection
            .prepare_cached("SELECT 1 FROM watch WHERE folder = ?1 AND gone = 0")?
            .exists([&new.folder])?;
        if watched {
            return Err(ArchiveError::refused("this folder is watched already"));
        }
        // Not there until its first state is stored and logged, like one that was given up.
        connection
            .prepare_cached(
                "INSERT INTO watch (folder, case_id, tags, recursive, every, paused, made_at, gone)
                 VALUES (?1, NULL, '[]', 0, 1, 0, ?2, 1)",
            )?
            .execute(params![new.folder, self.writing.at_ms()])?;
        let id = connection.last_insert_rowid();
        self.writing.change(Place { id, item: None }, Op::Create, Some(&state))?;
        Ok(id)
    }

    /// Changes how a folder is watched; false where nothing changed.
    pub fn update(&mut self, id: WatchId, edit: &WatchEdit) -> Result<bool> {
        let place = Place { id, item: None };
        let mut state = WatchState::load(self.writing.connection, place)?
            .ok_or_else(|| ArchiveError::not_found("watched folder", id))?;
        state.case = edit.case.unwrap_or(state.case);
        if let Some(tags) = &edit.tags {
            state.tags.clone_from(tags);
        }
        state.recursive = edit.recursive.unwrap_or(state.recursive);
        state.every = edit.every.unwrap_or(state.every);
        state.paused = edit.paused.unwrap_or(state.paused);
        state.check(self.writing.connection)?;
        self.writing.change(place, Op::Watch, Some(&state))
    }

    /// Gives up watching a folder; false where it was not watched. Which files were read stays
    /// known, for the day it is watched again by taking this back.
    pub fn forget(&mut self, id: WatchId) -> Result<bool> {
        self.writing.change::<WatchState>(Place { id, item: None }, Op::Watch, None)
    }

    /// Notes files as read. This is neither logged nor taken back: it says where the looking
    /// stands, and belongs to the transaction of the items that came of it.
    pub fn note_seen(&mut self, id: WatchId, files: &[SeenFile]) -> Result<()> {
        let mut statement = self.writing.connection.prepare_cached(
            "INSERT INTO watch_seen (watch_id, path, size, modified_ns) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (watch_id, path) DO UPDATE
             SET size = excluded.size, modified_ns = excluded.modified_ns",
        )?;
        for file in files {
            statement.execute(params![id, file.path, file.size.cast_signed(), file.modified_ns])?;
        }
        Ok(())
    }
}

impl WatchState {
    fn check(&self, connection: &Connection) -> Result<()> {
        if self.every == 0 {
            return Err(ArchiveError::refused("a folder is looked into every second at most"));
        }
        if let Some(case) = self.case {
            Cases { connection }.must_exist(case)?;
        }
        Ok(())
    }
}
