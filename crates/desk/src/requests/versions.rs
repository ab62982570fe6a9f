//! Versions of an item: a look at them, what differs, and which is shown.

use archive::{ItemId, VersionInfo as Info};

use crate::desk::Desk;
use crate::diff::differences;
use crate::fault::not_found;
use crate::open::OpenVault;
use crate::twins;
use crate::wire::{
    CompareVersions, DiffRow, Done, ItemRequest, VersionDiff, VersionInfo, VersionRequest,
    VersionText, WireError,
};

pub(crate) fn list_versions(
    desk: &Desk,
    request: ItemRequest,
) -> Result<Vec<VersionInfo>, WireError> {
    let vault = desk.vault()?;
    Ok(vault.archive.read(|r| {
        let versions = r.items().versions(request.item)?;
        let counted = |info: Info| {
            let words = words(&r.items().version(request.item, info.number)?.body);
            Ok(twins::version_info(info, words))
        };
        versions.into_iter().map(counted).collect()
    })?)
}

pub(crate) fn show_version(desk: &Desk, request: VersionRequest) -> Result<VersionText, WireError> {
    let vault = desk.vault()?;
    let (info, content) = found(&vault, request.item, request.version)?;
    Ok(VersionText { info, blocks: twins::blocks(content.blocks), body: content.body })
}

pub(crate) fn compare_versions(
    desk: &Desk,
    request: CompareVersions,
) -> Result<VersionDiff, WireError> {
    let vault = desk.vault()?;
    let (from, old) = found(&vault, request.item, request.from)?;
    let (to, new) = found(&vault, request.item, request.to)?;
    let titles = differences(&one_line(&old.title), &one_line(&new.title));
    let bodies = differences(&old.body, &new.body);
    let rows: Vec<DiffRow> = titles.rows.into_iter().chain(bodies.rows).collect();
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    Ok(VersionDiff {
        from,
        to,
        rows,
        added: count(titles.added + bodies.added),
        removed: count(titles.removed + bodies.removed),
    })
}

pub(crate) fn use_version(desk: &Desk, request: VersionRequest) -> Result<Done, WireError> {
    let label = format!("Showed version {} of item {}", request.version, request.item);
    desk.pen()?.done(label, |w| w.items().show_version(request.item, request.version))
}

/// A version with what it says.
fn found(
    vault: &OpenVault,
    item: ItemId,
    number: u32,
) -> Result<(VersionInfo, archive::Content), WireError> {
    let (info, content) = vault.archive.read(|r| {
        let info = r.items().versions(item)?.into_iter().find(|info| info.number == number);
        match info {
            Some(info) => Ok((Some(info), r.items().version(item, number)?)),
            None => Ok((None, archive::Content::default())),
        }
    })?;
    let info = info.ok_or_else(|| not_found("version", number))?;
    let words = words(&content.body);
    Ok((twins::version_info(info, words), content))
}

fn words(body: &str) -> usize {
    body.split_whitespace().count()
}

fn one_line(title: &str) -> String {
    title.split_whitespace().collect::<Vec<_>>().join(" ")
}
