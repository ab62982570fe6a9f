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

/// Who published, as a version or a page says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    /// It does not say.
    Nobody,
    /// This source.
    Known(SourceId),
    /// A source that no version has.
    Unheard,
}

/// The source with a name and a host.
pub(crate) fn find(
    connection: &Connection,
    name: Option<&str>,
    host: Option<&str>,
) -> Result<Found> {
    let Some((name, host)) = tidied(name, host) else { return Ok(Found::Nobody) };
    Ok(look_up(connection, &fold(&name), &host)?.map_or(Found::Unheard, Found::Known))
}

/// The number of a source, made where it is new; `None` where neither name nor host is known.
pub(crate) fn intern(
    writing: &Writing<'_>,
    name: Option<&str>,
    host: Option<&str>,
) -> Result<Option<SourceId>> {
    let Some((name, host)) = tidied(name, host) else { return Ok(None) };
    let folded = fold(&name);
    let known = look_up(writing.connection, &folded, &host)?;
    if known.is_some() {
        return Ok(known);
    }
    writing
        .connection
        .prepare_cached("INSERT INTO source (name, fold, host) VALUES (?1, ?2, ?3)")?
        .execute(params![name, folded, host])?;
    Ok(Some(writing.connection.last_insert_rowid()))
}

/// Name and host as they are kept, the host standing in for a missing name.
fn tidied(name: Option<&str>, host: Option<&str>) -> Option<(String, String)> {
    let host = tidy(host.unwrap_or_default()).to_lowercase();
    let mut name = tidy(name.unwrap_or_default());
    if name.is_empty() {
        name.clone_from(&host);
    }
    (!name.is_empty()).then_some((name, host))
}

fn look_up(connection: &Connection, folded: &str, host: &str) -> Result<Option<SourceId>> {
    Ok(connection
        .prepare_cached("SELECT id FROM source WHERE fold = ?1 AND host = ?2")?
        .query_row(params![folded, host], |row| row.get(0))
        .optional()?)
}
