//! Builds the sample vault by the same request as the window and looks at what came of it.
//!
//! The test is its own program, because it is also the jailed child that reads the pages.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use desk::wire::{
    BriefingRequest, CaseRequest, CreateSample, ItemDetail, ItemStatus, JobPhase, JobRequest,
    ListItems, LogRequest, PreviewRequest, ShowItem,
};
use desk::{ChildProgram, Desk, Environment};
use serde_json::{Value, json};

const NAME: &str = "the_sample_is_what_it_should_be";

#[expect(clippy::print_stdout, reason = "answers the test runner")]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(code) = desk::child_main(&arguments) {
        return code;
    }
    let has = |flag: &str| arguments.iter().any(|argument| argument == flag);
    if has("--list") {
        if !has("--ignored") {
            println!("{NAME}: test");
        }
        return ExitCode::SUCCESS;
    }
    let filter = arguments.iter().skip(1).find(|argument| !argument.starts_with('-'));
    if filter.is_none_or(|filter| NAME.contains(filter.as_str())) {
        the_sample_is_what_it_should_be();
        println!("test {NAME} ... ok");
    }
    ExitCode::SUCCESS
}

fn the_sample_is_what_it_should_be() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let desk = sample(&folder.path().join("one"));
    let items = items(&desk);
    counts(&items);
    readings(&items);
    cases(&desk);
    briefing(&desk, &items);
    let other = sample(&folder.path().join("two"));
    assert_eq!(everything(&desk), everything(&other), "two builds differ");
}

/// A desk with a new sample vault open in `folder`.
fn sample(folder: &Path) -> Desk {
    std::fs::create_dir_all(folder).expect("a folder for the vault");
    let within = |name: &str| folder.join(name);
    let program = std::env::current_exe().expect("the path of the test");
    let desk = Desk::new(Environment {
        clock: Arc::new(|| "2026-04-01T09:00:00Z".parse().expect("a moment")),
        random: Arc::new(|| [7; 16]),
        config_folder: within("config"),
        vaults_folder: within("vaults"),
        documents_folder: within("documents"),
        runtime_folder: within("run"),
        user_name: "tester".to_owned(),
        child: ChildProgram { path: program },
        ..Environment::of_user()
    });
    let request = CreateSample { folder: folder.display().to_string(), name: None };
    let job = desk.create_sample(request).expect("the sample is started").job;
    for _ in 0..2_400 {
        let state = desk.job(JobRequest { job }).expect("the job is known");
        match state.phase {
            JobPhase::Running | JobPhase::Paused => std::thread::sleep(Duration::from_millis(50)),
            JobPhase::Done => return desk,
            JobPhase::Cancelled | JobPhase::Failed => panic!("{:?}", state.error),
        }
    }
    panic!("the sample takes longer than two minutes");
}

/// All items, also discarded ones, by the name of their file or their first words.
fn items(desk: &Desk) -> Vec<ItemDetail> {
    let list = |status| {
        let page = desk.list_items(ListItems { status, offset: 0, limit: 500 });
        page.expect("the items are listed").rows
    };
    let rows = list(None).into_iter().chain(list(Some(ItemStatus::Discarded)));
    rows.map(|row| {
        let request = ShowItem { id: Some(row.id), key: None, query: None };
        desk.show_item(request).expect("the item is shown")
    })
    .collect()
}

fn counts(items: &[ItemDetail]) {
    let of = |status| items.iter().filter(|item| item.row.status == status).count();
    assert_eq!(items.len(), 60);
    assert_eq!(of(ItemStatus::Discarded), 2);
    assert_eq!(of(ItemStatus::Inbox), 8);
    assert_eq!(of(ItemStatus::Filed), 50);
    let warned = |code: &str| -> Vec<&str> {
        let has = |item: &&ItemDetail| item.row.warnings.iter().any(|w| w.code == code);
        items.iter().filter(has).map(|item| item.row.title.as_str()).collect()
    };
    let misfits = warned("headline_does_not_fit");
    assert_eq!(misfits.len(), 1, "{misfits:?}");
    assert!(misfits[0].starts_with("PaperKite Kit Clones"), "{misfits:?}");
    assert_eq!(warned("extraction_not_started"), [""; 0]);
    assert_eq!(warned("extraction_stopped"), [""; 0]);
}

/// What the extractor made of the files.
fn readings(items: &[ItemDetail]) {
    for code in ["en", "de", "fr", "es", "id", "ru", "zh", "ar", "ja"] {
        let has = |item: &&ItemDetail| item.row.language.as_deref() == Some(code);
        assert!(items.iter().any(|item| has(&item)), "no item in {code}");
    }
    let without_date = items.iter().filter(|item| item.row.published.when.is_empty()).count();
    assert!((5..=12).contains(&without_date), "{without_date} items without a date");
    let in_text = items.iter().filter(|item| item.row.published.basis == "in_text").count();
    assert!(in_text >= 4, "{in_text} dates from the text");
    let months = items.iter().filter(|item| item.row.published.when.len() == 7).count();
    assert!(months >= 1, "no date that is a month");
    assert!(items.iter().filter(|item| item.cut_blocks > 0).count() >= 30);
    for item in items {
        for furniture in ["LEAVE A REPLY", "Cookie settings", "Most read", "Please enter your"] {
            assert!(!item.body.contains(furniture), "{}: {furniture}", item.row.title);
        }
        assert!(!item.body.trim().is_empty(), "{} has no text", item.row.title);
    }
}

fn cases(desk: &Desk) {
    let cases = desk.list_cases(()).expect("the cases are listed");
    assert_eq!(cases.len(), 2);
    for case in cases {
        assert!(case.question.ends_with('?'), "{}", case.title);
        let request = CaseRequest { id: Some(case.id), key: None };
        let detail = desk.show_case(request).expect("the case is shown");
        assert!(detail.evidence.len() >= 10, "{}", case.title);
        assert!(detail.evidence.iter().filter(|row| !row.note.is_empty()).count() >= 8);
        let mut roles: Vec<String> =
            detail.evidence.iter().map(|row| format!("{:?}", row.role)).collect();
        roles.sort_unstable();
        roles.dedup();
        assert_eq!(roles.len(), 3, "{}: {roles:?}", case.title);
    }
}

fn briefing(desk: &Desk, items: &[ItemDetail]) {
    let rows = desk.list_briefings(()).expect("the briefings are listed");
    assert_eq!(rows.len(), 1);
    let detail = desk.show_briefing(BriefingRequest { id: rows[0].id }).expect("it is shown");
    let preview = desk
        .preview(PreviewRequest {
            title: detail.row.title.clone(),
            markdown: detail.markdown.clone(),
            tlp: detail.row.tlp,
            briefing: Some(detail.row.id),
        })
        .expect("it is laid out");
    assert!((400..=700).contains(&preview.words), "{} words", preview.words);
    assert!(preview.sources.len() >= 8);
    for source in &preview.sources {
        let item = source.item.unwrap_or_else(|| panic!("{} is not there", source.key));
        assert!(items.iter().any(|one| one.row.id == item && one.row.key == source.key));
    }
    assert!(!detail.markdown.contains("@{"), "a place for a key was left open");
    assert!(preview.warnings.is_empty(), "{:?}", preview.warnings);
    assert!(preview.html.contains("<table") && preview.html.contains("<blockquote"));
}

/// All that a user can see of a vault, without where it lies.
fn everything(desk: &Desk) -> Value {
    let cases: Vec<Value> = desk
        .list_cases(())
        .expect("the cases are listed")
        .iter()
        .map(|case| {
            let shown = desk.show_case(CaseRequest { id: Some(case.id), key: None });
            json!(shown.expect("the case is shown"))
        })
        .collect();
    let briefings: Vec<Value> = desk
        .list_briefings(())
        .expect("the briefings are listed")
        .iter()
        .map(|row| json!(desk.show_briefing(BriefingRequest { id: row.id }).expect("it is shown")))
        .collect();
    let log = desk
        .log(LogRequest { limit: 500, before: None, item: None, case: None })
        .expect("the log is read");
    json!({ "items": items(desk), "cases": cases, "briefings": briefings, "log": log })
}
