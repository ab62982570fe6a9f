//! Versions by the analyst, the version that is shown, merging and splitting: each taken back and
//! done again, and found as it stands.

use std::time::Duration;

use archive::index::SearchOptions;
use archive::query::Query;
use archive::{
    ArchiveError, Block, CaseId, Content, LogFilter, MadeBy, NewCapture, NewCase, NewItem, Outcome,
    Role, Status,
};

use crate::fixture::{Fixture, strings};

/// Finds items by a word, after the index has caught up.
fn found(fixture: &Fixture, word: &str) -> Vec<u64> {
    let (seq, _) = fixture.archive().read(|r| r.log().head()).unwrap();
    assert!(fixture.archive().wait_for_index(seq, Duration::from_secs(20)));
    let options = SearchOptions { limit: 50, ..SearchOptions::default() };
    let hits = fixture.archive().search(&Query::parse(word), &options).unwrap();
    let mut ids: Vec<u64> = hits.hits.iter().map(|hit| hit.id).collect();
    ids.sort_unstable();
    ids
}

fn labels(fixture: &Fixture) -> Vec<String> {
    let entries = fixture.archive().read(|r| r.log().entries(&LogFilter::default())).unwrap();
    entries.into_iter().map(|entry| entry.label).collect()
}

fn case(fixture: &Fixture, title: &str) -> CaseId {
    let new = NewCase { title: title.to_owned(), ..NewCase::default() };
    fixture.act("Made a case", |w| w.cases().create(&new))
}

#[test]
fn a_rewritten_text_is_a_version_that_is_shown_and_found() {
    let fixture = Fixture::new();
    let item = fixture.file("Ferry\nThe ferry sails. Subscribe to our tulips.").item;
    let content = Content {
        body: "The ferry sails.".to_owned(),
        blocks: vec![Block { text: "The ferry sails.".to_owned(), kept: true, ..Block::default() }],
        ..fixture.detail(item).version.content
    };
    assert_eq!(found(&fixture, "tulips"), [item.unsigned_abs()]);
    let number = fixture.act("Cut 1 block", |w| w.items().rewrite(item, &content, MadeBy::Analyst));
    assert_eq!(number, 2);
    let detail = fixture.detail(item);
    assert_eq!((detail.row.version, detail.version.content.body.as_str()), (2, "The ferry sails."));
    let versions = fixture.archive().read(|r| r.items().versions(item)).unwrap();
    let made: Vec<_> =
        versions.iter().map(|v| (v.number, v.made_by, v.made_from, v.shown, &*v.actor)).collect();
    assert_eq!(
        made,
        [(2, MadeBy::Analyst, Some(1), true, "Ada"), (1, MadeBy::Capture, None, false, "Ada")]
    );
    // What was captured points at what it made, and that is still there.
    assert_eq!(detail.captures[0].version, 1);
    let first = fixture.archive().read(|r| r.items().version(item, 1)).unwrap();
    assert!(first.body.contains("tulips"));
    // What is shown is what is searched, also after it was taken back.
    assert!(found(&fixture, "tulips").is_empty());
    assert_eq!(fixture.undo().unwrap().label, "Cut 1 block");
    assert_eq!(fixture.row(item).version, 1);
    assert_eq!(found(&fixture, "tulips"), [item.unsigned_abs()]);
    fixture.redo().unwrap();
    assert_eq!(fixture.row(item).version, 2);
    assert!(found(&fixture, "tulips").is_empty());
    assert_eq!(labels(&fixture)[..3], ["Cut 1 block", "Cut 1 block", "Cut 1 block"]);
    fixture.assert_sound();
}

#[test]
fn rewriting_to_what_stands_changes_nothing_and_numbers_are_never_given_twice() {
    let fixture = Fixture::new();
    let item = fixture.file("Ferry\nOne.").item;
    let same = fixture.detail(item).version.content;
    let (number, changed) =
        fixture.try_act("Edited", |w| w.items().rewrite(item, &same, MadeBy::Analyst)).unwrap();
    assert!(number == 1 && changed.is_empty());
    let edit = |body: &str| Content { body: body.to_owned(), ..same.clone() };
    fixture.act("Edited", |w| w.items().rewrite(item, &edit("Two."), MadeBy::Analyst));
    fixture.undo().unwrap();
    let number =
        fixture.act("Cleaned", |w| w.items().rewrite(item, &edit("Three."), MadeBy::Rules));
    assert_eq!(number, 3);
    let refused = fixture
        .try_act("Edited", |w| w.items().rewrite(item, &edit("Four."), MadeBy::Capture))
        .unwrap_err();
    assert!(matches!(refused, ArchiveError::Refused { .. }));
    let missing =
        fixture.try_act("Edited", |w| w.items().rewrite(99, &same, MadeBy::Analyst)).unwrap_err();
    assert!(matches!(missing, ArchiveError::NotFound { noun: "item", .. }));
    fixture.assert_sound();
}

#[test]
fn an_older_version_can_be_shown_again() {
    let fixture = Fixture::new();
    let item = fixture.file("Ferry\nOne heron.").item;
    let newer = fixture.new_item("Ferry again\nTwo egrets.");
    fixture.act("Captured again", |w| w.items().revise(item, &newer.content, &newer.capture));
    assert!(fixture.act("Showed version 1", |w| w.items().show_version(item, 1)));
    assert!(!fixture.act("Showed version 1", |w| w.items().show_version(item, 1)));
    assert_eq!(fixture.row(item).title, "Ferry");
    assert_eq!(found(&fixture, "heron"), [item.unsigned_abs()]);
    assert!(found(&fixture, "egrets").is_empty());
    assert_eq!(fixture.undo().unwrap().label, "Showed version 1");
    assert_eq!(fixture.row(item).title, "Ferry again");
    fixture.redo().unwrap();
    assert_eq!(fixture.row(item).title, "Ferry");
    let missing = fixture.try_act("Showed", |w| w.items().show_version(item, 7)).unwrap_err();
    assert!(matches!(missing, ArchiveError::NotFound { noun: "version", .. }));
    fixture.assert_sound();
}

#[test]
fn merged_items_become_one_with_all_that_hung_on_them() {
    let fixture = Fixture::new();
    let [into, second, third] = ["One heron", "Two herons", "Three herons"]
        .map(|title| fixture.file(&format!("{title}\nAt the weir.")).item);
    let (weir, river) = (case(&fixture, "Weir"), case(&fixture, "River"));
    fixture.act("Tagged", |w| w.tags().add(&[second, third], &strings(&["birds", "weir"])));
    fixture.act("Tagged", |w| w.tags().add(&[into], &strings(&["weir"])));
    fixture.act("Linked", |w| w.links().link(weir, &[into], Role::Context, Some("kept")));
    fixture.act("Linked", |w| w.links().link(weir, &[second], Role::Evidence, Some("lost")));
    fixture.act("Linked", |w| w.links().link(river, &[third], Role::Evidence, Some("moved")));
    let before = [into, second, third].map(|item| format!("{:?}", fixture.detail(item)));

    let merged = fixture.act("Merged 2 items", |w| w.items().merge(into, &[second, third]));
    assert_eq!(merged, 2);
    let detail = fixture.detail(into);
    assert_eq!(detail.row.tags, ["birds", "weir"]);
    assert_eq!(detail.merged, [second, third]);
    let links: Vec<_> = detail.links.iter().map(|l| (&*l.case.title, l.role, &*l.note)).collect();
    assert_eq!(links, [("River", Role::Evidence, "moved"), ("Weir", Role::Context, "kept")]);
    let captured: Vec<_> = detail.captures.iter().map(|capture| capture.item).collect();
    assert_eq!(captured, [third, second, into]);
    let other = fixture.detail(second);
    assert_eq!((other.row.status, other.merged_into), (Status::Discarded, Some(into)));
    assert!(other.row.tags.is_empty() && other.links.is_empty());
    assert_eq!(found(&fixture, "tag:birds"), [into.unsigned_abs()]);
    assert_eq!(fixture.archive().read(|r| r.items().standing_for(third)).unwrap(), into);
    fixture.assert_sound();

    fixture.undo().unwrap();
    let after = [into, second, third].map(|item| format!("{:?}", fixture.detail(item)));
    assert_eq!(before, after);
    fixture.redo().unwrap();
    assert_eq!(fixture.detail(into).merged, [second, third]);
    assert_eq!(labels(&fixture)[0], "Merged 2 items");
    fixture.assert_sound();
}

#[test]
fn what_comes_for_a_merged_item_goes_to_the_one_that_stands_for_it() {
    let fixture = Fixture::new();
    let [first, second, third] = ["First", "Second", "Third"]
        .map(|title| fixture.file(&format!("{title}\nOf the weir.")).item);
    fixture.act("Merged", |w| w.items().merge(second, &[third]));
    fixture.act("Merged", |w| w.items().merge(first, &[second]));
    let again = fixture.file("Third\nOf the weir.");
    assert_eq!((again.item, again.outcome, again.status), (first, Outcome::Seen, Status::Inbox));
    assert_eq!(again.key, fixture.row(first).key);
    let detail = fixture.detail(first);
    assert_eq!((detail.captures.len(), detail.captures[0].item), (4, third));
    // Put back from the bin, it is one of its own again; the others stay where they are.
    fixture.act("Put back", |w| w.items().set_status(&[second], Status::Inbox));
    assert_eq!(fixture.detail(second).merged_into, None);
    assert_eq!(fixture.detail(second).merged, [third]);
    assert_eq!(fixture.detail(first).captures.len(), 1);
    fixture.undo().unwrap();
    assert_eq!(fixture.detail(second).merged_into, Some(first));
    fixture.assert_sound();
}

#[test]
fn what_cannot_be_merged_is_refused() {
    let fixture = Fixture::new();
    let [first, second, third] =
        ["First", "Second", "Third"].map(|title| fixture.file(&format!("{title}\nText.")).item);
    let refused = |into, others: &[i64]| {
        let error = fixture.try_act("Merged", |w| w.items().merge(into, others)).unwrap_err();
        error.to_string()
    };
    assert!(refused(first, &[second, first]).contains("into itself"));
    assert!(refused(first, &[99]).contains("no item 99"));
    fixture.act("Merged", |w| w.items().merge(first, &[second]));
    assert!(refused(third, &[second]).contains("was merged into item"));
    assert!(refused(second, &[third]).contains("discarded"));
    // The same once more is nothing new.
    assert_eq!(fixture.act("Merged", |w| w.items().merge(first, &[second])), 0);
    fixture.assert_sound();
}

#[test]
fn a_split_item_is_two_from_one_original_and_one_again_when_taken_back() {
    let fixture = Fixture::new();
    let whole = fixture.file("Two stories\nThe heron flew. The egret stayed.");
    let captured = fixture.detail(whole.item).captures[0].clone();
    let original =
        fixture.archive().originals().put(b"Two stories\nThe heron flew. The egret stayed.");
    let second = NewItem {
        key_stem: "egret".to_owned(),
        content: Content {
            title: "Second story".to_owned(),
            body: "The egret stayed.".to_owned(),
            ..Content::default()
        },
        capture: NewCapture {
            part: Some("blocks 2 to 2".to_owned()),
            ..NewCapture::of(original.unwrap(), captured.how)
        },
    };
    let rest = Content {
        body: "The heron flew.".to_owned(),
        ..fixture.detail(whole.item).version.content
    };
    let part = fixture.act("Split an item in two", |w| {
        let part = w.items().file_part(&second)?;
        w.items().rewrite(whole.item, &rest, MadeBy::Split)?;
        Ok(part)
    });
    assert_ne!(part.item, whole.item);
    let detail = fixture.detail(part.item);
    assert_eq!(detail.captures[0].part.as_deref(), Some("blocks 2 to 2"));
    assert_eq!(detail.captures[0].original, captured.original);
    assert_eq!(detail.versions[0].made_by, MadeBy::Split);
    assert_eq!(found(&fixture, "egret"), [part.item.unsigned_abs()]);
    // The bytes are still those of the first.
    assert_eq!(fixture.file("Two stories\nThe heron flew. The egret stayed.").item, whole.item);
    fixture.undo().unwrap();
    assert_eq!(fixture.status(part.item), Status::Discarded);
    assert!(fixture.detail(whole.item).version.content.body.contains("egret"));
    fixture.redo().unwrap();
    assert_eq!(fixture.status(part.item), Status::Inbox);
    assert_eq!(fixture.detail(whole.item).version.content.body, "The heron flew.");
    fixture.assert_sound();
}
