//! Briefings: markdown that cites items. Every save is a revision, and revisions are kept.

mod revisions;
mod save;
mod state;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row};

pub use revisions::Revision;
pub(crate) use save::revision_sha;
pub use save::{BriefingEdit, BriefingText, BriefingsWrite, NewBriefing};
pub(crate) use state::BriefingState;

use super::cases::CaseRef;
use super::ids::json;
use crate::error::{ArchiveError, Result};
use crate::ids::{BriefingId, CaseId};
use crate::moment;

/// A briefing in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefingRow {
    /// Its number.
    pub id: BriefingId,
    /// Short name, from its first title; never changes.
    pub key: String,
    /// Title.
    pub title: String,
    /// Its case, where it has one that is still there.
    pub case: Option<CaseRef>,
    /// TLP label, as the caller writes it.
    pub tlp: String,
    /// Number of the revision that stands, from 1.
    pub revision: u32,
    /// When that was saved.
    pub saved_at: Timestamp,
    /// Words of prose, as the caller counted them.
    pub words: u32,
    /// When the briefing was made.
    pub created_at: Timestamp,
}

/// One briefing, or one of its revisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefingDetail {
    /// The row; as it was then, for an older revision.
    pub row: BriefingRow,
    /// The text in markdown.
    pub markdown: String,
    /// Keys that it cites, in order of first use.
    pub cites: Vec<String>,
}

/// Reads briefings. Those that were taken back are not there.
#[derive(Clone, Copy)]
pub struct Briefings<'r> {
    pub(crate) connection: &'r Connection,
}

/// Every list of briefings begins like this.
const ROWS: &str = "
    SELECT b.id, b.key, r.title, c.id, c.key, c.title, c.color, r.tlp, r.number, r.at, r.words,
           b.created_at
    FROM briefing b
    JOIN briefing_revision r ON r.briefing_id = b.id AND r.number = b.revision
    LEFT JOIN case_file c ON c.id = r.case_id AND c.gone = 0
    WHERE b.gone = 0";

impl Briefings<'_> {
    /// Every briefing, last saved first.
    pub fn all(&self) -> Result<Vec<BriefingRow>> {
        self.list("", "[]")
    }

    /// The briefings of a case, last saved first.
    pub fn of_case(&self, case: CaseId) -> Result<Vec<BriefingRow>> {
        self.list("AND c.id IN (SELECT value FROM json_each(?1))", &json(&[case])?)
    }

    /// The rows of some briefings, last saved first.
    pub fn rows(&self, ids: &[BriefingId]) -> Result<Vec<BriefingRow>> {
        self.list("AND b.id IN (SELECT value FROM json_each(?1))", &json(&ids)?)
    }

    fn list(&self, only: &str, ids: &str) -> Result<Vec<BriefingRow>> {
        let mut statement = self.connection.prepare_cached(&format!(
            "{ROWS} AND ?1 IS NOT NULL {only} ORDER BY r.at DESC, b.id DESC"
        ))?;
        let mut rows = statement.query([ids])?;
        let mut briefings = Vec::new();
        while let Some(row) = rows.next()? {
            briefings.push(read_row(row)?);
        }
        Ok(briefings)
    }

    /// One briefing with its text.
    ///
    /// # Errors
    /// [`ArchiveError::NotFound`] where there is none of this number.
    pub fn get(&self, id: BriefingId) -> Result<BriefingDetail> {
        let standing: Option<u32> = self
            .connection
            .prepare_cached("SELECT revision FROM briefing WHERE id = ?1 AND gone = 0")?
            .query_row([id], |row| row.get(0))
            .optional()?;
        self.revision(id, standing.ok_or_else(|| ArchiveError::not_found("briefing", id))?)
    }

    /// The number of the briefing with a key, in any case.
    pub fn find(&self, key: &str) -> Result<Option<BriefingId>> {
        Ok(self
            .connection
            .prepare_cached("SELECT id FROM briefing WHERE key = ?1 AND gone = 0")?
            .query_row([key.to_lowercase()], |row| row.get(0))
            .optional()?)
    }

    /// The briefings whose standing revision cites an item key, in order of their numbers.
    pub fn citing(&self, key: &str) -> Result<Vec<BriefingId>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT c.briefing_id FROM citation c JOIN briefing b ON b.id = c.briefing_id
             WHERE c.key = ?1 AND b.gone = 0 ORDER BY c.briefing_id",
        )?;
        let rows = statement.query_map([key], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn read_row(row: &Row<'_>) -> Result<BriefingRow> {
    let case: Option<CaseId> = row.get(3)?;
    let case = match case {
        Some(id) => Some(CaseRef { id, key: row.get(4)?, title: row.get(5)?, color: row.get(6)? }),
        None => None,
    };
    Ok(BriefingRow {
        id: row.get(0)?,
        key: row.get(1)?,
        title: row.get(2)?,
        case,
        tlp: row.get(7)?,
        revision: row.get(8)?,
        saved_at: moment::from_ms(row.get(9)?)?,
        words: row.get(10)?,
        created_at: moment::from_ms(row.get(11)?)?,
    })
}
