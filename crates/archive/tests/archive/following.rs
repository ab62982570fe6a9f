//! The index follows the vault: what is filed is found, whatever happened to the index.

use std::fs;
use std::time::Duration;

use archive::index::SearchOptions;
use archive::query::Query;
use archive::{Archive, CaseEdit, Correction, NewCase, Role, Status};

use crate::fixture::{Fixture, open_to_read, strings};

const PATIENCE: Duration = Duration::from_secs(60);

/// The items that a query finds once everything is read in, in order of their numbers.
fn found(archive: &Archive, query: &str) -> Vec<u64> {
    let seq = archive.read(|r| r.log().head()).unwrap().0;
    assert!(archive.wait_for_index(seq, PATIENCE), "{:?}", archive.index_state());
    let hits = archive.search(&Query::parse(query), &SearchOptions::default()).unwrap();
    assert_eq!(hits.total, hits.hits.len() as u64);
    let mut ids: Vec<u64> = hits.hits.iter().map(|hit| hit.id).collect();
    ids.sort_unstable();
    ids
}

fn filled() -> Fixture {
    let fixture = Fixture::new();
    fixture.file("Crane stands still\nThe harbour crane has not moved since Monday.");
    fixture.file("浮标移动\n港口的浮标被移动。");
    fixture.file("Ferry denial\nNo boat left the harbour.");
    fixture
}

#[test]
fn every_kind_of_change_reaches_the_search() {
    let fixture = filled();
    let archive = fixture.archive();
    assert_eq!(found(archive, "harbour"), [1, 3]);
    assert_eq!(found(archive, "浮标"), [2]);
    fixture.act("Tagged", |w| w.tags().add(&[1], &strings(&["Port Security"])));
    assert_eq!(found(archive, "tag:\"port security\""), [1]);
    let case = fixture.act("Case", |w| {
        w.cases().create(&NewCase { title: "Night sailing".to_owned(), ..NewCase::default() })
    });
    fixture.act("Linked", |w| w.links().link(case, &[1, 3], Role::Evidence, None));
    assert_eq!(found(archive, "case:night-sailing"), [1, 3]);
    let edit = CaseEdit { title: Some("Dredging".to_owned()), ..CaseEdit::default() };
    fixture.act("Renamed", |w| w.cases().update(case, &edit));
    assert_eq!(found(archive, "case:dredging"), [1, 3], "the new title, for every item in it");
    let right = Correction::Title("Gantry stands still".to_owned());
    fixture.act("Corrected", |w| w.corrections().set(1, &right));
    assert_eq!(found(archive, "gantry"), [1]);
    fixture.act("Discarded", |w| w.items().set_status(&[3], Status::Discarded));
    assert_eq!(found(archive, "harbour"), [1]);
    fixture.undo().unwrap();
    assert_eq!(found(archive, "harbour"), [1, 3]);
    let newer = fixture.new_item("Ferry sails\nA boat left the quay.");
    fixture.act("Again", |w| w.items().revise(3, &newer.content, &newer.capture));
    assert_eq!(found(archive, "harbour"), [1]);
    assert!(fixture.doctor().is_healthy(), "{:#?}", fixture.doctor());
}

#[test]
fn an_index_that_is_deleted_or_garbage_is_made_again() {
    let mut fixture = filled();
    let index = fixture.path().join("index");
    assert_eq!(found(fixture.archive(), "harbour"), [1, 3]);
    fixture.close();
    fs::remove_dir_all(&index).unwrap();
    fixture.open().unwrap();
    assert_eq!(found(fixture.archive(), "harbour"), [1, 3]);
    fixture.close();
    garble(&index);
    fixture.open().unwrap();
    assert_eq!(found(fixture.archive(), "harbour"), [1, 3]);
    assert!(fixture.doctor().is_healthy(), "{:#?}", fixture.doctor());
    let mut steps = 0;
    let items = fixture
        .archive()
        .rebuild_index(&mut |_, _| {
            steps += 1;
            std::ops::ControlFlow::Continue(())
        })
        .unwrap();
    assert!(items == 3 && steps > 0, "{items} items, {steps} steps");
}

/// Overwrites every file below a folder.
fn garble(folder: &std::path::Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            garble(&path);
        } else {
            fs::write(&path, "garbage").unwrap();
        }
    }
}

#[test]
fn a_reader_without_an_index_still_reads() {
    let mut fixture = filled();
    fixture.close();
    drop(fs::remove_dir_all(fixture.path().join("index")));
    let reader = open_to_read(&fixture.path()).unwrap();
    assert_eq!(reader.read(|r| r.items().counts()).unwrap().inbox, 3);
    let refused = reader.search(&Query::parse("harbour"), &SearchOptions::default()).unwrap_err();
    assert!(refused.to_string().contains("your items are safe"), "{refused}");
    assert!(!fixture.path().join("index").exists(), "a reader writes nothing");
}

#[test]
fn an_older_database_put_back_is_noticed_by_the_index() {
    let mut fixture = filled();
    fixture.close();
    let database = fixture.path().join("archive.sqlite");
    let older = fs::read(&database).unwrap();
    fixture.open().unwrap();
    fixture.file("Lost later\nThis harbour item is not in the backup.");
    assert_eq!(found(fixture.archive(), "harbour"), [1, 3, 4]);
    fixture.close();
    fs::write(&database, older).unwrap();
    fixture.open().unwrap();
    assert_eq!(found(fixture.archive(), "harbour"), [1, 3]);
    // Other items under the numbers that were given before the backup was put back.
    fixture.file("New fourth\nAbout a lighthouse.");
    assert_eq!(found(fixture.archive(), "lighthouse"), [4]);
    assert_eq!(found(fixture.archive(), "harbour"), [1, 3]);
    assert!(fixture.doctor().is_healthy(), "{:#?}", fixture.doctor());
}
