//! Damaged files: noticed, named, and never made worse.

use std::fs;
use std::path::Path;

use archive::{Archive, ArchiveError, Mode};

use crate::fixture::{Fixture, opening};

fn filled() -> Fixture {
    let mut fixture = Fixture::new();
    for n in 0..50 {
        fixture.file(&format!("Item {n}\n{}", "Words about a harbour. ".repeat(40)));
    }
    fixture.close();
    fixture
}

/// Opens the vault both ways; both must say that it is damaged and leave the database alone.
fn refused(fixture: &Fixture) -> String {
    let database = fixture.path().join("archive.sqlite");
    let before = fs::read(&database).ok();
    let mut words = String::new();
    for mode in [Mode::Write, Mode::Read] {
        let refused = Archive::open(&fixture.path(), opening(mode)).err().expect("it opened");
        assert!(matches!(refused, ArchiveError::Damaged { .. }), "{refused}");
        assert!(refused.to_string().contains("Nothing was changed"), "{refused}");
        assert!(refused.hint().unwrap().contains("restore a backup"));
        words = refused.to_string();
    }
    assert_eq!(fs::read(&database).ok(), before, "the database was touched");
    words
}

fn cut(path: &Path, length: u64) {
    fs::File::options().write(true).open(path).unwrap().set_len(length).unwrap();
}

#[test]
fn a_database_that_lost_its_end_is_refused_wherever_it_was_cut() {
    let fixture = filled();
    let database = fixture.path().join("archive.sqlite");
    let whole = fs::read(&database).unwrap();
    for length in [0, 50, 100, 4096, whole.len() as u64 / 2, whole.len() as u64 - 1] {
        fs::write(&database, &whole).unwrap();
        cut(&database, length);
        let words = refused(&fixture);
        assert!(words.contains("bytes"), "{length}: {words}");
    }
    fs::write(&database, &whole).unwrap();
    drop(Archive::open(&fixture.path(), opening(Mode::Write)).unwrap());
}

#[test]
fn a_missing_database_is_refused_and_not_made_anew() {
    let fixture = filled();
    fs::remove_file(fixture.path().join("archive.sqlite")).unwrap();
    assert!(refused(&fixture).contains("archive.sqlite is missing"));
    assert!(!fixture.path().join("archive.sqlite").exists());
}

#[test]
fn something_else_in_its_place_is_refused() {
    let fixture = filled();
    fs::write(fixture.path().join("archive.sqlite"), vec![0x5a; 40_960]).unwrap();
    assert!(refused(&fixture).contains("does not begin like a database"));
}

#[test]
fn a_marker_that_cannot_be_read_is_no_vault_and_the_data_is_left() {
    let fixture = filled();
    fs::write(fixture.path().join("vault.json"), "{\"magic\":\"dossier va").unwrap();
    let refused = Archive::open(&fixture.path(), opening(Mode::Write)).err().unwrap();
    assert!(matches!(refused, ArchiveError::NotAVault { .. }), "{refused}");
    assert!(fixture.path().join("archive.sqlite").exists());
}

#[test]
fn damage_inside_is_reported_when_it_is_met_and_the_rest_can_be_read() {
    let mut fixture = filled();
    let database = fixture.path().join("archive.sqlite");
    let mut bytes = fs::read(&database).unwrap();
    // Pages in the middle hold the words of items.
    let middle = bytes.len() / 2;
    bytes[middle..middle + 8_192].fill(0xa5);
    fs::write(&database, &bytes).unwrap();
    fixture.open().unwrap();
    assert_eq!(fixture.archive().read(|r| r.vault().get()).unwrap().name, "Test");
    let report = fixture.doctor();
    assert!(!report.is_healthy());
    let found: Vec<_> = report.checks.iter().filter(|check| !check.ok).collect();
    assert!(found.iter().any(|check| check.name == "Database"), "{report:#?}");
    assert!(found.iter().all(|check| check.hint.is_some()));
}
