//! Metadata at the head of a file: `---`, lines of `key: value`, `---`.

use crate::normal;

/// More lines than this are no metadata.
const MOST: usize = 200;

/// Metadata at the head of a file.
#[derive(Debug, Default, PartialEq)]
pub(super) struct FrontMatter {
    /// Its text without the `---`; empty where there is none.
    pub(super) text: String,
    /// Where that stands in the file.
    pub(super) at: Option<(u32, u32)>,
    pairs: Vec<(String, Vec<String>)>,
}

impl FrontMatter {
    /// The first value of the first of these keys that has one.
    pub(super) fn first(&self, keys: &[&str]) -> Option<String> {
        self.all(keys).into_iter().next()
    }

    /// The values of the first of these keys that has any.
    pub(super) fn all(&self, keys: &[&str]) -> Vec<String> {
        let of = |key: &&str| {
            self.pairs.iter().find(|(known, values)| known == key && !values.is_empty())
        };
        keys.iter().find_map(of).map(|(_, values)| values.clone()).unwrap_or_default()
    }
}

/// Splits a text into its metadata and the rest.
pub(super) fn split(text: &str) -> (FrontMatter, &str) {
    let none = || (FrontMatter::default(), text);
    let start = text.trim_start_matches('\u{feff}').trim_start_matches(['\n', '\r']);
    let Some(rest) = start
        .strip_prefix("---")
        .filter(|rest| rest.trim_start_matches([' ', '\t', '\r']).starts_with('\n'))
    else {
        return none();
    };
    let mut front = FrontMatter::default();
    let mut at = rest.find('\n').map_or(rest.len(), |end| end + 1);
    let (before, first) = (text.len() - rest.len(), at);
    for _ in 0..MOST {
        let line = rest[at..].split_inclusive('\n').next().unwrap_or("");
        let position = |byte: usize| u32::try_from(before + byte).unwrap_or(u32::MAX);
        front.at = Some((position(first), position(at)));
        at += line.len();
        match line.trim_end() {
            "---" | "..." => {
                front.text = normal::preformatted(&front.text);
                return if front.pairs.is_empty() { none() } else { (front, &rest[at..]) };
            }
            _ if line.is_empty() => return none(),
            content => {
                front.text.push_str(content);
                front.text.push('\n');
                add(&mut front.pairs, content);
            }
        }
    }
    none()
}

fn add(pairs: &mut Vec<(String, Vec<String>)>, line: &str) {
    let trimmed = line.trim();
    if let (Some(entry), Some((_, values))) = (trimmed.strip_prefix("- "), pairs.last_mut()) {
        values.extend(value(entry));
        return;
    }
    let Some((key, rest)) = trimmed.split_once(':').filter(|_| !line.starts_with([' ', '\t', '#']))
    else {
        return;
    };
    let key = key.trim().trim_matches('"').to_lowercase().replace('-', "_");
    if key.is_empty() || key.contains(' ') {
        return;
    }
    let rest = rest.trim();
    let values = match rest.strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
        Some(list) => list.split(',').filter_map(value).collect(),
        None => value(rest).into_iter().collect(),
    };
    pairs.push((key, values));
}

/// A value without its quotes.
fn value(text: &str) -> Option<String> {
    let text = text.trim();
    let quoted = ['"', '\''].iter().find_map(|mark| text.strip_prefix(*mark)?.strip_suffix(*mark));
    let text = normal::line(quoted.unwrap_or(text));
    (!text.is_empty() && !matches!(text.as_str(), ">" | "|" | ">-" | "null" | "~")).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_lists_and_quotes() {
        let (front, body) = split(
            "---\r\nTitle: 'Gates: closed'\nauthors:\n  - Lin Zhao\n  - R. Haas\ntags: [a, \"b\"]\nempty:\n---\nText",
        );
        assert_eq!(front.first(&["headline", "title"]).as_deref(), Some("Gates: closed"));
        assert_eq!(front.all(&["author", "authors"]), ["Lin Zhao", "R. Haas"]);
        assert_eq!(front.all(&["tags"]), ["a", "b"]);
        assert_eq!(front.first(&["empty"]), None);
        assert_eq!(front.at.map(|(from, _)| from), Some(5));
        assert_eq!(body, "Text");
    }

    #[test]
    fn a_line_of_dashes_is_not_metadata() {
        for text in [
            "---\nNothing here\n---\n",
            "---\ntitle: never closed\n",
            "--- \n",
            "text\n---\na: b\n---\n",
            "",
            "---",
        ] {
            let (front, body) = split(text);
            assert_eq!((front, body), (FrontMatter::default(), text));
        }
    }
}
