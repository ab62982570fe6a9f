//! Random acts against the promise: undoing all of them gives the state before, redoing all of
//! them the state after, and the log is whole all the way.

use archive::{
    ArchiveError, BriefingEdit, CaseEdit, CaseStatus, Content, Correction, Field, ItemFilter,
    MadeBy, NewBriefing, NewCase, NewWatch, RecordedDate, Role, Status, WatchEdit, Writer,
};
use proptest::prelude::*;

use crate::fixture::{Fixture, text};

/// Items, cases and briefings that are there before the first random act.
const ITEMS: i64 = 4;

#[derive(Debug, Clone)]
enum Step {
    Triage(Vec<i64>, Status),
    Tag(Vec<i64>, u8),
    Untag(Vec<i64>, u8),
    Correct(i64, Correction),
    Clear(i64, Field),
    NewCase(u8),
    EditCase(i64, u8),
    Link(i64, Vec<i64>, Role, Option<u8>),
    Unlink(i64, Vec<i64>),
    NewBriefing(u8),
    Save(i64, u8),
    Restore(i64),
    Rename(u8),
    Rewrite(i64, u8),
    Show(i64, u32),
    Merge(i64, Vec<i64>),
    Teach(u8, bool),
    Unteach(i64),
    Watch(u8),
    EditWatch(i64, u8),
    GiveUp(i64),
    Undo,
    Redo,
}

fn items() -> impl Strategy<Value = Vec<i64>> {
    proptest::collection::vec(1..=ITEMS, 1..4)
}

fn step() -> impl Strategy<Value = Step> {
    let status = prop_oneof![Just(Status::Inbox), Just(Status::Filed), Just(Status::Discarded)];
    let role = prop_oneof![Just(Role::Evidence), Just(Role::Background), Just(Role::Context)];
    let correction = (0..4_u8, 0..3_u8).prop_map(|(field, n)| match field {
        0 => Correction::Title(format!("Title {n}")),
        1 => Correction::Authors(vec![format!("Author {n}")]),
        2 => Correction::Published(RecordedDate {
            iso: format!("202{n}"),
            ..RecordedDate::default()
        }),
        _ => Correction::Url(format!("https://{n}.example")),
    });
    let field = prop_oneof![Just(Field::Title), Just(Field::Authors), Just(Field::Url)];
    prop_oneof![
        3 => (items(), status).prop_map(|(items, status)| Step::Triage(items, status)),
        3 => (items(), 0..3_u8).prop_map(|(items, tag)| Step::Tag(items, tag)),
        2 => (items(), 0..3_u8).prop_map(|(items, tag)| Step::Untag(items, tag)),
        2 => (1..=ITEMS, correction).prop_map(|(item, correction)| Step::Correct(item, correction)),
        1 => (1..=ITEMS, field).prop_map(|(item, field)| Step::Clear(item, field)),
        1 => (0..3_u8).prop_map(Step::NewCase),
        2 => (1..4_i64, 0..4_u8).prop_map(|(case, n)| Step::EditCase(case, n)),
        3 => (1..4_i64, items(), role, proptest::option::of(0..3_u8))
            .prop_map(|(case, items, role, note)| Step::Link(case, items, role, note)),
        2 => (1..4_i64, items()).prop_map(|(case, items)| Step::Unlink(case, items)),
        1 => (0..3_u8).prop_map(Step::NewBriefing),
        3 => (1..4_i64, 0..4_u8).prop_map(|(briefing, n)| Step::Save(briefing, n)),
        1 => (1..4_i64).prop_map(Step::Restore),
        1 => (0..3_u8).prop_map(Step::Rename),
        2 => (1..=ITEMS, 0..4_u8).prop_map(|(item, n)| Step::Rewrite(item, n)),
        2 => (1..=ITEMS, 1..4_u32).prop_map(|(item, number)| Step::Show(item, number)),
        2 => (1..=ITEMS, items()).prop_map(|(into, others)| Step::Merge(into, others)),
        1 => (0..3_u8, any::<bool>()).prop_map(|(n, cut)| Step::Teach(n, cut)),
        1 => (1..4_i64).prop_map(Step::Unteach),
        1 => (0..3_u8).prop_map(Step::Watch),
        1 => (1..4_i64, 0..3_u8).prop_map(|(watch, n)| Step::EditWatch(watch, n)),
        1 => (1..4_i64).prop_map(Step::GiveUp),
        3 => Just(Step::Undo),
        2 => Just(Step::Redo),
    ]
}

fn apply(w: &mut Writer<'_>, step: &Step) -> Result<(), ArchiveError> {
    match step {
        Step::Triage(items, status) => w.items().set_status(items, *status).map(drop),
        Step::Tag(items, tag) => w.tags().add(items, &[format!("tag {tag}")]).map(drop),
        Step::Untag(items, tag) => w.tags().remove(items, &[format!("tag {tag}")]).map(drop),
        Step::Correct(item, correction) => w.corrections().set(*item, correction).map(drop),
        Step::Clear(item, field) => w.corrections().clear(*item, *field).map(drop),
        Step::NewCase(n) => {
            let new = NewCase { title: format!("Case {n}"), ..NewCase::default() };
            w.cases().create(&new).map(drop)
        }
        Step::EditCase(case, n) => {
            let status = [CaseStatus::Open, CaseStatus::Paused, CaseStatus::Closed];
            let edit = CaseEdit {
                question: Some(format!("Question {n}?")),
                status: Some(status[usize::from(*n) % 3]),
                ..CaseEdit::default()
            };
            w.cases().update(*case, &edit).map(drop)
        }
        Step::Link(case, items, role, note) => {
            let note = note.map(|n| format!("note {n}"));
            w.links().link(*case, items, *role, note.as_deref()).map(drop)
        }
        Step::Unlink(case, items) => w.links().unlink(*case, items).map(drop),
        Step::NewBriefing(n) => {
            let title = format!("Briefing {n}");
            let new =
                NewBriefing { title, text: text("New", &["buoy-2026"]), ..NewBriefing::default() };
            w.briefings().create(&new).map(drop)
        }
        Step::Save(briefing, n) => {
            let base = w.read().briefings().get(*briefing)?.row.revision;
            let cites: &[&str] = if n % 2 == 0 { &["buoy-2026"] } else { &[] };
            let edit = BriefingEdit {
                text: Some(text(&format!("Text {n}"), cites)),
                ..BriefingEdit::default()
            };
            w.briefings().save(*briefing, base, &edit).map(drop)
        }
        Step::Restore(briefing) => w.briefings().restore(*briefing, 1).map(drop),
        Step::Rename(n) => w.vault().rename(Some(&format!("Vault {n}")), None).map(drop),
        Step::Rewrite(item, n) => {
            let content = Content {
                title: format!("Edited {n}"),
                body: format!("Text {n}"),
                ..Content::default()
            };
            w.items().rewrite(*item, &content, MadeBy::Analyst).map(drop)
        }
        Step::Show(item, number) => w.items().show_version(*item, *number).map(drop),
        Step::Merge(into, others) => w.items().merge(*into, others).map(drop),
        Step::Teach(n, cut) => {
            w.site_rules().set("weir.example", &format!("Block {n}"), *cut).map(drop)
        }
        Step::Unteach(rule) => w.site_rules().remove(*rule).map(drop),
        Step::Watch(n) => {
            let new = NewWatch {
                folder: format!("/in/{n}"),
                case: None,
                tags: Vec::new(),
                recursive: false,
                every: 60,
            };
            w.watches().create(&new).map(drop)
        }
        Step::EditWatch(watch, n) => {
            let edit = WatchEdit { every: Some(u32::from(*n) + 1), ..WatchEdit::default() };
            w.watches().update(*watch, &edit).map(drop)
        }
        Step::GiveUp(watch) => w.watches().forget(*watch).map(drop),
        Step::Undo | Step::Redo => Ok(()),
    }
}

/// All that a user can see of what analysts think.
fn visible(fixture: &Fixture) -> String {
    fixture
        .archive()
        .read(|r| {
            let mut seen = String::new();
            for item in 1..=ITEMS {
                let detail = r.items().detail(item)?;
                seen += &format!("{:?}\n{:?}\n", detail.row, detail.corrections);
                seen += &format!("{:?}\n{:?}\n", detail.links, detail.cited_in);
                seen += &format!("{:?} {:?}\n", detail.merged_into, detail.merged);
                seen += &format!("{:?}\n", detail.version.content);
            }
            for case in r.cases().all()? {
                seen += &format!("{case:?}\n{:?}\n", r.links().evidence(case.id)?);
            }
            for briefing in r.briefings().all()? {
                seen += &format!("{:?}\n", r.briefings().get(briefing.id)?);
            }
            seen += &format!("{:?}\n{:?}\n", r.tags().counts()?, r.vault().get()?);
            seen += &format!("{:?}\n{:?}\n", r.site_rules().all()?, r.watches().all()?);
            seen += &format!("{:?}\n", r.items().page(ItemFilter::InUse, 0, 100)?.total);
            Ok(seen)
        })
        .unwrap()
}

fn undoes(fixture: &Fixture) -> usize {
    let mut count = 0;
    while fixture.archive().read(|r| r.log().next_undo("Ada")).unwrap().is_some() {
        fixture.undo().unwrap();
        count += 1;
    }
    count
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undo_of_all_is_the_beginning_and_redo_of_all_the_end(
        steps in proptest::collection::vec(step(), 1..25),
    ) {
        let fixture = Fixture::new();
        // The beginning is filed by somebody else, so that Ada's undo ends there.
        let beginning = |w: &mut Writer<'_>| {
            for n in 0..ITEMS {
                w.items().file(&crate::fixture::new_item(fixture.archive(), &format!("Item {n}")))?;
            }
            w.cases().create(&NewCase { title: "First".to_owned(), ..NewCase::default() })?;
            let new = NewBriefing { title: "First".to_owned(), ..NewBriefing::default() };
            w.briefings().create(&new).map(drop)
        };
        let act = archive::Act::new(fixture.now(), "Ben", "Began");
        fixture.archive().write(act, beginning).unwrap();
        let before = visible(&fixture);

        for step in &steps {
            match step {
                Step::Undo => drop(fixture.undo()),
                Step::Redo => drop(fixture.redo()),
                // A step about a case or briefing that is not there is refused, as it should be.
                step => drop(fixture.try_act("A step", |w| apply(w, step))),
            }
        }
        let after = visible(&fixture);
        let stood = undoes(&fixture);
        prop_assert_eq!(&visible(&fixture), &before);
        for _ in 0..stood {
            fixture.redo().unwrap();
        }
        prop_assert_eq!(&visible(&fixture), &after);
        let chain = fixture.archive().read(|r| r.log().verify_chain()).unwrap();
        prop_assert_eq!(chain.broken_at, None);
        prop_assert_eq!(chain.rows, fixture.archive().read(|r| r.log().head()).unwrap().0.unsigned_abs());
        for check in fixture.doctor().checks {
            prop_assert!(check.ok || check.name == "Search index", "{:?}", check);
        }
    }
}
