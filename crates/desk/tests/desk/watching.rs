//! Watched folders: what appears there becomes items.

use std::fs;
use std::time::{Duration, SystemTime};

use desk::wire::ErrorCode;
use serde_json::{Value, json};

use crate::harness::tests;
use crate::stand::{Stand, story};

tests! {
    files_that_appear_become_items_once
    what_lies_there_can_be_left_alone
    a_folder_that_is_away_is_no_failure
    watches_that_cannot_be_are_refused
}

/// The clock of a stand is years ahead of that of the files, so that they have long been at rest.
fn watch(stand: &Stand, request: Value) -> i64 {
    stand.ask("watch_folder", request)["id"].as_i64().unwrap()
}

fn write_old(path: &std::path::Path, text: &str) {
    fs::write(path, text).unwrap();
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    fs::File::options().append(true).open(path).unwrap().set_modified(long_ago).unwrap();
}

/// Looks, and waits for what was found to be filed.
fn scan(stand: &Stand, watch: i64) -> Value {
    let scan = stand.ask("scan_watch", json!({ "watch": watch }));
    if scan["job"].is_i64() {
        stand.end_of(&scan);
    }
    scan
}

fn files_that_appear_become_items_once() {
    let stand = Stand::with_vault();
    let folder = stand.path("feeds");
    fs::create_dir(&folder).unwrap();
    write_old(&folder.join("a.txt"), &story(1));
    let id = watch(&stand, json!({ "folder": folder, "tags": ["feed"], "every": 3600 }));
    // The clock may have been quicker than this request: either way each file comes once.
    scan(&stand, id);
    settled(&stand, 1);
    assert_eq!(scan(&stand, id)["newFiles"], 0);
    write_old(&folder.join("b.txt"), &story(2));
    let found = scan(&stand, id);
    assert_eq!((&found["newFiles"], &found["waiting"]), (&json!(1), &json!(0)));
    settled(&stand, 2);
    let row = &stand.item(2)["row"];
    assert_eq!((&row["how"], &row["tags"]), (&json!("watch"), &json!(["feed"])));
    let watches = stand.ask("list_watches", Value::Null);
    assert_eq!((&watches[0]["files"], &watches[0]["missing"]), (&json!(2), &json!(false)));
    assert_eq!(stand.ask("update_watch", json!({ "watch": id, "paused": true }))["paused"], true);
    assert_eq!(stand.ask("forget_watch", json!({ "watch": id })), json!([]));
}

fn settled(stand: &Stand, items: i64) {
    let until = std::time::Instant::now() + Duration::from_secs(60);
    while stand.overview()["inbox"] != items {
        assert!(std::time::Instant::now() < until, "{}", stand.overview()["inbox"]);
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn what_lies_there_can_be_left_alone() {
    let stand = Stand::with_vault();
    let folder = stand.path("feeds");
    fs::create_dir(&folder).unwrap();
    write_old(&folder.join("old.txt"), &story(1));
    let paused = json!({ "folder": folder, "onlyNew": true, "every": 3600 });
    let id = watch(&stand, paused);
    assert_eq!(scan(&stand, id)["newFiles"], 0);
    write_old(&folder.join("new.txt"), &story(2));
    assert_eq!(scan(&stand, id)["newFiles"], 1);
    settled(&stand, 1);
}

fn a_folder_that_is_away_is_no_failure() {
    let stand = Stand::with_vault();
    let folder = stand.path("stick");
    fs::create_dir(&folder).unwrap();
    let id = watch(&stand, json!({ "folder": folder, "every": 3600 }));
    fs::remove_dir(&folder).unwrap();
    let found = scan(&stand, id);
    assert!(found["why"].as_str().unwrap().contains("not there"), "{found}");
    assert_eq!(stand.ask("list_watches", Value::Null)[0]["missing"], true);
}

fn watches_that_cannot_be_are_refused() {
    let stand = Stand::with_vault();
    let missing = json!({ "folder": stand.path("nowhere") });
    stand.refuse("watch_folder", missing, ErrorCode::NotFound);
    stand.refuse("watch_folder", json!({ "folder": stand.vault() }), ErrorCode::Refused);
    let often = json!({ "folder": stand.path(""), "every": 1 });
    stand.refuse("watch_folder", often, ErrorCode::Refused);
    stand.refuse("scan_watch", json!({ "watch": 7 }), ErrorCode::NotFound);
}
