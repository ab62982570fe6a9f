//! Headings of a page, with and without the topic, badge or label that outlets set inside them.

use super::super::super::page::{Content, Page, UNSHOWN};
use super::{SHORTEST, key};
use crate::{normal, tokens};

/// Words of class names of what is set apart inside a heading.
const SET_APART: &[&str] = &[
    "kicker",
    "eyebrow",
    "overline",
    "topline",
    "badge",
    "label",
    "flag",
    "tag",
    "pretitle",
    "supertitle",
    "overtitle",
    "dachzeile",
    "spitzmarke",
    "roofline",
    "category",
    "section",
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
    "screen-reader-text",
    "prefix",
    "subtitle",
    "premium",
    "plus",
    "counter",
    "duration",
    "permalink",
    "headerlink",
    "anchor",
];

/// A heading.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Heading {
    /// All its text.
    pub(super) full: String,
    /// Its text without what is set apart in it, where something is.
    pub(super) bare: Option<String>,
}

impl Heading {
    /// Reads a heading; `None` where it is too short to be a title.
    pub(super) fn read(page: &Page, at: usize) -> Option<Self> {
        let full = page.text(at);
        if !long_enough(&full) {
            return None;
        }
        let bare = without_set_apart(page, at);
        let bare = Some(bare).filter(|bare| *bare != full && long_enough(bare));
        Some(Self { full, bare })
    }

    /// The text that another title of the page says as well, else all of it.
    pub(super) fn said(&self, others: &[String]) -> &str {
        let says = |text: &str| {
            let text = key(text);
            others.iter().any(|other| key(other).starts_with(&text))
        };
        match &self.bare {
            Some(bare) if says(bare) && !says(&self.full) => bare,
            _ => &self.full,
        }
    }

    /// True where another title is this heading, or begins with it and goes on with less.
    pub(super) fn begins(&self, others: &[String]) -> bool {
        let begins = |text: &str| {
            let text = key(text);
            let fits = |other: &String| {
                let other = key(other);
                other.starts_with(&text) && text.len() * 2 >= other.len()
            };
            !text.is_empty() && others.iter().any(fits)
        };
        begins(&self.full) || self.bare.as_deref().is_some_and(begins)
    }
}

fn long_enough(text: &str) -> bool {
    !text.is_empty() && (text.chars().count() >= SHORTEST || text.chars().any(tokens::spaceless))
}

/// The text of a heading but for what its class names set apart.
fn without_set_apart(page: &Page, heading: usize) -> String {
    let mut text = String::new();
    let mut at = heading + 1;
    while at < page.nodes[heading].end {
        let node = &page.nodes[at];
        match &node.content {
            Content::Text(part) => text.push_str(part),
            Content::Element { name, .. } => {
                let classes = node.attribute("class").unwrap_or("").to_ascii_lowercase();
                // Whole names, or any of the words in them.
                let mut names = classes.split(|c: char| c.is_ascii_whitespace() || c == '_');
                let apart = names.any(|name| {
                    SET_APART.contains(&name)
                        || name.split('-').any(|word| SET_APART.contains(&word))
                });
                if apart || UNSHOWN.contains(&name.as_str()) {
                    text.push(' ');
                    at = node.end;
                    continue;
                }
                if !super::super::super::page::INLINE.contains(&name.as_str()) {
                    text.push(' ');
                }
            }
        }
        at += 1;
    }
    normal::line(&text)
}

/// A heading without the topic that many outlets set above it ("Olympics: ..."), where another
/// title of the page gives the rest alone.
pub(super) fn without_kicker<'a>(heading: &'a str, other: &str) -> &'a str {
    let Some(at) = heading.rfind(other).filter(|at| *at > 0 && at + other.len() == heading.len())
    else {
        return heading;
    };
    let kicker = heading[..at].trim_end();
    let marked =
        kicker.ends_with([':', '|', '–', '—', '"', '”', '“', '»', '-', '.', '?', '!', '+']);
    let longer = tokens::count(other) >= 3 && other.len() > kicker.len();
    let marked_off = marked && kicker.ends_with(':') && tokens::count(other) >= 3;
    if marked_off || (longer && (marked || tokens::count(kicker) <= 4)) {
        &heading[at..]
    } else {
        heading
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(html: &str) -> Option<Heading> {
        let page = Page::parse(html);
        let at = page.elements(&["h1"]).next().unwrap();
        Heading::read(&page, at)
    }

    #[test]
    fn what_is_set_apart_is_told_from_the_rest() {
        let found = heading(
            "<h1><span class='article__kicker'>Ports</span>Gates closed<br>as river rises<i class=badge-live>Live</i></h1>",
        )
        .unwrap();
        assert_eq!(found.full, "PortsGates closed as river risesLive");
        assert_eq!(found.bare.as_deref(), Some("Gates closed as river rises"));
        let others = ["Gates closed as river rises | Gazette".to_owned()];
        assert_eq!(found.said(&others), "Gates closed as river rises");
        assert_eq!(found.said(&[]), found.full);
        assert!(found.begins(&others));
        assert_eq!(heading("<h1>Gazette</h1>"), None);
        assert_eq!(heading("<h1>Gates closed <b>again</b></h1>").unwrap().bare, None);
    }

    #[test]
    fn the_topic_above_a_headline_goes_where_the_metadata_says_so() {
        let rest = "Liverpool loses in the rain";
        assert_eq!(without_kicker("Premier League Liverpool loses in the rain", rest), rest);
        assert_eq!(without_kicker("Football: Liverpool loses in the rain", rest), rest);
        let own = "What nobody expected of them is that now even Liverpool loses in the rain";
        assert_eq!(without_kicker(own, rest), own);
        assert_eq!(without_kicker(rest, rest), rest);
    }
}
