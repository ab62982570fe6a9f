//! Imports: many inputs become items, with a report.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::CaseRef;

/// Starts an import; a job with result `Import`, or `ImportPlan` for a dry run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StartImport {
    /// Full paths of files, or of folders whose files are taken.
    pub paths: Vec<String>,
    /// True where folders inside of folders are entered too.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub recursive: bool,
    /// Case to link the items to, as evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub case: Option<i64>,
    /// Tags to give the items.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub tags: Vec<String>,
    /// Address the text came from, where the analyst knows it; for one file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub url: Option<String>,
    /// For tables (CSV, JSON lines): which column holds what, as `{"title": "headline"}`. Fields:
    /// `title`, `body`, `url`, `author`, `publisher`, `published`, `modified`, `language`,
    /// `tags`.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub columns: BTreeMap<String, String>,
    /// True where they were dropped on the window, not chosen.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub dropped: bool,
    /// True to say what would happen, and write nothing.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub dry_run: bool,
}

/// An import that was started or goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportStarted {
    /// The import; missing for a dry run, which leaves no trace.
    pub import: Option<i64>,
    /// The job that does it: pause, go on and cancel with `control_job`.
    pub job: i64,
}

/// Names an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportRequest {
    /// Its number.
    pub import: i64,
}

/// Where an import stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ImportState {
    /// Stored, not begun.
    Waiting,
    /// At work.
    Running,
    /// Paused by the user, by a full disk, or because the program ended; `resume_import` goes on
    /// exactly where it stood.
    Paused,
    /// All inputs were read.
    Done,
    /// Stopped for good by the user; what was filed stays. It can be resumed all the same.
    Cancelled,
    /// Stopped by a failure; it can be resumed.
    Failed,
}

/// What an import brought so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportTotals {
    /// Files it was given.
    pub inputs: i64,
    /// Entries met so far: a file, or each record, mail or member inside of one.
    pub entries: i64,
    /// New items.
    pub filed: i64,
    /// Seen before: a new capture of an item that was there.
    pub seen: i64,
    /// A new version of an item that was there: same address, other text.
    pub versions: i64,
    /// Left out with a reason: pictures, styles, empty records.
    pub skipped: i64,
    /// Could not be read.
    pub failed: i64,
    /// Bytes of the inputs read so far.
    pub bytes_done: i64,
    /// Bytes of all inputs.
    pub bytes_total: i64,
}

/// An import in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportRow {
    /// Its number.
    pub id: i64,
    /// What it is called: the name of its file or folder, or "12 files".
    pub label: String,
    /// Name of the format, where it is one file: "Web archive (WARC)".
    pub format: Option<String>,
    /// Where it stands.
    pub state: ImportState,
    /// Why it stands there, in words: "the disk is full", "it was interrupted".
    pub why: Option<String>,
    /// When it was started, RFC 3339.
    pub started_at: String,
    /// When it ended.
    pub ended_at: Option<String>,
    /// Who started it.
    pub actor: String,
    /// The watched folder that started it.
    pub watch: Option<i64>,
    /// What it brought so far.
    pub totals: ImportTotals,
    /// The job that works on it now, in this process. Rate and time left stand there.
    pub job: Option<i64>,
}

/// An import with its inputs and troubles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportDetail {
    /// The row, as in the list.
    pub row: ImportRow,
    /// Case its items are linked to.
    pub case: Option<CaseRef>,
    /// Tags its items get.
    pub tags: Vec<String>,
    /// Its inputs in order, the first 500.
    pub inputs: Vec<ImportInput>,
    /// What was left out, gathered by reason, most frequent first.
    pub skipped: Vec<SkippedCount>,
    /// What could not be read, the first 100; all of them in `import_report`.
    pub failed: Vec<ImportEntry>,
    /// Entries a second over the last four minutes, 24 spans of ten seconds, the newest last.
    /// Empty where it does not run in this process.
    pub speed: Vec<f64>,
}

/// One input of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportInput {
    /// Its place in the import, from 1.
    pub number: i64,
    /// Its path.
    pub path: String,
    /// Its size in bytes.
    pub size: i64,
    /// Name of its format, where it is known.
    pub format: Option<String>,
    /// Where it stands.
    pub state: InputState,
    /// Entries met so far; 1 for a file that is one document.
    pub entries: i64,
    /// New items.
    pub filed: i64,
    /// Seen before.
    pub seen: i64,
    /// New versions.
    pub versions: i64,
    /// Left out.
    pub skipped: i64,
    /// Could not be read.
    pub failed: i64,
    /// Why it was left out, failed, or ended early.
    pub why: Option<String>,
}

/// Where an input stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum InputState {
    /// Not begun.
    Waiting,
    /// Partly read.
    Running,
    /// Read.
    Done,
    /// Left out.
    Skipped,
    /// Could not be read.
    Failed,
}

/// How many entries were left out for a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SkippedCount {
    /// The reason, in words.
    pub why: String,
    /// How many.
    pub count: i64,
}

/// What became of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum EntryOutcome {
    /// A new item.
    Filed,
    /// A new capture of an item that was there.
    SeenBefore,
    /// A new version of an item that was there.
    NewVersion,
    /// Left out with a reason.
    Skipped,
    /// Could not be read.
    Failed,
}

/// One entry of the report of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportEntry {
    /// What became of it.
    pub outcome: EntryOutcome,
    /// Path of the file.
    pub path: String,
    /// Place inside the file: "record 17", "attachment 2".
    pub place: Option<String>,
    /// The item, where there is one.
    pub item: Option<i64>,
    /// Its citation key.
    pub key: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Address, where one is known.
    pub url: Option<String>,
    /// Why it was left out or failed.
    pub why: Option<String>,
    /// SHA-256 of its kept bytes; where it failed, only if they could be kept.
    pub original: Option<String>,
}

/// Asks for a part of the report of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportReportRequest {
    /// The import.
    pub import: i64,
    /// Only entries with this outcome; all where it is missing: filed ones first, then what was
    /// left out, then what failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub outcome: Option<EntryOutcome>,
    /// First entry wanted, from 0.
    pub offset: u32,
    /// How many, at most 500.
    pub limit: u32,
}

/// A part of the report of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportReportPage {
    /// How many entries there are in all.
    pub total: i64,
    /// The entries asked for.
    pub entries: Vec<ImportEntry>,
}

/// Writes the report of an import into a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveImportReport {
    /// The import.
    pub import: i64,
    /// Full path of the file to write; it must not be there yet.
    pub path: String,
    /// How it is written.
    pub format: ReportFormat,
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ReportFormat {
    /// One line for each entry.
    Csv,
    /// An array of `ImportEntry`.
    Json,
}

/// A report that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportSaved {
    /// Path of the file.
    pub path: String,
    /// Entries in it.
    pub entries: i64,
}

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportPlan {
    /// Files that would be read.
    pub files: i64,
    /// Their bytes.
    pub bytes: i64,
    /// Files by format, most frequent first.
    pub kinds: Vec<PlannedKind>,
    /// Files whose bytes are in the vault already.
    pub known: i64,
    /// What would be left out, the first 100, with the reason.
    pub skipped: Vec<PlannedSkip>,
    /// How many would be left out.
    pub skipped_total: i64,
}

/// Files of a format in a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlannedKind {
    /// Code of the format.
    pub code: String,
    /// Its name.
    pub name: String,
    /// True where each file holds others, that would become items.
    pub parts: bool,
    /// Files.
    pub files: i64,
    /// Their bytes.
    pub bytes: i64,
}

/// A file that would be left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlannedSkip {
    /// Its path.
    pub path: String,
    /// Why.
    pub why: String,
}
