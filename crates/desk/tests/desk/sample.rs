//! The sample vault.

use desk::wire::{ErrorCode, JobPhase, JobResult};
use serde_json::{Value, json};

use crate::harness::tests;
use crate::stand::Stand;

tests! {
    the_sample_is_made_opened_and_rich
    a_cancelled_sample_leaves_nothing
}

fn the_sample_is_made_opened_and_rich() {
    let stand = Stand::with_vault();
    let folder = stand.path("");
    let began = std::time::Instant::now();
    let started = stand.ask("create_sample", json!({ "folder": folder }));
    let state = stand.end_of(&started);
    println!("the sample was made in {:?}", began.elapsed());
    assert_eq!(state.phase, JobPhase::Done, "{state:?}");
    let Some(JobResult::Sample { vault }) = state.result else { panic!("no sample") };
    assert!(vault.path.ends_with("Sample.dossier"));
    let overview = stand.overview();
    assert_eq!(overview["vault"]["name"], "Sample");
    assert!(overview["archive"].as_i64().unwrap() >= 50, "{overview}");
    assert!(overview["cases"].as_array().unwrap().len() >= 2);
    assert_eq!(overview["briefings"].as_array().unwrap().len(), 1);
    stand.settle();
    let flagged = stand.ask("search", json!({ "query": "", "limit": 100 }));
    let flagged = flagged["hits"].as_array().unwrap().iter();
    let flagged =
        flagged.filter(|hit| hit["warnings"].to_string().contains("headline_does_not_fit"));
    assert!(flagged.count() >= 1, "one headline of the sample does not fit");
    let second = stand.end_of(&stand.ask("create_sample", json!({ "folder": folder })));
    assert!(
        matches!(second.result, Some(JobResult::Sample { vault }) if vault.path.ends_with("Sample 2.dossier"))
    );
}

fn a_cancelled_sample_leaves_nothing() {
    let stand = Stand::empty();
    let folder = stand.path("");
    let started = stand.ask("create_sample", json!({ "folder": folder }));
    stand.ask("control_job", json!({ "job": started["job"], "action": "cancel" }));
    assert_eq!(stand.end_of(&started).phase, JobPhase::Cancelled);
    assert!(!stand.path("Sample.dossier").exists());
    stand.refuse("overview", Value::Null, ErrorCode::NoVault);
    stand.refuse("create_sample", json!({ "folder": stand.path("no") }), ErrorCode::NotFound);
    let named = json!({ "folder": folder, "name": "../Sample" });
    stand.refuse("create_sample", named, ErrorCode::Refused);
    let named = json!({ "folder": folder, "name": "Learn" });
    let started = stand.ask("create_sample", named);
    stand.ask("control_job", json!({ "job": started["job"], "action": "cancel" }));
    assert_eq!(stand.end_of(&started).phase, JobPhase::Cancelled);
    assert!(!stand.path("Learn.dossier").exists());
}
