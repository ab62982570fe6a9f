//! From the domain's types to those of the wire, and back. One file per noun.

mod briefing;
mod case;
mod change;
mod extracted;
mod index;
mod item;
mod vault;

pub(crate) use briefing::{briefing_detail, briefing_row, revision, tlp_of};
pub(crate) use case::{case_edit, case_ref, case_row, evidence_row, role, role_of};
pub(crate) use change::{changed, log_entry};
pub(crate) use extracted::{extracted, format_info};
pub(crate) use index::index_state;
pub(crate) use item::{item_detail, item_row, status_of, warning};
pub(crate) use vault::{tag_count, vault_info};

/// A number as the wire has it. Counts stay far below 2^53.
pub(crate) fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
