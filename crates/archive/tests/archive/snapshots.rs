//! A reader sees one moment; readers and writers do not wait for each other.

use std::sync::mpsc;

use archive::{Act, ItemFilter};

use crate::fixture::{Fixture, at};

#[test]
fn a_snapshot_does_not_see_what_is_written_meanwhile() {
    let fixture = Fixture::new();
    fixture.file("Before");
    let archive = fixture.archive();
    archive
        .read(|r| {
            let before = r.items().page(ItemFilter::InUse, 0, 10)?;
            fixture.file("Meanwhile");
            assert_eq!(r.items().page(ItemFilter::InUse, 0, 10)?, before);
            Ok(())
        })
        .unwrap();
    assert_eq!(archive.read(|r| r.items().counts()).unwrap().inbox, 2);
}

#[test]
fn a_read_ends_while_a_write_is_under_way() {
    let fixture = Fixture::new();
    let archive = fixture.archive();
    let new = fixture.new_item("Under way");
    let (ask, asked) = mpsc::channel::<()>();
    let (answer, answered) = mpsc::channel::<u64>();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            asked.recv().unwrap();
            let counts = archive.read(|r| r.items().counts()).unwrap();
            answer.send(counts.inbox).unwrap();
        });
        let act = Act::new(at(0), "Ada", "Filed");
        archive
            .write(act, |w| {
                w.items().file(&new)?;
                ask.send(()).unwrap();
                assert_eq!(answered.recv().unwrap(), 0, "the reader waited or saw too much");
                assert_eq!(w.read().items().counts()?.inbox, 1, "the writer sees its own");
                Ok(())
            })
            .unwrap();
    });
    assert_eq!(archive.read(|r| r.items().counts()).unwrap().inbox, 1);
}

#[test]
fn writers_take_turns() {
    let fixture = Fixture::new();
    let archive = fixture.archive();
    std::thread::scope(|scope| {
        for thread in 0..4 {
            scope.spawn(move || {
                for n in 0..10 {
                    let new = crate::fixture::new_item(archive, &format!("{thread} {n}"));
                    archive
                        .write(Act::new(at(n), "Ada", "Filed"), |w| w.items().file(&new))
                        .unwrap();
                }
            });
        }
    });
    assert_eq!(archive.read(|r| r.items().counts()).unwrap().inbox, 40);
    fixture.assert_sound();
}

#[test]
fn a_panic_in_an_act_takes_it_back_and_the_vault_goes_on() {
    let fixture = Fixture::new();
    let new = fixture.new_item("Lost");
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        fixture.act("Filed", |w| {
            w.items().file(&new)?;
            if w.read().items().counts()?.inbox == 1 {
                panic!("as planned");
            }
            Ok(())
        });
    }));
    assert!(panicked.is_err());
    assert_eq!(fixture.archive().read(|r| r.items().counts()).unwrap().inbox, 0);
    assert_eq!(fixture.file("Kept").outcome, archive::Outcome::New);
    fixture.assert_sound();
}
