//! What a citation key may be: Pandoc's rule, wider than the keys that Dossier makes itself.

/// A key at the start of `text`, behind the `@`, and how many characters it takes.
///
/// A key starts with a letter, a digit or `_`; it goes on with these and with single punctuation
/// marks out of `:.#$%&-+?<>~/` between them. Anything else stands in braces: `@{any key}`.
pub(super) fn key_at(text: &[char]) -> Option<(String, usize)> {
    if text.first() == Some(&'{') {
        let end = text.iter().position(|&c| c == '}')?;
        let key: String = text[1..end].iter().collect();
        return (!key.trim().is_empty()).then(|| (key.trim().to_owned(), end + 1));
    }
    let mut length = 0;
    while let Some(&c) = text.get(length) {
        let goes_on = is_key_character(c)
            || (length > 0
                && is_inner_mark(c)
                && text.get(length + 1).is_some_and(|&next| is_key_character(next)));
        if !goes_on {
            break;
        }
        length += 1;
    }
    (length > 0).then(|| (text[..length].iter().collect(), length))
}

fn is_key_character(c: char) -> bool {
    // Marks that combine with a letter belong to it in many scripts.
    c.is_alphanumeric() || c == '_' || matches!(c, '\u{300}'..='\u{36F}' | '\u{93A}'..='\u{94D}')
}

fn is_inner_mark(c: char) -> bool {
    matches!(c, ':' | '.' | '#' | '$' | '%' | '&' | '-' | '+' | '?' | '<' | '>' | '~' | '/')
}

#[cfg(test)]
mod tests {
    use super::key_at;

    #[test]
    fn keys_end_where_pandoc_ends_them() {
        for (text, key) in [
            ("harbour-2024-1219, p. 4", Some("harbour-2024-1219")),
            ("a.", Some("a")),
            ("a..b", Some("a")),
            ("a:b/c?d", Some("a:b/c?d")),
            ("国家-1, 第3页", Some("国家-1")),
            ("_x", Some("_x")),
            ("-x", None),
            (" x", None),
            ("", None),
            ("{two words}, p", Some("two words")),
            ("{open", None),
            ("{ }", None),
            ("a|b", Some("a")),
        ] {
            let characters: Vec<char> = text.chars().collect();
            assert_eq!(key_at(&characters).map(|(key, _)| key).as_deref(), key, "{text}");
        }
    }
}
