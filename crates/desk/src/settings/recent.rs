//! The vaults opened before.

use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::wire::RecentVault;

/// Vaults that are remembered.
const MOST: usize = 20;

/// A vault that has just been opened, or looked at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Opened {
    /// Its name.
    pub(crate) name: String,
    /// Full path of its folder.
    pub(crate) path: String,
    /// Items it holds.
    pub(crate) items: i64,
    /// The analyst, where this one is to be proposed the next time.
    pub(crate) analyst: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    name: String,
    path: String,
    #[serde(default)]
    items: i64,
    opened: String,
}

/// The list, newest first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Recent(Vec<Entry>);

impl Recent {
    pub(super) fn note(&mut self, opened: Opened, at: Timestamp) {
        self.forget(&opened.path);
        let Opened { name, path, items, .. } = opened;
        self.0.insert(0, Entry { name, path, items, opened: at.to_string() });
        self.0.truncate(MOST);
    }

    pub(super) fn forget(&mut self, path: &str) {
        self.0.retain(|entry| entry.path != path);
    }

    pub(super) fn shown(&self) -> Vec<RecentVault> {
        let shown = |entry: &Entry| RecentVault {
            name: entry.name.clone(),
            path: entry.path.clone(),
            items: entry.items,
            opened: entry.opened.clone(),
            missing: !Path::new(&entry.path).is_dir(),
        };
        self.0.iter().map(shown).collect()
    }
}
