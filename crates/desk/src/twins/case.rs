//! Cases and their evidence.

use archive::{CaseEdit, CaseRef, CaseRow, CaseStatus, Evidence, Role};

use super::{item_row, number};
use crate::wire;

/// A case by name and colour.
pub(crate) fn case_ref(case: CaseRef) -> wire::CaseRef {
    let CaseRef { id, key, title, color } = case;
    wire::CaseRef { id, key, title, color }
}

/// A case of a list, named.
pub(crate) fn case_ref_of(row: &CaseRow) -> wire::CaseRef {
    wire::CaseRef {
        id: row.id,
        key: row.key.clone(),
        title: row.title.clone(),
        color: row.color.clone(),
    }
}

/// A case in a list.
pub(crate) fn case_row(row: CaseRow) -> wire::CaseRow {
    wire::CaseRow {
        id: row.id,
        key: row.key,
        title: row.title,
        question: row.question,
        color: row.color,
        status: match row.status {
            CaseStatus::Open => wire::CaseStatus::Open,
            CaseStatus::Paused => wire::CaseStatus::Paused,
            CaseStatus::Closed => wire::CaseStatus::Closed,
        },
        items: number(row.items),
        created: row.created_at.to_string(),
    }
}

/// What is to be changed of a case.
pub(crate) fn case_edit(edit: wire::UpdateCase) -> CaseEdit {
    CaseEdit {
        title: edit.title,
        question: edit.question,
        status: edit.status.map(|status| match status {
            wire::CaseStatus::Open => CaseStatus::Open,
            wire::CaseStatus::Paused => CaseStatus::Paused,
            wire::CaseStatus::Closed => CaseStatus::Closed,
        }),
        color: edit.color,
        tlp: None,
    }
}

/// An item in a case.
pub(crate) fn evidence_row(evidence: Evidence) -> wire::EvidenceRow {
    wire::EvidenceRow {
        item: item_row(evidence.item),
        role: role(evidence.role),
        note: evidence.note,
        linked_at: evidence.linked_at.to_string(),
    }
}

/// What an item is to a case, for the wire.
pub(crate) fn role(role: Role) -> wire::Role {
    match role {
        Role::Evidence => wire::Role::Evidence,
        Role::Background => wire::Role::Background,
        Role::Context => wire::Role::Context,
    }
}

/// What an item is to a case, for the archive.
pub(crate) fn role_of(role: wire::Role) -> Role {
    match role {
        wire::Role::Evidence => Role::Evidence,
        wire::Role::Background => Role::Background,
        wire::Role::Context => Role::Context,
    }
}
