//! Cases: questions that are worked on.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use super::fold::tidy;
use super::palette::{is_color, next_color};
use super::slug::{first_free, slug};
use crate::change::{Noun, Op, Opinion, Place, Writing, words};
use crate::error::{ArchiveError, Result};
use crate::ids::CaseId;
use crate::moment;

words! {
    /// Whether a case is worked on.
    CaseStatus {
        /// Being worked on.
        Open => "open",
        /// Waiting for something.
        Paused => "paused",
        /// Answered or given up.
        Closed => "closed",
    }
}

/// What can be changed of a case. A case that was taken back has no state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CaseState {
    title: String,
    question: String,
    status: CaseStatus,
    color: String,
    tlp: Option<String>,
}

impl Opinion for CaseState {
    const NOUN: Noun = Noun::Case;

    fn load(connection: &Connection, place: Place) -> Result<Option<Self>> {
        let mut statement = connection.prepare_cached(
            "SELECT title, question, status, color, tlp FROM case_file WHERE id = ?1 AND gone = 0",
        )?;
        let read = |row: &Row<'_>| {
            Ok(Self {
                title: row.get(0)?,
                question: row.get(1)?,
                status: row.get(2)?,
                color: row.get(3)?,
                tlp: row.get(4)?,
            })
        };
        Ok(statement.query_row([place.id], read).optional()?)
    }

    fn store(writing: &Writing<'_>, place: Place, state: Option<&Self>) -> Result<()> {
        let Some(state) = state else {
            writing
                .connection
                .prepare_cached("UPDATE case_file SET gone = 1 WHERE id = ?1")?
                .execute([place.id])?;
            return Ok(());
        };
        writing
            .connection
            .prepare_cached(
                "UPDATE case_file SET title = ?2, question = ?3, status = ?4, color = ?5, tlp = ?6,
                                      gone = 0 WHERE id = ?1",
            )?
            .execute(params![
                place.id,
                state.title,
                state.question,
                state.status,
                state.color,
                state.tlp
            ])?;
        Ok(())
    }
}

/// A case, by name and colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRef {
    /// Its number.
    pub id: CaseId,
    /// Short name for queries and the command line; never changes.
    pub key: String,
    /// Title.
    pub title: String,
    /// Key colour, `#rrggbb`.
    pub color: String,
}

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRow {
    /// Its number.
    pub id: CaseId,
    /// Short name for queries and the command line; never changes.
    pub key: String,
    /// Title.
    pub title: String,
    /// The question it answers.
    pub question: String,
    /// Whether it is worked on.
    pub status: CaseStatus,
    /// Key colour, `#rrggbb`.
    pub color: String,
    /// TLP label of its own, where it has one.
    pub tlp: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// How many items are linked, discarded ones among them.
    pub items: u64,
}

/// Reads cases. Those that were taken back are not there.
#[derive(Clone, Copy)]
pub struct Cases<'r> {
    pub(crate) connection: &'r Connection,
}

/// Every list of cases begins like this.
const ROWS: &str = "
    SELECT c.id, c.key, c.title, c.question, c.status, c.color, c.tlp, c.created_at,
           (SELECT count(*) FROM case_item ci WHERE ci.case_id = c.id)
    FROM case_file c WHERE c.gone = 0";

impl Cases<'_> {
    /// Every case: open ones first, then paused, then closed; newest first among each.
    pub fn all(&self) -> Result<Vec<CaseRow>> {
        let mut statement = self.connection.prepare_cached(&format!(
            "{ROWS} ORDER BY CASE c.status WHEN 'open' THEN 0 WHEN 'paused' THEN 1 ELSE 2 END,
                             c.id DESC"
        ))?;
        let mut rows = statement.query([])?;
        let mut cases = Vec::new();
        while let Some(row) = rows.next()? {
            cases.push(read_row(row)?);
        }
        Ok(cases)
    }

    /// One case.
    ///
    /// # Errors
    /// [`ArchiveError::NotFound`] where there is none of this number.
    pub fn get(&self, id: CaseId) -> Result<CaseRow> {
        let mut statement = self.connection.prepare_cached(&format!("{ROWS} AND c.id = ?1"))?;
        let found = statement.query_row([id], |row| Ok(read_row(row))).optional()?;
        found.ok_or_else(|| ArchiveError::not_found("case", id))?
    }

    /// The number of the case with a key, in any case.
    pub fn find(&self, key: &str) -> Result<Option<CaseId>> {
        Ok(self
            .connection
            .prepare_cached("SELECT id FROM case_file WHERE key = ?1 AND gone = 0")?
            .query_row([key.to_lowercase()], |row| row.get(0))
            .optional()?)
    }

    /// Refuses a number that no case has.
    pub(crate) fn must_exist(&self, id: CaseId) -> Result<()> {
        let found: Option<i64> = self
            .connection
            .prepare_cached("SELECT 1 FROM case_file WHERE id = ?1 AND gone = 0")?
            .query_row([id], |row| row.get(0))
            .optional()?;
        found.map(|_| ()).ok_or_else(|| ArchiveError::not_found("case", id))
    }
}

fn read_row(row: &Row<'_>) -> Result<CaseRow> {
    Ok(CaseRow {
        id: row.get(0)?,
        key: row.get(1)?,
        title: row.get(2)?,
        question: row.get(3)?,
        status: row.get(4)?,
        color: row.get(5)?,
        tlp: row.get(6)?,
        created_at: moment::from_ms(row.get(7)?)?,
        items: row.get::<_, i64>(8)?.unsigned_abs(),
    })
}

/// A case that is to be made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewCase {
    /// Title.
    pub title: String,
    /// The question it answers.
    pub question: String,
    /// Key colour, `#rrggbb`; the next free one where it is missing.
    pub color: Option<String>,
    /// TLP label, where it has one.
    pub tlp: Option<String>,
}

/// What is to be changed of a case; `None` leaves it as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CaseEdit {
    /// New title.
    pub title: Option<String>,
    /// New question.
    pub question: Option<String>,
    /// New status.
    pub status: Option<CaseStatus>,
    /// New key colour.
    pub color: Option<String>,
    /// New TLP label; `Some(None)` takes it away.
    pub tlp: Option<Option<String>>,
}

/// Writes cases.
pub struct CasesWrite<'a, 'c> {
    pub(crate) writing: &'a mut Writing<'c>,
}

impl CasesWrite<'_, '_> {
    /// Makes a case; its key comes from its title and stays.
    ///
    /// # Errors
    /// [`ArchiveError::Refused`] without a title, or with a colour that is none.
    pub fn create(&mut self, new: &NewCase) -> Result<CaseId> {
        let state = CaseState {
            title: checked_title(&new.title)?,
            question: new.question.trim().to_owned(),
            status: CaseStatus::Open,
            color: match &new.color {
                Some(color) => checked_color(color)?,
                None => self.next_color()?,
            },
            tlp: new.tlp.clone(),
        };
        let connection = self.writing.connection;
        let mut taken = connection.prepare_cached("SELECT 1 FROM case_file WHERE key = ?1")?;
        let key = first_free(&slug(&state.title, "case"), |key| Ok(taken.exists([key])?))?;
        // Not there until its first state is stored and logged, like a case that was taken back.
        connection
            .prepare_cached(
                "INSERT INTO case_file (key, title, question, status, color, created_at, gone)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1)",
            )?
            .execute(params![
                key,
                state.title,
                state.question,
                state.status,
                state.color,
                self.writing.at_ms()
            ])?;
        let id = connection.last_insert_rowid();
        self.writing.change(Place { id, item: None }, Op::Create, Some(&state))?;
        Ok(id)
    }

    /// Changes a case; false where everything stood like that already.
    pub fn update(&mut self, id: CaseId, edit: &CaseEdit) -> Result<bool> {
        let place = Place { id, item: None };
        let mut state = CaseState::load(self.writing.connection, place)?
            .ok_or_else(|| ArchiveError::not_found("case", id))?;
        if let Some(title) = &edit.title {
            state.title = checked_title(title)?;
        }
        if let Some(question) = &edit.question {
            question.trim().clone_into(&mut state.question);
        }
        if let Some(status) = edit.status {
            state.status = status;
        }
        if let Some(color) = &edit.color {
            state.color = checked_color(color)?;
        }
        if let Some(tlp) = &edit.tlp {
            state.tlp.clone_from(tlp);
        }
        self.writing.change(place, Op::Edit, Some(&state))
    }

    /// The next colour; closed cases give theirs back.
    fn next_color(&self) -> Result<String> {
        let mut statement = self
            .writing
            .connection
            .prepare_cached("SELECT color FROM case_file WHERE gone = 0 AND status <> 'closed'")?;
        let used = statement
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<Vec<String>>>()?;
        Ok(next_color(used.iter().map(String::as_str)).to_owned())
    }
}

fn checked_title(title: &str) -> Result<String> {
    let title = tidy(title);
    if title.is_empty() {
        return Err(ArchiveError::refused("a case needs a title"));
    }
    Ok(title)
}

fn checked_color(color: &str) -> Result<String> {
    if is_color(color) {
        return Ok(color.to_ascii_lowercase());
    }
    Err(ArchiveError::refused(format!("{color} is not a colour; write it like #2f6f8f")))
}
