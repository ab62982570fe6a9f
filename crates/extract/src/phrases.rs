//! Lists of words and phrases, written one behind the other.

/// Phrases in the order they are written.
pub(crate) type Phrases = Vec<&'static str>;

/// Splits a list at its commas.
pub(crate) fn phrases(list: &'static str) -> Phrases {
    list.split(',').map(str::trim).filter(|phrase| !phrase.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_split_at_commas() {
        assert_eq!(phrases("also read, read  more,\n a"), ["also read", "read  more", "a"]);
    }
}
