//! What a JSON file holds, by its start: which fields lie where. The start is usually cut off in
//! the middle, so no parser is asked.

use crate::formats::Start;
use crate::normal;

/// Deeper fields are not looked at.
const DEEPEST: usize = 6;

/// At most this many fields are noted.
const MOST: usize = 2000;

/// The fields at the start of a JSON file. Paths look like `bookmarks[].content.type`.
#[derive(Debug, Default)]
pub(crate) struct Peek {
    fields: Vec<(String, String)>,
    array: bool,
    /// True where something follows the first value: the file holds several.
    pub(crate) more: bool,
}

impl Peek {
    /// Looks at the start of a file; `None` where it is no JSON object or array.
    pub(crate) fn at(start: &Start<'_>) -> Option<Self> {
        let first = start.head.iter().find(|byte| !byte.is_ascii_whitespace() && **byte != 0)?;
        if !matches!(first, b'{' | b'[' | 0xef | 0xff | 0xfe) {
            return None;
        }
        let text = start.text().trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        Self::of(text)
    }

    /// Looks at a text.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let next = text.get(1..)?.trim_start().chars().next();
        let begins = match text.as_bytes().first()? {
            b'{' => matches!(next, None | Some('"' | '}')),
            b'[' => matches!(next, None | Some('{' | '[' | '"' | ']')),
            _ => false,
        };
        if !begins {
            return None;
        }
        let mut peek = Self { array: text.starts_with('['), ..Self::default() };
        peek.walk(text);
        Some(peek)
    }

    /// The value of the field at a path, where it is a string or number; empty for others.
    pub(crate) fn value(&self, path: &str) -> Option<&str> {
        self.fields.iter().find(|(it, _)| it == path).map(|(_, value)| value.as_str())
    }

    /// True where there is such a field.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.value(path).is_some()
    }

    /// True where all these fields are there.
    pub(crate) fn has_all(&self, paths: &[&str]) -> bool {
        paths.iter().all(|path| self.has(path))
    }

    /// True where a field of this path has this value.
    pub(crate) fn says(&self, path: &str, value: &str) -> bool {
        self.fields.iter().any(|(at, it)| at == path && it == value)
    }

    /// The names of the fields below a path, in order.
    pub(crate) fn names_below(&self, path: &str) -> Vec<&str> {
        let below =
            |(at, _): &(String, String)| at.strip_prefix(path).is_some_and(|it| !it.is_empty());
        let mut names: Vec<&str> = Vec::new();
        for (at, _) in self.fields.iter().filter(|field| below(field)) {
            let name = at[path.len()..].trim_start_matches('.');
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// True where the root is an array.
    pub(crate) fn is_array(&self) -> bool {
        self.array
    }

    /// The names of the fields of a record: of the objects of the array at the root, or of the
    /// first array of objects below it, or of the root itself.
    pub(crate) fn record_names(&self) -> Vec<String> {
        let path = match self.records() {
            Some(name) if !self.more => format!("{name}[]"),
            _ if self.array => "[]".to_owned(),
            _ => String::new(),
        };
        self.names_below(&path).into_iter().map(str::to_owned).collect()
    }

    /// The field of the root that holds an array of objects, the first that does.
    pub(crate) fn records(&self) -> Option<&str> {
        self.fields.iter().find_map(|(at, _)| {
            let (name, below) = at.split_once("[].")?;
            (!name.is_empty() && !name.contains('.') && !below.is_empty()).then_some(name)
        })
    }

    fn walk(&mut self, text: &str) {
        // One entry for each open object or array: the length of the path before it, and whether
        // it is an array.
        let mut open: Vec<(usize, bool)> = Vec::new();
        let mut path = String::new();
        let mut key: Option<String> = None;
        let mut at = 0;
        let bytes = text.as_bytes();
        while at < bytes.len() && self.fields.len() < MOST {
            match bytes[at] {
                b'{' | b'[' => {
                    let array = bytes[at] == b'[';
                    let before = path.len();
                    self.enter(&mut path, key.take(), open.len());
                    if array {
                        path.push_str("[]");
                    }
                    open.push((before, array));
                    at += 1;
                }
                b'}' | b']' => {
                    let Some((before, _)) = open.pop() else { return };
                    path.truncate(before);
                    at += 1;
                    if open.is_empty() {
                        self.more = !text[at..].trim_start().is_empty();
                        return;
                    }
                }
                b'"' => {
                    let (value, end) = string(text, at);
                    at = end;
                    let is_key = open.last().is_some_and(|(_, array)| !array) && key.is_none();
                    if is_key {
                        key = Some(value);
                    } else {
                        self.note(&path, key.take(), value, open.len());
                    }
                }
                b'0'..=b'9' | b'-' | b't' | b'f' | b'n' => {
                    let end = text[at..].find([',', '}', ']', ' ', '\n', '\r', '\t']);
                    let end = end.map_or(text.len(), |end| at + end.max(1));
                    self.note(&path, key.take(), text[at..end].to_owned(), open.len());
                    at = end;
                }
                _ => at += 1,
            }
        }
    }

    /// Goes down into the value of a key.
    fn enter(&mut self, path: &mut String, key: Option<String>, depth: usize) {
        let Some(key) = key else { return };
        if depth <= DEEPEST {
            self.note(path, Some(key.clone()), String::new(), depth);
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(normal::prefix(&key, 80));
        }
    }

    fn note(&mut self, path: &str, key: Option<String>, value: String, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        let Some(key) = key else { return };
        let key = normal::prefix(&key, 80);
        let at = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
        self.fields.push((at, value));
    }
}

/// The string that begins at the quote at `at`, shortened, and where it ends. Escapes stay.
fn string(text: &str, at: usize) -> (String, usize) {
    let inside = &text[at + 1..];
    let mut escaped = false;
    let end = inside.bytes().position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    });
    let end = end.unwrap_or(inside.len());
    let value = normal::prefix(&inside[..end], 300).to_owned();
    (value, (at + 1 + end + 1).min(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_found_where_they_lie() {
        let peek = Peek::of(r#"{"type":"bundle", "objects":[{"type":"report","name":"a \"b\"","n":3,"x":{"y":null}},{"type":"no"#)
            .unwrap();
        assert_eq!(peek.value("type"), Some("bundle"));
        assert_eq!(peek.value("objects[].n"), Some("3"));
        assert_eq!(peek.value("objects[].x.y"), Some("null"));
        assert!(peek.says("objects[].type", "report") && peek.has("objects"));
        assert_eq!(peek.names_below("objects[]"), ["type", "name", "n", "x", "x.y"]);
        assert!(!peek.more);
    }

    #[test]
    fn several_values_are_lines() {
        let peek = Peek::of("{\"a\":1}\n{\"a\":2}").unwrap();
        assert!(peek.more && peek.has("a"));
        assert!(!Peek::of("[{\"a\":1}]\n").unwrap().more);
    }

    #[test]
    fn what_is_no_json_is_none() {
        for text in ["[one] two", "{tide}", "", "\"a\"", "{", "<a>"] {
            let peek = Peek::of(text);
            assert!(peek.is_none() || text == "{", "{text}");
        }
        let deep = "[".repeat(100_000);
        assert!(Peek::of(&deep).is_some());
    }
}
