//! Making, opening, closing and naming a vault; settings and recent vaults.

use std::fs;

use desk::wire::{ErrorCode, Event};
use serde_json::{Value, json};

use crate::harness::tests;
use crate::stand::{Stand, story};

tests! {
    a_new_vault_is_open_and_remembered
    a_second_vault_takes_the_place_of_the_first
    a_vault_that_is_held_is_refused_and_can_be_read
    opening_what_is_open_changes_nothing
    a_vault_opened_for_reading_refuses_every_write
    a_vault_can_be_renamed_and_the_log_knows_the_analyst
    settings_are_kept_within_their_bounds
    a_damaged_settings_file_is_set_aside
    closing_twice_is_refused_and_leaves_the_vault_free
    what_happens_is_told_to_every_listener
    a_forgotten_vault_is_still_there
}

fn a_new_vault_is_open_and_remembered() {
    let stand = Stand::empty();
    let state = stand.ask("app_state", Value::Null);
    assert_eq!(state["vault"], Value::Null);
    assert_eq!((&state["analyst"], &state["recent"]), (&json!("ana"), &json!([])));
    let folder = stand.path("");
    let new = json!({ "folder": folder, "name": "Port", "analyst": "Ana Roe" });
    let info = stand.ask("create_vault", new);
    assert_eq!((&info["name"], &info["readOnly"]), (&json!("Port"), &json!(false)));
    assert_eq!(info["path"], json!(stand.vault()));
    assert_eq!(info["created"], "2026-03-09T08:00:00Z");
    let state = stand.ask("app_state", Value::Null);
    assert_eq!(state["vault"], info);
    assert_eq!(state["recent"][0]["path"], info["path"]);
    assert_eq!(state["analyst"], "Ana Roe");
    let overview = stand.overview();
    assert_eq!(overview["vault"], info);
    for count in ["inbox", "archive", "discarded"] {
        assert_eq!(overview[count], 0);
    }
    assert_eq!((&overview["undo"], &overview["redo"]), (&Value::Null, &Value::Null));
}

fn a_second_vault_takes_the_place_of_the_first() {
    let stand = Stand::with_vault();
    stand.file(&story(1));
    let folder = stand.path("");
    stand.ask("create_vault", json!({ "folder": folder, "name": "Cable", "analyst": "Bo Lind" }));
    assert_eq!(stand.overview()["archive"], 0);
    stand.ask("open_vault", json!({ "path": stand.vault() }));
    assert_eq!(stand.overview()["archive"], 1);
    let state = stand.ask("app_state", Value::Null);
    assert_eq!(state["recent"][0]["name"], "Port");
    assert_eq!(state["recent"][1]["name"], "Cable");
    // The one that was put down is free for others.
    let other = stand.other_desk();
    other.dispatch("open_vault", json!({ "path": stand.path("Cable.dossier") })).unwrap();
}

fn a_vault_that_is_held_is_refused_and_can_be_read() {
    let stand = Stand::with_vault();
    stand.file(&story(1));
    let other = stand.other_desk();
    let path = json!({ "path": stand.vault() });
    let error = other.dispatch("open_vault", path.clone()).unwrap_err();
    assert_eq!(error.code, ErrorCode::Locked);
    assert!(error.hint.is_some());
    let info = other.dispatch("open_vault_to_read", path).unwrap();
    assert_eq!(info["readOnly"], true);
    let rows = other.dispatch("list_items", json!({ "offset": 0, "limit": 10 })).unwrap();
    assert_eq!(rows["total"], 1);
    stand.file(&story(2));
    let rows = other.dispatch("list_items", json!({ "offset": 0, "limit": 10 })).unwrap();
    assert_eq!(rows["total"], 2, "a reader sees what is written meanwhile");
}

fn opening_what_is_open_changes_nothing() {
    let stand = Stand::with_vault();
    stand.file(&story(1));
    let seen = stand.heard.lock().unwrap().len();
    stand.ask("open_vault", json!({ "path": stand.vault().join("../Port.dossier") }));
    assert_eq!(stand.overview()["archive"], 1);
    let heard = stand.heard.lock().unwrap();
    assert!(heard[seen..].iter().all(|event| !matches!(event, Event::Vault { .. })));
}

fn a_vault_opened_for_reading_refuses_every_write() {
    let stand = Stand::with_vault();
    let item = stand.file(&story(1));
    stand.ask("close_vault", Value::Null);
    stand.ask("open_vault_to_read", json!({ "path": stand.vault() }));
    let writes = [
        ("file_text", json!({ "text": story(2) })),
        ("file_paths", json!({ "paths": ["/etc/hostname"] })),
        ("triage", json!({ "items": [item], "status": "filed" })),
        ("tag_items", json!({ "items": [item], "add": ["x"] })),
        ("correct_item", json!({ "item": item, "field": "title", "value": "x" })),
        ("create_case", json!({ "title": "x" })),
        ("create_briefing", json!({ "title": "x" })),
        ("update_vault", json!({ "name": "x" })),
        ("undo", Value::Null),
        ("redo", Value::Null),
    ];
    for (name, request) in writes {
        let error = stand.refuse(name, request, ErrorCode::ReadOnly);
        assert!(error.hint.is_some(), "{name}");
    }
    assert_eq!(stand.overview()["undo"], Value::Null);
    assert_eq!(stand.item(item)["row"]["status"], "inbox");
}

fn a_vault_can_be_renamed_and_the_log_knows_the_analyst() {
    let stand = Stand::with_vault();
    let done = stand.ask("update_vault", json!({ "name": "Harbours" }));
    assert_eq!(done["label"], "Renamed the vault to “Harbours”");
    assert_eq!(done["changed"]["vault"], true);
    stand.ask("update_vault", json!({ "analyst": "Bo Lind" }));
    stand.file(&story(1));
    let log = stand.ask("log", json!({ "limit": 10 }));
    assert_eq!(log[0]["actor"], "Bo Lind");
    assert_eq!(log[2]["actor"], "Ana Roe");
    assert_eq!(stand.overview()["vault"]["name"], "Harbours");
    let state = stand.ask("app_state", Value::Null);
    assert_eq!(
        (&state["recent"][0]["name"], &state["analyst"]),
        (&json!("Harbours"), &json!("Bo Lind"))
    );
    stand.refuse("update_vault", json!({ "analyst": "  " }), ErrorCode::Refused);
}

fn settings_are_kept_within_their_bounds() {
    let stand = Stand::empty();
    let settings = json!({ "theme": "dark", "zoom": 9000, "panes": {"list": 320}, "analyst": "Ana",
                           "reopenLast": true });
    let kept = stand.ask("save_settings", settings);
    assert_eq!((&kept["zoom"], &kept["theme"]), (&json!(200), &json!("dark")));
    let again = stand.other_desk().dispatch("app_state", Value::Null).unwrap();
    assert_eq!(again["settings"], kept);
}

fn a_damaged_settings_file_is_set_aside() {
    let stand = Stand::with_vault();
    let file = stand.world.config_folder.join("settings.json");
    fs::write(&file, "{ \"settings\": ").unwrap();
    let state = stand.other_desk().dispatch("app_state", Value::Null).unwrap();
    assert_eq!((&state["recent"], &state["settings"]["zoom"]), (&json!([]), &json!(100)));
    assert!(stand.world.config_folder.join("settings.damaged-1.json").exists());
}

fn closing_twice_is_refused_and_leaves_the_vault_free() {
    let stand = Stand::with_vault();
    stand.ask("close_vault", Value::Null);
    stand.refuse("close_vault", Value::Null, ErrorCode::NoVault);
    stand.refuse("overview", Value::Null, ErrorCode::NoVault);
    stand.other_desk().dispatch("open_vault", json!({ "path": stand.vault() })).unwrap();
}

fn what_happens_is_told_to_every_listener() {
    let stand = Stand::with_vault();
    let item = stand.file(&story(1));
    stand.settle();
    stand.ask("close_vault", Value::Null);
    let heard = stand.heard.lock().unwrap();
    let vaults: Vec<bool> = heard
        .iter()
        .filter_map(|event| match event {
            Event::Vault { vault } => Some(vault.is_some()),
            _ => None,
        })
        .collect();
    assert_eq!(vaults, [true, false]);
    let changed = heard.iter().find_map(|event| match event {
        Event::Changed { changed } => Some(changed.items.clone()),
        _ => None,
    });
    assert_eq!(changed, Some(vec![item]));
    assert!(heard.iter().any(|event| matches!(event, Event::Index { .. })));
}

fn a_forgotten_vault_is_still_there() {
    let stand = Stand::with_vault();
    stand.ask("close_vault", Value::Null);
    let state = stand.ask("forget_vault", json!({ "path": stand.vault() }));
    assert_eq!(state["recent"], json!([]));
    stand.ask("open_vault", json!({ "path": stand.vault() }));
}
