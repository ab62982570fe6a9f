//! What a container says about a document in it. It is used where the document itself says nothing
//! better, in one place for all formats, and stands among the candidates else.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tradecraft::date::DateBasis;

use crate::limits::MAX_TITLE;
use crate::{
    Basis, Block, BlockKind, Capture, Found, FoundDate, Input, address, dates, language, normal,
};

/// More candidates of one field are not kept.
const CANDIDATES: usize = 6;

/// What a container says about a document in it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Told {
    /// Its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its authors, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<FoundDate>,
    /// When it was last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<FoundDate>,
    /// Its language, as a code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Tags it has there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// A note about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// When the crawler, browser or mail server got it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fetched: Option<Timestamp>,
    /// Its text, for documents whose own bytes hold none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// What the columns of the table it comes from mean, where the analyst said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub columns: Option<super::Columns>,
    /// Character encoding that is declared for its bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub charset: Option<String>,
}

/// Brings what the container says into a capture of the document.
pub(crate) fn apply(capture: &mut Capture, input: &Input<'_>) {
    let Some(told) = input.told else { return };
    body(capture, told);
    title(capture, told);
    authors(capture, told);
    publisher(capture, told);
    url(capture, input, told);
    published(capture, input, told);
    if capture.modified.is_unknown()
        && let Some(found) = believed(told.modified.as_ref(), input)
    {
        capture.modified = found;
    }
    if capture.language.is_none() {
        let declared = told.language.as_deref().and_then(language::declared);
        capture.language_candidates.extend(declared.map(|code| Found::new(code, Basis::Container)));
        language::settle(capture);
    }
}

/// People, where the document names none; else candidates.
fn authors(capture: &mut Capture, told: &Told) {
    let names = told.authors.iter().map(|name| normal::line(name));
    let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    if names.is_empty() {
        return;
    }
    if capture.authors.is_empty() {
        capture.authors = names;
        capture.authors_basis = Some(Basis::Container);
        return;
    }
    for name in names {
        if !capture.authors.contains(&name) && capture.author_candidates.len() < CANDIDATES {
            capture.author_candidates.push(Found::new(name, Basis::Container));
        }
    }
}

/// The text, where the bytes gave none.
fn body(capture: &mut Capture, told: &Told) {
    let Some(text) = &told.body else { return };
    if !capture.body().trim().is_empty() {
        return;
    }
    let text = normal::prefix(text, crate::limits::MAX_TEXT);
    let paragraphs = text.split("\n\n").map(normal::lines).filter(|text| !text.is_empty());
    let paragraphs: Vec<String> = paragraphs.take(crate::limits::MAX_BLOCKS).collect();
    let blocks = paragraphs.into_iter().map(|text| Block::kept(BlockKind::Paragraph, text));
    capture.blocks.extend(blocks);
}

fn title(capture: &mut Capture, told: &Told) {
    let Some(value) = told.title.as_deref().map(normal::line).filter(|it| !it.is_empty()) else {
        return;
    };
    let found = Found::new(normal::shorten(&value, MAX_TITLE), Basis::Container);
    if capture.title.as_ref().is_some_and(|it| it.value == found.value) {
        return;
    }
    let weak = |it: &Found| matches!(it.basis, Basis::FirstLine | Basis::FileName | Basis::Text);
    if capture.title.as_ref().is_none_or(weak) {
        let before = capture.title.replace(found);
        capture.title_candidates.splice(0..0, before);
    } else if capture.title_candidates.iter().all(|it| it.value != found.value) {
        capture.title_candidates.push(found);
    }
    capture.title_candidates.truncate(CANDIDATES);
}

/// A name is better than the host of an address.
fn publisher(capture: &mut Capture, told: &Told) {
    let value = told.publisher.as_deref().map(normal::line).filter(|it| !it.is_empty());
    let weak = capture.publisher.as_ref().is_none_or(|it| it.basis == Basis::Url);
    let Some(value) = value else { return };
    let found = Found::new(value, Basis::Container);
    if weak {
        let before = capture.publisher.replace(found);
        capture.publisher_candidates.splice(0..0, before);
    } else if capture.publisher.as_ref().is_some_and(|it| it.value != found.value) {
        capture.publisher_candidates.push(found);
    }
}

/// The address was read with the document as if it had been given; it was not the analyst who did.
fn url(capture: &mut Capture, input: &Input<'_>, told: &Told) {
    if input.url.is_some() {
        return;
    }
    match &mut capture.url {
        Some(found) if found.basis == Basis::Given => found.basis = Basis::Container,
        Some(_) => {}
        None => {
            capture.url = address::given(told.url.as_deref())
                .map(|found| Found::new(found.value, Basis::Container));
        }
    }
}

/// How far a date is trusted: what the document says to machines, then what the container says,
/// then what was read out of addresses and texts.
fn trust(basis: DateBasis) -> u8 {
    match basis {
        DateBasis::Analyst => 5,
        DateBasis::PageMetadata => 4,
        DateBasis::Feed | DateBasis::Mail | DateBasis::Container => 3,
        DateBasis::Url | DateBasis::InText => 2,
        DateBasis::RelativeInText | DateBasis::FileName => 1,
        DateBasis::None => 0,
    }
}

fn published(capture: &mut Capture, input: &Input<'_>, told: &Told) {
    let Some(found) = believed(told.published.as_ref(), input) else { return };
    if trust(found.basis) > trust(capture.published.basis) {
        let before = std::mem::replace(&mut capture.published, found);
        if !before.is_unknown() && before.date != capture.published.date {
            capture.published_candidates.insert(0, before);
        }
    } else if capture.published.date != found.date
        && capture.published_candidates.iter().all(|it| it.date != found.date)
    {
        capture.published_candidates.push(found);
    }
    capture.published_candidates.truncate(CANDIDATES);
}

/// The date, unless it is unknown or cannot be right.
fn believed(found: Option<&FoundDate>, input: &Input<'_>) -> Option<FoundDate> {
    found.filter(|it| !it.is_unknown() && dates::plausible(&it.date, input.captured)).cloned()
}

#[cfg(test)]
mod tests {
    use tradecraft::date::HonestDate;

    use super::*;
    use crate::{Kind, extract};

    fn feed(iso: &str) -> FoundDate {
        FoundDate {
            date: HonestDate::from_iso(iso).unwrap(),
            basis: DateBasis::Feed,
            from: "pubDate of the feed's entry".to_owned(),
        }
    }

    fn read(page: &str, told: &Told) -> Capture {
        let captured = "2025-01-10T00:00:00Z".parse().unwrap();
        let input = Input::of(page.as_bytes(), captured);
        extract(&Input { kind: Some(Kind::HTML), told: Some(told), ..input })
    }

    fn told() -> Told {
        Told {
            title: Some("Gates  closed".into()),
            authors: vec!["Ada Brook".into()],
            publisher: Some("Harbour Gazette".into()),
            url: Some("https://gazette.example/2024/12/17/gates?utm_source=feed".into()),
            published: Some(feed("2024-12-18T07:00:00Z")),
            modified: Some(feed("2024-12-19")),
            language: Some("en-GB".into()),
            ..Told::default()
        }
    }

    #[test]
    fn what_the_container_says_fills_what_the_document_leaves_open() {
        let capture = read("<p>The gates are closed.</p>", &told());
        assert_eq!(capture.title, Some(Found::new("Gates closed", Basis::Container)));
        assert_eq!(capture.authors, ["Ada Brook"]);
        assert_eq!(capture.publisher, Some(Found::new("Harbour Gazette", Basis::Container)));
        let url = "https://gazette.example/2024/12/17/gates";
        assert_eq!(capture.url, Some(Found::new(url, Basis::Container)));
        assert_eq!(capture.published, feed("2024-12-18T07:00:00Z"));
        assert_eq!(capture.published_candidates[0].basis, DateBasis::Url);
        assert_eq!(capture.modified.date.iso(), "2024-12-19");
        assert_eq!(capture.language.as_deref(), Some("en"));
    }

    #[test]
    fn what_the_document_says_of_itself_stays() {
        let page = r#"<html><head><title>Tor zu</title><meta name=author content="Bo Li">
            <meta property="og:site_name" content="The Paper"><meta property="article:published_time" content="2024-12-16">
            </head><body><h1>The gates of the harbour are closed</h1><p>They stay closed.</p></body></html>"#;
        let capture = read(page, &told());
        assert_ne!(capture.title.unwrap().basis, Basis::Container);
        assert!(capture.title_candidates.contains(&Found::new("Gates closed", Basis::Container)));
        assert_eq!((capture.authors[0].as_str(), capture.authors.len()), ("Bo Li", 1));
        assert_eq!(capture.publisher.unwrap().value, "The Paper");
        assert_eq!(capture.published.date.iso(), "2024-12-16");
        assert!(capture.published_candidates.contains(&feed("2024-12-18T07:00:00Z")));
    }

    #[test]
    fn dates_after_the_capture_are_not_believed_from_anyone() {
        let told = Told { published: Some(feed("2031-01-01")), ..Told::default() };
        assert!(read("<p>x</p>", &told).published.is_unknown());
    }

    #[test]
    fn what_was_fetched_then_is_not_dated_later() {
        let page = "<meta property='article:published_time' content='2024-12-20'><p>x</p>";
        let fetched = |time: &str| Told { fetched: time.parse().ok(), ..Told::default() };
        assert!(read(page, &fetched("2024-12-01T10:00:00Z")).published.is_unknown());
        assert_eq!(read(page, &fetched("2024-12-21T10:00:00Z")).published.date.iso(), "2024-12-20");
        assert_eq!(read(page, &fetched("1970-01-01T00:00:00Z")).published.date.iso(), "2024-12-20");
    }

    #[test]
    fn a_text_apart_is_the_body_where_there_is_no_other() {
        let told = Told { body: Some("One.\n\nTwo.".into()), ..Told::default() };
        assert_eq!(read("<title>x</title>", &told).body(), "One.\n\nTwo.");
        assert_eq!(read("<p>The page.</p>", &told).body(), "The page.");
    }

    #[test]
    fn it_survives_the_wire_and_says_nothing_of_nothing() {
        let json = serde_json::to_string(&told()).unwrap();
        assert_eq!(serde_json::from_str::<Told>(&json).unwrap(), told());
        assert_eq!(serde_json::to_string(&Told::default()).unwrap(), "{}");
    }
}
