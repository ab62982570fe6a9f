//! An import is killed again and again; it goes on exactly where it stood, and ends with every entry
//! once.

use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

use archive::{
    Act, Archive, Content, DoctorOptions, How, ImportId, ImportState, InputNote, InputState, Mode,
    NewCapture, NewImport, NewInput, NewItem, NewTrouble, Outcome, Sha256Hex, TroubleKind,
};

use crate::child::say;
use crate::kill::{kills, run_and_kill};
use crate::vault::{create, now, open};

/// Entries of one batch.
const BATCH: u64 = 40;

/// Every so many entries one cannot be read.
const BROKEN: u64 = 17;

/// The only import of the vault.
const IMPORT: ImportId = 1;

fn entry(number: u64) -> String {
    let words = "The harbour crane has not moved since Monday. ".repeat((number % 50) as usize);
    format!("Entry {number}\n{words}")
}

/// Imports until it is killed; says the cursor after each batch that was stored.
pub(crate) fn go_on(folder: &Path) {
    let archive = open(folder, Mode::Write).unwrap();
    let Some(input) = archive.read(|r| r.imports().next_input(IMPORT)).unwrap() else { return };
    let mut cursor: u64 = input.cursor.parse().unwrap_or(0);
    loop {
        batch(&archive, cursor, cursor + BATCH);
        cursor += BATCH;
        say(&cursor.to_string());
    }
}

fn batch(archive: &Archive, from: u64, to: u64) {
    let texts: Vec<String> = (from..to).map(entry).collect();
    let bytes: Vec<&[u8]> = texts.iter().map(|text| text.as_bytes()).collect();
    let kept = archive.originals().pack(&bytes).unwrap();
    let at = now();
    let act = Act::new(at, "Ada", format!("Imported {} entries", to - from));
    archive
        .import_batch(act, IMPORT, |batch| {
            for ((number, text), original) in (from..to).zip(&texts).zip(kept) {
                if number % BROKEN == 0 {
                    let trouble = NewTrouble {
                        place: Some(format!("record {number}")),
                        what: TroubleKind::Failed,
                        why: "it cannot be read".to_owned(),
                        url: None,
                        original: Some(original),
                        at,
                    };
                    batch.trouble(1, &trouble)?;
                    continue;
                }
                let (title, body) = text.split_once('\n').unwrap();
                let content = Content {
                    title: title.to_owned(),
                    body: body.to_owned(),
                    url: Some(format!("https://crane.example/{number}")),
                    ..Content::default()
                };
                let capture = NewCapture::of(original, How::Import);
                let key_stem = "crane".to_owned();
                let filed = batch.file(1, NewItem { key_stem, content, capture })?;
                assert_eq!(filed.outcome, Outcome::New, "entry {number} was filed before");
            }
            let state = Some(InputState::Running);
            batch.input(
                1,
                &InputNote { state, cursor: Some(to.to_string()), ..InputNote::default() },
            )
        })
        .unwrap();
}

fn begin(folder: &Path) {
    let archive = open(folder, Mode::Write).unwrap();
    let new = NewImport {
        label: "Entries".to_owned(),
        actor: "Ada".to_owned(),
        at: now(),
        placing: "{}".to_owned(),
        watch: None,
    };
    let input = NewInput { path: "/entries".to_owned(), size: 0, modified_ns: None };
    archive
        .note_import(|notes| {
            assert_eq!(notes.begin(&new)?, IMPORT);
            notes.add_inputs(IMPORT, &[input])?;
            notes.set_state(IMPORT, ImportState::Running, None, None)
        })
        .unwrap();
}

pub(crate) fn goes_on_after_kills() {
    let kills = kills();
    let place = tempfile::tempdir().unwrap();
    let folder = create(place.path());
    begin(&folder);
    let (mut confirmed, mut checked) = (0, 0);
    for round in 0..kills {
        // Some kills hit the opening, some the first pack, some a batch in the middle.
        let delay = Duration::from_millis(30 + round * 97 % 400);
        let lines = run_and_kill(&["part-import", folder.to_str().unwrap()], delay);
        let said: Vec<u64> = lines.iter().filter_map(|line| line.parse().ok()).collect();
        // The last line may have lost its last digits; the ones before have not.
        confirmed =
            said.iter().copied().filter(|cursor| cursor % BATCH == 0).fold(confirmed, u64::max);
        let thorough = round % 10 == 9 || round + 1 == kills;
        checked = check(&folder, confirmed, if thorough { 0 } else { checked }, thorough);
    }
    println!("{kills} kills, {checked} entries, each of them once");
    assert!(checked >= kills, "the child hardly worked: {checked} entries");
}

/// Checks the vault after a kill; answers how many entries are in it.
fn check(folder: &Path, confirmed: u64, from: u64, thorough: bool) -> u64 {
    let archive = open(folder, Mode::Write).unwrap();
    let input = archive.read(|r| r.imports().input(IMPORT, 1)).unwrap();
    let (stored, counts) = (input.cursor.parse::<u64>().unwrap_or(0), input.counts);
    assert!(stored >= confirmed, "{confirmed} entries were confirmed, {stored} are there");
    // At most one batch was stored without being confirmed any more.
    assert!(stored % BATCH == 0, "half a batch: {stored}");
    let broken = stored.div_ceil(BROKEN);
    assert_eq!((counts.entries, counts.failed), (stored, broken));
    assert_eq!((counts.filed, counts.seen, counts.versions), (stored - broken, 0, 0));
    assert_eq!(archive.read(|r| r.imports().get(IMPORT)).unwrap().counts, counts);
    assert_eq!(archive.read(|r| r.items().counts()).unwrap().inbox, stored - broken);
    for number in from..stored {
        let text = entry(number);
        let sha = Sha256Hex::of(text.as_bytes());
        assert_eq!(archive.originals().get(&sha).unwrap(), text.as_bytes(), "entry {number}");
        let item = archive.read(|r| r.items().by_original(&sha)).unwrap();
        assert_eq!(item.is_none(), number % BROKEN == 0, "entry {number}");
    }
    if thorough {
        let (head, _) = archive.read(|r| r.log().head()).unwrap();
        assert!(archive.wait_for_index(head, Duration::from_secs(60)));
        let mut progress = |_: &'static str, _: u64, _: u64| ControlFlow::Continue(());
        let report = archive.doctor(DoctorOptions::default(), &mut progress).unwrap();
        assert!(report.is_healthy(), "{report:#?}");
        // The index holds what a new one would hold.
        let compared = report.checks.iter().find(|check| check.name == "Search index").unwrap();
        assert!(compared.finding.starts_with(&format!("{} item", stored - broken)), "{compared:?}");
        assert_eq!(
            archive.rebuild_index(&mut |_, _| ControlFlow::Continue(())).unwrap(),
            stored - broken
        );
    }
    stored
}
