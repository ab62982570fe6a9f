//! Queries that break others: never a panic, never long, never nothing for a pasted headline.

use std::time::{Duration, Instant};

use archive::index::{Indexer, SearchOptions};
use archive::query::highlight::{Highlighter, Unit};
use archive::query::{Field, LONGEST_QUERY, MOST_CLAUSES, Query};
use proptest::prelude::*;

use crate::store::{filled, item, search};

/// Far more than any of these takes, even on a slow machine in a development build.
const BOUND: Duration = Duration::from_secs(5);

fn corpus() -> (tempfile::TempDir, Indexer) {
    let words = ["telecom", "tp-link", "APT40", "China", "it's", "foo", "bar", "2024", "网络攻击"];
    let (folder, _store, index) = filled((1..=200_usize).map(|id| {
        let text: Vec<&str> = (0..40).map(|n| words[(id * 7 + n * n) % words.len()]).collect();
        item(id as u64, words[id % words.len()], &text.join(" "))
    }));
    (folder, index)
}

/// Queries that other search boxes answered with an error, with nothing or after seconds.
const GIVEN: &[&str] = &[
    "telecom \"tp-link",
    "APT40 (China",
    "APT40)",
    "a AND",
    "AND",
    "OR",
    "NOT",
    "--- x",
    "it's",
    "-telecom",
    "NOT x",
    "foo*",
    "*foo",
    "fo*bar",
    "f?o",
    "source:Reuters*",
    "\"cyber att\"*",
    "[Update] telecom",
    "{x",
    "/re/",
    "IN [a b c]",
    "nosuchfield:abc",
    "title:",
    "a:b:c",
    "http://evil.example/x?y=1",
    "date:>2024-01-01",
    "published:[2024-01-01 TO *]",
    "a && b || c",
    "!a",
    "“smart quotes”",
    "CVE-2024-3400",
    "10.0.0.1",
    "R&D",
    "C++",
    "\"",
    "\"\"",
    "“”",
    "()",
    "(((",
    ")))",
    "( ) (",
    "*",
    "**",
    "* *",
    "-",
    "--",
    "-(",
    "NOT NOT NOT",
    "AND OR NOT",
    "OR OR a OR OR",
    "tag:",
    "tag:()",
    "tag:\"\"",
    "tag:(a OR",
    "published:",
    "published:0000",
    "published:9999-99-99",
    "published:2024-02-30",
    "published:>9999",
    "published:<0001",
    "filed:9999-12-31",
    "filed:>=0001-01-01",
    "filed:<=9999-12-31",
    "filed:unknown",
    "is:read",
    "status:",
    "\u{0}",
    "a\u{0}b",
    "\u{202E}abc\u{202C}",
    "\u{FEFF}",
    "\u{FFFD}",
    "😀",
    "👩‍🚒 foo",
    "\u{301}",
    "a\u{301}\u{301}\u{301}",
    "ﷺ",
    "ẞ",
    "İ",
    "\r\n\t",
    "foo\nbar",
    "title:title:a",
    "-title:-foo",
    "foo~",
    "foo~99999999999",
    "\"foo bar\"~99999999999999999999",
    "網*",
    "\"网\"*",
    "网 络 攻 击",
    "url:\"\"",
    "case:\u{10FFFF}*",
    "tag:*",
    "lang:*",
    "a*",
    "\"foo b\"*",
];

/// The same with what is long, deep or repeated.
fn hostile() -> Vec<String> {
    let mut all: Vec<String> = GIVEN.iter().map(|query| (*query).to_owned()).collect();
    for unit in ["(", ")", "NOT ", "-", "\"", "a OR ", "a* ", "(a ", "\"a ", "tag:(", "网", "~"] {
        for times in [50, 500, 5_000] {
            all.push(unit.repeat(times));
        }
    }
    all.push("x".repeat(100_000));
    all.push(format!("\"{}\"", "foo bar ".repeat(2_000)));
    all.push(format!("\"{}\"*", "网络".repeat(300)));
    all.push((0..500).map(|n| format!("w{n} OR ")).collect());
    all.push((0..300).map(|n| format!("{}* ", char::from(b'a' + (n % 26) as u8))).collect());
    all.push(format!("{}foo{}", "(".repeat(400), ")".repeat(400)));
    all.push("NOT (".repeat(200) + "foo");
    all.push("-(foo OR ".repeat(100) + "bar");
    all
}

#[test]
fn hostile_queries_are_answered_in_time() {
    let (_folder, index) = corpus();
    for text in hostile() {
        let begun = Instant::now();
        let query = Query::parse(&text);
        let hits = index.search(&query, &SearchOptions::default());
        assert!(hits.is_ok(), "{text:.80}: {hits:?}");
        let (words, chips) = (query.describe(), query.explain().chips);
        assert!(!words.is_empty() && chips.len() <= MOST_CLAUSES, "{text:.80}");
        let highlighter = Highlighter::new(&query);
        let body = "foo bar 网络攻击 telecom ".repeat(500);
        highlighter.passage(Field::Body, &body, 240, Unit::Utf16);
        highlighter.marks(Field::Body, &body, Unit::Utf16);
        assert!(begun.elapsed() < BOUND, "{text:.80} took {:?}", begun.elapsed());
    }
}

#[test]
fn what_is_cut_or_left_out_is_said() {
    for (text, part) in [
        ("x ".repeat(LONGEST_QUERY), "Only the first 1000 characters"),
        ("ab ".repeat(MOST_CLAUSES + 5), "Only the first 64 conditions"),
        (format!("{}foo", "(".repeat(40)), "nested too deeply"),
        ("telecom \"tp-link".to_owned(), "closing quotation mark is missing"),
        ("APT40 (China".to_owned(), "closing parenthesis is missing"),
        ("APT40)".to_owned(), "No parenthesis is open"),
        ("a AND".to_owned(), "AND needs something"),
        ("OR a".to_owned(), "OR needs something"),
        ("a NOT".to_owned(), "Nothing follows"),
        ("foo-*bar".to_owned(), "inside one word"),
        ("网*击".to_owned(), "inside one word"),
        ("***".to_owned(), "no letter or digit"),
        ("foo-bar~1".to_owned(), "searched of one word"),
        ("网络~".to_owned(), "no similar spellings"),
        ("foobar~7".to_owned(), "2 letters at most"),
        ("/foo(/".to_owned(), "no regular expression"),
        ("/(a{900}){900}/".to_owned(), "no regular expression"),
        ("tag:/x/".to_owned(), "a name or its beginning"),
        ("sorce:x".to_owned(), "Did you mean “source:”"),
        ("nosuchfield:abc".to_owned(), "There is no field"),
        ("grade:B2".to_owned(), "not recorded yet"),
        ("is:read".to_owned(), "not recorded yet"),
        ("has:excerpt".to_owned(), "Nothing is recorded under “has:excerpt”"),
        ("format:pfd".to_owned(), "Nothing is recorded under “format:pfd”"),
        ("published:tomorrow".to_owned(), "is no date"),
        ("published:2024-02-30".to_owned(), "no day 2024-02-30"),
        ("published:2024..2023".to_owned(), "ends before it begins"),
        ("tag:\"\"".to_owned(), "Nothing follows"),
        ("…".to_owned(), "no letter or digit"),
    ] {
        let notes = Query::parse(&text).notes;
        let said = notes.iter().any(|note| note.message.contains(part));
        assert!(said, "{text:.60} says {notes:?}");
    }
    for plain in [
        "",
        "foo bar",
        "\"foo bar\" -baz",
        "tag:x published:2024..",
        "http://a.example/?b",
        "*foo",
        "fo*bar",
        "f?o",
        "foo~1",
        "foo~",
        "\"a b\"~5",
        "/fo+/",
        "published:last 30 days",
        "filed:today",
        "has:pdf",
        "has:warn*",
        "format:html",
        "what?",
    ] {
        assert_eq!(Query::parse(plain).notes, [], "{plain}");
    }
}

#[test]
fn what_was_not_understood_never_becomes_everything() {
    let (_folder, index) = corpus();
    let total = |text: &str| search(&index, text, &SearchOptions::default()).total;
    assert_eq!(total(""), 200);
    assert_eq!(total("  \n"), 200);
    for nothing in ["!!!", "grade:B2", "published:tomorrow", "is:read", "()", "\"\""] {
        assert_eq!(total(nothing), 0, "{nothing}");
    }
    assert_eq!(total("foo grade:B2"), total("foo"), "the rest runs");
    assert!(total("foo") > 0);
}

proptest! {
    #[test]
    fn any_text_is_a_query_with_places_inside_it(text in any::<String>()) {
        check_places(&text)?;
    }

    #[test]
    fn any_row_of_pieces_is_a_query(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "\"", "“", "”", "«", "(", ")", " ", "-", "!", "+", "*", "~3", ":", "AND", "OR", "NOT",
            "tag:", "published:", "title:", "2024-05", "..", ">=", "网络", "foo", "ß", "[.]",
            "hxxp://", "é", "😀", "\u{202E}", "^", "/", "unknown", "is:discarded",
            "?", "~", "/a.*/", "filed:", "last ", "30 ", "days", "[", "\\",
        ]), 0..40)
    ) {
        check_places(&pieces.concat())?;
    }
}

fn check_places(text: &str) -> Result<(), TestCaseError> {
    let query = Query::parse(text);
    let explained = query.explain();
    let spans = explained
        .chips
        .iter()
        .map(|chip| chip.span)
        .chain(explained.notes.iter().map(|note| note.span));
    for span in spans {
        prop_assert!(span.from <= span.to && span.to <= text.len(), "{:?} in {:?}", span, text);
        prop_assert!(text.is_char_boundary(span.from) && text.is_char_boundary(span.to));
    }
    prop_assert!(explained.notes.iter().all(|note| !note.message.is_empty()));
    prop_assert!(query.root.is_none() || !query.blank);
    let highlighter = Highlighter::new(&query);
    for mark in highlighter.marks(Field::Body, text, Unit::Bytes) {
        prop_assert!(mark.from < mark.to && mark.to <= text.len());
        prop_assert!(text.is_char_boundary(mark.from) && text.is_char_boundary(mark.to));
    }
    Ok(())
}
