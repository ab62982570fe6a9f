//! Looks for the terms of a headline in the text.

use super::body::{Body, Found};
use super::kin::kin;
use super::term::{Sort, Term};

/// A term that stands within so many characters of the start is what the text is about.
const EARLY: usize = 600;
/// A word that stands later counts in full if it comes back: once more for each so many
/// characters, since a long text has every everyday word somewhere.
const COMES_BACK: f32 = 1200.0;
/// What a single late word counts at least.
const LATE: f32 = 0.15;
/// Shortest stem, in letters, that is also looked for inside longer words.
const COMPOUND_STEM: usize = 5;

/// How much of `term` the text has, 0 to 1.
pub(super) fn presence(term: &Term<'_>, body: &Body) -> f32 {
    let Some(found) = find(term, body) else { return 0.0 };
    if found.first < EARLY {
        return 1.0;
    }
    let needed = 1.0 + body.length as f32 / COMES_BACK;
    (found.count as f32 / needed).clamp(LATE, 1.0)
}

fn find(term: &Term<'_>, body: &Body) -> Option<Found> {
    match term.sort {
        Sort::Pair => body.run(&term.text),
        Sort::Number => body.word(&term.text).or_else(|| body.beginning_with(&term.text)),
        Sort::CertainName if term.text.chars().any(char::is_numeric) => {
            body.beginning_with(&term.text)
        }
        Sort::Word | Sort::Name | Sort::CertainName => {
            let stem = stem(&term.text);
            by_kin(&term.text, body)
                .or_else(|| body.beginning_with(stem))
                .or_else(|| inside_compound(term, stem, body))
        }
    }
}

/// The part of a word that its inflections share: about two thirds, 4 to 7 letters.
fn stem(word: &str) -> &str {
    let letters = word.chars().count();
    let kept = (letters * 62).div_ceil(100).clamp(4, 7);
    word.char_indices().nth(kept).map_or(word, |(end, _)| &word[..end])
}

/// Compounds: the stem inside a word of the text ("Landeplatz" in "Helikopterlandeplatz"), an
/// abbreviation inside a longer one, or a word of the text at either end of the headline's word.
fn inside_compound(term: &Term<'_>, stem: &str, body: &Body) -> Option<Found> {
    let letters = stem.chars().count();
    let abbreviation = letters > 2 && term.raw.chars().all(char::is_uppercase);
    if (letters >= COMPOUND_STEM || abbreviation)
        && let Some(found) = body.containing(stem)
    {
        return Some(found);
    }
    if letters < COMPOUND_STEM {
        return None;
    }
    let cuts: Vec<usize> = term.text.char_indices().map(|(at, _)| at).skip(3).take(40).collect();
    let tails = cuts.iter().map(|&at| &term.text[at..]).take_while(|t| t.chars().count() >= 5);
    let heads = cuts.iter().rev().map(|&at| &term.text[..at]).take_while(|t| t.chars().count() > 5);
    tails.chain(heads).find_map(|part| body.word(part))
}

/// A country by its people or its capital, a word of headlines by the words of texts.
fn by_kin(word: &str, body: &Body) -> Option<Found> {
    kin(word).filter_map(|kin| body.kin(kin)).reduce(Found::and)
}

#[cfg(test)]
mod tests {
    use super::{presence, stem};
    use crate::headline::body::Body;
    use crate::headline::lists::list_for;
    use crate::headline::term::terms;

    fn present(headline: &str, text: &str) -> Vec<(String, bool)> {
        let body = Body::read(text);
        let list = list_for(&body.counts(), None);
        terms(headline, list, &body)
            .into_iter()
            .map(|term| (term.raw.to_owned(), presence(&term, &body) > 0.0))
            .collect()
    }

    #[test]
    fn inflections_compounds_and_other_names_are_found() {
        for (headline, text) in [
            ("congratulates", "the mayor congratulated"),
            ("Landeplatz", "der Helikopterlandeplatz ist das"),
            ("Helikopterlandeplatz", "der Landeplatz ist das"),
            ("Beijing", "the Chinese ministry of"),
            ("CERT warns", "the warning of CNCERT was"),
            ("Кремль", "в России и на"),
            ("政府", "日本政府は"),
        ] {
            assert!(present(headline, text).iter().all(|(_, found)| *found), "{headline} | {text}");
        }
    }

    #[test]
    fn other_words_are_not_found() {
        for (headline, text) in [
            ("port", "the report of the airport"),
            ("Rockstar2FA", "the rockstar of the 2fa"),
            ("365", "the 36 of 3650x"),
            ("政府", "政界府"),
        ] {
            let got = present(headline, text);
            let none = got.iter().all(|(raw, found)| !found || raw == "365");
            assert!(none, "{headline} | {text}");
        }
    }

    #[test]
    fn a_late_word_counts_less_in_a_long_text() {
        let filler = "the boats of the town lie in the sun ".repeat(200);
        let text = format!("{filler} router {filler}");
        let body = Body::read(&text);
        let list = list_for(&body.counts(), None);
        let share = |headline| presence(&terms(headline, list, &body)[0], &body);
        assert!(share("router") < 0.3);
        assert!((share("boats") - 1.0).abs() < f32::EPSILON);
    }

    #[test]
    fn stems_keep_about_two_thirds() {
        for (word, kept) in
            [("ai", "ai"), ("hail", "hail"), ("militants", "milita"), ("überlebt", "überl")]
        {
            assert_eq!(stem(word), kept);
        }
    }
}
