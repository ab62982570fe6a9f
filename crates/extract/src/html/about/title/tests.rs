//! Which of the titles of a page is proposed, and what its readers saw.

use super::*;
use crate::Kind;

const HEADING: &str = "Gates closed as river rises";

fn chosen(html: &str, declared: Option<&str>) -> Capture {
    let page = Page::parse(html);
    let head = Head::read(&page);
    let article = declared.map(|headline| Article {
        headline: Some(headline.to_owned()),
        plain: true,
        ..Article::default()
    });
    let mut capture = Capture::empty(Kind::HTML);
    choose(&mut capture, &Titles::read(&page, &head), article.as_ref(), true, &head, None);
    capture
}

#[test]
fn the_heading_wins_where_others_agree() {
    let html = format!(
        "<title>{HEADING} | Gazette</title><meta property=og:title content='Why the gates closed'>\
         <h1>The Daily Gazette</h1><article><h1>{HEADING}</h1></article>"
    );
    let capture = chosen(&html, None);
    assert_eq!(capture.title, Some(Found::new(HEADING, Basis::Heading)));
    assert_eq!(capture.headline.as_deref(), Some(HEADING));
    let others: Vec<&str> =
        capture.title_candidates.iter().map(|found| found.value.as_str()).collect();
    assert_eq!(others, ["Why the gates closed", "The Daily Gazette"]);
}

#[test]
fn a_heading_nobody_agrees_with_is_a_candidate() {
    let capture = chosen("<h1>Welcome to our new site</h1>", Some("Gates closed"));
    assert_eq!(capture.title, Some(Found::new("Gates closed", Basis::JsonLd)));
    assert_eq!(capture.title_candidates, [Found::new("Welcome to our new site", Basis::Heading)]);
}

#[test]
fn the_declared_headline_is_the_title_and_the_heading_the_headline() {
    let html = format!("<title>{HEADING} | Gazette</title><h1>{HEADING}</h1>");
    let declared = "Flood in Ulm: gates closed as river rises";
    let capture = chosen(&html, Some(declared));
    assert_eq!(capture.title, Some(Found::new(declared, Basis::JsonLd)));
    assert_eq!(capture.headline.as_deref(), Some(HEADING));
    assert_eq!(capture.title_candidates, [Found::new(HEADING, Basis::Heading)]);
}

#[test]
fn what_is_declared_may_be_the_heading_with_a_tail_or_cut_off() {
    let html = format!("<title>{HEADING} | Gazette</title><h1>{HEADING}</h1>");
    for declared in [format!("{HEADING} | Ports"), "Gates closed as river ...".to_owned()] {
        let capture = chosen(&html, Some(&declared));
        assert_eq!(capture.title, Some(Found::new(HEADING, Basis::Heading)), "{declared}");
    }
    let dash = "Gates closed in Ulm – river still rising";
    let html = format!(
        "<title>{HEADING}</title><h1>{HEADING}</h1><meta property=og:title content='{dash}'>"
    );
    assert_eq!(chosen(&html, Some(dash)).title, Some(Found::new(dash, Basis::JsonLd)));
}

#[test]
fn what_only_search_engines_are_told_is_no_headline() {
    let html = format!(
        "<title>Ulm flood: gate closure explained - Gazette</title>\
         <meta property=og:title content='{HEADING}'><h1>{HEADING}</h1>"
    );
    let capture = chosen(&html, Some("Ulm flood: gate closure explained"));
    assert_eq!(capture.title, Some(Found::new(HEADING, Basis::Heading)));
}

#[test]
fn a_topic_goes_where_networks_are_told_the_rest() {
    let html = format!(
        "<title>River in Ulm: {HEADING}</title><meta property=og:title content='{HEADING}'>\
         <h1>River in Ulm: {HEADING}</h1>"
    );
    let capture = chosen(&html, None);
    assert_eq!(capture.title, Some(Found::new(HEADING, Basis::Heading)));
    assert_eq!(capture.headline, Some(format!("River in Ulm: {HEADING}")));
}

#[test]
fn a_lower_heading_counts_where_the_title_tag_begins_with_it() {
    let html = format!(
        "<title>{HEADING}-Portsㅣ Gazette</title><h1>Gazette of Ulm</h1><h2>Roads and rails</h2><h2>{HEADING}</h2>"
    );
    let capture = chosen(&html, None);
    assert_eq!(capture.title, Some(Found::new(HEADING, Basis::Heading)));
    assert_eq!(capture.headline.as_deref(), Some(HEADING));
}

#[test]
fn a_part_of_a_page_may_have_only_a_lower_heading() {
    let capture = chosen(&format!("<h3>Roads</h3><h2>{HEADING}</h2>"), None);
    assert_eq!(capture.title, Some(Found::new(HEADING, Basis::Heading)));
}

#[test]
fn a_page_without_titles_has_none() {
    let capture = chosen("<p>text", None);
    assert_eq!((capture.title, capture.headline), (None, None));
}
