//! What is new, what was seen before, and what is a new version of something.

use std::collections::{BTreeMap, BTreeSet};

use archive::{Content, Filed, How, ItemId, MadeBy, NewCapture, NewItem, Outcome, Status};
use jiff::Timestamp;
use proptest::prelude::*;

use crate::fixture::{Fixture, at};

/// A page as it may come.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Page {
    url: Option<u8>,
    publisher: Option<u8>,
    text: u8,
    /// Bytes around the text: the same page saved twice is seldom the same bytes.
    wrapping: u8,
}

impl Page {
    fn item(&self, fixture: &Fixture, fetched: Option<Timestamp>) -> NewItem {
        let body = format!("The lock keeper told story {}.", self.text);
        let bytes = format!("{self:?}");
        let original = fixture.archive().originals().put(bytes.as_bytes()).unwrap();
        NewItem {
            key_stem: "lock".to_owned(),
            content: Content {
                title: format!("Story {}", self.text),
                body,
                url: self.url.map(|url| format!("https://canal.example/{url}")),
                publisher: self.publisher.map(|publisher| format!("Canal Post {publisher}")),
                ..Content::default()
            },
            capture: NewCapture { fetched, ..NewCapture::of(original, How::File) },
        }
    }

    fn file(&self, fixture: &Fixture) -> Filed {
        let item = self.item(fixture, None);
        fixture.act("Filed", |w| w.items().file(&item))
    }
}

const PAGE: Page = Page { url: Some(1), publisher: Some(1), text: 1, wrapping: 0 };

#[test]
fn the_same_address_with_the_same_words_was_seen_before() {
    let fixture = Fixture::new();
    let first = PAGE.file(&fixture);
    let again = Page { wrapping: 1, publisher: None, ..PAGE }.file(&fixture);
    assert_eq!((again.outcome, again.item, again.version), (Outcome::Seen, first.item, 1));
    assert_eq!(again.key, first.key);
    let detail = fixture.detail(first.item);
    assert_eq!((detail.captures.len(), detail.versions.len()), (2, 1));
    assert_eq!(detail.captures[0].outcome, Outcome::Seen);
    // Another address is another page, whatever it says.
    let elsewhere = Page { url: Some(2), ..PAGE }.file(&fixture);
    assert_eq!(elsewhere.outcome, Outcome::New);
    fixture.assert_sound();
}

#[test]
fn the_same_address_with_other_words_is_a_new_version() {
    let fixture = Fixture::new();
    let first = PAGE.file(&fixture);
    let changed = Page { text: 2, ..PAGE }.file(&fixture);
    assert_eq!((changed.outcome, changed.item, changed.version), (Outcome::Version, first.item, 2));
    assert_eq!(fixture.row(first.item).title, "Story 2");
    // The first words again, in other bytes: seen before, and what is shown stays.
    let back = Page { wrapping: 7, ..PAGE }.file(&fixture);
    assert_eq!((back.outcome, back.item, back.version), (Outcome::Seen, first.item, 1));
    assert_eq!(fixture.row(first.item).title, "Story 2");
    // A headline that changed is a change, too.
    let mut item = Page { wrapping: 8, ..PAGE }.item(&fixture, None);
    item.content.title = "Story 1, corrected".to_owned();
    let filed = fixture.act("Filed", |w| w.items().file(&item));
    assert_eq!((filed.outcome, filed.version), (Outcome::Version, 3));
    let made: Vec<_> = fixture.detail(first.item).versions.iter().map(|v| v.made_by).collect();
    assert_eq!(made, [MadeBy::Capture; 3]);
    fixture.assert_sound();
}

#[test]
fn an_act_that_brought_a_version_can_be_taken_back() {
    let fixture = Fixture::new();
    let first = PAGE.file(&fixture);
    Page { text: 2, ..PAGE }.file(&fixture);
    fixture.undo().unwrap();
    assert_eq!(fixture.row(first.item).title, "Story 1");
    assert_eq!(fixture.status(first.item), Status::Inbox);
    assert_eq!(fixture.detail(first.item).versions.len(), 2);
    fixture.redo().unwrap();
    assert_eq!(fixture.row(first.item).title, "Story 2");
    fixture.assert_sound();
}

#[test]
fn a_page_fetched_earlier_does_not_take_the_place_of_a_newer_one() {
    let fixture = Fixture::new();
    let at_day = |day: i64| Some(at(-86_400 * 1_000 + day * 86_400));
    let file = |page: Page, day: i64| {
        let item = page.item(&fixture, at_day(day));
        fixture.act("Filed", |w| w.items().file(&item))
    };
    let item = file(Page { text: 5, ..PAGE }, 5).item;
    assert_eq!(file(Page { text: 3, ..PAGE }, 3).outcome, Outcome::Version);
    assert_eq!(fixture.row(item).title, "Story 5");
    file(Page { text: 9, ..PAGE }, 9);
    assert_eq!(fixture.row(item).title, "Story 9");
    file(Page { text: 4, ..PAGE }, 4);
    assert_eq!(fixture.row(item).title, "Story 9");
    assert_eq!(fixture.detail(item).captures[0].fetched, at_day(4));
    // Without a time of its own it was fetched when it was filed.
    Page { text: 1, ..PAGE }.file(&fixture);
    assert_eq!(fixture.row(item).title, "Story 1");
    fixture.assert_sound();
}

#[test]
fn without_an_address_the_words_and_the_publisher_decide() {
    let fixture = Fixture::new();
    let page = Page { url: None, ..PAGE };
    let first = page.file(&fixture);
    let again = Page { wrapping: 1, ..page }.file(&fixture);
    assert_eq!((again.outcome, again.item), (Outcome::Seen, first.item));
    for other in [
        Page { publisher: Some(2), ..page },
        Page { publisher: None, ..page },
        Page { text: 2, ..page },
    ] {
        assert_eq!(other.file(&fixture).outcome, Outcome::New, "{other:?}");
    }
    // A page with an address is not taken for one without.
    assert_eq!(PAGE.file(&fixture).outcome, Outcome::New);
    // Two things without words are two things.
    let empty = |bytes: &[u8]| {
        let original = fixture.archive().originals().put(bytes).unwrap();
        let capture = NewCapture::of(original, How::File);
        let content = Content { title: "Scan".to_owned(), ..Content::default() };
        let item = NewItem { key_stem: "scan".to_owned(), content, capture };
        fixture.act("Filed", |w| w.items().file(&item))
    };
    assert_ne!(empty(b"scan 1").item, empty(b"scan 2").item);
}

#[test]
fn of_a_discarded_page_only_the_capture_is_noted() {
    let fixture = Fixture::new();
    let first = PAGE.file(&fixture);
    fixture.act("Discarded", |w| w.items().set_status(&[first.item], Status::Discarded));
    let changed = Page { text: 2, ..PAGE }.file(&fixture);
    assert_eq!((changed.outcome, changed.item), (Outcome::Seen, first.item));
    assert_eq!(changed.status, Status::Discarded);
    let detail = fixture.detail(first.item);
    assert_eq!((detail.captures.len(), detail.versions.len()), (2, 1));
    // The bytes are kept all the same.
    fixture.archive().originals().verify(&detail.captures[0].original).unwrap();
    fixture.act("Put back", |w| w.items().set_status(&[first.item], Status::Inbox));
    assert_eq!(Page { text: 3, ..PAGE }.file(&fixture).outcome, Outcome::Version);
    fixture.assert_sound();
}

#[test]
fn versions_of_the_analyst_are_not_what_a_page_is_known_by() {
    let fixture = Fixture::new();
    let first = PAGE.file(&fixture);
    let rewrite = Content {
        title: "Story 2".to_owned(),
        body: "The lock keeper told story 2.".to_owned(),
        ..fixture.detail(first.item).version.content
    };
    fixture.act("Edited", |w| w.items().rewrite(first.item, &rewrite, MadeBy::Analyst));
    // The page comes again as it was: seen, and the analyst's words stay.
    let again = Page { wrapping: 3, ..PAGE }.file(&fixture);
    assert_eq!((again.outcome, again.version), (Outcome::Seen, 1));
    assert_eq!(fixture.row(first.item).title, "Story 2");
    // It comes with the analyst's words: that is what the page says now.
    assert_eq!(Page { text: 2, ..PAGE }.file(&fixture).outcome, Outcome::Version);
}

fn page() -> impl Strategy<Value = Page> {
    let maybe = || proptest::option::of(0..3_u8);
    (maybe(), maybe(), 0..4_u8, 0..3_u8).prop_map(|(url, publisher, text, wrapping)| {
        // Of one address one publisher: a page says who it is from.
        let publisher = if url.is_some() { Some(1) } else { publisher };
        Page { url, publisher, text, wrapping }
    })
}

/// Which pages are one item, and which texts it has.
fn groups(fixture: &Fixture, pages: &[Page]) -> BTreeSet<(BTreeSet<Page>, BTreeSet<String>)> {
    let mut items: BTreeMap<ItemId, BTreeSet<Page>> = BTreeMap::new();
    for page in pages {
        items.entry(page.file(fixture).item).or_default().insert(page.clone());
    }
    items
        .into_iter()
        .map(|(item, pages)| {
            let versions = fixture.detail(item).versions;
            (pages, versions.into_iter().map(|version| version.title).collect())
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_filing_decides_nothing(
        (pages, shuffled) in proptest::collection::vec(page(), 1..14)
            .prop_flat_map(|pages| (Just(pages.clone()), Just(pages).prop_shuffle())),
    ) {
        let (one, other) = (Fixture::new(), Fixture::new());
        prop_assert_eq!(groups(&one, &pages), groups(&other, &shuffled));
        // Filing all of it once more makes nothing new.
        let counts = one.archive().read(|r| r.items().counts()).unwrap();
        for page in &shuffled {
            prop_assert_eq!(page.file(&one).outcome, Outcome::Seen);
        }
        prop_assert_eq!(one.archive().read(|r| r.items().counts()).unwrap(), counts);
    }
}
