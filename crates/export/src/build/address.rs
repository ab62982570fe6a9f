//! Which addresses a document may link to.

use std::fmt::Write as _;

/// A harmless target in ASCII, or why there is none.
///
/// Only `http`, `https` and `mailto` are let through, and `#` within the document; a relative path
/// means nothing in a file that is passed on. The answer is percent-encoded where a PDF or a
/// Word file could not hold a character otherwise.
pub(crate) fn safe(address: &str) -> Option<String> {
    let address = address.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    if let Some(name) = address.strip_prefix('#') {
        return (!name.is_empty()).then(|| format!("#{name}"));
    }
    let (scheme, rest) = address.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    let filled = match scheme.as_str() {
        "http" | "https" => rest
            .strip_prefix("//")
            .is_some_and(|host| host.starts_with(|c| !matches!(c, '/' | '?' | '#'))),
        "mailto" => rest.contains('@'),
        _ => false,
    };
    filled.then(|| format!("{scheme}:{}", encode(rest)))
}

/// Percent-encodes what may not stand in a URI (RFC 3986); a `%` stays as it is. Square brackets
/// may stand around the number of a host alone.
fn encode(text: &str) -> String {
    let host = text
        .strip_prefix("//")
        .map_or(0, |rest| 2 + rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let odd = matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
            || (matches!(c, '[' | ']') && at >= host);
        if c.is_ascii_graphic() && !odd {
            out.push(c);
            continue;
        }
        let mut buffer = [0; 4];
        for byte in c.encode_utf8(&mut buffer).bytes() {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::safe;
    use proptest::prelude::*;

    #[test]
    fn only_harmless_schemes_are_linked() {
        for (address, target) in [
            ("https://harbour.example/a?b=c#d", Some("https://harbour.example/a?b=c#d")),
            (" HTTP://harbour.example ", Some("http://harbour.example")),
            ("mailto:desk@harbour.example", Some("mailto:desk@harbour.example")),
            ("#what-is-new", Some("#what-is-new")),
            ("#指标", Some("#指标")),
            ("https://harbour.example/é \"x\"", Some("https://harbour.example/%C3%A9%20%22x%22")),
            ("http://[::1]/[a]", Some("http://[::1]/%5Ba%5D")),
            ("javascript:alert(1)", None),
            ("java\nscript:alert(1)", None),
            ("file:///etc/passwd", None),
            ("data:text/html,x", None),
            ("vbscript:x", None),
            ("//harbour.example", None),
            ("../secret", None),
            ("https:///x", None),
            ("https:harbour", None),
            ("mailto:nobody", None),
            ("#", None),
            ("", None),
        ] {
            assert_eq!(safe(address).as_deref(), target, "{address}");
        }
    }

    proptest! {
        #[test]
        fn a_target_is_ascii_and_of_an_allowed_scheme(address in "(https?|mailto|javascript|x):.{0,40}") {
            if let Some(target) = safe(&address) {
                prop_assert!(target.chars().all(|c| c.is_ascii_graphic()));
                let (scheme, _) = target.split_once(':').unwrap();
                prop_assert!(["http", "https", "mailto"].contains(&scheme));
            }
        }
    }
}
