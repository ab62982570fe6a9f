//! A full disk and a disk that cannot be written. Both need a file system of their own, which
//! only an administrator can mount; without one the tests say so.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use desk::wire::{ErrorCode, JobPhase};
use serde_json::json;

use crate::harness::tests;
use crate::stand::{Stand, story};

tests! {
    a_full_disk_stores_nothing_and_loses_nothing
    a_full_disk_ends_a_job_with_a_word
    a_disk_that_cannot_be_written_is_opened_for_reading
}

/// A small file system in memory; unmounted when dropped.
struct Mounted {
    path: PathBuf,
    place: Option<tempfile::TempDir>,
}

impl Mounted {
    fn new(size: &str) -> Option<Self> {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().to_path_buf();
        let options = format!("size={size},mode=700");
        let mounted = mount(&["-t", "tmpfs", "-o", &options, "dossier-test"], &path);
        if !mounted {
            println!("skipped: this user cannot mount a small file system");
        }
        mounted.then(|| Self { path, place: Some(place) })
    }

    fn remount(&self, options: &str) {
        assert!(mount(&["-o", &format!("remount,{options}")], &self.path));
    }

    /// A stand whose open vault `Small` lies here.
    fn stand(&self) -> Stand {
        let stand = Stand::empty();
        let new = json!({ "folder": self.path, "name": "Small", "analyst": "Ana" });
        stand.ask("create_vault", new);
        stand
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let unmounted = Command::new("umount").arg(&self.path).status();
        if !unmounted.is_ok_and(|status| status.success()) {
            // Leave the folder: removing it would go through the mount.
            std::mem::forget(self.place.take());
        }
    }
}

fn mount(arguments: &[&str], path: &Path) -> bool {
    let mut command = Command::new("mount");
    command.args(arguments).arg(path).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Half a megabyte of text, told apart by its number.
fn long_story(number: u32) -> String {
    format!("{}{}", story(number), "Harbour news of the day. ".repeat(20_000))
}

fn a_full_disk_stores_nothing_and_loses_nothing() {
    let Some(disk) = Mounted::new("24m") else { return };
    let stand = disk.stand();
    let mut filed = 0_u32;
    let error = loop {
        match stand.desk.dispatch("file_text", json!({ "text": long_story(filed) })) {
            Ok(_) => filed += 1,
            Err(error) => break error,
        }
        assert!(filed < 500, "the disk never got full");
    };
    assert_eq!(error.code, ErrorCode::DiskFull, "{error:?}");
    assert!(error.hint.is_some() && error.message.contains("safe"), "{error:?}");
    assert!(filed > 0);
    assert_eq!(stand.overview()["archive"], filed);
    assert!(stand.item(1)["body"].as_str().unwrap().contains("radio outage"));
    disk.remount("size=80m");
    stand.file(&story(1_000));
    assert_eq!(stand.overview()["archive"], filed + 1);
}

fn a_full_disk_ends_a_job_with_a_word() {
    let Some(disk) = Mounted::new("24m") else { return };
    let stand = disk.stand();
    let news = stand.path("news");
    std::fs::create_dir(&news).unwrap();
    for number in 0..80 {
        std::fs::write(news.join(format!("{number:02}.txt")), long_story(number)).unwrap();
    }
    let state = stand.end_of(&stand.ask("file_paths", json!({ "paths": [news] })));
    assert_eq!(state.phase, JobPhase::Failed, "{state:?}");
    let error = state.error.unwrap();
    assert_eq!(error.code, ErrorCode::DiskFull);
    let filed = stand.overview()["archive"].as_i64().unwrap();
    let told = format!("{filed} items were filed before it stopped");
    assert!(filed > 1 && error.message.contains(&told), "{error:?}");
}

fn a_disk_that_cannot_be_written_is_opened_for_reading() {
    let Some(disk) = Mounted::new("24m") else { return };
    let stand = disk.stand();
    stand.file(&story(1));
    stand.settle();
    stand.ask("create_briefing", json!({ "title": "Pilots", "markdown": "One." }));
    stand.ask("close_vault", serde_json::Value::Null);
    disk.remount("ro");
    let info = stand.ask("open_vault", json!({ "path": disk.path.join("Small.dossier") }));
    assert_eq!(info["readOnly"], true);
    assert_eq!(stand.item(1)["row"]["status"], "inbox");
    let found = stand.ask("search", json!({ "query": "pilots", "limit": 5 }));
    assert_eq!(found["total"], 1);
    let error = stand.refuse("file_text", json!({ "text": story(2) }), ErrorCode::ReadOnly);
    assert!(error.message.contains("safe"));
    let request = json!({ "id": 1, "format": "markdown", "path": disk.path.join("a.md") });
    let state = stand.end_of(&stand.ask("export_briefing", request));
    assert_eq!(state.error.unwrap().code, ErrorCode::ReadOnly);
    let request = json!({ "id": 1, "format": "markdown", "path": stand.path("a.md") });
    let state = stand.end_of(&stand.ask("export_briefing", request));
    assert_eq!(state.phase, JobPhase::Done, "a vault that is only read can still be exported");
    let new = json!({ "folder": disk.path, "name": "Other", "analyst": "Ana" });
    stand.refuse("create_vault", new, ErrorCode::ReadOnly);
    stand.ask("close_vault", serde_json::Value::Null);
    disk.remount("rw");
}
