//! Short names: from any title, and never given twice.

use crate::error::Result;

/// Longest short name, in characters, before a number is put behind it.
const LONGEST: usize = 48;

/// A short name from a title: lower-case letters and digits of any script, joined by `-`; cut
/// at a word where it gets long. `fallback` where the title has neither letter nor digit, and in
/// front of a name of digits alone, which would look like an id.
pub(crate) fn slug(title: &str, fallback: &str) -> String {
    let lower = title.to_lowercase();
    let mut slug = String::new();
    let mut length = 0;
    for word in lower.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let wanted = word.chars().count() + usize::from(length > 0);
        if length > 0 && length + wanted > LONGEST {
            break;
        }
        if length > 0 {
            slug.push('-');
        }
        slug.extend(word.chars().take(LONGEST));
        length += wanted;
    }
    named(slug, fallback)
}

/// A citation key from what the caller proposes: only `[a-z0-9-]`, whatever was proposed.
pub(crate) fn key_stem(proposed: &str, fallback: &str) -> String {
    let mut stem = String::new();
    for sign in proposed.chars().map(|sign| sign.to_ascii_lowercase()) {
        if sign.is_ascii_alphanumeric() {
            stem.push(sign);
        } else if !stem.is_empty() && !stem.ends_with('-') {
            stem.push('-');
        }
        if stem.len() >= LONGEST {
            break;
        }
    }
    named(stem.trim_end_matches('-').to_owned(), fallback)
}

fn named(name: String, fallback: &str) -> String {
    if name.is_empty() {
        fallback.to_owned()
    } else if name.chars().all(|sign| sign.is_numeric() || sign == '-') {
        format!("{fallback}-{name}")
    } else {
        name
    }
}

/// The first free one of `stem`, `stem-2`, `stem-3` ... A gap may be taken, a name that is taken
/// never. `taken` is asked a number of times that grows with the logarithm of how many are taken:
/// ten thousand items without a title must not make each other slow.
pub(crate) fn first_free(
    stem: &str,
    mut taken: impl FnMut(&str) -> Result<bool>,
) -> Result<String> {
    let name = |number: u64| if number < 2 { stem.to_owned() } else { format!("{stem}-{number}") };
    let mut high = 1;
    while taken(&name(high))? {
        high *= 2;
    }
    // name(high) is free; everything at or below `low` was taken or is not looked at again.
    let mut low = high / 2;
    while low + 1 < high {
        let middle = low + (high - low) / 2;
        if taken(&name(middle))? {
            low = middle;
        } else {
            high = middle;
        }
    }
    Ok(name(high))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn titles_of_any_script_get_a_readable_name() {
        assert_eq!(slug("Who moved the buoys, in 2024?", "case"), "who-moved-the-buoys-in-2024");
        assert_eq!(slug("港口 事件：谁？", "case"), "港口-事件-谁");
        assert_eq!(slug("Größe über ÉTÉ", "case"), "größe-über-été");
        assert_eq!(slug("???", "case"), "case");
        assert_eq!(slug("2024", "case"), "case-2024");
        let long = slug(&"word ".repeat(50), "case");
        assert!(long.chars().count() <= LONGEST && !long.ends_with('-'), "{long}");
    }

    #[test]
    fn a_key_is_plain_ascii_whatever_was_proposed() {
        assert_eq!(key_stem("harbour-2024-1219", "item"), "harbour-2024-1219");
        assert_eq!(key_stem("--A  b/../c--", "item"), "a-b-c");
        assert_eq!(key_stem("港口", "item"), "item");
        assert_eq!(key_stem("2024", "item"), "item-2024");
    }

    #[test]
    fn many_of_one_stem_stay_quick() {
        let mut names = HashSet::new();
        let mut asked = 0;
        for _ in 0..1_000 {
            let name = first_free("item", |name| {
                asked += 1;
                Ok(names.contains(name))
            })
            .unwrap();
            assert!(names.insert(name));
        }
        assert!(names.contains("item") && names.contains("item-2") && names.contains("item-1000"));
        assert!(asked < 25_000, "{asked} questions");
    }

    proptest! {
        #[test]
        fn a_name_that_is_taken_is_never_given(taken in proptest::collection::hash_set(1_u64..40, 0..40)) {
            let taken: HashSet<String> = taken
                .into_iter()
                .map(|n| if n == 1 { "x".to_owned() } else { format!("x-{n}") })
                .collect();
            let free = first_free("x", |name| Ok(taken.contains(name))).unwrap();
            prop_assert!(!taken.contains(&free));
        }

        #[test]
        fn a_short_name_is_never_empty_and_never_a_number(title in ".{0,80}") {
            for name in [slug(&title, "case"), key_stem(&title, "item")] {
                prop_assert!(!name.is_empty());
                prop_assert!(name.parse::<i64>().is_err());
                prop_assert!(name.chars().count() <= LONGEST + 6);
            }
        }
    }
}
