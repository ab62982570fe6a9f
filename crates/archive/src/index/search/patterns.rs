//! Words, phrases and beginnings of words in one field.

use std::collections::HashMap;
use std::ops::Bound;

use tantivy::query::{
    EmptyQuery, InvertedIndexRangeQuery, PhrasePrefixQuery, PhraseQuery, Query, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::compile::{limit, union};
use crate::query::{Fit, Pattern, PatternToken};

/// So many of the words that begin as asked are ranked, the most frequent ones. The others
/// are found and counted without a score.
const MOST_RANKED: usize = 50;

/// A beginning of fewer characters has too many words to rank them.
const SHORTEST_RANKED: usize = 3;

/// So many words may end a phrase whose last word is a beginning. Beyond it (a phrase that
/// ends in one letter, in a very large archive) some are left out.
const MOST_ENDINGS: usize = 50_000;

/// No word holds this character, and it sorts after all others.
const AFTER_ALL: char = char::MAX;

/// Entries whose `field` holds the pattern, which has no word of a shape.
pub(super) fn find(
    searcher: &Searcher,
    field: Field,
    pattern: &Pattern,
) -> tantivy::Result<Box<dyn Query>> {
    let term = |token: &PatternToken| Term::from_field_text(field, &token.text);
    Ok(match pattern.tokens.as_slice() {
        [] => Box::new(EmptyQuery),
        [only] if only.fit == Fit::Beginning => beginning(searcher, field, &only.text)?,
        [only] => Box::new(TermQuery::new(term(only), IndexRecordOption::WithFreqs)),
        [.., last] => {
            let terms = pattern.tokens.iter().map(|token| (token.offset, term(token))).collect();
            if last.fit == Fit::Beginning && pattern.slop == 0 {
                let mut phrase = PhrasePrefixQuery::new_with_offset(terms);
                phrase.set_max_expansions(endings(searcher, field, &last.text)?);
                Box::new(phrase)
            } else {
                Box::new(PhraseQuery::new_with_offset_and_slop(terms, pattern.slop))
            }
        }
    })
}

/// Entries with a name that begins so, without a score.
pub(super) fn begins_with(field: Field, beginning: &str) -> Box<dyn Query> {
    let from = Term::from_field_text(field, beginning);
    let to = Term::from_field_text(field, &format!("{beginning}{AFTER_ALL}"));
    limit(Box::new(InvertedIndexRangeQuery::new(Bound::Included(from), Bound::Excluded(to))))
}

/// Entries with a word that begins so, ranked by the most frequent such words.
fn beginning(
    searcher: &Searcher,
    field: Field,
    beginning: &str,
) -> tantivy::Result<Box<dyn Query>> {
    let short = beginning.is_ascii() && beginning.len() < SHORTEST_RANKED;
    if short {
        return Ok(begins_with(field, beginning));
    }
    let mut frequencies: HashMap<Vec<u8>, u64> = HashMap::new();
    each_word(searcher, field, beginning, |word, frequency| {
        match frequencies.get_mut(word) {
            Some(total) => *total += u64::from(frequency),
            None => {
                frequencies.insert(word.to_vec(), u64::from(frequency));
            }
        }
        true
    })?;
    let all_are_ranked = frequencies.len() <= MOST_RANKED;
    let mut words: Vec<(Vec<u8>, u64)> = frequencies.into_iter().collect();
    let by_frequency = |a: &(Vec<u8>, u64), b: &(Vec<u8>, u64)| b.1.cmp(&a.1).then(a.0.cmp(&b.0));
    if !all_are_ranked {
        words.select_nth_unstable_by(MOST_RANKED, by_frequency);
        words.truncate(MOST_RANKED);
    }
    let mut parts: Vec<Box<dyn Query>> = words
        .iter()
        .filter_map(|(word, _)| std::str::from_utf8(word).ok())
        .map(|word| {
            let term = Term::from_field_text(field, word);
            Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)) as Box<dyn Query>
        })
        .collect();
    if !all_are_ranked {
        parts.push(begins_with(field, beginning));
    }
    Ok(union(parts))
}

/// The most words that begin so in any one segment; at least 1.
fn endings(searcher: &Searcher, field: Field, beginning: &str) -> tantivy::Result<u32> {
    let mut most = 1;
    for segment in 0..searcher.segment_readers().len() {
        let mut count = 0;
        each_word_of(searcher, segment, field, beginning, &mut |_, _| {
            count += 1;
            count < MOST_ENDINGS
        })?;
        most = most.max(count);
    }
    Ok(u32::try_from(most).unwrap_or(u32::MAX))
}

/// Calls `visit` with every word that begins so, once per segment, and with the number of its
/// entries, until it answers `false`.
fn each_word(
    searcher: &Searcher,
    field: Field,
    beginning: &str,
    mut visit: impl FnMut(&[u8], u32) -> bool,
) -> tantivy::Result<()> {
    for segment in 0..searcher.segment_readers().len() {
        each_word_of(searcher, segment, field, beginning, &mut visit)?;
    }
    Ok(())
}

fn each_word_of(
    searcher: &Searcher,
    segment: usize,
    field: Field,
    beginning: &str,
    visit: &mut impl FnMut(&[u8], u32) -> bool,
) -> tantivy::Result<()> {
    let inverted = searcher.segment_readers()[segment].inverted_index(field)?;
    let end = format!("{beginning}{AFTER_ALL}");
    let range = inverted.terms().range().ge(beginning).lt(&end);
    let mut words = range.into_stream()?;
    while words.advance() {
        if !visit(words.key(), words.value().doc_freq) {
            return Ok(());
        }
    }
    Ok(())
}
