//! The metadata tags of a page.

use super::super::page::Page;
use crate::{entity, normal};

/// What stands in the head of a page (and wherever else pages put it).
#[derive(Debug, Default)]
pub(in crate::html) struct Head {
    /// Metadata tags: key in lower case and value; of several with one key the first counts.
    metas: Vec<(String, String)>,
    /// The title tag.
    pub(super) title: Option<String>,
    /// The canonical link, as it is written.
    pub(super) canonical: Option<String>,
    /// The base address, as it is written.
    pub(super) base: Option<String>,
    /// The language the page declares.
    pub(super) language: Option<String>,
}

impl Head {
    /// Reads the tags of a page.
    pub(in crate::html) fn read(page: &Page) -> Self {
        let mut head = Self::default();
        for (at, node) in page.nodes.iter().enumerate() {
            match node.name() {
                "meta" => head.add_meta(node),
                "title"
                    if head.title.is_none()
                        && !page.nodes[node.parent].is(&["svg", "symbol", "g"]) =>
                {
                    head.title = text(&page.text(at));
                }
                "link" if rel(node, "canonical") => {
                    head.canonical =
                        head.canonical.take().or_else(|| text(node.attribute("href")?));
                }
                "base" => head.base = head.base.take().or_else(|| text(node.attribute("href")?)),
                "html" => head.language = node.attribute("lang").and_then(text),
                _ => {}
            }
        }
        head
    }

    fn add_meta(&mut self, node: &super::super::page::Node) {
        let Some(value) = node.attribute("content").and_then(text) else { return };
        for attribute in ["property", "name", "itemprop", "http-equiv"] {
            if let Some(key) = node.attribute(attribute) {
                let key = key.trim().to_ascii_lowercase();
                self.metas.push((key, value.clone()));
            }
        }
    }

    /// The first value of a metadata tag.
    pub(super) fn meta(&self, key: &str) -> Option<&str> {
        self.metas.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str())
    }

    /// Every value of a metadata tag.
    pub(super) fn metas<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        self.metas.iter().filter(move |(known, _)| known == key).map(|(_, value)| value.as_str())
    }
}

fn rel(node: &super::super::page::Node, wanted: &str) -> bool {
    let rel = node.attribute("rel").unwrap_or("");
    rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case(wanted))
}

/// A value as one line; references that were escaped twice are replaced.
fn text(value: &str) -> Option<String> {
    let value = normal::line(&entity::decode(value));
    (!value.is_empty()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_by_any_of_their_names() {
        let head = Head::read(&Page::parse(
            "<html lang=de-AT><head><title> Port &amp;amp; Fluss</title><base href=/x>\
             <meta property='OG:Title' content='A'><meta name=og:title content=B>\
             <meta itemprop=datePublished content=2024-12-18><meta name=empty content=' '>\
             <link rel='alternate canonical' href=/a></head>\
             <body><svg><title>Logo</title></svg></body></html>",
        ));
        assert_eq!(head.title.as_deref(), Some("Port & Fluss"));
        assert_eq!(head.meta("og:title"), Some("A"));
        assert_eq!(head.metas("og:title").count(), 2);
        assert_eq!(head.meta("datepublished"), Some("2024-12-18"));
        assert_eq!(head.meta("empty"), None);
        assert_eq!(head.canonical.as_deref(), Some("/a"));
        assert_eq!(head.base.as_deref(), Some("/x"));
        assert_eq!(head.language.as_deref(), Some("de-AT"));
    }
}
