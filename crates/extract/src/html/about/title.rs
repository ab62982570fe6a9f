//! The title of a page: the heading its readers see, where other places agree with it.

use super::super::page::Page;
use super::{Article, Head};
use crate::limits::MAX_TITLE;
use crate::{Basis, Capture, Found, entity, normal, tokens};

/// Marks that stand between a title and the name of the site.
const MARKS: &[&str] = &[
    " | ", " – ", " — ", " - ", " · ", " » ", " :: ", " • ", " ‹ ", " / ", " ‒ ", "｜", "：", "_",
];

/// Two titles agree where this part of the words of the shorter occurs in the other.
const AGREES: f32 = 0.6;

/// Shorter headings are sections or logos.
const SHORTEST: usize = 8;

/// The titles a page has, apart from its structured metadata.
#[derive(Debug, Default)]
pub(super) struct Titles {
    /// First headings: those in an article or in the main part before the others.
    headings: Vec<String>,
    /// The first heading of a lower level: all that a part of a page may have.
    lower: Option<String>,
    /// Titles for social networks and other machines, as written.
    social: Vec<Found>,
    /// The title tag, as written.
    tag: Option<String>,
}

impl Titles {
    /// Reads the titles of a page.
    pub(super) fn read(page: &Page, head: &Head) -> Self {
        let (mut inside, mut outside) = (Vec::new(), Vec::new());
        for at in page.elements(&["h1"]) {
            let text = page.text(at);
            if text.chars().count() < SHORTEST && !text.chars().any(tokens::spaceless)
                || text.is_empty()
            {
                continue;
            }
            let in_article = page.nearest(at, |node| node.is(&["article", "main"])).is_some();
            if in_article { inside.push(text) } else { outside.push(text) }
        }
        inside.append(&mut outside);
        let lower = page
            .elements(&["h2", "h3"])
            .map(|at| page.text(at))
            .find(|text| text.chars().count() >= SHORTEST);
        let keys = [
            ("og:title", Basis::OpenGraph),
            ("twitter:title", Basis::OpenGraph),
            ("dc.title", Basis::MetaTag),
            ("headline", Basis::MetaTag),
        ];
        let social =
            keys.iter().filter_map(|(key, basis)| Some(Found::new(head.meta(key)?, *basis)));
        Self { headings: inside, lower, social: social.collect(), tag: head.title.clone() }
    }

    /// True where a headline agrees with one of the titles.
    pub(super) fn agrees(&self, headline: &str) -> bool {
        let all = self
            .headings
            .iter()
            .chain(self.social.iter().map(|found| &found.value))
            .chain(&self.tag);
        all.into_iter().any(|title| tokens::agreement(title, headline) >= AGREES)
    }
}

/// Chooses the title, keeps the others, and notes the headline.
pub(super) fn choose(
    capture: &mut Capture,
    titles: &Titles,
    article: Option<&Article>,
    head: &Head,
) {
    let structured = article.and_then(|article| article.headline.clone());
    let site = site_names(head, article);
    // Without the site's name, or its logo would agree with every title.
    let others: Vec<String> = titles
        .social
        .iter()
        .map(|found| found.value.as_str())
        .chain(structured.as_deref())
        .chain(titles.tag.as_deref())
        .map(|title| without_site(title, &site))
        .collect();
    let agreed = titles.headings.iter().find(|heading| {
        others.is_empty() || others.iter().any(|other| tokens::agreement(heading, other) >= AGREES)
    });
    let mut all: Vec<Found> = Vec::new();
    let mut add = |text: &str, basis: Basis| {
        let text = normal::shorten(&normal::line(&entity::decode(text)), MAX_TITLE);
        let known = all.iter().any(|found: &Found| found.value.eq_ignore_ascii_case(&text));
        if !text.is_empty() && !known {
            all.push(Found::new(text, basis));
        }
    };
    let headline = agreed.map(|heading| without_kicker(heading, structured.as_deref()).to_owned());
    if let Some(heading) = &headline {
        add(heading, Basis::Heading);
    }
    if let Some(structured) = &structured {
        add(&without_site(structured, &site), Basis::JsonLd);
    }
    for found in &titles.social {
        add(&without_site(&found.value, &site), found.basis);
    }
    if let Some(tag) = &titles.tag {
        add(&without_site(tag, &site), Basis::TitleTag);
    }
    for heading in
        titles.headings.iter().chain(titles.lower.as_ref().filter(|_| titles.headings.is_empty()))
    {
        add(heading, Basis::Heading);
    }
    let mut all = all.into_iter();
    capture.title = all.next();
    capture.title_candidates = all.take(6).collect();
    capture.headline = headline.or_else(|| capture.title.as_ref().map(|found| found.value.clone()));
}

/// A heading without the topic that many outlets set above it ("Olympics: ..."), where the
/// structured metadata gives the rest as the headline.
fn without_kicker<'a>(heading: &'a str, structured: Option<&str>) -> &'a str {
    let Some(structured) = structured else { return heading };
    let Some(at) =
        heading.rfind(structured).filter(|at| *at > 0 && at + structured.len() == heading.len())
    else {
        return heading;
    };
    let kicker = heading[..at].trim_end();
    let marked =
        kicker.ends_with([':', '|', '–', '—', '"', '”', '“', '»', '-', '.', '?', '!', '+']);
    let longer = tokens::count(structured) >= 3 && structured.len() > kicker.len();
    if longer && (marked || tokens::count(kicker) <= 4) { &heading[at..] } else { heading }
}

/// The names under which the page knows its site.
fn site_names(head: &Head, article: Option<&Article>) -> Vec<String> {
    let publisher = article.and_then(|article| article.publisher.as_deref());
    let names = [head.meta("og:site_name"), head.meta("application-name"), publisher];
    names.into_iter().flatten().map(str::to_owned).collect()
}

/// A title without the name of the site at its end. Without a known name, what stands behind the
/// last mark goes where it is the shorter part and short.
pub(super) fn without_site(title: &str, names: &[String]) -> String {
    let Some((left, right)) = last_mark(title) else { return title.to_owned() };
    let named = names.iter().any(|name| tokens::agreement(name, right) >= AGREES);
    let (left_len, right_len) = (left.chars().count(), right.chars().count());
    let usual = left_len >= 12 && left_len > right_len && right_len <= 45;
    if usual || (named && left_len >= SHORTEST) { left.to_owned() } else { title.to_owned() }
}

/// Splits at the last mark.
pub(super) fn last_mark(title: &str) -> Option<(&str, &str)> {
    let (at, mark) = MARKS.iter().filter_map(|mark| Some((title.rfind(mark)?, *mark))).max()?;
    Some((title[..at].trim(), title[at + mark.len()..].trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;

    fn chosen(html: &str, article: Option<&Article>) -> Capture {
        let page = Page::parse(html);
        let head = Head::read(&page);
        let mut capture = Capture::empty(Kind::HTML);
        choose(&mut capture, &Titles::read(&page, &head), article, &head);
        capture
    }

    #[test]
    fn the_heading_wins_where_others_agree() {
        let html = "<title>Gates closed as river rises | Gazette</title>\
            <meta property=og:title content='Why the gates closed'>\
            <h1>The Daily Gazette</h1><article><h1>Gates closed as river rises</h1></article>";
        let capture = chosen(html, None);
        assert_eq!(capture.title, Some(Found::new("Gates closed as river rises", Basis::Heading)));
        assert_eq!(capture.headline.as_deref(), Some("Gates closed as river rises"));
        let others: Vec<&str> =
            capture.title_candidates.iter().map(|found| found.value.as_str()).collect();
        assert_eq!(others, ["Why the gates closed", "The Daily Gazette"]);
    }

    #[test]
    fn a_heading_nobody_agrees_with_is_a_candidate() {
        let article = Article { headline: Some("Gates closed".into()), ..Article::default() };
        let capture = chosen("<h1>Welcome to our new site</h1>", Some(&article));
        assert_eq!(capture.title, Some(Found::new("Gates closed", Basis::JsonLd)));
        assert_eq!(
            capture.title_candidates,
            [Found::new("Welcome to our new site", Basis::Heading)]
        );
    }

    #[test]
    fn the_name_of_the_site_goes() {
        let none: &[String] = &[];
        assert_eq!(
            without_site("Gates closed as river rises - The Gazette", none),
            "Gates closed as river rises"
        );
        assert_eq!(
            without_site("Port - a history of the harbour", none),
            "Port - a history of the harbour"
        );
        assert_eq!(without_site("Gates shut | Gazette", &["The Gazette".to_owned()]), "Gates shut");
        assert_eq!(without_site("No mark here", none), "No mark here");
    }

    #[test]
    fn a_part_of_a_page_may_have_only_a_lower_heading() {
        let capture = chosen("<h3>Roads</h3><h2>Gates closed as river rises</h2>", None);
        assert_eq!(capture.title, Some(Found::new("Gates closed as river rises", Basis::Heading)));
    }

    #[test]
    fn the_topic_above_a_headline_goes_where_the_metadata_says_so() {
        let rest = "Liverpool loses in the rain";
        assert_eq!(without_kicker("Premier League Liverpool loses in the rain", Some(rest)), rest);
        assert_eq!(without_kicker("Football: Liverpool loses in the rain", Some(rest)), rest);
        let own = "What nobody expected of them is that now even Liverpool loses in the rain";
        assert_eq!(without_kicker(own, Some(rest)), own);
        assert_eq!(without_kicker(rest, Some(rest)), rest);
    }

    #[test]
    fn a_page_without_titles_has_none() {
        let capture = chosen("<p>text", None);
        assert_eq!((capture.title, capture.headline), (None, None));
    }
}
