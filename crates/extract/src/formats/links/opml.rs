//! Lists of feeds (OPML). Dossier does not fetch feeds, so the list becomes one item that names
//! them: what its keeper followed may matter.

use crate::formats::properties::{self, Properties};
use crate::formats::xml::{self, Piece, Pieces};
use crate::formats::{Format, Likeness, Start};
use crate::limits::MAX_BLOCKS;
use crate::{Basis, Block, BlockKind, Capture, Found, Input, Kind, normal, read};

/// Lists of feeds.
pub(in crate::formats) static FORMAT: Format = Format {
    code: "opml",
    name: "List of feeds (OPML)",
    extensions: &["opml"],
    help: "One item that lists the feeds, by their groups. The feeds themselves are not fetched: Dossier opens no connection.",
    signature,
    document: Some(document),
    parts: None,
};

fn signature(start: &Start<'_>) -> Likeness {
    let mut pieces = Pieces::of(normal::prefix(start.text(), 8 << 10));
    let root = pieces.find_map(|(piece, _)| match piece {
        Piece::Open(tag) => Some(tag.name),
        _ => None,
    });
    let is_it = root.is_some_and(|root| root.eq_ignore_ascii_case("opml"));
    if is_it { Likeness::Certain } else { Likeness::No }
}

fn document(input: &Input<'_>) -> Capture {
    let decoded = read::decode(input);
    let mut capture = Capture::empty(Kind::OPML);
    read::note(&mut capture, &decoded);
    let mut title = String::new();
    let mut naming = false;
    for (piece, _) in Pieces::of(&decoded.text) {
        match piece {
            Piece::Open(tag) if tag.name == "title" => naming = !tag.closes_itself,
            Piece::Close("title") => naming = false,
            Piece::Open(tag) if tag.name == "outline" => {
                let block = outline(|name| xml::attribute(&tag, name));
                if capture.blocks.len() < MAX_BLOCKS {
                    capture.blocks.extend(block);
                }
            }
            piece if naming => xml::push_text(&mut title, piece),
            _ => {}
        }
    }
    let title = normal::line(&title);
    if !title.is_empty() {
        capture.title = Some(Found::new(title, Basis::Container));
    }
    properties::fill(&mut capture, &Properties::default(), input);
    capture.warn("feeds_not_fetched", "The feeds of the list were not fetched: Dossier opens no connection. Save the feeds as files and file those.");
    capture
}

/// A feed, or a group of feeds.
fn outline(attribute: impl Fn(&str) -> Option<String>) -> Option<Block> {
    let named = attribute("text").or_else(|| attribute("title")).unwrap_or_default();
    let name = normal::line(&named);
    let feed = attribute("xmlUrl").or_else(|| attribute("url"));
    let site = attribute("htmlUrl").filter(|site| !site.is_empty());
    let Some(feed) = feed else {
        let heading = Block { level: Some(2), ..Block::kept(BlockKind::Heading, name.clone()) };
        return (!name.is_empty()).then_some(heading);
    };
    let parts: Vec<String> =
        [Some(name), Some(feed), site].into_iter().flatten().map(|it| normal::line(&it)).collect();
    let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    Some(Block::kept(BlockKind::ListItem, parts.join(" | ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feeds_are_listed_by_their_groups() {
        let text = "<?xml version='1.0'?><opml version='2.0'><head><title>What I follow</title></head><body><outline text='Ports'>\
            <outline type='rss' text='Gazette &amp; more' xmlUrl='https://gazette.example/rss' htmlUrl='https://gazette.example/'/></outline></body></opml>";
        assert_eq!(signature(&Start::of(text.as_bytes(), None)), Likeness::Certain);
        let input = Input::of(text.as_bytes(), "2026-06-01T00:00:00Z".parse().unwrap());
        let capture = crate::extract(&input);
        assert_eq!(capture.kind, Kind::OPML);
        assert_eq!(capture.title.unwrap().value, "What I follow");
        assert_eq!(
            capture.blocks[1].text,
            "Gazette & more | https://gazette.example/rss | https://gazette.example/"
        );
        assert_eq!(capture.warnings[0].code, "feeds_not_fetched");
    }
}
