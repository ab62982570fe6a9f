//! Cases and their evidence.

use desk::wire::ErrorCode;
use serde_json::{Value, json};

use crate::harness::tests;
use crate::stand::{Stand, story};

tests! {
    a_case_is_made_changed_and_found
    items_are_linked_with_role_and_note
    open_cases_come_first
    what_cannot_be_a_case_is_refused
}

fn a_case_is_made_changed_and_found() {
    let stand = Stand::with_vault();
    let made = stand.ask("create_case", json!({ "title": "Häfen im Norden", "question": "Who?" }));
    let case = &made["case"];
    assert_eq!((&case["status"], &case["items"]), (&json!("open"), &json!(0)));
    assert!(case["color"].as_str().unwrap().starts_with('#'));
    assert_eq!(made["changed"]["cases"], json!([case["id"]]));
    let found = stand.ask("show_case", json!({ "key": case["key"] }));
    assert_eq!(found["row"], *case);
    let id = &case["id"];
    let done = stand.ask("update_case", json!({ "id": id, "status": "closed" }));
    assert_eq!(done["label"], "Closed the case “Häfen im Norden”");
    let done = stand.ask("update_case", json!({ "id": id, "title": "Ports", "color": "#123abc" }));
    assert_eq!(done["label"], "Renamed the case “Häfen im Norden” to “Ports”");
    let row = stand.ask("show_case", json!({ "id": id }))["row"].clone();
    assert_eq!(
        (&row["title"], &row["color"], &row["key"]),
        (&json!("Ports"), &json!("#123abc"), &case["key"])
    );
    stand.ask("undo", Value::Null);
    assert_eq!(stand.ask("show_case", json!({ "id": id }))["row"]["title"], "Häfen im Norden");
}

fn items_are_linked_with_role_and_note() {
    let stand = Stand::with_vault();
    stand.file(&story(1));
    stand.file(&story(2));
    let case = stand.ask("create_case", json!({ "title": "Harbour" }))["case"]["id"].clone();
    let request = json!({ "case": case, "items": [1, 2], "role": "evidence", "note": "first" });
    let done = stand.ask("link_items", request);
    assert_eq!(done["label"], "Linked 2 items to “Harbour”");
    stand.ask("link_items", json!({ "case": case, "items": [2], "role": "context" }));
    let shown = stand.ask("show_case", json!({ "id": case }));
    let evidence = shown["evidence"].as_array().unwrap();
    let second = evidence.iter().find(|row| row["item"]["id"] == 2).unwrap();
    assert_eq!((&second["role"], &second["note"]), (&json!("context"), &json!("first")));
    let item = stand.item(2);
    assert_eq!(
        (&item["links"][0]["role"], &item["row"]["cases"][0]["id"]),
        (&json!("context"), &case)
    );
    let done = stand.ask("unlink_items", json!({ "case": case, "items": [1] }));
    assert_eq!(done["label"], "Took 1 item out of “Harbour”");
    assert_eq!(stand.overview()["cases"][0]["items"], 1);
    let log = stand.ask("log", json!({ "limit": 9, "case": case }));
    assert_eq!(log.as_array().unwrap().len(), 4);
}

fn open_cases_come_first() {
    let stand = Stand::with_vault();
    for title in ["One", "Two", "Three"] {
        stand.ask("create_case", json!({ "title": title }));
    }
    stand.ask("update_case", json!({ "id": 3, "status": "closed" }));
    stand.ask("update_case", json!({ "id": 2, "status": "paused" }));
    let cases = stand.ask("list_cases", Value::Null);
    let titles: Vec<_> =
        cases.as_array().unwrap().iter().map(|case| case["title"].clone()).collect();
    assert_eq!(titles, ["One", "Two", "Three"]);
    assert_eq!(stand.overview()["cases"], cases);
}

fn what_cannot_be_a_case_is_refused() {
    let stand = Stand::with_vault();
    stand.refuse("create_case", json!({ "title": " " }), ErrorCode::Refused);
    stand.refuse("create_case", json!({ "title": "x", "color": "red" }), ErrorCode::Refused);
    stand.refuse("update_case", json!({ "id": 9, "title": "x" }), ErrorCode::NotFound);
    let link = json!({ "case": 9, "items": [1], "role": "evidence" });
    stand.refuse("link_items", link, ErrorCode::NotFound);
    stand.refuse("unlink_items", json!({ "case": 9, "items": [1] }), ErrorCode::NotFound);
    assert_eq!(stand.overview()["undo"], Value::Null);
}
