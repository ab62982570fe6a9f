//! A briefing leaves as a document.

use std::fs;

use desk::wire::{ErrorCode, JobPhase, JobResult};
use serde_json::json;

use crate::harness::tests;
use crate::stand::{Stand, story};

tests! {
    a_briefing_becomes_a_file_in_every_format
    a_file_that_exists_is_kept_unless_told_otherwise
    a_citation_that_leads_nowhere_is_refused_unless_allowed
    a_folder_gets_the_proposed_name
    the_same_text_gives_the_same_bytes
    a_place_that_cannot_be_written_says_so
    the_analyst_is_not_in_the_document
    other_scripts_find_their_fonts_on_the_system
    a_pdf_that_is_not_wanted_any_more_is_stopped
}

/// A stand with a briefing that cites an item.
fn stand_with_briefing() -> Stand {
    let stand = Stand::with_vault();
    let item = stand.file(&story(1));
    let key = stand.item(item)["row"]["key"].as_str().unwrap().to_owned();
    let markdown = format!("## What happened\n\nPilots stopped work [@{key}, para. 2].\n");
    let new = json!({ "title": "Pilots: a summary", "markdown": markdown, "tlp": "amber" });
    stand.ask("create_briefing", new);
    stand
}

fn export(stand: &Stand, format: &str, path: &std::path::Path) -> desk::wire::JobState {
    let request = json!({ "id": 1, "format": format, "path": path });
    stand.end_of(&stand.ask("export_briefing", request))
}

fn a_briefing_becomes_a_file_in_every_format() {
    let stand = stand_with_briefing();
    for (format, name, start) in [
        ("markdown", "a.md", &b"**TLP:AMBER**"[..]),
        ("html", "a.html", b"<!"),
        ("docx", "a.docx", b"PK\x03\x04"),
        ("pdf", "a.pdf", b"%PDF-"),
    ] {
        let path = stand.path(name);
        let began = std::time::Instant::now();
        let state = export(&stand, format, &path);
        assert_eq!(state.phase, JobPhase::Done, "{format}: {state:?}");
        let Some(JobResult::Export { exported }) = state.result else { panic!("no document") };
        let bytes = fs::read(&path).unwrap();
        println!("{format}: {} bytes in {:?}", bytes.len(), began.elapsed());
        assert!(bytes.starts_with(start), "{format}");
        assert_eq!(exported.size, i64::try_from(bytes.len()).unwrap());
        assert_eq!(exported.sha256.len(), 64);
        assert!(std::path::Path::new(&exported.path).is_absolute());
    }
}

fn a_file_that_exists_is_kept_unless_told_otherwise() {
    let stand = stand_with_briefing();
    let path = stand.path("a.md");
    fs::write(&path, "mine").unwrap();
    let request = json!({ "id": 1, "format": "markdown", "path": path });
    let error = stand.refuse("export_briefing", request, ErrorCode::AlreadyExists);
    assert!(error.hint.is_some());
    assert_eq!(fs::read(&path).unwrap(), b"mine");
    let request = json!({ "id": 1, "format": "markdown", "path": path, "overwrite": true });
    assert_eq!(stand.end_of(&stand.ask("export_briefing", request)).phase, JobPhase::Done);
    assert_ne!(fs::read(&path).unwrap(), b"mine");
}

fn a_citation_that_leads_nowhere_is_refused_unless_allowed() {
    let stand = Stand::with_vault();
    let new =
        json!({ "title": "Rumours", "markdown": "Nobody [@nobody-2020] and [@no-one-2021]." });
    stand.ask("create_briefing", new);
    let path = stand.path("a.html");
    let request = json!({ "id": 1, "format": "html", "path": path });
    let error = stand.refuse("export_briefing", request, ErrorCode::Refused);
    assert!(error.message.contains("nobody-2020, no-one-2021"), "{}", error.message);
    assert!(!path.exists());
    let request = json!({ "id": 1, "format": "html", "path": path, "allowUnresolved": true });
    let state = stand.end_of(&stand.ask("export_briefing", request));
    let Some(JobResult::Export { exported }) = state.result else { panic!("{state:?}") };
    assert!(exported.warnings.iter().any(|warning| warning.code == "unresolved_citation"));
}

fn a_folder_gets_the_proposed_name() {
    let stand = stand_with_briefing();
    let name = stand.ask("export_name", json!({ "id": 1, "format": "html" }));
    assert_eq!(name["name"], "2026-03-09 Pilots a summary TLP-AMBER.html");
    assert_eq!(name["folder"], json!(stand.world.documents_folder));
    let state = export(&stand, "html", &stand.world.documents_folder);
    assert_eq!(state.phase, JobPhase::Done, "{state:?}");
    assert!(stand.world.documents_folder.join(name["name"].as_str().unwrap()).exists());
    stand.refuse("export_name", json!({ "id": 9, "format": "pdf" }), ErrorCode::NotFound);
}

fn the_same_text_gives_the_same_bytes() {
    let stand = stand_with_briefing();
    for (format, ending) in [("html", "html"), ("docx", "docx"), ("pdf", "pdf")] {
        let (one, two) =
            (stand.path("one").with_extension(ending), stand.path("two").with_extension(ending));
        export(&stand, format, &one);
        export(&stand, format, &two);
        assert_eq!(fs::read(one).unwrap(), fs::read(two).unwrap(), "{format}");
    }
}

fn a_place_that_cannot_be_written_says_so() {
    let stand = stand_with_briefing();
    let state = export(&stand, "markdown", &stand.path("no/such/folder/a.md"));
    assert_eq!(state.phase, JobPhase::Failed);
    assert_eq!(state.error.unwrap().code, ErrorCode::NotFound);
    let request = json!({ "id": 1, "format": "markdown", "path": " " });
    stand.refuse("export_briefing", request, ErrorCode::Refused);
}

fn the_analyst_is_not_in_the_document() {
    let stand = stand_with_briefing();
    for (format, name) in [("markdown", "b.md"), ("html", "b.html")] {
        let path = stand.path(name);
        export(&stand, format, &path);
        let text = fs::read_to_string(path).unwrap();
        let id = stand.overview()["vault"]["id"].as_str().unwrap().to_owned();
        assert!(!text.contains("Ana Roe") && !text.contains(&id), "{format}");
    }
}

fn other_scripts_find_their_fonts_on_the_system() {
    let stand = Stand::with_vault();
    let markdown = "Latin and 港口的引航员 and الميناء.";
    stand.ask("create_briefing", json!({ "title": "Scripts", "markdown": markdown }));
    let path = stand.path("scripts.pdf");
    let state = export(&stand, "pdf", &path);
    let Some(JobResult::Export { exported }) = state.result else { panic!("{state:?}") };
    let missing = exported.warnings.iter().filter(|warning| warning.code == "missing_font").count();
    println!("{} bytes, {missing} scripts without a font", exported.size);
    let noto = stand.world.font_folders.iter().any(|folder| folder.join("opentype/noto").is_dir());
    assert!(missing == 0 || !noto, "{:?}", exported.warnings);
}

fn a_pdf_that_is_not_wanted_any_more_is_stopped() {
    let stand = Stand::with_vault();
    let markdown = "A long paragraph about pilots and tugs. ".repeat(60_000);
    stand.ask("create_briefing", json!({ "title": "Long", "markdown": markdown }));
    let path = stand.path("long.pdf");
    let request = json!({ "id": 1, "format": "pdf", "path": path });
    let started = stand.ask("export_briefing", request);
    stand.ask("control_job", json!({ "job": started["job"], "action": "cancel" }));
    let began = std::time::Instant::now();
    assert_eq!(stand.end_of(&started).phase, JobPhase::Cancelled);
    assert!(began.elapsed() < std::time::Duration::from_secs(20));
    assert!(!path.exists());
}
