//! Words of a shape in one field: similar spellings, wildcards, regular expressions.
//!
//! The dictionary of the field is walked once with the automaton of the shape. The words it
//! finds are asked for like any other: the best of them ranked, the rest found and counted.
//! (The engine has queries for this, but they rank nothing: tantivy#563.)

use std::collections::HashMap;

use tantivy::query::{BoostQuery, EmptyQuery, Query, TermQuery, TermSetQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};
use tantivy_fst::Automaton;

use super::compile::{limit, union};
use crate::query::{Asked, Shape};

/// So many of the words are ranked: the nearest, and of those the most frequent ones.
const MOST_RANKED: usize = 50;

/// So many different words are looked for; a shape that fits more is cut short there.
pub(super) const MOST_WORDS: usize = 50_000;

/// What a word counts by the letters in which it differs from the one that was written, so
/// that a rare misspelling does not stand before the word itself.
const WEIGHTS: [f32; 3] = [1.0, 0.1, 0.02];

/// What was found of a shape.
pub(super) struct Shaped {
    pub(super) query: Box<dyn Query>,
    /// Whether more words fit than are looked for.
    pub(super) cut_short: bool,
}

/// Entries with a word of this shape.
pub(super) fn find(searcher: &Searcher, field: Field, shape: &Shape) -> tantivy::Result<Shaped> {
    let (words, cut_short) = words(searcher, field, shape)?;
    if words.is_empty() {
        return Ok(Shaped { query: Box::new(EmptyQuery), cut_short });
    }
    let mut words: Vec<(String, u64)> = words.into_iter().collect();
    let edits = |word: &str| match shape.asked() {
        Asked::Similar(..) => usize::from(shape.edits(word)).min(WEIGHTS.len() - 1),
        Asked::Wildcard(_) | Asked::Expression(_) => 0,
    };
    words.sort_by(|a, b| {
        edits(&a.0).cmp(&edits(&b.0)).then(b.1.cmp(&a.1)).then_with(|| a.0.cmp(&b.0))
    });
    let term = |word: &str| Term::from_field_text(field, word);
    let mut parts: Vec<Box<dyn Query>> = words
        .iter()
        .take(MOST_RANKED)
        .map(|(word, _)| {
            let found = Box::new(TermQuery::new(term(word), IndexRecordOption::WithFreqs));
            match WEIGHTS[edits(word)] {
                1.0 => found as Box<dyn Query>,
                weight => Box::new(BoostQuery::new(found, weight)),
            }
        })
        .collect();
    if words.len() > MOST_RANKED {
        let rest = words[MOST_RANKED..].iter().map(|(word, _)| term(word));
        parts.push(limit(Box::new(TermSetQuery::new(rest))));
    }
    Ok(Shaped { query: union(parts), cut_short })
}

/// The words that fit, with the number of their entries, and whether there are more.
fn words(
    searcher: &Searcher,
    field: Field,
    shape: &Shape,
) -> tantivy::Result<(HashMap<String, u64>, bool)> {
    let mut found: HashMap<String, u64> = HashMap::new();
    for segment in searcher.segment_readers() {
        let inverted = segment.inverted_index(field)?;
        let mut stream = inverted.terms().search(Walk(shape)).into_stream()?;
        while stream.advance() {
            let Ok(word) = std::str::from_utf8(stream.key()) else { continue };
            let entries = u64::from(stream.value().doc_freq);
            if let Some(total) = found.get_mut(word) {
                *total += entries;
            } else if found.len() == MOST_WORDS {
                return Ok((found, true));
            } else {
                found.insert(word.to_owned(), entries);
            }
        }
    }
    Ok((found, false))
}

/// A shape as the dictionary walks it.
struct Walk<'a>(&'a Shape);

impl Automaton for Walk<'_> {
    type State = crate::query::State;

    fn start(&self) -> Self::State {
        self.0.start()
    }

    fn is_match(&self, state: &Self::State) -> bool {
        self.0.fits_at(*state)
    }

    fn can_match(&self, state: &Self::State) -> bool {
        self.0.may_fit(*state)
    }

    fn accept(&self, state: &Self::State, byte: u8) -> Self::State {
        self.0.step(*state, byte)
    }
}
