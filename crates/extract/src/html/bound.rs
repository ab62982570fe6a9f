//! Bounds a page before it is parsed: embedded content, scripts and comments go, nesting,
//! formatting and attributes are capped. One pass, whatever the page holds.
//!
//! Counting open tags against closing tags misjudges real pages, which leave many open (the parser
//! closes them by itself). So the pass keeps a stack as the parser does: paragraphs, list entries
//! and cells end where the next one begins, and a closing tag without its opening tag does
//! nothing. What would go deeper than the bound loses its tags and keeps its text.

use std::collections::HashMap;

use super::markup::{self, Tag};
use super::place::{self, Places};
use crate::limits::{MAX_ATTRIBUTES, MAX_DEPTH, MAX_FORMATTING};

/// Longer attribute values are data for scripts.
const LONGEST_VALUE: usize = 16 * 1024;

/// Elements that have no content.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "basefont", "bgsound", "frame", "keygen",
];

/// Elements that the parser opens again in the next paragraph when they were never closed.
const FORMATTING: &[&str] =
    &["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements whose content is not markup. Only structured metadata and the title are read.
const RAW: &[&str] =
    &["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"];

/// Elements that end an open paragraph.
const BLOCK: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dd",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "ul",
];

/// Elements with a markup of their own.
const FOREIGN: &[&str] = &["svg", "math"];

/// Elements that a closing tag inside does not reach beyond.
const WALLS: &[&str] = &["table", "td", "th", "caption", "template", "object", "marquee", "applet"];

/// What came of a page.
pub(super) struct Bounded {
    /// The page, with its text unchanged, and signs in front of it that say where it stood.
    pub(super) marked: String,
    /// Where the texts stood in the page as it came.
    pub(super) places: Places,
    /// How many elements it opens.
    pub(super) elements: usize,
    /// How many characters of it are written as references.
    pub(super) references: usize,
    /// True where elements lost their tags because they were nested too deep.
    pub(super) flattened: bool,
}

impl Bounded {
    /// The page without the signs.
    pub(super) fn html(&self) -> String {
        place::unmarked(&self.marked)
    }
}

struct Pass<'a> {
    html: &'a str,
    out: String,
    places: Places,
    stack: Vec<&'a str>,
    dropped: HashMap<&'a str, usize>,
    formatting: usize,
    elements: usize,
    flattened: bool,
}

/// Bounds a page.
pub(super) fn bound(html: &str) -> Bounded {
    let mut pass = Pass {
        html,
        places: Places::default(),
        out: String::with_capacity(html.len()),
        stack: Vec::new(),
        dropped: HashMap::new(),
        formatting: 0,
        elements: 0,
        flattened: false,
    };
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        pass.text(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = markup::declaration(rest) {
            if rest.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype")) {
                pass.out.push_str("<!DOCTYPE html>");
            }
            rest = after;
        } else if let Some(tag) = markup::tag(rest) {
            rest = tag.rest;
            if tag.closing {
                pass.close(tag.name);
            } else {
                rest = pass.open(&tag);
            }
        } else {
            // Escaped, so that the parser need not look what it is.
            pass.out.push_str("&lt;");
            rest = &rest[1..];
        }
    }
    pass.text(rest);
    let references = pass.out.bytes().filter(|byte| *byte == b'&').count();
    Bounded {
        marked: pass.out,
        places: pass.places,
        elements: pass.elements,
        references,
        flattened: pass.flattened,
    }
}

impl<'a> Pass<'a> {
    /// Takes a text over, with a sign where it stood.
    fn text(&mut self, text: &'a str) {
        if text.is_empty() {
            return;
        }
        let from = text.as_ptr() as usize - self.html.as_ptr() as usize;
        self.places.mark(&mut self.out, text, from);
    }

    /// Opens an element; gives what follows it.
    fn open(&mut self, tag: &Tag<'a>) -> &'a str {
        let name = tag.name;
        if is_one_of(name, RAW) {
            return self.raw(tag);
        }
        if is_one_of(name, VOID) || is_one_of(name, &["html", "head", "body"]) {
            self.write(tag);
            return tag.rest;
        }
        self.leave_foreign(name);
        self.end_implied(name);
        let formatting = is_one_of(name, FORMATTING);
        if formatting && self.formatting >= MAX_FORMATTING || self.stack.len() >= MAX_DEPTH {
            self.flattened |= !formatting;
            *self.dropped.entry(name).or_default() += 1;
            return tag.rest;
        }
        self.write(tag);
        let foreign = self.stack.iter().any(|open| is_one_of(open, FOREIGN));
        if !(foreign && tag.closes_itself) {
            self.formatting += usize::from(formatting);
            self.stack.push(name);
        }
        tag.rest
    }

    /// Takes an element whose content is not markup: only the title and JSON-LD stay.
    fn raw(&mut self, tag: &Tag<'a>) -> &'a str {
        let (inside, after) = markup::until_closing(tag.rest, tag.name);
        let json = tag.name.eq_ignore_ascii_case("script")
            && tag.attributes.to_ascii_lowercase().contains("ld+json");
        if json || tag.name.eq_ignore_ascii_case("title") {
            self.write(tag);
            self.out.push_str(inside);
            self.out.push_str("</");
            self.out.push_str(tag.name);
            self.out.push('>');
        } else if tag.name.eq_ignore_ascii_case("xmp") {
            self.out.push_str("<pre>");
            let mut parts = inside.split('<');
            self.text(parts.next().unwrap_or(""));
            for part in parts {
                self.out.push_str("&lt;");
                self.text(part);
            }
            self.out.push_str("</pre>");
        }
        after
    }

    /// Ends drawings and formulas that were never closed: the elements of a text do not occur in
    /// them, and the parser takes them as their end.
    fn leave_foreign(&mut self, name: &str) {
        if is_one_of(name, BLOCK) || is_one_of(name, &["table", "span", "b", "i", "em", "strong"]) {
            let foreign = self.stack.iter().position(|open| is_one_of(open, FOREIGN));
            let html_inside = self
                .stack
                .iter()
                .any(|open| is_one_of(open, &["foreignobject", "desc", "annotation-xml"]));
            if let Some(at) = foreign.filter(|_| !html_inside) {
                self.truncate(at);
            }
        }
    }

    /// Ends what an opening tag ends: a paragraph, the list entry before, the cell before.
    fn end_implied(&mut self, name: &str) {
        if is_one_of(name, BLOCK) {
            self.pop_to(&["p"], &["button"]);
        }
        let (same, within): (&[&str], &[&str]) = match name.to_ascii_lowercase().as_str() {
            "li" => (&["li"], &["ul", "ol", "menu"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "option" => (&["option"], &["select"]),
            "optgroup" => (&["optgroup"], &["select"]),
            "a" => (&["a"], &[]),
            "td" | "th" => return self.pop_cells(&["td", "th"]),
            "tr" => return self.pop_cells(&["tr"]),
            "tbody" | "thead" | "tfoot" => return self.pop_cells(&["tbody", "thead", "tfoot"]),
            _ => return,
        };
        self.pop_to(same, within);
    }

    /// Ends the nearest of `names`, unless one of `within` or a wall stands before it.
    fn pop_to(&mut self, names: &[&str], within: &[&str]) {
        for at in (0..self.stack.len()).rev() {
            let open = self.stack[at];
            if is_one_of(open, names) {
                return self.truncate(at);
            }
            if is_one_of(open, within) || is_one_of(open, WALLS) {
                return;
            }
        }
    }

    /// Ends the nearest of `names` in the table that is open.
    fn pop_cells(&mut self, names: &[&str]) {
        for at in (0..self.stack.len()).rev() {
            if is_one_of(self.stack[at], names) {
                return self.truncate(at);
            }
            if self.stack[at].eq_ignore_ascii_case("table") {
                return;
            }
        }
    }

    fn truncate(&mut self, at: usize) {
        self.stack.truncate(at);
    }

    /// Closes an element, where it is open.
    fn close(&mut self, name: &'a str) {
        if is_one_of(name, &["br"]) {
            self.out.push_str("<br>");
            return;
        }
        if let Some(count) = self.dropped.get_mut(name).filter(|count| **count > 0) {
            *count -= 1;
            return;
        }
        let wall = is_one_of(name, WALLS) || is_one_of(name, &["tr", "tbody", "thead", "tfoot"]);
        for at in (0..self.stack.len()).rev() {
            let open = self.stack[at];
            if open.eq_ignore_ascii_case(name) {
                if is_one_of(name, FORMATTING) {
                    self.formatting = self.formatting.saturating_sub(1);
                }
                self.truncate(at);
                self.out.push_str("</");
                self.out.push_str(name);
                self.out.push('>');
                return;
            }
            if !wall && is_one_of(open, WALLS) {
                return;
            }
        }
    }

    /// Writes an opening tag with its first attributes.
    fn write(&mut self, tag: &Tag<'a>) {
        self.elements += 1;
        self.out.push('<');
        self.out.push_str(tag.name);
        let mut rest = tag.attributes;
        for _ in 0..MAX_ATTRIBUTES {
            let Some(attribute) = markup::attribute(rest) else { break };
            rest = attribute.rest;
            let value = attribute.value;
            let embedded = value.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("data:"));
            let script =
                attribute.name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on"));
            if value.len() > LONGEST_VALUE || embedded || script {
                continue;
            }
            self.out.push(' ');
            self.out.push_str(attribute.name);
            if !value.is_empty() {
                let quote = if value.contains('"') { '\'' } else { '"' };
                self.out.push('=');
                self.out.push(quote);
                if attribute.name.eq_ignore_ascii_case("alt") {
                    self.text(value);
                } else {
                    self.out.push_str(value);
                }
                self.out.push(quote);
            }
        }
        if tag.closes_itself {
            self.out.push('/');
        }
        self.out.push('>');
    }
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|one| one.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::super::page::Page;
    use super::*;

    fn bounded(html: &str) -> String {
        bound(html).html()
    }

    #[test]
    fn a_usual_page_stays_as_it_is() {
        let page = "<!DOCTYPE html><html><body class=\"a b\"><p>One<p>Two <a href=\"/x\">three</a><ul><li>a<li>b</ul></body>";
        assert_eq!(bounded(page), page.replace("</body>", ""));
    }

    #[test]
    fn what_is_never_read_goes() {
        assert_eq!(
            bounded(
                "<!-- c --><script>a<b</script><style>x</style><img src='data:image/png;base64,AA' alt=A onclick=x()>"
            ),
            "<img alt=\"A\">"
        );
        let json = "<script type=\"application/ld+json\">{\"a\":1}</script>";
        assert_eq!(bounded(json), json);
        assert_eq!(bounded("a < b <3"), "a &lt; b &lt;3");
    }

    #[test]
    fn paragraphs_and_cells_that_are_never_closed_do_not_nest() {
        for unclosed in [
            "<p>word ",
            "<li>word ",
            "<td>word ",
            "<tr><td>word ",
            "<a href=x>word ",
            "<dt>a<dd>b",
            "<option>x",
        ] {
            let page = format!("<table>{}", unclosed.repeat(5000));
            assert!(!bound(&page).flattened, "{unclosed}");
        }
    }

    #[test]
    fn depth_is_bounded_and_text_stays() {
        let page =
            format!("{}deep</div>{}<p>after", "<div>".repeat(200_000), "</div>".repeat(199_999));
        let out = bound(&page);
        assert!(out.flattened);
        assert_eq!(out.html().matches("<div>").count(), MAX_DEPTH);
        assert_eq!(out.html().matches("</div>").count(), MAX_DEPTH);
        assert!(out.html().contains("deep") && out.html().ends_with("<p>after"));
    }

    #[test]
    fn closing_tags_do_not_hide_depth() {
        let page = Page::parse(&bounded(&"<div><table><tr><td></div>".repeat(5000)));
        let mut depth = vec![0; page.nodes.len()];
        for at in 1..page.nodes.len() {
            depth[at] = depth[page.nodes[at].parent] + 1;
        }
        assert!(depth.into_iter().max().unwrap() <= 2 * MAX_DEPTH);
    }

    #[test]
    fn formatting_and_attributes_are_bounded() {
        let page = "<b><i>word ".repeat(25_000);
        assert!(bound(&page).html().matches("<b>").count() <= MAX_FORMATTING);
        let many: String = (0..50_000).map(|i| format!(" a{i}=1")).collect();
        assert!(bounded(&format!("<p{many}>x")).len() < MAX_ATTRIBUTES * 20);
        let long = format!("<p class='{}'>x", "a ".repeat(20_000));
        assert_eq!(bounded(&long), "<p>x");
    }

    #[test]
    fn text_behind_an_unclosed_drawing_is_text() {
        let page = Page::parse(&bounded(&format!("{}<h1>Gates</h1>", "<svg>".repeat(10_000))));
        let heading = page.elements(&["h1"]).next().unwrap();
        assert!(page.nearest(heading, |node| node.is(&["svg"])).is_none());
        assert_eq!(bounded("<svg><path/><g></g></svg><p>x"), "<svg><path/><g></g></svg><p>x");
    }

    #[test]
    fn quotes_in_values_survive() {
        assert_eq!(
            bounded("<a title='say \"no\"' href=/x?a=b>"),
            "<a title='say \"no\"' href=\"/x?a=b\">"
        );
    }
}
