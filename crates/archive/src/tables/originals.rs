//! The rows of originals: which bytes are kept, how many, and where they lie.

use rusqlite::{Connection, OptionalExtension as _, params};

use crate::error::{ArchiveError, Result};
use crate::originals::{PackPlace, Packed, PutOriginal};
use crate::sha::Sha256Hex;

/// Writes the row of an original that was kept, where there is none yet.
pub(crate) fn keep_original(
    connection: &Connection,
    original: &PutOriginal,
    at_ms: i64,
) -> Result<()> {
    let size = i64::try_from(original.size)
        .map_err(|_| ArchiveError::TooLarge { cap: i64::MAX.unsigned_abs() })?;
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO original (sha, size, added_at, pack, place)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            original.sha.as_str(),
            size,
            at_ms,
            original.packed.map(|packed| packed.at.pack),
            original.packed.map(|packed| packed.at.place.cast_signed()),
        ])?;
    if let Some(Packed { at, ends }) = original.packed {
        connection
            .prepare_cached(
                "INSERT INTO pack (number, ends) VALUES (?1, ?2)
                 ON CONFLICT (number) DO UPDATE SET ends = max(ends, excluded.ends)",
            )?
            .execute(params![at.pack, ends.cast_signed()])?;
    }
    Ok(())
}

/// What the row of an original says of where its bytes lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {
    /// There is no row.
    Unknown,
    /// In a file of their own.
    Loose,
    /// In a pack.
    Packed(PackPlace),
}

/// Where the bytes of an original lie.
pub(crate) fn kept(connection: &Connection, sha: &Sha256Hex) -> Result<Kept> {
    let found: Option<(Option<u32>, Option<i64>)> = connection
        .prepare_cached("SELECT pack, place FROM original WHERE sha = ?1")?
        .query_row([sha.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(match found {
        None => Kept::Unknown,
        Some((Some(pack), Some(place))) => {
            Kept::Packed(PackPlace { pack, place: place.unsigned_abs() })
        }
        Some(_) => Kept::Loose,
    })
}

/// How far the members of a pack reach that some original names; 0 for a pack of none.
pub(crate) fn pack_ends(connection: &Connection, pack: u32) -> Result<u64> {
    let ends: Option<i64> = connection
        .prepare_cached("SELECT ends FROM pack WHERE number = ?1")?
        .query_row([pack], |row| row.get(0))
        .optional()?;
    Ok(ends.unwrap_or(0).unsigned_abs())
}
