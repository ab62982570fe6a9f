//! Filing: bytes that were kept become an item, a new version of one, or one more capture.

use jiff::Timestamp;
use rusqlite::params;

use super::merge::standing_for;
use super::recognise::{Recognised, recognise};
use super::{ItemStatus, ItemsWrite, must_exist};
use crate::change::{Noun, Op, Opinion as _, Place};
use crate::error::{ArchiveError, Result};
use crate::ids::{CaptureId, ItemId};
use crate::index::Status;
use crate::tables::captures::{self, NewCapture, Outcome};
use crate::tables::content::Content;
use crate::tables::slug::{first_free, key_stem};
use crate::tables::version_write::{self, NewVersion};
use crate::tables::versions::MadeBy;

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
    /// The item; of one that was merged, the item that stands for it.
    pub item: ItemId,
    /// Its citation key.
    pub key: String,
    /// The capture that was written.
    pub capture: CaptureId,
    /// Whether it is new, was seen before, or became a new version.
    pub outcome: Outcome,
    /// Number of the version that the capture belongs to.
    pub version: u32,
    /// Where the item stands: a page that was seen before may have been discarded.
    pub status: Status,
}

impl ItemsWrite<'_, '_> {
    /// Files an item into the inbox, unless it is there already.
    ///
    /// The same bytes, the same address with the same title and text, or without an address the
    /// same title and text of the same publisher are seen before: one more capture of the item that is
    /// there. The same address with other words is a new version of it, which it shows unless the
    /// page was fetched before the one it shows. Of an address whose item was discarded only the
    /// capture is noted.
    pub fn file(&mut self, new: &NewItem) -> Result<Filed> {
        match recognise(self.writing.connection, new)? {
            Recognised::New => self.file_new(new, MadeBy::Capture),
            Recognised::Seen { item, version } => self.capture_again(item, version, &new.capture),
            Recognised::Changed { item } => self.file_version(item, new),
        }
    }

    /// Files the second part of an item that is split as an item of its own, from the same
    /// original, whatever is there already; the `part` of its capture says which it is.
    pub fn file_part(&mut self, new: &NewItem) -> Result<Filed> {
        self.file_new(new, MadeBy::Split)
    }

    fn file_new(&mut self, new: &NewItem, made_by: MadeBy) -> Result<Filed> {
        let connection = self.writing.connection;
        let mut taken = connection.prepare_cached("SELECT 1 FROM item WHERE key = ?1")?;
        let key = first_free(&key_stem(&new.key_stem, "item"), |key| Ok(taken.exists([key])?))?;
        connection
            .prepare_cached(
                "INSERT INTO item (key, status, version, filed_at) VALUES (?1, ?2, 1, ?3)",
            )?
            .execute(params![key, Status::Inbox, self.writing.at_ms()])?;
        let item = connection.last_insert_rowid();
        let version =
            NewVersion { item, number: 1, content: &new.content, made_by, made_from: None };
        let said = version_write::insert(self.writing, &version)?;
        let capture = captures::insert(self.writing, item, 1, &new.capture, Outcome::New)?;
        let after = serde_json::json!({
            "status": Status::Inbox.word(), "key": key, "version": 1, "sha": said.sha.as_str(),
            "record": said.record.as_str(), "original": new.capture.original.sha.as_str(),
            "capture": capture,
        });
        self.writing.record_first(Noun::Item, at(item), Op::File, &after.to_string())?;
        let (outcome, status) = (Outcome::New, Status::Inbox);
        Ok(Filed { item, key, capture, outcome, version: 1, status })
    }

    /// Gives an item a new version from other bytes, whatever their address. Corrections stay as
    /// they are. Answers with the number of the version, which the item then shows.
    pub fn revise(&mut self, item: ItemId, content: &Content, capture: &NewCapture) -> Result<u32> {
        must_exist(self.writing.connection, &[item])?;
        let (number, _) = self.capture_version(item, content, capture)?;
        self.show(item, number)?;
        Ok(number)
    }

    fn file_version(&mut self, item: ItemId, new: &NewItem) -> Result<Filed> {
        let newer = self.is_newer(item, &new.capture)?;
        let (version, capture) = self.capture_version(item, &new.content, &new.capture)?;
        if newer {
            self.show(item, version)?;
        }
        self.filed(item, version, capture, Outcome::Version)
    }

    /// False where the page was fetched before the one that the item shows.
    fn is_newer(&self, item: ItemId, capture: &NewCapture) -> Result<bool> {
        let shown: i64 = self
            .writing
            .connection
            .prepare_cached(
                "SELECT coalesce((SELECT min(coalesce(c.fetched_at, c.at)) FROM capture c
                                  WHERE c.item_id = i.id AND c.version = i.version), v.at)
                 FROM item i JOIN version v ON v.item_id = i.id AND v.number = i.version
                 WHERE i.id = ?1",
            )?
            .query_row([item], |row| row.get(0))?;
        let fetched = capture.fetched.map(Timestamp::as_millisecond);
        Ok(fetched.unwrap_or(self.writing.at_ms()) >= shown)
    }

    fn capture_version(
        &mut self,
        item: ItemId,
        content: &Content,
        capture: &NewCapture,
    ) -> Result<(u32, CaptureId)> {
        let number = self.next_version(item)?;
        let made_by = MadeBy::Capture;
        let version = NewVersion { item, number, content, made_by, made_from: None };
        let said = version_write::insert(self.writing, &version)?;
        let id = captures::insert(self.writing, item, number, capture, Outcome::Version)?;
        let captured = Some((id, capture.original.sha.as_str()));
        self.log_version(&version, &said, captured)?;
        Ok((number, id))
    }

    fn capture_again(&mut self, item: ItemId, version: u32, capture: &NewCapture) -> Result<Filed> {
        let id = captures::insert(self.writing, item, version, capture, Outcome::Seen)?;
        let after = serde_json::json!({
            "version": version, "original": capture.original.sha.as_str(), "capture": id,
        });
        self.writing.record(Noun::Item, at(item), Op::Capture, None, Some(&after.to_string()))?;
        self.filed(item, version, id, Outcome::Seen)
    }

    fn filed(
        &mut self,
        item: ItemId,
        version: u32,
        capture: CaptureId,
        outcome: Outcome,
    ) -> Result<Filed> {
        let connection = self.writing.connection;
        let item = standing_for(connection, item)?;
        self.writing.touched.items.insert(item);
        let state = ItemStatus::load(connection, at(item))?
            .ok_or_else(|| ArchiveError::not_found("item", item))?;
        let key = connection
            .prepare_cached("SELECT key FROM item WHERE id = ?1")?
            .query_row([item], |row| row.get(0))?;
        Ok(Filed { item, key, capture, outcome, version, status: state.status })
    }
}

fn at(item: ItemId) -> Place {
    Place { id: item, item: Some(item) }
}
