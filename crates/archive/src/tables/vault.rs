//! The vault's own row: its name and its analyst.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};

use super::fold::tidy;
use crate::change::{Noun, Op, Opinion, Place, Writing};
use crate::error::{ArchiveError, Result};
use crate::moment;

/// Where the vault stands in the log.
const PLACE: Place = Place { id: 1, item: None };

/// What can be changed of the vault itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct VaultState {
    name: String,
    analyst: String,
}

impl Opinion for VaultState {
    const NOUN: Noun = Noun::Vault;

    fn load(connection: &Connection, _place: Place) -> Result<Option<Self>> {
        Ok(connection
            .prepare_cached("SELECT name, analyst FROM vault WHERE id = 1")?
            .query_row([], |row| Ok(Self { name: row.get(0)?, analyst: row.get(1)? }))
            .optional()?)
    }

    fn store(writing: &Writing<'_>, _place: Place, state: Option<&Self>) -> Result<()> {
        let state = state.ok_or_else(|| {
            ArchiveError::damaged("the log of changes", "the vault's name was taken away")
        })?;
        writing
            .connection
            .prepare_cached("UPDATE vault SET name = ?1, analyst = ?2 WHERE id = 1")?
            .execute(params![state.name, state.analyst])?;
        Ok(())
    }
}

/// What a vault says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VaultRow {
    /// Identity, 32 lower-case hex digits.
    pub vault_id: String,
    /// Name shown to the user.
    pub name: String,
    /// The analyst who signs the log.
    pub analyst: String,
    /// When it was made.
    pub created_at: Timestamp,
}

/// Reads the vault's row.
#[derive(Clone, Copy)]
pub struct Vault<'r> {
    pub(crate) connection: &'r Connection,
}

impl Vault<'_> {
    /// The row.
    pub fn get(&self) -> Result<VaultRow> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT vault_id, name, analyst, created_at FROM vault WHERE id = 1")?;
        let found = statement
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get::<_, i64>(3)?)))
            .optional()?;
        let (vault_id, name, analyst, created_at) = found.ok_or_else(|| {
            ArchiveError::damaged("the database archive.sqlite", "it does not say whose it is")
        })?;
        Ok(VaultRow { vault_id, name, analyst, created_at: moment::from_ms(created_at)? })
    }
}

/// Writes the vault's row.
pub struct VaultWrite<'a, 'c> {
    pub(crate) writing: &'a mut Writing<'c>,
}

impl VaultWrite<'_, '_> {
    /// Renames the vault, its analyst or both; false where nothing changed.
    pub fn rename(&mut self, name: Option<&str>, analyst: Option<&str>) -> Result<bool> {
        let mut state = VaultState::load(self.writing.connection, PLACE)?
            .ok_or_else(|| ArchiveError::not_found("vault", 1))?;
        if let Some(name) = name {
            state.name = checked("vault", name)?;
        }
        if let Some(analyst) = analyst {
            state.analyst = checked("analyst", analyst)?;
        }
        self.writing.change(PLACE, Op::Edit, Some(&state))
    }
}

/// Writes the row of a new vault, before anything is logged.
pub(crate) fn insert(
    connection: &Connection,
    new: &crate::vault::NewVault,
    at: Timestamp,
) -> Result<()> {
    connection.execute(
        "INSERT INTO vault (id, vault_id, name, analyst, created_at) VALUES (1, ?1, ?2, ?3, ?4)",
        params![
            new.vault_id,
            checked("vault", &new.name)?,
            checked("analyst", &new.analyst)?,
            at.as_millisecond()
        ],
    )?;
    Ok(())
}

fn checked(what: &str, name: &str) -> Result<String> {
    let name = tidy(name);
    if name.is_empty() {
        return Err(ArchiveError::refused(format!("the {what} needs a name")));
    }
    Ok(name)
}
