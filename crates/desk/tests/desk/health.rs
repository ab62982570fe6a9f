//! Checking a vault and building its index anew.

use desk::wire::{JobPhase, JobResult};
use serde_json::Value;

use crate::harness::tests;
use crate::stand::{Stand, story};

tests! {
    a_sound_vault_is_healthy_and_the_jail_is_named
    a_lost_original_is_found
    the_index_is_built_anew
}

fn doctor(stand: &Stand) -> desk::wire::DoctorReport {
    let state = stand.end_of(&stand.ask("doctor", Value::Null));
    match state.result {
        Some(JobResult::Doctor { report }) => report,
        _ => panic!("{state:?}"),
    }
}

fn a_sound_vault_is_healthy_and_the_jail_is_named() {
    let stand = Stand::with_vault();
    for number in 0..3 {
        stand.file(&story(number));
    }
    stand.settle();
    let report = doctor(&stand);
    for check in &report.checks {
        println!("{}: {}", check.name, check.finding);
    }
    let jail = report.checks.iter().find(|check| check.name == "Reading process").unwrap();
    assert!(jail.finding.contains("system calls") || !cfg!(target_os = "linux"));
    assert!(report.healthy, "{report:?}");
}

fn a_lost_original_is_found() {
    let stand = Stand::with_vault();
    let item = stand.item(stand.file(&story(1)));
    let sha = item["captures"][0]["original"]["sha256"].as_str().unwrap();
    std::fs::remove_file(stand.vault().join("originals").join(&sha[..2]).join(sha)).unwrap();
    let report = doctor(&stand);
    assert!(!report.healthy);
    assert!(report.checks.iter().any(|check| !check.ok && check.hint.is_some()));
}

fn the_index_is_built_anew() {
    let stand = Stand::with_vault();
    for number in 0..3 {
        stand.file(&story(number));
    }
    let state = stand.end_of(&stand.ask("rebuild_index", Value::Null));
    assert_eq!(state.phase, JobPhase::Done, "{state:?}");
    assert_eq!(state.result, Some(JobResult::RebuildIndex { items: 3 }));
}
