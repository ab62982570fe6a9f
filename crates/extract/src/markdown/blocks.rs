//! Markdown as blocks.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::limits::MAX_BLOCKS;
use crate::{Block, BlockKind, normal, plain};

/// Lists and quotes nested deeper than this are flattened before parsing.
const DEEPEST: usize = 24;

/// More brackets than this in one line are data, and would keep the parser busy.
const BRACKETS: usize = 1000;

/// The blocks of a markdown text, all kept.
pub(super) fn read(text: &str) -> Vec<Block> {
    let bounded = bound(text);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES;
    let mut reader = Reader::default();
    for event in Parser::new_ext(&bounded, options) {
        reader.take(event);
    }
    reader.flush();
    reader.blocks
}

/// Takes out what would nest too deep: leading marks beyond the bound, and brackets of lines that
/// are full of them.
fn bound(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let mut marks = 0;
        let mut rest = line;
        while marks < DEEPEST {
            let trimmed = rest.trim_start_matches([' ', '\t']);
            let Some(after) = trimmed.strip_prefix(['>', '-', '*', '+']) else { break };
            rest = after;
            marks += 1;
        }
        if marks == DEEPEST {
            out.push_str(&line[..line.len() - rest.len()]);
            rest = rest.trim_start_matches([' ', '\t', '>', '-', '*', '+']);
            out.push_str(rest);
        } else if line
            .bytes()
            .filter(|b| matches!(b, b'[' | b'(' | b'*' | b'_' | b'`' | b'<'))
            .count()
            > BRACKETS
        {
            out.extend(
                line.chars()
                    .map(|c| if matches!(c, '[' | ']' | '*' | '_' | '`' | '<') { ' ' } else { c }),
            );
        } else {
            // Deep indentation of lists that were opened line by line.
            let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
            out.push_str(&line[indent.saturating_sub(4 * DEEPEST)..]);
        }
    }
    out
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    text: String,
    heading: Option<u8>,
    items: usize,
    quotes: usize,
    code: bool,
    html: bool,
    table: Option<String>,
    image: Option<String>,
}

impl Reader {
    fn take(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text)
            | Event::Code(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => self.write(&text),
            Event::Html(text) if self.html => self.text.push_str(&text),
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.write("\n"),
            Event::SoftBreak => self.write(" "),
            Event::HardBreak => self.write("\n"),
            Event::Rule => self.flush(),
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn write(&mut self, text: &str) {
        match (&mut self.image, &mut self.table) {
            (Some(alt), _) => alt.push_str(text),
            (None, Some(row)) => row.push_str(&text.replace('\n', " ")),
            (None, None) => self.text.push_str(text),
        }
    }

    fn start(&mut self, tag: &Tag) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(level_number(*level));
            }
            Tag::Paragraph => self.flush(),
            Tag::Item => {
                self.flush();
                self.items += 1;
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
                self.table = Some(String::new());
            }
            Tag::Image { .. } => self.image = Some(String::new()),
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
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::CodeBlock => {
                let text = normal::preformatted(&std::mem::take(&mut self.text));
                self.push(BlockKind::Code, text);
                self.code = false;
            }
            TagEnd::HtmlBlock => {
                for line in plain::visible(&std::mem::take(&mut self.text)).lines() {
                    self.push(BlockKind::Paragraph, normal::line(line));
                }
                self.html = false;
            }
            TagEnd::TableCell => self.cell(),
            TagEnd::TableRow | TagEnd::TableHead => self.row(),
            TagEnd::Table => {
                let text = normal::lines(&self.table.take().unwrap_or_default());
                self.push(BlockKind::Table, text);
            }
            TagEnd::Image => self.end_image(),
            _ => {}
        }
    }

    fn cell(&mut self) {
        if let Some(table) = &mut self.table {
            table.push_str(" | ");
        }
    }

    fn row(&mut self) {
        if let Some(table) = &mut self.table {
            table.truncate(table.trim_end_matches([' ', '|']).len());
            table.push('\n');
        }
    }

    /// A picture inside a line says its words there; one alone is a block.
    fn end_image(&mut self) {
        let alt = self.image.take().unwrap_or_default();
        if self.text.trim().is_empty() && self.table.is_none() {
            self.push(BlockKind::Image, normal::line(&alt));
        } else {
            self.write(&alt);
        }
    }

    fn flush(&mut self) {
        if self.code || self.html {
            return;
        }
        let text = normal::lines(&std::mem::take(&mut self.text));
        let kind = if self.heading.is_some() {
            BlockKind::Heading
        } else if self.items > 0 {
            BlockKind::ListItem
        } else if self.quotes > 0 {
            BlockKind::Quote
        } else {
            BlockKind::Paragraph
        };
        self.push(kind, text);
    }

    fn push(&mut self, kind: BlockKind, text: String) {
        if text.trim().is_empty() {
            return;
        }
        if self.blocks.len() >= MAX_BLOCKS
            && let Some(last) = self.blocks.last_mut()
        {
            last.text.push('\n');
            last.text.push_str(&text);
            return;
        }
        let mut block = Block::kept(kind, text);
        block.level = self.heading.filter(|_| kind == BlockKind::Heading);
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
        read(text).into_iter().map(|block| (block.kind, block.text)).collect()
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
        assert_eq!(read(text)[0].level, Some(2));
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
            let blocks = read(&text);
            assert!(start.elapsed().as_secs() < 20 && blocks.len() < 5000);
        }
    }
}
