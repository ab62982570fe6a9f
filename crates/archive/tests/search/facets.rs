//! Counts over a whole result, and the filters that are picked from them.

use archive::index::{
    CaseLabel, DaySpan, Document, FacetField, Facets, Filter, Indexer, Month, SearchOptions,
};
use archive::query::Query;
use jiff::civil::{Date, date};

use crate::store::{caught_up, filled, found_with, item};

const DAY: i64 = 24 * 60 * 60 * 1_000;

fn days(first: Date, last: Date) -> Option<DaySpan> {
    Some(DaySpan { first, last })
}

fn items() -> [Document; 5] {
    let case = |key: &str| CaseLabel { key: key.to_owned(), title: format!("The case {key}") };
    [
        Document {
            source: "Harbour Post".to_owned(),
            lang: "zh-Hans".to_owned(),
            tags: vec!["Port".to_owned(), "étude".to_owned()],
            cases: vec![case("crane"), case("ferry")],
            published: days(date(2024, 12, 18), date(2024, 12, 18)),
            format: "html".to_owned(),
            url: "https://news.harbour-post.example/a".to_owned(),
            captured_at_ms: Some(DAY),
            ..item(1, "kit", "")
        },
        Document {
            source: "Harbour Post".to_owned(),
            lang: "zh".to_owned(),
            tags: vec!["PORT".to_owned()],
            published: days(date(2024, 1, 1), date(2024, 12, 31)),
            format: "pdf".to_owned(),
            url: "https://harbour-post.example/b".to_owned(),
            warned: true,
            ..item(2, "kit", "")
        },
        Document {
            source: "Wire".to_owned(),
            lang: "en-GB".to_owned(),
            cases: vec![case("crane")],
            published: days(date(2024, 12, 1), date(2024, 12, 1)),
            format: "html".to_owned(),
            ..item(3, "kit", "")
        },
        Document { source: "Wire".to_owned(), ..item(4, "kit", "") },
        Document { source: "Other".to_owned(), ..item(5, "something else", "") },
    ]
}

fn facets(index: &Indexer, query: &str, filters: Vec<Filter>) -> Facets {
    let options = SearchOptions { filters, ..SearchOptions::default() };
    index.facets(&Query::parse(query), &options, &FacetField::ALL).unwrap()
}

fn counts(facets: &Facets, field: FacetField) -> Vec<(&str, u64)> {
    let facet = facets.facets.iter().find(|facet| facet.field == field).unwrap();
    facet.values.iter().map(|it| (it.value.as_str(), it.hits)).collect()
}

fn picked(field: FacetField, values: &[&str]) -> Filter {
    Filter { field, values: values.iter().map(|it| (*it).to_owned()).collect(), excluded: false }
}

#[test]
fn every_hit_is_counted_by_what_it_has() {
    let (_folder, _store, index) = filled(items());
    let found = facets(&index, "kit", Vec::new());
    assert_eq!(counts(&found, FacetField::Source), [("Harbour Post", 2), ("Wire", 2)]);
    assert_eq!(counts(&found, FacetField::Tag), [("port", 2), ("etude", 1)]);
    assert_eq!(counts(&found, FacetField::Case), [("crane", 2), ("ferry", 1)]);
    assert_eq!(counts(&found, FacetField::Language), [("zh", 2), ("en", 1)]);
    assert_eq!(counts(&found, FacetField::Format), [("html", 2), ("pdf", 1)]);
    let month = |month, hits| Month { year: 2024, month, hits };
    assert_eq!(found.months, [month(1, 1), month(12, 2)]);
    assert_eq!(found.undated, 1);
}

#[test]
fn what_is_picked_limits_the_other_facets_and_not_its_own() {
    let (_folder, _store, index) = filled(items());
    let found = facets(&index, "kit", vec![picked(FacetField::Source, &["Harbour Post"])]);
    assert_eq!(counts(&found, FacetField::Source), [("Harbour Post", 2), ("Wire", 2)]);
    assert_eq!(counts(&found, FacetField::Language), [("zh", 2)]);
    assert_eq!(counts(&found, FacetField::Case), [("crane", 1), ("ferry", 1)]);
    let without = Filter { excluded: true, ..picked(FacetField::Case, &["crane"]) };
    let found = facets(&index, "kit", vec![without.clone()]);
    assert_eq!(counts(&found, FacetField::Source), [("Harbour Post", 1), ("Wire", 1)]);
    assert_eq!(counts(&found, FacetField::Case), []);
    let order: Vec<FacetField> = found.facets.iter().map(|facet| facet.field).collect();
    assert_eq!(order, FacetField::ALL);
    for (filters, ids) in [
        (vec![picked(FacetField::Source, &["Wire", "Other"])], &[3, 4, 5][..]),
        (vec![picked(FacetField::Source, &["Wire"]), picked(FacetField::Format, &["html"])], &[3]),
        (vec![without], &[2, 4, 5]),
        (vec![picked(FacetField::Tag, &["nothing"])], &[]),
        (vec![picked(FacetField::Tag, &[])], &[]),
    ] {
        let options = SearchOptions { filters, ..SearchOptions::default() };
        assert_eq!(found_with(&index, "", &options), ids, "{:?}", options.filters);
    }
}

#[test]
fn counts_are_those_of_all_parts_of_the_index() {
    let (_folder, store, index) = filled(items());
    for id in 10..400 {
        let source = format!("Source {}", id % 120);
        store.put(Document { source, ..item(id, "kit", "") });
        if id % 100 == 0 {
            caught_up(&index, &store);
        }
    }
    store.remove(10);
    caught_up(&index, &store);
    let found = facets(&index, "kit", Vec::new());
    let source = &found.facets[0];
    assert_eq!((source.values.len(), source.more), (50, 72));
    let four = source.values.iter().filter(|it| it.hits == 4).count();
    assert_eq!(four, 29, "of 390 items by 120 sources 30 have four, and one lost one");
    let nothing = facets(&index, "nothing", Vec::new());
    assert!(nothing.facets.iter().all(|facet| facet.values.is_empty()));
    assert_eq!((nothing.months.len(), nothing.undated), (0, 0));
}

#[test]
fn the_new_fields_find_what_they_name() {
    let (_folder, _store, index) = filled(items());
    for (query, ids) in [
        ("domain:harbour-post.example", &[1, 2][..]),
        ("domain:news.harbour-post[.]example", &[1]),
        ("domain:https://news.harbour-post.example/other", &[1]),
        ("domain:news*", &[1]),
        ("domain:post.example", &[]),
        ("format:pdf", &[2]),
        ("has:pdf", &[2]),
        ("has:warning", &[2]),
        ("kit -has:date", &[4]),
        ("has:case", &[1, 3]),
        ("has:tag -has:case", &[2]),
        ("captured:1970-01-02", &[1]),
        ("captured:1970..", &[1]),
        ("captured:0001..9999", &[1]),
        ("kit captured:unknown", &[2, 3, 4]),
    ] {
        assert_eq!(found_with(&index, query, &SearchOptions::default()), ids, "{query}");
    }
}
