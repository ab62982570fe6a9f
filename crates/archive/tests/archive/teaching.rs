//! Rules for sites and watched folders: set, changed, taken back and done again.

use archive::{ArchiveError, NewCase, NewWatch, SeenFile, WatchEdit};

use crate::fixture::{Fixture, strings};

#[test]
fn a_rule_for_a_site_is_set_changed_and_taken_away() {
    let fixture = Fixture::new();
    let rules = |host: &str| {
        let rules = fixture.archive().read(|r| r.site_rules().of_host(host)).unwrap();
        rules.into_iter().map(|rule| (rule.signature, rule.cut)).collect::<Vec<_>>()
    };
    let set = |host: &str, signature: &str, cut| {
        fixture.act("Taught a rule", |w| w.site_rules().set(host, signature, cut))
    };
    assert!(set("Weir.Example", "read more about", true));
    assert!(!set("weir.example", "read more about", true));
    assert!(set("weir.example", "the keeper says", false));
    assert!(set("other.example", "read more about", true));
    assert_eq!(
        rules("WEIR.example"),
        [("read more about".to_owned(), true), ("the keeper says".to_owned(), false)]
    );
    let (_, changed) = fixture
        .try_act("Turned a rule", |w| w.site_rules().set("weir.example", "read more about", false))
        .unwrap();
    assert!(changed.site_rules && changed.items.is_empty());
    assert!(!rules("weir.example")[0].1);
    assert_eq!(fixture.undo().unwrap().label, "Turned a rule");
    assert!(rules("weir.example")[0].1);

    let all = fixture.archive().read(|r| r.site_rules().all()).unwrap();
    let hosts: Vec<_> = all.iter().map(|rule| rule.host.as_str()).collect();
    assert_eq!(hosts, ["other.example", "weir.example", "weir.example"]);
    assert!(fixture.act("Forgot a rule", |w| w.site_rules().remove(all[1].id)));
    assert!(!fixture.act("Forgot a rule", |w| w.site_rules().remove(all[1].id)));
    assert_eq!(rules("weir.example").len(), 1);
    fixture.undo().unwrap();
    assert_eq!(rules("weir.example").len(), 2);
    fixture.redo().unwrap();
    assert_eq!(rules("weir.example").len(), 1);
    // Taught again it is the rule it was.
    set("weir.example", "read more about", true);
    let again = fixture.archive().read(|r| r.site_rules().of_host("weir.example")).unwrap();
    assert_eq!(again[0].id, all[1].id);
    for (host, signature) in [("", "x"), (" ", "x"), ("weir.example", " ")] {
        let refused = fixture.try_act("Taught", |w| w.site_rules().set(host, signature, true));
        assert!(matches!(refused, Err(ArchiveError::Refused { .. })), "{host:?} {signature:?}");
    }
    fixture.assert_sound();
}

fn watch(folder: &str) -> NewWatch {
    NewWatch {
        folder: folder.to_owned(),
        case: None,
        tags: strings(&["drop"]),
        recursive: true,
        every: 300,
    }
}

#[test]
fn a_watched_folder_is_made_changed_and_given_up() {
    let fixture = Fixture::new();
    let id = fixture.act("Watched a folder", |w| w.watches().create(&watch("/in/weir")));
    let get = || fixture.archive().read(|r| r.watches().get(id));
    let made = get().unwrap();
    assert_eq!((made.folder.as_str(), made.every, made.paused), ("/in/weir", 300, false));
    assert_eq!((made.tags, made.recursive, made.case), (strings(&["drop"]), true, None));
    let new = NewCase { title: "Weir".to_owned(), ..NewCase::default() };
    let case = fixture.act("Made a case", |w| w.cases().create(&new));
    let edit = WatchEdit {
        case: Some(Some(case)),
        every: Some(60),
        paused: Some(true),
        ..WatchEdit::default()
    };
    let (changed, touched) =
        fixture.try_act("Changed a watch", |w| w.watches().update(id, &edit)).unwrap();
    assert!(changed && touched.watches == [id]);
    let now = get().unwrap();
    assert_eq!((now.case, now.every, now.paused, now.recursive), (Some(case), 60, true, true));
    assert!(!fixture.act("Changed a watch", |w| w.watches().update(id, &edit)));
    fixture.undo().unwrap();
    assert_eq!(get().unwrap().every, 300);
    fixture.redo().unwrap();
    assert!(fixture.act("Gave up a folder", |w| w.watches().forget(id)));
    assert!(matches!(get(), Err(ArchiveError::NotFound { .. })));
    assert!(fixture.archive().read(|r| r.watches().all()).unwrap().is_empty());
    fixture.undo().unwrap();
    assert_eq!(get().unwrap().every, 60);
    fixture.assert_sound();
}

#[test]
fn what_cannot_be_watched_is_refused() {
    let fixture = Fixture::new();
    fixture.act("Watched", |w| w.watches().create(&watch("/in/weir")));
    let refused = |new: NewWatch| {
        fixture.try_act("Watched", |w| w.watches().create(&new)).unwrap_err().to_string()
    };
    assert!(refused(watch("/in/weir")).contains("watched already"));
    assert!(refused(watch("weir")).contains("whole path"));
    assert!(refused(NewWatch { every: 0, ..watch("/x") }).contains("every second"));
    assert!(refused(NewWatch { case: Some(9), ..watch("/x") }).contains("no case 9"));
    let edit = WatchEdit { every: Some(0), ..WatchEdit::default() };
    assert!(fixture.try_act("Changed", |w| w.watches().update(1, &edit)).is_err());
    assert!(fixture.try_act("Changed", |w| w.watches().update(7, &edit)).is_err());
}

#[test]
fn a_file_that_was_read_is_known_until_it_changes() {
    let fixture = Fixture::new();
    let id = fixture.act("Watched", |w| w.watches().create(&watch("/in")));
    let file = |size, modified_ns| SeenFile { path: "/in/a.html".to_owned(), size, modified_ns };
    let seen =
        |file: &SeenFile| fixture.archive().read(|r| r.watches().has_seen(id, file)).unwrap();
    assert!(!seen(&file(10, 1)));
    // Noting it is no act: nothing is logged.
    let ((), changed) =
        fixture.try_act("Looked", |w| w.watches().note_seen(id, &[file(10, 1)])).unwrap();
    assert_eq!(changed.seq, 0);
    assert!(seen(&file(10, 1)) && !seen(&file(11, 1)) && !seen(&file(10, 2)));
    fixture.act("Looked", |w| w.watches().note_seen(id, &[file(11, 5)]));
    assert!(seen(&file(11, 5)) && !seen(&file(10, 1)));
}
