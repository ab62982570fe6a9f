//! Lists of items, one item in full, its original as text.

use desk::wire::ErrorCode;
use serde_json::{Value, json};

use crate::harness::tests;
use crate::stand::{Stand, story};

tests! {
    lists_come_in_pages_newest_first
    an_item_is_found_by_number_and_by_key
    marks_count_as_the_window_counts
    blocks_point_into_the_body
    an_original_is_handed_over_as_text
    what_is_not_there_says_so
}

fn lists_come_in_pages_newest_first() {
    let stand = Stand::with_vault();
    for number in 0..5 {
        stand.file(&story(number));
    }
    stand.ask("triage", json!({ "items": [1, 2], "status": "filed" }));
    stand.ask("triage", json!({ "items": [3], "status": "discarded" }));
    let ids = |request: Value| -> (Value, Vec<i64>) {
        let page = stand.ask("list_items", request);
        let rows = page["rows"].as_array().unwrap();
        (page["total"].clone(), rows.iter().map(|row| row["id"].as_i64().unwrap()).collect())
    };
    assert_eq!(ids(json!({ "offset": 0, "limit": 3 })), (json!(4), vec![5, 4, 2]));
    assert_eq!(ids(json!({ "offset": 3, "limit": 3 })), (json!(4), vec![1]));
    assert_eq!(ids(json!({ "status": "inbox", "offset": 0, "limit": 9 })), (json!(2), vec![5, 4]));
    assert_eq!(ids(json!({ "status": "discarded", "offset": 0, "limit": 9 })), (json!(1), vec![3]));
    assert_eq!(
        ids(json!({ "offset": 4_000_000_000_u32, "limit": 4_000_000_000_u32 })),
        (json!(4), vec![])
    );
}

fn an_item_is_found_by_number_and_by_key() {
    let stand = Stand::with_vault();
    let id = stand.file(&story(1));
    let item = stand.item(id);
    let key = item["row"]["key"].as_str().unwrap();
    assert_eq!(stand.ask("show_item", json!({ "key": key })), item);
    assert_eq!(stand.ask("show_item", json!({ "key": format!("@{key}") })), item);
    assert_eq!(item["version"], 1);
    assert_eq!(item["versionSha256"].as_str().unwrap().len(), 64);
    assert_eq!(item["row"]["filedAt"].as_str().unwrap().len(), "2026-03-09T08:00:00Z".len());
}

fn marks_count_as_the_window_counts() {
    let stand = Stand::with_vault();
    let text = "🦀 港 crab season opens\n\nThe crab season opens on Monday, the harbour office \
                said. Boats may leave their berths from six in the morning onwards.";
    let id = stand.file(text);
    let item = stand.ask("show_item", json!({ "id": id, "query": "crab -boat" }));
    let marked = |text: &Value, marks: &Value| -> Vec<String> {
        let units: Vec<u16> = text.as_str().unwrap().encode_utf16().collect();
        let marks = marks.as_array().unwrap().iter();
        marks
            .map(|mark| {
                let from = usize::try_from(mark["start"].as_u64().unwrap()).unwrap();
                let to = usize::try_from(mark["end"].as_u64().unwrap()).unwrap();
                String::from_utf16(&units[from..to]).unwrap()
            })
            .collect()
    };
    let body = marked(&item["body"], &item["bodyMarks"]);
    assert!(!body.is_empty() && body.iter().all(|word| word == "crab"), "{body:?}");
    let title = marked(&item["row"]["title"], &item["titleMarks"]);
    assert!(title.iter().all(|word| word == "crab"), "{title:?}");
    assert_eq!(stand.item(id)["bodyMarks"], json!([]));
}

fn blocks_point_into_the_body() {
    let stand = Stand::with_vault();
    let item = stand.item(stand.file(&story(1)));
    let body: Vec<u16> = item["body"].as_str().unwrap().encode_utf16().collect();
    let mut kept = 0;
    for block in item["blocks"].as_array().unwrap() {
        if block["kept"] == true {
            let start = usize::try_from(block["start"].as_u64().unwrap()).unwrap();
            let text: Vec<u16> = block["text"].as_str().unwrap().encode_utf16().collect();
            assert_eq!(body[start..start + text.len()], text);
            kept += 1;
        } else {
            assert!(block["rule"].is_string() && block["start"].is_null());
        }
    }
    assert!(kept > 0);
}

fn an_original_is_handed_over_as_text() {
    let stand = Stand::with_vault();
    let item = stand.item(stand.file(&story(1)));
    let sha = item["captures"][0]["original"]["sha256"].clone();
    let text = stand.ask("original_text", json!({ "sha256": sha }));
    assert_eq!(text["text"], story(1));
    assert_eq!((&text["truncated"], &text["encoding"]), (&json!(false), &json!("UTF-8")));
    let long = format!("{}{}", story(2), "é".repeat(1_200_000));
    let item = stand.item(stand.file(&long));
    let sha = item["captures"][0]["original"]["sha256"].clone();
    let text = stand.ask("original_text", json!({ "sha256": sha }));
    assert_eq!(text["truncated"], true);
    let shown = text["text"].as_str().unwrap();
    assert!(shown.len() <= 2 << 20 && long.starts_with(shown));
}

fn what_is_not_there_says_so() {
    let stand = Stand::with_vault();
    let none = "0".repeat(64);
    stand.refuse("show_item", json!({ "id": 7 }), ErrorCode::NotFound);
    stand.refuse("show_item", json!({ "key": "harbour-1" }), ErrorCode::NotFound);
    stand.refuse("original_text", json!({ "sha256": none }), ErrorCode::NotFound);
    stand.refuse("show_case", json!({ "key": "x" }), ErrorCode::NotFound);
    stand.refuse("show_briefing", json!({ "id": 1 }), ErrorCode::NotFound);
    stand.refuse("show_revision", json!({ "id": 1, "number": 1 }), ErrorCode::NotFound);
}
