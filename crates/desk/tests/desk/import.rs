//! Filing files and folders, as a job.

use std::fs;

use desk::wire::{ErrorCode, JobPhase, JobResult, JobState};
use serde_json::{Value, json};

use crate::harness::tests;
use crate::stand::{Stand, story};

tests! {
    a_folder_is_filed_file_by_file
    each_input_says_what_became_of_it
    pipes_devices_and_loops_do_not_hold_it_up
    a_gigabyte_is_refused_before_it_is_read
    a_job_can_be_paused_and_goes_on
    a_cancelled_job_keeps_what_it_filed
    closing_the_vault_stops_the_job
    dropped_files_say_how_they_came
    one_file_may_come_with_its_address
    no_paths_are_refused
}

fn report(state: &JobState) -> Value {
    let Some(JobResult::Filing { report }) = &state.result else { panic!("no report: {state:?}") };
    serde_json::to_value(report).unwrap()
}

fn folder_of_stories(stand: &Stand, count: u32) -> std::path::PathBuf {
    let folder = stand.path("news");
    fs::create_dir_all(folder.join("inner")).unwrap();
    for number in 0..count {
        let name = if number % 2 == 0 {
            format!("{number:03}.txt")
        } else {
            format!("inner/{number:03}.md")
        };
        fs::write(folder.join(name), story(number)).unwrap();
    }
    folder
}

fn a_folder_is_filed_file_by_file() {
    let stand = Stand::with_vault();
    let folder = folder_of_stories(&stand, 6);
    let case = stand.ask("create_case", json!({ "title": "Harbour" }))["case"]["id"].clone();
    let started =
        stand.ask("file_paths", json!({ "paths": [folder], "case": case, "tags": ["port"] }));
    let state = stand.end_of(&started);
    assert_eq!(state.phase, JobPhase::Done);
    assert_eq!((state.done, state.total), (6, 6));
    assert_eq!(state.label, "Filing news");
    let report = report(&state);
    assert_eq!((&report["filed"], &report["refused"]), (&json!(6), &json!(0)));
    assert!(report["inputs"][0]["from"].as_str().unwrap().ends_with("news/000.txt"));
    assert!(report["inputs"][5]["from"].as_str().unwrap().ends_with("news/inner/005.md"));
    let overview = stand.overview();
    assert_eq!((&overview["inbox"], &overview["tags"][0]["count"]), (&json!(6), &json!(6)));
    assert_eq!(overview["cases"][0]["items"], 6);
    let item = stand.item(1);
    assert_eq!(item["row"]["how"], "file");
    assert!(item["captures"][0]["from"].as_str().unwrap().ends_with("000.txt"));
}

fn each_input_says_what_became_of_it() {
    let stand = Stand::with_vault();
    let good = stand.path("good.txt");
    fs::write(&good, story(1)).unwrap();
    let empty = stand.path("empty.txt");
    fs::write(&empty, "").unwrap();
    let picture = stand.path("picture.txt");
    fs::write(&picture, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    let paths = [&good, &empty, &picture, &stand.path("missing.txt"), &good];
    let state = stand.end_of(&stand.ask("file_paths", json!({ "paths": paths })));
    assert_eq!(state.phase, JobPhase::Done);
    let report = report(&state);
    let outcomes: Vec<_> =
        report["inputs"].as_array().unwrap().iter().map(|input| input["outcome"].clone()).collect();
    assert_eq!(outcomes, ["filed", "refused", "refused", "refused", "seenBefore"]);
    let messages = report["inputs"].to_string();
    assert!(messages.contains("no such file"), "{messages}");
    assert_eq!(report["inputs"][1]["message"], "empty");
    assert_eq!(report["inputs"][2]["message"], "a PNG picture");
    assert_eq!(
        (&report["filed"], &report["seenBefore"], &report["refused"]),
        (&json!(1), &json!(1), &json!(3))
    );
}

#[cfg(target_os = "linux")]
fn pipes_devices_and_loops_do_not_hold_it_up() {
    let stand = Stand::with_vault();
    let folder = folder_of_stories(&stand, 2);
    rustix::fs::mkfifoat(rustix::fs::CWD, folder.join("pipe"), rustix::fs::Mode::RWXU).unwrap();
    let _ear = std::os::unix::net::UnixListener::bind(folder.join("socket")).unwrap();
    std::os::unix::fs::symlink(&folder, folder.join("inner/loop")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", folder.join("zeros")).unwrap();
    let paths = json!({ "paths": [folder, "/dev/zero", "/dev/tty"] });
    let state = stand.end_of(&stand.ask("file_paths", paths));
    let report = report(&state);
    assert_eq!((&report["filed"], &report["refused"]), (&json!(2), &json!(5)), "{report}");
    let told = report.to_string();
    for word in ["a pipe", "a socket", "a device"] {
        assert!(told.contains(word), "{word}: {told}");
    }
}

#[cfg(not(target_os = "linux"))]
fn pipes_devices_and_loops_do_not_hold_it_up() {
    println!("skipped: this system has other things in its folders");
}

fn a_gigabyte_is_refused_before_it_is_read() {
    let stand = Stand::with_vault();
    let big = stand.path("big.txt");
    fs::File::create(&big).unwrap().set_len(1 << 30).unwrap();
    let began = std::time::Instant::now();
    let state = stand.end_of(&stand.ask("file_paths", json!({ "paths": [big] })));
    let report = report(&state);
    let message = report["inputs"][0]["message"].as_str().unwrap().to_owned();
    assert!(message.contains("1073 MB") && message.contains("64 MB"), "{message}");
    assert!(began.elapsed() < std::time::Duration::from_secs(5));
}

fn a_job_can_be_paused_and_goes_on() {
    let stand = Stand::with_vault();
    let folder = folder_of_stories(&stand, 60);
    let started = stand.ask("file_paths", json!({ "paths": [folder] }));
    let job = &started["job"];
    let paused = stand.ask("control_job", json!({ "job": job, "action": "pause" }));
    assert_eq!(paused["phase"], "paused");
    let mut last = Value::Null;
    // The piece under way when it was paused still ends.
    for _ in 0..100 {
        std::thread::sleep(std::time::Duration::from_millis(50));
        let now = stand.overview()["inbox"].clone();
        if now == last {
            break;
        }
        last = now;
    }
    assert!(last.as_i64().unwrap() < 60);
    assert_eq!(stand.overview()["inbox"], last);
    stand.ask("control_job", json!({ "job": job, "action": "resume" }));
    assert_eq!(report(&stand.end_of(&started))["filed"], 60);
    assert_eq!(stand.ask("jobs", Value::Null)[0]["phase"], "done");
}

fn a_cancelled_job_keeps_what_it_filed() {
    let stand = Stand::with_vault();
    let folder = folder_of_stories(&stand, 200);
    let started = stand.ask("file_paths", json!({ "paths": [folder] }));
    while stand.overview()["inbox"].as_i64().unwrap() < 3 {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    stand.ask("control_job", json!({ "job": started["job"], "action": "cancel" }));
    let state = stand.end_of(&started);
    assert_eq!(state.phase, JobPhase::Cancelled);
    let filed = report(&state)["filed"].as_i64().unwrap();
    assert!((3..200).contains(&filed), "{filed}");
    assert_eq!(stand.overview()["inbox"], filed);
}

fn closing_the_vault_stops_the_job() {
    let stand = Stand::with_vault();
    let folder = folder_of_stories(&stand, 200);
    let started = stand.ask("file_paths", json!({ "paths": [folder] }));
    stand.ask("close_vault", Value::Null);
    assert_eq!(stand.end_of(&started).phase, JobPhase::Cancelled);
    stand.ask("open_vault", json!({ "path": stand.vault() }));
    assert!(stand.overview()["inbox"].as_i64().unwrap() < 200);
}

fn dropped_files_say_how_they_came() {
    let stand = Stand::with_vault();
    let file = stand.path("a.txt");
    fs::write(&file, story(1)).unwrap();
    stand.end_of(&stand.ask("file_paths", json!({ "paths": [file], "dropped": true })));
    assert_eq!(stand.item(1)["row"]["how"], "drop");
}

fn one_file_may_come_with_its_address() {
    let stand = Stand::with_vault();
    let file = stand.path("a.txt");
    fs::write(&file, story(1)).unwrap();
    let url = "https://harbour.example/pilots";
    stand.end_of(&stand.ask("file_paths", json!({ "paths": [file], "url": url })));
    assert_eq!(stand.item(1)["url"], url);
    for paths in [json!([file, file]), json!([stand.path("")])] {
        let request = json!({ "paths": paths, "url": url });
        stand.refuse("file_paths", request, ErrorCode::Refused);
    }
}

fn no_paths_are_refused() {
    let stand = Stand::with_vault();
    stand.refuse("file_paths", json!({ "paths": [] }), ErrorCode::Refused);
    stand.refuse("file_paths", json!({ "paths": ["/x"], "case": 7 }), ErrorCode::NotFound);
    stand.refuse("job", json!({ "job": 99 }), ErrorCode::NotFound);
}
