//! What the columns of a table, or the fields of its records, mean.

use serde::{Deserialize, Serialize};

/// Names of the columns that hold what is known of a document. A field that is `None` is looked
/// for under its usual names.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Columns {
    /// The title.
    pub title: Option<String>,
    /// The text.
    pub body: Option<String>,
    /// The address.
    pub url: Option<String>,
    /// The authors.
    pub authors: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// When it was changed.
    pub modified: Option<String>,
    /// The language.
    pub language: Option<String>,
    /// Tags.
    pub tags: Option<String>,
}
