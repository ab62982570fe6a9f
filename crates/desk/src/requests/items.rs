//! Items: lists, one in full, its original.

use archive::query::Query;
use archive::query::highlight::{Highlighter, Unit};
use archive::{ItemFilter, Sha256Hex};

use super::MOST_ROWS;
use crate::desk::Desk;
use crate::fault::{bad_request, not_found};
use crate::open::OpenVault;
use crate::originals::{Kept, view};
use crate::text::floor;
use crate::twins;
use crate::wire::{
    ItemDetail, ItemPage, ListItems, Mark, OriginalRequest, OriginalText, OriginalView, ShowItem,
    WireError,
};

/// Longest text of an original that is handed over at once, in bytes.
const LONGEST_TEXT: usize = 2 << 20;

pub(crate) fn list_items(desk: &Desk, request: ListItems) -> Result<ItemPage, WireError> {
    let filter = match request.status {
        Some(status) => ItemFilter::Status(twins::status_of(status)),
        None => ItemFilter::InUse,
    };
    let limit = request.limit.min(MOST_ROWS);
    let page =
        desk.vault()?.archive.read(|r| r.items().page(filter, request.offset.into(), limit))?;
    Ok(ItemPage {
        total: twins::number(page.total),
        rows: page.rows.into_iter().map(twins::item_row).collect(),
    })
}

pub(crate) fn show_item(desk: &Desk, request: ShowItem) -> Result<ItemDetail, WireError> {
    let vault = desk.vault()?;
    let id = named(&vault, request.id, request.key.as_deref())?;
    let mut detail = twins::item_detail(vault.archive.read(|r| r.items().detail(id))?);
    if let Some(query) = request.query.filter(|query| !query.trim().is_empty()) {
        let marks = Highlighter::new(&Query::parse(&query));
        let title = archive::query::Field::Title;
        detail.title_marks = marked(marks.marks(title, &detail.row.title, Unit::Utf16));
        let body = archive::query::Field::Body;
        detail.body_marks = marked(marks.marks(body, &detail.body, Unit::Utf16));
    }
    Ok(detail)
}

/// The number of an item that is named by number or key.
fn named(vault: &OpenVault, id: Option<i64>, key: Option<&str>) -> Result<i64, WireError> {
    match (id, key) {
        (Some(id), _) => Ok(id),
        (None, Some(key)) => {
            let key = key.trim().trim_start_matches('@');
            let found = vault.archive.read(|r| r.items().find(key))?;
            found.ok_or_else(|| not_found("item", key))
        }
        (None, None) => Err(bad_request("`show_item`: neither `id` nor `key` is given")),
    }
}

/// Marks as the wire has them.
pub(super) fn marked(marks: Vec<archive::query::highlight::Mark>) -> Vec<Mark> {
    let place = |unit| u32::try_from(unit).unwrap_or(u32::MAX);
    marks.into_iter().map(|mark| Mark { start: place(mark.from), end: place(mark.to) }).collect()
}

pub(crate) fn original_view(
    desk: &Desk,
    request: OriginalRequest,
) -> Result<OriginalView, WireError> {
    let sha = Sha256Hex::parse(&request.sha256)
        .ok_or_else(|| bad_request("`original_view`: `sha256` is not a hash of 64 hex digits"))?;
    view(desk, &*desk.vault()?, &sha)
}

pub(crate) fn original_text(
    desk: &Desk,
    request: OriginalRequest,
) -> Result<OriginalText, WireError> {
    let sha = Sha256Hex::parse(&request.sha256)
        .ok_or_else(|| bad_request("`original_text`: `sha256` is not a hash of 64 hex digits"))?;
    let kept = Kept::find(&*desk.vault()?, &sha)?;
    let mut text = kept.text();
    let truncated = text.len() > LONGEST_TEXT;
    text.truncate(floor(&text, LONGEST_TEXT));
    Ok(OriginalText { text, encoding: kept.encoding, truncated })
}
