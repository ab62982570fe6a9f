//! Lists of ids as parameters: one statement for any number of rows.

use crate::error::{ArchiveError, Result};

/// A list of ids as the JSON text that `json_each` reads.
pub(crate) fn id_list(ids: &[i64]) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(2 + ids.len() * 8);
    text.push('[');
    for (index, id) in ids.iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        // Writing to a String cannot fail.
        _ = write!(text, "{id}");
    }
    text.push(']');
    text
}

/// Reads a JSON text from a table.
pub(crate) fn from_json<T: serde::de::DeserializeOwned>(text: &str, what: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| ArchiveError::damaged(what, error))
}

/// Writes a value as the JSON text that a table keeps.
pub(crate) fn json<T: serde::Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value)
        .map_err(|error| ArchiveError::refused(format!("this cannot be stored ({error})")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_ids_is_json() {
        assert_eq!(id_list(&[]), "[]");
        assert_eq!(id_list(&[1, -2, i64::MAX]), "[1,-2,9223372036854775807]");
    }
}
