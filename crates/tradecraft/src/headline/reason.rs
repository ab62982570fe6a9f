//! Says in plain words why a headline fits or does not.

use super::names::Weighed;
use super::term::Sort;

/// How many missing words are named.
const NAMED: usize = 3;

/// The reason for a judgement.
pub(super) fn reason(fits: bool, names: &[String], terms: &[Weighed<'_>]) -> String {
    match (fits, names) {
        (true, []) => "The text has the words of the headline.".to_owned(),
        (true, names) => format!(
            "The text is about what the headline says, but does not mention {}.",
            enumerate(names)
        ),
        (false, []) => missing_words(terms),
        (false, names) => {
            let them = if names.len() == 1 { "it" } else { "them" };
            format!("The headline names {}; the text does not mention {them}.", enumerate(names))
        }
    }
}

/// Names words of the headline that the text has not.
fn missing_words(terms: &[Weighed<'_>]) -> String {
    if terms.iter().any(|(term, _)| term.sort == Sort::Pair) {
        return "The text has hardly anything of what the headline says.".to_owned();
    }
    let telling: Vec<&Weighed<'_>> = terms.iter().filter(|(term, _)| term.weight > 0.5).collect();
    let telling = if telling.is_empty() { terms.iter().collect() } else { telling };
    let missing: Vec<String> = telling
        .iter()
        .filter(|(_, present)| *present == 0.0)
        .map(|(term, _)| format!("“{}”", term.raw))
        .collect();
    let found = telling.len() - missing.len();
    let has = match (found, telling.len()) {
        (0, _) => "The text has none of the words that tell what the headline is about".to_owned(),
        (found, all) => {
            format!("The text has {found} of the {all} words that tell what the headline is about")
        }
    };
    match missing.len().checked_sub(NAMED) {
        _ if missing.is_empty() => format!("{has}, and only in passing."),
        Some(more) if more > 1 => {
            format!("{has}; it lacks {} and {more} more.", missing[..NAMED].join(", "))
        }
        _ => format!("{has}; it lacks {}.", enumerate(&missing)),
    }
}

/// `A`, `A and B`, `A, B and C`.
fn enumerate(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
