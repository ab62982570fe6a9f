//! Searching, citing by a few letters, jumping anywhere.

use desk::wire::ErrorCode;
use serde_json::{Value, json};

use crate::harness::tests;
use crate::stand::{Stand, story};

tests! {
    a_query_finds_counts_and_marks
    an_empty_query_lists_everything_newest_first
    discarded_items_are_left_out_unless_asked_for
    a_search_can_stay_in_a_case
    what_was_not_understood_is_said
    items_to_cite_come_from_the_case_first
    anything_can_be_jumped_to
    what_was_filed_is_found_at_once
}

fn stand_with_stories(count: u32) -> Stand {
    let stand = Stand::with_vault();
    for number in 0..count {
        stand.file(&story(number));
    }
    stand.settle();
    stand
}

fn search(stand: &Stand, query: &str) -> Value {
    stand.ask("search", json!({ "query": query, "limit": 10 }))
}

fn a_query_finds_counts_and_marks() {
    let stand = stand_with_stories(12);
    stand.file("Crabs return to the bay\n\nThe crabs are back, fishers said on Monday morning.");
    stand.settle();
    let found = search(&stand, "\"failed power supply\" pilots -crabs");
    assert_eq!(found["total"], 12);
    assert_eq!(found["hits"].as_array().unwrap().len(), 10);
    assert_eq!((&found["behind"], &found["notes"]), (&json!(false), &json!([])));
    assert!(!found["words"].as_str().unwrap().is_empty());
    let hit = &found["hits"][0];
    assert!(hit["id"].is_i64() && hit["title"].is_string(), "a hit is a row: {hit}");
    let passage: Vec<u16> = hit["passage"].as_str().unwrap().encode_utf16().collect();
    let marks = hit["passageMarks"].as_array().unwrap();
    assert!(!marks.is_empty());
    for mark in marks {
        let from = usize::try_from(mark["start"].as_u64().unwrap()).unwrap();
        let to = usize::try_from(mark["end"].as_u64().unwrap()).unwrap();
        let word = String::from_utf16(&passage[from..to]).unwrap().to_lowercase();
        assert!(word.contains("pilot") || word.contains("power"), "{word}");
    }
    let second = stand.ask("search", json!({ "query": "pilots", "limit": 10, "offset": 10 }));
    assert_eq!((&second["total"], second["hits"].as_array().unwrap().len()), (&json!(12), 2));
    assert_eq!(search(&stand, "zeppelin")["total"], 0);
}

fn an_empty_query_lists_everything_newest_first() {
    let stand = stand_with_stories(3);
    let found = search(&stand, "  ");
    let ids: Vec<_> =
        found["hits"].as_array().unwrap().iter().map(|hit| hit["id"].clone()).collect();
    assert_eq!(ids, [3, 2, 1]);
}

fn discarded_items_are_left_out_unless_asked_for() {
    let stand = stand_with_stories(3);
    stand.ask("triage", json!({ "items": [2], "status": "discarded" }));
    stand.settle();
    assert_eq!(search(&stand, "pilots")["total"], 2);
    let all = json!({ "query": "pilots", "limit": 10, "includeDiscarded": true });
    assert_eq!(stand.ask("search", all)["total"], 3);
    assert_eq!(search(&stand, "is:discarded")["total"], 1);
}

fn a_search_can_stay_in_a_case() {
    let stand = stand_with_stories(3);
    let case = stand.ask("create_case", json!({ "title": "Harbour" }))["case"].clone();
    stand.ask("link_items", json!({ "case": case["id"], "items": [2], "role": "evidence" }));
    stand.ask("tag_items", json!({ "items": [3], "add": ["radio"] }));
    stand.settle();
    let within = json!({ "query": "pilots", "limit": 10, "case": case["id"] });
    assert_eq!(stand.ask("search", within)["total"], 1);
    assert_eq!(search(&stand, &format!("case:{}", case["key"].as_str().unwrap()))["total"], 1);
    assert_eq!(search(&stand, "tag:radio pilots")["hits"][0]["id"], 3);
    let nowhere = json!({ "query": "pilots", "limit": 10, "case": 99 });
    stand.refuse("search", nowhere, ErrorCode::NotFound);
}

fn what_was_not_understood_is_said() {
    let stand = stand_with_stories(1);
    for query in ["\"pilots", "(pilots", "pilots AND", "colour:red pilots", "published:soon pilots"]
    {
        let found = search(&stand, query);
        assert_ne!(found["notes"], json!([]), "{query}");
    }
}

fn items_to_cite_come_from_the_case_first() {
    let stand = stand_with_stories(4);
    let case = stand.ask("create_case", json!({ "title": "Harbour" }))["case"]["id"].clone();
    stand.ask("link_items", json!({ "case": case, "items": [1], "role": "evidence" }));
    let suggest =
        |text: &str| stand.ask("suggest", json!({ "text": text, "case": case, "limit": 3 }));
    let found = suggest("pilo");
    assert_eq!((&found[0]["id"], &found[0]["inCase"]), (&json!(1), &json!(true)));
    assert_eq!(found.as_array().unwrap().len(), 3);
    assert_eq!(found[1]["inCase"], false);
    let key = found[1]["key"].as_str().unwrap();
    assert_eq!(suggest(&format!("@{key}"))[0]["key"], key);
    let empty = suggest("");
    assert_eq!((&empty[0]["id"], &empty[1]["id"]), (&json!(1), &json!(4)));
    assert_eq!(suggest("zeppelin"), json!([]));
    stand.ask("triage", json!({ "items": [1], "status": "discarded" }));
    assert!(suggest("pilo").as_array().unwrap().iter().all(|found| found["id"] != 1));
}

fn anything_can_be_jumped_to() {
    let stand = stand_with_stories(2);
    stand.ask("create_case", json!({ "title": "Pilots at sea", "question": "Why?" }));
    stand.ask("create_briefing", json!({ "title": "Pilots, a summary" }));
    let found = stand.ask("palette", json!({ "text": "pilots", "limit": 10 }));
    let kinds: Vec<_> =
        found.as_array().unwrap().iter().map(|entry| entry["kind"].clone()).collect();
    assert_eq!(kinds, ["case", "briefing", "item", "item"]);
    assert_eq!(found[0]["detail"], "Why?");
}

fn what_was_filed_is_found_at_once() {
    let stand = stand_with_stories(1);
    let began = std::time::Instant::now();
    stand.file("A zeppelin over the bay\n\nA zeppelin was seen over the bay on Monday morning.");
    let confirmed = began.elapsed();
    while search(&stand, "zeppelin")["total"] != 1 {
        assert!(began.elapsed() < std::time::Duration::from_secs(30));
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    println!("confirmed after {confirmed:?}, found after {:?}", began.elapsed());
}
