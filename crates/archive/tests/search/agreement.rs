//! The engine and the tree of a query agree: random queries over a small archive, against a
//! plain reading of the tree text by text.

use std::sync::LazyLock;

use archive::index::{DaySpan, Document, Indexer, Status};
use archive::query::highlight::{Highlighter, Unit};
use archive::query::{Condition, Field, Node, Query, When};
use jiff::civil::date;
use proptest::prelude::*;

use crate::store::{filled, found, item};

const PIECES: [&str; 14] = [
    "crane",
    "ferry",
    "cranes",
    "harbour",
    "harbour's",
    "网络",
    "络攻",
    "攻击",
    "网络攻击",
    "ß",
    "strasse",
    "2024年",
    "a-b",
    "b",
];

/// Sixty items that repeat a few words in changing company.
fn items() -> Vec<Document> {
    let mut dice: u64 = 11;
    let mut throw = |sides: usize| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(dice >> 33).unwrap() % sides
    };
    let mut text = |length: usize| {
        let mut text = String::new();
        for _ in 0..length {
            text += PIECES[throw(PIECES.len())];
            text += ["", " ", " ", ", "][throw(4)];
        }
        text
    };
    (1..=60)
        .map(|id| {
            let mut item = item(id, &text(2), &text(5));
            item.headline = text(1);
            item.tags = vec![PIECES[usize::try_from(id).unwrap() % 5].to_owned()];
            let day = date(2023, 1, 1)
                .saturating_add(jiff::ToSpan::months(i64::try_from(id % 24).unwrap()));
            item.published =
                (id % 7 != 0).then(|| DaySpan { first: day, last: day.last_of_month() });
            item.status = [Status::Inbox, Status::Filed][usize::from(id % 3 == 0)];
            item
        })
        .collect()
}

struct Archive {
    items: Vec<Document>,
    index: Indexer,
    _folder: tempfile::TempDir,
}

static ARCHIVE: LazyLock<Archive> = LazyLock::new(|| {
    let items = items();
    let (folder, _store, index) = filled(items.clone());
    Archive { items, index, _folder: folder }
});

/// Whether the tree holds for the item.
fn holds(node: &Node, item: &Document) -> bool {
    match node {
        Node::And(parts) => parts.iter().all(|part| holds(part, item)),
        Node::Or(parts) => parts.iter().any(|part| holds(part, item)),
        Node::Not(part) => !holds(part, item),
        Node::Clause(clause) => match &clause.condition {
            Condition::Words(_) => {
                let alone = Query { root: Some(node.clone()), notes: Vec::new(), blank: false };
                let highlighter = Highlighter::new(&alone);
                [
                    (Field::Title, &item.title),
                    (Field::Headline, &item.headline),
                    (Field::Body, &item.body),
                ]
                .iter()
                .any(|(field, text)| !highlighter.marks(*field, text, Unit::Bytes).is_empty())
            }
            Condition::Name { key, prefix, .. } => item.tags.iter().any(|tag| {
                let tag = archive::analyzer::fold_key(tag);
                if *prefix { tag.starts_with(key) } else { tag == *key }
            }),
            Condition::Status(status) => item.status == *status,
            Condition::Date { when: When::Recent(_), .. } => false,
            Condition::Date { when: When::Unknown, .. } => item.published.is_none(),
            Condition::Date { when: When::Within { from, to }, .. } => {
                item.published.is_some_and(|span| {
                    from.is_none_or(|from| span.last >= from)
                        && to.is_none_or(|to| span.first <= to)
                })
            }
        },
    }
}

fn leaf() -> impl Strategy<Value = String> {
    let piece = || prop::sample::select(PIECES.to_vec());
    prop_oneof![
        6 => piece().prop_map(str::to_owned),
        3 => (piece(), piece()).prop_map(|(a, b)| format!("\"{a} {b}\"")),
        2 => (piece(), piece()).prop_map(|(a, b)| format!("\"{a} {b}\"*")),
        2 => piece().prop_map(|p| format!("{p}*")),
        1 => prop::sample::select(vec!["h*", "网*", "c*", "20*"]).prop_map(str::to_owned),
        2 => (prop::sample::select(vec!["title", "headline", "body"]), piece())
            .prop_map(|(field, p)| format!("{field}:{p}")),
        2 => (near(), near(), 1..4_u32).prop_map(|(a, b, n)| format!("\"{a} {b}\"~{n}")),
        2 => prop::sample::select(vec![
            "crame~", "harbor~1", "strase~2", "ferri~", "h*r", "c*s", "?rane", "*r", "cr?ne?",
            "/cranes?/", "/[a-h].*/", "/20[0-9]{2}/", "/(ha|fe).+/", "title:f*y", "body:/a|b/",
        ])
        .prop_map(str::to_owned),
        1 => piece().prop_map(|p| format!("tag:{p}")),
        1 => Just("tag:c*".to_owned()),
        1 => prop::sample::select(vec!["is:inbox", "is:filed"]).prop_map(str::to_owned),
        2 => prop::sample::select(vec![
            "published:2023", "published:2024-03", "published:>=2024-05", "published:<2023-06",
            "published:unknown", "published:2023-02..2023-04",
        ])
        .prop_map(str::to_owned),
    ]
}

/// Words of one token: of more, engine and highlighter count the moves a little differently.
fn near() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["crane", "ferry", "harbour", "b", "strasse", "cranes"])
}

fn query() -> impl Strategy<Value = String> {
    leaf().prop_recursive(4, 16, 3, |inner| {
        prop_oneof![
            3 => prop::collection::vec(inner.clone(), 2..4).prop_map(|parts| parts.join(" ")),
            2 => prop::collection::vec(inner.clone(), 2..4)
                .prop_map(|parts| format!("({})", parts.join(" OR "))),
            2 => inner.prop_map(|part| format!("-({part})")),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn the_engine_finds_what_the_tree_says(text in query()) {
        let root = Query::parse(&text).root.unwrap();
        let wanted: Vec<u64> =
            ARCHIVE.items.iter().filter(|item| holds(&root, item)).map(|item| item.id).collect();
        prop_assert_eq!(found(&ARCHIVE.index, &text), wanted, "{}", text);
    }

    /// Any part of a text without spaces is found in it, and nothing that is no part of it.
    #[test]
    fn any_part_of_a_run_is_found_and_nothing_else(
        run in "[网络攻击中国]{1,14}",
        part in "[网络攻击中国]{1,4}",
    ) {
        let query = Query::parse(&part);
        let marks = Highlighter::new(&query).marks(Field::Body, &run, Unit::Bytes);
        prop_assert_eq!(!marks.is_empty(), run.contains(&part), "{} in {}", part, run);
        let marked: String = marks.iter().map(|mark| &run[mark.from..mark.to]).collect();
        prop_assert!(marked.chars().all(|c| part.contains(c)), "{} marks {}", part, marked);
    }
}
