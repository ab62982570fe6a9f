//! What a feed says of itself.

use super::{fields, is_entry};
use crate::formats::xml::{self, Piece, Pieces};
use crate::{address, normal};

/// What holds for every entry of a feed.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Head {
    /// Its name.
    pub(super) title: Option<String>,
    /// The address that others are relative to.
    pub(super) base: Option<String>,
    /// Its language.
    pub(super) language: Option<String>,
    /// Whose feed it is, where entries name nobody.
    pub(super) authors: Vec<String>,
}

impl Head {
    /// Reads the head of a feed: what stands in the root or the channel, and in no entry.
    pub(super) fn read(text: &str) -> Self {
        let mut inner = String::new();
        let mut head = Self::default();
        let (mut entries, mut kept) = (0_usize, 0);
        for (piece, span) in Pieces::of(text) {
            match piece {
                Piece::Open(tag) if is_entry(tag.name) => {
                    entries += usize::from(!tag.closes_itself);
                }
                Piece::Close(name) if is_entry(name) => {
                    entries = entries.saturating_sub(1);
                    kept = span.end;
                    continue;
                }
                Piece::Open(tag) if is_frame(tag.name) => {
                    head.language = head.language.or_else(|| xml::attribute(&tag, "xml:lang"));
                    head.base = head.base.or_else(|| xml::attribute(&tag, "xml:base"));
                    kept = span.end;
                    continue;
                }
                Piece::Close(name) if is_frame(name) => {
                    kept = span.end;
                    continue;
                }
                _ => {}
            }
            // An entry that is never closed may be followed by anything; the head is over then.
            if entries > 1 {
                break;
            }
            if entries == 0 && span.start >= kept && inner.len() < 1 << 16 {
                inner.push_str(&text[span]);
            }
        }
        head.take(&format!("<feed>{inner}</feed>"));
        head
    }

    fn take(&mut self, inner: &str) {
        let fields = fields::read(inner);
        self.title = fields.title.map(|title| normal::shorten(&title, 200));
        self.language = self.language.take().or(fields.language);
        self.authors = fields.authors;
        let link = fields.link.filter(|link| address::parse(link).is_some());
        self.base = match (self.base.take(), link) {
            (Some(base), Some(link)) => {
                let outer = address::parse(&link);
                address::resolve(&base, outer.as_ref()).map(|url| url.to_string()).or(Some(link))
            }
            (base, link) => base.or(link),
        };
    }
}

/// True for the elements that only hold the rest.
fn is_frame(name: &str) -> bool {
    let name = xml::local(name).to_ascii_lowercase();
    matches!(name.as_str(), "rss" | "rdf" | "feed" | "channel")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_is_what_stands_in_no_entry() {
        let head = Head::read(
            "<rss version='2.0'><channel><title>Harbour Gazette</title><link>https://gazette.example/</link>\
             <image><title>Logo</title></image><language>en-gb</language>\
             <item><title>Gates</title></item></channel></rss>",
        );
        assert_eq!(head.title.as_deref(), Some("Harbour Gazette"));
        assert_eq!(head.base.as_deref(), Some("https://gazette.example/"));
        assert_eq!(head.language.as_deref(), Some("en-gb"));
    }

    #[test]
    fn a_head_after_the_entries_counts_too() {
        let head = Head::read(
            "<feed xml:lang='de' xml:base='https://gazette.example/x/'><entry><title>Tor</title></entry><title>Hafenblatt</title></feed>",
        );
        assert_eq!(
            (head.title.as_deref(), head.language.as_deref()),
            (Some("Hafenblatt"), Some("de"))
        );
        assert_eq!(head.base.as_deref(), Some("https://gazette.example/x/"));
    }
}
