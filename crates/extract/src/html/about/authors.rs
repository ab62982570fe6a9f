//! Authors: structured metadata, then tags, then the byline that readers see.

use super::super::draft::Draft;
use super::super::page::Page;
use super::{Article, Head};
use crate::{Basis, Capture, Found, byline};

/// Metadata tags that name authors, best first.
const TAGS: &[&str] = &[
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "cxenseparse:author",
    "byl",
    "article.author",
    "og:article:author",
    "twitter:creator:name",
];

/// At most this many values of one tag.
const MOST: usize = 10;

/// At most this many names stand beside the authors.
const CANDIDATES: usize = 8;

/// Where the authors of a page are looked for.
#[derive(Clone, Copy)]
pub(super) struct Places<'a> {
    pub(super) page: &'a Page,
    pub(super) drafts: &'a [Draft],
    pub(super) head: &'a Head,
    pub(super) article: Option<&'a Article>,
    pub(super) headline: Option<&'a str>,
}

/// Fills in the authors of a page. The publisher counts as one only where nobody else is named.
pub(super) fn choose(capture: &mut Capture, places: &Places) {
    let Places { page, drafts, head, article, headline } = *places;
    let tagged = TAGS.iter().map(|tag| distinct(head.metas(tag).take(MOST)));
    let found = [
        (
            distinct(article.into_iter().flat_map(|it| &it.authors).map(String::as_str)),
            Basis::JsonLd,
        ),
        (tagged.into_iter().find(|names| !names.is_empty()).unwrap_or_default(), Basis::MetaTag),
        (visible(page), Basis::Byline),
        (near_title(drafts, headline), Basis::Byline),
    ];
    let site = capture.publisher.as_ref().map(|found| key(&found.value)).unwrap_or_default();
    let person = |name: &String| site.is_empty() || key(name) != site;
    let people = found.iter().find(|(names, _)| names.iter().any(person));
    if let Some((names, basis)) = people {
        capture.authors = names.iter().filter(|name| person(name)).cloned().collect();
        capture.authors_basis = Some(*basis);
    } else if let Some((names, basis)) = found.iter().find(|(names, _)| !names.is_empty()) {
        capture.authors.clone_from(names);
        capture.authors_basis = Some(*basis);
    }
    for (name, basis) in found
        .into_iter()
        .flat_map(|(names, basis)| names.into_iter().map(move |name| (name, basis)))
    {
        let known =
            capture.authors.iter().chain(capture.author_candidates.iter().map(|it| &it.value));
        if capture.author_candidates.len() < CANDIDATES
            && known.into_iter().all(|it| key(it) != key(&name))
        {
            capture.author_candidates.push(Found::new(name, basis));
        }
    }
}

/// A name as it is compared: letters and digits alone.
fn key(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn distinct<'a>(values: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in values.flat_map(byline::people) {
        if !names.iter().any(|known| known.to_lowercase() == name.to_lowercase()) {
            names.push(name);
        }
    }
    names
}

/// The first byline that is shown: by its link, its property or its class name.
fn visible(page: &Page) -> Vec<String> {
    for at in 0..page.nodes.len() {
        let node = &page.nodes[at];
        let link = node
            .attribute("rel")
            .is_some_and(|rel| rel.split_ascii_whitespace().any(|word| word == "author"));
        let property = node.attribute("itemprop") == Some("author");
        let class = node.attribute("class").unwrap_or("").split_ascii_whitespace().any(|name| {
            let name = name.to_ascii_lowercase();
            [
                "author",
                "byline",
                "author-name",
                "byline__name",
                "article-author",
                "post-author",
                "entry-author",
            ]
            .contains(&name.as_str())
        });
        if !(link || property || class) || node.is(&["link", "meta"]) {
            continue;
        }
        let text = page.text(at);
        if (4..80).contains(&text.chars().count()) {
            let names = byline::in_line(&text).unwrap_or_else(|| byline::people(&text));
            if !names.is_empty() {
                return names;
            }
        }
    }
    Vec::new()
}

/// The first line below the headline that begins as bylines do.
fn near_title(drafts: &[Draft], headline: Option<&str>) -> Vec<String> {
    let title = drafts.iter().position(|draft| Some(draft.text.as_str()) == headline);
    let below = title.into_iter().flat_map(|at| drafts[at..].iter().skip(1).take(6));
    let mut lines =
        below.flat_map(|draft| draft.text.lines()).filter(|line| line.chars().count() < 120);
    lines.find_map(byline::in_line).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::super::draft::drafts;
    use super::super::super::inline::Links;
    use super::*;

    fn read(html: &str, structured: &[&str]) -> Vec<String> {
        let page = Page::parse(html);
        let head = Head::read(&page);
        let authors = structured.iter().map(|name| (*name).to_owned()).collect();
        let article = Article { authors, ..Article::default() };
        let drafts = drafts(&page, &Links::default());
        let places = Places {
            page: &page,
            drafts: &drafts,
            head: &head,
            article: Some(&article),
            headline: Some("Gates closed"),
        };
        let mut capture = Capture::empty(crate::Kind::HTML);
        capture.publisher = Some(Found::new("Harbour Wire", Basis::OpenGraph));
        choose(&mut capture, &places);
        assert_eq!(capture.authors_basis.is_none(), capture.authors.is_empty());
        let others =
            capture.author_candidates.into_iter().map(|found| format!("or {}", found.value));
        capture.authors.into_iter().chain(others).collect()
    }

    #[test]
    fn the_best_place_wins() {
        let html = "<meta name=author content='By Ada Novak'><p class=byline>By Jo Berg</p>";
        assert_eq!(
            read(html, &["Lin Zhao", "lin zhao", "R. Haas"]),
            ["Lin Zhao", "R. Haas", "or Ada Novak", "or Jo Berg"]
        );
        assert_eq!(read(html, &[]), ["Ada Novak", "or Jo Berg"]);
        assert_eq!(read("<p class='top byline'>By Jo Berg. Updated today</p>", &[]), ["Jo Berg"]);
    }

    #[test]
    fn the_publisher_is_an_author_only_where_nobody_is_named() {
        let html = "<meta name=author content=HarbourWire><span class=byline>By Jo Berg</span>";
        assert_eq!(read(html, &["Harbour Wire"]), ["Jo Berg", "or Harbour Wire"]);
        assert_eq!(
            read(html, &["Harbour Wire", "Lin Zhao"]),
            ["Lin Zhao", "or Harbour Wire", "or Jo Berg"]
        );
        assert_eq!(read("<p>", &["Harbour Wire"]), ["Harbour Wire"]);
    }

    #[test]
    fn addresses_are_no_authors() {
        let html = "<meta property=article:author content='https://social.example/gazette'><a rel=author>Mia Lund</a>";
        assert_eq!(read(html, &[]), ["Mia Lund"]);
        assert_eq!(read("<p>No byline", &[]), Vec::<String>::new());
        assert_eq!(
            read("<h2>Gates closed</h2><p>Von Jo Berg<br>8. Mai 2024</p>", &[]),
            ["Jo Berg"]
        );
    }
}
