//! When two names are the same name: stored, so its rules never change.

use unicode_normalization::UnicodeNormalization as _;

/// The form under which tags and sources are unique: compatibility forms unified, lower case,
/// single spaces.
pub(crate) fn fold(name: &str) -> String {
    tidy(&name.nfkc().collect::<String>().to_lowercase())
}

/// A name as it is shown: no spaces around it, single ones inside.
pub(crate) fn tidy(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_the_same_are_the_same() {
        assert_eq!(fold("  Energy \u{3000} Sector "), "energy sector");
        assert_eq!(fold("ＦＵＬＬ"), fold("full"));
        assert_eq!(fold("Cafe\u{301}"), fold("CAFÉ"));
        assert_ne!(fold("港口"), fold("海港"));
    }
}
