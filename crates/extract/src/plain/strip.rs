//! HTML to visible text in one pass, without a tree.

use crate::html::markup::{self, Tag};
use crate::{entity, normal};

/// Elements whose content is not shown.
const UNSHOWN: &[&str] = &["script", "style", "textarea", "iframe"];

/// Elements that do not break a line.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr", "img", "nobr", "acronym",
];

/// What was seen.
pub(super) struct Stripped {
    /// The visible text; blocks are lines.
    pub(super) text: String,
    /// The title tag.
    pub(super) title: Option<String>,
}

/// Takes the tags out. Stops when `max` bytes of text were seen.
pub(super) fn strip(html: &str, max: usize) -> Stripped {
    let mut out = Stripped { text: String::new(), title: None };
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.text.push_str(&entity::decode(&rest[..at]));
        if out.text.len() >= max {
            return out;
        }
        rest = &rest[at..];
        if let Some(after) = markup::declaration(rest) {
            rest = after;
        } else if let Some(tag) = markup::tag(rest) {
            rest = tag.rest;
            enter(&tag, &mut rest, &mut out);
        } else {
            out.text.push('<');
            rest = &rest[1..];
        }
    }
    out.text.push_str(&entity::decode(rest));
    out
}

/// Does what a tag asks for: skips what is not shown, notes the title, breaks the line.
fn enter(tag: &Tag, rest: &mut &str, out: &mut Stripped) {
    let name = tag.name.to_ascii_lowercase();
    let name = name.as_str();
    if !tag.closing && name == "title" && out.title.is_none() {
        let (inside, after) = markup::until_closing(rest, name);
        let title = normal::line(&entity::decode(inside));
        out.title = (!title.is_empty()).then_some(title);
        *rest = after;
    } else if !tag.closing && UNSHOWN.contains(&name) {
        *rest = markup::until_closing(rest, name).1;
    } else if !INLINE.contains(&name) {
        out.text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(html: &str) -> String {
        normal::lines(&strip(html, usize::MAX).text)
    }

    #[test]
    fn inline_tags_join_and_block_tags_break() {
        assert_eq!(text("<p>The <b>p</b>ort</p><p>is &lt;closed&gt;"), "The port\nis <closed>");
        assert_eq!(text("a<!-- <p> b -->c<?php x ?>d"), "acd");
    }

    #[test]
    fn a_lone_bracket_is_text() {
        assert_eq!(text("1 < 2 <3 <"), "1 < 2 <3 <");
        assert_eq!(text(&"<".repeat(1000)).len(), 1000);
    }

    #[test]
    fn what_is_not_shown_is_left_out() {
        assert_eq!(text("a<script>if (a</b) '</p>'</SCRIPT >b<style>"), "ab");
        assert_eq!(text("<a title='x > y' href=\"z\">link</a>"), "link");
        assert_eq!(text("shown <!-- never closed"), "shown");
        assert_eq!(text("shown <a href='never closed>"), "shown");
    }

    #[test]
    fn it_stops_at_the_bound() {
        assert!(strip(&"<p>word".repeat(1000), 100).text.len() < 120);
    }
}
