//! Versions: what an item said each time it was captured. Evidence, only ever added to.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use sha2::{Digest as _, Sha256};

use super::captures::stored_sha;
use super::content::{Content, excerpt};
use super::ids::{from_json, json};
use super::sources;
use crate::change::Writing;
use crate::date::{RecordedDate, parse_day};
use crate::error::{ArchiveError, Result};
use crate::ids::ItemId;
use crate::moment;
use crate::sha::{Sha256Hex, version_sha};

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

/// A version in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionRow {
    /// Its number, from 1.
    pub number: u32,
    /// When it was captured.
    pub at: Timestamp,
    /// The title it had.
    pub title: String,
    /// Hash of title and body.
    pub sha: Sha256Hex,
}

/// Reads versions.
#[derive(Clone, Copy)]
pub struct Versions<'r> {
    pub(crate) connection: &'r Connection,
}

impl Versions<'_> {
    /// The versions of an item, newest first.
    pub fn of_item(&self, item: ItemId) -> Result<Vec<VersionRow>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT number, at, title, sha FROM version WHERE item_id = ?1 ORDER BY number DESC",
        )?;
        let mut rows = statement.query([item])?;
        let mut versions = Vec::new();
        while let Some(row) = rows.next()? {
            versions.push(VersionRow {
                number: row.get(0)?,
                at: moment::from_ms(row.get(1)?)?,
                title: row.get(2)?,
                sha: stored_sha(&row.get::<_, String>(3)?)?,
            });
        }
        Ok(versions)
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

/// Writes a version; answers with the hash of its words.
pub(crate) fn insert(
    writing: &Writing<'_>,
    item: ItemId,
    number: u32,
    content: &Content,
) -> Result<Sha256Hex> {
    let source =
        sources::intern(writing, content.publisher.as_deref(), content.source_host.as_deref())?;
    let sha = version_sha(&content.title, &content.body);
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    writing
        .connection
        .prepare_cached(
            "INSERT INTO version
                 (item_id, number, at, sha, source_id, title, title_basis, headline, publisher,
                  published, published_basis, published_first, published_last, language, warnings,
                  excerpt, url, authors, modified, modified_basis, upstream, candidates, body, blocks)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
                     ?18, ?19, ?20, ?21, ?22, ?23, ?24)",
        )?
        .execute(params![
            item,
            number,
            writing.at_ms(),
            sha.as_str(),
            source,
            content.title,
            content.title_basis,
            content.headline,
            content.publisher,
            content.published.iso,
            content.published.basis,
            day(content.published.first_day),
            day(content.published.last_day),
            content.language,
            json(&content.warnings)?,
            excerpt(&content.body),
            content.url,
            json(&content.authors)?,
            content.modified.iso,
            content.modified.basis,
            json(&content.upstream)?,
            json(&content.candidates)?,
            content.body,
            json(&content.blocks)?,
        ])?;
    Ok(sha)
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
    use rusqlite::types::ValueRef;
    let mut statement = connection.prepare_cached(EVIDENCE)?;
    let columns = statement.column_count();
    let digest = statement.query_row(params![item, number], |row| {
        let mut hasher = Sha256::new();
        for column in 0..columns {
            let number;
            let text = match row.get_ref(column)? {
                ValueRef::Null => None,
                ValueRef::Integer(value) => {
                    number = value.to_le_bytes();
                    Some(&number[..])
                }
                other => Some(other.as_bytes()?),
            };
            hasher.update([u8::from(text.is_some())]);
            let text = text.unwrap_or_default();
            hasher.update((text.len() as u64).to_le_bytes());
            hasher.update(text);
        }
        Ok(hasher.finalize().into())
    })?;
    Ok(Sha256Hex::from_digest(&digest))
}
