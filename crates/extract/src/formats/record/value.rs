//! Values of JSON records as texts.

use serde_json::Value;

/// At most this many fields of one record are read.
const MOST: usize = 2000;

/// The text at a path such as `content.url`; empty where there is none.
pub(in crate::formats) fn text(value: &Value, path: &str) -> String {
    let mut at = value;
    for key in path.split('.') {
        match at.get(key) {
            Some(next) => at = next,
            None => return String::new(),
        }
    }
    scalar(at).unwrap_or_default()
}

/// The values of a list at a key; empty where there is none.
pub(in crate::formats) fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The texts of a list: of its texts, or of this field of its objects.
pub(in crate::formats) fn texts(value: &Value, key: &str, field: &str) -> Vec<String> {
    let one = |value: &Value| scalar(value.get(field).unwrap_or(value));
    list(value, key).iter().filter_map(one).filter(|text| !text.is_empty()).collect()
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// All texts of a record with their paths, in the order of the paths. Texts of a list are joined.
pub(in crate::formats) fn flat(value: &Value) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    let mut open: Vec<(String, &Value)> = vec![(String::new(), value)];
    while let Some((path, value)) = open.pop() {
        if out.len() >= MOST {
            break;
        }
        match value {
            Value::Object(fields) => {
                for (key, value) in fields.iter().rev() {
                    let below = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                    open.push((below, value));
                }
            }
            Value::Array(values) => {
                let name = |value: &Value| {
                    ["name", "title", "label", "term"]
                        .iter()
                        .find_map(|key| value.get(key).and_then(scalar))
                };
                let texts: Vec<String> = values
                    .iter()
                    .filter_map(|value| scalar(value).or_else(|| name(value)))
                    .collect();
                if !texts.is_empty() {
                    out.push((path, texts.join("; ")));
                }
            }
            other => out.extend(scalar(other).map(|text| (path, text))),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_flattened_in_order() {
        let value: Value = serde_json::from_str(
            r#"{"title":"a","source":{"name":"G","n":1},"tags":["x","y"],"authors":[{"name":"A"}],"no":null}"#,
        )
        .unwrap();
        let expected = [
            ("authors", "A"),
            ("source.n", "1"),
            ("source.name", "G"),
            ("tags", "x; y"),
            ("title", "a"),
        ];
        let flat = flat(&value);
        let flat: Vec<(&str, &str)> = flat.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(flat, expected);
        assert_eq!(text(&value, "source.name"), "G");
        assert_eq!(text(&value, "source.name.x"), "");
        assert_eq!(texts(&value, "authors", "name"), ["A"]);
        assert_eq!(texts(&value, "tags", "name"), ["x", "y"]);
    }
}
