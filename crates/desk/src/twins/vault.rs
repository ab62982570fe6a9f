//! The vault as the window sees it.

use archive::{TagCount, VaultRow};

use super::number;
use crate::open::OpenVault;
use crate::wire;

/// An open vault.
pub(crate) fn vault_info(vault: &OpenVault, row: VaultRow) -> wire::VaultInfo {
    wire::VaultInfo {
        id: row.vault_id,
        name: row.name,
        path: vault.path.clone(),
        analyst: row.analyst,
        read_only: vault.read_only(),
        created: row.created_at.to_string(),
        warnings: vault.archive.warnings().iter().map(ToString::to_string).collect(),
    }
}

/// A tag with its count.
pub(crate) fn tag_count(tag: TagCount) -> wire::TagCount {
    wire::TagCount { name: tag.name, count: number(tag.items) }
}
