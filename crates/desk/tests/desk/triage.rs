//! Deciding about items.

use desk::wire::ErrorCode;
use serde_json::{Value, json};

use crate::harness::tests;
use crate::stand::{Stand, story};

tests! {
    items_move_between_inbox_archive_and_bin
    tags_come_and_go
    a_correction_stands_beside_what_the_page_said
    a_decision_that_changes_nothing_says_so
    too_many_or_unknown_items_change_nothing
}

fn items_move_between_inbox_archive_and_bin() {
    let stand = Stand::with_vault();
    for number in 0..3 {
        stand.file(&story(number));
    }
    let done = stand.ask("triage", json!({ "items": [1, 2], "status": "discarded" }));
    assert_eq!(done["label"], "Discarded 2 items");
    assert_eq!(done["changed"]["items"], json!([1, 2]));
    let done = stand.ask("triage", json!({ "items": [3], "status": "filed" }));
    assert_eq!(done["label"], "Moved 1 item to the archive");
    let overview = stand.overview();
    assert_eq!(
        (&overview["inbox"], &overview["archive"], &overview["discarded"]),
        (&json!(0), &json!(1), &json!(2))
    );
    assert_eq!(overview["undo"], "Moved 1 item to the archive");
    let undone = stand.ask("undo", Value::Null);
    assert_eq!(undone["label"], "Took back: Moved 1 item to the archive");
    stand.ask("undo", Value::Null);
    assert_eq!(stand.overview()["inbox"], 3);
    let redone = stand.ask("redo", Value::Null);
    assert_eq!(redone["label"], "Did again: Discarded 2 items");
    assert_eq!(stand.overview()["discarded"], 2);
    let log = stand.ask("log", json!({ "limit": 3, "item": 1 }));
    assert_eq!(log[0]["label"], "Did again: Discarded 2 items");
}

fn tags_come_and_go() {
    let stand = Stand::with_vault();
    stand.file(&story(1));
    stand.file(&story(2));
    let request = json!({ "items": [1, 2], "add": ["Port", "radio"] });
    assert_eq!(stand.ask("tag_items", request)["label"], "Tagged 2 items with 2 tags");
    stand.ask("tag_items", json!({ "items": [2], "remove": ["PORT"], "add": ["labour"] }));
    assert_eq!(stand.item(1)["row"]["tags"], json!(["Port", "radio"]));
    assert_eq!(stand.item(2)["row"]["tags"], json!(["labour", "radio"]));
    let tags = stand.overview()["tags"].clone();
    assert_eq!(tags[0], json!({ "name": "radio", "count": 2 }));
    stand.refuse("tag_items", json!({ "items": [1] }), ErrorCode::Refused);
    stand.refuse("tag_items", json!({ "items": [1], "add": ["!"] }), ErrorCode::Refused);
}

fn a_correction_stands_beside_what_the_page_said() {
    let stand = Stand::with_vault();
    let id = stand.file(&story(1));
    let before = stand.item(id);
    let correct = |field: &str, value: &str| {
        stand.ask("correct_item", json!({ "item": id, "field": field, "value": value }))
    };
    let done = correct("title", "Pilots stop work");
    assert_eq!(done["label"], "Corrected the title to “Pilots stop work”");
    correct("publisher", "Harbour Wire");
    correct("published", "2024-12-19");
    correct("authors", "Ana Roe; Bo Lind");
    correct("language", "en");
    correct("url", "https://harbour.example/pilots");
    let item = stand.item(id);
    assert_eq!(item["row"]["title"], "Pilots stop work");
    assert_eq!(item["titleBasis"], "the analyst");
    assert_eq!(item["row"]["publisher"], "Harbour Wire");
    assert_eq!(item["row"]["published"]["when"], "2024-12-19");
    assert_eq!(item["row"]["published"]["basis"], "analyst");
    assert_eq!(item["authors"], json!(["Ana Roe", "Bo Lind"]));
    assert_eq!(item["url"], "https://harbour.example/pilots");
    assert_eq!(item["body"], before["body"]);
    assert_eq!(item["versionSha256"], before["versionSha256"]);
    correct("title", " ");
    assert_eq!(stand.item(id)["row"]["title"], before["row"]["title"]);
    correct("published", "unknown");
    assert_eq!(stand.item(id)["row"]["published"]["when"], "");
    let wrong = json!({ "item": id, "field": "published", "value": "last week" });
    let error = stand.refuse("correct_item", wrong, ErrorCode::Refused);
    assert!(error.hint.unwrap().contains("2024-12"));
}

fn a_decision_that_changes_nothing_says_so() {
    let stand = Stand::with_vault();
    let id = stand.file(&story(1));
    let done = stand.ask("triage", json!({ "items": [id], "status": "inbox" }));
    assert_eq!(done["label"], "Nothing to change");
    assert_eq!(done["changed"]["seq"], 0);
    assert_eq!(stand.ask("log", json!({ "limit": 9 })).as_array().unwrap().len(), 1);
}

fn too_many_or_unknown_items_change_nothing() {
    let stand = Stand::with_vault();
    let id = stand.file(&story(1));
    stand.refuse("triage", json!({ "items": [], "status": "filed" }), ErrorCode::Refused);
    let many: Vec<i64> = (0..20_000).collect();
    stand.refuse("triage", json!({ "items": many, "status": "filed" }), ErrorCode::Refused);
    stand.refuse("triage", json!({ "items": [id, 99], "status": "filed" }), ErrorCode::NotFound);
    assert_eq!(stand.item(id)["row"]["status"], "inbox");
}
