//! Imports through the desk: files that hold others, reports, going on, trying again.

use std::fs;
use std::path::{Path, PathBuf};

use desk::wire::{ErrorCode, JobPhase, JobResult, JobState};
use serde_json::{Value, json};

use crate::harness::tests;
use crate::hostile::MARK;
use crate::stand::{Stand, story};

tests! {
    a_folder_becomes_items_with_a_report
    the_same_import_twice_files_nothing_twice
    a_dry_run_says_what_would_happen_and_writes_nothing
    a_page_that_changed_is_a_new_version
    a_page_that_kills_the_reader_is_filed_and_can_be_tried_again
    a_damaged_document_fails_and_is_kept
    what_is_missing_fails_and_can_be_tried_again
    an_import_goes_on_after_the_vault_was_closed
    an_interrupted_import_is_offered_again
    a_cancelled_import_goes_on_where_it_stood
    a_report_is_written_for_others
    an_import_is_taken_off_the_list
    what_an_import_filed_is_discarded_at_once
    imports_that_cannot_be_are_refused
    the_columns_of_a_table_are_shown_and_chosen
}

/// Starts an import and waits for its end.
pub(crate) fn import(stand: &Stand, request: Value) -> JobState {
    let started = stand.ask("start_import", request);
    stand.end_of(&started)
}

/// The import that a job brought to its end.
pub(crate) fn row(state: &JobState) -> Value {
    let Some(JobResult::Import { import }) = &state.result else { panic!("no import: {state:?}") };
    serde_json::to_value(import).unwrap()
}

/// What it brought: filed, seen, versions, skipped, failed.
pub(crate) fn totals(row: &Value) -> [i64; 5] {
    ["filed", "seen", "versions", "skipped", "failed"]
        .map(|name| row["totals"][name].as_i64().unwrap())
}

fn pages(stand: &Stand, count: u32) -> PathBuf {
    let folder = stand.path("pages");
    fs::create_dir_all(folder.join("inner")).unwrap();
    for number in 0..count {
        let inner = if number % 5 == 4 { "inner/" } else { "" };
        fs::write(folder.join(format!("{inner}{number:04}.txt")), story(number)).unwrap();
    }
    folder
}

fn page(title: &str, text: &str) -> String {
    format!(
        "<html><head><link rel=canonical href=\"https://harbour.example/2024/pilots\">\
         <title>{title}</title></head><body><article><h1>{title}</h1><p>{text}</p>\
         <p>The port authority said that it would answer on Friday, and gave no other reason \
         for the delay than the weather of the week before.</p></article></body></html>"
    )
}

fn a_folder_becomes_items_with_a_report() {
    let stand = Stand::with_vault();
    let folder = pages(&stand, 20);
    fs::write(folder.join("picture.png"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    fs::write(folder.join("copy.txt"), story(3)).unwrap();
    let case = stand.ask("create_case", json!({ "title": "Harbour" }))["case"]["id"].clone();
    let request = json!({
        "paths": [folder], "recursive": true, "case": case, "tags": ["port"],
    });
    let state = import(&stand, request);
    assert_eq!(state.phase, JobPhase::Done);
    assert_eq!(state.label, "Importing pages");
    assert!(state.bytes_done.is_some() && state.bytes_done == state.bytes_total, "{state:?}");
    let row = row(&state);
    assert_eq!(totals(&row), [20, 1, 0, 1, 0]);
    assert_eq!((&row["state"], &row["totals"]["inputs"]), (&json!("done"), &json!(22)));
    let overview = stand.overview();
    assert_eq!((&overview["inbox"], &overview["cases"][0]["items"]), (&json!(20), &json!(20)));
    let detail = stand.ask("show_import", json!({ "import": row["id"] }));
    assert_eq!(detail["inputs"].as_array().unwrap().len(), 22);
    assert!(detail["skipped"][0]["why"].as_str().unwrap().contains("PNG"), "{detail}");
    assert_eq!((&detail["case"]["title"], &detail["tags"]), (&json!("Harbour"), &json!(["port"])));
    let item = stand.item(1);
    assert_eq!((&item["row"]["how"], &item["row"]["tags"]), (&json!("import"), &json!(["port"])));
    assert_eq!(item["captures"][0]["import"], row["id"]);
    assert!(item["captures"][0]["from"].as_str().unwrap().contains("/pages/"), "{item}");
}

fn the_same_import_twice_files_nothing_twice() {
    let stand = Stand::with_vault();
    let folder = pages(&stand, 12);
    let request = || json!({ "paths": [folder], "recursive": true });
    assert_eq!(totals(&row(&import(&stand, request()))), [12, 0, 0, 0, 0]);
    assert_eq!(totals(&row(&import(&stand, request()))), [0, 12, 0, 0, 0]);
    assert_eq!(stand.overview()["inbox"], 12);
    assert_eq!(stand.item(1)["captures"].as_array().unwrap().len(), 2);
}

fn a_dry_run_says_what_would_happen_and_writes_nothing() {
    let stand = Stand::with_vault();
    let folder = pages(&stand, 6);
    fs::write(folder.join("page.html"), page("Pilots", "They stopped work.")).unwrap();
    fs::write(folder.join("empty.txt"), "").unwrap();
    stand.file(&story(0));
    let state = import(&stand, json!({ "paths": [folder], "recursive": true, "dryRun": true }));
    let Some(JobResult::ImportPlan { plan }) = state.result else { panic!("{state:?}") };
    assert_eq!((plan.files, plan.skipped_total), (7, 1));
    assert_eq!((plan.kinds[0].code.as_str(), plan.kinds[0].files), ("text", 6));
    assert_eq!(plan.known, 1, "its bytes are those that were pasted");
    assert_eq!(stand.overview()["inbox"], 1);
    assert_eq!(stand.ask("list_imports", Value::Null), json!([]));
}

fn a_page_that_changed_is_a_new_version() {
    let stand = Stand::with_vault();
    let path = stand.path("pilots.html");
    fs::write(&path, page("Pilots stop work at the harbour", "The pilots of the northern harbour stopped their work at noon on Wednesday, their association said.")).unwrap();
    import(&stand, json!({ "paths": [path] }));
    fs::write(&path, page("Pilots stop work at the harbour", "The pilots of the northern harbour stopped their work at midnight on Wednesday, their association said.")).unwrap();
    let row = row(&import(&stand, json!({ "paths": [path] })));
    assert_eq!(totals(&row), [0, 0, 1, 0, 0]);
    let item = stand.item(1);
    assert_eq!((&item["version"], &item["versions"]), (&json!(2), &json!(2)));
    assert_eq!(item["captures"][0]["outcome"], "newVersion");
    let request = json!({ "item": 1, "from": 1, "to": 2 });
    let diff = stand.ask("compare_versions", request);
    assert_eq!((&diff["added"], &diff["removed"]), (&json!(1), &json!(1)), "{diff}");
}

fn a_page_that_kills_the_reader_is_filed_and_can_be_tried_again() {
    let stand = Stand::with_vault();
    let folder = pages(&stand, 3);
    let bad = format!("{MARK}abort\n\nThe words of the page stand here, all of them.\n");
    fs::write(folder.join("bad.txt"), bad).unwrap();
    let row = row(&import(&stand, json!({ "paths": [folder] })));
    assert_eq!(totals(&row), [3, 0, 0, 0, 1], "{row}");
    let detail = stand.ask("show_import", json!({ "import": row["id"] }));
    let failed = &detail["failed"][0];
    assert!(failed["path"].as_str().unwrap().ends_with("bad.txt"), "{failed}");
    let item = failed["item"].as_i64().expect("its visible text is an item");
    assert!(stand.item(item)["body"].as_str().unwrap().contains("words of the page"));
    // It kills the reader again, and stays what it is.
    let again = stand.end_of(&stand.ask("retry_import", json!({ "import": row["id"] })));
    assert_eq!(totals(&super::importing::row(&again)), [3, 0, 0, 0, 1]);
}

fn a_damaged_document_fails_and_is_kept() {
    let stand = Stand::with_vault();
    let folder = pages(&stand, 2);
    let bytes = b"%PDF-1.7\nnothing of it is left\n%%EOF\n";
    fs::write(folder.join("berths.pdf"), bytes).unwrap();
    let row = row(&import(&stand, json!({ "paths": [folder] })));
    assert_eq!(totals(&row), [2, 0, 0, 0, 1], "{row}");
    let request = json!({ "import": row["id"] });
    let failed = stand.ask("show_import", request.clone())["failed"][0].clone();
    assert_eq!(
        (&failed["outcome"], &failed["why"]),
        (&json!("failed"), &json!("the PDF is damaged"))
    );
    let item = stand.item(failed["item"].as_i64().expect("it is an item"));
    let warning = item["row"]["warnings"][0]["message"].as_str().unwrap();
    assert!(warning.contains("could not be read"), "{item}");
    let original = &item["captures"][0]["original"];
    assert_eq!((&original["size"], &original["encoding"]), (&json!(bytes.len()), &json!("")));
    let view = stand.ask("original_view", json!({ "sha256": original["sha256"] }));
    assert_eq!(
        view["shows"]["why"],
        "This PDF cannot be opened: it is damaged or locked. Its bytes are kept."
    );
    let listed = |outcome: Value| {
        let request = json!({ "import": row["id"], "outcome": outcome, "offset": 0, "limit": 9 });
        let page = stand.ask("import_report", request);
        (page["total"].clone(), page["entries"].as_array().unwrap().len())
    };
    assert_eq!(listed(Value::Null), (json!(3), 3));
    assert_eq!(listed(json!("filed")), (json!(2), 2));
    // It is as damaged as before: it stays what it is, and is no second item.
    let again = stand.end_of(&stand.ask("retry_import", request.clone()));
    assert_eq!(totals(&super::importing::row(&again)), [2, 0, 0, 0, 1]);
    assert_eq!(stand.overview()["inbox"], 3);
    stand.ask("discard_import", request);
    assert_eq!(stand.overview()["inbox"], 0);
}

fn what_is_missing_fails_and_can_be_tried_again() {
    let stand = Stand::with_vault();
    let there = stand.path("there.txt");
    fs::write(&there, story(1)).unwrap();
    let missing = stand.path("missing.txt");
    let state = import(&stand, json!({ "paths": [there, missing] }));
    let id = row(&state)["id"].clone();
    assert_eq!(totals(&row(&state)), [1, 0, 0, 0, 1]);
    let request = json!({ "import": id });
    stand.refuse("resume_import", request.clone(), ErrorCode::Refused);
    fs::write(&missing, story(2)).unwrap();
    let again = stand.end_of(&stand.ask("retry_import", request.clone()));
    assert_eq!(totals(&row(&again)), [2, 0, 0, 0, 0]);
    assert_eq!(stand.overview()["inbox"], 2);
    stand.refuse("retry_import", request, ErrorCode::Refused);
}

/// Waits until an import has stored something.
fn begun(stand: &Stand) {
    while stand.overview()["inbox"].as_i64().unwrap() < 3 {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
}

fn an_import_goes_on_after_the_vault_was_closed() {
    let stand = Stand::with_vault();
    let folder = pages(&stand, 400);
    stand.ask("start_import", json!({ "paths": [folder], "recursive": true }));
    begun(&stand);
    stand.ask("close_vault", Value::Null);
    stand.ask("open_vault", json!({ "path": stand.vault() }));
    let row = stand.ask("list_imports", Value::Null)[0].clone();
    assert_eq!((&row["state"], &row["job"]), (&json!("paused"), &Value::Null));
    assert!(row["why"].as_str().unwrap().contains("closed"), "{row}");
    let before = stand.overview()["inbox"].as_i64().unwrap();
    assert!(before < 400, "{before}");
    let state = stand.end_of(&stand.ask("resume_import", json!({ "import": row["id"] })));
    assert_eq!(totals(&super::importing::row(&state)), [400, 0, 0, 0, 0]);
    assert_eq!(stand.overview()["inbox"], 400);
}

fn an_interrupted_import_is_offered_again() {
    let stand = Stand::with_vault();
    let folder = pages(&stand, 30);
    let id = row(&import(&stand, json!({ "paths": [folder] })))["id"].clone();
    stand.ask("close_vault", Value::Null);
    // As a process leaves it that is killed.
    pretend_running(&stand.vault());
    stand.ask("open_vault", json!({ "path": stand.vault() }));
    let row = stand.ask("list_imports", Value::Null)[0].clone();
    assert_eq!((&row["id"], &row["state"]), (&id, &json!("paused")));
    assert_eq!(row["why"], "it was interrupted");
}

fn pretend_running(vault: &Path) {
    let opening = archive::Opening::new(archive::Mode::Write, jiff::Timestamp::UNIX_EPOCH);
    let archive = archive::Archive::open(vault, opening).unwrap();
    archive
        .note_import(|notes| notes.set_state(1, archive::ImportState::Running, None, None))
        .unwrap();
}

fn a_cancelled_import_goes_on_where_it_stood() {
    let stand = Stand::with_vault();
    let folder = pages(&stand, 400);
    let started = stand.ask("start_import", json!({ "paths": [folder], "recursive": true }));
    begun(&stand);
    stand.ask("control_job", json!({ "job": started["job"], "action": "cancel" }));
    assert_eq!(stand.end_of(&started).phase, JobPhase::Cancelled);
    let filed = stand.overview()["inbox"].as_i64().unwrap();
    assert!((3..400).contains(&filed), "{filed}");
    let row = stand.ask("list_imports", Value::Null)[0].clone();
    assert_eq!(row["state"], "cancelled");
    let state = stand.end_of(&stand.ask("resume_import", json!({ "import": row["id"] })));
    assert_eq!(totals(&super::importing::row(&state)), [400, 0, 0, 0, 0]);
}

fn a_report_is_written_for_others() {
    let stand = Stand::with_vault();
    let folder = pages(&stand, 4);
    fs::write(folder.join("picture.png"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    let id = row(&import(&stand, json!({ "paths": [folder] })))["id"].clone();
    let page = stand.ask("import_report", json!({ "import": id, "offset": 0, "limit": 3 }));
    assert_eq!((&page["total"], page["entries"].as_array().unwrap().len()), (&json!(5), 3));
    assert_eq!(page["entries"][0]["outcome"], "filed");
    let rest = stand.ask("import_report", json!({ "import": id, "offset": 3, "limit": 500 }));
    assert_eq!(rest["entries"][1]["outcome"], "skipped");
    let only = json!({ "import": id, "outcome": "skipped", "offset": 0, "limit": 5 });
    assert_eq!(stand.ask("import_report", only)["total"], 1);
    let path = stand.path("report.csv");
    let request = json!({ "import": id, "path": path, "format": "csv" });
    assert_eq!(stand.ask("save_import_report", request.clone())["entries"], 5);
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(text.lines().count(), 6);
    assert!(text.starts_with("outcome,path,place,"), "{text}");
    stand.refuse("save_import_report", request, ErrorCode::AlreadyExists);
    let path = stand.path("report.json");
    stand.ask("save_import_report", json!({ "import": id, "path": path, "format": "json" }));
    let entries: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    assert_eq!(entries.as_array().unwrap().len(), 5);
}

fn an_import_is_taken_off_the_list() {
    let stand = Stand::with_vault();
    let folder = pages(&stand, 2);
    let id = row(&import(&stand, json!({ "paths": [folder] })))["id"].clone();
    assert_eq!(stand.ask("forget_import", json!({ "import": id })), json!([]));
    assert_eq!(stand.overview()["inbox"], 2);
}

fn what_an_import_filed_is_discarded_at_once() {
    let stand = Stand::with_vault();
    let folder = pages(&stand, 4);
    let id = row(&import(&stand, json!({ "paths": [folder] })))["id"].clone();
    stand.ask("triage", json!({ "items": [1], "status": "filed" }));
    stand.ask("discard_import", json!({ "import": id }));
    let overview = stand.overview();
    assert_eq!((&overview["inbox"], &overview["discarded"]), (&json!(0), &json!(3)));
    stand.ask("undo", Value::Null);
    assert_eq!(stand.overview()["inbox"], 3);
}

fn imports_that_cannot_be_are_refused() {
    let stand = Stand::with_vault();
    stand.refuse("start_import", json!({ "paths": [] }), ErrorCode::Refused);
    stand.refuse("start_import", json!({ "paths": ["/x"], "case": 9 }), ErrorCode::NotFound);
    let columns = json!({ "paths": ["/x"], "columns": { "colour": "blue" } });
    stand.refuse("start_import", columns, ErrorCode::Refused);
    stand.refuse("show_import", json!({ "import": 9 }), ErrorCode::NotFound);
    stand.refuse("resume_import", json!({ "import": 9 }), ErrorCode::NotFound);
}

fn the_columns_of_a_table_are_shown_and_chosen() {
    let stand = Stand::with_vault();
    let table =
        "Lead;Said;Link\nGates shut;The gates stay shut until dawn.;https://strait.example/a\n";
    let path = stand.path("table.csv");
    fs::write(&path, table).unwrap();
    let seen = stand.ask("table_columns", json!({ "path": path }));
    assert_eq!(seen["format"], "csv");
    let lead = json!({ "name": "Lead", "example": "Gates shut", "field": null });
    assert_eq!(seen["columns"][0], lead);
    assert_eq!(seen["columns"][2]["field"], "url");
    assert_eq!(seen["rows"][0][1], "The gates stay shut until dawn.");

    let wrong = json!({ "paths": [path], "columns": { "title": "Headline" } });
    let error = stand.refuse("start_import", wrong, ErrorCode::Refused);
    assert!(error.message.contains("no column “Headline”"), "{}", error.message);
    assert_eq!(error.hint.as_deref(), Some("Its columns are: Lead, Said, Link."));
    assert_eq!(stand.ask("list_imports", Value::Null), json!([]));

    let columns = json!({ "title": "Lead", "text": "Said" });
    import(&stand, json!({ "paths": [path], "columns": columns }));
    let item = stand.ask("show_item", json!({ "id": 1 }));
    assert_eq!(item["row"]["title"], "Gates shut");
    let page = stand.path("page.html");
    fs::write(&page, "<p>No table at all.</p>").unwrap();
    stand.refuse("table_columns", json!({ "path": page }), ErrorCode::Refused);
    stand.refuse("table_columns", json!({ "path": stand.path("gone.csv") }), ErrorCode::Refused);
}
