//! The numbers by which things of a vault are known. None is ever given twice.

/// Number of an item, from 1.
pub type ItemId = i64;
/// Number of a capture, from 1.
pub type CaptureId = i64;
/// Number of a case, from 1.
pub type CaseId = i64;
/// Number of a briefing, from 1.
pub type BriefingId = i64;
/// Number of a tag, from 1.
pub type TagId = i64;
/// Number of one user's act, from 1.
pub type BatchId = i64;
/// Number of a row of the log, from 1 without gaps.
pub type Seq = i64;
/// Number of an import, from 1.
pub type ImportId = i64;
/// Number of a container, from 1.
pub type ContainerId = i64;
/// Number of a watched folder, from 1.
pub type WatchId = i64;
/// Number of a rule for a site, from 1.
pub type SiteRuleId = i64;
