//! Making a vault: in a new folder only, and whole or not at all.

use std::fs;

use archive::{Archive, ArchiveError, Mode, NewVault};

use crate::fixture::{new_vault, open_to_read, opening};

#[test]
fn what_stands_in_the_way_is_left_alone() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("A.dossier");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("mine.txt"), "keep").unwrap();
    let refused = Archive::create(&folder, &new_vault(), opening(Mode::Write)).err().unwrap();
    assert!(matches!(refused, ArchiveError::AlreadyExists { .. }));
    assert!(refused.to_string().contains("left as it is"));
    assert_eq!(fs::read_to_string(folder.join("mine.txt")).unwrap(), "keep");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}

#[test]
fn a_vault_that_cannot_be_made_leaves_no_folder() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("A.dossier");
    for wrong in [
        NewVault { name: " ".to_owned(), ..new_vault() },
        NewVault { analyst: String::new(), ..new_vault() },
        NewVault { vault_id: "../../etc".to_owned(), ..new_vault() },
    ] {
        let refused = Archive::create(&folder, &wrong, opening(Mode::Write)).err().unwrap();
        assert!(matches!(refused, ArchiveError::Refused { .. }), "{wrong:?}");
        assert!(!folder.exists(), "{wrong:?}");
    }
    let nowhere = place.path().join("no/such/place/A.dossier");
    let refused = Archive::create(&nowhere, &new_vault(), opening(Mode::Write)).err().unwrap();
    assert!(matches!(refused, ArchiveError::Io { .. }), "{refused}");
}

#[test]
fn a_vault_that_was_not_finished_is_none() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("A.dossier");
    drop(Archive::create(&folder, &new_vault(), opening(Mode::Write)).unwrap());
    // As after a crash before the last step.
    fs::remove_file(folder.join("vault.json")).unwrap();
    for mode in [Mode::Read, Mode::Write] {
        let refused = Archive::open(&folder, opening(mode)).err().unwrap();
        assert!(matches!(refused, ArchiveError::NotAVault { .. }));
        assert!(refused.to_string().contains("never finished"), "{refused}");
    }
}

#[test]
fn a_new_vault_opens_again() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("A.dossier");
    let archive = Archive::create(&folder, &new_vault(), opening(Mode::Read)).unwrap();
    assert_eq!(archive.mode(), Mode::Write, "whatever was asked for");
    assert_eq!(archive.path(), folder);
    drop(archive);
    assert!(!folder.join("archive.sqlite-wal").exists(), "closing leaves no log behind");
    assert_eq!(open_to_read(&folder).unwrap().read(|r| r.vault().get()).unwrap().name, "Test");
}
