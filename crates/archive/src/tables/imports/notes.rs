//! Quick notes about an import: they are no acts, so they are not logged.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::row::{Counts, ImportState, InputState, TroubleKind};
use crate::error::{ArchiveError, Result};
use crate::ids::{ContainerId, ImportId, WatchId};
use crate::originals::PutOriginal;
use crate::tables::captures::Outcome;
use crate::tables::originals::keep_original;

/// An import that is to be begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewImport {
    /// What it is called.
    pub label: String,
    /// Who begins it.
    pub actor: String,
    /// When.
    pub at: Timestamp,
    /// Where its items go, as a JSON text that only the caller reads.
    pub placing: String,
    /// The watched folder it reads.
    pub watch: Option<WatchId>,
}

/// An input that an import is to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInput {
    /// Its path.
    pub path: String,
    /// Its size in bytes.
    pub size: u64,
    /// When the file was changed last, in nanoseconds since 1970-01-01 UTC.
    pub modified_ns: Option<i64>,
}

/// Where an input stands now; `None` leaves what was noted before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InputNote {
    /// Where it stands.
    pub state: Option<InputState>,
    /// From where reading goes on.
    pub cursor: Option<String>,
    /// How many of its bytes were read.
    pub bytes_done: Option<u64>,
    /// Code of its format.
    pub kind: Option<String>,
    /// The container it is.
    pub container: Option<ContainerId>,
    /// Why it was skipped or failed.
    pub why: Option<String>,
}

/// An entry that was skipped or could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTrouble {
    /// Where in the input; none where it is the input itself.
    pub place: Option<String>,
    /// Skipped or failed.
    pub what: TroubleKind,
    /// Why, in words.
    pub why: String,
    /// Address of the entry, where it is known.
    pub url: Option<String>,
    /// Its bytes, already kept, where they are worth another attempt.
    pub original: Option<PutOriginal>,
    /// When.
    pub at: Timestamp,
}

/// Writes notes about imports, in one transaction.
pub struct ImportNotes<'c> {
    pub(crate) connection: &'c Connection,
}

impl ImportNotes<'_> {
    /// Begins an import; it waits until its state says otherwise.
    pub fn begin(&self, new: &NewImport) -> Result<ImportId> {
        self.connection
            .prepare_cached(
                "INSERT INTO import (label, actor, started_at, state, placing, watch_id)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                new.label,
                new.actor,
                new.at.as_millisecond(),
                ImportState::Waiting,
                new.placing,
                new.watch
            ])?;
        Ok(self.connection.last_insert_rowid())
    }

    /// Adds inputs behind those that are there; answers with the number of the first.
    pub fn add_inputs(&self, import: ImportId, inputs: &[NewInput]) -> Result<u32> {
        let first: u32 = self
            .connection
            .prepare_cached(
                "SELECT coalesce(max(number), 0) + 1 FROM import_input WHERE import_id = ?1",
            )?
            .query_row([import], |row| row.get(0))?;
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO import_input (import_id, number, path, size, modified_ns, state)
             VALUES (?1, ?2, ?3, ?4, ?5, 'waiting')",
        )?;
        let (mut number, mut bytes) = (first, 0_u64);
        for input in inputs {
            statement.execute(params![
                import,
                number,
                input.path,
                input.size.cast_signed(),
                input.modified_ns
            ])?;
            bytes = bytes.saturating_add(input.size);
            number += 1;
        }
        self.change(
            import,
            "UPDATE import SET inputs = inputs + ?2, bytes_total = bytes_total + ?3 WHERE id = ?1",
            params![import, number - first, bytes.cast_signed()],
        )?;
        Ok(first)
    }

    /// Notes where an import stands; with a moment where it ended there, and a reason where it
    /// failed. Without a moment it has not ended.
    pub fn set_state(
        &self,
        import: ImportId,
        state: ImportState,
        ended: Option<Timestamp>,
        why: Option<&str>,
    ) -> Result<()> {
        self.change(
            import,
            "UPDATE import SET state = ?2, ended_at = ?3, why = ?4 WHERE id = ?1",
            params![import, state, ended.map(Timestamp::as_millisecond), why],
        )
    }

    /// Takes an import off the list, or puts it back. What it filed is not touched.
    pub fn hide(&self, import: ImportId, hidden: bool) -> Result<()> {
        self.change(import, "UPDATE import SET hidden = ?2 WHERE id = ?1", params![import, hidden])
    }

    /// Notes where an input stands.
    pub fn input(&self, import: ImportId, number: u32, note: &InputNote) -> Result<()> {
        if let Some(bytes) = note.bytes_done {
            self.connection
                .prepare_cached(
                    "UPDATE import SET bytes_done = bytes_done + ?3 -
                         (SELECT bytes_done FROM import_input WHERE import_id = ?1 AND number = ?2)
                     WHERE id = ?1
                       AND EXISTS (SELECT 1 FROM import_input WHERE import_id = ?1 AND number = ?2)",
                )?
                .execute(params![import, number, bytes.cast_signed()])?;
        }
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE import_input
                 SET state = coalesce(?3, state), cursor = coalesce(?4, cursor),
                     bytes_done = coalesce(?5, bytes_done), kind = coalesce(?6, kind),
                     container = coalesce(?7, container), why = coalesce(?8, why)
                 WHERE import_id = ?1 AND number = ?2",
            )?
            .execute(params![
                import,
                number,
                note.state,
                note.cursor,
                note.bytes_done.map(u64::cast_signed),
                note.kind,
                note.container,
                note.why
            ])?;
        found(changed, || format!("{number} of import {import}"), "input")
    }

    /// Begins an input once more from its beginning: what it counted is taken out of the counts,
    /// and its troubles are settled. What was filed is seen again.
    pub fn restart_input(&self, import: ImportId, number: u32) -> Result<()> {
        let parameters = params![import, number];
        self.connection
            .prepare_cached(
                "UPDATE import SET (entries, filed, seen, versions, skipped, failed, bytes_done) =
                     (SELECT import.entries - i.entries, import.filed - i.filed,
                             import.seen - i.seen, import.versions - i.versions,
                             import.skipped - i.skipped, import.failed - i.failed,
                             import.bytes_done - i.bytes_done
                      FROM import_input i WHERE i.import_id = ?1 AND i.number = ?2)
                 WHERE id = ?1
                   AND EXISTS (SELECT 1 FROM import_input WHERE import_id = ?1 AND number = ?2)",
            )?
            .execute(parameters)?;
        self.connection
            .prepare_cached(
                "UPDATE import_trouble SET settled = 1
                 WHERE import_id = ?1 AND input = ?2 AND settled = 0",
            )?
            .execute(parameters)?;
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE import_input SET state = 'waiting', cursor = '', bytes_done = 0, entries = 0,
                        filed = 0, seen = 0, versions = 0, skipped = 0, failed = 0, why = NULL
                 WHERE import_id = ?1 AND number = ?2",
            )?
            .execute(parameters)?;
        found(changed, || format!("{number} of import {import}"), "input")
    }

    /// Notes an entry that was skipped or could not be read, and counts it; answers with its
    /// number.
    pub fn trouble(&self, import: ImportId, input: u32, new: &NewTrouble) -> Result<i64> {
        if let Some(original) = &new.original {
            keep_original(self.connection, original, new.at.as_millisecond())?;
        }
        self.connection
            .prepare_cached(
                "INSERT INTO import_trouble (import_id, input, place, what, why, url, original)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![
                import,
                input,
                new.place,
                new.what,
                new.why,
                new.url,
                new.original.as_ref().map(|original| original.sha.as_str())
            ])?;
        let id = self.connection.last_insert_rowid();
        let counts = match new.what {
            TroubleKind::Skipped => Counts { entries: 1, skipped: 1, ..Counts::default() },
            TroubleKind::Failed => Counts { entries: 1, failed: 1, ..Counts::default() },
        };
        self.count(import, input, &counts)?;
        Ok(id)
    }

    /// Notes that a later attempt at a failed entry went well, with what became of it: the entry
    /// counts as that from now on.
    pub fn settle(&self, import: ImportId, trouble: i64, outcome: Outcome) -> Result<()> {
        let input: Option<u32> = self
            .connection
            .prepare_cached(
                "UPDATE import_trouble SET settled = 1
                 WHERE id = ?2 AND import_id = ?1 AND settled = 0 RETURNING input",
            )?
            .query_map(params![import, trouble], |row| row.get(0))?
            .next()
            .transpose()?;
        let input = input.ok_or_else(|| ArchiveError::not_found("open trouble", trouble))?;
        for sql in [
            "UPDATE import_input SET failed = failed - 1, entries = entries - 1
             WHERE import_id = ?1 AND number = ?2",
            "UPDATE import SET failed = failed - 1, entries = entries - 1 WHERE id = ?1 AND ?2 > 0",
        ] {
            self.connection.prepare_cached(sql)?.execute(params![import, input])?;
        }
        self.count(import, input, &of_outcome(outcome))
    }

    /// Adds to the counts of an input and of its import.
    pub(super) fn count(&self, import: ImportId, input: u32, counts: &Counts) -> Result<()> {
        let parameters = params![
            import,
            input,
            counts.entries.cast_signed(),
            counts.filed.cast_signed(),
            counts.seen.cast_signed(),
            counts.versions.cast_signed(),
            counts.skipped.cast_signed(),
            counts.failed.cast_signed(),
        ];
        for sql in [
            "UPDATE import_input SET entries = entries + ?3, filed = filed + ?4, seen = seen + ?5,
                    versions = versions + ?6, skipped = skipped + ?7, failed = failed + ?8
             WHERE import_id = ?1 AND number = ?2",
            "UPDATE import SET entries = entries + ?3, filed = filed + ?4, seen = seen + ?5,
                    versions = versions + ?6, skipped = skipped + ?7, failed = failed + ?8
             WHERE id = ?1 AND ?2 > 0",
        ] {
            let changed = self.connection.prepare_cached(sql)?.execute(parameters)?;
            found(changed, || format!("{input} of import {import}"), "input")?;
        }
        Ok(())
    }

    fn change(&self, import: ImportId, sql: &str, parameters: impl rusqlite::Params) -> Result<()> {
        let changed = self.connection.prepare_cached(sql)?.execute(parameters)?;
        found(changed, || import.to_string(), "import")
    }
}

/// One entry that became this.
pub(super) fn of_outcome(outcome: Outcome) -> Counts {
    let mut counts = Counts { entries: 1, ..Counts::default() };
    match outcome {
        Outcome::New => counts.filed = 1,
        Outcome::Seen => counts.seen = 1,
        Outcome::Version => counts.versions = 1,
    }
    counts
}

fn found(changed: usize, what: impl FnOnce() -> String, noun: &'static str) -> Result<()> {
    if changed == 0 {
        return Err(ArchiveError::not_found(noun, what()));
    }
    Ok(())
}
