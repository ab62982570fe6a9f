//! Captures: acts of filing. Evidence, only ever added to.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::containers::Container;
use super::originals::keep_original;
use crate::change::{Writing, words};
use crate::error::{ArchiveError, Result};
use crate::ids::{CaptureId, ContainerId, ImportId, ItemId};
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
        /// Read by an import.
        Import => "import",
        /// Found in a watched folder.
        Watch => "watch",
    }
}

words! {
    /// What became of bytes that were filed.
    Outcome {
        /// An item that was not there.
        New => "new",
        /// Seen before: one more capture of the item that is there, and nothing of it changed.
        Seen => "seen",
        /// The page says something else now: a new version of the item that is there.
        Version => "version",
    }
}

/// The file that some bytes came in, and where they were in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContainerPlace {
    /// The container.
    pub container: ContainerId,
    /// Where in it, in words that stay the same: `record 17`, `attachment 2`.
    pub place: String,
    /// What it told about the part, as a JSON text.
    pub told: String,
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
    /// The file it came in, where it is a part of one.
    pub container: Option<ContainerPlace>,
    /// Which part of the original it is, where it is not all of it: `blocks 5 to 12`.
    pub part: Option<String>,
    /// The import it belongs to. [`ImportBatch::file`](crate::ImportBatch::file) sets it.
    pub import: Option<ImportId>,
    /// When the page was fetched, where the file says so: an older page that is filed later does
    /// not take the place of a newer one.
    pub fetched: Option<Timestamp>,
}

impl NewCapture {
    /// A capture of an original that came like this, and nothing more known: a text in UTF-8.
    pub fn of(original: PutOriginal, how: How) -> Self {
        Self {
            original,
            how,
            from_where: None,
            url: None,
            kind: "text".to_owned(),
            encoding: "UTF-8".to_owned(),
            rules: String::new(),
            container: None,
            part: None,
            import: None,
            fetched: None,
        }
    }
}

/// The container of a capture, as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CameIn {
    /// The container.
    pub container: Container,
    /// Where in it.
    pub place: String,
    /// What it told about the part, as a JSON text.
    pub told: String,
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
    /// What became of it.
    pub outcome: Outcome,
    /// The import it belongs to.
    pub import: Option<ImportId>,
    /// The file it came in, where it was a part of one.
    pub came_in: Option<CameIn>,
    /// Which part of the original it is, where it is not all of it.
    pub part: Option<String>,
    /// When the page was fetched, where the file said so.
    pub fetched: Option<Timestamp>,
}

/// Reads captures.
#[derive(Clone, Copy)]
pub struct Captures<'r> {
    pub(crate) connection: &'r Connection,
}

impl Captures<'_> {
    /// The captures of an item, newest first; those of items that were merged into it are among
    /// them.
    pub fn of_item(&self, item: ItemId) -> Result<Vec<Capture>> {
        let mut statement = self.connection.prepare_cached(
            "WITH RECURSIVE family (id) AS (
                 SELECT ?1 UNION SELECT m.item_id FROM merged m JOIN family f ON m.into_id = f.id)
             SELECT c.id, c.item_id, c.version, c.at, c.actor, c.how, c.from_where, c.original,
                    o.size, c.url, c.kind, c.encoding, c.rules, c.outcome, c.import,
                    c.container, c.place, c.told, k.sha, k.name, k.size, k.kind, c.fetched_at,
                    c.part
             FROM family f JOIN capture c ON c.item_id = f.id
             JOIN original o ON o.sha = c.original
             LEFT JOIN container k ON k.id = c.container
             ORDER BY c.id DESC",
        )?;
        let mut rows = statement.query([item])?;
        let mut captures = Vec::new();
        while let Some(row) = rows.next()? {
            captures.push(capture(row)?);
        }
        Ok(captures)
    }

    /// A part of the captures of an import, in the order in which they came: all of them, or
    /// those with one outcome. Those of entries that could not be read are not among them: these
    /// are troubles of the import.
    pub fn of_import(
        &self,
        import: ImportId,
        outcome: Option<Outcome>,
        offset: u64,
        limit: u32,
    ) -> Result<Vec<Capture>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT c.id, c.item_id, c.version, c.at, c.actor, c.how, c.from_where, c.original,
                    o.size, c.url, c.kind, c.encoding, c.rules, c.outcome, c.import,
                    c.container, c.place, c.told, k.sha, k.name, k.size, k.kind, c.fetched_at,
                    c.part
             FROM capture c JOIN original o ON o.sha = c.original
             LEFT JOIN container k ON k.id = c.container
             WHERE c.import = ?1 AND (?2 IS NULL OR c.outcome = ?2)
               AND (c.outcome = 'seen' OR c.original NOT IN (
                    SELECT t.original FROM import_trouble t
                    WHERE t.import_id = ?1 AND t.settled = 0 AND t.original IS NOT NULL))
             ORDER BY c.id LIMIT ?3 OFFSET ?4",
        )?;
        let mut rows = statement.query(params![import, outcome, limit, offset.cast_signed()])?;
        let mut captures = Vec::new();
        while let Some(row) = rows.next()? {
            captures.push(capture(row)?);
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

fn capture(row: &Row<'_>) -> Result<Capture> {
    Ok(Capture {
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
        outcome: row.get(13)?,
        import: row.get(14)?,
        came_in: came_in(row)?,
        part: row.get(23)?,
        fetched: row.get::<_, Option<i64>>(22)?.map(moment::from_ms).transpose()?,
    })
}

fn came_in(row: &Row<'_>) -> Result<Option<CameIn>> {
    let Some(id) = row.get::<_, Option<ContainerId>>(15)? else { return Ok(None) };
    let sha: Option<String> = row.get(18)?;
    Ok(Some(CameIn {
        container: Container {
            id,
            sha: sha.as_deref().map(stored_sha).transpose()?,
            name: row.get(19)?,
            size: row.get::<_, i64>(20)?.unsigned_abs(),
            kind: row.get(21)?,
        },
        place: row.get::<_, Option<String>>(16)?.unwrap_or_default(),
        told: row.get::<_, Option<String>>(17)?.unwrap_or_default(),
    }))
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
    outcome: Outcome,
) -> Result<CaptureId> {
    keep_original(writing.connection, &capture.original, writing.at_ms())?;
    let came_in = capture.container.as_ref();
    writing
        .connection
        .prepare_cached(
            "INSERT INTO capture
                 (item_id, version, at, actor, how, from_where, original, url, kind, encoding, rules,
                  outcome, import, container, place, told, part, fetched_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
                     ?18)",
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
            outcome,
            capture.import,
            came_in.map(|came_in| came_in.container),
            came_in.map(|came_in| &came_in.place),
            came_in.map(|came_in| &came_in.told),
            capture.part,
            capture.fetched.map(Timestamp::as_millisecond),
        ])?;
    Ok(writing.connection.last_insert_rowid())
}
