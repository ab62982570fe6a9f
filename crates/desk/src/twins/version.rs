//! Versions of items as the window sees them.

use archive::{MadeBy, VersionInfo};

use crate::wire;

/// Who made a version.
pub(crate) fn made_by(made_by: MadeBy) -> wire::MadeBy {
    match made_by {
        MadeBy::Capture => wire::MadeBy::Capture,
        MadeBy::Analyst => wire::MadeBy::Analyst,
        MadeBy::Rules => wire::MadeBy::Rules,
        MadeBy::Merge => wire::MadeBy::Merge,
        MadeBy::Split => wire::MadeBy::Split,
    }
}

/// A version in a list.
pub(crate) fn version_info(info: VersionInfo, words: usize) -> wire::VersionInfo {
    wire::VersionInfo {
        number: info.number,
        made_by: made_by(info.made_by),
        made_from: info.made_from,
        made_at: info.at.to_string(),
        actor: info.actor,
        shown: info.shown,
        sha256: info.sha.to_string(),
        title: info.title,
        words: i64::try_from(words).unwrap_or(i64::MAX),
    }
}
