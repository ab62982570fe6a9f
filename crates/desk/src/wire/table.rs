//! The columns of a table, before it is imported.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for the columns of a table or list of records. No vault needs to be open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TableColumns {
    /// Path of the file.
    pub path: String,
}

/// A table or list of records, by its start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TableInfo {
    /// Code of the format: `csv`, `jsonl` or `json`.
    pub format: String,
    /// Its columns, or the fields of its records, in order.
    pub columns: Vec<TableColumn>,
    /// The first rows, at most 5, with a value for each column; long values are cut short.
    pub rows: Vec<Vec<String>>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TableColumn {
    /// Its name.
    pub name: String,
    /// Its value in the first row that has one; empty where none does.
    pub example: String,
    /// What is taken from it unless `columns` of `start_import` says otherwise: `title`, `body`,
    /// `url`, `author`, `publisher`, `published`, `modified`, `language`, `tags`; `null` for
    /// nothing.
    pub field: Option<String>,
}
