//! Undo after any write restores what the side bar shows.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use crate::harness::tests;
use crate::stand::{Stand, story};

tests! {
    undo_after_any_write_restores_the_overview
    there_is_an_end_to_undo_and_redo
}

/// A write, chosen by numbers.
#[derive(Debug, Clone)]
enum Write {
    Triage(u8, u8),
    Tag(u8, u8),
    Untag(u8, u8),
    Correct(u8, u8),
    Link(u8, u8, u8),
    Unlink(u8, u8),
    CreateCase,
    UpdateCase(u8, u8),
    CreateBriefing,
    Save(u8),
    Rename(u8),
}

fn any_write() -> impl Strategy<Value = Write> {
    prop_oneof![
        (0..4_u8, 0..3_u8).prop_map(|(item, status)| Write::Triage(item, status)),
        (0..4_u8, 0..3_u8).prop_map(|(item, tag)| Write::Tag(item, tag)),
        (0..4_u8, 0..3_u8).prop_map(|(item, tag)| Write::Untag(item, tag)),
        (0..4_u8, 0..6_u8).prop_map(|(item, field)| Write::Correct(item, field)),
        (0..2_u8, 0..4_u8, 0..3_u8).prop_map(|(case, item, role)| Write::Link(case, item, role)),
        (0..2_u8, 0..4_u8).prop_map(|(case, item)| Write::Unlink(case, item)),
        Just(Write::CreateCase),
        (0..2_u8, 0..4_u8).prop_map(|(case, what)| Write::UpdateCase(case, what)),
        Just(Write::CreateBriefing),
        (0..8_u8).prop_map(Write::Save),
        (0..2_u8).prop_map(Write::Rename),
    ]
}

impl Write {
    fn request(&self, stand: &Stand) -> (&'static str, Value) {
        let item = |item: &u8| json!([i64::from(*item) + 1]);
        let case = |case: &u8| i64::from(*case) + 1;
        let status = ["inbox", "filed", "discarded"];
        let tags = ["port", "radio", "Häfen"];
        let roles = ["evidence", "background", "context"];
        match self {
            Self::Triage(i, s) => {
                ("triage", json!({ "items": item(i), "status": status[usize::from(*s)] }))
            }
            Self::Tag(i, t) => {
                ("tag_items", json!({ "items": item(i), "add": [tags[usize::from(*t)]] }))
            }
            Self::Untag(i, t) => {
                ("tag_items", json!({ "items": item(i), "remove": [tags[usize::from(*t)]] }))
            }
            Self::Correct(i, f) => {
                let (field, value) = [
                    ("title", "Another title"),
                    ("authors", "Ana Roe; Bo Lind"),
                    ("publisher", "Harbour Wire"),
                    ("published", "2024-04/2024-08"),
                    ("language", "en"),
                    ("url", ""),
                ][usize::from(*f)];
                (
                    "correct_item",
                    json!({ "item": i64::from(*i) + 1, "field": field, "value": value }),
                )
            }
            Self::Link(c, i, r) => {
                let role = roles[usize::from(*r)];
                ("link_items", json!({ "case": case(c), "items": item(i), "role": role }))
            }
            Self::Unlink(c, i) => ("unlink_items", json!({ "case": case(c), "items": item(i) })),
            Self::CreateCase => ("create_case", json!({ "title": "Another case" })),
            Self::UpdateCase(c, what) => {
                let id = case(c);
                let edit = match what {
                    0 => json!({ "id": id, "status": "closed" }),
                    1 => json!({ "id": id, "title": "Renamed" }),
                    2 => json!({ "id": id, "question": "Why?" }),
                    _ => json!({ "id": id, "color": "#102030" }),
                };
                ("update_case", edit)
            }
            Self::CreateBriefing => ("create_briefing", json!({ "title": "Another briefing" })),
            Self::Save(n) => {
                let row = stand.ask("show_briefing", json!({ "id": 1 }))["row"].clone();
                let text = format!("Text number {n}");
                (
                    "save_briefing",
                    json!({ "id": 1, "baseRevision": row["revision"], "markdown": text }),
                )
            }
            Self::Rename(n) => ("update_vault", json!({ "name": format!("Port {n}") })),
        }
    }
}

/// What must be as it was: all of the side bar but the state of the index, and every item and
/// case in full.
fn everything(stand: &Stand) -> Value {
    let mut overview = stand.overview();
    for changing in ["index", "redo"] {
        overview[changing] = Value::Null;
    }
    let items: Vec<Value> = (1..=4).map(|id| stand.item(id)).collect();
    let cases: Vec<Value> = (1..=2).map(|id| stand.ask("show_case", json!({ "id": id }))).collect();
    let briefing = stand.ask("show_briefing", json!({ "id": 1 }));
    json!([overview, items, cases, briefing])
}

fn undo_after_any_write_restores_the_overview() {
    let stand = Stand::with_vault();
    for number in 0..4 {
        stand.file(&story(number));
    }
    stand.ask("create_case", json!({ "title": "Harbour" }));
    stand.ask("create_case", json!({ "title": "Cable" }));
    stand.ask("create_briefing", json!({ "title": "Pilots", "markdown": "One." }));
    let mut runner =
        TestRunner::new(Config { cases: 60, failure_persistence: None, ..Config::default() });
    let writes = proptest::collection::vec(any_write(), 1..6);
    let outcome = runner.run(&writes, |writes| {
        for write in &writes {
            let before = everything(&stand);
            let (name, request) = write.request(&stand);
            let done = stand.ask(name, request);
            if done["changed"]["seq"] == 0 {
                prop_assert_eq!(&before, &everything(&stand));
                continue;
            }
            let after = everything(&stand);
            stand.ask("undo", Value::Null);
            prop_assert_eq!(&before, &everything(&stand), "after {:?}", write);
            stand.ask("redo", Value::Null);
            prop_assert_eq!(&after, &everything(&stand), "again {:?}", write);
        }
        Ok(())
    });
    outcome.unwrap();
}

fn there_is_an_end_to_undo_and_redo() {
    let stand = Stand::with_vault();
    stand.file(&story(1));
    stand.ask("triage", json!({ "items": [1], "status": "filed" }));
    stand.ask("undo", Value::Null);
    let undone = stand.ask("undo", Value::Null);
    assert!(undone["label"].as_str().unwrap().ends_with("The 1 item was discarded, not deleted"));
    assert_eq!(stand.item(1)["row"]["status"], "discarded");
    stand.refuse("undo", Value::Null, desk::wire::ErrorCode::Refused);
    stand.ask("redo", Value::Null);
    stand.ask("redo", Value::Null);
    stand.refuse("redo", Value::Null, desk::wire::ErrorCode::Refused);
    assert_eq!(stand.item(1)["row"]["status"], "filed");
}
