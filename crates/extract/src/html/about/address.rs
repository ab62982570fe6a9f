//! The address of a page: its canonical link, what it tells social networks, what was given.

use url::Url;

use super::Head;
use crate::{Basis, Found, address};

/// The address proposed, without tracking parameters, and the same parsed.
pub(super) fn choose(head: &Head, given: Option<&str>) -> (Option<Found>, Option<Url>) {
    let given = given.and_then(address::parse);
    let base = head.base.as_deref().and_then(|base| address::resolve(base, given.as_ref()));
    let against = base.as_ref().or(given.as_ref());
    let named = |text: Option<&str>| text.and_then(|text| address::resolve(text, against));
    let canonical = named(head.canonical.as_deref());
    let social = named(head.meta("og:url"));
    let candidates = [
        (canonical.filter(|url| believable(url, given.as_ref())), Basis::CanonicalLink),
        (social.filter(|url| believable(url, given.as_ref())), Basis::OpenGraph),
        (given.clone(), Basis::Given),
    ];
    let Some((url, basis)) = candidates.into_iter().find_map(|(url, basis)| Some((url?, basis)))
    else {
        return (None, None);
    };
    let url = address::clean(url);
    (Some(Found::new(url.as_str(), basis)), Some(url))
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
        choose(&Head::read(&Page::parse(html)), given).0.map(|found| (found.value, found.basis))
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
