//! Briefings, revisions and preview.

use desk::wire::ErrorCode;
use serde_json::{Value, json};

use crate::harness::tests;
use crate::stand::{Stand, story};

tests! {
    a_briefing_is_begun_saved_and_shown
    a_save_on_an_old_revision_is_refused
    a_text_typed_on_an_old_revision_is_kept_beside_the_one_that_stands
    revisions_are_kept_and_can_be_put_back
    a_citation_shows_on_the_item
    the_preview_numbers_sources_and_warns
    the_preview_has_the_date_of_the_document
    the_preview_is_safe
    a_text_that_is_too_long_is_refused
}

fn a_briefing_is_begun_saved_and_shown() {
    let stand = Stand::with_vault();
    let case = stand.ask("create_case", json!({ "title": "Harbour" }))["case"]["id"].clone();
    let made = stand.ask("create_briefing", json!({ "title": "Pilots", "case": case }));
    let briefing = &made["briefing"];
    assert_eq!((&briefing["tlp"], &briefing["revision"]), (&json!("amber"), &json!(1)));
    let id = &briefing["id"];
    let saved = stand.ask(
        "save_briefing",
        json!({ "id": id, "baseRevision": 1, "markdown": "# Pilots\n\nOne two.", "tlp": "amberStrict" }),
    );
    assert_eq!(saved["briefing"]["revision"], 2);
    assert_eq!(saved["changed"]["briefings"], json!([id]));
    let shown = stand.ask("show_briefing", json!({ "id": id }));
    assert_eq!(shown["markdown"], "# Pilots\n\nOne two.");
    assert_eq!((&shown["row"]["tlp"], &shown["row"]["case"]["id"]), (&json!("amberStrict"), &case));
    assert_eq!(shown["row"]["words"], 3);
    stand.ask("save_briefing", json!({ "id": id, "baseRevision": 2, "case": 0 }));
    assert_eq!(stand.ask("list_briefings", Value::Null)[0]["case"], Value::Null);
    let same =
        stand.ask("save_briefing", json!({ "id": id, "baseRevision": 3, "title": "Pilots" }));
    assert_eq!((&same["briefing"]["revision"], &same["changed"]["seq"]), (&json!(3), &json!(0)));
}

fn a_save_on_an_old_revision_is_refused() {
    let stand = Stand::with_vault();
    stand.ask("create_briefing", json!({ "title": "Pilots" }));
    stand.ask("save_briefing", json!({ "id": 1, "baseRevision": 1, "markdown": "mine" }));
    let late = json!({ "id": 1, "baseRevision": 1, "markdown": "theirs" });
    stand.refuse("save_briefing", late, ErrorCode::Refused);
    assert_eq!(stand.ask("show_briefing", json!({ "id": 1 }))["markdown"], "mine");
    let nothing = json!({ "title": "x", "case": 7 });
    stand.refuse("create_briefing", nothing, ErrorCode::NotFound);
    stand.refuse("create_briefing", json!({ "title": "" }), ErrorCode::Refused);
}

fn a_text_typed_on_an_old_revision_is_kept_beside_the_one_that_stands() {
    let stand = Stand::with_vault();
    stand.ask("create_briefing", json!({ "title": "Pilots" }));
    stand.ask("save_briefing", json!({ "id": 1, "baseRevision": 1, "markdown": "theirs" }));
    let aside = json!({ "id": 1, "baseRevision": 1, "markdown": "mine", "aside": true });
    let kept = stand.ask("save_briefing", aside);
    assert_eq!(kept["briefing"]["revision"], 4);
    assert_eq!(stand.ask("show_briefing", json!({ "id": 1 }))["markdown"], "theirs");
    let mine = stand.ask("show_revision", json!({ "id": 1, "number": 3 }));
    assert_eq!(mine["markdown"], "mine");
    let same = json!({ "id": 1, "baseRevision": 1, "markdown": "theirs", "aside": true });
    let nothing = stand.ask("save_briefing", same);
    assert_eq!(nothing["changed"]["seq"], 0, "what stands already is kept once");
    stand.ask("undo", Value::Null);
    let shown = stand.ask("show_briefing", json!({ "id": 1 }));
    assert_eq!((&shown["markdown"], &shown["row"]["revision"]), (&json!("theirs"), &json!(2)));
    let list = stand.ask("list_revisions", json!({ "id": 1 }));
    assert!(list.as_array().unwrap().iter().any(|one| one["number"] == 3), "{list}");
}

fn revisions_are_kept_and_can_be_put_back() {
    let stand = Stand::with_vault();
    stand.ask("create_briefing", json!({ "title": "Pilots", "markdown": "first" }));
    stand.ask("save_briefing", json!({ "id": 1, "baseRevision": 1, "markdown": "second text" }));
    let revisions = stand.ask("list_revisions", json!({ "id": 1 }));
    assert_eq!((&revisions[0]["number"], &revisions[0]["words"]), (&json!(2), &json!(2)));
    assert_eq!(revisions[1]["actor"], "Ana Roe");
    let old = stand.ask("show_revision", json!({ "id": 1, "number": 1 }));
    assert_eq!(old["markdown"], "first");
    let back = stand.ask("restore_revision", json!({ "id": 1, "number": 1 }));
    assert_eq!(back["briefing"]["revision"], 3);
    assert_eq!(stand.ask("show_briefing", json!({ "id": 1 }))["markdown"], "first");
    stand.refuse("restore_revision", json!({ "id": 1, "number": 3 }), ErrorCode::Refused);
    stand.refuse("restore_revision", json!({ "id": 1, "number": 9 }), ErrorCode::NotFound);
    stand.ask("undo", Value::Null);
    assert_eq!(stand.ask("show_briefing", json!({ "id": 1 }))["markdown"], "second text");
}

fn a_citation_shows_on_the_item() {
    let stand = Stand::with_vault();
    let item = stand.file(&story(1));
    let key = stand.item(item)["row"]["key"].as_str().unwrap().to_owned();
    let text = format!("Pilots stopped work [@{key}, para. 2].");
    stand.ask("create_briefing", json!({ "title": "Pilots", "markdown": text }));
    assert_eq!(stand.item(item)["citedIn"], json!([1]));
    stand.ask("save_briefing", json!({ "id": 1, "baseRevision": 1, "markdown": "none" }));
    assert_eq!(stand.item(item)["citedIn"], json!([]));
}

fn preview(stand: &Stand, markdown: &str) -> Value {
    stand.ask("preview", json!({ "title": "Pilots", "markdown": markdown, "tlp": "green" }))
}

fn the_preview_numbers_sources_and_warns() {
    let stand = Stand::with_vault();
    let item = stand.file(&story(1));
    let key = stand.item(item)["row"]["key"].as_str().unwrap().to_owned();
    let markdown = format!("## Häfen 🦀\n\nNobody knows [@nobody-2020].\n\nPilots [@{key}].");
    let shown = preview(&stand, &markdown);
    assert_eq!(shown["outline"][0]["text"], "Häfen 🦀");
    let sources = shown["sources"].as_array().unwrap();
    assert_eq!((&sources[0]["key"], &sources[0]["item"]), (&json!("nobody-2020"), &Value::Null));
    assert_eq!((&sources[1]["number"], &sources[1]["item"]), (&json!(2), &json!(item)));
    assert!(sources[1]["text"].as_str().unwrap().contains("SHA-256"));
    let warning = &shown["warnings"][0];
    assert_eq!(warning["code"], "unresolved_citation");
    let units: Vec<u16> = markdown.encode_utf16().collect();
    let place = |name: &str| usize::try_from(warning["mark"][name].as_u64().unwrap()).unwrap();
    let marked = String::from_utf16(&units[place("start")..place("end")]).unwrap();
    assert!(marked.contains("nobody-2020"), "{marked}");
    let start = "## Häfen 🦀\n\n".encode_utf16().count();
    assert!(shown["html"].as_str().unwrap().contains(&format!("data-start=\"{start}\"")));
    assert!(shown["words"].as_u64().unwrap() > 3 && shown["minutes"] == 1);
}

fn the_preview_has_the_date_of_the_document() {
    let stand = Stand::with_vault();
    let text = "Pilots stopped work.";
    stand.ask("create_briefing", json!({ "title": "Pilots", "markdown": text, "tlp": "green" }));
    // Each look at the clock of a stand is a second.
    for _ in 0..2 * 86_400 {
        (stand.world.clock)();
    }
    let day = |markdown: &str, briefing: Option<i64>| {
        let mut request = json!({ "title": "Pilots", "markdown": markdown, "tlp": "green" });
        if let Some(id) = briefing {
            request["briefing"] = json!(id);
        }
        let html = stand.ask("preview", request)["html"].as_str().unwrap().to_owned();
        let (_, rest) = html.split_once("<time datetime=\"").unwrap();
        rest[..10].to_owned()
    };
    assert_eq!(day(text, Some(1)), "2026-03-09", "as it was saved");
    assert_eq!(day("Pilots went home.", Some(1)), "2026-03-11", "it would be saved now");
    assert_eq!(day(text, None), "2026-03-11");
}

fn the_preview_is_safe() {
    let stand = Stand::with_vault();
    let shown = preview(
        &stand,
        "<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![i](http://x.example/a.png) \
         <img src=x onerror=alert(1)>",
    );
    let html = shown["html"].as_str().unwrap();
    for tag in html.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
        for alive in ["script", "img", " href=", " src=", " style=", " on"] {
            assert!(!tag.contains(alive), "{alive} in <{tag}>");
        }
    }
}

fn a_text_that_is_too_long_is_refused() {
    let stand = Stand::with_vault();
    let long = "word ".repeat(1_000_000);
    let new = json!({ "title": "x", "markdown": long });
    stand.refuse("create_briefing", new, ErrorCode::TooLarge);
    let request = json!({ "title": "x", "markdown": long, "tlp": "clear" });
    stand.refuse("preview", request, ErrorCode::TooLarge);
}
