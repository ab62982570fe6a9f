//! The text of a page as blocks in document order, before anything is decided about them.

use std::collections::HashMap;

use super::inline::{self, Links};
use super::page::{Content, INLINE, Page, UNSHOWN};
use super::place::union;
use super::table;
use crate::marks::{self, Entry, Rich, Style};
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
    /// Its markdown, where that says more than the text.
    pub(super) markdown: Option<String>,
    /// Where it stood in the page as it came.
    pub(super) at: Option<(u32, u32)>,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            kind: BlockKind::Paragraph,
            level: None,
            text: String::new(),
            node: 0,
            links: 0.0,
            markdown: None,
            at: None,
        }
    }
}

/// Reads the blocks of a page.
pub(super) fn drafts(page: &Page, links: &Links) -> Vec<Draft> {
    let mut reader = Reader {
        page,
        links,
        out: Vec::new(),
        line: Line::default(),
        open: Vec::new(),
        numbers: HashMap::new(),
        entry: None,
    };
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
    rich: Rich,
    at: Option<(u32, u32)>,
    linked: usize,
    breaks: usize,
}

struct Reader<'a> {
    page: &'a Page,
    links: &'a Links,
    out: Vec<Draft>,
    line: Line,
    /// The elements that are open and matter here: blocks and links.
    open: Vec<usize>,
    /// The number of the last entry of each numbered list.
    numbers: HashMap<usize, u32>,
    /// The entry that the last block stands in.
    entry: Option<usize>,
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
                self.write(at, text);
                return at + 1;
            }
            Content::Element { name, .. } => name.as_str(),
        };
        match name {
            "br" => self.line_break(),
            "img" => self.picture(at),
            "pre" => return self.preformatted(at),
            "table" => {
                if let Some((text, markdown)) = table::read(self.page, at, self.links) {
                    self.flush();
                    self.push(Draft {
                        kind: BlockKind::Table,
                        text,
                        node: at,
                        markdown: Some(markdown),
                        at: self.place(at),
                        ..Draft::default()
                    });
                    return node.end;
                }
                self.begin(at);
            }
            "li" => {
                self.begin(at);
                self.count(at);
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

    /// Counts an entry of a numbered list.
    fn count(&mut self, entry: usize) {
        let list = self.page.nodes[entry].parent;
        let node = &self.page.nodes[list];
        if node.is(&["ol"]) {
            let start =
                || node.attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1);
            let next = self.numbers.get(&list).map_or_else(start, |last| last.saturating_add(1));
            self.numbers.insert(list, next);
        }
    }

    /// Where the texts inside a node stood.
    fn place(&self, at: usize) -> Option<(u32, u32)> {
        let inside = &self.page.nodes[at..self.page.nodes[at].end];
        inside.iter().fold(None, |place, node| union(place, node.at))
    }

    fn write(&mut self, at: usize, text: &str) {
        let shown = text.chars().filter(|c| !c.is_whitespace()).count();
        let mut style = Style::default();
        if shown > 0 {
            self.line.breaks = 0;
            self.line.at = union(self.line.at, self.page.nodes[at].at);
            style = inline::style(self.page, at, self.links, &mut self.line.rich);
            if self.open.iter().rev().any(|at| self.page.nodes[*at].is(&["a"])) {
                self.line.linked += shown;
            }
        }
        // Line breaks of the source are spaces; only `<br>` breaks a line.
        let text: String =
            text.chars().map(|c| if normal::is_break(c) { ' ' } else { c }).collect();
        self.line.text.push_str(&text);
        self.line.rich.push(&text, style);
    }

    /// Two breaks begin a new paragraph, as many old pages write it.
    fn line_break(&mut self) {
        self.line.breaks += 1;
        if self.line.breaks >= 2 {
            self.flush();
        } else {
            self.line.text.push('\n');
            self.line.rich.push("\n", Style::default());
        }
    }

    /// A picture that stands alone; one inside a line is a symbol.
    fn picture(&mut self, at: usize) {
        let alt = normal::line(self.page.nodes[at].attribute("alt").unwrap_or(""));
        if self.line.text.trim().is_empty() && alt.chars().count() >= 3 {
            let address = self.page.nodes[at].attribute("src");
            let address = address.and_then(|address| self.links.resolve(address));
            let markdown = address.map(|address| marks::picture(&alt, Some(&address)));
            let place = self.page.nodes[at].at;
            self.push(Draft {
                kind: BlockKind::Image,
                text: alt,
                node: at,
                markdown,
                at: place,
                ..Draft::default()
            });
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
        self.push(Draft {
            kind: BlockKind::Code,
            text: normal::preformatted(&text),
            node: at,
            at: self.place(at),
            ..Draft::default()
        });
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
        let entry = self.place_in_lists();
        let markdown = marks::of(kind, level, &text, &line.rich, entry);
        self.push(Draft { kind, level, text, node, links, markdown, at: line.at });
    }

    /// Where the text stands in the lists around it.
    fn place_in_lists(&mut self) -> Option<Entry> {
        let page = self.page;
        let item = self.open.iter().rev().copied().find(|at| page.nodes[*at].is(&["li"]));
        let first = item != self.entry;
        self.entry = item;
        let item = item?;
        let lists = self.open.iter().filter(|at| page.nodes[**at].is(&["ul", "ol"])).count();
        let number = self.numbers.get(&page.nodes[item].parent).copied();
        Some(Entry { depth: lists.saturating_sub(1), number, first })
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

    fn push(&mut self, draft: Draft) {
        if draft.text.chars().any(char::is_alphanumeric) {
            self.out.push(draft);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> Vec<Draft> {
        drafts(&Page::parse(html), &Links::default())
    }

    fn shown(html: &str) -> Vec<(BlockKind, String)> {
        read(html).into_iter().map(|draft| (draft.kind, draft.text)).collect()
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
        let drafts = read("<p><a href=x>four</a> more</p><p>none</p><p><a>all</a></p>");
        let links: Vec<f32> = drafts.iter().map(|draft| draft.links).collect();
        assert_eq!(links, [0.5, 0.0, 1.0]);
    }

    #[test]
    fn punctuation_alone_is_no_block() {
        assert_eq!(shown("<p>|</p><div> \u{a0} </div><hr>").len(), 0);
    }

    #[test]
    fn lists_and_tables_have_markdown() {
        let html = "<ol start=4><li>one<p>more</p><ul><li>in <b>it</b></ul><li>two</ol>\
            <table><tr><th>Port<th>Ships<tr><td><a href=https://ulm.example/>Ulm</a><td>3 | 4</table>";
        let markdown: Vec<Option<String>> =
            read(html).into_iter().map(|draft| draft.markdown).collect();
        let expected = [
            "4. one",
            "    more",
            "    - in **it**",
            "5. two",
            "| Port | Ships |\n| --- | --- |\n| [Ulm](https://ulm.example/) | 3 \\| 4 |",
        ];
        assert_eq!(markdown, expected.map(|text| Some(text.to_owned())));
    }
}
