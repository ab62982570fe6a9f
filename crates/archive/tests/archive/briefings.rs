//! Briefings: every save is kept, and who cites what is exact.

use archive::{ArchiveError, BriefingEdit, BriefingId, NewBriefing, NewCase};
use jiff::SignedDuration;

use crate::fixture::{Fixture, text};

fn create(fixture: &Fixture, title: &str, markdown: &str, cites: &[&str]) -> BriefingId {
    let new = NewBriefing {
        title: title.to_owned(),
        case: None,
        tlp: "TLP:CLEAR".to_owned(),
        text: text(markdown, cites),
    };
    fixture.act("Made a briefing", |w| w.briefings().create(&new))
}

fn save(fixture: &Fixture, id: BriefingId, base: u32, markdown: &str, cites: &[&str]) -> u32 {
    let edit = BriefingEdit { text: Some(text(markdown, cites)), ..BriefingEdit::default() };
    fixture.act("Saved", |w| w.briefings().save(id, base, &edit))
}

fn citing(fixture: &Fixture, key: &str) -> Vec<BriefingId> {
    fixture.archive().read(|r| r.briefings().citing(key)).unwrap()
}

#[test]
fn every_save_is_a_revision_and_comes_back() {
    let fixture = Fixture::new();
    let id = create(&fixture, "Buoys in March", "One.", &[]);
    let case = fixture.act("Case", |w| {
        w.cases().create(&NewCase { title: "Buoys".to_owned(), ..NewCase::default() })
    });
    assert_eq!(save(&fixture, id, 1, "One. Two.", &[]), 2);
    assert_eq!(save(&fixture, id, 2, "One. Two.", &[]), 2, "nothing changed");
    let edit = BriefingEdit {
        title: Some("Buoys in spring".to_owned()),
        case: Some(Some(case)),
        tlp: Some("TLP:AMBER".to_owned()),
        text: None,
    };
    assert_eq!(fixture.act("Saved", |w| w.briefings().save(id, 2, &edit)), 3);
    let archive = fixture.archive();
    let now = archive.read(|r| r.briefings().get(id)).unwrap();
    assert_eq!((now.row.title.as_str(), now.row.tlp.as_str()), ("Buoys in spring", "TLP:AMBER"));
    assert_eq!((now.row.key.as_str(), now.row.revision, now.row.words), ("buoys-in-march", 3, 2));
    assert_eq!(now.row.case.as_ref().map(|case| case.key.as_str()), Some("buoys"));
    assert_eq!(now.markdown, "One. Two.");
    let then = archive.read(|r| r.briefings().revision(id, 1)).unwrap();
    assert_eq!((then.row.title.as_str(), then.markdown.as_str()), ("Buoys in March", "One."));
    assert_eq!(then.row.case, None);
    assert_eq!(
        archive.read(|r| r.briefings().of_case(case)).unwrap(),
        std::slice::from_ref(&now.row)
    );
    assert_eq!(archive.read(|r| r.briefings().rows(&[id, 99])).unwrap(), [now.row]);
    assert_eq!(archive.read(|r| r.briefings().find("BUOYS-in-March")).unwrap(), Some(id));
    fixture.assert_sound();
}

#[test]
fn a_save_on_an_old_revision_is_refused() {
    let fixture = Fixture::new();
    let id = create(&fixture, "Buoys", "One.", &[]);
    save(&fixture, id, 1, "Two.", &[]);
    let edit = BriefingEdit { text: Some(text("Mine.", &[])), ..BriefingEdit::default() };
    let refused = fixture.try_act("Saved", |w| w.briefings().save(id, 1, &edit)).unwrap_err();
    let ArchiveError::Refused { reason } = refused else { panic!("{refused}") };
    assert!(reason.contains("revision 2 stands, not 1"), "{reason}");
    assert_eq!(fixture.archive().read(|r| r.briefings().get(id)).unwrap().markdown, "Two.");
}

#[test]
fn restoring_makes_an_old_text_stand_as_a_new_revision() {
    let fixture = Fixture::new();
    let id = create(&fixture, "Buoys", "One.", &["buoy-2026"]);
    save(&fixture, id, 1, "Two.", &[]);
    assert_eq!(fixture.act("Restored", |w| w.briefings().restore(id, 1)), 3);
    assert_eq!(fixture.act("Restored", |w| w.briefings().restore(id, 3)), 3, "it stands already");
    let now = fixture.archive().read(|r| r.briefings().get(id)).unwrap();
    assert_eq!((now.markdown.as_str(), now.row.revision), ("One.", 3));
    assert_eq!(citing(&fixture, "buoy-2026"), [id]);
    let missing = fixture.try_act("Restored", |w| w.briefings().restore(id, 9));
    assert!(matches!(missing, Err(ArchiveError::NotFound { noun: "revision", .. })));
}

#[test]
fn an_item_knows_the_briefings_that_cite_it_now() {
    let fixture = Fixture::new();
    let filed = fixture.file("Buoy");
    let a = create(&fixture, "A", "Text", &[&filed.key, "unknown-key"]);
    let b = create(&fixture, "B", "Text", &[]);
    assert_eq!(fixture.detail(filed.item).cited_in, [a]);
    save(&fixture, b, 1, "Text [@..]", &[&filed.key]);
    assert_eq!(fixture.detail(filed.item).cited_in, [a, b]);
    save(&fixture, a, 1, "No more", &["unknown-key"]);
    assert_eq!(fixture.detail(filed.item).cited_in, [b]);
    // Taking the save back brings the citation back, doing it again removes it.
    fixture.undo().unwrap();
    assert_eq!(fixture.detail(filed.item).cited_in, [a, b]);
    fixture.redo().unwrap();
    assert_eq!(fixture.detail(filed.item).cited_in, [b]);
    assert_eq!(citing(&fixture, "unknown-key"), [a]);
}

#[test]
fn a_save_that_was_taken_back_keeps_its_number() {
    let fixture = Fixture::new();
    let id = create(&fixture, "Buoys", "One.", &[]);
    save(&fixture, id, 1, "Two.", &[]);
    fixture.undo().unwrap();
    let back = fixture.archive().read(|r| r.briefings().get(id)).unwrap();
    assert_eq!((back.row.revision, back.markdown.as_str()), (1, "One."));
    assert_eq!(save(&fixture, id, 1, "Three.", &[]), 3);
    let numbers: Vec<_> = fixture
        .archive()
        .read(|r| r.briefings().revisions(id))
        .unwrap()
        .iter()
        .map(|revision| revision.number)
        .collect();
    assert_eq!(numbers, [3, 2, 1]);
    fixture.assert_sound();
}

#[test]
fn of_a_run_of_automatic_saves_the_last_is_listed() {
    let fixture = Fixture::new();
    let id = create(&fixture, "Buoys", "0", &[]);
    let mut base = 1;
    for run in 0..3 {
        for word in 0..4 {
            base = save(&fixture, id, base, &format!("{run} {word}"), &[]);
        }
        // Ten minutes of thinking.
        fixture.wait(600);
    }
    let listed = |seconds| -> Vec<u32> {
        let pause = SignedDuration::from_secs(seconds);
        let listed = fixture.archive().read(|r| r.briefings().milestones(id, pause)).unwrap();
        listed.iter().map(|revision| revision.number).collect()
    };
    assert_eq!(listed(60), [13, 9, 5, 1]);
    assert_eq!(listed(0).len(), 13);
    assert_eq!(listed(86_400), [13, 1]);
    assert_eq!(fixture.archive().read(|r| r.briefings().revisions(id)).unwrap().len(), 13);
}

#[test]
fn a_briefing_that_was_taken_back_is_gone_and_comes_again() {
    let fixture = Fixture::new();
    let id = create(&fixture, "Buoys", "One.", &["buoy-2026"]);
    fixture.undo().unwrap();
    let archive = fixture.archive();
    assert!(archive.read(|r| r.briefings().all()).unwrap().is_empty());
    assert!(citing(&fixture, "buoy-2026").is_empty());
    let gone = archive.read(|r| r.briefings().get(id));
    assert!(matches!(gone, Err(ArchiveError::NotFound { noun: "briefing", .. })));
    fixture.redo().unwrap();
    assert_eq!(archive.read(|r| r.briefings().get(id)).unwrap().markdown, "One.");
    assert_eq!(citing(&fixture, "buoy-2026"), [id]);
}

#[test]
fn what_makes_no_briefing_is_refused() {
    let fixture = Fixture::new();
    let no_title = NewBriefing { title: " ".to_owned(), ..NewBriefing::default() };
    let refused = fixture.try_act("Made", |w| w.briefings().create(&no_title));
    assert!(matches!(refused, Err(ArchiveError::Refused { .. })));
    let no_case = NewBriefing { title: "A".to_owned(), case: Some(9), ..NewBriefing::default() };
    let refused = fixture.try_act("Made", |w| w.briefings().create(&no_case));
    assert!(matches!(refused, Err(ArchiveError::NotFound { noun: "case", .. })));
}
