//! The examination of a vault finds what is wrong, names it, and moves nothing unasked.

use std::fs;
use std::ops::ControlFlow;
use std::path::PathBuf;

use archive::{ArchiveError, Check, DoctorOptions, NewBriefing, Status};
use rusqlite::Connection;

use crate::fixture::{Fixture, examine, open_to_read, strings, text};

fn filled() -> Fixture {
    let fixture = Fixture::new();
    for n in 0..5 {
        fixture.file(&format!("Item {n}\nBody {n}"));
    }
    fixture.act("Tagged", |w| w.tags().add(&[1, 2], &strings(&["port"])));
    let new =
        NewBriefing { title: "B".to_owned(), text: text("Text", &[]), ..NewBriefing::default() };
    fixture.act("Briefing", |w| w.briefings().create(&new));
    fixture
}

fn check(fixture: &Fixture, name: &str) -> Check {
    fixture.doctor().checks.into_iter().find(|check| check.name == name).unwrap()
}

/// Closes the vault, changes the database behind its back, and opens it again.
fn meddle(fixture: &mut Fixture, sql: &str) {
    fixture.close();
    let connection = Connection::open(fixture.path().join("archive.sqlite")).unwrap();
    let triggers: Vec<String> = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    for trigger in triggers {
        connection.execute_batch(&format!("DROP TRIGGER {trigger}")).unwrap();
    }
    connection.execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}")).unwrap();
    drop(connection);
    fixture.open().unwrap();
}

fn original(fixture: &Fixture, item: i64) -> PathBuf {
    let sha = fixture.detail(item).captures[0].original.to_string();
    fixture.path().join("originals").join(&sha[..2]).join(sha)
}

#[test]
fn a_sound_vault_gets_a_clean_bill_with_figures() {
    let fixture = filled();
    fixture.assert_sound();
    let report = fixture.doctor();
    let names: Vec<_> = report.checks.iter().map(|check| check.name).collect();
    assert_eq!(
        names,
        [
            "Folder",
            "Database",
            "Links between rows",
            "Log",
            "Words of items",
            "Captures",
            "Words of briefings",
            "Tags, cases, links and other opinions",
            "Counts",
            "Originals",
            "Search index"
        ]
    );
    assert!(check(&fixture, "Folder").finding.contains("lock is held by this process"));
    assert!(check(&fixture, "Log").finding.starts_with("8 changes"));
    assert!(check(&fixture, "Words of items").finding.starts_with("5 versions"));
    assert!(check(&fixture, "Originals").finding.starts_with("5 originals with 65 bytes"));
    let reader = open_to_read(&fixture.path()).unwrap();
    assert!(examine(&reader).checks[0].finding.contains("without its lock"));
}

/// What is done to a vault behind its back, the check that finds it, and what that says.
const MEDDLINGS: &[(&str, &str, &str)] = &[
    (
        "UPDATE version SET body = 'other' WHERE item_id = 2",
        "Words of items",
        "item 2, version 1, were altered",
    ),
    (
        "UPDATE version SET published = '1999' WHERE item_id = 3",
        "Words of items",
        "item 3, version 1, is not what",
    ),
    (
        "UPDATE briefing_revision SET markdown = 'other'",
        "Words of briefings",
        "revision 1 of briefing 1",
    ),
    (
        "UPDATE item SET status = 'discarded' WHERE id = 4",
        "Tags, cases, links and other opinions",
        "the status of item 4",
    ),
    (
        "DELETE FROM item_tag WHERE item_id = 2",
        "Tags, cases, links and other opinions",
        "of item 2 is not what the log says",
    ),
    (
        "INSERT INTO item_tag VALUES (5, 1)",
        "Tags, cases, links and other opinions",
        "3 of the kind tag stand, 2 are in the log",
    ),
    (
        "INSERT INTO item_tag VALUES (99, 1)",
        "Links between rows",
        "points at a item that is not there",
    ),
    (
        "UPDATE version_origin SET text = 5 WHERE item_id = 2",
        "Words of items",
        "item 2, version 1, would not be recognised again",
    ),
    (
        "DELETE FROM version_origin WHERE item_id = 3",
        "Words of items",
        "item 3, version 1, would not be recognised again",
    ),
    (
        "UPDATE capture SET original = (SELECT original FROM capture WHERE id = 1) WHERE id = 2",
        "Captures",
        "is not what the log says",
    ),
    (
        "INSERT INTO capture SELECT 77, item_id, version, at, actor, how, from_where, original,
             url, kind, encoding, rules, outcome, import, container, place, told, part,
             fetched_at FROM capture WHERE id = 1",
        "Captures",
        "there are 6 captures, 5 are in the log",
    ),
    (
        "INSERT INTO merged VALUES (4, 5)",
        "Tags, cases, links and other opinions",
        "1 of the kind merge stand, 0 are in the log",
    ),
    (
        "UPDATE item SET version = 1 WHERE id = 4; INSERT INTO version SELECT item_id, 2, at, sha,
             source_id, title, title_basis, headline, publisher, published, published_basis,
             published_first, published_last, language, warnings, excerpt, url, authors, modified,
             modified_basis, upstream, candidates, body, blocks FROM version WHERE item_id = 4;
         UPDATE item SET version = 2 WHERE id = 4",
        "Tags, cases, links and other opinions",
        "item 4 shows another version than the log says",
    ),
    (
        "UPDATE original SET size = 7 WHERE rowid IS NULL OR size = 13",
        "Originals",
        "has 13 bytes, the database says 7",
    ),
];

#[test]
fn each_kind_of_meddling_is_found_where_it_was_done() {
    for (sql, name, words) in MEDDLINGS {
        let sql = sql.replace("rowid IS NULL OR ", "");
        let mut fixture = filled();
        meddle(&mut fixture, &sql);
        let found = check(&fixture, name);
        assert!(!found.ok && found.finding.contains(words), "{sql}: {found:#?}");
        assert!(found.hint.unwrap().contains("backup"));
        assert!(!fixture.doctor().is_healthy());
    }
}

#[test]
fn a_wrong_count_is_counted_anew() {
    let mut fixture = filled();
    meddle(&mut fixture, "UPDATE tag SET items = 9; UPDATE item_count SET items = items + 1");
    let total = |fixture: &Fixture| fixture.archive().read(|r| r.items().counts()).unwrap().inbox;
    let tagged =
        |fixture: &Fixture| fixture.archive().read(|r| r.tags().counts()).unwrap()[0].items;
    assert_eq!((total(&fixture), tagged(&fixture)), (6, 9));
    let reader = open_to_read(&fixture.path()).unwrap();
    let read = examine(&reader).checks.into_iter().find(|check| check.name == "Counts").unwrap();
    assert!(!read.ok && read.hint.unwrap().contains("opened for writing"), "{read:?}");
    let found = check(&fixture, "Counts");
    assert!(found.ok, "{found:?}");
    assert!(found.finding.contains("the count of inbox items"), "{found:?}");
    assert!(found.finding.contains("the count of the tag port"), "{found:?}");
    assert_eq!((total(&fixture), tagged(&fixture)), (5, 2));
    assert_eq!(check(&fixture, "Counts").finding, "each is what can be counted");
}

#[test]
fn missing_and_altered_originals_are_named_and_the_rest_is_safe() {
    let fixture = filled();
    fs::remove_file(original(&fixture, 1)).unwrap();
    fs::write(original(&fixture, 2), "Item 1\nBody X").unwrap();
    let found = check(&fixture, "Originals");
    let missing = fixture.detail(1).captures[0].original.clone();
    let altered = fixture.detail(2).captures[0].original.clone();
    assert!(!found.ok);
    assert!(found.finding.contains(&format!("the original {missing} is missing")), "{found:?}");
    assert!(found.finding.contains(&format!("the original {altered} is damaged")), "{found:?}");
    let read = fixture.archive().originals().get(&altered).unwrap_err();
    assert!(matches!(&read, ArchiveError::Damaged { .. }), "{read}");
    // The words of both items are there; filing the same bytes again mends the original.
    assert_eq!(fixture.detail(1).version.content.body, "Body 0");
    assert_eq!(fixture.file("Item 0\nBody 0").outcome, archive::Outcome::Seen);
    assert!(!check(&fixture, "Originals").finding.contains("is missing"));
}

#[test]
fn originals_that_no_item_names_are_listed_and_moved_only_on_request() {
    let mut fixture = filled();
    let old = fixture.archive().originals().put(b"nobody names me").unwrap().sha;
    let quarantine = |fixture: &Fixture| {
        let options = DoctorOptions { quarantine: true };
        let report =
            fixture.archive().doctor(options, &mut |_, _, _| ControlFlow::Continue(())).unwrap();
        report.checks.into_iter().find(|check| check.name == "Originals").unwrap()
    };
    let found = check(&fixture, "Originals");
    assert!(found.ok && found.finding.contains(old.as_str()), "{found:?}");
    assert!(found.hint.unwrap().contains("quarantine"));
    // It came while the vault was open, so the act that names it may be under way.
    let found = quarantine(&fixture);
    assert!(found.finding.contains("0 moved"), "{found:?}");
    // After a restart (lock files are written when a vault is opened) nobody waits for it.
    std::thread::sleep(std::time::Duration::from_millis(20));
    fixture.open().unwrap();
    let new = fixture.archive().originals().put(b"still under way").unwrap().sha;
    let found = quarantine(&fixture);
    assert!(found.finding.contains("1 moved to the folder quarantine"), "{found:?}");
    let moved = fixture.path().join("quarantine").join(old.as_str());
    assert_eq!(fs::read(moved).unwrap(), b"nobody names me");
    assert!(fixture.archive().originals().get(&new).is_ok());
    fixture.assert_sound();
    let reader = open_to_read(&fixture.path()).unwrap();
    let refused =
        reader.doctor(DoctorOptions { quarantine: true }, &mut |_, _, _| ControlFlow::Continue(()));
    assert!(matches!(refused, Err(ArchiveError::ReadOnly { .. })));
}

#[test]
fn bytes_that_come_again_are_not_moved_from_under_the_act_that_files_them() {
    let mut fixture = filled();
    fixture.archive().originals().put(b"a crash came before the row").unwrap();
    std::thread::sleep(std::time::Duration::from_millis(20));
    fixture.open().unwrap();
    // The same bytes come again: the file is an old one, the act is under way.
    let new = fixture.new_item("a crash came before the row");
    fixture
        .archive()
        .doctor(DoctorOptions { quarantine: true }, &mut |_, _, _| ControlFlow::Continue(()))
        .unwrap();
    fixture.act("Filed", |w| w.items().file(&new));
    fixture.assert_sound();
}

#[test]
fn an_examination_tells_how_far_it_is_and_can_be_stopped() {
    let fixture = filled();
    let mut seen = Vec::new();
    let stopped = fixture.archive().doctor(DoctorOptions::default(), &mut |what, done, total| {
        seen.push((what, done, total));
        if what == "Originals" && done == 3 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    assert!(matches!(stopped, Err(ArchiveError::Cancelled)));
    assert_eq!(seen.last(), Some(&("Originals", 3, 5)));
    assert!(seen.contains(&("Words of items", 5, 5)));
    // Stopping it left nothing locked.
    fixture.act("Filed", |w| w.items().set_status(&[1], Status::Filed));
}
