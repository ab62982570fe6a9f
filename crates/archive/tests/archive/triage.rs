//! Lists by status, and moving items between them.

use archive::{ArchiveError, ItemFilter, Status};

use crate::fixture::Fixture;

fn ids(fixture: &Fixture, filter: ItemFilter, offset: u64, limit: u32) -> (u64, Vec<i64>) {
    let page = fixture.archive().read(|r| r.items().page(filter, offset, limit)).unwrap();
    (page.total, page.rows.iter().map(|row| row.id).collect())
}

#[test]
fn lists_have_exact_totals_and_pages_that_meet() {
    let fixture = Fixture::new();
    let all: Vec<_> = (0..7).map(|n| fixture.file(&format!("Item {n}")).item).collect();
    fixture.act("Filed", |w| w.items().set_status(&all[..2], Status::Filed));
    fixture.act("Discarded", |w| w.items().set_status(&all[2..3], Status::Discarded));
    let inbox = ItemFilter::Status(Status::Inbox);
    assert_eq!(ids(&fixture, inbox, 0, 50), (4, vec![7, 6, 5, 4]));
    assert_eq!(ids(&fixture, ItemFilter::InUse, 0, 3), (6, vec![7, 6, 5]));
    assert_eq!(ids(&fixture, ItemFilter::InUse, 3, 3), (6, vec![4, 2, 1]));
    assert_eq!(ids(&fixture, ItemFilter::InUse, 6, 3), (6, vec![]));
    assert_eq!(ids(&fixture, ItemFilter::InUse, u64::MAX, 3), (6, vec![]));
    assert_eq!(ids(&fixture, ItemFilter::Status(Status::Discarded), 0, 9), (1, vec![3]));
    let counts = fixture.archive().read(|r| r.items().counts()).unwrap();
    assert_eq!((counts.inbox, counts.filed, counts.discarded), (4, 2, 1));
}

#[test]
fn rows_come_in_the_order_asked_for_also_twice() {
    let fixture = Fixture::new();
    for n in 0..4 {
        fixture.file(&format!("Item {n}"));
    }
    fixture.act("Tagged", |w| w.tags().add(&[2], &["port".to_owned()]));
    let rows = fixture.archive().read(|r| r.items().rows(&[3, 99, 2, 3, 2])).unwrap();
    let got: Vec<_> = rows.iter().map(|row| (row.id, row.tags.len(), row.captures)).collect();
    assert_eq!(got, [(3, 0, 1), (2, 1, 1), (3, 0, 1), (2, 1, 1)]);
}

#[test]
fn moving_items_says_what_changed_and_logs_nothing_where_nothing_did() {
    let fixture = Fixture::new();
    let (a, b) = (fixture.file("A").item, fixture.file("B").item);
    let (moved, changed) = fixture
        .try_act("Discarded 2 items", |w| w.items().set_status(&[b, a], Status::Discarded))
        .unwrap();
    assert_eq!((moved, changed.items, changed.seq), (2, vec![a, b], 4));
    let (moved, changed) = fixture
        .try_act("Discarded 2 items", |w| w.items().set_status(&[a, b], Status::Discarded))
        .unwrap();
    assert_eq!(moved, 0);
    assert!(changed.is_empty());
    let missing = fixture.try_act("Discarded", |w| w.items().set_status(&[a, 99], Status::Inbox));
    assert!(matches!(missing, Err(ArchiveError::NotFound { noun: "item", id }) if id == "99"));
    assert_eq!(fixture.status(a), Status::Discarded);
    assert_eq!(fixture.archive().read(|r| r.log().head()).unwrap().0, 4);
}

#[test]
fn looking_at_an_item_is_no_act() {
    let fixture = Fixture::new();
    let item = fixture.file("Seen").item;
    let before = fixture.archive().read(|r| r.log().head()).unwrap();
    let (looked, changed) =
        fixture.try_act("Looked", |w| w.items().set_read(&[item], true)).unwrap();
    assert_eq!((looked, changed.items, changed.seq), (1, vec![item], 0));
    assert!(fixture.row(item).read);
    assert_eq!(fixture.archive().read(|r| r.log().head()).unwrap(), before);
    // Ctrl+Z takes back the last decision, not the last glance.
    assert_eq!(fixture.undo().unwrap().label, "Filed an item");
    assert!(fixture.row(item).read);
    let (looked, changed) =
        fixture.try_act("Looked", |w| w.items().set_read(&[item], true)).unwrap();
    assert!(looked == 0 && changed.is_empty());
}
