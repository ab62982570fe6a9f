//! When a page was published and changed. Places that machines read come first, then the address,
//! then the text near the title; each date keeps the place it was found. A date that is marked as
//! the last change is never the publication.

use jiff::Timestamp;
use tradecraft::date::{DateBasis, HonestDate};
use url::Url;

use super::super::draft::Draft;
use super::super::page::Page;
use super::{Article, Head};
use crate::dates::{self, Order};
use crate::{BlockKind, Capture, CutRule, FoundDate};

/// Tags that say when a page was published, best first.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "datepublished",
    "og:article:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "citation_publication_date",
    "date",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "cxenseparse:recs:publishtime",
    "article.published",
    "article:published",
    "published_at",
    "og:published_time",
    "og:pubdate",
    "datecreated",
    "originalpublicationdate",
    "article_date_original",
    "pub_date",
    "dc.date.created",
    "last-published",
];

/// Tags that say when it was changed.
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "datemodified",
    "og:article:modified_time",
    "og:updated_time",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
    "article.updated",
    "modified_time",
];

/// Where the dates of a page are looked for.
pub(super) struct Places<'a> {
    pub(super) page: &'a Page,
    pub(super) drafts: &'a [Draft],
    pub(super) zones: &'a [Option<(CutRule, usize)>],
    pub(super) head: &'a Head,
    pub(super) article: Option<&'a Article>,
    pub(super) url: Option<&'a Url>,
    pub(super) order: Order,
}

/// Fills in when the page was published and changed.
pub(super) fn choose(capture: &mut Capture, places: &Places, captured: Timestamp) {
    let mut published = Vec::new();
    let mut modified = Vec::new();
    places.structured(&mut published, &mut modified);
    places.tagged(&mut published, &mut modified);
    places.marked(&mut published, &mut modified);
    published.extend(places.address());
    places.near_title(capture.headline.as_deref(), &mut published, &mut modified);

    let impossible = published.iter().find(|found| !dates::plausible(&found.date, captured));
    if let Some(found) = impossible {
        capture.warn(
            "date_not_believed",
            format!(
                "The page gives {} as a date ({}). It cannot be right and was not used.",
                found.date.iso(),
                found.from
            ),
        );
    }
    published.retain(|found| dates::plausible(&found.date, captured));
    modified.retain(|found| dates::plausible(&found.date, captured));
    distinct(&mut published);
    if !published.is_empty() {
        capture.published = published.remove(0);
    }
    published.truncate(5);
    capture.published_candidates = published;
    if let Some(found) = modified.into_iter().next() {
        capture.modified = found;
    }
}

/// Keeps the first of equal dates. One that says the same with less is equal.
fn distinct(found: &mut Vec<FoundDate>) {
    let mut seen: Vec<String> = Vec::new();
    found.retain(|it| {
        let iso = it.date.iso();
        let new = !seen.iter().any(|known| known.starts_with(&iso));
        seen.push(iso);
        new
    });
}

impl Places<'_> {
    fn found(&self, value: Option<&str>, basis: DateBasis, from: &str) -> Option<FoundDate> {
        let date = dates::in_metadata(value?, self.order)?;
        Some(FoundDate { date, basis, from: from.to_owned() })
    }

    fn structured(&self, published: &mut Vec<FoundDate>, modified: &mut Vec<FoundDate>) {
        let Some(article) = self.article else { return };
        let basis = DateBasis::PageMetadata;
        published.extend(self.found(article.published.as_deref(), basis, "JSON-LD datePublished"));
        modified.extend(self.found(article.modified.as_deref(), basis, "JSON-LD dateModified"));
    }

    fn tagged(&self, published: &mut Vec<FoundDate>, modified: &mut Vec<FoundDate>) {
        for (keys, list) in [(PUBLISHED, published), (MODIFIED, modified)] {
            for key in keys {
                list.extend(self.found(
                    self.head.meta(key),
                    DateBasis::PageMetadata,
                    &format!("metadata tag {key}"),
                ));
            }
        }
    }

    /// Dates in elements made for them: `<time>`, `itemprop=datePublished`.
    fn marked(&self, published: &mut Vec<FoundDate>, modified: &mut Vec<FoundDate>) {
        let (mut first, mut beside) = (None, None);
        for (at, node) in self.page.nodes.iter().enumerate() {
            let property = node.attribute("itemprop").unwrap_or("");
            if !(node.is(&["time"]) || property.starts_with("date")) || node.is(&["meta"]) {
                continue;
            }
            let value = node.attribute("datetime").or_else(|| node.attribute("content"));
            let text = self.page.text(at);
            let found = self
                .found(value, DateBasis::PageMetadata, &format!("{} element", node.name()))
                .or_else(|| {
                    self.found(Some(&text), DateBasis::InText, &format!("time on the page: {text}"))
                });
            let Some(found) =
                found.filter(|it| matches!(it.date, HonestDate::Day(_) | HonestDate::Moment(_)))
            else {
                continue;
            };
            if property.eq_ignore_ascii_case("datemodified") || self.is_update(at) {
                modified.push(found);
            } else if self.is_aside(at) {
                beside.get_or_insert(found);
            } else {
                first.get_or_insert(found);
            }
        }
        published.extend(first.or(beside.filter(|_| published.is_empty())));
    }

    /// True where the element, or the words before it, speak of a change.
    fn is_update(&self, at: usize) -> bool {
        let node = &self.page.nodes[at];
        let class = node.attribute("class").unwrap_or("").to_ascii_lowercase();
        if ["updated", "modified", "update"].iter().any(|word| class.contains(word))
            && !class.contains("published")
        {
            return true;
        }
        let parent = node.parent;
        let before: String = (parent..at)
            .filter_map(|i| match &self.page.nodes[i].content {
                super::super::page::Content::Text(text) => Some(text.as_str()),
                super::super::page::Content::Element { .. } => None,
            })
            .collect();
        dates::speaks_of_change(&before)
    }

    /// True in parts of the page that are about other texts.
    fn is_aside(&self, at: usize) -> bool {
        matches!(
            self.zones[at],
            Some((
                CutRule::Related
                    | CutRule::Comments
                    | CutRule::Aside
                    | CutRule::Footer
                    | CutRule::Navigation,
                _
            ))
        )
    }

    fn address(&self) -> Option<FoundDate> {
        let url = self.url?;
        let date = dates::in_url(url)?;
        Some(FoundDate { date, basis: DateBasis::Url, from: format!("address: {}", url.path()) })
    }

    /// Dates in short lines near the headline, those below it first.
    fn near_title(
        &self,
        headline: Option<&str>,
        published: &mut Vec<FoundDate>,
        modified: &mut Vec<FoundDate>,
    ) {
        let Some(headline) = headline else { return };
        let is_title = |draft: &Draft| draft.kind == BlockKind::Heading && draft.text == headline;
        let Some(title) = self.drafts.iter().position(is_title) else { return };
        let below = self.drafts[title..].iter().take(12);
        let above = self.drafts[..title].iter().rev().take(3);
        for draft in below.chain(above).filter(|draft| draft.text.chars().count() <= 200) {
            for seen in dates::all_in_text(&draft.text, self.order) {
                if !matches!(seen.date, HonestDate::Day(_) | HonestDate::Moment(_)) {
                    continue;
                }
                let change = dates::speaks_of_change(&draft.text[..seen.span.start]);
                let from = format!(
                    "line near the title: {}",
                    crate::normal::shorten(&crate::normal::line(&draft.text), 80)
                );
                let found = FoundDate { date: seen.date, basis: DateBasis::InText, from };
                if change { modified.push(found) } else { published.push(found) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::{draft::drafts, inline::Links, zone::zones};
    use super::*;
    use crate::Kind;

    fn read(html: &str, url: &str, article: Option<&Article>) -> Capture {
        let page = Page::parse(html);
        let head = Head::read(&page);
        let (drafts, zones, url) =
            (drafts(&page, &Links::default()), zones(&page), crate::address::parse(url));
        let mut capture = Capture::empty(Kind::HTML);
        capture.headline = Some("Gates closed".to_owned());
        let places = Places {
            page: &page,
            drafts: &drafts,
            zones: &zones,
            head: &head,
            article,
            url: url.as_ref(),
            order: Order::Unknown,
        };
        choose(&mut capture, &places, "2025-01-10T00:00:00Z".parse().unwrap());
        capture
    }

    #[test]
    fn published_is_never_the_last_change() {
        let article = Article {
            published: Some("2024-12-18T15:42:00+08:00".into()),
            modified: Some("2024-12-20".into()),
            ..Article::default()
        };
        let capture = read("<time class=updated datetime=2024-12-21>x</time>", "", Some(&article));
        assert_eq!(capture.published.date.iso(), "2024-12-18T15:42:00+08:00");
        assert_eq!(capture.published.from, "JSON-LD datePublished");
        assert_eq!(capture.modified.date.iso(), "2024-12-20");
        let capture = read("<p>Updated: <time datetime=2024-12-21>x</time></p>", "", None);
        assert!(capture.published.is_unknown() && capture.modified.date.iso() == "2024-12-21");
    }

    #[test]
    fn times_beside_the_article_come_last() {
        let html = "<aside><time datetime=2024-01-01></time></aside><h1>Gates closed</h1><time datetime=2024-12-19>19 Dec</time>";
        assert_eq!(read(html, "", None).published.date.iso(), "2024-12-19");
    }

    #[test]
    fn address_and_text_have_their_own_basis() {
        let capture = read("<p>x", "https://gazette.example/2024/12/18/gates", None);
        assert_eq!(
            (capture.published.date.iso().as_str(), capture.published.basis),
            ("2024-12-18", DateBasis::Url)
        );
        let capture = read(
            "<h1>Gates closed</h1><p>Updated 20 Dec 2024, published 18 Dec 2024</p>",
            "",
            None,
        );
        assert_eq!(
            (capture.published.date.iso().as_str(), capture.published.basis),
            ("2024-12-18", DateBasis::InText)
        );
        assert_eq!(capture.modified.date.iso(), "2024-12-20");
    }

    #[test]
    fn impossible_dates_are_told() {
        let article = Article { published: Some("1970-01-01".into()), ..Article::default() };
        let capture = read("<p>x", "", Some(&article));
        assert!(capture.published.is_unknown());
        assert_eq!(capture.warnings[0].code, "date_not_believed");
    }
}
