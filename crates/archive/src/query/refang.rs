//! Undoes the defanging of indicators, so that either spelling finds the other.

/// `word` without brackets around dots and colons and without the scheme of an address:
/// `hxxps://evil[.]example/x` becomes `evil.example/x`. The index holds the pieces of an
/// address in a row, however it was spelled, so the scheme would only keep the two spellings
/// apart.
pub(crate) fn refang(word: &str) -> String {
    let mut plain = word.to_owned();
    for (defanged, dot) in [
        ("[.]", "."),
        ("(.)", "."),
        ("{.}", "."),
        ("[dot]", "."),
        ("(dot)", "."),
        ("[:]", ":"),
        ("[://]", "://"),
        ("[@]", "@"),
        ("[at]", "@"),
    ] {
        plain = plain.replace(defanged, dot);
    }
    match plain.split_once("://") {
        Some((scheme, rest)) if is_scheme(scheme) && !rest.is_empty() => rest.to_owned(),
        _ => plain,
    }
}

/// Whether `text` is the scheme of a web address, defanged or not.
fn is_scheme(text: &str) -> bool {
    ["http", "https", "hxxp", "hxxps", "ftp", "fxp", "ftps"]
        .iter()
        .any(|scheme| scheme.eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod tests {
    use super::refang;

    #[test]
    fn both_spellings_meet() {
        for (word, plain) in [
            ("hxxps://evil[.]example/x?y=1", "evil.example/x?y=1"),
            ("HTTP://evil.example", "evil.example"),
            ("10[.]0[.]0[.]1", "10.0.0.1"),
            ("evil(.)example", "evil.example"),
            ("user[@]evil[dot]example", "user@evil.example"),
            ("http://", "http://"),
            ("a://b", "a://b"),
        ] {
            assert_eq!(refang(word), plain);
        }
    }
}
