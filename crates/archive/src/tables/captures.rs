//! Captures: acts of filing. Evidence, only ever added to.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::change::{Writing, words};
use crate::error::{ArchiveError, Result};
use crate::ids::{CaptureId, ItemId};
use crate::moment;
use crate::originals::PutOriginal;
use crate::sha::Sha256Hex;

words! {
    /// How an item came into the vault.
    How {
        /// Pasted.
        Paste => "paste",
        /// Chosen as a file.
        File => "file",
        /// Read from standard input.
        Stdin => "stdin",
        /// Dropped on the window.
        Drop => "drop",
    }
}

/// A capture that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCapture {
    /// The bytes, already kept: [`Originals::put`](crate::Originals::put) comes before the row,
    /// so that no row ever points at nothing.
    pub original: PutOriginal,
    /// How it came.
    pub how: How,
    /// File name or path, where there was one.
    pub from_where: Option<String>,
    /// Address that the analyst gave.
    pub url: Option<String>,
    /// `text`, `html` or `markdown`.
    pub kind: String,
    /// Character encoding that the text was read with.
    pub encoding: String,
    /// Version of the extraction rules.
    pub rules: String,
}

/// One act of filing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capture {
    /// Its number.
    pub id: CaptureId,
    /// The item.
    pub item: ItemId,
    /// Version of the item that came of it.
    pub version: u32,
    /// When.
    pub at: Timestamp,
    /// Who filed it.
    pub actor: String,
    /// How it came.
    pub how: How,
    /// File name or path, where there was one.
    pub from_where: Option<String>,
    /// Hash of the original.
    pub original: Sha256Hex,
    /// Size of the original in bytes.
    pub size: u64,
    /// Address that the analyst gave.
    pub url: Option<String>,
    /// `text`, `html` or `markdown`.
    pub kind: String,
    /// Character encoding that the text was read with.
    pub encoding: String,
    /// Version of the extraction rules.
    pub rules: String,
}

/// Reads captures.
#[derive(Clone, Copy)]
pub struct Captures<'r> {
    pub(crate) connection: &'r Connection,
}

impl Captures<'_> {
    /// The captures of an item, newest first.
    pub fn of_item(&self, item: ItemId) -> Result<Vec<Capture>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT c.id, c.item_id, c.version, c.at, c.actor, c.how, c.from_where, c.original,
                    o.size, c.url, c.kind, c.encoding, c.rules
             FROM capture c JOIN original o ON o.sha = c.original
             WHERE c.item_id = ?1 ORDER BY c.id DESC",
        )?;
        let mut rows = statement.query([item])?;
        let mut captures = Vec::new();
        while let Some(row) = rows.next()? {
            captures.push(Capture {
                id: row.get(0)?,
                item: row.get(1)?,
                version: row.get(2)?,
                at: moment::from_ms(row.get(3)?)?,
                actor: row.get(4)?,
                how: row.get(5)?,
                from_where: row.get(6)?,
                original: stored_sha(&row.get::<_, String>(7)?)?,
                size: row.get::<_, i64>(8)?.unsigned_abs(),
                url: row.get(9)?,
                kind: row.get(10)?,
                encoding: row.get(11)?,
                rules: row.get(12)?,
            });
        }
        Ok(captures)
    }

    /// How an original is to be read: its kind and encoding in its newest capture; `None` where
    /// nothing was captured from it.
    pub fn reading_of(&self, original: &Sha256Hex) -> Result<Option<(String, String)>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT kind, encoding FROM capture WHERE original = ?1 ORDER BY id DESC LIMIT 1",
        )?;
        Ok(statement
            .query_row([original.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?)
    }

    /// The item and version that these bytes were filed as, where they were: the oldest capture
    /// counts.
    pub(crate) fn seen_before(&self, original: &Sha256Hex) -> Result<Option<(ItemId, u32)>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT item_id, version FROM capture WHERE original = ?1 ORDER BY id LIMIT 1",
        )?;
        Ok(statement
            .query_row([original.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?)
    }
}

/// A hash as it stands in a table.
pub(crate) fn stored_sha(text: &str) -> Result<Sha256Hex> {
    Sha256Hex::parse(text)
        .ok_or_else(|| ArchiveError::damaged("a hash in the database", "it is no SHA-256"))
}

/// Writes a capture, and the row of its original where that is new.
pub(crate) fn insert(
    writing: &Writing<'_>,
    item: ItemId,
    version: u32,
    capture: &NewCapture,
) -> Result<CaptureId> {
    let size = i64::try_from(capture.original.size)
        .map_err(|_| ArchiveError::TooLarge { cap: i64::MAX.unsigned_abs() })?;
    writing
        .connection
        .prepare_cached("INSERT OR IGNORE INTO original (sha, size, added_at) VALUES (?1, ?2, ?3)")?
        .execute(params![capture.original.sha.as_str(), size, writing.at_ms()])?;
    writing
        .connection
        .prepare_cached(
            "INSERT INTO capture
                 (item_id, version, at, actor, how, from_where, original, url, kind, encoding, rules)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![
            item,
            version,
            writing.at_ms(),
            writing.actor(),
            capture.how,
            capture.from_where,
            capture.original.sha.as_str(),
            capture.url,
            capture.kind,
            capture.encoding,
            capture.rules,
        ])?;
    Ok(writing.connection.last_insert_rowid())
}
