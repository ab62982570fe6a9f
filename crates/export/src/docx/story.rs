//! A story is a text with links and bookmarks of its own: the body, or the footnotes.

use std::collections::HashMap;

use super::numbering::Numbering;
use crate::document::Document;

/// Bookmarks of headings by the name that links use.
pub(super) struct Names {
    headings: HashMap<String, String>,
}

impl Names {
    pub(super) fn new(document: &Document) -> Self {
        let headings = document
            .outline
            .iter()
            .enumerate()
            .map(|(n, entry)| (entry.id.clone(), format!("heading_{}", n + 1)))
            .collect();
        Self { headings }
    }

    /// Bookmark of a heading.
    pub(super) fn heading(&self, id: &str) -> Option<&str> {
        self.headings.get(id).map(String::as_str)
    }
}

/// A story in the making.
pub(super) struct Story<'a> {
    /// The XML.
    pub out: String,
    /// Bookmarks of headings.
    pub names: &'a Names,
    /// The lists.
    pub numbering: &'a mut Numbering,
    links: Vec<String>,
    by_target: HashMap<String, usize>,
    bookmarks: u32,
}

impl<'a> Story<'a> {
    pub(super) fn new(names: &'a Names, numbering: &'a mut Numbering) -> Self {
        Self {
            out: String::new(),
            names,
            numbering,
            links: Vec::new(),
            by_target: HashMap::new(),
            bookmarks: 0,
        }
    }

    /// Name of the relation to an address.
    pub(super) fn link(&mut self, target: &str) -> String {
        let next = self.links.len() + 1;
        let number = *self.by_target.entry(target.to_owned()).or_insert(next);
        if number == next {
            self.links.push(target.to_owned());
        }
        format!("link{number}")
    }

    /// Puts a bookmark around what `inner` writes. `name` holds ASCII letters, digits and `_`.
    pub(super) fn bookmark(&mut self, name: &str, inner: impl FnOnce(&mut Self)) {
        let id = self.bookmarks;
        self.bookmarks += 1;
        self.out.push_str(&format!("<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/>"));
        inner(self);
        self.out.push_str(&format!("<w:bookmarkEnd w:id=\"{id}\"/>"));
    }

    /// The XML and the addresses of its links in the order of their numbers.
    pub(super) fn finish(self) -> (String, Vec<String>) {
        (self.out, self.links)
    }
}
