//! The tables, one file each: what a row says, who reads it, who writes it.
//!
//! A read handle borrows a connection inside one snapshot; a write handle borrows the act under
//! way, so that every change is logged in the transaction that makes it.

pub(crate) mod briefings;
pub(crate) mod captures;
pub(crate) mod cases;
pub(crate) mod containers;
pub(crate) mod content;
pub(crate) mod corrections;
mod fold;
mod ids;
pub(crate) mod imports;
pub(crate) mod items;
pub(crate) mod links;
pub(crate) mod originals;
mod palette;
pub(crate) mod site_rules;
mod slug;
pub(crate) mod sources;
#[cfg(test)]
mod statements;
pub(crate) mod tags;
pub(crate) mod vault;
pub(crate) mod version_write;
pub(crate) mod versions;
pub(crate) mod watches;

pub use briefings::{
    BriefingDetail, BriefingEdit, BriefingRow, BriefingText, Briefings, BriefingsWrite,
    NewBriefing, Revision,
};
pub(crate) use briefings::{BriefingState, revision_sha};
pub(crate) use captures::stored_sha;
pub use captures::{CameIn, Capture, Captures, ContainerPlace, How, NewCapture, Outcome};
pub(crate) use cases::CaseState;
pub use cases::{CaseEdit, CaseRef, CaseRow, CaseStatus, Cases, CasesWrite, NewCase};
pub use containers::{Container, Containers, ContainersWrite, NewContainer};
pub use content::{Block, Candidates, Content, Proposal, ProposedDate, Warning};
pub use corrections::{Correction, Corrections, CorrectionsWrite, Field};
pub(crate) use ids::{from_json, id_list};
pub use imports::{
    Counts, Import, ImportBatch, ImportInput, ImportNotes, ImportState, ImportTrouble, Imports,
    ImportsWrite, InputNote, InputPage, InputState, NewImport, NewInput, NewTrouble, TroubleFilter,
    TroubleKind, TroublePage,
};
pub use items::{
    Filed, ItemDetail, ItemFilter, ItemPage, ItemRow, Items, ItemsWrite, NewItem, StatusCounts,
};
pub(crate) use items::{ItemStatus, Merged, ShownVersion};
pub(crate) use links::LinkState;
pub use links::{Evidence, ItemLink, Links, LinksWrite, Role};
pub(crate) use originals::{Kept, kept, pack_ends};
pub use palette::CASE_COLORS;
pub(crate) use site_rules::SiteRuleState;
pub use site_rules::{SiteRule, SiteRules, SiteRulesWrite};
pub use sources::{Source, SourceId, Sources};
pub(crate) use tags::TagState;
pub use tags::{TagCount, Tags, TagsWrite};
pub(crate) use vault::VaultState;
pub use vault::{Vault, VaultRow, VaultWrite};
pub(crate) use version_write::{number_versions, recognised_by};
pub use versions::{MadeBy, Version, VersionInfo, Versions};
pub(crate) use versions::{json_column, record_sha};
pub(crate) use watches::WatchState;
pub use watches::{NewWatch, SeenFile, Watch, WatchEdit, Watches, WatchesWrite};
