//! Cases and their evidence.

use archive::NewCase;

use super::checked_items;
use crate::desk::Desk;
use crate::fault::{bad_request, not_found};
use crate::open::OpenVault;
use crate::text::{count, quoted};
use crate::twins;
use crate::wire::{
    CaseCreated, CaseDetail, CaseRequest, CaseRow, CaseStatus, CreateCase, Done, LinkItems,
    UnlinkItems, UpdateCase, WireError,
};

pub(crate) fn list_cases(desk: &Desk, (): ()) -> Result<Vec<CaseRow>, WireError> {
    let cases = desk.vault()?.archive.read(|r| r.cases().all())?;
    Ok(cases.into_iter().map(twins::case_row).collect())
}

pub(crate) fn show_case(desk: &Desk, request: CaseRequest) -> Result<CaseDetail, WireError> {
    let vault = desk.vault()?;
    let id = match (request.id, request.key) {
        (Some(id), _) => id,
        (None, Some(key)) => {
            let found = vault.archive.read(|r| r.cases().find(key.trim()))?;
            found.ok_or_else(|| not_found("case", key))?
        }
        (None, None) => return Err(bad_request("`show_case`: neither `id` nor `key` is given")),
    };
    Ok(vault.archive.read(|r| {
        Ok(CaseDetail {
            row: twins::case_row(r.cases().get(id)?),
            evidence: r.links().evidence(id)?.into_iter().map(twins::evidence_row).collect(),
            briefings: r.briefings().of_case(id)?.into_iter().map(twins::briefing_row).collect(),
        })
    })?)
}

pub(crate) fn create_case(desk: &Desk, request: CreateCase) -> Result<CaseCreated, WireError> {
    let pen = desk.pen()?;
    let label = format!("Made the case {}", quoted(request.title.trim()));
    let new = NewCase {
        title: request.title,
        question: request.question,
        color: request.color,
        tlp: None,
    };
    let (row, changed) = pen.write(label, |w| {
        let id = w.cases().create(&new)?;
        w.read().cases().get(id)
    })?;
    Ok(CaseCreated { case: twins::case_row(row), changed })
}

pub(crate) fn update_case(desk: &Desk, request: UpdateCase) -> Result<Done, WireError> {
    let pen = desk.pen()?;
    let title = title_of(&pen.vault, request.id)?;
    let label = match (&request.title, request.status) {
        (Some(new), _) => format!("Renamed the case {} to {}", quoted(&title), quoted(new.trim())),
        (None, Some(CaseStatus::Open)) => format!("Opened the case {} again", quoted(&title)),
        (None, Some(CaseStatus::Paused)) => format!("Paused the case {}", quoted(&title)),
        (None, Some(CaseStatus::Closed)) => format!("Closed the case {}", quoted(&title)),
        (None, None) => format!("Changed the case {}", quoted(&title)),
    };
    let id = request.id;
    let edit = twins::case_edit(request);
    pen.done(label, |w| w.cases().update(id, &edit))
}

pub(crate) fn link_items(desk: &Desk, request: LinkItems) -> Result<Done, WireError> {
    checked_items(&request.items)?;
    let pen = desk.pen()?;
    let items = count(request.items.len(), "item", "items");
    let title = quoted(&title_of(&pen.vault, request.case)?);
    let label = if all_linked(&pen.vault, request.case, &request.items)? {
        match request.note {
            Some(_) => format!("Changed the note of {items} in {title}"),
            None => format!("Changed the role of {items} in {title}"),
        }
    } else {
        format!("Linked {items} to {title}")
    };
    let role = twins::role_of(request.role);
    pen.done(label, |w| w.links().link(request.case, &request.items, role, request.note.as_deref()))
}

pub(crate) fn unlink_items(desk: &Desk, request: UnlinkItems) -> Result<Done, WireError> {
    checked_items(&request.items)?;
    let pen = desk.pen()?;
    let items = count(request.items.len(), "item", "items");
    let label = format!("Took {items} out of {}", quoted(&title_of(&pen.vault, request.case)?));
    pen.done(label, |w| w.links().unlink(request.case, &request.items))
}

/// True where each of these items is in the case already.
fn all_linked(vault: &OpenVault, case: i64, items: &[i64]) -> Result<bool, WireError> {
    let linked = vault.archive.read(|r| r.links().evidence(case))?;
    Ok(items.iter().all(|id| linked.iter().any(|link| link.item.id == *id)))
}

fn title_of(vault: &OpenVault, case: i64) -> Result<String, WireError> {
    Ok(vault.archive.read(|r| r.cases().get(case))?.title)
}
