//! The hash chain over the log: each row's hash covers the row and the hash before it.
//!
//! It shows that rows were altered, removed or put in a new order, given an outside witness of
//! the newest hash (one that was printed in a briefing).

use rusqlite::{Connection, Row};
use sha2::{Digest as _, Sha256};

use crate::change::{BatchKind, Noun, Op};
use crate::error::{ArchiveError, Result};
use crate::ids::{BatchId, Seq};

/// The hash before the first row.
pub(crate) const GENESIS: [u8; 32] = [0; 32];

/// What the chain covers of a row, besides the hash before it.
pub(crate) struct ChainLink<'a> {
    pub(crate) seq: Seq,
    pub(crate) at_ms: i64,
    pub(crate) actor: &'a str,
    pub(crate) noun: Noun,
    pub(crate) noun_id: i64,
    pub(crate) item: Option<i64>,
    pub(crate) rev: i64,
    pub(crate) op: Op,
    pub(crate) sha: [u8; 32],
}

/// SHA-256 over the previous hash and the row: integers as 8 bytes little endian, texts with
/// their length before them, a missing item as the number 0.
pub(crate) fn chain_hash(previous: &[u8; 32], link: &ChainLink<'_>) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(previous);
    hasher.update(link.seq.to_le_bytes());
    hasher.update(link.at_ms.to_le_bytes());
    text(&mut hasher, link.actor);
    text(&mut hasher, link.noun.word());
    hasher.update(link.noun_id.to_le_bytes());
    hasher.update(link.item.unwrap_or(0).to_le_bytes());
    hasher.update(link.rev.to_le_bytes());
    text(&mut hasher, link.op.word());
    hasher.update(link.sha);
    hasher.finalize().into()
}

/// SHA-256 over what a change says: the act it belongs to and the state before and after.
pub(crate) fn content_sha(
    batch: BatchId,
    kind: BatchKind,
    target: Option<BatchId>,
    label: &str,
    before: Option<&str>,
    after: Option<&str>,
) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(batch.to_le_bytes());
    text(&mut hasher, kind.word());
    hasher.update(target.unwrap_or(0).to_le_bytes());
    text(&mut hasher, label);
    for state in [before, after] {
        hasher.update([u8::from(state.is_some())]);
        text(&mut hasher, state.unwrap_or(""));
    }
    hasher.finalize().into()
}

fn text(hasher: &mut Sha256, text: &str) {
    hasher.update((text.len() as u64).to_le_bytes());
    hasher.update(text);
}

/// What a walk over the chain found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainReport {
    /// Rows whose hash was checked.
    pub rows: u64,
    /// The newest hash, 32 bytes; the witness to keep outside.
    pub head: [u8; 32],
    /// Number of the first row that is not what was written, where there is one.
    pub broken_at: Option<Seq>,
}

/// Walks the log from its first row and computes every hash again. `on_row` is told how many
/// rows were walked; its error ends the walk.
pub(crate) fn verify_chain(
    connection: &Connection,
    mut on_row: impl FnMut(u64) -> Result<()>,
) -> Result<ChainReport> {
    let mut statement = connection.prepare(
        "SELECT c.seq, c.at, c.actor, c.noun, c.noun_id, c.item_id, c.rev, c.op, c.sha, c.hash,
                c.batch, b.kind, b.target, b.label, c.before, c.after,
                b.at = c.at AND b.actor = c.actor
         FROM change c JOIN batch b ON b.id = c.batch ORDER BY c.seq",
    )?;
    let mut rows = statement.query([])?;
    let mut report = ChainReport { rows: 0, head: GENESIS, broken_at: None };
    while let Some(row) = rows.next()? {
        match next_hash(row, &report) {
            Ok(Some(hash)) => report.head = hash,
            // A word that no version of the program wrote is an altered row, too.
            Ok(None) | Err(ArchiveError::Database(_)) => {
                report.broken_at = Some(row.get(0)?);
                return Ok(report);
            }
            Err(error) => return Err(error),
        }
        report.rows += 1;
        on_row(report.rows)?;
    }
    Ok(report)
}

/// The hash of a row, where it is the one that stands there.
fn next_hash(row: &Row<'_>, report: &ChainReport) -> Result<Option<[u8; 32]>> {
    let actor: String = row.get(2)?;
    let link = ChainLink {
        seq: row.get(0)?,
        at_ms: row.get(1)?,
        actor: &actor,
        noun: row.get(3)?,
        noun_id: row.get(4)?,
        item: row.get(5)?,
        rev: row.get(6)?,
        op: row.get(7)?,
        sha: row.get(8)?,
    };
    let label: String = row.get(13)?;
    let (before, after): (Option<String>, Option<String>) = (row.get(14)?, row.get(15)?);
    let said = content_sha(
        row.get(10)?,
        row.get(11)?,
        row.get(12)?,
        &label,
        before.as_deref(),
        after.as_deref(),
    );
    let hash = chain_hash(&report.head, &link);
    let next = i64::try_from(report.rows).unwrap_or(i64::MAX) + 1;
    let as_written = link.seq == next
        && said == link.sha
        && row.get(16)?
        && hash == row.get::<_, [u8; 32]>(9)?;
    Ok(as_written.then_some(hash))
}
