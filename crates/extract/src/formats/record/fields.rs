//! What a record says of an item, whatever it came in, and how that becomes a capture.

use jiff::Timestamp;
use tradecraft::date::DateBasis;

use crate::dates::{self, Order};
use crate::formats::content::{self, Markup};
use crate::limits::MAX_TITLE;
use crate::{
    Basis, Block, BlockKind, Capture, Found, FoundDate, Input, address, byline, language, normal,
    upstream,
};

/// What a record says. Empty texts say nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::formats) struct Fields {
    /// Title.
    pub(in crate::formats) title: String,
    /// Text, and what it is.
    pub(in crate::formats) body: Vec<(String, Markup)>,
    /// Teaser or abstract, where there is a text beside it.
    pub(in crate::formats) lead: String,
    /// Address.
    pub(in crate::formats) url: String,
    /// People, as written.
    pub(in crate::formats) authors: Vec<String>,
    /// Publisher.
    pub(in crate::formats) publisher: String,
    /// Language code.
    pub(in crate::formats) language: String,
    /// When it was published, with the name of the field.
    pub(in crate::formats) published: (String, String),
    /// When it was changed, with the name of the field.
    pub(in crate::formats) modified: (String, String),
    /// Tags.
    pub(in crate::formats) tags: Vec<String>,
    /// A note that its keeper made.
    pub(in crate::formats) note: Option<String>,
    /// When the program it comes from got it.
    pub(in crate::formats) fetched: Option<Timestamp>,
    /// What else the record says, by name: the text where there is no other.
    pub(in crate::formats) rest: Vec<(String, String)>,
    /// Sources it names.
    pub(in crate::formats) upstream: Vec<String>,
}

/// Says that only an address is known.
pub(in crate::formats) fn not_captured(capture: &mut Capture) {
    capture.warn(
        "not_captured",
        "Not captured: only the address of this page is known. Save the page and file it to have its text.",
    );
}

/// Fills a capture with what a record says.
pub(in crate::formats) fn fill(capture: &mut Capture, fields: Fields, input: &Input<'_>) {
    let mut blocks = Vec::new();
    for (text, markup) in fields.body.iter().filter(|(text, _)| !text.trim().is_empty()) {
        content::read(capture, text, *markup, input);
        blocks.append(&mut capture.blocks);
    }
    let captured = !blocks.is_empty();
    if !captured {
        blocks.extend(fields.rest.iter().map(|(name, value)| {
            let line = normal::shorten(&normal::lines(&format!("{name}: {value}")), 4000);
            Block::kept(BlockKind::Paragraph, line)
        }));
    }
    capture.blocks = blocks;
    capture.blocks.truncate(crate::limits::MAX_BLOCKS);
    about(capture, &fields, input);
    if !captured && capture.url.is_some() {
        not_captured(capture);
    }
    if capture.title.is_none() && capture.blocks.is_empty() {
        // Nothing else tells it from others in a list.
        let address = capture.url.as_ref().map(|url| normal::shorten(&url.value, MAX_TITLE));
        capture.title = address.map(|address| Found::new(address, Basis::Url));
    }
    capture.upstream = upstream::in_blocks(&capture.blocks);
    for source in fields.upstream {
        if !capture.upstream.contains(&source) {
            capture.upstream.push(source);
        }
    }
}

fn about(capture: &mut Capture, fields: &Fields, input: &Input<'_>) {
    let found = |text: &str, most: usize| {
        let value = normal::shorten(&content::line(text), most);
        (!value.is_empty()).then(|| Found::new(value, Basis::Container))
    };
    if let Some(title) = found(&fields.title, MAX_TITLE) {
        capture.headline = Some(title.value.clone());
        capture.title = Some(title);
    }
    let authors: Vec<String> =
        fields.authors.iter().flat_map(|name| byline::people(name)).collect();
    if !authors.is_empty() {
        capture.authors = authors;
        capture.authors_basis = Some(Basis::Container);
    }
    capture.url = address::given(input.url).or_else(|| {
        let url = address::parse(&fields.url)?;
        Some(Found::new(address::clean(url), Basis::Container))
    });
    if let Some(name) = found(&fields.publisher, 200) {
        let named = address::parse(&name.value).and_then(|url| address::host(&url));
        capture.publisher = Some(Found::new(named.unwrap_or(name.value), Basis::Container));
    }
    if let Some(lead) = found(&fields.lead, 1000) {
        capture.lead = Some(lead);
    }
    let declared = language::declared(&fields.language);
    let declared = declared.map(|code| Found::new(code, Basis::Container));
    capture.language_candidates.splice(0..0, declared);
    language::settle(capture);
    let order = Order::of(capture.language.as_deref());
    if let Some(found) = date(&fields.published, order, input) {
        capture.published = found;
    }
    if let Some(found) = date(&fields.modified, order, input) {
        capture.modified = found;
    }
}

fn date((value, name): &(String, String), order: Order, input: &Input<'_>) -> Option<FoundDate> {
    let date =
        dates::in_metadata(value, order).filter(|date| dates::plausible(date, input.captured))?;
    let from = format!("“{name}” of the record: {}", normal::shorten(&normal::line(value), 60));
    Some(FoundDate { date, basis: DateBasis::Container, from })
}
