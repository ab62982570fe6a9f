//! A quote is found where its words are, and nowhere else.

use proptest::prelude::*;

use super::*;

const BODY: &str = "The harbour office closed its gates on Monday.\n\nFerries wait outside, \
    said Ada Novak. The river rose again, said the office. Nobody knows when the gates open.";

fn quote(exact: &str) -> Quote {
    let start = BODY.find(exact).unwrap();
    Quote::of(BODY, start..start + exact.len()).unwrap()
}

fn found(quote: &Quote, body: &str) -> Option<String> {
    reanchor(quote, body).map(|range| body[range].to_owned())
}

#[test]
fn a_quote_moves_with_its_text() {
    let moved = format!("A new teaser.\n\n{BODY}");
    assert_eq!(found(&quote("said Ada Novak"), &moved).as_deref(), Some("said Ada Novak"));
    assert_eq!(
        reanchor(&quote("said"), BODY),
        Some(BODY.find("said").unwrap()..BODY.find("said").unwrap() + 4)
    );
}

#[test]
fn of_several_places_the_context_decides() {
    let at = BODY.rfind("the office").unwrap();
    let second = Quote::of(BODY, at..at + 10).unwrap();
    let body = format!("Here the office has its own page.\n\n{BODY}");
    assert_eq!(reanchor(&second, &body), Some(at + 35..at + 45));
}

#[test]
fn spaces_marks_and_case_may_change() {
    let body = "THE HARBOUR OFFICE “closed”\n\nits gates on Monday!";
    let range = found(&quote("harbour office closed its gates on Monday."), body);
    assert_eq!(range.as_deref(), Some("HARBOUR OFFICE “closed”\n\nits gates on Monday"));
}

#[test]
fn one_word_in_four_may_change() {
    let body = BODY.replace("closed its", "shut its").replace("Monday", "Tuesday");
    assert_eq!(
        found(
            &quote("The harbour office closed its gates on Monday.\n\nFerries wait outside"),
            &body
        )
        .as_deref(),
        Some("The harbour office shut its gates on Tuesday.\n\nFerries wait outside")
    );
    let other = "The harbour trust opened three doors for Sunday walkers, and the ferries sail.";
    assert_eq!(found(&quote("The harbour office closed its gates on Monday"), other), None);
}

#[test]
fn a_short_quote_without_its_context_is_lost() {
    assert_eq!(found(&quote("Monday"), "It rained on a Monday in May."), None);
    assert_eq!(
        found(&quote("Monday"), "They shut the gates on Monday evening.").as_deref(),
        Some("Monday")
    );
    assert_eq!(found(&quote("gates"), ""), None);
}

#[test]
fn characters_of_several_bytes_are_not_cut() {
    let body = "前言。港口管理局周一关闭了大门，因为河水再次上涨。";
    let quote = Quote::of("港口管理局周一关闭了大门。", 0..36).unwrap();
    assert_eq!(found(&quote, body).as_deref(), Some("港口管理局周一关闭了大门"));
    assert_eq!(Quote::of("港口", 1..3), None);
    assert_eq!(Quote::of("港口", 3..3), None);
}

#[test]
fn long_texts_are_compared_within_a_bound() {
    let body: String = (0..200_000).map(|n| format!("word{n} ")).collect();
    let changed = body.replace("word150003 ", "other ").replace("word150100 ", "");
    let start = body.find("word150000 ").unwrap();
    let end = body.find("word150400 ").unwrap();
    let quote = Quote::of(&body, start..end - 1).unwrap();
    let range = reanchor(&quote, &changed).unwrap();
    assert!(
        changed[range.clone()].starts_with("word150000 ") && changed[range].ends_with("word150399")
    );
}

/// A body of a few words, many of them repeated, and a range of it.
fn body_and_range() -> impl Strategy<Value = (String, Range<usize>)> {
    let word = prop_oneof!["[a-c]{1,2}", "[a-z]{3,9}", "港口", "é", Just(".".to_owned())];
    let body = prop::collection::vec(word, 1..60).prop_map(|words| words.join(" "));
    (body, any::<prop::sample::Index>(), any::<prop::sample::Index>()).prop_map(|(body, a, b)| {
        let ends: Vec<usize> = body.char_indices().map(|(at, _)| at).chain([body.len()]).collect();
        let (a, b) = (*a.get(&ends), *b.get(&ends));
        (body, a.min(b)..a.max(b))
    })
}

proptest! {
    #[test]
    fn an_unchanged_text_keeps_its_anchors((body, range) in body_and_range()) {
        if let Some(quote) = Quote::of(&body, range.clone()).filter(|quote| !quote.exact.trim().is_empty()) {
            let found = reanchor(&quote, &body);
            // A quote too short for its context may be lost; it is never moved.
            prop_assert!(found == Some(range) || (found.is_none() && quote.exact.chars().count() < SHORT));
        }
    }

    #[test]
    fn text_before_and_behind_does_not_matter((body, range) in body_and_range(), before in "[x-z ]{0,80}", after in "[x-z ]{0,80}") {
        if let Some(quote) = Quote::of(&body, range).filter(|quote| quote.exact.trim().chars().count() >= SHORT) {
            let new = format!("{before}\n\n{body}\n\n{after}");
            let found = reanchor(&quote, &new).map(|range| new[range].to_owned());
            prop_assert_eq!(found, Some(quote.exact));
        }
    }

    #[test]
    fn whatever_is_found_lies_in_the_text((body, range) in body_and_range(), (other, _) in body_and_range()) {
        let found = Quote::of(&body, range).and_then(|quote| reanchor(&quote, &other));
        if let Some(found) = found {
            prop_assert!(!other[found].is_empty());
        }
    }

    #[test]
    fn a_changed_word_of_a_long_quote_does_no_harm(words in prop::collection::vec("[a-z]{3,9}", 8..40), n in any::<prop::sample::Index>()) {
        let body = words.join(" ");
        let quote = Quote::of(&body, 0..body.len()).unwrap();
        let mut changed = words.clone();
        changed[n.index(words.len())] = "QQ7".to_owned();
        let new = changed.join(" ");
        prop_assert!(reanchor(&quote, &new).is_some());
    }
}
