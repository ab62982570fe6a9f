//! An entry of a feed, alone: what it says is read from its own elements.

use tradecraft::date::DateBasis;

use super::fields::{self, Fields};
use crate::dates::{self, Order};
use crate::formats::content::{self, Markup};
use crate::formats::{Format, Likeness, Start};
use crate::{
    Basis, Capture, Found, FoundDate, Input, Kind, address, encoding, language, normal, upstream,
};

/// An entry of a feed.
pub(in crate::formats) static FORMAT: Format = Format {
    code: "feed_entry",
    name: "Entry of a news feed",
    extensions: &["xml"],
    help: "One item, as the feed tells it. It comes out of a feed; a file of its own is read as well.",
    signature,
    document: Some(document),
    parts: None,
};

fn signature(start: &Start<'_>) -> Likeness {
    if is_entry(start.text()) { Likeness::Maybe(70) } else { Likeness::No }
}

/// True for a text that begins with an entry: its tag, and within it elements of entries.
pub(super) fn is_entry(text: &str) -> bool {
    let text = text.trim_start();
    let opens = ["<item>", "<item ", "<entry>", "<entry ", "<atom:entry", "<ITEM"];
    opens.iter().any(|tag| text.starts_with(tag))
        && ["<title", "<link", "<guid", "<id>", "<description"].iter().any(|tag| text.contains(tag))
}

/// Reads an entry.
fn document(input: &Input<'_>) -> Capture {
    let decoded = encoding::decode(input.bytes, None);
    let fields = fields::read(&decoded.text);
    let mut capture = Capture::empty(Kind::FEED_ENTRY);
    capture.encoding = decoded.encoding.to_owned();
    body(&mut capture, &fields, input);
    about(&mut capture, &fields, input);
    capture.upstream = upstream::in_blocks(&capture.blocks);
    capture
}

/// The text: the content, or the summary where there is nothing else. A summary beside a content
/// is the teaser, and no evidence about the text.
fn body(capture: &mut Capture, fields: &Fields, input: &Input<'_>) {
    let (text, lead) = match (&fields.content, &fields.summary) {
        (Some(content), summary) => (Some(content), summary.as_ref()),
        (None, summary) => (summary.as_ref(), None),
    };
    if let Some(text) = text {
        content::read(capture, text, Markup::Unknown, input);
    }
    let lead = lead.map(|text| content::line(text)).filter(|lead| lead.chars().count() > 20);
    if let Some(lead) = lead {
        capture.lead = Some(Found::new(normal::shorten(&lead, 1000), Basis::Container));
    }
    if fields.content.is_none() && !capture.blocks.is_empty() {
        capture.warn("teaser_only", "The feed holds only a teaser of this text. Save the page itself and file it where the whole text matters.");
    }
}

fn about(capture: &mut Capture, fields: &Fields, input: &Input<'_>) {
    if let Some(title) = &fields.title {
        let title = normal::shorten(title, crate::limits::MAX_TITLE);
        capture.headline = Some(title.clone());
        capture.title = Some(Found::new(title, Basis::Container));
    }
    if !fields.authors.is_empty() {
        capture.authors.clone_from(&fields.authors);
        capture.authors_basis = Some(Basis::Container);
    }
    let url = fields.address(input.url);
    capture.url = address::given(input.url).or_else(|| {
        let url = address::parse(&url?)?;
        Some(Found::new(address::clean(url), Basis::Container))
    });
    let declared = fields.language.as_deref().and_then(language::declared);
    let declared = declared.map(|code| Found::new(code, Basis::Container));
    capture.language_candidates.splice(0..0, declared);
    language::settle(capture);
    if let Some(found) = date(fields.published.as_deref(), "published", input) {
        capture.published = found;
    }
    if let Some(found) = date(fields.updated.as_deref(), "updated", input) {
        capture.modified = found;
    }
}

fn date(value: Option<&str>, what: &str, input: &Input<'_>) -> Option<FoundDate> {
    let value = value?;
    let date = dates::in_metadata(value, Order::Unknown)
        .filter(|date| dates::plausible(date, input.captured))?;
    let from = format!("entry of the feed, {what}: {}", normal::shorten(value, 60));
    Some(FoundDate { date, basis: DateBasis::Feed, from })
}
