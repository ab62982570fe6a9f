//! Corrections: the right value beside what the page said.

use archive::{Correction, Field, RecordedDate};
use jiff::civil::date;

use crate::fixture::{Fixture, strings};

#[test]
fn a_correction_stands_in_lists_and_details_and_the_page_keeps_its_words() {
    let fixture = Fixture::new();
    let item = fixture.file("Wrong title\nBody").item;
    let published = RecordedDate {
        iso: "2026-02".to_owned(),
        basis: "analyst".to_owned(),
        first_day: Some(date(2026, 2, 1)),
        last_day: Some(date(2026, 2, 28)),
    };
    let all = [
        Correction::Title("Right title".to_owned()),
        Correction::Authors(strings(&["Ines Vale"])),
        Correction::Publisher("The Gull".to_owned()),
        Correction::Published(published.clone()),
        Correction::Language("cy".to_owned()),
        Correction::Url("https://gull.example/right".to_owned()),
    ];
    for correction in &all {
        assert!(fixture.act("Corrected", |w| w.corrections().set(item, correction)));
        assert!(!fixture.act("Corrected", |w| w.corrections().set(item, correction)));
    }
    let detail = fixture.detail(item);
    assert_eq!(detail.row.title, "Right title");
    assert_eq!(detail.row.publisher.as_deref(), Some("The Gull"));
    assert_eq!(detail.row.published, published);
    assert_eq!(detail.row.language.as_deref(), Some("cy"));
    assert_eq!(detail.authors, ["Ines Vale"]);
    assert_eq!(detail.url.as_deref(), Some("https://gull.example/right"));
    assert_eq!(detail.version.content.title, "Wrong title");
    assert_eq!(detail.version.content.publisher, None);
    let mut stored = detail.corrections;
    stored.sort_by_key(|correction| all.iter().position(|one| one == correction));
    assert_eq!(stored, all);

    assert!(fixture.act("Took it back", |w| w.corrections().clear(item, Field::Title)));
    assert!(!fixture.act("Took it back", |w| w.corrections().clear(item, Field::Title)));
    assert_eq!(fixture.row(item).title, "Wrong title");
    fixture.assert_sound();
}

#[test]
fn an_empty_correction_says_that_there_is_none() {
    let fixture = Fixture::new();
    let mut new = fixture.new_item("A\nB");
    new.content.publisher = Some("Mirror of The Gull".to_owned());
    new.content.url = Some("https://mirror.example".to_owned());
    let item = fixture.act("Filed", |w| w.items().file(&new)).item;
    for correction in [Correction::Publisher(String::new()), Correction::Url(String::new())] {
        fixture.act("Corrected", |w| w.corrections().set(item, &correction));
    }
    let detail = fixture.detail(item);
    assert_eq!((detail.row.publisher, detail.url), (None, None));
}
