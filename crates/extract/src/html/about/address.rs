//! The address of a page: its canonical link, what it tells social networks, what was given.

use url::Url;

use super::Head;
use crate::{Basis, Capture, Found, address};

/// Fills in the address of a page, without tracking parameters; gives the same parsed. What is not
/// believed stays a candidate.
pub(super) fn choose(capture: &mut Capture, head: &Head, given: Option<&str>) -> Option<Url> {
    let given = given.and_then(address::parse);
    let base = head.base.as_deref().and_then(|base| address::resolve(base, given.as_ref()));
    let against = base.as_ref().or(given.as_ref());
    let named = |text: Option<&str>| text.and_then(|text| address::resolve(text, against));
    let places = [
        (named(head.canonical.as_deref()), Basis::CanonicalLink),
        (named(head.meta("og:url")), Basis::OpenGraph),
        (given.clone(), Basis::Given),
    ];
    let mut all: Vec<(Url, Basis)> = Vec::new();
    for (url, basis) in places {
        let Some(url) = url.map(address::clean) else { continue };
        if !all.iter().any(|(known, _)| *known == url) {
            all.push((url, basis));
        }
    }
    let best = all
        .iter()
        .position(|(url, basis)| *basis == Basis::Given || believable(url, given.as_ref()));
    let best = best.map(|best| all.remove(best));
    let found = |(url, basis): &(Url, Basis)| Found::new(url.as_str(), *basis);
    capture.url = best.as_ref().map(found);
    capture.url_candidates = all.iter().map(found).collect();
    best.map(|(url, _)| url)
}

/// The address that the links of a page are relative to.
pub(in crate::html) fn base(head: &Head, given: Option<&str>) -> Option<Url> {
    let canonical = || address::parse(head.canonical.as_deref()?);
    let page = given.and_then(address::parse).or_else(canonical);
    let base = head.base.as_deref().and_then(|base| address::resolve(base, page.as_ref()));
    base.or(page)
}

/// A page deep in a site whose canonical link is the site's front page has a broken template.
fn believable(url: &Url, given: Option<&Url>) -> bool {
    let front = |url: &Url| url.path().trim_matches('/').is_empty() && url.query().is_none();
    !front(url) || given.is_none_or(front)
}

#[cfg(test)]
mod tests {
    use super::super::super::page::Page;
    use super::*;

    fn chosen(html: &str, given: Option<&str>) -> Option<(String, Basis)> {
        let mut capture = Capture::empty(crate::Kind::HTML);
        choose(&mut capture, &Head::read(&Page::parse(html)), given);
        let found = capture.url.into_iter().chain(capture.url_candidates);
        found.map(|found| (found.value, found.basis)).next()
    }

    #[test]
    fn the_canonical_link_comes_first() {
        let html = "<link rel=canonical href='/a?utm_source=x'><meta property=og:url content='https://gazette.example/b'>";
        let canonical = ("https://gazette.example/a".to_owned(), Basis::CanonicalLink);
        assert_eq!(chosen(html, Some("https://gazette.example/c")), Some(canonical));
        let social = ("https://gazette.example/b".to_owned(), Basis::OpenGraph);
        assert_eq!(chosen(html, None), Some(social));
    }

    #[test]
    fn a_front_page_is_no_canonical_link_of_an_article() {
        let html = "<link rel=canonical href='https://gazette.example/'>";
        let given = ("https://gazette.example/c".to_owned(), Basis::Given);
        assert_eq!(chosen(html, Some("https://gazette.example/c?fbclid=1")), Some(given));
        assert_eq!(chosen("<p>", Some("no address")), None);
    }
}
