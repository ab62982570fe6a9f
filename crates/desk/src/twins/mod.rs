//! From the domain's types to those of the wire, and back. One file per noun.

mod briefing;
mod case;
mod change;
mod extracted;
mod facet;
mod import;
mod index;
mod item;
mod vault;
mod version;

pub(crate) use briefing::{briefing_detail, briefing_row, revision, tlp_of};
pub(crate) use case::{case_edit, case_ref, case_ref_of, case_row, evidence_row, role, role_of};
pub(crate) use change::{changed, log_entry};
pub(crate) use extracted::{extracted, format_info};
pub(crate) use facet::{facet_field, facet_field_of, filters};
pub(crate) use import::{entry_outcome, format_name, import_input, import_row};
pub(crate) use index::index_state;
pub(crate) use item::{BY_HAND, blocks, item_detail, item_row, status_of, warning};
pub(crate) use vault::{tag_count, vault_info};
pub(crate) use version::{made_by, version_info};

/// A number as the wire has it. Counts stay far below 2^53.
pub(crate) fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
