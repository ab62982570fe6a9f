//! Rules for sites: what the analyst taught about the blocks of one host's pages.

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use super::fold::tidy;
use crate::change::{Noun, Op, Opinion, Place, Writing};
use crate::error::{ArchiveError, Result};
use crate::ids::SiteRuleId;

/// A rule that stands. The host and the signature are in it, so that the log names them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SiteRuleState {
    host: String,
    signature: String,
    cut: bool,
}

impl Opinion for SiteRuleState {
    const NOUN: Noun = Noun::SiteRule;

    fn load(connection: &Connection, place: Place) -> Result<Option<Self>> {
        let mut statement = connection.prepare_cached(
            "SELECT host, signature, cut FROM site_rule WHERE id = ?1 AND cut IS NOT NULL",
        )?;
        let state = statement.query_row([place.id], |row| {
            Ok(Self { host: row.get(0)?, signature: row.get(1)?, cut: row.get(2)? })
        });
        Ok(state.optional()?)
    }

    fn store(writing: &Writing<'_>, place: Place, state: Option<&Self>) -> Result<()> {
        writing
            .connection
            .prepare_cached("UPDATE site_rule SET cut = ?2 WHERE id = ?1")?
            .execute(params![place.id, state.map(|state| state.cut)])?;
        Ok(())
    }
}

/// A rule for the pages of a host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteRule {
    /// Its number.
    pub id: SiteRuleId,
    /// The host, in lower case.
    pub host: String,
    /// How the blocks begin that it is about.
    pub signature: String,
    /// True where they are cut, false where they are kept.
    pub cut: bool,
}

/// Reads rules for sites.
#[derive(Clone, Copy)]
pub struct SiteRules<'r> {
    pub(crate) connection: &'r Connection,
}

impl SiteRules<'_> {
    /// The rules of a host, oldest first.
    pub fn of_host(&self, host: &str) -> Result<Vec<SiteRule>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, host, signature, cut FROM site_rule
             WHERE host = ?1 AND cut IS NOT NULL ORDER BY id",
        )?;
        let rows = statement.query_map([tidied(host)], read)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Every rule, by host.
    pub fn all(&self) -> Result<Vec<SiteRule>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, host, signature, cut FROM site_rule WHERE cut IS NOT NULL ORDER BY host, id",
        )?;
        let rows = statement.query_map([], read)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<SiteRule> {
    Ok(SiteRule { id: row.get(0)?, host: row.get(1)?, signature: row.get(2)?, cut: row.get(3)? })
}

fn tidied(host: &str) -> String {
    tidy(host).to_lowercase()
}

/// Writes rules for sites.
pub struct SiteRulesWrite<'a, 'c> {
    pub(crate) writing: &'a mut Writing<'c>,
}

impl SiteRulesWrite<'_, '_> {
    /// Sets the rule for blocks of a host that begin like `signature`; false where it stood like
    /// that already.
    ///
    /// # Errors
    /// [`ArchiveError::Refused`] without a host or a signature.
    pub fn set(&mut self, host: &str, signature: &str, cut: bool) -> Result<bool> {
        let host = tidied(host);
        if host.is_empty() || signature.trim().is_empty() {
            return Err(ArchiveError::refused("a rule needs a site and the beginning of a block"));
        }
        let connection = self.writing.connection;
        connection
            .prepare_cached(
                "INSERT INTO site_rule (host, signature) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            )?
            .execute(params![host, signature])?;
        let id = connection
            .prepare_cached("SELECT id FROM site_rule WHERE host = ?1 AND signature = ?2")?
            .query_row(params![host, signature], |row| row.get(0))?;
        let state = SiteRuleState { host, signature: signature.to_owned(), cut };
        self.writing.change(Place { id, item: None }, Op::Teach, Some(&state))
    }

    /// Takes a rule away; false where there was none of this number.
    pub fn remove(&mut self, id: SiteRuleId) -> Result<bool> {
        self.writing.change::<SiteRuleState>(Place { id, item: None }, Op::Teach, None)
    }
}
