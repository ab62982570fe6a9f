//! Markdown as blocks.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::bound::{Bounded, bound};
use crate::limits::MAX_BLOCKS;
use crate::marks::{self, Cell, Entry, Rich, Style};
use crate::{Block, BlockKind, address, normal, plain};

/// The blocks of a markdown text, all kept. `before` bytes of the file stand above it.
pub(super) fn read(text: &str, before: u32) -> Vec<Block> {
    let bounded = bound(text);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES;
    let mut reader = Reader::new(&bounded, before);
    for (event, at) in Parser::new_ext(&bounded.text, options).into_offset_iter() {
        reader.take(event, at);
    }
    reader.flush();
    reader.blocks
}

/// A table that is being read.
#[derive(Default)]
struct Table {
    rows: Vec<Vec<Cell>>,
    text: String,
}

/// A list that is being read.
struct List {
    /// The number of its next entry, where it is numbered.
    next: Option<u64>,
    /// True before the first block of an entry.
    fresh: bool,
}

struct Reader<'a> {
    bounded: &'a Bounded,
    before: u32,
    blocks: Vec<Block>,
    text: String,
    rich: Rich,
    /// Where the text that is being collected stands.
    at: Option<Range<usize>>,
    style: Style,
    links: Vec<Option<String>>,
    heading: Option<u8>,
    lists: Vec<List>,
    items: usize,
    quotes: usize,
    code: bool,
    html: bool,
    table: Option<Table>,
    image: Option<(String, String)>,
}

impl<'a> Reader<'a> {
    fn new(bounded: &'a Bounded, before: u32) -> Self {
        Self {
            bounded,
            before,
            blocks: Vec::new(),
            text: String::new(),
            rich: Rich::default(),
            at: None,
            style: Style::default(),
            links: Vec::new(),
            heading: None,
            lists: Vec::new(),
            items: 0,
            quotes: 0,
            code: false,
            html: false,
            table: None,
            image: None,
        }
    }

    fn take(&mut self, event: Event, at: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.write(&text, self.style, at);
            }
            Event::Code(text) => self.write(&text, Style { code: true, ..self.style }, at),
            Event::Html(text) if self.html => {
                self.reach(at);
                self.text.push_str(&text);
            }
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.write("\n", self.style, at),
            Event::SoftBreak => self.write(" ", self.style, at),
            Event::HardBreak => self.write("\n", self.style, at),
            Event::Rule => self.flush(),
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    /// Notes that the block that is being collected reaches over a range.
    fn reach(&mut self, range: Range<usize>) {
        self.at = Some(match self.at.take() {
            Some(at) => at.start.min(range.start)..at.end.max(range.end),
            None => range,
        });
    }

    fn write(&mut self, text: &str, style: Style, at: Range<usize>) {
        if !text.trim().is_empty() {
            self.reach(at);
        }
        if let Some((alt, _)) = &mut self.image {
            alt.push_str(text);
            return;
        }
        let address = self.links.iter().rev().flatten().next();
        let link = address.and_then(|address| self.rich.link(address));
        let style = Style { link, ..style };
        if self.table.is_some() {
            let text = text.replace('\n', " ");
            self.text.push_str(&text);
            self.rich.push(&text, style);
        } else {
            self.text.push_str(text);
            if !self.code {
                self.rich.push(text, style);
            }
        }
    }

    fn start(&mut self, tag: &Tag) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(level_number(*level));
            }
            Tag::Paragraph => self.flush(),
            Tag::List(first) => {
                self.flush();
                self.lists.push(List { next: *first, fresh: false });
            }
            Tag::Item => {
                self.flush();
                self.items += 1;
                if let Some(list) = self.lists.last_mut() {
                    list.fresh = true;
                }
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotes += 1;
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.code = true;
            }
            Tag::HtmlBlock => {
                self.flush();
                self.html = true;
            }
            Tag::Table(_) => {
                self.flush();
                self.table = Some(Table::default());
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.rows.push(Vec::new());
                }
            }
            Tag::Strong => self.style.strong = true,
            Tag::Emphasis => self.style.emphasis = true,
            Tag::Link { dest_url, .. } => {
                self.links.push(address::parse(dest_url).map(|_| dest_url.to_string()));
            }
            Tag::Image { dest_url, .. } => {
                self.image = Some((String::new(), dest_url.to_string()));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph => {
                self.flush();
                self.heading = None;
            }
            TagEnd::Item => {
                self.flush();
                self.items = self.items.saturating_sub(1);
                if let Some(list) = self.lists.last_mut() {
                    list.next = list.next.map(|number| number.saturating_add(1));
                }
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::Strong => self.style.strong = false,
            TagEnd::Emphasis => self.style.emphasis = false,
            TagEnd::Link => {
                self.links.pop();
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::CodeBlock => {
                let text = normal::preformatted(&std::mem::take(&mut self.text));
                self.push(BlockKind::Code, text, None);
                self.code = false;
            }
            TagEnd::HtmlBlock => {
                let at = self.at.take();
                for line in plain::visible(&std::mem::take(&mut self.text)).lines() {
                    self.at.clone_from(&at);
                    self.push(BlockKind::Paragraph, normal::line(line), None);
                }
                self.at = None;
                self.html = false;
            }
            TagEnd::TableCell => self.cell(),
            TagEnd::TableRow | TagEnd::TableHead => self.row(),
            TagEnd::Table => {
                let table = self.table.take().unwrap_or_default();
                let text = normal::lines(&table.text);
                self.push(BlockKind::Table, text, Some(marks::table(&table.rows)));
            }
            TagEnd::Image => self.end_image(),
            _ => {}
        }
    }

    fn cell(&mut self) {
        let text = std::mem::take(&mut self.text);
        let rich = std::mem::take(&mut self.rich);
        if let Some(table) = &mut self.table {
            table.text.push_str(&text);
            table.text.push_str(" | ");
            if let Some(row) = table.rows.last_mut() {
                row.push((normal::line(&text), rich));
            }
        }
    }

    fn row(&mut self) {
        if let Some(Table { text, .. }) = &mut self.table {
            text.truncate(text.trim_end_matches([' ', '|']).len());
            text.push('\n');
        }
    }

    /// A picture inside a line says its words there; one alone is a block.
    fn end_image(&mut self) {
        let (alt, address) = self.image.take().unwrap_or_default();
        if self.text.trim().is_empty() && self.table.is_none() {
            let alt = normal::line(&alt);
            let address = address::parse(&address);
            let markdown = address.map(|address| marks::picture(&alt, Some(address.as_str())));
            self.push(BlockKind::Image, alt, markdown);
        } else {
            self.text.push_str(&alt);
            self.rich.push(&alt, Style::default());
        }
    }

    fn flush(&mut self) {
        if self.code || self.html || self.table.is_some() {
            return;
        }
        let text = normal::lines(&std::mem::take(&mut self.text));
        let rich = std::mem::take(&mut self.rich);
        let kind = if self.heading.is_some() {
            BlockKind::Heading
        } else if self.items > 0 {
            BlockKind::ListItem
        } else if self.quotes > 0 {
            BlockKind::Quote
        } else {
            BlockKind::Paragraph
        };
        if text.trim().is_empty() {
            self.at = None;
            return;
        }
        let entry = (kind == BlockKind::ListItem).then(|| self.entry()).flatten();
        let markdown = marks::of(kind, self.heading, &text, &rich, entry);
        self.push(kind, text, markdown);
    }

    /// Where the block stands in the lists around it.
    fn entry(&mut self) -> Option<Entry> {
        let depth = self.lists.len().checked_sub(1)?;
        let list = self.lists.last_mut()?;
        let number = list.next.and_then(|number| u32::try_from(number).ok());
        Some(Entry { depth, number, first: std::mem::take(&mut list.fresh) })
    }

    fn push(&mut self, kind: BlockKind, text: String, markdown: Option<String>) {
        let place = self.at.take().map(|at| self.bounded.place(&at));
        let place = place
            .map(|(from, to)| (from.saturating_add(self.before), to.saturating_add(self.before)));
        if text.trim().is_empty() {
            return;
        }
        if self.blocks.len() >= MAX_BLOCKS
            && let Some(last) = self.blocks.last_mut()
        {
            last.text.push('\n');
            last.text.push_str(&text);
            last.markdown = None;
            last.at = last.at.zip(place).map(|(first, last)| (first.0, last.1));
            return;
        }
        let mut block = Block::kept(kind, text);
        block.level = self.heading.filter(|_| kind == BlockKind::Heading);
        (block.markdown, block.at) = (markdown, place);
        self.blocks.push(block);
    }
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use BlockKind::{Code, Heading, Image, ListItem, Paragraph, Quote, Table};

    fn shown(text: &str) -> Vec<(BlockKind, String)> {
        read(text, 0).into_iter().map(|block| (block.kind, block.text)).collect()
    }

    #[test]
    fn every_kind_of_block() {
        let text = "## Gates\n\nOne [link](https://x.example)\ntwo  \nthree\n\n- a\n  - b `c`\n- d\n\n> said\n\n```\n  x\n y\n```\n\n\
            | Port | Ships |\n|---|---|\n| Ulm | 3 |\n\n![A gate](g.png)\n\n<div>boxed <b>text</b></div>\n\n***\n";
        let expected = [
            (Heading, "Gates"),
            (Paragraph, "One link two\nthree"),
            (ListItem, "a"),
            (ListItem, "b c"),
            (ListItem, "d"),
            (Quote, "said"),
            (Code, "  x\n y"),
            (Table, "Port | Ships\nUlm | 3"),
            (Image, "A gate"),
            (Paragraph, "boxed text"),
        ];
        assert_eq!(shown(text), expected.map(|(kind, text)| (kind, text.to_owned())));
        assert_eq!(read(text, 0)[0].level, Some(2));
    }

    #[test]
    fn depth_does_no_harm() {
        for text in [
            ">".repeat(100_000),
            "- ".repeat(100_000),
            format!("{}x", "> - ".repeat(50_000)),
            "[".repeat(100_000),
            "*_".repeat(100_000),
            (0..2000).map(|i| format!("{}- x\n", " ".repeat(2 * i))).collect::<String>(),
            "`".repeat(100_000),
        ] {
            let start = std::time::Instant::now();
            let blocks = read(&text, 0);
            assert!(start.elapsed().as_secs() < 20 && blocks.len() < 5000);
        }
    }
}
