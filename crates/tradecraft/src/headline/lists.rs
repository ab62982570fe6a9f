//! Words that tell nothing about a story, by language.
//!
//! The lists are the project's own. A list has two paragraphs: words of grammar, which are left
//! out, and everyday words of news (said, year, million), which weigh little.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::fold::fold;

/// The words of one language.
pub(super) struct List {
    /// Codes of the languages it serves.
    codes: &'static [&'static str],
    /// Words of grammar.
    grammar: HashSet<String>,
    /// Everyday words.
    everyday: HashSet<String>,
}

static LISTS: LazyLock<Vec<List>> = LazyLock::new(|| {
    let named: [(&'static [&'static str], &'static str); 13] = [
        (&["en"], include_str!("stop/en.txt")),
        (&["de"], include_str!("stop/de.txt")),
        (&["fr"], include_str!("stop/fr.txt")),
        (&["es"], include_str!("stop/es.txt")),
        (&["pt"], include_str!("stop/pt.txt")),
        (&["it"], include_str!("stop/it.txt")),
        (&["nl"], include_str!("stop/nl.txt")),
        (&["sv", "da", "nb", "nn", "no"], include_str!("stop/nordic.txt")),
        (&["pl"], include_str!("stop/pl.txt")),
        (&["cs", "sk"], include_str!("stop/cs.txt")),
        (&["ru", "uk"], include_str!("stop/ru.txt")),
        (&["id", "ms"], include_str!("stop/id.txt")),
        (&["tr"], include_str!("stop/tr.txt")),
    ];
    let others = include_str!("stop/others.txt").lines().map(|line| (&[] as &[&str], line));
    named.into_iter().chain(others).map(|(codes, text)| List::read(codes, text)).collect()
});

impl List {
    fn read(codes: &'static [&'static str], text: &str) -> Self {
        let (grammar, everyday) = text.split_once("\n\n").unwrap_or((text, ""));
        let set = |part: &str| part.split_whitespace().map(fold).collect();
        Self { codes, grammar: set(grammar), everyday: set(everyday) }
    }

    /// Whether `folded` tells nothing.
    pub(super) fn is_grammar(&self, folded: &str) -> bool {
        self.grammar.contains(folded)
    }

    /// Whether `folded` tells little.
    pub(super) fn is_everyday(&self, folded: &str) -> bool {
        self.everyday.contains(folded)
    }

    /// Whether its language writes nouns with a capital letter.
    pub(super) fn capitalises_nouns(&self) -> bool {
        self.codes.contains(&"de")
    }

    fn serves(&self, language: &str) -> bool {
        let code = language.split(['-', '_']).next().unwrap_or_default();
        self.codes.iter().any(|served| served.eq_ignore_ascii_case(code))
    }
}

/// The list whose words of grammar a text has most of, given how often it has each word. Where
/// two have as many, the one of `language`, else the first.
pub(super) fn list_for(counts: &HashMap<&str, u32>, language: Option<&str>) -> &'static List {
    let hits = |list: &List| -> u64 {
        list.grammar
            .iter()
            .filter_map(|word| counts.get(word.as_str()))
            .copied()
            .map(u64::from)
            .sum()
    };
    let asked = |list: &List| language.is_some_and(|language| list.serves(language));
    let lists = &*LISTS;
    let best = lists.iter().rev().max_by_key(|list| (hits(list), asked(list)));
    best.unwrap_or(&lists[0])
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::list_for;

    fn counts(text: &'static str) -> HashMap<&'static str, u32> {
        text.split(' ').map(|word| (word, 1)).collect()
    }

    #[test]
    fn the_text_chooses_the_list() {
        let german = list_for(&counts("die polizei hat am montag in der stadt"), Some("en"));
        assert!(german.capitalises_nouns());
        assert!(list_for(&counts("the police of the city were on site"), None).is_grammar("the"));
        assert!(list_for(&counts("xyz"), Some("ru-RU")).is_grammar("что"));
        assert!(list_for(&counts("xyz"), None).is_grammar("the"));
    }
}
