//! Making and saving briefings.

use rusqlite::{Connection, OptionalExtension as _, params};
use sha2::{Digest as _, Sha256};

use super::state::BriefingState;
use crate::change::{Op, Opinion as _, Place, Writing};
use crate::error::{ArchiveError, Result};
use crate::ids::{BriefingId, CaseId};
use crate::sha::Sha256Hex;
use crate::tables::cases::Cases;
use crate::tables::fold::tidy;
use crate::tables::ids::json;
use crate::tables::slug::{first_free, slug};
use crate::tables::versions::json_column;

/// A text with what its caller read from it: the three change together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BriefingText {
    /// The text in markdown.
    pub markdown: String,
    /// Words of prose in it.
    pub words: u32,
    /// Item keys that it cites, in order of first use.
    pub cites: Vec<String>,
}

/// A briefing that is to be made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewBriefing {
    /// Title.
    pub title: String,
    /// Its case, where it has one.
    pub case: Option<CaseId>,
    /// TLP label.
    pub tlp: String,
    /// Text to begin with.
    pub text: BriefingText,
}

/// What is to be changed of a briefing; `None` leaves it as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BriefingEdit {
    /// New title.
    pub title: Option<String>,
    /// New case; `Some(None)` takes it out of its case.
    pub case: Option<Option<CaseId>>,
    /// New TLP label.
    pub tlp: Option<String>,
    /// New text.
    pub text: Option<BriefingText>,
}

/// What a revision says, as it is written and hashed.
pub(crate) struct Draft {
    title: String,
    case: Option<CaseId>,
    tlp: String,
    text: BriefingText,
}

impl Draft {
    /// What a revision says. The case is the stored one, also where it was taken back since.
    fn of(connection: &Connection, id: BriefingId, number: u32) -> Result<Self> {
        let mut statement = connection.prepare_cached(
            "SELECT title, case_id, tlp, markdown, words, cites FROM briefing_revision
             WHERE briefing_id = ?1 AND number = ?2",
        )?;
        let found = statement
            .query_row(params![id, number], |row| {
                let cites = json_column(row, 5, "the citations of a briefing");
                let (title, case, tlp) = (row.get(0)?, row.get(1)?, row.get(2)?);
                let (markdown, words) = (row.get(3)?, row.get(4)?);
                Ok(cites.map(|cites| Self {
                    title,
                    case,
                    tlp,
                    text: BriefingText { markdown, words, cites },
                }))
            })
            .optional()?;
        found.ok_or_else(|| {
            ArchiveError::not_found("revision", format!("{number} of briefing {id}"))
        })?
    }

    fn edited(mut self, connection: &Connection, edit: &BriefingEdit) -> Result<Self> {
        if let Some(title) = &edit.title {
            self.title = checked_title(title)?;
        }
        if let Some(case) = edit.case {
            self.case = checked_case(connection, case)?;
        }
        if let Some(tlp) = &edit.tlp {
            self.tlp.clone_from(tlp);
        }
        if let Some(text) = &edit.text {
            self.text.clone_from(text);
        }
        Ok(self)
    }

    /// SHA-256 over what it says: number of the case (0 for none), title, TLP label, markdown,
    /// and the cited keys; texts with their length before them (8 bytes, little endian).
    fn sha(&self) -> Sha256Hex {
        let mut hasher = Sha256::new();
        hasher.update(self.case.unwrap_or(0).to_le_bytes());
        let texts = [&self.title, &self.tlp, &self.text.markdown];
        for text in texts.into_iter().chain(&self.text.cites) {
            hasher.update((text.len() as u64).to_le_bytes());
            hasher.update(text);
        }
        Sha256Hex::from_digest(&hasher.finalize().into())
    }
}

/// The hash of what a revision says, computed from its words.
pub(crate) fn revision_sha(
    connection: &Connection,
    id: BriefingId,
    number: u32,
) -> Result<Sha256Hex> {
    Ok(Draft::of(connection, id, number)?.sha())
}

/// Writes briefings.
pub struct BriefingsWrite<'a, 'c> {
    pub(crate) writing: &'a mut Writing<'c>,
}

impl BriefingsWrite<'_, '_> {
    /// Makes a briefing with its first revision; its key comes from its title and stays.
    pub fn create(&mut self, new: &NewBriefing) -> Result<BriefingId> {
        let connection = self.writing.connection;
        let draft = Draft {
            title: checked_title(&new.title)?,
            case: checked_case(connection, new.case)?,
            tlp: new.tlp.clone(),
            text: new.text.clone(),
        };
        let mut taken = connection.prepare_cached("SELECT 1 FROM briefing WHERE key = ?1")?;
        let key = first_free(&slug(&draft.title, "briefing"), |key| Ok(taken.exists([key])?))?;
        // Not there until its first state is stored and logged, like one that was taken back.
        connection
            .prepare_cached(
                "INSERT INTO briefing (key, revision, created_at, gone) VALUES (?1, 1, ?2, 1)",
            )?
            .execute(params![key, self.writing.at_ms()])?;
        let id = connection.last_insert_rowid();
        self.insert(id, 1, &draft, Op::Create)?;
        Ok(id)
    }

    /// Saves a briefing as a new revision; answers with the number of the revision that stands,
    /// which is the old one where nothing changed.
    ///
    /// # Errors
    /// [`ArchiveError::Refused`] where another revision than `base` stands: someone else saved
    /// since, or a save was taken back.
    pub fn save(&mut self, id: BriefingId, base: u32, edit: &BriefingEdit) -> Result<u32> {
        let standing = self.standing(id)?;
        if standing.revision != base {
            return Err(ArchiveError::refused(format!(
                "this briefing was changed elsewhere: revision {} stands, not {base}. \
                 It was left as it is and your text was not stored",
                standing.revision
            )));
        }
        let connection = self.writing.connection;
        let draft = Draft::of(connection, id, base)?.edited(connection, edit)?;
        self.stand(id, &standing, &draft)
    }

    /// Makes an older revision stand again, as a new revision; answers with its number.
    pub fn restore(&mut self, id: BriefingId, number: u32) -> Result<u32> {
        let standing = self.standing(id)?;
        let draft = Draft::of(self.writing.connection, id, number)?;
        self.stand(id, &standing, &draft)
    }

    fn standing(&self, id: BriefingId) -> Result<BriefingState> {
        BriefingState::load(self.writing.connection, Place { id, item: None })?
            .ok_or_else(|| ArchiveError::not_found("briefing", id))
    }

    /// Writes a new revision where it says something else than the one that stands.
    fn stand(&mut self, id: BriefingId, standing: &BriefingState, draft: &Draft) -> Result<u32> {
        if draft.sha().as_str() == standing.sha {
            return Ok(standing.revision);
        }
        // Numbers are never given twice: a revision whose save was taken back keeps its own.
        let last: u32 = self
            .writing
            .connection
            .prepare_cached("SELECT max(number) FROM briefing_revision WHERE briefing_id = ?1")?
            .query_row([id], |row| row.get(0))?;
        self.insert(id, last + 1, draft, Op::Save)?;
        Ok(last + 1)
    }

    fn insert(&mut self, id: BriefingId, number: u32, draft: &Draft, op: Op) -> Result<()> {
        let sha = draft.sha();
        self.writing
            .connection
            .prepare_cached(
                "INSERT INTO briefing_revision
                     (briefing_id, number, at, actor, title, case_id, tlp, words, sha, cites, markdown)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute(params![
                id,
                number,
                self.writing.at_ms(),
                self.writing.actor(),
                draft.title,
                draft.case,
                draft.tlp,
                draft.text.words,
                sha.as_str(),
                json(&draft.text.cites)?,
                draft.text.markdown
            ])?;
        let state = BriefingState { revision: number, sha: sha.to_string() };
        self.writing.change(Place { id, item: None }, op, Some(&state)).map(|_| ())
    }
}

fn checked_case(connection: &Connection, case: Option<CaseId>) -> Result<Option<CaseId>> {
    if let Some(case) = case {
        Cases { connection }.must_exist(case)?;
    }
    Ok(case)
}

fn checked_title(title: &str) -> Result<String> {
    let title = tidy(title);
    if title.is_empty() {
        return Err(ArchiveError::refused("a briefing needs a title"));
    }
    Ok(title)
}
