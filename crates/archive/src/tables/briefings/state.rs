//! Which revision of a briefing stands, as an opinion that can be taken back.

use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};

use crate::change::{Noun, Opinion, Place, Writing};
use crate::error::Result;

/// The revision that stands. A briefing that was taken back has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct BriefingState {
    pub(super) revision: u32,
    /// Hash of what the revision says ([`super::revision_sha`]), so that the log covers its words.
    pub(super) sha: String,
}

impl Opinion for BriefingState {
    const NOUN: Noun = Noun::Briefing;

    fn load(connection: &Connection, place: Place) -> Result<Option<Self>> {
        let mut statement = connection.prepare_cached(
            "SELECT r.number, r.sha FROM briefing b
             JOIN briefing_revision r ON r.briefing_id = b.id AND r.number = b.revision
             WHERE b.id = ?1 AND b.gone = 0",
        )?;
        let state = statement
            .query_row([place.id], |row| Ok(Self { revision: row.get(0)?, sha: row.get(1)? }));
        Ok(state.optional()?)
    }

    fn store(writing: &Writing<'_>, place: Place, state: Option<&Self>) -> Result<()> {
        let connection = writing.connection;
        connection
            .prepare_cached("DELETE FROM citation WHERE briefing_id = ?1")?
            .execute([place.id])?;
        let Some(state) = state else {
            connection
                .prepare_cached("UPDATE briefing SET gone = 1 WHERE id = ?1")?
                .execute([place.id])?;
            return Ok(());
        };
        connection
            .prepare_cached("UPDATE briefing SET revision = ?2, gone = 0 WHERE id = ?1")?
            .execute(params![place.id, state.revision])?;
        connection
            .prepare_cached(
                "INSERT OR IGNORE INTO citation (key, briefing_id)
                 SELECT cited.value, r.briefing_id
                 FROM briefing_revision r, json_each(r.cites) cited
                 WHERE r.briefing_id = ?1 AND r.number = ?2",
            )?
            .execute(params![place.id, state.revision])?;
        Ok(())
    }
}
