//! What a page says about itself: title, authors, publisher, dates, address, each from several
//! places that are held against each other.

mod address;
mod authors;
mod dates;
mod head;
mod json_ld;
mod publisher;
mod title;

use url::Url;

use super::draft::Draft;
use super::page::Page;
use crate::dates::Order;
use crate::{Capture, CutRule, Found, Input, address as web, language, normal};

pub(super) use address::base;
pub(super) use head::Head;
use json_ld::Article;

/// What is read: the page, its blocks, and the zone each node is in.
pub(super) struct Read<'a> {
    pub(super) page: &'a Page,
    pub(super) head: &'a Head,
    pub(super) drafts: &'a [Draft],
    pub(super) zones: &'a [Option<(CutRule, usize)>],
}

/// Fills in everything of a capture but its blocks. The language is what the page declares.
pub(super) fn fill(capture: &mut Capture, read: &Read, input: &Input) {
    let (page, head) = (read.page, read.head);
    let page_url = address::choose(capture, head, input.url);
    let titles = title::Titles::read(page, head);
    let articles = json_ld::articles(page);
    let article = json_ld::best(&articles, &titles, page_url.as_ref());
    let order = order(head, page_url.as_ref());

    let mine = article.is_some_and(|it| json_ld::is_mine(it, &titles, page_url.as_ref()));
    let host = page_url.as_ref().and_then(web::host);
    title::choose(capture, &titles, article, mine, head, host);
    publisher::choose(capture, head, article, page_url.as_ref());
    let headline = capture.headline.clone();
    let headline = headline.as_deref();
    let places = authors::Places { page, drafts: read.drafts, head, article, headline };
    authors::choose(capture, &places);
    let places = dates::Places {
        page,
        drafts: read.drafts,
        zones: read.zones,
        head,
        article,
        url: page_url.as_ref(),
        order,
    };
    dates::choose(capture, &places, input.captured);
    capture.lead = lead(head, article);
    capture.image = image(head, article, base(head, input.url).as_ref());
    capture.language_candidates = declared_languages(head);
}

/// The languages that a page declares, the one of its text first.
fn declared_languages(head: &Head) -> Vec<Found> {
    let places = [
        (head.language.as_deref(), crate::Basis::MetaTag),
        (head.meta("content-language"), crate::Basis::MetaTag),
        (head.meta("og:locale"), crate::Basis::OpenGraph),
    ];
    let mut all: Vec<Found> = Vec::new();
    for (code, basis) in places {
        let Some(code) = code.and_then(language::declared) else { continue };
        if !all.iter().any(|found| found.value == code) {
            all.push(Found::new(code, basis));
        }
    }
    all
}

/// The address of the picture that the page shows of itself elsewhere.
fn image(head: &Head, article: Option<&Article>, base: Option<&Url>) -> Option<Found> {
    use crate::Basis::{JsonLd, MetaTag, OpenGraph};
    let candidates = [
        (head.meta("og:image"), OpenGraph),
        (head.meta("og:image:url"), OpenGraph),
        (head.meta("twitter:image"), OpenGraph),
        (article.and_then(|article| article.image.as_deref()), JsonLd),
        (head.meta("thumbnailurl"), MetaTag),
    ];
    candidates.into_iter().find_map(|(address, basis)| {
        let address = web::resolve(address?, base)?;
        Some(Found::new(address.as_str(), basis))
    })
}

/// How the page writes dates in numbers: by its language, and by its country where that tells.
fn order(head: &Head, url: Option<&Url>) -> Order {
    let by_language = Order::of(head.language.as_deref());
    if by_language != Order::Unknown {
        return by_language;
    }
    match url.and_then(web::host).as_deref().and_then(|host| host.rsplit('.').next()) {
        Some("uk" | "au" | "nz" | "ie" | "in" | "za") => Order::DayFirst,
        _ => Order::Unknown,
    }
}

/// The teaser that the page gives of itself.
fn lead(head: &Head, article: Option<&Article>) -> Option<Found> {
    use crate::Basis::{JsonLd, MetaTag, OpenGraph};
    let from_meta = |key: &str| head.meta(key).map(str::to_owned);
    let candidates = [
        (from_meta("og:description"), OpenGraph),
        (from_meta("description"), MetaTag),
        (article.and_then(|article| article.description.clone()), JsonLd),
    ];
    let (text, basis) = candidates.into_iter().find_map(|(text, basis)| Some((text?, basis)))?;
    let text = normal::line(&crate::entity::decode(&text));
    (text.chars().count() >= 20).then(|| Found::new(normal::shorten(&text, 1000), basis))
}
