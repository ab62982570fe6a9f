//! One item with everything about it.

use rusqlite::Connection;

use super::row::{ItemRow, some_text};
use crate::error::{ArchiveError, Result};
use crate::ids::{BriefingId, ItemId};
use crate::tables::briefings::Briefings;
use crate::tables::captures::{Capture, Captures};
use crate::tables::corrections::{Correction, Corrections};
use crate::tables::links::{ItemLink, Links};
use crate::tables::versions::{Version, VersionRow, Versions};

/// One item: what it said, what was put right, how it came and where it is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemDetail {
    /// The row, as in a list.
    pub row: ItemRow,
    /// Authors that stand, corrected ones where the analyst corrected them.
    pub authors: Vec<String>,
    /// Address that stands.
    pub url: Option<String>,
    /// The newest version, as the page said it.
    pub version: Version,
    /// Every version, newest first.
    pub versions: Vec<VersionRow>,
    /// What was put right.
    pub corrections: Vec<Correction>,
    /// The acts of filing, newest first.
    pub captures: Vec<Capture>,
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
        links: Links { connection }.of_item(id)?,
        cited_in: Briefings { connection }.citing(&row.key)?,
        row,
    })
}
