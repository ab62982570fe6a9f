//! Packs: many originals for one flush, read like any other, and whole after whatever happens.

use std::fs;
use std::path::PathBuf;

use archive::{Archive, ArchiveError, Mode, Outcome, Sha256Hex};

use crate::fixture::{Fixture, examine, item_of, open_to_read, opening};

fn pack_file(fixture: &Fixture, number: u32) -> PathBuf {
    fixture.path().join(format!("originals/packs/{number:06}.pack"))
}

fn length(fixture: &Fixture, number: u32) -> u64 {
    fs::metadata(pack_file(fixture, number)).map_or(0, |file| file.len())
}

/// Files texts whose originals are packed together.
fn file_packed(fixture: &Fixture, texts: &[String]) -> Vec<archive::Filed> {
    let bytes: Vec<&[u8]> = texts.iter().map(|text| text.as_bytes()).collect();
    let kept = fixture.archive().originals().pack(&bytes).unwrap();
    fixture.act("Filed together", |w| {
        let items = kept.into_iter().zip(texts).map(|(original, text)| item_of(original, text));
        items.map(|item| w.items().file(&item)).collect()
    })
}

fn texts(from: u32, to: u32) -> Vec<String> {
    (from..to).map(|n| format!("Sluice {n}\nThe sluice of day {n} was opened.")).collect()
}

fn originals_finding(fixture: &Fixture) -> archive::Check {
    fixture.doctor().checks.into_iter().find(|check| check.name == "Originals").unwrap()
}

#[test]
fn packed_originals_are_read_like_any_other() {
    let mut fixture = Fixture::new();
    let texts = texts(0, 50);
    let filed = file_packed(&fixture, &texts);
    assert!(filed.iter().all(|filed| filed.outcome == Outcome::New));
    // No file of their own, and one pack for all of them.
    assert_eq!(fs::read_dir(fixture.path().join("originals")).unwrap().count(), 1);
    assert_eq!(fs::read_dir(fixture.path().join("originals/packs")).unwrap().count(), 1);
    for reopened in [false, true] {
        if reopened {
            fixture.open().unwrap();
        }
        for (filed, text) in filed.iter().zip(&texts) {
            let sha = Sha256Hex::of(text.as_bytes());
            assert_eq!(fixture.detail(filed.item).captures[0].original, sha);
            assert_eq!(fixture.archive().originals().get(&sha).unwrap(), text.as_bytes());
            assert_eq!(fixture.archive().originals().verify(&sha).unwrap(), text.len() as u64);
        }
    }
    fixture.assert_sound();
    let reader = open_to_read(&fixture.path()).unwrap();
    let sha = Sha256Hex::of(texts[7].as_bytes());
    assert_eq!(reader.originals().get(&sha).unwrap(), texts[7].as_bytes());
    assert!(matches!(reader.originals().pack(&[b"x"]), Err(ArchiveError::ReadOnly { .. })));
}

#[test]
fn the_same_bytes_are_kept_once_however_they_come() {
    let fixture = Fixture::new();
    let originals = fixture.archive().originals();
    let loose = originals.put(b"came alone first").unwrap();
    assert!(loose.new);
    let kept = originals.pack(&[b"one", b"two", b"one", b"came alone first"]).unwrap();
    let new: Vec<bool> = kept.iter().map(|put| put.new).collect();
    assert_eq!(new, [true, true, false, false]);
    assert_eq!(kept[0].sha, kept[2].sha);
    let before = length(&fixture, 1);
    // No row names them yet; they are found all the same, alone and together.
    assert!(!originals.put(b"two").unwrap().new);
    assert!(originals.pack(&[b"one", b"two"]).unwrap().iter().all(|put| !put.new));
    assert_eq!(length(&fixture, 1), before);
    assert!(originals.pack(&[]).unwrap().is_empty());
    // The row of bytes that came alone but lie in a pack names the pack.
    let item = item_of(originals.put(b"two").unwrap(), "Two\nTwo.");
    fixture.act("Filed", |w| w.items().file(&item));
    assert_eq!(originals.get(&item.capture.original.sha).unwrap(), b"two");
    fixture.assert_sound();
}

#[test]
fn what_was_never_confirmed_is_cut_off_at_the_next_opening() {
    let mut fixture = Fixture::new();
    let confirmed = texts(0, 5);
    file_packed(&fixture, &confirmed);
    let ends = length(&fixture, 1);
    let lost = fixture.archive().originals().pack(&[b"nobody files me"]).unwrap();
    // A process that dies in the middle of a member leaves a part of it.
    let mut bytes = fs::read(pack_file(&fixture, 1)).unwrap();
    bytes.extend_from_slice(b"ORIG\0\0\0\0half a he");
    fixture.close();
    fs::write(pack_file(&fixture, 1), &bytes).unwrap();
    fixture.open().unwrap();
    assert_eq!(length(&fixture, 1), ends);
    let gone = fixture.archive().originals().get(&lost[0].sha);
    assert!(matches!(gone, Err(ArchiveError::NotFound { .. })));
    fixture.assert_sound();
    // The pack goes on where the confirmed members end.
    file_packed(&fixture, &texts(5, 9));
    assert!(length(&fixture, 1) > ends && length(&fixture, 2) == 0);
    fixture.open().unwrap();
    for text in confirmed.iter().chain(&texts(5, 9)) {
        fixture.archive().originals().verify(&Sha256Hex::of(text.as_bytes())).unwrap();
    }
    fixture.assert_sound();
}

#[test]
fn an_older_copy_of_the_database_costs_no_original() {
    let mut fixture = Fixture::new();
    file_packed(&fixture, &texts(0, 3));
    fixture.close();
    let database = fixture.path().join("archive.sqlite");
    let older = fs::read(&database).unwrap();
    fixture.open().unwrap();
    file_packed(&fixture, &texts(3, 6));
    file_packed(&fixture, &texts(6, 9));
    let full = length(&fixture, 1);
    fixture.close();
    fs::write(&database, older).unwrap();
    fixture.open().unwrap();
    // The database knows of three; the pack is left as it is, and the next one begun.
    assert_eq!(length(&fixture, 1), full);
    let found = originals_finding(&fixture);
    assert!(found.ok && found.finding.contains("in packs that no item names"), "{found:?}");
    let again = file_packed(&fixture, &texts(3, 9));
    assert!(again.iter().all(|filed| filed.outcome == Outcome::New));
    assert!(length(&fixture, 2) > 0);
    fixture.assert_sound();
}

#[test]
fn a_damaged_member_is_named_with_its_item_and_mended_when_the_bytes_come_again() {
    let mut fixture = Fixture::new();
    let texts = texts(0, 4);
    let filed = file_packed(&fixture, &texts);
    fixture.close();
    let mut bytes = fs::read(pack_file(&fixture, 1)).unwrap();
    let at = bytes.windows(12).position(|window| window == b"sluice of da").unwrap();
    bytes[at] ^= 1;
    fs::write(pack_file(&fixture, 1), &bytes).unwrap();
    fixture.open().unwrap();
    let sha = Sha256Hex::of(texts[0].as_bytes());
    let refused = fixture.archive().originals().get(&sha).unwrap_err();
    assert!(matches!(refused, ArchiveError::Damaged { .. }), "{refused}");
    let found = originals_finding(&fixture);
    assert!(!found.ok && found.finding.contains(sha.as_str()), "{found:?}");
    assert!(found.finding.contains(&format!("({}: Sluice 0)", filed[0].key)), "{found:?}");
    assert!(found.finding.contains("in pack 1 at byte 16"), "{found:?}");
    assert!(!found.finding.contains("Sluice 1"), "{found:?}");
    // Together or alone, the good bytes take the place of the damaged ones.
    let again = file_packed(&fixture, &texts[..2]);
    assert!(again.iter().all(|filed| filed.outcome == Outcome::Seen));
    assert_eq!(fixture.archive().originals().get(&sha).unwrap(), texts[0].as_bytes());
    fixture.assert_sound();
}

#[test]
fn a_pack_that_lost_its_end_or_is_gone_is_told_and_the_rest_is_read() {
    let mut fixture = Fixture::new();
    let texts = texts(0, 4);
    file_packed(&fixture, &texts);
    let ends = length(&fixture, 1);
    fixture.close();
    let pack = fs::OpenOptions::new().write(true).open(pack_file(&fixture, 1)).unwrap();
    pack.set_len(ends - 10).unwrap();
    fixture.open().unwrap();
    let last = Sha256Hex::of(texts[3].as_bytes());
    assert!(fixture.archive().originals().get(&last).is_err());
    let found = originals_finding(&fixture);
    assert!(!found.ok && found.finding.contains(last.as_str()), "{found:?}");
    fixture.archive().originals().verify(&Sha256Hex::of(texts[2].as_bytes())).unwrap();
    // Nothing is written behind the break.
    file_packed(&fixture, &["Another\nin a pack of its own".to_owned()]);
    assert!(length(&fixture, 1) == ends - 10 && length(&fixture, 2) > 0);
    fixture.close();
    fs::remove_file(pack_file(&fixture, 1)).unwrap();
    let archive = Archive::open(&fixture.path(), opening(Mode::Write)).unwrap();
    let report = examine(&archive);
    let found = report.checks.iter().find(|check| check.name == "Originals").unwrap();
    assert!(found.finding.contains("is missing (buoy-2026: Sluice 0)"), "{found:?}");
}

#[test]
fn a_large_original_gets_a_file_of_its_own() {
    let fixture = Fixture::new();
    let large = vec![b'x'; (16 << 20) + 1];
    let kept = fixture.archive().originals().pack(&[b"small", &large]).unwrap();
    assert!(kept[0].new && kept[1].new);
    let sha = kept[1].sha.as_str();
    let path = fixture.path().join("originals").join(&sha[..2]).join(sha);
    assert_eq!(fs::metadata(path).unwrap().len(), large.len() as u64);
    assert!(length(&fixture, 1) < 1_000);
}
