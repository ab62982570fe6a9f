//! Tags: one for each name however it is written, counted without discarded items.

use archive::{ArchiveError, Status};

use crate::fixture::{Fixture, strings};

fn counts(fixture: &Fixture) -> Vec<(String, u64)> {
    let counts = fixture.archive().read(|r| r.tags().counts()).unwrap();
    counts.into_iter().map(|tag| (tag.name, tag.items)).collect()
}

#[test]
fn a_tag_is_the_same_however_it_is_written() {
    let fixture = Fixture::new();
    let (a, b) = (fixture.file("A").item, fixture.file("B").item);
    let add = |items: &[i64], names: &[&str]| {
        fixture.act("Tagged", |w| w.tags().add(items, &strings(names)))
    };
    assert_eq!(add(&[a], &["Port  Security", "énergie"]), 2);
    assert_eq!(add(&[a, b], &["port security", "ÉNERGIE", "港口"]), 4);
    assert_eq!(fixture.row(a).tags, ["Port Security", "énergie", "港口"]);
    let counted = [("Port Security", 2), ("énergie", 2), ("港口", 2)];
    assert_eq!(counts(&fixture), counted.map(|(name, n)| (name.to_owned(), n)));
    let removed = fixture
        .act("Untagged", |w| w.tags().remove(&[a, b], &strings(&["PORT SECURITY", "unknown"])));
    assert_eq!(removed, 2);
    assert_eq!(fixture.row(b).tags, ["énergie", "港口"]);
    fixture.assert_sound();
}

#[test]
fn discarded_items_do_not_count() {
    let fixture = Fixture::new();
    let (a, b) = (fixture.file("A").item, fixture.file("B").item);
    fixture.act("Tagged", |w| w.tags().add(&[a, b], &strings(&["ports"])));
    fixture.act("Tagged", |w| w.tags().add(&[a], &strings(&["lost"])));
    fixture.act("Discarded", |w| w.items().set_status(&[a], Status::Discarded));
    assert_eq!(counts(&fixture), [("ports".to_owned(), 1)]);
    assert_eq!(fixture.row(a).tags, ["lost", "ports"]);
}

#[test]
fn a_tag_that_says_nothing_is_refused_and_the_act_with_it() {
    let fixture = Fixture::new();
    let item = fixture.file("A").item;
    for wrong in ["", "  ", "#!", &"x".repeat(101)] {
        let refused =
            fixture.try_act("Tagged", |w| w.tags().add(&[item], &strings(&["good", wrong])));
        assert!(matches!(refused, Err(ArchiveError::Refused { .. })), "{wrong}");
    }
    assert!(counts(&fixture).is_empty());
}
