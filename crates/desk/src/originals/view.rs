//! What can be shown of an original, and how.

use archive::Sha256Hex;
use extract::Kind;

use super::{Kept, mail, parts};
use crate::child::count_pages_in;
use crate::desk::Desk;
use crate::open::OpenVault;
use crate::twins;
use crate::wire::{OriginalPart, OriginalShows, OriginalView, WireError};

/// Says what can be shown of an original.
pub(crate) fn view(
    desk: &Desk,
    vault: &OpenVault,
    sha: &Sha256Hex,
) -> Result<OriginalView, WireError> {
    let kept = Kept::find(vault, sha)?;
    let path = format!("original/{sha}");
    let shows = shows(desk, vault, &kept, path)?;
    Ok(OriginalView {
        sha256: sha.to_string(),
        size: twins::number(kept.bytes.len() as u64),
        format: twins::format_name(&kept.kind),
        kind: kept.kind,
        encoding: kept.encoding,
        shows,
    })
}

fn shows(
    desk: &Desk,
    vault: &OpenVault,
    kept: &Kept,
    path: String,
) -> Result<OriginalShows, WireError> {
    if kept.is_page() {
        return Ok(OriginalShows::Page { path });
    }
    if kept.is_text() {
        return Ok(OriginalShows::Text { path });
    }
    let Some(kind) = Kind::from_word(&kept.kind) else {
        let why = "A newer Dossier filed this; its bytes are kept.".to_owned();
        return Ok(OriginalShows::Nothing { why });
    };
    if kept.kind == "pdf" {
        return Ok(match count_pages_in(desk.children(), &kept.bytes) {
            Ok(count) if count > 0 => OriginalShows::Pages { path: format!("{path}/page/"), count },
            _ => OriginalShows::Nothing {
                why: "This PDF cannot be opened: it is damaged or locked. Its bytes are kept."
                    .to_owned(),
            },
        });
    }
    let format = kind.format();
    if format.parts.is_none() {
        return Ok(OriginalShows::Text { path });
    }
    let parts = listed(desk, vault, kept, kind, &path)?;
    if format.document.is_none() {
        return Ok(OriginalShows::Parts { parts });
    }
    Ok(OriginalShows::Mail { headers: mail::headers(&kept.bytes), path, parts })
}

fn listed(
    desk: &Desk,
    vault: &OpenVault,
    kept: &Kept,
    kind: Kind,
    path: &str,
) -> Result<Vec<OriginalPart>, WireError> {
    let now = desk.environment().now();
    let found = parts::listed(desk.children(), kind, &kept.bytes, now);
    let mut listed = Vec::with_capacity(found.len());
    for (number, part) in found.into_iter().enumerate() {
        let item = match &part.sha {
            Some(sha) => vault.archive.read(|r| r.items().by_original(sha))?,
            None => None,
        };
        listed.push(OriginalPart {
            place: part.place,
            name: part.name,
            format: part.kind.map(|kind| kind.format().name.to_owned()),
            size: twins::number(part.size),
            path: part.kind.map(|_| format!("{path}/part/{number}")),
            item,
        });
    }
    Ok(listed)
}
