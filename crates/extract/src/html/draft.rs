//! The text of a page as blocks in document order, before anything is decided about them.

use super::page::{Content, INLINE, Page, UNSHOWN};
use super::table;
use crate::{BlockKind, normal};

/// A block before it is decided on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Draft {
    /// What it is.
    pub(super) kind: BlockKind,
    /// Level of a heading.
    pub(super) level: Option<u8>,
    /// Its text.
    pub(super) text: String,
    /// The innermost block element it stands in.
    pub(super) node: usize,
    /// Which part of its characters are in links, 0 to 1.
    pub(super) links: f32,
}

/// Reads the blocks of a page.
pub(super) fn drafts(page: &Page) -> Vec<Draft> {
    let mut reader = Reader { page, out: Vec::new(), line: Line::default(), open: Vec::new() };
    let mut at = 0;
    while at < page.nodes.len() {
        reader.leave(at);
        at = reader.enter(at);
    }
    reader.leave(usize::MAX);
    reader.flush();
    reader.out
}

/// The text collected since the last block ended.
#[derive(Default)]
struct Line {
    text: String,
    linked: usize,
    breaks: usize,
}

struct Reader<'a> {
    page: &'a Page,
    out: Vec<Draft>,
    line: Line,
    /// The elements that are open and matter here: blocks and links.
    open: Vec<usize>,
}

impl Reader<'_> {
    /// Ends the elements that end before node `at`.
    fn leave(&mut self, at: usize) {
        while let Some(last) = self.open.last().copied() {
            if at < self.page.nodes[last].end {
                return;
            }
            if !self.page.nodes[last].is(&["a"]) {
                self.flush();
            }
            self.open.pop();
        }
    }

    /// Reads node `at`; gives the node to go on with.
    fn enter(&mut self, at: usize) -> usize {
        let node = &self.page.nodes[at];
        let name = match &node.content {
            Content::Text(text) => {
                self.write(text);
                return at + 1;
            }
            Content::Element { name, .. } => name.as_str(),
        };
        match name {
            "br" => self.line_break(),
            "img" => self.picture(at),
            "pre" => return self.preformatted(at),
            "table" => {
                if let Some(text) = table::text(self.page, at) {
                    self.flush();
                    self.push(BlockKind::Table, None, text, at, 0.0);
                    return node.end;
                }
                self.begin(at);
            }
            "a" => self.open.push(at),
            "input" | "button" => self.begin(at),
            _ if UNSHOWN.contains(&name) => return node.end,
            _ if INLINE.contains(&name) => {}
            _ => self.begin(at),
        }
        at + 1
    }

    fn begin(&mut self, at: usize) {
        self.flush();
        self.open.push(at);
    }

    fn write(&mut self, text: &str) {
        let shown = text.chars().filter(|c| !c.is_whitespace()).count();
        if shown > 0 {
            self.line.breaks = 0;
            if self.open.iter().rev().any(|at| self.page.nodes[*at].is(&["a"])) {
                self.line.linked += shown;
            }
        }
        // Line breaks of the source are spaces; only `<br>` breaks a line.
        self.line.text.extend(text.chars().map(|c| if normal::is_break(c) { ' ' } else { c }));
    }

    /// Two breaks begin a new paragraph, as many old pages write it.
    fn line_break(&mut self) {
        self.line.breaks += 1;
        if self.line.breaks >= 2 {
            self.flush();
        } else {
            self.line.text.push('\n');
        }
    }

    /// A picture that stands alone; one inside a line is a symbol.
    fn picture(&mut self, at: usize) {
        let alt = normal::line(self.page.nodes[at].attribute("alt").unwrap_or(""));
        if self.line.text.trim().is_empty() && alt.chars().count() >= 3 {
            self.push(BlockKind::Image, None, alt, at, 0.0);
        }
    }

    fn preformatted(&mut self, at: usize) -> usize {
        self.flush();
        let end = self.page.nodes[at].end;
        let mut text = String::new();
        for node in &self.page.nodes[at..end] {
            match &node.content {
                Content::Text(part) => text.push_str(part),
                Content::Element { name, .. } if name == "br" => text.push('\n'),
                Content::Element { .. } => {}
            }
        }
        self.push(BlockKind::Code, None, normal::preformatted(&text), at, 0.0);
        end
    }

    /// Ends the block that was collected.
    fn flush(&mut self) {
        let line = std::mem::take(&mut self.line);
        if line.text.is_empty() {
            return;
        }
        let text = normal::lines(&line.text);
        let shown = text.chars().filter(|c| !c.is_whitespace()).count();
        let node = self.open.iter().rev().find(|at| !self.page.nodes[**at].is(&["a"]));
        let node = node.copied().unwrap_or(0);
        let links = if shown == 0 { 0.0 } else { (line.linked as f32 / shown as f32).min(1.0) };
        let (kind, level) = self.kind();
        self.push(kind, level, text, node, links);
    }

    /// What the text at this place is, by the elements around it.
    fn kind(&self) -> (BlockKind, Option<u8>) {
        for at in self.open.iter().rev() {
            match self.page.nodes[*at].name() {
                name @ ("h1" | "h2" | "h3" | "h4" | "h5" | "h6") => {
                    return (BlockKind::Heading, Some(name.as_bytes()[1] - b'0'));
                }
                "li" => return (BlockKind::ListItem, None),
                "blockquote" => return (BlockKind::Quote, None),
                "td" | "th" | "article" | "main" | "section" => break,
                _ => {}
            }
        }
        (BlockKind::Paragraph, None)
    }

    fn push(&mut self, kind: BlockKind, level: Option<u8>, text: String, node: usize, links: f32) {
        let says_something = text.chars().any(char::is_alphanumeric);
        if says_something {
            self.out.push(Draft { kind, level, text, node, links });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> Vec<(BlockKind, String)> {
        drafts(&Page::parse(html)).into_iter().map(|draft| (draft.kind, draft.text)).collect()
    }

    #[test]
    fn blocks_come_in_document_order() {
        use BlockKind::{Code, Heading, Image, ListItem, Paragraph, Quote};
        let html = "<h2>Gates</h2>loose <b>te</b>xt<p>One<br>two<br><br>three</p>\
            <ul><li><p>entry</p><li>second</ul><blockquote><p>said</p></blockquote>\
            <img alt='A gate'><pre>  x\n y</pre><script>no</script>";
        let expected = [
            (Heading, "Gates"),
            (Paragraph, "loose text"),
            (Paragraph, "One\ntwo"),
            (Paragraph, "three"),
            (ListItem, "entry"),
            (ListItem, "second"),
            (Quote, "said"),
            (Image, "A gate"),
            (Code, "  x\n y"),
        ];
        assert_eq!(shown(html), expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn links_are_counted() {
        let drafts =
            drafts(&Page::parse("<p><a href=x>four</a> more</p><p>none</p><p><a>all</a></p>"));
        let links: Vec<f32> = drafts.iter().map(|draft| draft.links).collect();
        assert_eq!(links, [0.5, 0.0, 1.0]);
    }

    #[test]
    fn punctuation_alone_is_no_block() {
        assert_eq!(shown("<p>|</p><div> \u{a0} </div><hr>").len(), 0);
    }
}
