//! A vault for these tests, and what both sides of a pipe say to each other.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};

use archive::{Archive, ArchiveError, Mode, NewVault, Opening};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What the child confirms, one JSON line after each commit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum Confirmed {
    /// An item was filed with this text.
    Filed { item: i64, key: String, text: String, seq: i64 },
    /// A tag was put on an item.
    Tagged { item: i64, tag: String, seq: i64 },
    /// A title was corrected.
    Corrected { item: i64, title: String, seq: i64 },
    /// A briefing was saved.
    Saved { briefing: i64, revision: u32, markdown: String, seq: i64 },
    /// An item was moved or an act taken back or done again; the log knows what.
    Other { label: String, seq: i64 },
}

impl Confirmed {
    pub(crate) fn seq(&self) -> i64 {
        match self {
            Self::Filed { seq, .. }
            | Self::Tagged { seq, .. }
            | Self::Corrected { seq, .. }
            | Self::Saved { seq, .. }
            | Self::Other { seq, .. } => *seq,
        }
    }
}

/// A moment that only ever grows within one process.
pub(crate) fn now() -> Timestamp {
    static SECOND: AtomicI64 = AtomicI64::new(1_772_442_000);
    Timestamp::from_second(SECOND.fetch_add(1, Ordering::Relaxed)).unwrap()
}

pub(crate) fn create(place: &Path) -> PathBuf {
    let folder = place.join("Shared.dossier");
    let new = NewVault {
        name: "Shared".to_owned(),
        analyst: "Ada".to_owned(),
        vault_id: "00112233445566778899aabbccddeeff".to_owned(),
    };
    drop(Archive::create(&folder, &new, Opening::new(Mode::Write, now())).unwrap());
    folder
}

pub(crate) fn open(folder: &Path, mode: Mode) -> Result<Archive, ArchiveError> {
    Archive::open(folder, Opening::new(mode, now()))
}
