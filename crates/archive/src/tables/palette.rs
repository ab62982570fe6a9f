//! Key colours of cases.

use std::collections::BTreeMap;

/// The colours that cases get in turn: told apart from each other, from the accent and from the
/// TLP labels, and legible as a bar on light and on dark paper.
pub const CASE_COLORS: [&str; 12] = [
    "#2f6f8f", "#b4552d", "#5b7f3a", "#8a4f8f", "#a8842c", "#3f5fa8", "#a63f5c", "#2f8a72",
    "#7a6248", "#6a55b0", "#87892f", "#54727f",
];

/// The first colour that no case has, else the one that the fewest have.
pub(crate) fn next_color<'a>(used: impl IntoIterator<Item = &'a str>) -> &'static str {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for color in used {
        *counts.entry(color).or_default() += 1;
    }
    let count = |color: &&str| counts.get(*color).copied().unwrap_or(0);
    // min_by_key takes the first of equals.
    CASE_COLORS.iter().copied().min_by_key(count).unwrap_or(CASE_COLORS[0])
}

/// True for `#rrggbb` in lower or upper case.
pub(crate) fn is_color(text: &str) -> bool {
    text.len() == 7
        && text.strip_prefix('#').is_some_and(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_get_colours_of_their_own_for_as_long_as_there_are_any() {
        let mut used: Vec<&str> = Vec::new();
        for _ in 0..CASE_COLORS.len() {
            let next = next_color(used.iter().copied());
            assert!(!used.contains(&next));
            used.push(next);
        }
        assert_eq!(next_color(used.iter().copied()), CASE_COLORS[0]);
        used.remove(3);
        assert_eq!(next_color(used.iter().copied()), CASE_COLORS[3]);
    }

    #[test]
    fn only_colours_are_colours() {
        assert!(CASE_COLORS.iter().all(|color| is_color(color)));
        for wrong in ["", "#12345", "123456#", "#12345g", "red", "#ééé"] {
            assert!(!is_color(wrong), "{wrong}");
        }
    }
}
