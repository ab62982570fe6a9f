//! Undo and redo: the states before, or after, are written again, as an act of its own.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _};
use serde::de::DeserializeOwned;

use super::{Act, BatchKind, Changed, Noun, Op, Opinion, Place, Writing};
use crate::error::{ArchiveError, Result};
use crate::ids::BatchId;
use crate::index::Status;
use crate::tables::{
    BriefingState, CaseState, Correction, ItemStatus, LinkState, Merged, ShownVersion,
    SiteRuleState, TagState, VaultState, WatchState,
};

/// What undo or redo did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The words of the act that was taken back, or done again.
    pub label: String,
    /// Items whose filing was taken back: evidence is never deleted, so they now are discarded.
    pub discarded: usize,
    /// What changed.
    pub changed: Changed,
}

/// The names under which one analyst did things: the name asked for and, where the vault's
/// analyst is called that, the names the vault's analyst had before. Otherwise nobody could take
/// back that they changed their name.
macro_rules! with_names {
    ($sql:literal) => {
        concat!(
            "WITH me (name) AS (
                 SELECT ?1
                 UNION SELECT json_extract(before, '$.analyst') FROM change
                 WHERE noun = 'vault' AND noun_id = 1 AND before IS NOT NULL
                   AND (SELECT analyst FROM vault) = ?1
             ) ",
            $sql
        )
    };
}

/// The newest act of an analyst that can be taken back. An act was undone when the newest batch
/// about it is an undo. Captures and versions are evidence and stay.
const NEXT_UNDO: &str = with_names!(
    "SELECT b.id, b.label FROM batch b
    WHERE b.actor IN me AND b.kind = 'act'
      AND coalesce((SELECT u.kind FROM batch u WHERE u.target = b.id ORDER BY u.id DESC LIMIT 1),
                   'act') <> 'undo'
      AND EXISTS (SELECT 1 FROM change c WHERE c.batch = b.id
                  AND c.op NOT IN ('capture', 'version'))
    ORDER BY b.id DESC LIMIT 1"
);

/// The act that was undone last and not done again, unless the analyst did something new since:
/// a new act ends what could be redone.
const NEXT_REDO: &str = with_names!(
    "SELECT b.id, b.label FROM batch u JOIN batch b ON b.id = u.target
    WHERE u.kind = 'undo' AND b.actor IN me
      AND u.id > coalesce((SELECT a.id FROM batch a WHERE a.kind = 'act' AND a.actor IN me
                           ORDER BY a.id DESC LIMIT 1), 0)
      AND NOT EXISTS (SELECT 1 FROM batch n WHERE n.target = u.target AND n.id > u.id)
    ORDER BY u.id DESC LIMIT 1"
);

/// The act that undo would take back now.
pub(crate) fn next_undo(connection: &Connection, actor: &str) -> Result<Option<(BatchId, String)>> {
    let mut statement = connection.prepare_cached(NEXT_UNDO)?;
    Ok(statement.query_row([actor], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// The act that redo would do again now.
pub(crate) fn next_redo(connection: &Connection, actor: &str) -> Result<Option<(BatchId, String)>> {
    let mut statement = connection.prepare_cached(NEXT_REDO)?;
    Ok(statement.query_row([actor], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// Takes back the analyst's newest act.
pub(crate) fn undo(connection: &Connection, actor: &str, at: Timestamp) -> Result<Undone> {
    let (batch, label) = next_undo(connection, actor)?
        .ok_or_else(|| ArchiveError::refused("there is nothing to undo"))?;
    repeat(connection, actor, at, Direction::Back, batch, label)
}

/// Does the act again that was taken back last.
pub(crate) fn redo(connection: &Connection, actor: &str, at: Timestamp) -> Result<Undone> {
    let (batch, label) = next_redo(connection, actor)?
        .ok_or_else(|| ArchiveError::refused("there is nothing to redo"))?;
    repeat(connection, actor, at, Direction::Forth, batch, label)
}

/// Whether states before or states after are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Back,
    Forth,
}

impl Direction {
    fn op(self) -> Op {
        match self {
            Self::Back => Op::Undo,
            Self::Forth => Op::Redo,
        }
    }

    fn kind(self) -> BatchKind {
        match self {
            Self::Back => BatchKind::Undo,
            Self::Forth => BatchKind::Redo,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Back => "taken back",
            Self::Forth => "done again",
        }
    }

    fn order<T>(self, before: T, after: T) -> (T, T) {
        match self {
            Self::Back => (after, before),
            Self::Forth => (before, after),
        }
    }
}

/// A row of the log that is to be reversed.
struct Row {
    noun: Noun,
    place: Place,
    op: Op,
    before: Option<String>,
    after: Option<String>,
}

fn repeat(
    connection: &Connection,
    actor: &str,
    at: Timestamp,
    direction: Direction,
    batch: BatchId,
    label: String,
) -> Result<Undone> {
    let mut rows = rows_of(connection, batch)?;
    if direction == Direction::Back {
        rows.reverse();
    }
    let act = Act::new(at, actor, label.clone());
    let mut writing = Writing::about(connection, act, direction.kind(), batch);
    let mut discarded = 0;
    for row in &rows {
        discarded += usize::from(row.op == Op::File && direction == Direction::Back);
        reverse(&mut writing, row, direction)?;
    }
    Ok(Undone { label, discarded, changed: writing.touched.into() })
}

fn rows_of(connection: &Connection, batch: BatchId) -> Result<Vec<Row>> {
    let mut statement = connection.prepare_cached(
        "SELECT noun, noun_id, item_id, op, before, after FROM change WHERE batch = ?1 ORDER BY seq",
    )?;
    let rows = statement.query_map([batch], |row| {
        Ok(Row {
            noun: row.get(0)?,
            place: Place { id: row.get(1)?, item: row.get(2)? },
            op: row.get(3)?,
            before: row.get(4)?,
            after: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn reverse(writing: &mut Writing<'_>, row: &Row, direction: Direction) -> Result<()> {
    match (row.noun, row.op) {
        (_, Op::Capture | Op::Version) => Ok(()),
        (Noun::Item, Op::File) => {
            let state = |status| Some(ItemStatus { status });
            let (from, to) = direction.order(state(Status::Discarded), state(Status::Inbox));
            swap(writing, row.place, direction, from.as_ref(), to.as_ref())
        }
        (Noun::Item, _) => put_back::<ItemStatus>(writing, row, direction),
        (Noun::Tag, _) => put_back::<TagState>(writing, row, direction),
        (Noun::Correction, _) => put_back::<Correction>(writing, row, direction),
        (Noun::Case, _) => put_back::<CaseState>(writing, row, direction),
        (Noun::Link, _) => put_back::<LinkState>(writing, row, direction),
        (Noun::Briefing, _) => put_back::<BriefingState>(writing, row, direction),
        (Noun::Vault, _) => put_back::<VaultState>(writing, row, direction),
        (Noun::Shown, _) => put_back::<ShownVersion>(writing, row, direction),
        (Noun::Merge, _) => put_back::<Merged>(writing, row, direction),
        (Noun::SiteRule, _) => put_back::<SiteRuleState>(writing, row, direction),
        (Noun::Watch, _) => put_back::<WatchState>(writing, row, direction),
    }
}

fn put_back<O: Opinion>(writing: &mut Writing<'_>, row: &Row, direction: Direction) -> Result<()> {
    let before: Option<O> = from_json(row.before.as_deref())?;
    let after: Option<O> = from_json(row.after.as_deref())?;
    let (from, to) = direction.order(before, after);
    swap(writing, row.place, direction, from.as_ref(), to.as_ref())
}

/// Writes the state `to` where `from` stands. Where something else stands, somebody changed it
/// since, and their word is not overwritten in silence.
fn swap<O: Opinion>(
    writing: &mut Writing<'_>,
    place: Place,
    direction: Direction,
    from: Option<&O>,
    to: Option<&O>,
) -> Result<()> {
    if O::load(writing.connection, place)?.as_ref() != from {
        return Err(ArchiveError::refused(format!(
            "this cannot be {}, because the {} was changed by someone else since. \
             Nothing was changed",
            direction.words(),
            O::NOUN.in_words()
        )));
    }
    writing.change(place, direction.op(), to).map(|_| ())
}

fn from_json<T: DeserializeOwned>(text: Option<&str>) -> Result<Option<T>> {
    text.map(serde_json::from_str)
        .transpose()
        .map_err(|error| ArchiveError::damaged("the log of changes", error))
}
