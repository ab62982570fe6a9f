//! The memory about the user: kept, bounded, and robust against a damaged file.

use std::fs;

use super::*;
use crate::wire::{ErrorCode, Theme};

fn opened(path: &Path, items: i64) -> Opened {
    let path = path.to_string_lossy().into_owned();
    Opened { name: "Port".to_owned(), path, items, analyst: Some("Ana".to_owned()) }
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

#[test]
fn settings_come_back_in_the_next_run() {
    let folder = tempfile::tempdir().unwrap();
    let nested = folder.path().join("not/there/yet");
    let memory = Memory::in_folder(&nested);
    assert_eq!(memory.settings(), Settings::default());
    let wanted = Settings { theme: Theme::Dark, zoom: 125, ..Settings::default() };
    assert_eq!(memory.save_settings(wanted.clone()).unwrap(), wanted);
    assert_eq!(Memory::in_folder(&nested).settings(), wanted);
    let mut names: Vec<_> =
        fs::read_dir(&nested).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["settings.json", "settings.lock"], "no temporary file stays");
}

#[test]
fn two_programs_do_not_overwrite_what_the_other_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (window, command) = (Memory::in_folder(folder.path()), Memory::in_folder(folder.path()));
    window.save_settings(Settings { zoom: 125, ..Settings::default() }).unwrap();
    command.note_opened(opened(&folder.path().join("a"), 1), at(1));
    window.note_opened(opened(&folder.path().join("b"), 2), at(2));
    let next = Memory::in_folder(folder.path());
    assert_eq!(next.settings().zoom, 125);
    assert_eq!(next.recent().len(), 2);
}

#[test]
fn many_programs_at_once_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    std::thread::scope(|scope| {
        for number in 0..12 {
            let folder = folder.path();
            scope.spawn(move || {
                let memory = Memory::in_folder(folder);
                memory.note_opened(opened(&folder.join(number.to_string()), number), at(number));
            });
        }
    });
    assert_eq!(Memory::in_folder(folder.path()).recent().len(), 12);
}

#[test]
fn values_out_of_bounds_are_brought_into_them() {
    let folder = tempfile::tempdir().unwrap();
    let memory = Memory::in_folder(folder.path());
    let panes = (0..60).map(|n| (format!("pane{n:02}"), u32::MAX)).collect();
    let kept = memory.save_settings(Settings { zoom: 1, panes, ..Settings::default() }).unwrap();
    assert_eq!(kept.zoom, 80);
    assert_eq!(kept.panes.len(), 50);
    assert!(kept.panes.values().all(|width| *width == 10_000));
    let kept = memory.save_settings(Settings { zoom: 999, ..Settings::default() }).unwrap();
    assert_eq!(kept.zoom, 200);
}

#[test]
fn a_damaged_file_is_set_aside_and_the_defaults_hold() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.json");
    for (round, damaged) in
        [&b"{\"settings\": {\"zoom\": "[..], b"\xff\x00", b"42", b""].iter().enumerate()
    {
        fs::write(&path, damaged).unwrap();
        let memory = Memory::in_folder(folder.path());
        assert_eq!(memory.settings(), Settings::default());
        let aside = folder.path().join(format!("settings.damaged-{}.json", round + 1));
        assert_eq!(fs::read(aside).unwrap(), *damaged);
        memory.save_settings(Settings { zoom: 110, ..Settings::default() }).unwrap();
        assert_eq!(Memory::in_folder(folder.path()).settings().zoom, 110);
    }
}

#[test]
fn fields_that_are_missing_or_new_do_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.json");
    fs::write(path, r#"{"settings": {"zoom": 150, "later": true}, "more": 1}"#).unwrap();
    let settings = Memory::in_folder(folder.path()).settings();
    assert_eq!((settings.zoom, settings.theme), (150, Theme::System));
}

#[test]
fn recent_vaults_stand_newest_first_and_each_once() {
    let folder = tempfile::tempdir().unwrap();
    let memory = Memory::in_folder(folder.path());
    let gone = folder.path().join("gone");
    memory.note_opened(opened(folder.path(), 1), at(1));
    memory.note_opened(opened(&gone, 2), at(2));
    memory.note_opened(opened(folder.path(), 3), at(3));
    let recent = Memory::in_folder(folder.path()).recent();
    let told: Vec<_> = recent.iter().map(|vault| (vault.items, vault.missing)).collect();
    assert_eq!(told, [(3, false), (2, true)]);
    assert_eq!(recent[0].opened, "1970-01-01T00:00:03Z");
    assert_eq!(memory.settings().analyst, "Ana");
    memory.forget(&gone.to_string_lossy()).unwrap();
    assert_eq!(memory.recent().len(), 1);
}

#[test]
fn the_list_of_recent_vaults_does_not_grow_without_end() {
    let folder = tempfile::tempdir().unwrap();
    let memory = Memory::in_folder(folder.path());
    for number in 0..30 {
        memory.note_opened(opened(&folder.path().join(number.to_string()), 0), at(number));
    }
    assert_eq!(memory.recent().len(), 20);
}

#[test]
fn a_folder_that_cannot_be_made_says_so_and_the_settings_hold_for_this_run() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let memory = Memory::in_folder(&file);
    let error = memory.save_settings(Settings { zoom: 120, ..Settings::default() }).unwrap_err();
    assert_eq!(error.code, ErrorCode::ReadOnly);
    assert!(error.hint.is_some());
    assert_eq!(memory.settings().zoom, 120);
    memory.note_opened(opened(folder.path(), 0), at(0));
}
