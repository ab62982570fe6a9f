//! Markdown files: what their author wrote as metadata at the head, and the text as blocks. An
//! author's own file has nothing around it, so only the title and the metadata are set apart.

mod blocks;
mod bound;
mod front_matter;

use tradecraft::date::DateBasis;

use crate::dates::{self, Order};
use crate::limits::{MAX_TEXT, MAX_TITLE};
use crate::{
    Basis, Block, BlockKind, Capture, CutRule, Found, FoundDate, Input, Kind, address, byline,
    language, normal, plain, upstream,
};
use front_matter::FrontMatter;

/// Reads a markdown text.
pub(crate) fn extract(input: &Input, text: &str) -> Capture {
    let mut capture = Capture::empty(Kind::MARKDOWN);
    if text.len() > MAX_TEXT {
        capture.warnings.push(plain::truncated());
    }
    let text = normal::prefix(text, MAX_TEXT);
    let (front, body) = front_matter::split(text);
    let before = u32::try_from(text.len() - body.len()).unwrap_or(u32::MAX);
    let blocks = blocks::read(body, before);
    let title = title(&front, &blocks);
    capture.upstream = upstream::in_lines(body.lines());
    capture.blocks = set_apart(&front, blocks, title.as_ref());
    capture.headline = title.as_ref().map(|found| found.value.clone());
    capture.title = title.or_else(|| {
        let first = capture.blocks.iter().find(|block| block.kept)?;
        Some(Found::new(normal::shorten(first.text.lines().next()?, 120), Basis::FirstLine))
    });
    fill(&mut capture, &front, input);
    capture
}

/// The title: what the metadata says, else the first heading, where nothing but a few lines stand
/// above it.
fn title(front: &FrontMatter, blocks: &[Block]) -> Option<Found> {
    if let Some(title) = front.first(&["title", "headline"]) {
        return Some(Found::new(normal::shorten(&title, MAX_TITLE), Basis::FrontMatter));
    }
    let headings = || blocks.iter().take(6).filter(|block| block.kind == BlockKind::Heading);
    let first = headings().find(|block| block.level == Some(1)).or_else(|| headings().next())?;
    Some(Found::new(normal::shorten(&normal::line(&first.text), MAX_TITLE), Basis::Heading))
}

/// Cuts the metadata and the heading that says the title.
fn set_apart(front: &FrontMatter, blocks: Vec<Block>, title: Option<&Found>) -> Vec<Block> {
    let mut all = Vec::with_capacity(blocks.len() + 1);
    if !front.text.is_empty() {
        let mut block = Block::kept(BlockKind::Code, front.text.clone());
        block.at = front.at;
        block.cut(CutRule::FrontMatter);
        all.push(block);
    }
    let mut open = true;
    for mut block in blocks {
        let says_title = title.is_some_and(|title| normal::line(&block.text) == title.value);
        if open && block.kind == BlockKind::Heading && says_title {
            block.cut(CutRule::Headline);
            open = false;
        } else if block.kind == BlockKind::Image {
            block.cut(CutRule::Picture);
        }
        all.push(block);
    }
    all
}

fn fill(capture: &mut Capture, front: &FrontMatter, input: &Input) {
    capture.authors = front
        .all(&["author", "authors", "by"])
        .iter()
        .flat_map(|name| byline::people(name))
        .collect();
    capture.authors_basis = (!capture.authors.is_empty()).then_some(Basis::FrontMatter);
    let named =
        |keys: &[&str]| front.first(keys).map(|value| Found::new(value, Basis::FrontMatter));
    let url = front
        .first(&["url", "link", "canonical", "source_url", "source"])
        .and_then(|url| address::parse(&url));
    let host = url.as_ref().and_then(address::host).or_else(|| address::host_of(input.url));
    capture.url = url
        .map(|url| Found::new(address::clean(url), Basis::FrontMatter))
        .or_else(|| address::given(input.url));
    let source = named(&["source"]).filter(|found| address::parse(&found.value).is_none());
    capture.publisher = named(&["publisher", "site", "outlet", "publication", "site_name"])
        .or(source)
        .or_else(|| host.map(|host| Found::new(host, Basis::Url)));
    capture.lead = named(&["description", "summary", "subtitle", "excerpt"]);
    let declared = front.first(&["lang", "language"]).and_then(|code| language::declared(&code));
    capture.language_candidates =
        declared.map(|code| Found::new(code, Basis::FrontMatter)).into_iter().collect();
    language::settle(capture);
    let order = Order::of(capture.language.as_deref());
    let date = |keys: &[&str]| {
        let value = front.first(keys)?;
        let date = dates::in_metadata(&value, order)
            .filter(|date| dates::plausible(date, input.captured))?;
        Some(FoundDate {
            date,
            basis: DateBasis::PageMetadata,
            from: format!("metadata at the head of the file: {value}"),
        })
    };
    if let Some(found) = date(&["published", "date", "pubdate", "created", "date_published"]) {
        capture.published = found;
    }
    if let Some(found) = date(&["updated", "modified", "lastmod", "last_modified"]) {
        capture.modified = found;
    }
}

/// The blocks that a reader of a markdown text sees.
#[cfg(test)]
pub(crate) fn visible(text: &str) -> Vec<(BlockKind, String)> {
    blocks::read(text, 0).into_iter().map(|block| (block.kind, block.text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Capture {
        let captured = "2025-01-10T00:00:00Z".parse().unwrap();
        extract(&Input::of(text.as_bytes(), captured), text)
    }

    #[test]
    fn metadata_and_title_are_set_apart() {
        let capture = read(
            "---\ntitle: \"Gates closed\"\nauthor: [Lin Zhao, R. Haas]\ndate: 2024-12-18\nupdated: 2024-12-20\nsource: https://wire.example/a?utm_source=x\nlang: en\n---\n\
             # Gates closed\n\nThe *office* said so.\n\n![A gate](gate.png)\n\nSource: [Harbour Wire](https://wire.example/b)\n",
        );
        assert_eq!(capture.title, Some(Found::new("Gates closed", Basis::FrontMatter)));
        assert_eq!(capture.authors, ["Lin Zhao", "R. Haas"]);
        assert_eq!(capture.published.date.iso(), "2024-12-18");
        assert_eq!(capture.modified.date.iso(), "2024-12-20");
        assert_eq!(capture.url, Some(Found::new("https://wire.example/a", Basis::FrontMatter)));
        assert_eq!(capture.publisher, Some(Found::new("wire.example", Basis::Url)));
        assert_eq!(capture.body(), "The office said so.\n\nSource: Harbour Wire");
        assert_eq!(capture.upstream, ["https://wire.example/b"]);
        let rules: Vec<Option<CutRule>> = capture.blocks.iter().map(|block| block.rule).collect();
        let cut = [
            Some(CutRule::FrontMatter),
            Some(CutRule::Headline),
            None,
            Some(CutRule::Picture),
            None,
        ];
        assert_eq!(rules, cut);
    }

    #[test]
    fn without_metadata_the_first_heading_is_the_title() {
        let capture = read("Notes of the week\n\n# Gates closed\n\nThe office said so.");
        assert_eq!(capture.title, Some(Found::new("Gates closed", Basis::Heading)));
        assert_eq!(capture.body(), "Notes of the week\n\nThe office said so.");
        let capture = read("Only a **line**.");
        assert_eq!(capture.title, Some(Found::new("Only a line.", Basis::FirstLine)));
        assert_eq!(capture.headline, None);
    }
}
