//! The box about the author below an article, as browsers copy it: a name, the name glued to an
//! address, and a sentence about the person.

use std::ops::Range;

use crate::address;

/// Longer lines are no names.
const LONGEST_NAME: usize = 60;

/// An author box.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct AuthorBox {
    /// The name.
    pub(super) name: String,
    /// The host of the address.
    pub(super) host: Option<String>,
    /// Its lines.
    pub(super) lines: Range<usize>,
}

/// The first author box of a text.
pub(super) fn find(lines: &[String]) -> Option<AuthorBox> {
    (0..lines.len().saturating_sub(1)).find_map(|i| {
        let name = lines[i].as_str();
        let glued = lines[i + 1].strip_prefix(name)?;
        let is_address = glued.starts_with("http://")
            || glued.starts_with("https://")
            || glued.starts_with("www.");
        if !is_address
            || name.chars().nth(LONGEST_NAME).is_some()
            || !name.chars().any(char::is_alphabetic)
        {
            return None;
        }
        let url =
            if glued.starts_with("www.") { format!("https://{glued}") } else { glued.to_owned() };
        let host = address::parse(url.split_whitespace().next().unwrap_or(""))
            .and_then(|url| address::host(&url));
        // The sentence about the person names them.
        let about = lines
            .get(i + 2)
            .is_some_and(|line| line.contains(name.split(' ').next().unwrap_or(name)));
        Some(AuthorBox { name: name.to_owned(), host, lines: i..i + 2 + usize::from(about) })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn a_name_glued_to_an_address_is_a_box() {
        let found = find(&lines(
            "Closed.\nAda Novak\nAda Novakhttps://www.gazette.example/ada\nAda Novak writes about ports.\nMore",
        ));
        let expected = AuthorBox {
            name: "Ada Novak".into(),
            host: Some("gazette.example".into()),
            lines: 1..4,
        };
        assert_eq!(found, Some(expected));
    }

    #[test]
    fn other_repetitions_are_not() {
        assert_eq!(find(&lines("Ada Novak\nAda Novak writes about ports.")), None);
        assert_eq!(find(&lines("\nhttps://gazette.example/")), None);
        assert_eq!(find(&[]), None);
    }
}
