//! XML as it is written, token by token: for feeds, office files and lists, of which many are
//! not well-formed. Nothing is expanded, nothing nests, nothing fails: what is no markup is text.

use std::ops::Range;

use crate::entity;
use crate::html::markup::{self, Tag};

/// A piece of XML.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Piece<'a> {
    /// An opening tag; one that closes itself says so and has no closing tag.
    Open(Tag<'a>),
    /// A closing tag: its name.
    Close(&'a str),
    /// Text with references.
    Text(&'a str),
    /// Text as it stands (CDATA).
    Data(&'a str),
}

/// The pieces of a text in order, each with the bytes it takes.
#[derive(Debug, Clone)]
pub(crate) struct Pieces<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Pieces<'a> {
    /// Reads a text.
    pub(crate) fn of(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Where reading goes on.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    fn take(&mut self, piece: Piece<'a>, length: usize) -> (Piece<'a>, Range<usize>) {
        let start = self.at;
        self.at += length;
        (piece, start..self.at)
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = (Piece<'a>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let rest = &self.text[self.at..];
            if rest.is_empty() {
                return None;
            }
            if let Some(data) = rest.strip_prefix("<![CDATA[") {
                let (inside, length) = match data.find("]]>") {
                    Some(end) => (&data[..end], 9 + end + 3),
                    None => (data, rest.len()),
                };
                return Some(self.take(Piece::Data(inside), length));
            }
            if rest.starts_with("<!") || rest.starts_with("<?") {
                self.at = self.text.len() - after_declaration(rest).len();
                continue;
            }
            if let Some(tag) = markup::tag(rest) {
                let length = rest.len() - tag.rest.len();
                let piece = if tag.closing { Piece::Close(tag.name) } else { Piece::Open(tag) };
                return Some(self.take(piece, length));
            }
            // A `<` that opens nothing is a character.
            let first = rest.chars().next().map_or(1, char::len_utf8);
            let end = rest[first..].find('<').map_or(rest.len(), |end| end + first);
            return Some(self.take(Piece::Text(&rest[..end]), end));
        }
    }
}

/// What follows a comment, a declaration or an instruction. A doctype may hold declarations of
/// its own in brackets; they are skipped and never used.
fn after_declaration(rest: &str) -> &str {
    let is_doctype = rest.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype"));
    let until = |end: &str| rest.split_once(end).map(|(_, after)| after);
    if rest.starts_with("<?") {
        return until("?>").or_else(|| until(">")).unwrap_or("");
    }
    let bracket = rest.find('[').filter(|at| *at < rest.find('>').unwrap_or(rest.len()));
    if is_doctype && bracket.is_some() {
        return until("]>").or_else(|| until(">")).unwrap_or("");
    }
    markup::declaration(rest).unwrap_or("")
}

/// The value of an attribute, its references replaced. The name counts with its prefix; case
/// does not.
pub(crate) fn attribute(tag: &Tag<'_>, name: &str) -> Option<String> {
    let mut rest = tag.attributes;
    for _ in 0..crate::limits::MAX_ATTRIBUTES {
        let attribute = markup::attribute(rest)?;
        if attribute.name.eq_ignore_ascii_case(name) {
            return Some(entity::decode(attribute.value));
        }
        rest = attribute.rest;
    }
    None
}

/// A name without its prefix: `encoded` of `content:encoded`.
pub(crate) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Appends what a piece says, where it is text.
pub(crate) fn push_text(out: &mut String, piece: Piece<'_>) {
    match piece {
        Piece::Text(text) => out.push_str(&entity::decode(text)),
        Piece::Data(text) => out.push_str(text),
        Piece::Open(_) | Piece::Close(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let show = |(piece, span): (Piece<'_>, Range<usize>)| {
            assert!(span.end > span.start && span.end <= text.len());
            match piece {
                Piece::Open(tag) => {
                    format!("<{}{}", tag.name, if tag.closes_itself { "/" } else { "" })
                }
                Piece::Close(name) => format!("/{name}"),
                Piece::Text(text) => entity::decode(text),
                Piece::Data(text) => format!("[{text}]"),
            }
        };
        Pieces::of(text).map(show).collect()
    }

    #[test]
    fn pieces_come_in_order() {
        let xml = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><!-- <x> --><a:b c='d>e'/>f &amp; g<h><![CDATA[<i>]]></h>";
        assert_eq!(shown(xml), ["<a:b/", "f & g", "<h", "[<i>]", "/h"]);
    }

    #[test]
    fn broken_xml_is_read_as_far_as_it_goes() {
        assert_eq!(shown("a < b <c d='"), ["a ", "< b ", "<c"]);
        assert_eq!(shown("<![CDATA[open"), ["[open]"]);
        assert_eq!(shown("<!-- open"), [""; 0]);
        assert_eq!(shown("<"), ["<"]);
    }

    #[test]
    fn attributes_are_found_by_name() {
        let Some((Piece::Open(tag), _)) = Pieces::of("<a x:b='1' C=\"a &lt; b\">").next() else {
            panic!("a tag");
        };
        assert_eq!(attribute(&tag, "c").as_deref(), Some("a < b"));
        assert_eq!(attribute(&tag, "x:b").as_deref(), Some("1"));
        assert_eq!(attribute(&tag, "b"), None);
        assert_eq!(local("x:b"), "b");
    }
}
