//! Shows where a query matched: marks in a title or a whole text, and the best passage of it.
//!
//! Works on the original text with the same analyzer as the index, so it marks whole phrases,
//! beginnings and parts of runs exactly where the index found them. It returns ranges, never
//! markup.

mod finder;
mod near;
mod passage;
mod units;

use finder::Finder;
pub use passage::Passage;

use super::{Condition, Field, Pattern, Query};

/// In what the offsets of marks are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Bytes of UTF-8, as Rust slices text.
    Bytes,
    /// UTF-16 code units, as JavaScript slices text.
    Utf16,
}

/// A marked stretch, from the first unit to after the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Mark {
    /// Offset of the first unit.
    pub from: usize,
    /// Offset after the last unit.
    pub to: usize,
}

/// Finds what a query asks for in a text. Made once per query.
#[derive(Debug, Clone)]
pub struct Highlighter {
    patterns: Vec<(Option<Field>, Pattern)>,
}

impl Highlighter {
    /// A highlighter for what `query` asks for; what it excludes is never marked.
    pub fn new(query: &Query) -> Self {
        let mut patterns: Vec<(Option<Field>, Pattern)> = Vec::new();
        if let Some(root) = &query.root {
            root.each_clause(&mut |clause, wanted| {
                if let (true, Condition::Words(words)) = (wanted, &clause.condition) {
                    let pattern = (words.field, words.pattern.clone());
                    if !patterns.contains(&pattern) {
                        patterns.push(pattern);
                    }
                }
            });
        }
        Self { patterns }
    }

    /// Every match in `text`, which is the content of `field`; sorted, overlaps merged.
    pub fn marks(&self, field: Field, text: &str, unit: Unit) -> Vec<Mark> {
        let patterns = self.patterns_for(field);
        let found = Finder::new(text, &patterns).all();
        units::counted(text, &units::merged(found.iter().map(|m| m.mark)), unit)
    }

    /// The passage of `text` (the content of `field`) of about `length` characters that shows
    /// the most of the query; the beginning of the text when nothing in it matches.
    pub fn passage(&self, field: Field, text: &str, length: usize, unit: Unit) -> Passage {
        let patterns = self.patterns_for(field);
        let found = Finder::new(text, &patterns).until_all_seen();
        passage::best(text, &found, length, unit)
    }

    fn patterns_for(&self, field: Field) -> Vec<&Pattern> {
        let general = matches!(field, Field::Title | Field::Headline | Field::Body);
        self.patterns
            .iter()
            .filter(|(asked, _)| *asked == Some(field) || (asked.is_none() && general))
            .map(|(_, pattern)| pattern)
            .collect()
    }
}
