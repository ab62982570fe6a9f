//! The title of a page: the heading its readers see, the headline its publisher declares, and the
//! titles it gives to networks and browsers, held against each other.
//!
//! `headline` is always what readers see. The title proposed is the headline that the publisher
//! declares for the article, where it is one; the heading where it is not, or where no other place
//! says what it says.

mod heading;
mod suffix;

use super::super::page::Page;
use super::{Article, Head};
use crate::limits::MAX_TITLE;
use crate::{Basis, Capture, Found, entity, normal, tokens};

use heading::{Heading, without_kicker};
pub(super) use suffix::last_mark;
use suffix::{Site, is_followed};

/// Two titles agree where this part of the words of the shorter occurs in the other.
const AGREES: f32 = 0.6;

/// Shorter headings are sections or logos.
const SHORTEST: usize = 8;

/// At most this many headings of a lower level are looked at.
const LOWER: usize = 20;

/// Declared headlines are cut off by many systems above this many characters.
const CUT_OFF: usize = 90;

/// The titles a page has, apart from its structured metadata.
#[derive(Debug, Default)]
pub(super) struct Titles {
    /// First headings: those in an article or in the main part before the others.
    headings: Vec<Heading>,
    /// The headings of a lower level: all that a part of a page may have.
    lower: Vec<Heading>,
    /// Titles for social networks and other machines, as written.
    social: Vec<Found>,
    /// The title tag, as written.
    tag: Option<String>,
}

impl Titles {
    /// Reads the titles of a page.
    pub(super) fn read(page: &Page, head: &Head) -> Self {
        let (mut headings, mut outside) = (Vec::new(), Vec::new());
        for at in page.elements(&["h1"]) {
            let Some(heading) = Heading::read(page, at) else { continue };
            let in_article = page.nearest(at, |node| node.is(&["article", "main"])).is_some();
            if in_article { headings.push(heading) } else { outside.push(heading) }
        }
        headings.append(&mut outside);
        let lower = page.elements(&["h2", "h3"]).filter_map(|at| Heading::read(page, at));
        let keys = [
            ("og:title", Basis::OpenGraph),
            ("twitter:title", Basis::OpenGraph),
            ("dc.title", Basis::MetaTag),
            ("headline", Basis::MetaTag),
        ];
        let social =
            keys.iter().filter_map(|(key, basis)| Some(Found::new(head.meta(key)?, *basis)));
        Self {
            headings,
            lower: lower.take(LOWER).collect(),
            social: social.collect(),
            tag: head.title.clone(),
        }
    }

    /// True where a headline agrees with one of the titles.
    pub(super) fn agrees(&self, headline: &str) -> bool {
        let headings = self.headings.iter().map(|heading| &heading.full);
        let mut all = headings.chain(self.social.iter().map(|found| &found.value)).chain(&self.tag);
        all.any(|title| tokens::agreement(title, headline) >= AGREES)
    }

    /// The heading that readers see above the article: one that another title repeats, else one
    /// that another agrees with. Where no first heading does, one of a lower level may.
    fn seen(&self, others: &[String]) -> Option<&Heading> {
        let agrees = |heading: &&Heading| {
            others.iter().any(|other| tokens::agreement(&heading.full, other) >= AGREES)
        };
        let said = |heading: &&Heading| heading.begins(others);
        let first = || self.headings.first().filter(|_| others.is_empty());
        self.headings
            .iter()
            .find(said)
            .or_else(|| self.headings.iter().find(agrees))
            .or_else(first)
            .or_else(|| self.lower.iter().find(said))
    }
}

/// A title as it is compared: letters and digits alone.
fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Chooses the title, keeps the others, and notes the headline. `mine` says that the article is
/// the one the page is about.
pub(super) fn choose(
    capture: &mut Capture,
    titles: &Titles,
    article: Option<&Article>,
    mine: bool,
    head: &Head,
    host: Option<String>,
) {
    let faces = Faces::read(titles, article, &site(head, article, host));
    let bare = faces.without_kicker();
    let declared = faces.declared.as_deref().filter(|_| {
        mine && article.is_some_and(|article| article.plain) && faces.declares_a_headline()
    });
    let mut all: Vec<Found> = Vec::new();
    let mut add = |text: &str, basis: Basis| {
        let known = all.iter().any(|found: &Found| found.value.eq_ignore_ascii_case(text));
        if !text.is_empty() && !known {
            all.push(Found::new(text, basis));
        }
    };
    if let Some(declared) = declared {
        add(declared, Basis::JsonLd);
    }
    for heading in bare.iter().chain(&faces.heading) {
        add(heading, Basis::Heading);
    }
    if let Some(declared) = &faces.declared {
        add(declared, Basis::JsonLd);
    }
    for found in faces.social.iter().chain(&faces.tag) {
        add(&found.value, found.basis);
    }
    let lower = titles.lower.first().filter(|_| titles.headings.is_empty());
    for heading in titles.headings.iter().chain(lower) {
        add(&shown(&heading.full), Basis::Heading);
    }
    let mut all = all.into_iter();
    capture.title = all.next();
    capture.title_candidates = all.take(6).collect();
    capture.headline =
        faces.heading.or_else(|| capture.title.as_ref().map(|found| found.value.clone()));
}

fn shown(text: &str) -> String {
    normal::shorten(&normal::line(&entity::decode(text)), MAX_TITLE)
}

/// The names under which the page knows its site.
fn site(head: &Head, article: Option<&Article>, host: Option<String>) -> Site {
    let publisher = article.and_then(|article| article.publisher.as_deref());
    let names = [head.meta("og:site_name"), head.meta("application-name"), publisher];
    Site { names: names.into_iter().flatten().map(str::to_owned).collect(), host }
}

/// What each place of the page says the title is, as it would be shown.
struct Faces {
    heading: Option<String>,
    declared: Option<String>,
    social: Vec<Found>,
    tag: Option<Found>,
}

impl Faces {
    fn read(titles: &Titles, article: Option<&Article>, site: &Site) -> Self {
        let declared = article.and_then(|article| article.headline.as_deref()).map(shown);
        let written: Vec<String> = titles
            .social
            .iter()
            .map(|found| found.value.as_str())
            .chain(titles.tag.as_deref())
            .map(shown)
            .chain(declared.clone())
            .collect();
        // Without the site's name, or its logo would agree with every title.
        let others: Vec<String> = written.iter().map(|it| site.off(it).to_owned()).collect();
        let seen = titles.seen(&others).map(|heading| shown(heading.said(&others)));
        // What a heading is followed by is no part of the title, nor is the name of the site.
        let named_off = |text: &str| match &seen {
            Some(heading) if is_followed(text, heading) => heading.clone(),
            _ => site.named_off(text).unwrap_or(text).to_owned(),
        };
        let declared = declared.map(|text| named_off(&text));
        let off = |text: &str| {
            let named = named_off(text);
            let whole = [&seen, &declared].into_iter().flatten().any(|it| key(it) == key(&named));
            let begun = declared.as_deref().filter(|it| is_followed(&named, it));
            match begun {
                _ if whole => named,
                Some(declared) => declared.to_owned(),
                None => site.off(&named).to_owned(),
            }
        };
        let social: Vec<Found> = titles
            .social
            .iter()
            .map(|found| Found::new(off(&shown(&found.value)), found.basis))
            .collect();
        let tag = titles.tag.as_deref().map(|tag| Found::new(off(&shown(tag)), Basis::TitleTag));
        let heading = seen.map(|heading| {
            declared
                .as_deref()
                .map_or(heading.as_str(), |it| without_kicker(&heading, it))
                .to_owned()
        });
        Self { heading, declared, social, tag }
    }

    /// The heading without the topic above it, where networks are told the rest alone.
    fn without_kicker(&self) -> Option<String> {
        let heading = self.heading.as_deref()?;
        let mut bare = self.social.iter().map(|found| without_kicker(heading, &found.value));
        bare.find(|bare| *bare != heading).map(str::to_owned)
    }

    /// True where what is declared is a headline of its own: not cut off, and not only what the
    /// title tag tells search engines while heading and networks say another.
    fn declares_a_headline(&self) -> bool {
        let (Some(declared), Some(heading)) = (&self.declared, &self.heading) else { return true };
        let (declared_key, heading_key) = (key(declared), key(heading));
        if declared_key == heading_key {
            return false;
        }
        let marked = declared.ends_with(['…', '.']) || declared.chars().count() >= CUT_OFF;
        if marked && heading_key.starts_with(&declared_key) {
            return false;
        }
        let is = |found: &Found, wanted: &str| key(&found.value) == *wanted;
        let shown_to_all = self.social.iter().any(|found| is(found, &heading_key));
        let for_search = self.tag.as_ref().is_some_and(|found| is(found, &declared_key));
        !(shown_to_all && for_search)
    }
}

#[cfg(test)]
mod tests;
