//! How text inside a line is set: its links, bold, italic, code.

use url::Url;

use super::page::{Content, INLINE, Page, UNSHOWN};
use crate::address;
use crate::marks::{Rich, Style};

/// Where the links of a page lead: their addresses are made whole against its own.
#[derive(Debug, Default)]
pub(super) struct Links {
    base: Option<Url>,
}

impl Links {
    /// Links that are relative to `base`.
    pub(super) fn new(base: Option<Url>) -> Self {
        Self { base }
    }

    /// The whole address of a link; `None` for scripts, and for places on the page itself.
    pub(super) fn resolve(&self, href: &str) -> Option<String> {
        let href = href.trim();
        if href.is_empty() || href.starts_with('#') {
            return None;
        }
        if href.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("mailto:")) {
            return Some(href.to_owned());
        }
        address::resolve(href, self.base.as_ref()).map(String::from)
    }
}

/// How the text node `at` is set, going up to the block it stands in and to the link around it.
pub(super) fn style(page: &Page, at: usize, links: &Links, rich: &mut Rich) -> Style {
    let mut style = Style::default();
    let (mut here, mut inline, mut heading) = (page.nodes[at].parent, true, false);
    while here != 0 {
        let node = &page.nodes[here];
        let name = node.name();
        if name == "a" {
            let address = node.attribute("href").and_then(|href| links.resolve(href));
            style.link = address.and_then(|address| rich.link(&address));
            break;
        }
        inline = inline && INLINE.contains(&name);
        if inline {
            match name {
                "b" | "strong" => style.strong = true,
                "i" | "em" => style.emphasis = true,
                "code" | "kbd" | "samp" | "tt" => style.code = true,
                _ => {}
            }
        }
        heading = heading || matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        here = node.parent;
    }
    style.strong = style.strong && !heading;
    style
}

/// All text inside a node with its styles, as [`Page::text`] reads it.
pub(super) fn read(page: &Page, at: usize, links: &Links) -> Rich {
    let mut rich = Rich::default();
    let mut i = at;
    while i < page.nodes[at].end {
        match &page.nodes[i].content {
            Content::Text(text) => {
                let style = style(page, i, links, &mut rich);
                rich.push(&text.replace(crate::normal::is_break, " "), style);
            }
            Content::Element { name, .. } if UNSHOWN.contains(&name.as_str()) && i != at => {
                i = page.nodes[i].end;
                continue;
            }
            Content::Element { name, .. } if !INLINE.contains(&name.as_str()) => {
                rich.push(" ", Style::default());
            }
            Content::Element { .. } => {}
        }
        i += 1;
    }
    rich
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_whole_and_lead_out_of_the_page() {
        let links = Links::new(address::parse("https://gazette.example/a/b"));
        assert_eq!(links.resolve("../c").as_deref(), Some("https://gazette.example/c"));
        assert_eq!(links.resolve("mailto:a@b.example").as_deref(), Some("mailto:a@b.example"));
        for href in ["#top", "", "javascript:alert(1)", "data:text/html,x", "http://"] {
            assert_eq!(links.resolve(href), None, "{href}");
        }
        assert_eq!(Links::default().resolve("/c"), None);
    }

    #[test]
    fn styles_are_those_of_the_elements_around() {
        let page = Page::parse("<h2><b>x</b></h2><p><a href=https://a.example/><em>y</em></a>");
        let links = Links::default();
        let mut rich = Rich::default();
        let texts: Vec<usize> = (0..page.nodes.len())
            .filter(|at| matches!(page.nodes[*at].content, Content::Text(_)))
            .collect();
        assert_eq!(style(&page, texts[0], &links, &mut rich), Style::default());
        let expected = Style { emphasis: true, link: Some(0), ..Style::default() };
        assert_eq!(style(&page, texts[1], &links, &mut rich), expected);
    }
}
