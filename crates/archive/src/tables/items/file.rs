//! Filing: bytes that were kept become an item, or one more capture of an item that is there.

use rusqlite::params;

use super::{ItemStatus, ItemsWrite, must_exist};
use crate::change::{Noun, Op, Opinion as _, Place, Writing};
use crate::error::{ArchiveError, Result};
use crate::ids::{CaptureId, ItemId};
use crate::index::Status;
use crate::sha::Sha256Hex;
use crate::tables::captures::{self, Captures, NewCapture};
use crate::tables::content::Content;
use crate::tables::slug::{first_free, key_stem};
use crate::tables::versions;

/// An item that is to be filed: the twin of what extraction hands over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewItem {
    /// Beginning of its citation key: `harbour-2024-1219`. A number is put behind it where that
    /// is taken.
    pub key_stem: String,
    /// What it says.
    pub content: Content,
    /// How it came.
    pub capture: NewCapture,
}

/// What became of bytes that were filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// The item.
    pub item: ItemId,
    /// Its citation key.
    pub key: String,
    /// The capture that was written.
    pub capture: CaptureId,
    /// False where the same bytes were filed before: then this is one more capture of that item,
    /// and nothing that was said of it changed.
    pub new: bool,
    /// Where the item stands: a page that was seen before may have been discarded.
    pub status: Status,
}

impl ItemsWrite<'_, '_> {
    /// Files an item into the inbox. Bytes that were filed before become a capture of the item
    /// that is there.
    pub fn file(&mut self, new: &NewItem) -> Result<Filed> {
        let connection = self.writing.connection;
        let seen = Captures { connection }.seen_before(&new.capture.original.sha)?;
        if let Some((item, version)) = seen {
            return self.capture_again(item, version, &new.capture);
        }
        let mut taken = connection.prepare_cached("SELECT 1 FROM item WHERE key = ?1")?;
        let key = first_free(&key_stem(&new.key_stem, "item"), |key| Ok(taken.exists([key])?))?;
        connection
            .prepare_cached(
                "INSERT INTO item (key, status, version, filed_at) VALUES (?1, ?2, 1, ?3)",
            )?
            .execute(params![key, Status::Inbox, self.writing.at_ms()])?;
        let item = connection.last_insert_rowid();
        let sha = versions::insert(self.writing, item, 1, &new.content)?;
        let capture = captures::insert(self.writing, item, 1, &new.capture)?;
        let said = Said::new(self.writing, item, 1, &sha, &new.capture)?;
        self.log(
            item,
            Op::File,
            &serde_json::json!({
                "status": Status::Inbox.word(), "key": key, "version": 1, "sha": said.sha,
                "record": said.record, "original": said.original, "capture": capture,
            }),
        )?;
        Ok(Filed { item, key, capture, new: true, status: Status::Inbox })
    }

    /// Gives an item a new version: the page was captured again and says something else.
    /// Corrections stay as they are. Answers with the number of the version.
    pub fn revise(&mut self, item: ItemId, content: &Content, capture: &NewCapture) -> Result<u32> {
        must_exist(self.writing.connection, &[item])?;
        let number: u32 = self
            .writing
            .connection
            .prepare_cached(
                "UPDATE item SET version = version + 1 WHERE id = ?1 RETURNING version",
            )?
            .query_row([item], |row| row.get(0))?;
        let sha = versions::insert(self.writing, item, number, content)?;
        let id = captures::insert(self.writing, item, number, capture)?;
        let said = Said::new(self.writing, item, number, &sha, capture)?;
        self.log(
            item,
            Op::Version,
            &serde_json::json!({
                "version": number, "sha": said.sha, "record": said.record,
                "original": said.original, "capture": id,
            }),
        )?;
        Ok(number)
    }

    fn capture_again(&mut self, item: ItemId, version: u32, capture: &NewCapture) -> Result<Filed> {
        let id = captures::insert(self.writing, item, version, capture)?;
        self.log(
            item,
            Op::Capture,
            &serde_json::json!({
                "version": version, "original": capture.original.sha.as_str(), "capture": id,
            }),
        )?;
        let connection = self.writing.connection;
        let place = Place { id: item, item: Some(item) };
        let state = ItemStatus::load(connection, place)?
            .ok_or_else(|| ArchiveError::not_found("item", item))?;
        let key = connection
            .prepare_cached("SELECT key FROM item WHERE id = ?1")?
            .query_row([item], |row| row.get(0))?;
        Ok(Filed { item, key, capture: id, new: false, status: state.status })
    }

    fn log(&mut self, item: ItemId, op: Op, after: &serde_json::Value) -> Result<()> {
        let place = Place { id: item, item: Some(item) };
        self.writing.record(Noun::Item, place, op, None, Some(&after.to_string()))
    }
}

/// The hashes by which the log remembers a version.
struct Said<'n> {
    /// Of title and body.
    sha: String,
    /// Of the whole row.
    record: String,
    /// Of the original bytes.
    original: &'n str,
}

impl<'n> Said<'n> {
    fn new(
        writing: &Writing<'_>,
        item: ItemId,
        number: u32,
        sha: &Sha256Hex,
        capture: &'n NewCapture,
    ) -> Result<Self> {
        Ok(Self {
            sha: sha.to_string(),
            record: versions::record_sha(writing.connection, item, number)?.to_string(),
            original: capture.original.sha.as_str(),
        })
    }
}
