//! Deciding what bytes that are filed are: an item that is there, a new version of one, or new.
//!
//! What makes two captures the same is a property of each alone, so that the order in which they
//! come decides nothing: the same bytes; the same address; without an address the same words of
//! the same publisher. Every question is a look-up in an index.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::NewItem;
use crate::error::Result;
use crate::ids::ItemId;
use crate::index::Status;
use crate::sha::version_sha;
use crate::tables::captures::Captures;
use crate::tables::sources;
use crate::tables::version_write::{page_number, text_number};

/// What some bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Recognised {
    /// Nothing that is there.
    New,
    /// What this version of an item says.
    Seen { item: ItemId, version: u32 },
    /// The page of this item, with other words.
    Changed { item: ItemId },
}

/// Decides what the bytes and words of `new` are.
pub(super) fn recognise(connection: &Connection, new: &NewItem) -> Result<Recognised> {
    let bytes = Captures { connection }.seen_before(&new.capture.original.sha)?;
    if let Some((item, version)) = bytes {
        return Ok(Recognised::Seen { item, version });
    }
    match new.content.url.as_deref().filter(|url| !url.is_empty()) {
        Some(url) => by_address(connection, new, url),
        None => by_text(connection, new),
    }
}

/// The same address: the version with the same title and text where there is one. Else the page
/// has changed, unless every item of this address was discarded: what an analyst threw away does
/// not come back by itself, only the capture is noted.
fn by_address(connection: &Connection, new: &NewItem, url: &str) -> Result<Recognised> {
    let sha = version_sha(&new.content.title, &new.content.body);
    let mut statement = connection.prepare_cached(
        "SELECT o.item_id, o.number, v.sha, i.status, i.version
         FROM version_origin o
         JOIN version v ON v.item_id = o.item_id AND v.number = o.number
         JOIN item i ON i.id = o.item_id
         WHERE o.page = ?1 AND v.url = ?2 ORDER BY o.item_id, o.number",
    )?;
    let mut rows = statement.query(params![page_number(Some(url)), url])?;
    let (mut in_use, mut discarded) = (None, None);
    while let Some(row) = rows.next()? {
        let item: ItemId = row.get(0)?;
        if row.get_ref(2)?.as_str().ok() == Some(sha.as_str()) {
            return Ok(Recognised::Seen { item, version: row.get(1)? });
        }
        match row.get(3)? {
            Status::Discarded => _ = discarded.get_or_insert((item, row.get(4)?)),
            Status::Inbox | Status::Filed => _ = in_use.get_or_insert(item),
        }
    }
    Ok(match (in_use, discarded) {
        (Some(item), _) => Recognised::Changed { item },
        (None, Some((item, version))) => Recognised::Seen { item, version },
        (None, None) => Recognised::New,
    })
}

/// No address: the same title and text of the same publisher, where that has no address either.
fn by_text(connection: &Connection, new: &NewItem) -> Result<Recognised> {
    let content = &new.content;
    let sha = version_sha(&content.title, &content.body);
    let Some(text) = text_number(&content.body, &sha) else { return Ok(Recognised::New) };
    let source = match sources::find(
        connection,
        content.publisher.as_deref(),
        content.source_host.as_deref(),
    )? {
        sources::Found::Nobody => None,
        sources::Found::Known(source) => Some(source),
        sources::Found::Unheard => return Ok(Recognised::New),
    };
    let mut statement = connection.prepare_cached(
        "SELECT o.item_id, o.number FROM version_origin o
         JOIN version v ON v.item_id = o.item_id AND v.number = o.number
         WHERE o.text = ?1 AND v.source_id IS ?2 AND v.sha = ?3
         ORDER BY o.item_id, o.number LIMIT 1",
    )?;
    let found = statement
        .query_row(params![text, source, sha.as_str()], |row| {
            Ok(Recognised::Seen { item: row.get(0)?, version: row.get(1)? })
        })
        .optional()?;
    Ok(found.unwrap_or(Recognised::New))
}
