//! Sources: who published. A by-product of filing, so it is not logged on its own.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::fold::{fold, tidy};
use crate::change::Writing;
use crate::error::Result;

/// Number of a source, from 1.
pub type SourceId = i64;

/// An outlet, agency or feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its number.
    pub id: SourceId,
    /// Its name; its host where no page gave a name.
    pub name: String,
    /// Its host, empty where none is known.
    pub host: String,
}

/// Reads sources.
#[derive(Clone, Copy)]
pub struct Sources<'r> {
    pub(crate) connection: &'r Connection,
}

impl Sources<'_> {
    /// Every source, by name.
    pub fn all(&self) -> Result<Vec<Source>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, name, host FROM source ORDER BY fold, host")?;
        let rows = statement.query_map([], |row| {
            Ok(Source { id: row.get(0)?, name: row.get(1)?, host: row.get(2)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// The number of a source, made where it is new; `None` where neither name nor host is known.
pub(crate) fn intern(
    writing: &Writing<'_>,
    name: Option<&str>,
    host: Option<&str>,
) -> Result<Option<SourceId>> {
    let host = tidy(host.unwrap_or_default()).to_lowercase();
    let mut name = tidy(name.unwrap_or_default());
    if name.is_empty() {
        name.clone_from(&host);
    }
    if name.is_empty() {
        return Ok(None);
    }
    let folded = fold(&name);
    let known = writing
        .connection
        .prepare_cached("SELECT id FROM source WHERE fold = ?1 AND host = ?2")?
        .query_row(params![folded, host], |row| row.get(0))
        .optional()?;
    if known.is_some() {
        return Ok(known);
    }
    writing
        .connection
        .prepare_cached("INSERT INTO source (name, fold, host) VALUES (?1, ?2, ?3)")?
        .execute(params![name, folded, host])?;
    Ok(Some(writing.connection.last_insert_rowid()))
}
