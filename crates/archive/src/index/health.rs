//! What an examination of the index found.

use std::path::PathBuf;

/// The index compared with the store, document by document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IndexComparison {
    /// Number of the change up to which both were compared.
    pub seq: u64,
    /// Items in the store.
    pub items: u64,
    /// Items that the index lacks, ascending.
    pub missing: Vec<u64>,
    /// Items that only the index has, ascending.
    pub surplus: Vec<u64>,
    /// Items that stand in the index more than once, ascending.
    pub twice: Vec<u64>,
    /// Items whose content in the index is not that of the store, ascending.
    pub stale: Vec<u64>,
}

impl IndexComparison {
    /// Whether the index holds exactly what the store holds.
    pub fn is_equal(&self) -> bool {
        [&self.missing, &self.surplus, &self.twice, &self.stale].iter().all(|ids| ids.is_empty())
    }
}

/// Files of the index whose content is not what was written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DamagedFiles {
    /// Paths inside the index folder, sorted.
    pub files: Vec<PathBuf>,
}

impl DamagedFiles {
    /// Whether every file is as it was written.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
