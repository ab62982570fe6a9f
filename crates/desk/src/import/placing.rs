//! What an import was asked for besides its paths. Stored with it, so that it goes on alike.

use std::collections::BTreeMap;

use archive::How;
use extract::formats::Columns;
use serde::{Deserialize, Serialize};

use crate::fault::refused;
use crate::wire::WireError;

/// What is done with what an import brings.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Wishes {
    /// Case to link items to, as evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) case: Option<i64>,
    /// Tags to give them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) tags: Vec<String>,
    /// Address, of a single file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) url: Option<String>,
    /// How they came, as the archive's word.
    pub(crate) how: String,
    /// What the columns of tables hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) columns: Option<Columns>,
}

impl Wishes {
    /// Reads stored ones; what a newer program added is left aside.
    pub(crate) fn parse(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }

    /// As they are stored.
    pub(super) fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_else(|_| "{}".to_owned())
    }

    /// How items came.
    pub(super) fn how(&self) -> How {
        How::from_word(&self.how).unwrap_or(How::Import)
    }
}

/// Reads which column holds what.
pub(crate) fn columns(given: &BTreeMap<String, String>) -> Result<Option<Columns>, WireError> {
    if given.is_empty() {
        return Ok(None);
    }
    let mut columns = Columns::default();
    for (field, column) in given {
        let place = match field.as_str() {
            "title" => &mut columns.title,
            "body" | "text" => &mut columns.body,
            "url" => &mut columns.url,
            "author" | "authors" => &mut columns.authors,
            "publisher" | "source" => &mut columns.publisher,
            "published" | "date" => &mut columns.published,
            "modified" => &mut columns.modified,
            "language" => &mut columns.language,
            "tags" | "tag" => &mut columns.tags,
            other => {
                return Err(refused(format!(
                    "a column cannot hold “{other}”; it can hold title, body, url, author, \
                     publisher, published, modified, language or tags. Nothing was imported"
                )));
            }
        };
        *place = Some(column.clone());
    }
    Ok(Some(columns))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_survive_the_vault() {
        let wishes = Wishes {
            case: Some(3),
            tags: vec!["port".to_owned()],
            how: "drop".to_owned(),
            ..Wishes::default()
        };
        assert_eq!(Wishes::parse(&wishes.to_json()), wishes);
        assert_eq!(wishes.how(), How::Drop);
        assert_eq!(Wishes::parse("{\"new\": 1}").how(), How::Import);
        assert_eq!(Wishes::parse("nonsense"), Wishes::default());
    }

    #[test]
    fn a_column_has_a_name_that_is_known() {
        let given = |field: &str| BTreeMap::from([(field.to_owned(), "headline".to_owned())]);
        let found = columns(&given("title")).unwrap().unwrap();
        assert_eq!(found.title.as_deref(), Some("headline"));
        assert!(columns(&given("colour")).unwrap_err().message.contains("“colour”"));
        assert_eq!(columns(&BTreeMap::new()).unwrap(), None);
    }
}
