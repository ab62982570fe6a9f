//! Words that stand for one another in news: a country, its people and its capital; the short
//! words of headlines and the words that texts have for them.

use std::sync::LazyLock;

use super::words::is_run;
use crate::fold::fold;

/// A word, or the beginning of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kin {
    /// Folded.
    pub(super) text: String,
    /// Whether more letters may follow.
    pub(super) open: bool,
    /// Whether its script writes without spaces.
    pub(super) run: bool,
}

/// What a headline may say, and what a text may say in its place.
struct Group {
    headline: Vec<Kin>,
    text: Vec<Kin>,
}

static GROUPS: LazyLock<Vec<Group>> = LazyLock::new(|| {
    let places = include_str!("places.txt").lines().map(|line| (line, line));
    let headlinese = include_str!("headlinese.txt").lines().filter_map(|line| line.split_once('|'));
    let read = |words: &str| words.split_whitespace().map(Kin::read).collect();
    places.chain(headlinese).map(|(a, b)| Group { headline: read(a), text: read(b) }).collect()
});

impl Kin {
    /// Reads `word`, or `stem*` for all words that begin with it.
    fn read(word: &str) -> Self {
        Self {
            text: fold(word.trim_end_matches('*')),
            open: word.ends_with('*'),
            run: word.chars().next().is_some_and(is_run),
        }
    }

    fn means(&self, word: &str) -> bool {
        if self.open { word.starts_with(&self.text) } else { word == self.text }
    }
}

/// All words by which a text may say the folded `word` of a headline; none where nothing is
/// known.
pub(super) fn kin(word: &str) -> impl Iterator<Item = &'static Kin> {
    let means = |group: &&Group| group.headline.iter().any(|kin| kin.means(word));
    GROUPS.iter().filter(means).flat_map(|group| &group.text).collect::<Vec<_>>().into_iter()
}

#[cfg(test)]
mod tests {
    use super::{GROUPS, kin};

    #[test]
    fn a_capital_stands_for_its_country() {
        let has = |word: &str, other: &str| kin(word).any(|kin| kin.means(other));
        assert!(has("beijing", "chinese"));
        assert!(has("washingtons", "american"));
        assert!(has("bruselas", "eu"));
        assert!(has("кремля", "россия"));
        assert!(has("hacked", "attackers"));
        assert!(!has("attackers", "hacked"));
        assert!(!has("harbour", "port"));
    }

    #[test]
    fn every_line_is_read() {
        let lines = |text: &str| text.lines().count();
        let all = lines(include_str!("places.txt")) + lines(include_str!("headlinese.txt"));
        assert_eq!(GROUPS.len(), all);
        assert!(GROUPS.iter().all(|group| group.headline.iter().all(|kin| kin.text.len() > 1)));
    }
}
