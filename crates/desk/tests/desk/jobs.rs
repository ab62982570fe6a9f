//! The list of jobs as the window sees it.

use desk::wire::{ErrorCode, Event, JobPhase};
use serde_json::{Value, json};

use crate::harness::tests;
use crate::stand::{Stand, story};

tests! {
    jobs_are_listed_newest_first_and_told
    a_job_that_cannot_be_paused_says_so
}

fn jobs_are_listed_newest_first_and_told() {
    let stand = Stand::with_vault();
    let file = stand.path("a.txt");
    std::fs::write(&file, story(1)).unwrap();
    let first = stand.ask("file_paths", json!({ "paths": [file] }));
    stand.end_of(&first);
    let second = stand.ask("rebuild_index", Value::Null);
    stand.end_of(&second);
    let jobs = stand.ask("jobs", Value::Null);
    assert_eq!((&jobs[0]["job"], &jobs[1]["job"]), (&second["job"], &first["job"]));
    let heard = stand.heard.lock().unwrap();
    let phases: Vec<JobPhase> = heard
        .iter()
        .filter_map(|event| match event {
            Event::Job { job } if job.job == first["job"].as_i64().unwrap() => Some(job.phase),
            _ => None,
        })
        .collect();
    assert_eq!(phases.first(), Some(&JobPhase::Running));
    assert_eq!(phases.last(), Some(&JobPhase::Done));
}

fn a_job_that_cannot_be_paused_says_so() {
    let stand = Stand::with_vault();
    stand.ask("create_briefing", json!({ "title": "Pilots", "markdown": "One." }));
    let target = stand.path("a.html");
    let request = json!({ "id": 1, "format": "html", "path": target });
    let started = stand.ask("export_briefing", request);
    let asked =
        stand.desk.dispatch("control_job", json!({ "job": started["job"], "action": "pause" }));
    match asked {
        Err(error) => assert_eq!(error.code, ErrorCode::Refused),
        Ok(state) => assert_eq!(state["phase"], "done"),
    }
    stand.end_of(&started);
}
