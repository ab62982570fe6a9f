//! Where an item stands in triage.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension as _, ToSql, params};
use serde::{Deserialize, Serialize};

use crate::change::{Noun, Opinion, Place, Writing};
use crate::error::{ArchiveError, Result};
use crate::index::Status;

/// The status of an item as an opinion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ItemStatus {
    #[serde(with = "word")]
    pub(crate) status: Status,
}

impl Opinion for ItemStatus {
    const NOUN: Noun = Noun::Item;

    fn load(connection: &Connection, place: Place) -> Result<Option<Self>> {
        Ok(connection
            .prepare_cached("SELECT status FROM item WHERE id = ?1")?
            .query_row([place.id], |row| Ok(Self { status: row.get(0)? }))
            .optional()?)
    }

    fn store(writing: &Writing<'_>, place: Place, state: Option<&Self>) -> Result<()> {
        let state = state.ok_or_else(|| {
            ArchiveError::damaged("the log of changes", "an item without a status")
        })?;
        writing
            .connection
            .prepare_cached("UPDATE item SET status = ?2 WHERE id = ?1")?
            .execute(params![place.id, state.status])?;
        Ok(())
    }
}

impl ToSql for Status {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.word().into())
    }
}

impl FromSql for Status {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::from_word(value.as_str()?).ok_or(FromSqlError::InvalidType)
    }
}

/// A status as its word in the log.
mod word {
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    use crate::index::Status;

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
    pub(super) fn serialize<S: Serializer>(
        status: &Status,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(status.word())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Status, D::Error> {
        let word = String::deserialize(deserializer)?;
        Status::from_word(&word).ok_or_else(|| D::Error::custom("not a status"))
    }
}
