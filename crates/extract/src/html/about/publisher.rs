//! Who published a page.

use url::Url;

use super::title::last_mark;
use super::{Article, Head};
use crate::{Basis, Capture, Found, address, normal, tokens};

/// Longer names are slogans.
const LONGEST: usize = 80;

/// At most this many names stand beside the publisher.
const CANDIDATES: usize = 4;

/// Fills in the publisher of a page: the name it gives itself, else the host of its address.
pub(super) fn choose(
    capture: &mut Capture,
    head: &Head,
    article: Option<&Article>,
    url: Option<&Url>,
) {
    let host = url.and_then(address::host);
    let places = [
        (head.meta("og:site_name"), Basis::OpenGraph),
        (article.and_then(|article| article.publisher.as_deref()), Basis::JsonLd),
        (head.meta("application-name"), Basis::MetaTag),
        (head.meta("dc.publisher"), Basis::MetaTag),
        (head.meta("citation_publisher"), Basis::MetaTag),
        (from_title(head, host.as_deref()), Basis::TitleTag),
    ];
    let named = places.into_iter().filter_map(|(name, basis)| {
        let name = normal::line(name?);
        let usable = (2..=LONGEST).contains(&name.chars().count())
            && !name.starts_with("http")
            && !name.starts_with('@');
        usable.then(|| Found::new(name, basis))
    });
    let hosted = host.clone().map(|host| Found::new(host, Basis::Url));
    let mut all: Vec<Found> = Vec::new();
    for found in named.chain(hosted) {
        let same = |it: &Found| it.value.to_lowercase() == found.value.to_lowercase();
        if !all.iter().any(same) {
            all.push(found);
        }
    }
    let mut all = all.into_iter();
    capture.publisher = all.next();
    capture.publisher_candidates = all.take(CANDIDATES).collect();
}

/// What stands behind the last mark of the title tag, where it shares a word with the host or is
/// clearly the shorter part.
fn from_title<'a>(head: &'a Head, host: Option<&str>) -> Option<&'a str> {
    let (left, right) = last_mark(head.title.as_deref()?)?;
    let squeezed: String = tokens::lower(right).concat();
    let same = host.is_some_and(|host| {
        host.replace(['-', '.'], "").contains(&squeezed) && squeezed.len() >= 3
    });
    let clear = tokens::count(left) >= 4 && tokens::count(right) <= 4;
    (same || clear).then_some(right)
}

#[cfg(test)]
mod tests {
    use super::super::super::page::Page;
    use super::*;

    fn read(html: &str, url: &str) -> Option<(String, Basis)> {
        let head = Head::read(&Page::parse(html));
        let mut capture = Capture::empty(crate::Kind::HTML);
        choose(&mut capture, &head, None, address::parse(url).as_ref());
        capture.publisher.map(|found| (found.value, found.basis))
    }

    #[test]
    fn the_name_comes_before_the_host() {
        let name = ("Harbour Wire".to_owned(), Basis::OpenGraph);
        assert_eq!(read("<meta property=og:site_name content='Harbour Wire'>", ""), Some(name));
        let title = ("Island Gazette".to_owned(), Basis::TitleTag);
        assert_eq!(
            read("<title>China says US hacked tech firms - Island Gazette</title>", ""),
            Some(title)
        );
        let host = ("gazette.example".to_owned(), Basis::Url);
        assert_eq!(
            read("<title>Gates closed - again</title>", "https://www.gazette.example/a"),
            Some(host)
        );
        assert_eq!(read("<p>", ""), None);
    }

    #[test]
    fn names_not_taken_stay_beside_it() {
        let html = "<meta property=og:site_name content='Harbour Wire'><meta name=application-name content='harbour wire'><title>Gates closed as river rises - Wire</title>";
        let head = Head::read(&Page::parse(html));
        let mut capture = Capture::empty(crate::Kind::HTML);
        let url = address::parse("https://www.gazette.example/a");
        choose(&mut capture, &head, None, url.as_ref());
        let others =
            [Found::new("Wire", Basis::TitleTag), Found::new("gazette.example", Basis::Url)];
        assert_eq!(capture.publisher_candidates, others);
    }
}
