//! Vaults that are damaged, missing or not vaults: a clear error, and nothing is lost.

use std::fs;

use desk::wire::ErrorCode;
use serde_json::{Value, json};

use crate::harness::tests;
use crate::stand::{Stand, story};

tests! {
    a_folder_that_is_no_vault_is_named_and_not_touched
    a_name_that_is_taken_is_refused
    a_truncated_database_is_damaged_and_originals_stay
    a_vault_of_a_newer_program_is_refused
    a_deleted_index_is_built_again
    an_original_that_was_changed_is_not_shown
    a_malformed_request_is_a_bad_request
}

fn a_folder_that_is_no_vault_is_named_and_not_touched() {
    let stand = Stand::with_vault();
    fs::create_dir(stand.path("photos")).unwrap();
    for path in [stand.path("photos"), stand.path("missing"), stand.path("config/settings.json")] {
        let error = stand.refuse("open_vault", json!({ "path": path }), ErrorCode::NotAVault);
        assert!(error.hint.is_some() && error.message.contains("not a Dossier vault"));
    }
    assert_eq!(fs::read_dir(stand.path("photos")).unwrap().count(), 0);
    assert_eq!(stand.overview()["vault"]["name"], "Port", "the open vault stays open");
}

fn a_name_that_is_taken_is_refused() {
    let stand = Stand::with_vault();
    let folder = stand.path("");
    let taken = json!({ "folder": folder, "name": "Port", "analyst": "Ana" });
    stand.refuse("create_vault", taken, ErrorCode::AlreadyExists);
    for (name, analyst) in [("Cable", " "), ("", "Ana"), ("a/b", "Ana")] {
        let new = json!({ "folder": folder, "name": name, "analyst": analyst });
        stand.refuse("create_vault", new, ErrorCode::Refused);
    }
    assert!(!stand.path("Cable.dossier").exists(), "what was not made leaves nothing");
    let nowhere = json!({ "folder": stand.path("no"), "name": "Cable", "analyst": "Ana" });
    stand.refuse("create_vault", nowhere, ErrorCode::NotFound);
}

fn a_truncated_database_is_damaged_and_originals_stay() {
    let stand = Stand::with_vault();
    for number in 0..5 {
        stand.file(&story(number));
    }
    stand.ask("close_vault", Value::Null);
    let database = stand.vault().join("archive.sqlite");
    let whole = fs::read(&database).unwrap();
    fs::write(&database, &whole[..whole.len() / 3]).unwrap();
    let error = stand.refuse("open_vault", json!({ "path": stand.vault() }), ErrorCode::Damaged);
    assert!(error.hint.is_some(), "{error:?}");
    assert_eq!(count_files(&stand.vault().join("originals")), 5);
    fs::write(&database, &whole).unwrap();
    stand.ask("open_vault", json!({ "path": stand.vault() }));
    assert_eq!(stand.overview()["archive"], 5);
}

fn count_files(folder: &std::path::Path) -> usize {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { count_files(&path) } else { 1 }).sum()
}

fn a_vault_of_a_newer_program_is_refused() {
    let stand = Stand::with_vault();
    stand.ask("close_vault", Value::Null);
    let marker = stand.vault().join("vault.json");
    let mut content: Value = serde_json::from_slice(&fs::read(&marker).unwrap()).unwrap();
    content["format"] = json!(999);
    fs::write(&marker, content.to_string()).unwrap();
    let error = stand.refuse("open_vault", json!({ "path": stand.vault() }), ErrorCode::TooNew);
    assert!(error.message.contains("999"));
}

fn a_deleted_index_is_built_again() {
    let stand = Stand::with_vault();
    stand.file(&story(1));
    stand.settle();
    stand.ask("close_vault", Value::Null);
    fs::remove_dir_all(stand.vault().join("index")).unwrap();
    stand.ask("open_vault", json!({ "path": stand.vault() }));
    stand.settle();
    let found = stand.ask("search", json!({ "query": "pilots", "limit": 10 }));
    assert_eq!(found["total"], 1);
    // Beside the holder, nobody builds an index: the reader is told, and still reads.
    stand.ask("close_vault", Value::Null);
    fs::remove_dir_all(stand.vault().join("index")).unwrap();
    stand.ask("open_vault_to_read", json!({ "path": stand.vault() }));
    let query = json!({ "query": "pilots", "limit": 10 });
    let error = stand.refuse("search", query, ErrorCode::Refused);
    assert!(error.message.contains("your items are safe"), "{}", error.message);
    assert_eq!(stand.item(1)["row"]["status"], "inbox");
}

fn an_original_that_was_changed_is_not_shown() {
    let stand = Stand::with_vault();
    let item = stand.item(stand.file(&story(1)));
    let original = &item["captures"][0]["original"];
    let sha = original["sha256"].as_str().unwrap();
    let file = stand.vault().join("originals").join(&sha[..2]).join(sha);
    let mut permissions = fs::metadata(&file).unwrap().permissions();
    #[expect(clippy::permissions_set_readonly_false, reason = "a file of this test alone")]
    permissions.set_readonly(false);
    fs::set_permissions(&file, permissions).unwrap();
    fs::write(&file, "forged").unwrap();
    stand.refuse("original_text", json!({ "sha256": sha }), ErrorCode::Damaged);
    let served = stand.desk.original(original["path"].as_str().unwrap());
    assert_eq!(served.status, 500);
    assert!(!String::from_utf8_lossy(&served.body).contains("forged"));
}

fn a_malformed_request_is_a_bad_request() {
    let stand = Stand::with_vault();
    for (name, request) in [
        ("triage", json!({ "items": "all", "status": "filed" })),
        ("triage", json!({ "items": [1], "status": "burned" })),
        ("show_item", json!({})),
        ("show_case", json!({})),
        ("overview", json!({ "x": 1 })),
        ("original_text", json!({ "sha256": "../../etc/passwd" })),
        ("file_bytes", json!({ "base64": "***" })),
        ("no_such_request", Value::Null),
    ] {
        stand.refuse(name, request, ErrorCode::BadRequest);
    }
}
