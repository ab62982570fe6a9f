//! Writing a version: its row, who made it, and the hashes by which the log remembers it.

use rusqlite::{Connection, params};

use super::captures::stored_sha;
use super::content::{Content, excerpt};
use super::ids::json;
use super::sources;
use super::versions::{MadeBy, RecordHash};
use crate::change::Writing;
use crate::error::Result;
use crate::ids::ItemId;
use crate::sha::{Sha256Hex, version_sha};

/// A version that is to be written.
pub(crate) struct NewVersion<'n> {
    pub(crate) item: ItemId,
    pub(crate) number: u32,
    pub(crate) content: &'n Content,
    pub(crate) made_by: MadeBy,
    /// The version it was made from.
    pub(crate) made_from: Option<u32>,
}

/// The hashes by which the log remembers a version.
pub(crate) struct Said {
    /// Of title and body.
    pub(crate) sha: Sha256Hex,
    /// Of the whole row, as [`record_sha`](super::versions::record_sha) computes it.
    pub(crate) record: Sha256Hex,
}

/// The columns of a version as texts.
struct Columns<'n> {
    content: &'n Content,
    published_first: Option<String>,
    published_last: Option<String>,
    warnings: String,
    authors: String,
    upstream: String,
    candidates: String,
    blocks: String,
}

impl<'n> Columns<'n> {
    fn of(content: &'n Content) -> Result<Self> {
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
        Ok(Self {
            content,
            published_first: day(content.published.first_day),
            published_last: day(content.published.last_day),
            warnings: json(&content.warnings)?,
            authors: json(&content.authors)?,
            upstream: json(&content.upstream)?,
            candidates: json(&content.candidates)?,
            blocks: json(&content.blocks)?,
        })
    }

    /// The hash of the row without reading it again; the order is that of the columns that are
    /// evidence.
    fn record(&self, at_ms: i64) -> Sha256Hex {
        let content = self.content;
        let texts = [
            Some(content.title.as_str()),
            Some(&content.title_basis),
            content.headline.as_deref(),
            content.publisher.as_deref(),
            Some(&content.published.iso),
            Some(&content.published.basis),
            self.published_first.as_deref(),
            self.published_last.as_deref(),
            content.language.as_deref(),
            Some(&self.warnings),
            content.url.as_deref(),
            Some(&self.authors),
            Some(&content.modified.iso),
            Some(&content.modified.basis),
            Some(&self.upstream),
            Some(&self.candidates),
            Some(&content.body),
            Some(&self.blocks),
        ];
        let mut record = RecordHash::new();
        for text in texts {
            record.add(text.map(str::as_bytes));
        }
        record.add(Some(&at_ms.to_le_bytes()));
        record.finish()
    }
}

/// Writes a version; answers with the hashes for the log.
pub(crate) fn insert(writing: &Writing<'_>, new: &NewVersion<'_>) -> Result<Said> {
    let content = new.content;
    let source =
        sources::intern(writing, content.publisher.as_deref(), content.source_host.as_deref())?;
    let sha = version_sha(&content.title, &content.body);
    let columns = Columns::of(content)?;
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
            new.item,
            new.number,
            writing.at_ms(),
            sha.as_str(),
            source,
            content.title,
            content.title_basis,
            content.headline,
            content.publisher,
            content.published.iso,
            content.published.basis,
            columns.published_first,
            columns.published_last,
            content.language,
            columns.warnings,
            excerpt(&content.body),
            content.url,
            columns.authors,
            content.modified.iso,
            content.modified.basis,
            columns.upstream,
            columns.candidates,
            content.body,
            columns.blocks,
        ])?;
    insert_origin(writing, new, &sha)?;
    Ok(Said { sha, record: columns.record(writing.at_ms()) })
}

/// Writes who made a version, and by what it is known again where it was captured.
fn insert_origin(writing: &Writing<'_>, new: &NewVersion<'_>, sha: &Sha256Hex) -> Result<()> {
    let content = new.content;
    let (page, text) = recognised_by(new.made_by, content.url.as_deref(), &content.body, sha);
    writing
        .connection
        .prepare_cached(
            "INSERT INTO version_origin (item_id, number, made_by, made_from, actor, page, text)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            new.item,
            new.number,
            new.made_by,
            new.made_from,
            writing.actor(),
            page,
            text
        ])?;
    Ok(())
}

/// The numbers of address and text by which a version is found when the same comes again.
pub(crate) fn recognised_by(
    made_by: MadeBy,
    url: Option<&str>,
    body: &str,
    sha: &Sha256Hex,
) -> (Option<i64>, Option<i64>) {
    if made_by != MadeBy::Capture {
        return (None, None);
    }
    match page_number(url) {
        Some(page) => (Some(page), None),
        None => (None, text_number(body, sha)),
    }
}

/// The number by which a version with this address is looked up; none without an address.
pub(crate) fn page_number(url: Option<&str>) -> Option<i64> {
    url.filter(|url| !url.is_empty()).map(|url| number(&Sha256Hex::of(url.as_bytes())))
}

/// The number by which a version with these words is looked up, of which `sha` is the hash; none
/// without a text.
pub(crate) fn text_number(body: &str, sha: &Sha256Hex) -> Option<i64> {
    (!body.trim().is_empty()).then(|| number(sha))
}

/// The first 8 bytes of a hash. Only a way to find rows quickly: who finds one compares all of it.
fn number(sha: &Sha256Hex) -> i64 {
    let first = sha.as_str().get(..16).unwrap_or_default();
    u64::from_str_radix(first, 16).unwrap_or_default().cast_signed()
}

/// Gives the versions of an older vault what newer ones are written with: they were all captured.
pub(crate) fn number_versions(connection: &Connection) -> Result<()> {
    let mut versions = connection.prepare(
        "SELECT v.item_id, v.number, v.url, v.body, v.sha,
                coalesce((SELECT c.actor FROM capture c
                          WHERE c.item_id = v.item_id AND c.version = v.number
                          ORDER BY c.id LIMIT 1), '')
         FROM version v ORDER BY v.item_id, v.number",
    )?;
    let mut insert = connection.prepare(
        "INSERT INTO version_origin (item_id, number, made_by, actor, page, text)
         VALUES (?1, ?2, 'capture', ?3, ?4, ?5)",
    )?;
    let mut rows = versions.query([])?;
    while let Some(row) = rows.next()? {
        let (item, number): (ItemId, u32) = (row.get(0)?, row.get(1)?);
        let url: Option<String> = row.get(2)?;
        let body: String = row.get(3)?;
        let sha = stored_sha(&row.get::<_, String>(4)?)?;
        let (page, text) = recognised_by(MadeBy::Capture, url.as_deref(), &body, &sha);
        insert.execute(params![item, number, row.get::<_, String>(5)?, page, text])?;
    }
    Ok(())
}
