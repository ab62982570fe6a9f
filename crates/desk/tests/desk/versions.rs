//! The text of items by hand: cut and put back, write, clean again, merge, split, teach.

use desk::wire::{ErrorCode, JobResult};
use serde_json::{Value, json};

use crate::harness::tests;
use crate::stand::{Stand, story};

tests! {
    a_block_is_cut_and_put_back_as_a_new_version
    undo_shows_the_version_before
    what_was_cut_can_be_taught_to_the_site
    a_text_is_written_anew_and_the_machines_stays
    cleaning_again_keeps_what_stays_the_same
    items_are_merged_and_parted_again
    an_item_is_split_in_two
    requests_that_cannot_be_are_refused
}

fn page(number: u32) -> String {
    format!(
        "<html><head><title>Pilots stop work at the northern harbour ({number})</title></head>\
         <body><article><h1>Pilots stop work at the northern harbour ({number})</h1>\
         <p>Pilots of the northern harbour stopped work on Wednesday night, number {number}, after \
         the third radio outage in a week, their association said on Thursday morning.</p>\
         <p>The port authority said that a failed power supply was to blame, and that no attack \
         had taken place. It has ordered new equipment, a spokeswoman said.</p>\
         <p>Our correspondents follow this story from the breakwater, day and night, whatever the \
         weather brings to them this winter.</p></article></body></html>"
    )
}

fn file(stand: &Stand, number: u32) -> i64 {
    let request = json!({
        "text": "", "html": page(number), "url": format!("https://harbour.example/{number}"),
    });
    stand.ask("file_text", request)["item"].as_i64().unwrap()
}

/// The place of the block that begins like this.
fn block(item: &Value, start: &str) -> usize {
    let blocks = item["blocks"].as_array().unwrap();
    let at = |block: &Value| block["text"].as_str().unwrap().starts_with(start);
    blocks.iter().position(at).unwrap_or_else(|| panic!("no block {start}: {blocks:?}"))
}

fn a_block_is_cut_and_put_back_as_a_new_version() {
    let stand = Stand::with_vault();
    let item = file(&stand, 1);
    let at = block(&stand.item(item), "Our correspondents");
    let made = stand.ask("set_blocks", json!({ "item": item, "blocks": [at], "keep": false }));
    assert_eq!(made["version"], 2);
    let shown = stand.item(item);
    assert!(!shown["body"].as_str().unwrap().contains("correspondents"));
    assert_eq!(shown["blocks"][at]["rule"], "cut by hand");
    assert_eq!((&shown["madeBy"], &shown["versions"]), (&json!("analyst"), &json!(2)));
    stand.ask("set_blocks", json!({ "item": item, "blocks": [at], "keep": true }));
    assert!(stand.item(item)["body"].as_str().unwrap().contains("correspondents"));
    let versions = stand.ask("list_versions", json!({ "item": item }));
    assert_eq!(versions.as_array().unwrap().len(), 3);
    assert_eq!(
        (&versions[0]["madeBy"], &versions[2]["madeBy"]),
        (&json!("analyst"), &json!("capture"))
    );
    let first = stand.ask("show_version", json!({ "item": item, "version": 1 }));
    assert!(first["body"].as_str().unwrap().contains("correspondents"));
}

fn undo_shows_the_version_before() {
    let stand = Stand::with_vault();
    let item = file(&stand, 1);
    let at = block(&stand.item(item), "Our correspondents");
    stand.ask("set_blocks", json!({ "item": item, "blocks": [at], "keep": false }));
    stand.ask("undo", Value::Null);
    let shown = stand.item(item);
    assert_eq!((&shown["version"], &shown["versions"]), (&json!(1), &json!(2)));
    assert!(shown["body"].as_str().unwrap().contains("correspondents"));
    stand.ask("use_version", json!({ "item": item, "version": 2 }));
    assert_eq!(stand.item(item)["version"], 2);
}

fn what_was_cut_can_be_taught_to_the_site() {
    let stand = Stand::with_vault();
    let item = file(&stand, 1);
    let at = block(&stand.item(item), "Our correspondents");
    let request = json!({ "item": item, "blocks": [at], "keep": false, "teach": true });
    let done = stand.ask("set_blocks", request);
    assert_eq!(done["label"], "Cut 1 block, and taught harbour.example");
    let rules = stand.ask("site_rules", json!({}));
    assert_eq!((&rules[0]["host"], &rules[0]["cut"]), (&json!("harbour.example"), &json!(true)));
    // Another page of the site is cut alike, one of another site is not.
    let other = file(&stand, 2);
    assert!(!stand.item(other)["body"].as_str().unwrap().contains("correspondents"));
    let elsewhere = json!({ "text": "", "html": page(3), "url": "https://other.example/3" });
    let elsewhere = stand.ask("file_text", elsewhere)["item"].as_i64().unwrap();
    assert!(stand.item(elsewhere)["body"].as_str().unwrap().contains("correspondents"));
    let forget = json!({ "host": "harbour.example", "signature": rules[0]["signature"] });
    stand.ask("forget_site_rule", forget);
    assert_eq!(stand.ask("site_rules", json!({ "host": "harbour.example" })), json!([]));
}

fn a_text_is_written_anew_and_the_machines_stays() {
    let stand = Stand::with_vault();
    let item = file(&stand, 1);
    let text = "## What is known\n\nThe pilots stopped.\n\n- one outage\n- another";
    stand.ask("edit_text", json!({ "item": item, "text": text }));
    let shown = stand.item(item);
    assert_eq!(shown["markdown"], text);
    assert_eq!(shown["body"], "What is known\n\nThe pilots stopped.\n\none outage\n\nanother");
    let diff = stand.ask("compare_versions", json!({ "item": item, "from": 1, "to": 2 }));
    assert_eq!(diff["to"]["madeBy"], "analyst");
    assert!(diff["removed"].as_i64().unwrap() > 20, "{diff}");
    stand.refuse("edit_text", json!({ "item": item, "text": " \n" }), ErrorCode::Refused);
}

fn clean(stand: &Stand, request: Value) -> Value {
    let state = stand.end_of(&stand.ask("clean_again", request));
    let Some(JobResult::CleanAgain { report }) = state.result else { panic!("{state:?}") };
    serde_json::to_value(report).unwrap()
}

fn cleaning_again_keeps_what_stays_the_same() {
    let stand = Stand::with_vault();
    let (page, text) = (file(&stand, 1), stand.file(&story(2)));
    let report = clean(&stand, json!({}));
    assert_eq!((&report["looked"], &report["unchanged"]), (&json!(2), &json!(2)), "{report}");
    // A rule taught on one page changes what was filed before.
    let later = file(&stand, 5);
    let at = block(&stand.item(later), "Our correspondents");
    let request = json!({ "item": later, "blocks": [at], "keep": false, "teach": true });
    stand.ask("set_blocks", request);
    let report = clean(&stand, json!({ "items": [page, text, later] }));
    assert_eq!((&report["changed"], &report["left"]), (&json!(1), &json!(1)), "{report}");
    assert_eq!(report["items"], json!([page]));
    let shown = stand.item(page);
    assert_eq!((&shown["version"], &shown["madeBy"]), (&json!(2), &json!("rules")));
    assert!(!shown["body"].as_str().unwrap().contains("correspondents"));
}

fn items_are_merged_and_parted_again() {
    let stand = Stand::with_vault();
    let (into, other) = (file(&stand, 1), file(&stand, 2));
    stand.ask("tag_items", json!({ "items": [other], "add": ["port"] }));
    let done = stand.ask("merge_items", json!({ "into": into, "items": [other] }));
    assert!(done["label"].as_str().unwrap().starts_with("Merged 1 item into"), "{done}");
    let shown = stand.item(into);
    assert_eq!(shown["row"]["captures"], 2);
    assert_eq!((&shown["merged"], &shown["row"]["tags"]), (&json!([other]), &json!(["port"])));
    assert_eq!(shown["captures"].as_array().unwrap().len(), 2);
    assert_eq!(stand.item(other)["mergedInto"], into);
    assert_eq!(stand.overview()["inbox"], 1);
    stand.ask("undo", Value::Null);
    assert_eq!(stand.overview()["inbox"], 2);
    assert_eq!(stand.item(into)["merged"], json!([]));
}

fn an_item_is_split_in_two() {
    let stand = Stand::with_vault();
    let item = file(&stand, 1);
    let at = block(&stand.item(item), "The port authority");
    let split = stand.ask("split_item", json!({ "item": item, "block": at }));
    let new = split["item"].as_i64().unwrap();
    assert_ne!(new, item);
    let (first, second) = (stand.item(item), stand.item(new));
    assert!(!first["body"].as_str().unwrap().contains("port authority"));
    assert!(second["body"].as_str().unwrap().starts_with("The port authority"));
    assert_eq!(first["madeBy"], "split");
    let part = second["captures"][0]["part"].as_str().unwrap();
    assert!(part.starts_with("blocks "), "{part}");
    assert_eq!(
        first["captures"][0]["original"]["sha256"],
        second["captures"][0]["original"]["sha256"]
    );
}

fn requests_that_cannot_be_are_refused() {
    let stand = Stand::with_vault();
    let item = stand.file(&story(1));
    let cut = |blocks: Value, teach: bool| json!({ "item": item, "blocks": blocks, "keep": false, "teach": teach });
    stand.refuse("set_blocks", cut(json!([]), false), ErrorCode::Refused);
    stand.refuse("set_blocks", cut(json!([99]), false), ErrorCode::Refused);
    stand.refuse("set_blocks", cut(json!([1]), true), ErrorCode::Refused);
    assert_eq!(stand.item(item)["version"], 1);
    stand.refuse("use_version", json!({ "item": item, "version": 9 }), ErrorCode::NotFound);
    let compare = json!({ "item": item, "from": 1, "to": 9 });
    stand.refuse("compare_versions", compare, ErrorCode::NotFound);
    stand.refuse("split_item", json!({ "item": item, "block": 0 }), ErrorCode::BadRequest);
    let merge = json!({ "into": item, "items": [item] });
    stand.refuse("merge_items", merge, ErrorCode::Refused);
}
