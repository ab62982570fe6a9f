//! One item with everything about it.

use rusqlite::Connection;

use super::merge::{Merged, merged_into};
use super::row::{ItemRow, some_text};
use crate::change::{Opinion as _, Place};
use crate::error::{ArchiveError, Result};
use crate::ids::{BriefingId, ItemId};
use crate::tables::briefings::Briefings;
use crate::tables::captures::{Capture, Captures};
use crate::tables::corrections::{Correction, Corrections};
use crate::tables::links::{ItemLink, Links};
use crate::tables::versions::{Version, VersionInfo, Versions};

/// One item: what it said, what was put right, how it came and where it is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemDetail {
    /// The row, as in a list.
    pub row: ItemRow,
    /// Authors that stand, corrected ones where the analyst corrected them.
    pub authors: Vec<String>,
    /// Address that stands.
    pub url: Option<String>,
    /// The version it shows, as the page said it or the analyst rewrote it.
    pub version: Version,
    /// Every version, newest first.
    pub versions: Vec<VersionInfo>,
    /// What was put right.
    pub corrections: Vec<Correction>,
    /// The acts of filing, newest first, those of items merged into this one among them.
    pub captures: Vec<Capture>,
    /// The item it was merged into, where it was.
    pub merged_into: Option<ItemId>,
    /// Items that were merged into this one, by number.
    pub merged: Vec<ItemId>,
    /// Cases it is linked to, with role and note.
    pub links: Vec<ItemLink>,
    /// Briefings whose standing revision cites it, in order of their numbers.
    pub cited_in: Vec<BriefingId>,
}

pub(super) fn load(connection: &Connection, id: ItemId) -> Result<ItemDetail> {
    let row = super::row::load(connection, &[id])?
        .pop()
        .ok_or_else(|| ArchiveError::not_found("item", id))?;
    let version = Versions { connection }.get(id, row.version)?;
    let corrections = Corrections { connection }.of_item(id)?;
    let (mut authors, mut url) = (version.content.authors.clone(), version.content.url.clone());
    for correction in &corrections {
        match correction {
            Correction::Authors(right) => authors.clone_from(right),
            Correction::Url(right) => url = some_text(right.clone()),
            Correction::Title(_)
            | Correction::Publisher(_)
            | Correction::Published(_)
            | Correction::Language(_) => {}
        }
    }
    Ok(ItemDetail {
        authors,
        url,
        version,
        versions: Versions { connection }.of_item(id)?,
        corrections,
        captures: Captures { connection }.of_item(id)?,
        merged_into: Merged::load(connection, Place { id, item: Some(id) })?
            .map(|state| state.into),
        merged: merged_into(connection, id)?,
        links: Links { connection }.of_item(id)?,
        cited_in: Briefings { connection }.citing(&row.key)?,
        row,
    })
}
