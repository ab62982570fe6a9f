//! Versions: what an item said each time it was captured. Evidence, only ever added to.

use jiff::Timestamp;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use sha2::{Digest as _, Sha256};

use super::captures::stored_sha;
use super::content::Content;
use super::ids::from_json;
use crate::change::words;
use crate::date::{RecordedDate, parse_day};
use crate::error::{ArchiveError, Result};
use crate::ids::ItemId;
use crate::moment;
use crate::sha::Sha256Hex;

/// One version of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its number, from 1.
    pub number: u32,
    /// When it was captured.
    pub at: Timestamp,
    /// Hash of title and body ([`version_sha`](crate::version_sha)).
    pub sha: Sha256Hex,
    /// What it says.
    pub content: Content,
}

words! {
    /// Who made a version.
    MadeBy {
        /// Extraction, from the bytes that were filed.
        Capture => "capture",
        /// The analyst: blocks put back or cut, words edited.
        Analyst => "analyst",
        /// Extraction with newer rules, from the same bytes.
        Rules => "rules",
        /// The merging of items.
        Merge => "merge",
        /// The splitting of an item.
        Split => "split",
    }
}

/// A version in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionInfo {
    /// Its number, from 1.
    pub number: u32,
    /// When it was made.
    pub at: Timestamp,
    /// The title it had.
    pub title: String,
    /// Hash of title and body.
    pub sha: Sha256Hex,
    /// Who made it.
    pub made_by: MadeBy,
    /// The version it was made from, where the analyst or newer rules made it.
    pub made_from: Option<u32>,
    /// Name of who filed or wrote it.
    pub actor: String,
    /// True for the one that the item shows.
    pub shown: bool,
}

/// Reads versions.
#[derive(Clone, Copy)]
pub struct Versions<'r> {
    pub(crate) connection: &'r Connection,
}

impl Versions<'_> {
    /// The versions of an item, newest first.
    pub fn of_item(&self, item: ItemId) -> Result<Vec<VersionInfo>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT v.number, v.at, v.title, v.sha, o.made_by, o.made_from, o.actor,
                    v.number = i.version
             FROM version v JOIN item i ON i.id = v.item_id
             JOIN version_origin o ON o.item_id = v.item_id AND o.number = v.number
             WHERE v.item_id = ?1 ORDER BY v.number DESC",
        )?;
        let mut rows = statement.query([item])?;
        let mut versions = Vec::new();
        while let Some(row) = rows.next()? {
            versions.push(VersionInfo {
                number: row.get(0)?,
                at: moment::from_ms(row.get(1)?)?,
                title: row.get(2)?,
                sha: stored_sha(&row.get::<_, String>(3)?)?,
                made_by: row.get(4)?,
                made_from: row.get(5)?,
                actor: row.get(6)?,
                shown: row.get(7)?,
            });
        }
        Ok(versions)
    }

    /// The version that an item shows, in full.
    pub(crate) fn shown(&self, item: ItemId) -> Result<Version> {
        let number = self
            .connection
            .prepare_cached("SELECT version FROM item WHERE id = ?1")?
            .query_row([item], |row| row.get(0))
            .optional()?
            .ok_or_else(|| ArchiveError::not_found("item", item))?;
        self.get(item, number)
    }

    /// One version in full.
    ///
    /// # Errors
    /// [`ArchiveError::NotFound`] where the item has no such version.
    pub fn get(&self, item: ItemId, number: u32) -> Result<Version> {
        let mut statement = self.connection.prepare_cached(
            "SELECT v.number, v.at, v.sha, v.title, v.title_basis, v.headline, v.publisher,
                    v.published, v.published_basis, v.published_first, v.published_last,
                    v.language, v.warnings, v.url, v.authors, v.modified, v.modified_basis,
                    v.upstream, v.candidates, s.host, v.body, v.blocks
             FROM version v LEFT JOIN source s ON s.id = v.source_id
             WHERE v.item_id = ?1 AND v.number = ?2",
        )?;
        let found = statement.query_row(params![item, number], |row| Ok(read(row))).optional()?;
        found
            .ok_or_else(|| ArchiveError::not_found("version", format!("{number} of item {item}")))?
    }
}

fn read(row: &Row<'_>) -> Result<Version> {
    let host: Option<String> = row.get(19)?;
    Ok(Version {
        number: row.get(0)?,
        at: moment::from_ms(row.get(1)?)?,
        sha: stored_sha(&row.get::<_, String>(2)?)?,
        content: Content {
            title: row.get(3)?,
            title_basis: row.get(4)?,
            headline: row.get(5)?,
            publisher: row.get(6)?,
            published: RecordedDate {
                iso: row.get(7)?,
                basis: row.get(8)?,
                first_day: parse_day(row.get::<_, Option<String>>(9)?.as_deref()),
                last_day: parse_day(row.get::<_, Option<String>>(10)?.as_deref()),
            },
            language: row.get(11)?,
            warnings: json_column(row, 12, "the warnings of an item")?,
            url: row.get(13)?,
            authors: json_column(row, 14, "the authors of an item")?,
            modified: RecordedDate {
                iso: row.get(15)?,
                basis: row.get(16)?,
                first_day: None,
                last_day: None,
            },
            upstream: json_column(row, 17, "the upstream lines of an item")?,
            candidates: json_column(row, 18, "the proposals of an item")?,
            source_host: host.filter(|host| !host.is_empty()),
            body: row.get(20)?,
            blocks: json_column(row, 21, "the blocks of an item")?,
        },
    })
}

/// Reads a column of JSON.
pub(crate) fn json_column<T: serde::de::DeserializeOwned>(
    row: &Row<'_>,
    column: usize,
    what: &str,
) -> Result<T> {
    from_json(row.get_ref(column)?.as_str().map_err(rusqlite::Error::from)?, what)
}

/// The columns of a version that are evidence, in the order in which the record hash takes them.
const EVIDENCE: &str = "
    SELECT title, title_basis, headline, publisher, published, published_basis, published_first,
           published_last, language, warnings, url, authors, modified, modified_basis, upstream,
           candidates, body, blocks, at
    FROM version WHERE item_id = ?1 AND number = ?2";

/// SHA-256 over everything that a version row says, as it stands in the table: each column as one
/// byte (1, or 0 for none), its length in bytes (8 bytes, little endian) and its text. The log
/// keeps it from the time of filing, so that the chain covers the whole row.
pub(crate) fn record_sha(connection: &Connection, item: ItemId, number: u32) -> Result<Sha256Hex> {
    let mut statement = connection.prepare_cached(EVIDENCE)?;
    let columns = statement.column_count();
    let digest = statement.query_row(params![item, number], |row| {
        let mut record = RecordHash::new();
        for column in 0..columns {
            match row.get_ref(column)? {
                ValueRef::Null => record.add(None),
                ValueRef::Integer(value) => record.add(Some(&value.to_le_bytes())),
                other => record.add(Some(other.as_bytes()?)),
            }
        }
        Ok(record.finish())
    })?;
    Ok(digest)
}

/// The hash of a row, column by column.
pub(super) struct RecordHash(Sha256);

impl RecordHash {
    pub(super) fn new() -> Self {
        Self(Sha256::new())
    }

    /// Adds a column: its bytes, or none.
    pub(super) fn add(&mut self, column: Option<&[u8]>) {
        self.0.update([u8::from(column.is_some())]);
        let bytes = column.unwrap_or_default();
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    pub(super) fn finish(self) -> Sha256Hex {
        Sha256Hex::from_digest(&self.0.finalize().into())
    }
}
