//! Filing: what was captured is kept as it came, and the same bytes are one item.

use archive::{
    ArchiveError, Block, Candidates, Content, How, NewCapture, NewItem, Outcome, Proposal,
    ProposedDate, RecordedDate, Sha256Hex, Status, Warning, version_sha,
};
use jiff::civil::date;

use crate::fixture::{Fixture, capture};

fn full(fixture: &Fixture) -> NewItem {
    let day = RecordedDate {
        iso: "2026-02-27".to_owned(),
        basis: "page_metadata".to_owned(),
        first_day: Some(date(2026, 2, 27)),
        last_day: Some(date(2026, 2, 27)),
    };
    NewItem {
        key_stem: "gull-2026-0227".to_owned(),
        content: Content {
            title: "Ferry company denies night sailing".to_owned(),
            title_basis: "heading".to_owned(),
            headline: Some("Ghost ferry seen off Tarn Point".to_owned()),
            body: "The company says no boat left.\n\nTwo fishermen say otherwise.".to_owned(),
            authors: vec!["Mo Tarrant".to_owned(), "Ines Vale".to_owned()],
            publisher: Some("The Gull".to_owned()),
            source_host: Some("gull.example".to_owned()),
            url: Some("https://gull.example/ferry".to_owned()),
            published: day.clone(),
            modified: RecordedDate {
                iso: "2026-02".to_owned(),
                basis: "in_text".to_owned(),
                ..RecordedDate::default()
            },
            language: Some("en".to_owned()),
            blocks: vec![
                Block {
                    kind: "heading".to_owned(),
                    level: Some(1),
                    text: "Ghost ferry seen off Tarn Point".to_owned(),
                    kept: false,
                    rule: Some("headline".to_owned()),
                    at: Some((0, 32)),
                    ..Block::default()
                },
                Block {
                    kind: "paragraph".to_owned(),
                    text: "The company says no boat left.".to_owned(),
                    kept: true,
                    markdown: Some("The company says **no** boat left.".to_owned()),
                    page: Some(2),
                    ..Block::default()
                },
            ],
            warnings: vec![Warning {
                code: "headline_does_not_fit".to_owned(),
                message: "The headline names a ghost.".to_owned(),
            }],
            candidates: Candidates {
                titles: vec![Proposal {
                    value: "Ferry denial".to_owned(),
                    basis: "title_tag".to_owned(),
                }],
                published: vec![ProposedDate {
                    date: day,
                    from: "JSON-LD datePublished".to_owned(),
                }],
            },
            upstream: vec!["First told by Radio Tarn".to_owned()],
        },
        capture: NewCapture {
            how: How::File,
            from_where: Some("ferry.html".to_owned()),
            url: Some("https://gull.example/ferry?x".to_owned()),
            kind: "html".to_owned(),
            ..capture(fixture.archive(), b"<h1>Ghost ferry</h1>")
        },
    }
}

#[test]
fn everything_that_was_captured_comes_back() {
    let fixture = Fixture::new();
    let new = full(&fixture);
    let filed = fixture.act("Filed an item", |w| w.items().file(&new));
    assert_eq!(filed.outcome, Outcome::New);
    assert_eq!((filed.key.as_str(), filed.status), ("gull-2026-0227", Status::Inbox));

    let detail = fixture.detail(filed.item);
    assert_eq!(detail.version.content, new.content);
    assert_eq!(detail.version.number, 1);
    assert_eq!(detail.version.sha, version_sha(&new.content.title, &new.content.body));
    assert_eq!(detail.authors, new.content.authors);
    assert_eq!(detail.url, new.content.url);
    assert_eq!(detail.row.publisher.as_deref(), Some("The Gull"));
    assert_eq!(detail.row.published, new.content.published);
    assert_eq!(detail.row.warnings, new.content.warnings);
    assert_eq!(detail.row.excerpt, "The company says no boat left. Two fishermen say otherwise.");
    assert_eq!((detail.row.how, detail.row.captures, detail.row.version), (How::File, 1, 1));

    let captured = &detail.captures[0];
    assert_eq!(captured.id, filed.capture);
    assert_eq!((captured.actor.as_str(), captured.kind.as_str()), ("Ada", "html"));
    assert_eq!(captured.from_where.as_deref(), Some("ferry.html"));
    assert_eq!(captured.url.as_deref(), Some("https://gull.example/ferry?x"));
    assert_eq!((captured.size, &captured.original), (20, &Sha256Hex::of(b"<h1>Ghost ferry</h1>")));
    let archive = fixture.archive();
    assert_eq!(archive.originals().get(&captured.original).unwrap(), b"<h1>Ghost ferry</h1>");
    let reading = archive.read(|r| r.captures().reading_of(&captured.original)).unwrap();
    assert_eq!(reading, Some(("html".to_owned(), "UTF-8".to_owned())));

    let sources = archive.read(|r| r.sources().all()).unwrap();
    assert_eq!(sources.len(), 1);
    assert_eq!((sources[0].name.as_str(), sources[0].host.as_str()), ("The Gull", "gull.example"));
    fixture.assert_sound();
}

#[test]
fn the_same_bytes_are_one_item_with_another_capture() {
    let fixture = Fixture::new();
    let first = fixture.file("Crane stands still\nNobody knows why.");
    fixture.act("Discarded", |w| w.items().set_status(&[first.item], Status::Discarded));
    let again = fixture.file("Crane stands still\nNobody knows why.");
    assert_eq!(again.outcome, Outcome::Seen);
    assert_eq!((again.item, &again.key), (first.item, &first.key));
    // The caller is told that the analyst threw it away once; filing alone does not overrule that.
    assert_eq!(again.status, Status::Discarded);
    let detail = fixture.detail(first.item);
    assert_eq!((detail.captures.len(), detail.row.captures), (2, 2));
    assert!(detail.captures[0].at > detail.captures[1].at);
    assert_eq!(detail.row.filed_at, detail.captures[1].at);
    let seen = fixture.archive().read(|r| r.items().by_original(&detail.captures[0].original));
    assert_eq!(seen.unwrap(), Some(first.item));
    // A capture is evidence, so undo passes it by and takes the discarding back.
    assert_eq!(fixture.undo().unwrap().label, "Discarded");
    assert_eq!(fixture.row(first.item).captures, 2);
    fixture.assert_sound();
}

#[test]
fn keys_are_unique_and_lead_back_to_their_item() {
    let fixture = Fixture::new();
    let keys: Vec<_> = (0..12).map(|n| fixture.file(&format!("Buoy {n}")).key).collect();
    assert_eq!(keys[..3], ["buoy-2026", "buoy-2026-2", "buoy-2026-3"]);
    let archive = fixture.archive();
    for (index, key) in keys.iter().enumerate() {
        let found = archive.read(|r| r.items().find(key)).unwrap();
        assert_eq!(found, Some(index as i64 + 1), "{key}");
    }
    let wanted = vec![keys[4].clone(), "no-such-key".to_owned(), keys[1].clone()];
    let found = archive.read(|r| r.items().find_all(&wanted)).unwrap();
    assert_eq!(found, [(keys[1].clone(), 2), (keys[4].clone(), 5)]);
    let starting = archive.read(|r| r.items().keys_from("buoy-2026-1", 10)).unwrap();
    assert_eq!(starting, [10, 11, 12]);
    assert_eq!(archive.read(|r| r.items().keys_from("b", 3)).unwrap().len(), 3);
    assert!(archive.read(|r| r.items().keys_from("c", 3)).unwrap().is_empty());
}

#[test]
fn a_changed_page_becomes_a_version_and_the_old_one_stays() {
    let fixture = Fixture::new();
    let filed = fixture.file("Two boats missing\nTwo boats are missing.");
    let newer = fixture.new_item("Three boats missing\nThree boats are missing.");
    let number = fixture
        .act("Captured again", |w| w.items().revise(filed.item, &newer.content, &newer.capture));
    assert_eq!(number, 2);
    let detail = fixture.detail(filed.item);
    assert_eq!(detail.row.title, "Three boats missing");
    assert_eq!(detail.row.key, filed.key);
    let titles: Vec<_> = detail.versions.iter().map(|v| (v.number, v.title.as_str())).collect();
    assert_eq!(titles, [(2, "Three boats missing"), (1, "Two boats missing")]);
    let old = fixture.archive().read(|r| r.versions().get(filed.item, 1)).unwrap();
    assert_eq!(old.content.body, "Two boats are missing.");
    // The bytes of the first version are those of the first version, also now.
    let again = fixture.file("Two boats missing\nTwo boats are missing.");
    assert_eq!((again.item, again.outcome), (filed.item, Outcome::Seen));
    assert_eq!(fixture.detail(filed.item).captures[0].version, 1);
    let missing = fixture.archive().read(|r| r.versions().get(filed.item, 3));
    assert!(matches!(missing, Err(ArchiveError::NotFound { noun: "version", .. })));
    fixture.assert_sound();
}

#[test]
fn a_failed_act_leaves_nothing_behind() {
    let fixture = Fixture::new();
    let new = fixture.new_item("Never filed\nThe act fails after the item.");
    let failed = fixture.try_act("Filed an item", |w| {
        w.items().file(&new)?;
        w.links().link(77, &[1], archive::Role::Evidence, None)
    });
    assert!(matches!(failed, Err(ArchiveError::NotFound { noun: "case", .. })));
    let archive = fixture.archive();
    assert_eq!(archive.read(|r| r.items().find(&new.key_stem)).unwrap(), None);
    assert_eq!(archive.read(|r| r.log().head()).unwrap().0, 0);
    // The bytes are there and harmless; filing them later is as if it were the first time.
    let filed = fixture.act("Filed an item", |w| w.items().file(&new));
    assert_eq!(filed.outcome, Outcome::New);
    fixture.assert_sound();
}

#[test]
fn an_original_is_checked_against_its_name() {
    let fixture = Fixture::new();
    let archive = fixture.archive();
    let put = archive.originals().put(b"the bytes as they came").unwrap();
    assert_eq!((put.size, put.new), (22, true));
    assert!(!archive.originals().put(b"the bytes as they came").unwrap().new);
    assert_eq!(archive.originals().verify(&put.sha).unwrap(), 22);
    let sha = put.sha.as_str();
    let path = fixture.path().join("originals").join(&sha[..2]).join(sha);
    std::fs::write(&path, b"other bytes").unwrap();
    assert!(matches!(archive.originals().get(&put.sha), Err(ArchiveError::Damaged { .. })));
    // Filing the good bytes again mends it.
    assert!(archive.originals().put(b"the bytes as they came").unwrap().new);
    assert_eq!(archive.originals().get(&put.sha).unwrap(), b"the bytes as they came");
    let nothing = archive.originals().get(&Sha256Hex::of(b"never put"));
    assert!(matches!(nothing, Err(ArchiveError::NotFound { noun: "original", .. })));
}

#[test]
fn more_bytes_than_allowed_are_refused_and_leave_no_file() {
    let fixture = Fixture::new();
    let archive = fixture.archive();
    let refused = archive.originals().put_reader(&[7_u8; 1000][..], 999);
    assert!(matches!(refused, Err(ArchiveError::TooLarge { cap: 999 })));
    assert!(archive.originals().put_reader(&[7_u8; 999][..], 999).is_ok());
    let left = std::fs::read_dir(fixture.path().join("originals")).unwrap().count();
    assert_eq!(left, 1);
}
