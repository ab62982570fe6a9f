//! The saved states of a briefing.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{OptionalExtension as _, params};

use super::{BriefingDetail, Briefings, read_row};
use crate::error::{ArchiveError, Result};
use crate::ids::BriefingId;
use crate::moment;
use crate::tables::versions::json_column;

/// A saved state of a briefing, in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Its number, from 1.
    pub number: u32,
    /// When it was saved.
    pub at: Timestamp,
    /// Who saved it.
    pub actor: String,
    /// Title then.
    pub title: String,
    /// Words then.
    pub words: u32,
}

impl Briefings<'_> {
    /// Every revision of a briefing, newest first.
    pub fn revisions(&self, id: BriefingId) -> Result<Vec<Revision>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT r.number, r.at, r.actor, r.title, r.words
             FROM briefing_revision r JOIN briefing b ON b.id = r.briefing_id
             WHERE b.id = ?1 AND b.gone = 0 ORDER BY r.number DESC",
        )?;
        let mut rows = statement.query([id])?;
        let mut revisions = Vec::new();
        while let Some(row) = rows.next()? {
            revisions.push(Revision {
                number: row.get(0)?,
                at: moment::from_ms(row.get(1)?)?,
                actor: row.get(2)?,
                title: row.get(3)?,
                words: row.get(4)?,
            });
        }
        if revisions.is_empty() {
            return Err(ArchiveError::not_found("briefing", id));
        }
        Ok(revisions)
    }

    /// The revisions that a person would call saves, newest first. Text is saved as it is typed;
    /// of a run of saves by one analyst, each within `pause` of the one before, only the last is
    /// listed. The first revision of all is always listed.
    pub fn milestones(&self, id: BriefingId, pause: SignedDuration) -> Result<Vec<Revision>> {
        let revisions = self.revisions(id)?;
        let mut kept: Vec<Revision> = Vec::new();
        let mut later: Option<Revision> = None;
        for revision in revisions {
            let same_run = later.as_ref().is_some_and(|later| {
                later.actor == revision.actor && later.at.duration_since(revision.at) <= pause
            });
            if !same_run || revision.number == 1 {
                kept.push(revision.clone());
            }
            later = Some(revision);
        }
        Ok(kept)
    }

    /// A briefing as it stood in one of its revisions.
    ///
    /// # Errors
    /// [`ArchiveError::NotFound`] where there is no such revision.
    pub fn revision(&self, id: BriefingId, number: u32) -> Result<BriefingDetail> {
        let mut statement = self.connection.prepare_cached(
            "SELECT b.id, b.key, r.title, c.id, c.key, c.title, c.color, r.tlp, r.number, r.at,
                    r.words, b.created_at, r.cites, r.markdown
             FROM briefing b JOIN briefing_revision r ON r.briefing_id = b.id
             LEFT JOIN case_file c ON c.id = r.case_id AND c.gone = 0
             WHERE b.id = ?1 AND r.number = ?2 AND b.gone = 0",
        )?;
        let found = statement
            .query_row(params![id, number], |row| {
                let markdown = row.get(13)?;
                Ok(json_column(row, 12, "the citations of a briefing")
                    .and_then(|cites| Ok(BriefingDetail { row: read_row(row)?, markdown, cites })))
            })
            .optional()?;
        found.ok_or_else(|| {
            ArchiveError::not_found("revision", format!("{number} of briefing {id}"))
        })?
    }
}
