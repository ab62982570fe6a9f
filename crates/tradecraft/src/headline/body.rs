//! A text, ready to be asked for words: how often, how early, and in which case.

use std::collections::HashMap;

use super::kin::Kin;
use super::words::{bare, words};
use crate::fold::{fold, fold_char};

/// Where and how often something stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    /// How many times.
    pub(super) count: u32,
    /// How many characters of words stand before the first time.
    pub(super) first: usize,
}

impl Found {
    /// Both together.
    pub(super) fn and(self, other: Self) -> Self {
        Self { count: self.count + other.count, first: self.first.min(other.first) }
    }
}

/// A word of the text.
struct Entry {
    word: String,
    found: Found,
    case: Case,
}

/// In which case a text writes a word.
#[derive(Debug, Clone, Copy, Default)]
struct Case {
    /// Somewhere in lower case.
    lower: bool,
    /// Somewhere with a capital letter that the beginning of a sentence does not explain.
    capital: bool,
}

/// The words of a text.
pub(super) struct Body {
    /// Each word once, in alphabetical order.
    entries: Vec<Entry>,
    /// Neighbours in runs.
    pairs: HashMap<[char; 2], Found>,
    /// How many characters its words have, with one for each gap.
    pub(super) length: usize,
}

impl Body {
    /// Reads `text` once.
    pub(super) fn read(text: &str) -> Self {
        let mut seen: HashMap<String, (Found, Case)> = HashMap::new();
        let mut pairs: HashMap<[char; 2], Found> = HashMap::new();
        let mut length = 0;
        let mut folded = String::new();
        for word in words(text) {
            folded.clear();
            word.raw.chars().for_each(|c| fold_char(c, &mut folded));
            let here = Found { count: 1, first: length };
            length += folded.chars().count() + 1;
            if word.run {
                for (a, b) in folded.chars().zip(folded.chars().skip(1)) {
                    pairs
                        .entry([a, b])
                        .and_modify(|found| *found = found.and(here))
                        .or_insert(here);
                }
                continue;
            }
            let case = Case {
                lower: word.raw.starts_with(char::is_lowercase),
                capital: word.raw.starts_with(char::is_uppercase) && !word.opens,
            };
            if let Some((found, known)) = seen.get_mut(bare(&folded)) {
                *found = found.and(here);
                known.lower |= case.lower;
                known.capital |= case.capital;
            } else {
                seen.insert(bare(&folded).to_owned(), (here, case));
            }
        }
        let entry = |(word, (found, case))| Entry { word, found, case };
        let mut entries: Vec<Entry> = seen.into_iter().map(entry).collect();
        entries.sort_unstable_by(|a, b| a.word.cmp(&b.word));
        Self { entries, pairs, length }
    }

    /// How often it has each word.
    pub(super) fn counts(&self) -> HashMap<&str, u32> {
        self.entries.iter().map(|entry| (entry.word.as_str(), entry.found.count)).collect()
    }

    /// The words that begin with `stem`.
    pub(super) fn beginning_with(&self, stem: &str) -> Option<Found> {
        let from = self.entries.partition_point(|entry| entry.word.as_str() < stem);
        let found = self.entries[from..].iter().take_while(|entry| entry.word.starts_with(stem));
        found.map(|entry| entry.found).reduce(Found::and)
    }

    /// The word itself.
    pub(super) fn word(&self, word: &str) -> Option<Found> {
        self.entry(word).map(|entry| entry.found)
    }

    /// The words that have `part` anywhere in them.
    pub(super) fn containing(&self, part: &str) -> Option<Found> {
        let found = self.entries.iter().filter(|entry| entry.word.contains(part));
        found.map(|entry| entry.found).reduce(Found::and)
    }

    /// A text of a script without spaces, by its neighbours.
    pub(super) fn run(&self, run: &str) -> Option<Found> {
        let pairs = run.chars().zip(run.chars().skip(1));
        let found: Option<Vec<Found>> = pairs.map(|(a, b)| self.pair([a, b])).collect();
        found?.into_iter().min_by_key(|found| found.count)
    }

    /// Two neighbours in a run.
    pub(super) fn pair(&self, pair: [char; 2]) -> Option<Found> {
        self.pairs.get(&pair).copied()
    }

    /// A word that stands for another.
    pub(super) fn kin(&self, kin: &Kin) -> Option<Found> {
        match (kin.run, kin.open) {
            (true, _) => self.run(&kin.text),
            (false, true) => self.beginning_with(&kin.text),
            (false, false) => self.word(&kin.text),
        }
    }

    /// Whether the text has `word` and never writes it in lower case.
    pub(super) fn always_capitalises(&self, word: &str) -> bool {
        self.entry(&fold(word)).is_some_and(|entry| !entry.case.lower)
    }

    /// Whether the text writes `word` as a name: with a capital letter inside a sentence, and
    /// never in lower case.
    pub(super) fn writes_as_name(&self, word: &str) -> bool {
        self.entry(&fold(word)).is_some_and(|entry| entry.case.capital && !entry.case.lower)
    }

    fn entry(&self, word: &str) -> Option<&Entry> {
        let at = self.entries.binary_search_by(|entry| entry.word.as_str().cmp(word)).ok()?;
        self.entries.get(at)
    }
}

#[cfg(test)]
mod tests {
    use super::{Body, Found};

    #[test]
    fn words_are_found_with_place_and_number() {
        let body =
            Body::read("The port shut. Ports reopened; the Port Authority said: 港務局は港務局");
        assert_eq!(body.beginning_with("port"), Some(Found { count: 3, first: 4 }));
        assert_eq!(body.word("port"), Some(Found { count: 2, first: 4 }));
        assert_eq!(body.containing("open").map(|f| f.count), Some(1));
        assert_eq!(body.pair(['港', '務']).map(|f| f.count), Some(2));
        assert_eq!(body.run("港務局").map(|f| f.count), Some(2));
        assert_eq!(body.run("港局"), None);
        assert_eq!(body.word("ship"), None);
        assert!(body.always_capitalises("Authority"));
        assert!(!body.always_capitalises("port"));
        assert!(body.writes_as_name("authority"));
        assert!(!body.writes_as_name("The"));
    }
}
