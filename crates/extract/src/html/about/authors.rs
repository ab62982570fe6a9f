//! Authors: structured metadata, then tags, then the byline that readers see.

use super::super::draft::Draft;
use super::super::page::Page;
use super::{Article, Head};
use crate::byline;

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

/// Where the authors of a page are looked for.
#[derive(Clone, Copy)]
pub(super) struct Places<'a> {
    pub(super) page: &'a Page,
    pub(super) drafts: &'a [Draft],
    pub(super) head: &'a Head,
    pub(super) article: Option<&'a Article>,
    pub(super) headline: Option<&'a str>,
}

/// The authors of a page. The publisher counts as one only where nobody else is named.
pub(super) fn choose(places: &Places, publisher: Option<&str>) -> Vec<String> {
    let Places { page, drafts, head, article, headline } = *places;
    let structured =
        || distinct(article.into_iter().flat_map(|it| &it.authors).map(String::as_str));
    let tagged = || {
        TAGS.iter()
            .map(|tag| distinct(head.metas(tag).take(MOST)))
            .find(|names| !names.is_empty())
            .unwrap_or_default()
    };
    let site = publisher.map(key).unwrap_or_default();
    let mut fallback = Vec::new();
    for names in [structured(), tagged(), visible(page), near_title(drafts, headline)] {
        let people: Vec<String> =
            names.iter().filter(|name| site.is_empty() || key(name) != site).cloned().collect();
        if !people.is_empty() {
            return people;
        }
        if fallback.is_empty() {
            fallback = names;
        }
    }
    fallback
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
        choose(&places, Some("Harbour Wire"))
    }

    #[test]
    fn the_best_place_wins() {
        let html = "<meta name=author content='By Ada Novak'><p class=byline>By Jo Berg</p>";
        assert_eq!(read(html, &["Lin Zhao", "lin zhao", "R. Haas"]), ["Lin Zhao", "R. Haas"]);
        assert_eq!(read(html, &[]), ["Ada Novak"]);
        assert_eq!(read("<p class='top byline'>By Jo Berg. Updated today</p>", &[]), ["Jo Berg"]);
    }

    #[test]
    fn the_publisher_is_an_author_only_where_nobody_is_named() {
        let html = "<meta name=author content=HarbourWire><span class=byline>By Jo Berg</span>";
        assert_eq!(read(html, &["Harbour Wire"]), ["Jo Berg"]);
        assert_eq!(read(html, &["Harbour Wire", "Lin Zhao"]), ["Lin Zhao"]);
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
