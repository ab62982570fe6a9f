//! Cases, their keys and colours, and the items in them.

use archive::{ArchiveError, CASE_COLORS, CaseEdit, CaseId, CaseStatus, NewCase, Role, Status};

use crate::fixture::Fixture;

fn new_case(title: &str) -> NewCase {
    NewCase { title: title.to_owned(), ..NewCase::default() }
}

fn create(fixture: &Fixture, title: &str) -> CaseId {
    fixture.act("Made a case", |w| w.cases().create(&new_case(title)))
}

#[test]
fn cases_get_keys_and_colours_of_their_own() {
    let fixture = Fixture::new();
    let titles = ["Who moved the buoys?", "who moved  the buoys", "谁移动了浮标", "???", "2026"];
    let ids = titles.map(|title| create(&fixture, title));
    let archive = fixture.archive();
    let rows: Vec<_> = ids.iter().map(|id| archive.read(|r| r.cases().get(*id)).unwrap()).collect();
    let keys: Vec<_> = rows.iter().map(|row| row.key.as_str()).collect();
    let expected =
        ["who-moved-the-buoys", "who-moved-the-buoys-2", "谁移动了浮标", "case", "case-2026"];
    assert_eq!(keys, expected);
    for (row, color) in rows.iter().zip(CASE_COLORS) {
        assert_eq!(row.color, color);
        assert_eq!(archive.read(|r| r.cases().find(&row.key)).unwrap(), Some(row.id));
    }
    assert_eq!(archive.read(|r| r.cases().find("WHO-MOVED-THE-BUOYS")).unwrap(), Some(ids[0]));
    // A closed case gives its colour back, a title change keeps the key.
    let edit = CaseEdit {
        title: Some("Buoys".to_owned()),
        status: Some(CaseStatus::Closed),
        ..CaseEdit::default()
    };
    assert!(fixture.act("Closed", |w| w.cases().update(ids[0], &edit)));
    assert!(!fixture.act("Closed", |w| w.cases().update(ids[0], &edit)));
    let next = create(&fixture, "Next");
    let next = archive.read(|r| r.cases().get(next)).unwrap();
    assert_eq!(next.color, CASE_COLORS[0]);
    let all = archive.read(|r| r.cases().all()).unwrap();
    let order: Vec<_> = all.iter().map(|row| row.key.as_str()).collect();
    assert_eq!((order[0], order[5]), ("next", "who-moved-the-buoys"));
    fixture.assert_sound();
}

#[test]
fn what_makes_no_case_is_refused() {
    let fixture = Fixture::new();
    let refuse = |new: NewCase| fixture.try_act("Made a case", |w| w.cases().create(&new));
    assert!(matches!(refuse(new_case("  ")), Err(ArchiveError::Refused { .. })));
    let odd = NewCase { color: Some("blue".to_owned()), ..new_case("A") };
    assert!(matches!(refuse(odd), Err(ArchiveError::Refused { .. })));
    let edit = fixture.try_act("Edited", |w| w.cases().update(5, &CaseEdit::default()));
    assert!(matches!(edit, Err(ArchiveError::NotFound { noun: "case", .. })));
    let own = NewCase { color: Some("#ABCDEF".to_owned()), ..new_case("A") };
    let id = refuse(own).unwrap().0;
    assert_eq!(fixture.archive().read(|r| r.cases().get(id)).unwrap().color, "#abcdef");
}

#[test]
fn the_evidence_table_has_role_note_and_time() {
    let fixture = Fixture::new();
    let items: Vec<_> = (0..3).map(|n| fixture.file(&format!("Item {n}")).item).collect();
    let (case, other) = (create(&fixture, "Buoys"), create(&fixture, "Ferries"));
    let link = |items: &[i64], role, note: Option<&str>| {
        fixture.act("Linked", |w| w.links().link(case, items, role, note))
    };
    assert_eq!(link(&items[..2], Role::Evidence, Some(" names the boat ")), 2);
    assert_eq!(link(&items[2..], Role::Background, None), 1);
    fixture.act("Linked", |w| w.links().link(other, &items[..1], Role::Context, None));
    fixture.act("Discarded", |w| w.items().set_status(&items[2..], Status::Discarded));
    let archive = fixture.archive();
    let evidence = archive.read(|r| r.links().evidence(case)).unwrap();
    let rows: Vec<_> =
        evidence.iter().map(|e| (e.item.id, e.role, e.note.as_str(), e.item.status)).collect();
    assert_eq!(
        rows,
        [
            (items[2], Role::Background, "", Status::Discarded),
            (items[1], Role::Evidence, "names the boat", Status::Inbox),
            (items[0], Role::Evidence, "names the boat", Status::Inbox),
        ]
    );
    let counts: Vec<_> =
        archive.read(|r| r.cases().all()).unwrap().iter().map(|case| case.items).collect();
    assert_eq!(counts, [1, 3]);
    // Without a note the note that stands is kept, and so is the time of the first link.
    let first = evidence[2].linked_at;
    assert_eq!(link(&items[..1], Role::Context, None), 1);
    assert_eq!(link(&items[..1], Role::Context, None), 0);
    let of_item = archive.read(|r| r.links().of_item(items[0])).unwrap();
    let seen: Vec<_> =
        of_item.iter().map(|l| (l.case.title.as_str(), l.role, l.note.as_str())).collect();
    assert_eq!(seen, [("Buoys", Role::Context, "names the boat"), ("Ferries", Role::Context, "")]);
    assert_eq!(of_item[0].linked_at, first);
    assert_eq!(fixture.detail(items[0]).links, of_item);
    let titles: Vec<_> = fixture.row(items[0]).cases.into_iter().map(|case| case.title).collect();
    assert_eq!(titles, ["Buoys", "Ferries"]);
    assert_eq!(fixture.act("Unlinked", |w| w.links().unlink(case, &items)), 3);
    assert_eq!(fixture.act("Unlinked", |w| w.links().unlink(case, &items)), 0);
    assert!(archive.read(|r| r.links().evidence(case)).unwrap().is_empty());
    fixture.assert_sound();
}

#[test]
fn a_case_that_was_taken_back_is_gone_from_everywhere_and_its_key_stays_taken() {
    let fixture = Fixture::new();
    let item = fixture.file("Item").item;
    let case = create(&fixture, "Buoys");
    fixture.archive().undo("Ada", fixture.now()).unwrap();
    let archive = fixture.archive();
    assert!(archive.read(|r| r.cases().all()).unwrap().is_empty());
    assert_eq!(archive.read(|r| r.cases().find("buoys")).unwrap(), None);
    let link = fixture.try_act("Linked", |w| w.links().link(case, &[item], Role::Evidence, None));
    assert!(matches!(link, Err(ArchiveError::NotFound { noun: "case", .. })));
    let next = create(&fixture, "Buoys");
    assert_ne!(next, case);
    assert_eq!(archive.read(|r| r.cases().get(next)).unwrap().key, "buoys-2");
}
