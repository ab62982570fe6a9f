//! One user's act, and what it changed.

use jiff::Timestamp;

use crate::ids::{BriefingId, CaseId, ImportId, ItemId, Seq, TagId, WatchId};

/// Who does something, when, and what it is called in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// When.
    pub at: Timestamp,
    /// The analyst who does it.
    pub actor: String,
    /// What is done, in words that the log and undo show: "Discarded 3 items".
    pub label: String,
}

impl Act {
    /// An act of `actor` at a moment.
    pub fn new(at: Timestamp, actor: impl Into<String>, label: impl Into<String>) -> Self {
        Self { at, actor: actor.into(), label: label.into() }
    }
}

/// What an act changed: everything whose rows on a screen are now old. Ids ascend.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changed {
    /// Number of the last row of the log; 0 where nothing was logged.
    pub seq: Seq,
    /// Items whose words, status, tags or links changed.
    pub items: Vec<ItemId>,
    /// Cases that changed, or whose links did.
    pub cases: Vec<CaseId>,
    /// Briefings that changed.
    pub briefings: Vec<BriefingId>,
    /// Tags that were added to or taken from an item.
    pub tags: Vec<TagId>,
    /// True where the vault's own name or analyst changed.
    pub vault: bool,
    /// True where a rule for a site was set or taken away.
    pub site_rules: bool,
    /// Watched folders that changed.
    pub watches: Vec<WatchId>,
    /// Imports that went on.
    pub imports: Vec<ImportId>,
}

impl Changed {
    /// True where nothing changed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
