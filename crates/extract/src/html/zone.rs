//! Zones: parts of a page that say by their elements and class names what they are. A zone is a
//! claim, not a verdict: one that holds much of the article is not believed.

use std::sync::LazyLock;

use super::page::{Node, Page};
use crate::CutRule;
use crate::phrases::{Phrases, phrases};

/// Elements that say it by their name.
const ELEMENTS: &[(&str, CutRule)] = &[
    ("nav", CutRule::Navigation),
    ("footer", CutRule::Footer),
    ("aside", CutRule::Aside),
    ("form", CutRule::Form),
    ("button", CutRule::Form),
    ("input", CutRule::Form),
    ("dialog", CutRule::Promotion),
    ("figcaption", CutRule::Picture),
];

/// Roles that say it.
const ROLES: &[(&str, CutRule)] = &[
    ("navigation", CutRule::Navigation),
    ("menu", CutRule::Navigation),
    ("menubar", CutRule::Navigation),
    ("contentinfo", CutRule::Footer),
    ("complementary", CutRule::Aside),
    ("search", CutRule::Form),
    ("dialog", CutRule::Promotion),
    ("alertdialog", CutRule::Promotion),
];

/// Words of class names and ids, or two words in a row with `-` between.
static WORDS: LazyLock<Vec<(CutRule, Phrases)>> = LazyLock::new(|| {
    vec![
        (
            CutRule::Consent,
            phrases(
                "cookie, cookies, consent, gdpr, onetrust, cmp, cookiebanner, cookieconsent, \
                 didomi",
            ),
        ),
        (
            CutRule::Comments,
            phrases(
                "comment, comments, commentlist, disqus, respond, commentform, kommentare, \
                 comentarios, commentaires, commenti, komentarze, reactions",
            ),
        ),
        (
            CutRule::Sharing,
            phrases(
                "share, sharing, sharebar, sharedaddy, social, socials, addtoany, addthis, \
                 sharethis, sharer, socialshare, share-buttons, follow-us, \
                 jp-relatedposts-headline",
            ),
        ),
        (
            CutRule::Related,
            phrases(
                "related, recommended, recommendation, recommendations, recirc, recirculation, \
                 outbrain, taboola, mostread, mostpopular, trending, most-read, most-popular, \
                 most-viewed, read-more, readmore, read-also, also-read, more-stories, \
                 more-news, more-from, more-on, up-next, next-article, next-post, \
                 post-navigation, relatedposts, related-posts, see-also, teaser, teasers, \
                 teaserlist, in-other-news, latest-news, latest-posts, recent-posts, ad-related, \
                 crosslinks, linkbox, morestories",
            ),
        ),
        (
            CutRule::Promotion,
            phrases(
                "newsletter, newsletters, subscribe, subscription, promo, promotion, promobox, \
                 advert, advertisement, advertising, adsbygoogle, ad, ads, adslot, sponsor, \
                 sponsored, donate, donation, signup, sign-up, call-to-action, cta, app-banner, \
                 abo, piano",
            ),
        ),
        (
            CutRule::AuthorBox,
            phrases(
                "author-bio, author-box, authorbox, about-author, about-the-author, author-info, \
                 author-card, author-description, bio, biography",
            ),
        ),
        (
            CutRule::Byline,
            phrases(
                "byline, bylines, author, authors, author-name, post-meta, entry-meta, \
                 article-meta, posted-on, dateline, publish-date, published-date, timestamp, \
                 meta-info, article-info",
            ),
        ),
        (
            CutRule::Navigation,
            phrases(
                "nav, navbar, navigation, menu, breadcrumb, breadcrumbs, pagination, pager, \
                 skip-link, skip-to, sitemap, submenu, topnav, topbar, masthead, site-header, \
                 tags, tag-list, taglist, post-tags, entry-tags, article-tags, keywords, topics",
            ),
        ),
        (CutRule::Footer, phrases("footer, site-footer, colophon, copyright, impressum")),
        (CutRule::Aside, phrases("sidebar, rail, widget, widgets, right-rail, side-bar")),
        (
            CutRule::Picture,
            phrases(
                "caption, figcaption, wp-caption-text, photo-credit, image-credit, \
                 image-caption, photo-caption, credit, credits, copyright-image, \
                 image-copyright, gallery-caption",
            ),
        ),
        (
            CutRule::Hidden,
            phrases(
                "sr-only, visually-hidden, visuallyhidden, screen-reader-text, screen-reader, \
                 a11y-hidden, assistive-text",
            ),
        ),
    ]
});

/// Elements that hold whole pages and articles; their class names list what is inside.
const NEVER: &[&str] = &["", "html", "body", "main", "article"];

/// The zone that each node is in: the outermost that claims it and the element that claims.
pub(super) fn zones(page: &Page) -> Vec<Option<(CutRule, usize)>> {
    let mut zones: Vec<Option<(CutRule, usize)>> = Vec::with_capacity(page.nodes.len());
    for (at, node) in page.nodes.iter().enumerate() {
        let above = if at == 0 { None } else { zones[node.parent] };
        zones.push(above.or_else(|| claim(node).map(|rule| (rule, at))));
    }
    zones
}

/// What an element claims to be.
pub(super) fn claim(node: &Node) -> Option<CutRule> {
    let name = node.name();
    if NEVER.contains(&name) {
        return None;
    }
    if hidden(node) {
        return Some(CutRule::Hidden);
    }
    let by = |table: &[(&str, CutRule)], key: &str| {
        table.iter().find(|(known, _)| *known == key).map(|(_, rule)| *rule)
    };
    let role = node.attribute("role").and_then(|role| by(ROLES, &role.trim().to_ascii_lowercase()));
    let words = || {
        let mut all = Vec::new();
        for attribute in ["class", "id", "data-testid", "data-component"] {
            split(node.attribute(attribute).unwrap_or(""), &mut all);
        }
        WORDS.iter().find(|(_, known)| holds(&all, known)).map(|(rule, _)| *rule)
    };
    let element = by(ELEMENTS, name);
    if name == "aside" || name == "form" {
        return words().or(element);
    }
    element.or(role).or_else(words)
}

fn hidden(node: &Node) -> bool {
    let style = node.attribute("style").unwrap_or("").to_ascii_lowercase().replace(' ', "");
    node.attribute("hidden").is_some_and(|value| !value.eq_ignore_ascii_case("false"))
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

/// Splits class names into words: at marks and where a capital letter follows a small one. Words
/// of different class names are parted by an empty word.
fn split(names: &str, words: &mut Vec<String>) {
    for name in names.split_ascii_whitespace().take(40) {
        let mut word = String::new();
        let mut small = false;
        for c in name.chars().take(200) {
            if !c.is_alphanumeric() || (c.is_uppercase() && small) {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                small = false;
            }
            if c.is_alphanumeric() {
                small = c.is_lowercase();
                word.extend(c.to_lowercase());
            }
        }
        if !word.is_empty() {
            words.push(word);
        }
        words.push(String::new());
    }
}

/// True where one of `known` is among the words, alone or as words in a row.
fn holds(words: &[String], known: &[&str]) -> bool {
    known.iter().any(|wanted| {
        let parts: Vec<&str> = wanted.split('-').collect();
        words
            .windows(parts.len())
            .any(|window| window.iter().zip(&parts).all(|(word, part)| word == part))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claimed(html: &str) -> Option<CutRule> {
        let page = Page::parse(html);
        let body = page.elements(&["body"]).next().unwrap();
        claim(&page.nodes[body + 1])
    }

    #[test]
    fn names_say_what_a_part_is() {
        for (html, rule) in [
            ("<nav>", CutRule::Navigation),
            ("<div class='article__relatedStories'>", CutRule::Related),
            ("<div id=most_read>", CutRule::Related),
            ("<aside class='newsletter-box'>", CutRule::Promotion),
            ("<aside>", CutRule::Aside),
            ("<div role=contentinfo>", CutRule::Footer),
            ("<div style='color:red; display: none'>", CutRule::Hidden),
            ("<p class='entry-meta'>", CutRule::Byline),
            ("<div class='author-bio'>", CutRule::AuthorBox),
        ] {
            assert_eq!(claimed(html), Some(rule), "{html}");
        }
    }

    #[test]
    fn parts_of_words_say_nothing() {
        for html in [
            "<div class='shared-module'>",
            "<div class=unrelated>",
            "<div class='load more'>",
            "<article class='has-comments'>",
            "<div hidden=false>",
        ] {
            assert_eq!(claimed(html), None, "{html}");
        }
    }

    #[test]
    fn what_is_inside_is_in_the_outermost_zone() {
        let page = Page::parse("<footer><div class=share><p>x</p></div></footer>");
        let footer = page.elements(&["footer"]).next().unwrap();
        let p = page.elements(&["p"]).next().unwrap();
        assert_eq!(zones(&page)[p], Some((CutRule::Footer, footer)));
    }
}
