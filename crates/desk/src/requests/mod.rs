//! What each request does, one file per noun. The list of them is in `commands`.

#![expect(clippy::needless_pass_by_value, reason = "the shape of a request")]

mod briefings;
mod cases;
mod export;
mod facets;
mod filing;
mod health;
mod imports;
mod items;
mod jobs;
mod log;
pub(crate) mod preview;
mod program;
mod reading;
mod sample;
mod search;
mod suggest;
mod tables;
mod text;
mod triage;
mod vault;
mod versions;
mod watches;

pub(crate) use briefings::{
    create_briefing, list_briefings, list_revisions, restore_revision, save_briefing,
    show_briefing, show_revision,
};
pub(crate) use cases::{create_case, link_items, list_cases, show_case, unlink_items, update_case};
pub(crate) use export::{export_briefing, export_name};
pub(crate) use facets::facets;
pub(crate) use filing::{file_bytes, file_paths, file_text};
pub(crate) use health::{doctor, rebuild_index};
pub(crate) use imports::{
    discard_import, forget_import, import_report, list_imports, resume_import, retry_import,
    save_import_report, show_import, start_import,
};
pub(crate) use items::{list_items, original_text, original_view, show_item};
pub(crate) use jobs::{control_job, job, jobs};
pub(crate) use log::{log, redo, undo};
pub(crate) use preview::preview;
pub(crate) use program::{app_state, forget_vault, save_settings};
pub(crate) use reading::{extract_bytes, formats};
pub(crate) use sample::create_sample;
pub(crate) use search::search;
pub(crate) use suggest::{palette, suggest};
pub(crate) use tables::table_columns;
pub(crate) use text::{
    clean_again, edit_text, forget_site_rule, merge_items, set_blocks, site_rules, split_item,
};
pub(crate) use triage::{correct_item, tag_items, triage};
pub(crate) use vault::{
    close_vault, create_vault, open_vault, open_vault_to_read, overview, update_vault,
};
pub(crate) use versions::{compare_versions, list_versions, show_version, use_version};
pub(crate) use watches::{forget_watch, list_watches, scan_watch, update_watch, watch_folder};

use crate::fault::refused;
use crate::wire::WireError;

/// Items that one request may name.
const MOST_ITEMS: usize = 10_000;

/// Rows that one answer holds.
const MOST_ROWS: u32 = 500;

/// Refuses a list of items that is empty or too long.
fn checked_items(items: &[i64]) -> Result<(), WireError> {
    match items.len() {
        0 => Err(refused("no item is named")),
        1..=MOST_ITEMS => Ok(()),
        _ => Err(refused(format!("at most {MOST_ITEMS} items at once"))),
    }
}
