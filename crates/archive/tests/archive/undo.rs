//! Undo and redo: acts are taken back whole, in order, and never over someone else's word.

use archive::{Act, ArchiveError, CaseEdit, Correction, NewCase, Role, Status, Undone};

use crate::fixture::{Fixture, strings};

#[test]
fn filing_with_tags_and_case_is_one_act_and_its_undo_discards() {
    let fixture = Fixture::new();
    let case = fixture.act("Case", |w| {
        w.cases().create(&NewCase { title: "Buoys".to_owned(), ..NewCase::default() })
    });
    let new = fixture.new_item("Buoy seen\nOff Tarn Point.");
    let filed = fixture.act("Filed 1 item", |w| {
        let filed = w.items().file(&new)?;
        w.tags().add(&[filed.item], &strings(&["buoys"]))?;
        w.links().link(case, &[filed.item], Role::Evidence, None)?;
        Ok(filed)
    });
    let undone = fixture.undo().unwrap();
    assert_eq!((undone.label.as_str(), undone.discarded), ("Filed 1 item", 1));
    assert_eq!((undone.changed.items, undone.changed.cases), (vec![filed.item], vec![case]));
    let row = fixture.row(filed.item);
    assert_eq!((row.status, row.tags.len(), row.cases.len()), (Status::Discarded, 0, 0));
    // The evidence is all there.
    assert_eq!(fixture.detail(filed.item).captures.len(), 1);
    let redone = fixture.redo().unwrap();
    assert_eq!((redone.label.as_str(), redone.discarded), ("Filed 1 item", 0));
    let row = fixture.row(filed.item);
    assert_eq!((row.status, row.tags.len(), row.cases.len()), (Status::Inbox, 1, 1));
    fixture.assert_sound();
}

#[test]
fn a_bulk_act_is_taken_back_as_one() {
    let fixture = Fixture::new();
    let items: Vec<_> = (0..20).map(|n| fixture.file(&format!("Item {n}")).item).collect();
    fixture.act("Filed 5 items", |w| w.items().set_status(&items[..5], Status::Filed));
    fixture.act("Discarded 20 items", |w| w.items().set_status(&items, Status::Discarded));
    let undone = fixture.undo().unwrap();
    assert_eq!((undone.label.as_str(), undone.discarded), ("Discarded 20 items", 0));
    assert_eq!(undone.changed.items, items);
    let filed = items.iter().filter(|item| fixture.status(**item) == Status::Filed).count();
    let inbox = items.iter().filter(|item| fixture.status(**item) == Status::Inbox).count();
    assert_eq!((filed, inbox), (5, 15));
}

#[test]
fn every_kind_of_opinion_can_be_taken_back_and_done_again() {
    let fixture = Fixture::new();
    let item = fixture.file("Item").item;
    let case = fixture.act("Case", |w| {
        w.cases().create(&NewCase { title: "Buoys".to_owned(), ..NewCase::default() })
    });
    let state = || {
        let archive = fixture.archive();
        let detail = fixture.detail(item);
        let cases = archive.read(|r| r.cases().all()).unwrap();
        let vault = archive.read(|r| r.vault().get()).unwrap();
        format!("{:?} {:?} {:?} {cases:?} {vault:?}", detail.row, detail.links, detail.corrections)
    };
    type Work = fn(&mut archive::Writer<'_>, i64, i64) -> Result<(), ArchiveError>;
    let works: [(&str, Work); 9] = [
        ("triage", |w, item, _| w.items().set_status(&[item], Status::Filed).map(drop)),
        ("tag", |w, item, _| w.tags().add(&[item], &strings(&["a", "b"])).map(drop)),
        ("untag", |w, item, _| w.tags().remove(&[item], &strings(&["a"])).map(drop)),
        ("correct", |w, item, _| {
            w.corrections().set(item, &Correction::Title("Right".to_owned())).map(drop)
        }),
        ("link", |w, item, case| w.links().link(case, &[item], Role::Context, Some("n")).map(drop)),
        ("role", |w, item, case| w.links().link(case, &[item], Role::Evidence, None).map(drop)),
        ("case", |w, _, case| {
            let edit = CaseEdit { question: Some("Who?".to_owned()), ..CaseEdit::default() };
            w.cases().update(case, &edit).map(drop)
        }),
        ("unlink", |w, item, case| w.links().unlink(case, &[item]).map(drop)),
        ("vault", |w, _, _| w.vault().rename(Some("Other"), None).map(drop)),
    ];
    let mut states = vec![state()];
    for (label, work) in works {
        fixture.act(label, |w| work(w, item, case));
        states.push(state());
        assert_ne!(states[states.len() - 2], states[states.len() - 1], "{label}");
    }
    for index in (0..works.len()).rev() {
        assert_eq!(fixture.undo().unwrap().label, works[index].0);
        assert_eq!(state(), states[index], "undo of {}", works[index].0);
    }
    for (index, (label, _)) in works.iter().enumerate() {
        assert_eq!(fixture.redo().unwrap().label, *label);
        assert_eq!(state(), states[index + 1], "redo of {label}");
    }
    assert!(matches!(fixture.redo(), Err(ArchiveError::Refused { .. })));
    fixture.assert_sound();
}

#[test]
fn a_new_act_ends_what_could_be_done_again() {
    let fixture = Fixture::new();
    let item = fixture.file("Item").item;
    let tag = |name: &str| {
        fixture.act(&format!("Tagged {name}"), |w| w.tags().add(&[item], &strings(&[name])))
    };
    tag("one");
    tag("two");
    assert_eq!(fixture.undo().unwrap().label, "Tagged two");
    assert_eq!(fixture.undo().unwrap().label, "Tagged one");
    tag("three");
    assert!(matches!(fixture.redo(), Err(ArchiveError::Refused { .. })));
    assert_eq!(fixture.undo().unwrap().label, "Tagged three");
    // What was undone before the new act stays undone; only the new act comes again.
    assert_eq!(fixture.redo().unwrap().label, "Tagged three");
    assert!(matches!(fixture.redo(), Err(ArchiveError::Refused { .. })));
    assert_eq!(fixture.row(item).tags, ["three"]);
}

#[test]
fn the_log_says_what_comes_next() {
    let fixture = Fixture::new();
    let next = || {
        fixture
            .archive()
            .read(|r| Ok((r.log().next_undo("Ada")?, r.log().next_redo("Ada")?)))
            .unwrap()
    };
    assert_eq!(next(), (None, None));
    assert!(matches!(fixture.undo(), Err(ArchiveError::Refused { .. })));
    let item = fixture.file("Item").item;
    fixture.act("Filed", |w| w.items().set_status(&[item], Status::Filed));
    assert_eq!(next(), (Some("Filed".to_owned()), None));
    fixture.undo().unwrap();
    assert_eq!(next(), (Some("Filed an item".to_owned()), Some("Filed".to_owned())));
    fixture.redo().unwrap();
    assert_eq!(next(), (Some("Filed".to_owned()), None));
}

#[test]
fn nobody_takes_back_over_someone_elses_word() {
    let fixture = Fixture::new();
    let item = fixture.file("Item").item;
    let set = |actor: &str, status| {
        let act = Act::new(fixture.now(), actor, "Moved");
        fixture.archive().write(act, |w| w.items().set_status(&[item], status)).unwrap()
    };
    set("Ada", Status::Filed);
    set("Ben", Status::Discarded);
    let head = fixture.archive().read(|r| r.log().head()).unwrap();
    let ArchiveError::Refused { reason } = fixture.undo().unwrap_err() else { panic!() };
    assert!(reason.contains("changed by someone else"), "{reason}");
    assert_eq!(fixture.archive().read(|r| r.log().head()).unwrap(), head, "nothing was logged");
    assert_eq!(fixture.status(item), Status::Discarded);
    // Ben's own act is his to take back, and then Ada's is hers again.
    fixture.archive().undo("Ben", fixture.now()).unwrap();
    let Undone { label, .. } = fixture.undo().unwrap();
    assert_eq!((label.as_str(), fixture.status(item)), ("Moved", Status::Inbox));
}

#[test]
fn acts_are_taken_back_after_a_restart_as_before_it() {
    let mut fixture = Fixture::new();
    let item = fixture.file("Item").item;
    fixture.act("Filed", |w| w.items().set_status(&[item], Status::Filed));
    fixture.open().unwrap();
    assert_eq!(fixture.undo().unwrap().label, "Filed");
    fixture.open().unwrap();
    assert_eq!(fixture.redo().unwrap().label, "Filed");
    assert_eq!(fixture.status(item), Status::Filed);
}
