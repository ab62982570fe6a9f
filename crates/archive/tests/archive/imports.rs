//! Imports: items, cursors and counts in one transaction, and what is told of them.

use archive::{
    Act, ArchiveError, ContainerPlace, Counts, How, ImportId, ImportState, InputNote, InputState,
    LogFilter, NewCapture, NewContainer, NewImport, NewInput, NewItem, NewTrouble, Outcome,
    Sha256Hex, Status, TroubleFilter, TroubleKind,
};

use crate::fixture::{Fixture, at, item_of};

fn begin(fixture: &Fixture, inputs: &[(&str, u64)]) -> ImportId {
    let new = NewImport {
        label: "Weir papers".to_owned(),
        actor: "Ada".to_owned(),
        at: fixture.now(),
        placing: r#"{"tags":["weir"]}"#.to_owned(),
        watch: None,
    };
    let inputs: Vec<NewInput> = inputs
        .iter()
        .map(|(path, size)| NewInput {
            path: (*path).to_owned(),
            size: *size,
            modified_ns: Some(7),
        })
        .collect();
    let begun = fixture.archive().note_import(|notes| {
        let import = notes.begin(&new)?;
        assert_eq!(notes.add_inputs(import, &inputs)?, 1);
        notes.set_state(import, ImportState::Running, None, None)?;
        Ok(import)
    });
    begun.unwrap()
}

/// The entries of one batch, kept in a pack.
fn entries(fixture: &Fixture, texts: &[&str]) -> Vec<NewItem> {
    let bytes: Vec<&[u8]> = texts.iter().map(|text| text.as_bytes()).collect();
    let kept = fixture.archive().originals().pack(&bytes).unwrap();
    kept.into_iter()
        .zip(texts)
        .map(|(original, text)| {
            let mut item = item_of(original.clone(), text);
            item.capture = NewCapture::of(original, How::Import);
            item.content.url =
                text.lines().next().map(|title| format!("https://weir.example/{title}"));
            item
        })
        .collect()
}

fn act(fixture: &Fixture, label: &str) -> Act {
    Act::new(fixture.now(), "Ada", label)
}

fn file(
    fixture: &Fixture,
    import: ImportId,
    input: u32,
    texts: &[&str],
    cursor: u64,
) -> Vec<Outcome> {
    let items = entries(fixture, texts);
    let label = format!("Imported {} items from Weir papers", items.len());
    let (outcomes, changed) = fixture
        .archive()
        .import_batch(act(fixture, &label), import, |batch| {
            let mut outcomes = Vec::new();
            for item in items {
                outcomes.push(batch.file(input, item)?.outcome);
            }
            let (cursor, bytes_done) = (Some(cursor.to_string()), Some(cursor));
            batch.input(
                input,
                &InputNote {
                    state: Some(InputState::Running),
                    cursor,
                    bytes_done,
                    ..InputNote::default()
                },
            )?;
            Ok(outcomes)
        })
        .unwrap();
    assert_eq!(changed.imports, [import]);
    outcomes
}

fn counts(fixture: &Fixture, import: ImportId) -> Counts {
    fixture.archive().read(|r| r.imports().get(import)).unwrap().counts
}

#[test]
fn an_import_tells_what_came_of_it() {
    let fixture = Fixture::new();
    let import = begin(&fixture, &[("/in/a.jsonl", 100), ("/in/b.jsonl", 50)]);
    let outcomes = file(&fixture, import, 1, &["one\nText.", "two\nText.", "one\nText!"], 60);
    assert_eq!(outcomes, [Outcome::New, Outcome::New, Outcome::Version]);
    let outcomes = file(&fixture, import, 2, &["one\nText.", "three\nText."], 50);
    assert_eq!(outcomes, [Outcome::Seen, Outcome::New]);

    let told = fixture.archive().read(|r| r.imports().get(import)).unwrap();
    assert_eq!((told.label.as_str(), told.state), ("Weir papers", ImportState::Running));
    assert_eq!((told.inputs, told.bytes_total), (2, 150));
    assert_eq!(told.placing, r#"{"tags":["weir"]}"#);
    let expected =
        Counts { entries: 5, filed: 3, seen: 1, versions: 1, bytes_done: 110, ..Counts::default() };
    assert_eq!(told.counts, expected);
    let page = fixture.archive().read(|r| r.imports().inputs(import, 0, 10)).unwrap();
    assert_eq!(page.total, 2);
    let each: Vec<_> =
        page.rows.iter().map(|i| (i.number, i.cursor.as_str(), i.counts.entries)).collect();
    assert_eq!(each, [(1, "60", 3), (2, "50", 2)]);
    let items = |outcome| fixture.archive().read(|r| r.imports().items(import, outcome, 0, 10));
    assert_eq!(items(Some(Outcome::New)).unwrap().len(), 3);
    assert_eq!(items(None).unwrap().len(), 5);
    // Each capture says which import it belongs to; the log has one act for each batch.
    let detail = fixture.detail(1);
    assert!(detail.captures.iter().all(|capture| capture.import == Some(import)));
    assert!(detail.captures.iter().all(|capture| capture.how == How::Import));
    let entries = fixture.archive().read(|r| r.log().entries(&LogFilter::default())).unwrap();
    let labels: Vec<_> = entries.iter().map(|entry| entry.label.as_str()).collect();
    assert_eq!(labels, ["Imported 2 items from Weir papers", "Imported 3 items from Weir papers"]);
    fixture.assert_sound();
}

#[test]
fn items_and_cursor_are_stored_together_or_not_at_all() {
    let fixture = Fixture::new();
    let import = begin(&fixture, &[("/in/a.jsonl", 100)]);
    file(&fixture, import, 1, &["one\nText."], 10);
    let items = entries(&fixture, &["two\nText.", "three\nText."]);
    let failed = fixture.archive().import_batch(act(&fixture, "Imported"), import, |batch| {
        for item in items {
            batch.file(1, item)?;
        }
        batch.input(1, &InputNote { cursor: Some("90".to_owned()), ..InputNote::default() })?;
        batch.input(9, &InputNote::default())
    });
    assert!(matches!(failed, Err(ArchiveError::NotFound { noun: "input", .. })));
    let next = fixture.archive().read(|r| r.imports().next_input(import)).unwrap().unwrap();
    assert_eq!((next.cursor.as_str(), next.counts.entries), ("10", 1));
    assert_eq!(fixture.archive().read(|r| r.items().counts()).unwrap().inbox, 1);
    fixture.assert_sound();
}

#[test]
fn a_job_goes_on_with_the_first_input_that_is_not_read() {
    let mut fixture = Fixture::new();
    let import = begin(&fixture, &[("/in/a", 1), ("/in/b", 1), ("/in/c", 1)]);
    let next = |fixture: &Fixture| {
        let next = fixture.archive().read(|r| r.imports().next_input(import)).unwrap();
        next.map(|input| (input.number, input.state, input.cursor))
    };
    assert_eq!(next(&fixture), Some((1, InputState::Waiting, String::new())));
    let note = |fixture: &Fixture, number, state, why: Option<&str>| {
        let why = why.map(str::to_owned);
        let note = InputNote { state: Some(state), why, ..InputNote::default() };
        fixture.archive().note_import(|notes| notes.input(import, number, &note)).unwrap();
    };
    note(&fixture, 1, InputState::Done, None);
    note(&fixture, 2, InputState::Skipped, Some("it is empty"));
    file(&fixture, import, 3, &["one\nText."], 44);
    // Also in another process.
    fixture.open().unwrap();
    assert_eq!(next(&fixture), Some((3, InputState::Running, "44".to_owned())));
    note(&fixture, 3, InputState::Failed, Some("it is cut off"));
    assert_eq!(next(&fixture), None);
    let rows = fixture.archive().read(|r| r.imports().inputs(import, 1, 5)).unwrap().rows;
    assert_eq!(rows[0].why.as_deref(), Some("it is empty"));
    let ended = fixture.now();
    let end = |state, at, why| {
        fixture.archive().note_import(|notes| notes.set_state(import, state, at, why)).unwrap();
        fixture.archive().read(|r| r.imports().get(import)).unwrap()
    };
    let failed = end(ImportState::Failed, Some(ended), Some("the disk is full"));
    assert_eq!((failed.ended_at, failed.why.as_deref()), (Some(ended), Some("the disk is full")));
    let resumed = end(ImportState::Running, None, None);
    assert_eq!((resumed.ended_at, resumed.why), (None, None));
}

#[test]
fn what_could_not_be_read_is_kept_and_can_be_tried_again() {
    let fixture = Fixture::new();
    let import = begin(&fixture, &[("/in/a.warc", 100)]);
    let kept = fixture.archive().originals().pack(&[b"cannot be read"]).unwrap().remove(0);
    let trouble = |what, place: &str, original: Option<&archive::PutOriginal>| NewTrouble {
        place: Some(place.to_owned()),
        what,
        why: "no text in it".to_owned(),
        url: Some("https://weir.example/x".to_owned()),
        original: original.cloned(),
        at: at(1),
    };
    let (failed, _) = fixture
        .archive()
        .import_batch(act(&fixture, "Imported"), import, |batch| {
            batch.trouble(1, &trouble(TroubleKind::Skipped, "record 1", None))?;
            batch.trouble(1, &trouble(TroubleKind::Failed, "record 2", Some(&kept)))
        })
        .unwrap();
    assert_eq!(
        counts(&fixture, import),
        Counts { entries: 2, skipped: 1, failed: 1, ..Counts::default() }
    );
    let troubles =
        |filter| fixture.archive().read(|r| r.imports().troubles(import, filter, 0, 10)).unwrap();
    let all = troubles(TroubleFilter::default());
    assert_eq!((all.total, all.rows[1].place.as_deref()), (2, Some("record 2")));
    let open = TroubleFilter { what: Some(TroubleKind::Failed), open: true };
    let row = troubles(open).rows.remove(0);
    assert_eq!((row.id, row.original.as_ref()), (failed, Some(&kept.sha)));
    // Its bytes are an original like any other.
    assert_eq!(fixture.archive().originals().get(&kept.sha).unwrap(), b"cannot be read");
    fixture.assert_sound();

    let mut item = item_of(kept.clone(), "Read after all\nBy newer rules.");
    item.capture = NewCapture::of(kept, How::Import);
    let (filed, _) = fixture
        .archive()
        .import_batch(act(&fixture, "Imported"), import, |batch| batch.file_again(failed, item))
        .unwrap();
    assert_eq!(filed.outcome, Outcome::New);
    assert_eq!(
        counts(&fixture, import),
        Counts { entries: 2, skipped: 1, filed: 1, ..Counts::default() }
    );
    assert_eq!(troubles(open).total, 0);
    assert_eq!(troubles(TroubleFilter::default()).total, 2);
    let twice = fixture.archive().note_import(|n| n.settle(import, failed, Outcome::Seen));
    assert!(matches!(twice, Err(ArchiveError::NotFound { .. })));
}

#[test]
fn an_input_can_be_read_once_more_from_its_beginning() {
    let fixture = Fixture::new();
    let import = begin(&fixture, &[("/in/a", 40), ("/in/b", 60)]);
    file(&fixture, import, 1, &["one\nText."], 40);
    file(&fixture, import, 2, &["two\nText.", "three\nText."], 30);
    fixture.archive().note_import(|notes| notes.restart_input(import, 2)).unwrap();
    let expected = Counts { entries: 1, filed: 1, bytes_done: 40, ..Counts::default() };
    assert_eq!(counts(&fixture, import), expected);
    let outcomes = file(&fixture, import, 2, &["two\nText.", "three\nText."], 60);
    assert_eq!(outcomes, [Outcome::Seen, Outcome::Seen]);
    assert_eq!(counts(&fixture, import).bytes_done, 100);
}

#[test]
fn what_an_import_filed_can_be_discarded_in_one_act() {
    let fixture = Fixture::new();
    let before = entries(&fixture, &["one\nText."]).remove(0);
    let old = fixture.act("Filed", |w| w.items().file(&before)).item;
    let import = begin(&fixture, &[("/in/a", 40)]);
    file(&fixture, import, 1, &["one\nText.", "two\nText.", "three\nText."], 10);
    file(&fixture, import, 1, &["four\nText."], 40);
    let kept = fixture.archive().read(|r| r.items().find("buoy-2026-3")).unwrap().unwrap();
    fixture.act("Kept", |w| w.items().set_status(&[kept], Status::Filed));
    let discarded = fixture.act("Discarded what was imported", |w| w.imports().discard(import));
    assert_eq!(discarded, 2);
    // What was there before, and what was looked at since, stays.
    assert_eq!((fixture.status(old), fixture.status(kept)), (Status::Inbox, Status::Filed));
    let count = || fixture.archive().read(|r| r.items().counts()).unwrap().discarded;
    assert_eq!(count(), 2);
    assert_eq!(fixture.undo().unwrap().label, "Discarded what was imported");
    assert_eq!(count(), 0);
    fixture.redo().unwrap();
    assert_eq!(count(), 2);
    fixture.undo().unwrap();
    // A batch alone is taken back like any filing.
    fixture.undo().unwrap();
    let undone = fixture.undo().unwrap();
    assert_eq!((undone.label.as_str(), undone.discarded), ("Imported 1 items from Weir papers", 1));
    fixture.assert_sound();
}

#[test]
fn a_capture_names_its_container_and_the_place_in_it() {
    let fixture = Fixture::new();
    let sha = Sha256Hex::of(b"the whole mail");
    let new = NewContainer {
        sha: Some(sha.clone()),
        name: "weir.eml".to_owned(),
        size: 900,
        kind: "eml".to_owned(),
    };
    let mut part = entries(&fixture, &["one\nText."]).remove(0);
    let (filed, container) = fixture.act("Filed a part", |w| {
        let container = w.containers().note(&new)?;
        assert_eq!(w.containers().note(&new)?, container);
        part.capture.container = Some(ContainerPlace {
            container,
            place: "attachment 2".to_owned(),
            told: r#"{"title":"one"}"#.to_owned(),
        });
        Ok((w.items().file(&part)?, container))
    });
    let came_in = fixture.detail(filed.item).captures[0].came_in.clone().unwrap();
    assert_eq!(
        (came_in.place.as_str(), came_in.told.as_str()),
        ("attachment 2", r#"{"title":"one"}"#)
    );
    assert_eq!((came_in.container.id, came_in.container.sha), (container, Some(sha.clone())));
    assert_eq!((came_in.container.name.as_str(), came_in.container.size), ("weir.eml", 900));
    // A large one is noted before it was read through.
    let later =
        fixture.act("Noted", |w| w.containers().note(&NewContainer { sha: None, ..new.clone() }));
    assert_ne!(later, container);
    fixture.act("Read", |w| w.containers().read_through(later, &sha));
    fixture.act("Read", |w| w.containers().read_through(later, &Sha256Hex::of(b"other")));
    let read = fixture.archive().read(|r| r.containers().get(later)).unwrap();
    assert_eq!(read.sha, Some(sha));
}

#[test]
fn an_import_can_be_taken_off_the_list() {
    let fixture = Fixture::new();
    let (first, second) = (begin(&fixture, &[]), begin(&fixture, &[]));
    let listed = |hidden| {
        let imports = fixture.archive().read(|r| r.imports().all(hidden)).unwrap();
        imports.into_iter().map(|import| import.id).collect::<Vec<_>>()
    };
    assert_eq!(listed(false), [second, first]);
    fixture.archive().note_import(|notes| notes.hide(first, true)).unwrap();
    assert_eq!((listed(false), listed(true)), (vec![second], vec![second, first]));
    let missing = fixture.archive().note_import(|notes| notes.hide(9, true));
    assert!(matches!(missing, Err(ArchiveError::NotFound { noun: "import", .. })));
}
