//! Every field of the query language, the orders, the pages and the options.

use archive::index::{CaseLabel, DaySpan, Document, Indexer, SearchOptions, Sort, Status};
use jiff::civil::date;
use jiff::tz::{Offset, TimeZone};

use crate::store::{NOTHING, filled, found, found_with, item, search};

fn case(key: &str, title: &str) -> CaseLabel {
    CaseLabel { key: key.to_owned(), title: title.to_owned() }
}

fn days(first: jiff::civil::Date, last: jiff::civil::Date) -> Option<DaySpan> {
    Some(DaySpan { first, last })
}

/// Four items that differ in everything a field can ask for.
fn items() -> [Document; 4] {
    let noon = date(2024, 12, 19).at(12, 0, 0, 0);
    let noon = TimeZone::UTC.to_timestamp(noon).unwrap().as_millisecond();
    let day = 24 * 60 * 60 * 1_000;
    [
        Document {
            headline: "Kit vanishes overnight".to_owned(),
            author: "Ana Kovač; Lee Wu".to_owned(),
            source: "Harbour Post".to_owned(),
            lang: "en-GB".to_owned(),
            tags: vec!["Phishing".to_owned(), "Port Security".to_owned()],
            cases: vec![case("crane", "Crane control intrusions")],
            published: days(date(2024, 12, 18), date(2024, 12, 18)),
            filed_at_ms: noon,
            status: Status::Inbox,
            url: "https://news.harbour-post.example/2024/12/kit?id=7".to_owned(),
            ..item(1, "Phishing kit", "Two kits share one panel.")
        },
        Document {
            source: "Harbour Gazette".to_owned(),
            lang: "zh-Hans".to_owned(),
            tags: vec!["PORT".to_owned()],
            cases: vec![case("ferry", "Ferry line"), case("crane", "Crane control intrusions")],
            published: days(date(2024, 1, 1), date(2024, 12, 31)),
            filed_at_ms: noon + day,
            ..item(2, "港口", "网络攻击 kit")
        },
        Document {
            source: "Wire".to_owned(),
            lang: "en".to_owned(),
            tags: vec!["étude".to_owned()],
            published: days(date(2024, 4, 1), date(2024, 8, 31)),
            filed_at_ms: noon - 400 * day,
            ..item(3, "Kit list", "No kit here, only a kit list. kit")
        },
        item(4, "Undated", "kit"),
    ]
}

fn check(index: &Indexer, rows: &[(&str, &[u64])]) {
    for (query, wanted) in rows {
        assert_eq!(found(index, query), *wanted, "{query}");
    }
}

#[test]
fn words_in_one_field() {
    let (_folder, _store, index) = filled(items());
    check(
        &index,
        &[
            ("kit", &[1, 2, 3, 4]),
            ("title:kit", &[1, 3]),
            ("headline:kit", &[1]),
            ("headline:\"kit vanishes\"", &[1]),
            ("body:kits", &[1]),
            ("body:panel -title:list", &[1]),
            ("author:kovac", &[1]),
            ("author:\"lee wu\"", &[1]),
            ("author:(wu OR nobody)", &[1]),
            ("source:harbour", &[1, 2]),
            ("source:\"Harbour Post\"", &[1]),
            ("source:harb*", &[1, 2]),
            ("-source:harbour", &[3, 4]),
            ("SOURCE：wire", &[3]),
            ("url:harbour-post.example", &[1]),
            ("url:news.harbour-post.example/2024", &[1]),
            ("url:https://news.harbour-post.example/2024/12/kit?id=7", &[1]),
            ("url:example.news", &[]),
            ("vanishes", &[1]),
            ("kovac", &[]),
            ("wire", &[]),
        ],
    );
}

#[test]
fn tags_cases_languages_and_status() {
    let (_folder, _store, index) = filled(items());
    check(
        &index,
        &[
            ("tag:phishing", &[1]),
            ("tag:PHISHING", &[1]),
            ("tag:port", &[2]),
            ("tag:port*", &[1, 2]),
            ("tag:\"port security\"", &[1]),
            ("tag:security", &[]),
            ("tag:etude", &[3]),
            ("tag:(phishing OR port)", &[1, 2]),
            ("tag:phishing tag:\"port security\"", &[1]),
            ("-tag:port*", &[3, 4]),
            ("case:crane", &[1, 2]),
            ("case:\"Ferry Line\"", &[2]),
            ("case:ferry", &[2]),
            ("case:cra*", &[1, 2]),
            ("case:line", &[]),
            ("case:crane -case:ferry", &[1]),
            ("lang:en", &[1, 3]),
            ("lang:en-gb", &[1]),
            ("lang:en_GB", &[1]),
            ("lang:zh", &[2]),
            ("lang:zh-hans", &[2]),
            ("lang:e", &[]),
            ("lang:e*", &[1, 3]),
            ("is:inbox", &[1]),
            ("status:filed", &[2, 3, 4]),
            ("is:FILED kit", &[2, 3, 4]),
            ("is:discarded", &[]),
        ],
    );
}

#[test]
fn a_date_matches_where_it_may_lie_within_what_is_asked() {
    let (_folder, _store, index) = filled(items());
    check(
        &index,
        &[
            ("published:2024", &[1, 2, 3]),
            ("published:2024-12", &[1, 2]),
            ("published:2024-12-18", &[1, 2]),
            ("published:2024-12-19", &[2]),
            ("published:2024-05", &[2, 3]),
            ("published:2024-05..2024-08", &[2, 3]),
            ("published:2024-09..2024-11", &[2]),
            ("published:2023", &[]),
            ("published:..2023", &[]),
            ("published:>=2024-12-18", &[1, 2]),
            ("published:>2024-12-18", &[2]),
            ("published:<2024-04", &[2]),
            ("published:<=2024-04", &[2, 3]),
            ("published:0001..9999", &[1, 2, 3]),
            ("published:unknown", &[4]),
            ("-published:unknown", &[1, 2, 3]),
            ("kit published:unknown", &[4]),
            ("-published:2024", &[4]),
        ],
    );
}

#[test]
fn days_of_filing_begin_in_the_zone_of_the_user() {
    let (_folder, _store, index) = filled(items());
    check(
        &index,
        &[
            ("filed:2024-12-19", &[1]),
            ("filed:2024-12", &[1, 2]),
            ("filed:2023..2024", &[1, 2, 3]),
            ("filed:1970-01-01", &[4]),
            ("filed:>=2024-12-20", &[2]),
            ("filed:<2024", &[3, 4]),
            ("filed:0001..9999", &[1, 2, 3, 4]),
            ("filed:unknown", &[]),
        ],
    );
    // Noon in Greenwich is past midnight further east, and the day before nowhere.
    let east = |hours| SearchOptions {
        zone: TimeZone::fixed(Offset::constant(hours)),
        ..SearchOptions::default()
    };
    assert_eq!(found_with(&index, "filed:2024-12-20", &east(12)), [1]);
    assert_eq!(found_with(&index, "filed:2024-12-19", &east(11)), [1]);
    assert_eq!(found_with(&index, "filed:2024-12-19", &east(12)), NOTHING);
}

#[test]
fn days_are_counted_back_from_today() {
    let day = |id, day| Document { published: days(day, day), ..item(id, "Day", "before") };
    let (_folder, _store, index) = filled([
        day(1, date(2026, 3, 31)),
        day(2, date(2026, 3, 30)),
        day(3, date(2026, 3, 2)),
        day(4, date(2025, 3, 1)),
        day(5, date(2026, 4, 1)),
    ]);
    let today = SearchOptions { today: Some(date(2026, 3, 31)), ..SearchOptions::default() };
    for (query, ids) in [
        ("published:today", &[1][..]),
        ("published:yesterday", &[2]),
        ("published:last 30 days", &[1, 2, 3]),
        ("published:last 30 days day", &[1, 2, 3]),
        ("-published:\"last 2 years\"", &[5]),
        ("(published:last week) before", &[1, 2]),
    ] {
        assert_eq!(found_with(&index, query, &today), ids, "{query}");
    }
    assert_eq!(found(&index, "published:today"), NOTHING, "no day to count from");
}

#[test]
fn the_word_itself_stands_before_what_is_like_it() {
    let (_folder, _store, index) = filled([
        item(1, "", "the kadaffi papers"),
        item(2, "", "the kaddafi papers"),
        item(3, "", "papers, papers of kaddafi and more papers"),
        item(4, "", "gaddafi"),
        item(5, "", "kadafy"),
    ]);
    let hits = search(&index, "kaddafi~2", &SearchOptions::default());
    let ids: Vec<u64> = hits.hits.iter().map(|hit| hit.id).collect();
    assert_eq!(hits.total, 5);
    assert_eq!(ids[..3], [2, 3, 4], "two letters are further than one");
    assert_eq!(hits.notes, []);
}

#[test]
fn a_shape_that_fits_too_many_words_is_cut_short_and_says_so() {
    let words = |n: u64| (0..2_000).map(|w| format!("w{n}x{w} ")).collect::<String>();
    let (_folder, _store, index) = filled((1..=30).map(|n| item(n, "", &words(n))));
    let hits = search(&index, "-title:q w*x*", &SearchOptions::default());
    assert_eq!(hits.notes.len(), 1, "{:?}", hits.notes);
    assert_eq!((hits.notes[0].span.from, hits.notes[0].span.to), (9, 13));
    assert!(hits.total > 20);
    let few = search(&index, "w7x1*", &SearchOptions::default());
    assert_eq!((few.total, few.notes.len()), (1, 0));
}

#[test]
fn days_at_the_ends_of_the_calendar_are_kept_and_found() {
    let ends = [
        (1, date(1, 1, 1)),
        (2, date(1677, 9, 21)),
        (3, date(2262, 4, 12)),
        (4, date(9999, 12, 31)),
    ];
    let (_folder, _store, index) =
        filled(ends.map(|(id, day)| Document {
            published: days(day, day),
            ..item(id, "Day", "at the end")
        }));
    check(
        &index,
        &[
            ("published:0001", &[1]),
            ("published:1677-09-21", &[2]),
            ("published:2262", &[3]),
            ("published:9999-12-31", &[4]),
            ("published:>2262-04-12", &[4]),
            ("published:<1677", &[1]),
        ],
    );
    let newest = SearchOptions { sort: Sort::PublishedDesc, ..SearchOptions::default() };
    let ids: Vec<u64> = search(&index, "day", &newest).hits.iter().map(|hit| hit.id).collect();
    assert_eq!(ids, [4, 3, 2, 1]);
}

#[test]
fn orders_and_their_ties() {
    let (_folder, _store, index) = filled(items());
    let ids = |query: &str, sort| -> Vec<u64> {
        let options = SearchOptions { sort, ..SearchOptions::default() };
        search(&index, query, &options).hits.iter().map(|hit| hit.id).collect()
    };
    assert_eq!(ids("", Sort::PublishedDesc), [1, 3, 2, 4], "by the first possible day");
    assert_eq!(ids("", Sort::FiledDesc), [2, 1, 3, 4]);
    assert_eq!(ids("", Sort::Relevance), [4, 3, 2, 1], "nothing to rank by: newest first");
    let by_relevance = ids("kit", Sort::Relevance);
    assert!(by_relevance[..2].contains(&3) && by_relevance[..2].contains(&1), "{by_relevance:?}");
    assert_eq!(ids("tag:port* kit", Sort::Relevance)[0], 1, "filters do not rank");
    let scored = search(&index, "kit", &SearchOptions::default()).hits;
    assert!(scored.windows(2).all(|pair| pair[0].score >= pair[1].score));
    assert!(scored[0].score > 0.0);
}

#[test]
fn a_filter_does_not_change_the_score() {
    let (_folder, _store, index) = filled(items());
    let of = |query: &str| -> Vec<(u64, f32)> {
        let hits = search(&index, query, &SearchOptions::default()).hits;
        hits.iter().filter(|hit| hit.id == 1).map(|hit| (hit.id, hit.score)).collect()
    };
    let plain = of("kit");
    for filter in ["tag:phishing", "is:inbox", "published:2024", "lang:en", "source:post"] {
        assert_eq!(of(&format!("kit {filter}")), plain, "{filter}");
    }
}

#[test]
fn pages_neither_overlap_nor_leave_gaps() {
    let (_folder, _store, index) =
        filled((1..=57).map(|id| item(id, "Same", "the same text for all")));
    for sort in [Sort::Relevance, Sort::PublishedDesc, Sort::FiledDesc] {
        let mut seen = Vec::new();
        for offset in (0..70).step_by(10) {
            let options = SearchOptions { limit: 10, offset, sort, ..SearchOptions::default() };
            let page = search(&index, "same", &options);
            assert_eq!(page.total, 57);
            assert_eq!(page.hits.len(), 57_usize.saturating_sub(offset).min(10));
            seen.extend(page.hits.iter().map(|hit| hit.id));
        }
        assert_eq!(seen, (1..=57).rev().collect::<Vec<_>>(), "{sort:?}");
    }
    let total = |limit, offset| {
        search(&index, "same", &SearchOptions { limit, offset, ..SearchOptions::default() })
    };
    assert_eq!((total(0, 0).total, total(0, 0).hits.len()), (57, 0));
    assert_eq!(total(usize::MAX, 0).hits.len(), 57);
    assert_eq!(total(usize::MAX, usize::MAX).total, 57);
    assert_eq!(total(5, 1_000_000_000).hits.len(), 0);
}

#[test]
fn a_search_inside_a_case_goes_by_its_key_alone() {
    let mut confusing = item(9, "Kit", "kit");
    confusing.cases = vec![case("other", "crane")];
    let (_folder, _store, index) = filled(items().into_iter().chain([confusing]));
    let inside =
        |key: &str| SearchOptions { case_key: Some(key.to_owned()), ..SearchOptions::default() };
    assert_eq!(found_with(&index, "kit", &inside("crane")), [1, 2]);
    assert_eq!(found_with(&index, "", &inside("ferry")), [2]);
    assert_eq!(found_with(&index, "kit", &inside("no-such-case")), NOTHING);
    assert_eq!(found(&index, "case:crane"), [1, 2, 9], "a query goes by key or title");
}

#[test]
fn a_word_in_the_title_weighs_more() {
    let (_folder, _store, index) = filled([
        item(1, "Weather", "The lighthouse stood in the rain for a day and a night."),
        item(2, "Lighthouse", "The weather was bad for a day and a night and a day."),
    ]);
    let hits = search(&index, "lighthouse", &SearchOptions::default()).hits;
    assert_eq!(hits.iter().map(|hit| hit.id).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn a_beginning_with_very_many_words_is_counted_exactly() {
    let (_folder, _store, index) = filled((1..=400).map(|id| {
        item(id, "List", &format!("prefix{id:03} words common{} end{id:03}ing", id % 7))
    }));
    assert_eq!(found(&index, "prefix*").len(), 400);
    assert_eq!(found(&index, "p*").len(), 400);
    assert_eq!(found(&index, "prefix1*").len(), 100);
    assert_eq!(found(&index, "common*").len(), 400);
    assert_eq!(found(&index, "\"words c\"*").len(), 400);
    assert_eq!(found(&index, "\"common3 end\"*").len(), 57);
    assert_eq!(found(&index, "-prefix2*").len(), 300);
}
