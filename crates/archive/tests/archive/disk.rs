//! A full disk and a disk that cannot be written. Both need a file system of their own, which
//! only an administrator can mount; without one the tests say so.

use std::path::{Path, PathBuf};
use std::process::Command;

use archive::{Archive, ArchiveError, Mode};

use crate::fixture::{Fixture, item_of, new_item, new_vault, open_to_read, opening};

/// A small file system in memory; unmounted when dropped.
struct Mounted(PathBuf, Option<tempfile::TempDir>);

impl Mounted {
    fn new(size: &str) -> Option<Self> {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().to_path_buf();
        let options = format!("size={size},mode=700");
        let mounted = mount(&["-t", "tmpfs", "-o", &options, "dossier-test"], &path);
        if !mounted {
            println!("skipped: this user cannot mount a small file system");
        }
        mounted.then(|| Self(path, Some(place)))
    }

    fn remount(&self, options: &str) {
        assert!(mount(&["-o", &format!("remount,{options}")], &self.0));
    }

    fn vault(&self) -> PathBuf {
        self.0.join("Small.dossier")
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let unmounted = Command::new("umount").arg(&self.0).status();
        if !unmounted.is_ok_and(|status| status.success()) {
            // Leave the folder: removing it would go through the mount.
            std::mem::forget(self.1.take());
        }
    }
}

fn mount(arguments: &[&str], path: &Path) -> bool {
    let mut command = Command::new("mount");
    command.args(arguments).arg(path).stderr(std::process::Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

#[test]
fn a_full_disk_refuses_the_act_and_loses_nothing() {
    let Some(disk) = Mounted::new("3m") else { return };
    let archive = Archive::create(&disk.vault(), &new_vault(), opening(Mode::Write)).unwrap();
    let mut filed = Vec::new();
    let full = loop {
        let n = filed.len();
        assert!(n < 10_000, "the disk never got full");
        let text = format!("Item {n}\n{}", "Words about a harbour. ".repeat(200));
        // The bytes may be what no longer fits, or the row.
        let new = match archive.originals().put(text.as_bytes()) {
            Ok(original) => item_of(original, &text),
            Err(error) => break error,
        };
        let act = archive::Act::new(crate::fixture::at(1), "Ada", "Filed");
        match archive.write(act, |w| w.items().file(&new)) {
            Ok((done, _)) => filed.push((done.item, text)),
            Err(error) => break error,
        }
    };
    assert!(matches!(full, ArchiveError::DiskFull { .. }), "{full:?}");
    assert!(full.to_string().contains("is safe"), "{full}");
    assert!(full.hint().unwrap().contains("Free some space"));
    assert!(!filed.is_empty());
    // It can still be read, and with room again it goes on.
    let readable = archive.read(|r| r.items().detail(filed[0].0)).unwrap();
    assert_eq!(readable.row.title, "Item 0");
    disk.remount("size=40m");
    let new = new_item(&archive, "With room again");
    let act = archive::Act::new(crate::fixture::at(2), "Ada", "Filed");
    archive.write(act, |w| w.items().file(&new)).unwrap();
    drop(archive);
    let archive = Archive::open(&disk.vault(), opening(Mode::Write)).unwrap();
    for (item, text) in &filed {
        let detail = archive.read(|r| r.items().detail(*item)).unwrap();
        let original = archive.originals().get(&detail.captures[0].original).unwrap();
        assert_eq!(original, text.as_bytes());
    }
    let report = crate::fixture::examine(&archive);
    for check in report.checks.iter().filter(|check| check.name != "Search index") {
        assert!(check.ok, "{check:#?}");
    }
    drop(archive);
}

#[test]
fn a_disk_that_cannot_be_written_can_be_read() {
    let Some(disk) = Mounted::new("40m") else { return };
    let archive = Archive::create(&disk.vault(), &new_vault(), opening(Mode::Write)).unwrap();
    let new = new_item(&archive, "Kept\nOn a disk that will be locked.");
    let act = archive::Act::new(crate::fixture::at(1), "Ada", "Filed");
    let item = archive.write(act, |w| w.items().file(&new)).unwrap().0.item;
    archive.close(std::time::Duration::from_secs(20));
    disk.remount("ro");

    let refused = Archive::open(&disk.vault(), opening(Mode::Write)).err().unwrap();
    assert!(matches!(refused, ArchiveError::ReadOnly { .. }), "{refused:?}");
    assert!(refused.to_string().contains("is safe and can be read"), "{refused}");
    let reader = open_to_read(&disk.vault()).unwrap();
    let detail = reader.read(|r| r.items().detail(item)).unwrap();
    assert_eq!(detail.row.title, "Kept");
    assert!(reader.originals().verify(&detail.captures[0].original).is_ok());
    drop(reader);
    let place = disk.0.join("New.dossier");
    let refused = Archive::create(&place, &new_vault(), opening(Mode::Write)).err().unwrap();
    assert!(matches!(refused, ArchiveError::ReadOnly { .. }), "{refused:?}");
    disk.remount("rw");
    drop(Archive::open(&disk.vault(), opening(Mode::Write)).unwrap());
}

/// What was written last lies in the database's log until the vault is closed. On a disk that
/// cannot be written nobody can read it in, and the state before must not pass for the newest.
#[test]
fn a_vault_that_was_not_closed_is_not_shown_half_from_a_locked_disk() {
    let Some(disk) = Mounted::new("40m") else { return };
    let fixture = Fixture::new();
    fixture.file("In the log only\nNot in the database file yet.");
    // As a copy that was made while the vault was open.
    copy(&fixture.path(), &disk.vault());
    assert!(disk.vault().join("archive.sqlite-wal").metadata().unwrap().len() > 0);
    std::fs::remove_file(disk.vault().join("archive.sqlite-shm")).unwrap();
    disk.remount("ro");
    let refused = open_to_read(&disk.vault()).err().expect("it opened");
    assert!(matches!(refused, ArchiveError::Refused { .. }), "{refused:?}");
    assert!(refused.to_string().contains("copy the whole folder"), "{refused}");
    // Doing what it says helps.
    let writable = tempfile::tempdir().unwrap();
    let moved = writable.path().join("Moved.dossier");
    copy(&disk.vault(), &moved);
    let archive = Archive::open(&moved, opening(Mode::Write)).unwrap();
    assert_eq!(archive.read(|r| r.items().counts()).unwrap().inbox, 1);
}

/// Copies a folder with all it holds.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}
