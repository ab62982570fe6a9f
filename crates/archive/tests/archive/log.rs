//! The log: what was done, by whom, newest first, and provably whole.

use archive::{Act, BatchKind, LogEntry, LogFilter, NewCase, Noun, Op, Role, Status};
use rusqlite::Connection;

use crate::fixture::{Fixture, strings};

fn entries(fixture: &Fixture, filter: &LogFilter) -> Vec<LogEntry> {
    fixture.archive().read(|r| r.log().entries(filter)).unwrap()
}

fn labels(entries: &[LogEntry]) -> Vec<&str> {
    entries.iter().map(|entry| entry.label.as_str()).collect()
}

/// Four acts: two filings, a case with a link, a triage by Ben; then Ada takes the link back.
fn story() -> Fixture {
    let fixture = Fixture::new();
    let (a, b) = (fixture.file("A").item, fixture.file("B").item);
    let case = fixture.act("Made a case", |w| {
        w.cases().create(&NewCase { title: "Buoys".to_owned(), ..NewCase::default() })
    });
    fixture.act("Linked 2 items", |w| {
        w.tags().add(&[a], &strings(&["port"]))?;
        w.links().link(case, &[a, b], Role::Evidence, None)
    });
    let act = Act::new(fixture.now(), "Ben", "Discarded 1 item");
    fixture.archive().write(act, |w| w.items().set_status(&[b], Status::Discarded)).unwrap();
    fixture.undo().unwrap();
    fixture
}

#[test]
fn the_log_tells_every_act_newest_first() {
    let fixture = story();
    let all = entries(&fixture, &LogFilter::default());
    assert_eq!(
        labels(&all),
        [
            "Linked 2 items",
            "Discarded 1 item",
            "Linked 2 items",
            "Made a case",
            "Filed an item",
            "Filed an item"
        ]
    );
    let kinds: Vec<_> = all.iter().map(|entry| (entry.kind, entry.undone)).collect();
    assert_eq!(kinds[0], (BatchKind::Undo, false));
    assert_eq!(kinds[2], (BatchKind::Act, true));
    assert_eq!(kinds[4], (BatchKind::Act, false));
    assert_eq!(all[1].actor, "Ben");
    assert_eq!((all[2].items.clone(), all[2].cases.clone()), (vec![1, 2], vec![1]));
    assert_eq!(all[2].ops, [(Noun::Tag, Op::Tag), (Noun::Link, Op::Link), (Noun::Link, Op::Link)]);
    assert!(all[0].ops.iter().all(|(_, op)| *op == Op::Undo));
    assert_eq!(all[5].ops, [(Noun::Item, Op::File)]);
    assert_eq!(all[5].seq, 1);
    assert!(all.windows(2).all(|pair| pair[0].seq > pair[1].seq && pair[0].at > pair[1].at));
}

#[test]
fn the_log_of_one_thing_and_the_next_page_are_parts_of_the_whole() {
    let fixture = story();
    let of_item = |item| LogFilter { item: Some(item), ..LogFilter::default() };
    assert_eq!(
        labels(&entries(&fixture, &of_item(1))),
        ["Linked 2 items", "Linked 2 items", "Filed an item"]
    );
    assert_eq!(entries(&fixture, &of_item(2)).len(), 4);
    let of_case = LogFilter { case: Some(1), ..LogFilter::default() };
    assert_eq!(
        labels(&entries(&fixture, &of_case)),
        ["Linked 2 items", "Linked 2 items", "Made a case"]
    );
    let of_link = LogFilter { case: Some(1), ..of_item(2) };
    assert_eq!(entries(&fixture, &of_link).len(), 2);
    let all = entries(&fixture, &LogFilter::default());
    let mut paged = Vec::new();
    let mut before = None;
    loop {
        let page = entries(&fixture, &LogFilter { limit: 2, before, ..LogFilter::default() });
        let Some(last) = page.last() else { break };
        before = Some(last.seq);
        paged.extend(page);
    }
    assert_eq!(paged, all);
}

#[test]
fn an_altered_a_removed_and_a_swapped_row_are_found() {
    let meddlings = [
        "UPDATE change SET after = json_set(after, '$.status', 'filed') WHERE seq = 3",
        "UPDATE change SET actor = 'Mallory' WHERE seq = 3",
        "UPDATE batch SET label = 'Nothing happened' WHERE id = 3",
        "UPDATE batch SET actor = 'Mallory' WHERE id = 3",
        "DELETE FROM change WHERE seq = 3",
        "UPDATE change SET at = at + 1 WHERE seq = 3",
        "UPDATE change SET op = 'invented' WHERE seq = 3",
        "UPDATE change SET seq = 1000 WHERE seq = 3; UPDATE change SET seq = 3 WHERE seq = 4;
         UPDATE change SET seq = 4 WHERE seq = 1000",
    ];
    for meddling in meddlings {
        let mut fixture = story();
        let whole = fixture.archive().read(|r| r.log().verify_chain()).unwrap();
        let head = fixture.archive().read(|r| r.log().head()).unwrap();
        assert_eq!((whole.rows, whole.head, whole.broken_at), (10, head.1, None));
        fixture.close();
        let connection = Connection::open(fixture.path().join("archive.sqlite")).unwrap();
        let drop_guards = "
            DROP TRIGGER change_is_kept; DROP TRIGGER change_is_fixed;
            DROP TRIGGER batch_is_kept; DROP TRIGGER batch_is_fixed";
        connection.execute_batch(drop_guards).unwrap();
        connection.execute_batch(meddling).unwrap();
        drop(connection);
        fixture.open().unwrap();
        let broken = fixture.archive().read(|r| r.log().verify_chain()).unwrap();
        assert!(matches!(broken.broken_at, Some(3 | 4)), "{meddling}: {broken:?}");
        let log = fixture.doctor().checks.into_iter().find(|check| check.name == "Log").unwrap();
        assert!(!log.ok && log.finding.contains("is not as it was written"), "{log:?}");
    }
}

#[test]
fn the_log_and_the_evidence_refuse_to_be_changed() {
    let fixture = story();
    let connection = Connection::open(fixture.path().join("archive.sqlite")).unwrap();
    for sql in [
        "DELETE FROM change",
        "UPDATE change SET actor = 'x'",
        "DELETE FROM batch",
        "UPDATE batch SET label = 'x'",
        "DELETE FROM version",
        "UPDATE version SET title = 'x'",
        "DELETE FROM capture",
        "UPDATE capture SET actor = 'x'",
        "DELETE FROM item",
        "UPDATE item SET key = 'x'",
        "UPDATE item SET filed_at = 0",
        "DELETE FROM original",
        "UPDATE original SET size = 0",
    ] {
        let refused = connection.execute(sql, []).unwrap_err().to_string();
        let words = ["never removed", "never trimmed", "never change", "never changes"];
        assert!(words.iter().any(|word| refused.contains(word)), "{sql}: {refused}");
    }
}
