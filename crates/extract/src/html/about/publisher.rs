//! Who published a page.

use url::Url;

use super::title::last_mark;
use super::{Article, Head};
use crate::{Basis, Found, address, normal, tokens};

/// Longer names are slogans.
const LONGEST: usize = 80;

/// The publisher of a page: the name it gives itself, else the host of its address.
pub(super) fn choose(head: &Head, article: Option<&Article>, url: Option<&Url>) -> Option<Found> {
    let host = url.and_then(address::host);
    let candidates = [
        (head.meta("og:site_name"), Basis::OpenGraph),
        (article.and_then(|article| article.publisher.as_deref()), Basis::JsonLd),
        (head.meta("application-name"), Basis::MetaTag),
        (head.meta("dc.publisher"), Basis::MetaTag),
        (head.meta("citation_publisher"), Basis::MetaTag),
        (from_title(head, host.as_deref()), Basis::TitleTag),
    ];
    let named = candidates.into_iter().find_map(|(name, basis)| {
        let name = normal::line(name?);
        let usable = (2..=LONGEST).contains(&name.chars().count())
            && !name.starts_with("http")
            && !name.starts_with('@');
        usable.then(|| Found::new(name, basis))
    });
    named.or_else(|| host.map(|host| Found::new(host, Basis::Url)))
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
        choose(&head, None, address::parse(url).as_ref()).map(|found| (found.value, found.basis))
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
}
