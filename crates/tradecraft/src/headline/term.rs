//! What a headline is weighed by: its telling words, each with a weight.

use std::collections::HashSet;

use super::body::Body;
use super::lists::List;
use super::words::{Word, bare, words};
use crate::fold::fold;

/// How many terms of a headline are looked for. Real headlines have fewer than thirty.
const MOST_TERMS: usize = 60;
/// How many characters of a headline are read.
const MOST_CHARACTERS: usize = 600;

/// Weight of a word that is certainly a name: digits among letters, capitals inside.
const CERTAIN_NAME: f32 = 2.2;
/// Weight of a capitalised word in a headline that is not capitalised throughout.
const NAME: f32 = 1.6;
/// Weight of an abbreviation of two letters.
const ABBREVIATION: f32 = 0.8;
/// Weight of an everyday word.
const EVERYDAY: f32 = 0.25;
/// Weight of a number.
const NUMBER: f32 = 0.6;

/// What a term is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// A word.
    Word,
    /// A word that looks like a name here.
    Name,
    /// A word that looks like a name anywhere.
    CertainName,
    /// Digits.
    Number,
    /// Two neighbours in a run.
    Pair,
}

/// A part of a headline that is looked for in the text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Term<'a> {
    /// As written; for a pair, the run it belongs to.
    pub(super) raw: &'a str,
    /// Byte offset in the headline.
    pub(super) from: usize,
    /// Folded.
    pub(super) text: String,
    /// How much it tells, above 0.
    pub(super) weight: f32,
    /// What it is.
    pub(super) sort: Sort,
}

/// The terms of `headline`, each once.
pub(super) fn terms<'a>(headline: &'a str, list: &List, body: &Body) -> Vec<Term<'a>> {
    let headline = start(headline);
    let capitals = Capitals::of(headline, list);
    let mut seen = HashSet::new();
    let mut terms = Vec::new();
    for word in words(headline) {
        if terms.len() >= MOST_TERMS {
            break;
        }
        if word.run {
            pairs(word, &mut terms);
        } else {
            terms.extend(term(word, list, &capitals, body));
        }
    }
    terms.retain(|term| seen.insert(term.text.clone()));
    lower_names_of_several_words(headline, &mut terms);
    raise_numbers_of_names(headline, body, &mut terms);
    terms
}

/// The first characters of a headline, in case it is a whole text.
fn start(headline: &str) -> &str {
    headline.char_indices().nth(MOST_CHARACTERS).map_or(headline, |(end, _)| &headline[..end])
}

/// What capital letters mean in a headline.
struct Capitals {
    /// Names have them, other words have not.
    mark_names: bool,
    /// Not every letter is one.
    mark_abbreviations: bool,
}

impl Capitals {
    fn of(headline: &str, list: &List) -> Self {
        let begins_lower = |word: &Word<'_>| word.raw.chars().next().map(char::is_lowercase);
        let telling: Vec<bool> = words(headline)
            .filter(|word| !word.run && !list.is_grammar(&fold(word.raw)))
            .filter(|word| word.raw.starts_with(char::is_alphabetic))
            .filter_map(|word| begins_lower(&word))
            .collect();
        let lower = telling.iter().filter(|lower| **lower).count();
        Self {
            mark_names: !list.capitalises_nouns() && lower > 0 && lower * 3 >= telling.len(),
            mark_abbreviations: headline.chars().any(char::is_lowercase),
        }
    }
}

/// The term that a word makes; `None` for one that tells nothing.
fn term<'a>(word: Word<'a>, list: &List, capitals: &Capitals, body: &Body) -> Option<Term<'a>> {
    let folded = fold(word.raw);
    let text = bare(&folded).to_owned();
    let letters = text.chars().count();
    let digits = text.chars().any(char::is_numeric);
    if list.is_grammar(&text) || (letters < 2 && !digits) || text.is_empty() {
        return None;
    }
    let sort = if digits && !is_named_by_digits(word.raw) {
        Sort::Number
    } else if digits || has_inner_capital(word.raw) {
        Sort::CertainName
    } else if is_capitalised_name(word, capitals, body) && !list.is_everyday(&text) {
        Sort::Name
    } else {
        Sort::Word
    };
    let weight = match sort {
        Sort::Number if letters < 2 => NUMBER / 2.0,
        Sort::Number => NUMBER,
        Sort::CertainName => CERTAIN_NAME,
        Sort::Name if letters > 2 => NAME,
        Sort::Name => ABBREVIATION,
        _ if letters < 3 || list.is_everyday(&text) => EVERYDAY,
        // Long words are rarer, so that their absence tells more.
        _ => (0.35 + 0.1 * letters as f32).min(1.15),
    };
    Some(Term { raw: word.raw, from: word.from, text, weight, sort })
}

/// Whether a word with digits is a name (`Rockstar2FA`, `3CX`) and not a figure (`100M`, `4bn`,
/// `26th`).
fn is_named_by_digits(raw: &str) -> bool {
    let letters: String = raw.trim_matches(char::is_numeric).to_owned();
    if raw.starts_with(char::is_numeric) {
        return raw.ends_with(|c: char| c.is_uppercase())
            && letters.chars().count() > 1
            && letters.chars().all(char::is_uppercase);
    }
    let tail =
        raw.trim_start_matches(|c: char| !c.is_numeric()).trim_start_matches(char::is_numeric);
    let scales = ["bn", "mn", "m", "k", "mio", "mrd", "tn"];
    !letters.is_empty() && !scales.contains(&tail.to_lowercase().as_str())
}

/// A capital after the first letter of a word that is not all capitals, as in `FlowerStorm`.
fn has_inner_capital(raw: &str) -> bool {
    let mut inner = raw.chars().skip(1).filter(|c| c.is_alphabetic());
    inner.clone().any(char::is_uppercase) && inner.any(char::is_lowercase)
}

/// Whether a capital letter marks a name. At the beginning of a sentence it says nothing, but the
/// text may know the word as a name.
fn is_capitalised_name(word: Word<'_>, capitals: &Capitals, body: &Body) -> bool {
    let all = word.raw.chars().all(char::is_uppercase) && word.raw.chars().count() > 1;
    (all && capitals.mark_abbreviations)
        || (capitals.mark_names
            && word.raw.starts_with(char::is_uppercase)
            && (!word.opens || body.writes_as_name(word.raw)))
}

/// The pairs of a run. Kanji and katakana tell more than hiragana; a Hangul word weighs as one
/// word, however many pairs it has.
fn pairs<'a>(word: Word<'a>, terms: &mut Vec<Term<'a>>) {
    let folded = fold(word.raw);
    let hangul = folded.starts_with(|c| matches!(c, '\u{AC00}'..='\u{D7AF}'));
    let number = folded.chars().count().saturating_sub(1).max(1) as f32;
    let hiragana = |c: char| matches!(c, '\u{3041}'..='\u{309F}');
    for (a, b) in folded.chars().zip(folded.chars().skip(1)) {
        if terms.len() >= MOST_TERMS {
            return;
        }
        let weight = match (hangul, hiragana(a), hiragana(b)) {
            (true, ..) => 1.0 / number,
            (_, false, false) => 0.5,
            (_, true, true) => 0.03,
            _ => 0.15,
        };
        let text = String::from_iter([a, b]);
        terms.push(Term { raw: word.raw, from: word.from, text, weight, sort: Sort::Pair });
    }
}

/// A name of two words is one name: the words behind its first weigh half.
fn lower_names_of_several_words(headline: &str, terms: &mut [Term<'_>]) {
    for n in 1..terms.len() {
        if let [first, second] = &mut terms[n - 1..=n]
            && first.sort == Sort::Name
            && second.sort == Sort::Name
            && headline.get(first.from + first.raw.len()..second.from) == Some(" ")
        {
            second.weight /= 2.0;
        }
    }
}

/// A number behind a name belongs to the name, as in "Microsoft 365": it weighs as a word.
fn raise_numbers_of_names(headline: &str, body: &Body, terms: &mut [Term<'_>]) {
    for n in 1..terms.len() {
        if let [name, number] = &mut terms[n - 1..=n]
            && number_of_name(headline, name, number, body)
        {
            number.weight = 1.0;
        }
    }
}

/// Whether `number` follows `name` with one space between and `name` is certainly a name. A year
/// is no part of a name.
pub(super) fn number_of_name(
    headline: &str,
    name: &Term<'_>,
    number: &Term<'_>,
    body: &Body,
) -> bool {
    let year =
        number.text.len() == 4 && (number.text.starts_with("19") || number.text.starts_with("20"));
    let gap = headline.get(name.from + name.raw.len()..number.from);
    let behind = headline.get(number.from + number.raw.len()..).unwrap_or_default();
    let goes_on = behind.starts_with(['.', ',']) && behind[1..].starts_with(char::is_numeric);
    number.sort == Sort::Number
        && !(year || goes_on)
        && gap == Some(" ")
        && number.text.chars().all(char::is_numeric)
        && name.weight > EVERYDAY
        && name.raw.starts_with(char::is_uppercase)
        && (matches!(name.sort, Sort::CertainName | Sort::Name)
            || body.always_capitalises(name.raw))
}

#[cfg(test)]
mod tests {
    use super::{Sort, terms};
    use crate::headline::body::Body;
    use crate::headline::lists::list_for;

    fn sorts(headline: &str, body: &str) -> Vec<(String, Sort)> {
        let body = Body::read(body);
        let list = list_for(&body.counts(), None);
        terms(headline, list, &body).into_iter().map(|t| (t.raw.to_owned(), t.sort)).collect()
    }

    #[test]
    fn names_are_known_by_their_letters() {
        let got =
            sorts("FlowerStorm Targets Mail, Set to Replace Rockstar2FA in 26th Week", "the of");
        let names: Vec<&str> = got
            .iter()
            .filter(|(_, sort)| *sort == Sort::CertainName)
            .map(|(raw, _)| raw.as_str())
            .collect();
        assert_eq!(names, ["FlowerStorm", "Rockstar2FA"]);
        assert!(got.contains(&("26th".to_owned(), Sort::Number)));
    }

    #[test]
    fn capitals_mark_names_only_where_other_words_have_none() {
        let name = |list: &[(String, Sort)], raw: &str| {
            list.iter().any(|(r, sort)| r == raw && *sort == Sort::Name)
        };
        let sentence = sorts("Minister blames Velmara for cable cut", "the of and");
        assert!(name(&sentence, "Velmara") && !name(&sentence, "Minister"));
        assert!(!name(&sorts("Minister Blames Velmara for Cable Cut", "the of and"), "Velmara"));
        assert!(!name(&sorts("Ministerin rügt Hafen nach Ausfall", "der die und"), "Hafen"));
        assert!(name(&sorts("Ministerin rügt BSI nach Ausfall", "der die und"), "BSI"));
        assert!(!name(&sorts("PORT SHUT AGAIN", "the of and"), "PORT"));
    }

    #[test]
    fn a_headline_as_long_as_a_book_is_cut() {
        assert!(terms_of_long() <= super::MOST_TERMS);
    }

    fn terms_of_long() -> usize {
        let long: String = (0..200_000).map(|n| format!("word{n} ")).collect();
        sorts(&long, "the of").len()
    }
}
