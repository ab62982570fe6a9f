//! Corrections: what the analyst put right. The version keeps what the page said.

use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};

use super::ids::{from_json, id_list, json};
use crate::change::{Noun, Op, Opinion, Place, Writing, words};
use crate::date::RecordedDate;
use crate::error::{ArchiveError, Result};
use crate::ids::ItemId;

words! {
    /// A field that can be corrected.
    Field {
        /// The title.
        Title => "title",
        /// The authors.
        Authors => "authors",
        /// Who published it.
        Publisher => "publisher",
        /// When it was published.
        Published => "published",
        /// The language tag.
        Language => "language",
        /// The address.
        Url => "url",
    }
}

impl Field {
    /// Every field, in the order of the log's numbers for them (from 1). Only ever added to.
    const ALL: [Self; 6] =
        [Self::Title, Self::Authors, Self::Publisher, Self::Published, Self::Language, Self::Url];

    fn place(self, item: ItemId) -> Place {
        let id = Self::ALL.iter().position(|field| *field == self).unwrap_or_default() as i64 + 1;
        Place { id, item: Some(item) }
    }

    fn at(place: Place) -> Result<Self> {
        usize::try_from(place.id - 1)
            .ok()
            .and_then(|index| Self::ALL.get(index).copied())
            .ok_or_else(|| ArchiveError::damaged("the log of changes", "an unknown field"))
    }
}

/// The right value of a field. An empty text or list says that there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "field", content = "value", rename_all = "lowercase")]
pub enum Correction {
    /// The title.
    Title(String),
    /// The authors, in order.
    Authors(Vec<String>),
    /// Who published it.
    Publisher(String),
    /// When it was published.
    Published(RecordedDate),
    /// The language tag.
    Language(String),
    /// The address.
    Url(String),
}

impl Correction {
    /// The field it is about.
    pub fn field(&self) -> Field {
        match self {
            Self::Title(_) => Field::Title,
            Self::Authors(_) => Field::Authors,
            Self::Publisher(_) => Field::Publisher,
            Self::Published(_) => Field::Published,
            Self::Language(_) => Field::Language,
            Self::Url(_) => Field::Url,
        }
    }

    /// Its value as the table keeps it.
    fn value(&self) -> Result<String> {
        match self {
            Self::Authors(list) => json(list),
            Self::Published(date) => json(date),
            Self::Title(text) | Self::Publisher(text) | Self::Language(text) | Self::Url(text) => {
                json(text)
            }
        }
    }

    fn stored(field: Field, value: &str) -> Result<Self> {
        let what = "a correction";
        Ok(match field {
            Field::Title => Self::Title(from_json(value, what)?),
            Field::Authors => Self::Authors(from_json(value, what)?),
            Field::Publisher => Self::Publisher(from_json(value, what)?),
            Field::Published => Self::Published(from_json(value, what)?),
            Field::Language => Self::Language(from_json(value, what)?),
            Field::Url => Self::Url(from_json(value, what)?),
        })
    }
}

impl Opinion for Correction {
    const NOUN: Noun = Noun::Correction;

    fn load(connection: &Connection, place: Place) -> Result<Option<Self>> {
        let field = Field::at(place)?;
        let value: Option<String> = connection
            .prepare_cached("SELECT value FROM correction WHERE item_id = ?1 AND field = ?2")?
            .query_row(params![place.item, field], |row| row.get(0))
            .optional()?;
        value.map(|value| Self::stored(field, &value)).transpose()
    }

    fn store(writing: &Writing<'_>, place: Place, state: Option<&Self>) -> Result<()> {
        let field = Field::at(place)?;
        let Some(state) = state else {
            writing
                .connection
                .prepare_cached("DELETE FROM correction WHERE item_id = ?1 AND field = ?2")?
                .execute(params![place.item, field])?;
            return Ok(());
        };
        writing
            .connection
            .prepare_cached(
                "INSERT INTO correction (item_id, field, value) VALUES (?1, ?2, ?3)
                 ON CONFLICT (item_id, field) DO UPDATE SET value = excluded.value",
            )?
            .execute(params![place.item, field, state.value()?])?;
        Ok(())
    }
}

/// Reads corrections.
#[derive(Clone, Copy)]
pub struct Corrections<'r> {
    pub(crate) connection: &'r Connection,
}

impl Corrections<'_> {
    /// The corrections of an item.
    pub fn of_item(&self, item: ItemId) -> Result<Vec<Correction>> {
        Ok(self.of_items(&[item])?.into_iter().map(|(_, correction)| correction).collect())
    }

    /// The corrections of some items, by item.
    pub(crate) fn of_items(&self, items: &[ItemId]) -> Result<Vec<(ItemId, Correction)>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT item_id, field, value FROM correction
             WHERE item_id IN (SELECT value FROM json_each(?1)) ORDER BY item_id, field",
        )?;
        let mut rows = statement.query([id_list(items)])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let value: String = row.get(2)?;
            found.push((row.get(0)?, Correction::stored(row.get(1)?, &value)?));
        }
        Ok(found)
    }
}

/// Writes corrections.
pub struct CorrectionsWrite<'a, 'c> {
    pub(crate) writing: &'a mut Writing<'c>,
}

impl CorrectionsWrite<'_, '_> {
    /// Corrects a field of an item; false where it was corrected like that already.
    pub fn set(&mut self, item: ItemId, correction: &Correction) -> Result<bool> {
        super::items::must_exist(self.writing.connection, &[item])?;
        let place = correction.field().place(item);
        self.writing.change(place, Op::Correct, Some(correction))
    }

    /// Takes the correction of a field away, so that what the page said stands again.
    pub fn clear(&mut self, item: ItemId, field: Field) -> Result<bool> {
        super::items::must_exist(self.writing.connection, &[item])?;
        self.writing.change::<Correction>(field.place(item), Op::Correct, None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_of_fields_in_the_log_never_change() {
        let numbers: Vec<_> =
            Field::ALL.iter().map(|field| (field.place(7).id, field.word())).collect();
        assert_eq!(
            numbers,
            [
                (1, "title"),
                (2, "authors"),
                (3, "publisher"),
                (4, "published"),
                (5, "language"),
                (6, "url")
            ]
        );
    }

    #[test]
    fn the_log_names_the_field_with_the_value() {
        let correction = Correction::Authors(vec!["Ada".to_owned()]);
        assert_eq!(
            serde_json::to_string(&correction).unwrap(),
            r#"{"field":"authors","value":["Ada"]}"#
        );
    }
}
