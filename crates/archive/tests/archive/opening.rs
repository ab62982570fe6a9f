//! Opening a vault: what is no vault, too new, held or older is refused with what is safe.

use std::fs;

use archive::{Act, Archive, ArchiveError, Mode, schema_version};
use rusqlite::Connection;

use crate::fixture::{Fixture, at, open_to_read, opening};

#[test]
fn a_folder_that_is_no_vault_stays_as_it_is() {
    let place = tempfile::tempdir().unwrap();
    let empty = place.path().join("empty");
    fs::create_dir(&empty).unwrap();
    let file = place.path().join("file");
    fs::write(&file, "text").unwrap();
    let foreign = place.path().join("foreign");
    fs::create_dir(&foreign).unwrap();
    fs::write(foreign.join("vault.json"), r#"{"magic":"other"}"#).unwrap();
    let cases = [
        (place.path().join("nothing"), "there is no such folder"),
        (empty, "its file vault.json is missing"),
        (file, "it is a file, not a folder"),
        (foreign, "cannot be understood"),
    ];
    for (path, words) in cases {
        let there = path.exists();
        for mode in [Mode::Write, Mode::Read] {
            let refused = Archive::open(&path, opening(mode)).err().unwrap();
            assert!(matches!(refused, ArchiveError::NotAVault { .. }), "{refused}");
            assert!(refused.to_string().contains(words), "{refused}");
            assert!(refused.hint().is_some());
        }
        assert_eq!(path.exists(), there);
        assert!(!path.join("lock").exists() && !path.join("archive.sqlite").exists());
    }
}

#[test]
fn a_vault_of_a_newer_program_is_refused_with_both_versions() {
    let mut fixture = Fixture::new();
    fixture.close();
    let database = fixture.path().join("archive.sqlite");
    Connection::open(&database).unwrap().pragma_update(None, "user_version", 99).unwrap();
    for mode in [Mode::Write, Mode::Read] {
        let refused = Archive::open(&fixture.path(), opening(mode)).err().unwrap();
        let ArchiveError::TooNew { vault, program } = &refused else { panic!("{refused}") };
        assert_eq!((*vault, *program), (99, schema_version()));
    }
    let version = schema_version();
    Connection::open(&database).unwrap().pragma_update(None, "user_version", version).unwrap();
    let marker = fixture.path().join("vault.json");
    let text = fs::read_to_string(&marker).unwrap();
    fs::write(&marker, text.replace("\"format\": 1", "\"format\": 7")).unwrap();
    for mode in [Mode::Write, Mode::Read] {
        let refused = Archive::open(&fixture.path(), opening(mode)).err().unwrap();
        assert!(matches!(refused, ArchiveError::TooNew { vault: 7, .. }), "{refused}");
        assert!(refused.to_string().contains("Nothing was changed"));
    }
    fs::write(&marker, text).unwrap();
    fixture.open().unwrap();
}

#[test]
fn a_held_vault_is_not_opened_for_writing_again_and_can_be_read() {
    let fixture = Fixture::new();
    let item = fixture.file("Held").item;
    let refused = Archive::open(&fixture.path(), opening(Mode::Write)).err().unwrap();
    let ArchiveError::Locked { holder, .. } = &refused else { panic!("{refused}") };
    let holder = holder.as_ref().unwrap();
    assert_eq!(holder.pid, std::process::id());
    assert_eq!(holder.started, at(0).to_string());
    assert!(refused.hint().unwrap().contains("reading only"));

    let reader = open_to_read(&fixture.path()).unwrap();
    assert_eq!(reader.read(|r| r.items().detail(item)).unwrap().row.title, "Held");
    // The reader sees what is written after it was opened.
    fixture.file("Later");
    assert_eq!(reader.read(|r| r.items().counts()).unwrap().inbox, 2);
    let act = Act::new(at(9), "Ada", "Renamed");
    let write = reader.write(act, |w| w.vault().rename(Some("X"), None));
    assert!(matches!(write, Err(ArchiveError::ReadOnly { .. })));
    assert!(matches!(reader.undo("Ada", at(9)), Err(ArchiveError::ReadOnly { .. })));
    assert!(matches!(reader.originals().put(b"x"), Err(ArchiveError::ReadOnly { .. })));
}

#[test]
fn the_lock_is_given_back() {
    let mut fixture = Fixture::new();
    for _ in 0..3 {
        fixture.open().unwrap();
    }
    let archive = Archive::open(&fixture.path(), opening(Mode::Write));
    assert!(matches!(archive, Err(ArchiveError::Locked { .. })));
    fixture.close();
    Archive::open(&fixture.path(), opening(Mode::Write))
        .unwrap()
        .close(std::time::Duration::from_secs(5));
    fixture.open().unwrap();
}

#[test]
fn two_halves_of_different_vaults_are_no_vault() {
    let mut fixture = Fixture::new();
    fixture.close();
    let marker = fixture.path().join("vault.json");
    let text = fs::read_to_string(&marker).unwrap();
    fs::write(&marker, text.replace("0123456789abcdef", "fedcba9876543210")).unwrap();
    for mode in [Mode::Write, Mode::Read] {
        let refused = Archive::open(&fixture.path(), opening(mode)).err().unwrap();
        assert!(refused.to_string().contains("belong to different vaults"), "{refused}");
    }
}

#[test]
fn what_a_crash_left_half_written_is_swept_up() {
    let mut fixture = Fixture::new();
    let item = fixture.file("Kept").item;
    fixture.close();
    let left = fixture.path().join("originals/.incoming-77-1");
    fs::write(&left, "half").unwrap();
    // A reader touches nothing.
    drop(open_to_read(&fixture.path()).unwrap());
    assert!(left.exists());
    fixture.open().unwrap();
    assert!(!left.exists());
    let sha = fixture.detail(item).captures[0].original.clone();
    assert_eq!(fixture.archive().originals().get(&sha).unwrap(), b"Kept");
}
