//! What is read of imports.

use jiff::Timestamp;
use rusqlite::Row;

use crate::change::words;
use crate::error::Result;
use crate::ids::{ContainerId, ImportId, WatchId};
use crate::moment;
use crate::sha::Sha256Hex;
use crate::tables::captures::stored_sha;

words! {
    /// Where an import stands.
    ImportState {
        /// Not begun.
        Waiting => "waiting",
        /// At work, or broken off while it was: then it can go on.
        Running => "running",
        /// Stopped for a while.
        Paused => "paused",
        /// Every input was read.
        Done => "done",
        /// Stopped for good.
        Cancelled => "cancelled",
        /// Given up, because going on would fail in the same way.
        Failed => "failed",
    }
}

words! {
    /// Where an input of an import stands.
    InputState {
        /// Not begun.
        Waiting => "waiting",
        /// Being read, or broken off while it was.
        Running => "running",
        /// Read to its end.
        Done => "done",
        /// Not taken.
        Skipped => "skipped",
        /// It could not be read.
        Failed => "failed",
    }
}

words! {
    /// What kind of trouble was met.
    TroubleKind {
        /// Something that is not meant to be filed.
        Skipped => "skipped",
        /// Something that should have been readable.
        Failed => "failed",
    }
}

/// How much came of an import, or of one of its inputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Entries read: the sum of all that follows.
    pub entries: u64,
    /// New items.
    pub filed: u64,
    /// Items seen before.
    pub seen: u64,
    /// New versions of items.
    pub versions: u64,
    /// Entries skipped.
    pub skipped: u64,
    /// Entries that could not be read.
    pub failed: u64,
    /// Bytes of the inputs that were read.
    pub bytes_done: u64,
}

/// An import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Its number.
    pub id: ImportId,
    /// What it is called.
    pub label: String,
    /// Who began it.
    pub actor: String,
    /// When it began.
    pub started_at: Timestamp,
    /// When it ended, where it has.
    pub ended_at: Option<Timestamp>,
    /// Where it stands.
    pub state: ImportState,
    /// Why it failed, where it did.
    pub why: Option<String>,
    /// Where its items go, as the JSON text it was begun with.
    pub placing: String,
    /// The watched folder it reads, where it does.
    pub watch: Option<WatchId>,
    /// True where it is not listed any more.
    pub hidden: bool,
    /// Its inputs.
    pub inputs: u64,
    /// Bytes of all its inputs.
    pub bytes_total: u64,
    /// What came of it.
    pub counts: Counts,
}

/// An input of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportInput {
    /// Its number in the import, from 1.
    pub number: u32,
    /// Its path.
    pub path: String,
    /// Its size in bytes.
    pub size: u64,
    /// When the file was changed last, in nanoseconds since 1970-01-01 UTC.
    pub modified_ns: Option<i64>,
    /// Code of its format, once it is known.
    pub kind: Option<String>,
    /// The container it is, once that is noted.
    pub container: Option<ContainerId>,
    /// Where it stands.
    pub state: InputState,
    /// From where reading goes on.
    pub cursor: String,
    /// What came of it.
    pub counts: Counts,
    /// Why it was skipped or failed.
    pub why: Option<String>,
}

/// An entry that was skipped or could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportTrouble {
    /// Its number in the vault.
    pub id: i64,
    /// The input it was in.
    pub input: u32,
    /// Where in the input; none where it is the input itself.
    pub place: Option<String>,
    /// Skipped or failed.
    pub what: TroubleKind,
    /// Why, in words.
    pub why: String,
    /// Address of the entry, where it is known.
    pub url: Option<String>,
    /// Its bytes, which are kept although they could not be read.
    pub original: Option<Sha256Hex>,
    /// True where a later attempt went well.
    pub settled: bool,
}

/// The columns of counts, in the order in which [`counts`] reads them.
macro_rules! count_columns {
    () => {
        "entries, filed, seen, versions, skipped, failed, bytes_done"
    };
}

fn counts(row: &Row<'_>, from: usize) -> Result<Counts> {
    let number =
        |column: usize| -> Result<u64> { Ok(row.get::<_, i64>(from + column)?.unsigned_abs()) };
    Ok(Counts {
        entries: number(0)?,
        filed: number(1)?,
        seen: number(2)?,
        versions: number(3)?,
        skipped: number(4)?,
        failed: number(5)?,
        bytes_done: number(6)?,
    })
}

pub(super) const IMPORT: &str = concat!(
    "SELECT id, label, actor, started_at, ended_at, state, why, placing, watch_id, hidden, inputs,
            bytes_total, ",
    count_columns!(),
    " FROM import "
);

pub(super) fn import(row: &Row<'_>) -> Result<Import> {
    Ok(Import {
        id: row.get(0)?,
        label: row.get(1)?,
        actor: row.get(2)?,
        started_at: moment::from_ms(row.get(3)?)?,
        ended_at: row.get::<_, Option<i64>>(4)?.map(moment::from_ms).transpose()?,
        state: row.get(5)?,
        why: row.get(6)?,
        placing: row.get(7)?,
        watch: row.get(8)?,
        hidden: row.get(9)?,
        inputs: row.get::<_, i64>(10)?.unsigned_abs(),
        bytes_total: row.get::<_, i64>(11)?.unsigned_abs(),
        counts: counts(row, 12)?,
    })
}

pub(super) const INPUT: &str = concat!(
    "SELECT number, path, size, modified_ns, kind, container, state, cursor, why, ",
    count_columns!(),
    " FROM import_input "
);

pub(super) fn input(row: &Row<'_>) -> Result<ImportInput> {
    Ok(ImportInput {
        number: row.get(0)?,
        path: row.get(1)?,
        size: row.get::<_, i64>(2)?.unsigned_abs(),
        modified_ns: row.get(3)?,
        kind: row.get(4)?,
        container: row.get(5)?,
        state: row.get(6)?,
        cursor: row.get(7)?,
        why: row.get(8)?,
        counts: counts(row, 9)?,
    })
}

pub(super) const TROUBLE: &str =
    "SELECT id, input, place, what, why, url, original, settled FROM import_trouble ";

pub(super) fn trouble(row: &Row<'_>) -> Result<ImportTrouble> {
    let original: Option<String> = row.get(6)?;
    Ok(ImportTrouble {
        id: row.get(0)?,
        input: row.get(1)?,
        place: row.get(2)?,
        what: row.get(3)?,
        why: row.get(4)?,
        url: row.get(5)?,
        original: original.as_deref().map(stored_sha).transpose()?,
        settled: row.get(7)?,
    })
}
