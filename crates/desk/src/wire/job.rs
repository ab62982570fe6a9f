//! Long work: progress, pause, cancel, result.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    CleanReport, DoctorReport, Exported, FilingReport, ImportPlan, ImportRow, VaultInfo, WireError,
};

/// A job that was started.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobStarted {
    /// Its number.
    pub job: i64,
}

/// Names a job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobRequest {
    /// Its number.
    pub job: i64,
}

/// Steers a job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobControl {
    /// Its number.
    pub job: i64,
    /// What to do.
    pub action: JobAction,
}

/// What can be done to a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum JobAction {
    /// Stop after the current piece, ready to go on.
    Pause,
    /// Go on.
    Resume,
    /// Stop for good; what is done stays.
    Cancel,
}

/// A job as it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobState {
    /// Its number.
    pub job: i64,
    /// What it does, in words: "Filing 12 files".
    pub label: String,
    /// Where it stands.
    pub phase: JobPhase,
    /// Pieces done.
    pub done: i64,
    /// Pieces in all; 0 where that is not known.
    pub total: i64,
    /// Bytes read so far, where it reads files.
    pub bytes_done: Option<i64>,
    /// Bytes to read in all.
    pub bytes_total: Option<i64>,
    /// Pieces a second, 0 where not known yet.
    pub rate: f64,
    /// Seconds left, where they can be told.
    pub seconds_left: Option<f64>,
    /// True where it can be paused.
    pub can_pause: bool,
    /// The import that it works on.
    pub import: Option<i64>,
    /// What it does right now: a file name.
    pub current: Option<String>,
    /// Its result, once it is done.
    pub result: Option<JobResult>,
    /// Why it failed.
    pub error: Option<WireError>,
}

/// Where a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum JobPhase {
    /// At work.
    Running,
    /// Paused.
    Paused,
    /// Done.
    Done,
    /// Stopped by the user.
    Cancelled,
    /// Failed.
    Failed,
}

/// What a job brought.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum JobResult {
    /// Files were filed.
    Filing {
        /// What became of each.
        report: FilingReport,
    },
    /// An import came to its end, or was paused by a full disk.
    Import {
        /// The import as it stands.
        import: ImportRow,
    },
    /// What an import would do.
    ImportPlan {
        /// The plan.
        plan: ImportPlan,
    },
    /// Items were cleaned again.
    CleanAgain {
        /// What came of it.
        report: CleanReport,
    },
    /// A document was written.
    Export {
        /// The document.
        exported: Exported,
    },
    /// The vault was checked.
    Doctor {
        /// What was found.
        report: DoctorReport,
    },
    /// The index was built anew.
    RebuildIndex {
        /// Items in it.
        items: i64,
    },
    /// The sample vault was made and opened.
    Sample {
        /// The vault.
        vault: VaultInfo,
    },
}
