//! The text of the document.

use super::inlines::Format;
use super::marking;
use super::numbering::{BULLETS, DEEPEST, DONE_TASKS, OPEN_TASKS};
use super::paragraph::{Around, MARK, Paragraph};
use super::parts::{NAMESPACES, XML};
use super::script::begins_rtl;
use super::story::Story;
use super::{sources, table};
use crate::document::{Alert, Block, BlockKind, Document, Inline, Item, plain};

/// Ink of call-outs, quotes and what stands behind them.
const ACCENT: &str = "0B5D66";
const WARNING: &str = "9A5B00";
const LINE: &str = "C9C4B5";
const WASH: &str = "F4F2EC";

/// Writes the part `document.xml`.
pub(super) fn write(story: &mut Story<'_>, document: &Document) {
    story.out.push_str(&format!("{XML}<w:document {NAMESPACES}><w:body>"));
    front(story, document);
    story.blocks(&document.blocks, Around::default());
    sources::write(story, &document.sources);
    let end = Paragraph { style: "Normal", aligned: Some("right"), ..Paragraph::default() };
    end.write(story, |story| story.text(document.info.tlp.label(), marking::IN_TEXT));
    // A4; header and footer of the same kind on every page, so that each is marked.
    story.out.push_str(
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"part5\"/>\
         <w:footerReference w:type=\"default\" r:id=\"part6\"/>\
         <w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"1560\" w:right=\"1247\" w:bottom=\"1420\" w:left=\"1247\" \
         w:header=\"680\" w:footer=\"680\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>",
    );
}

fn front(story: &mut Story<'_>, document: &Document) {
    let info = &document.info;
    let rtl = begins_rtl(&info.title);
    let title = Paragraph { style: "Title", rtl, ..Paragraph::default() };
    title.write(story, |story| story.text(&info.title, Format::default()));
    let byline = Paragraph { style: "Subtitle", ..Paragraph::default() };
    byline.write(story, |story| {
        story.text(info.tlp.label(), marking::IN_TEXT);
        for text in [Some(&info.date_words), info.author.as_ref()].into_iter().flatten() {
            story.text(&format!(" · {text}"), Format::default());
        }
    });
}

impl Story<'_> {
    /// Writes blocks one after the other.
    pub(super) fn blocks(&mut self, blocks: &[Block], around: Around) {
        for block in blocks {
            self.block(block, around, None, false);
        }
    }

    /// Writes a block; `mark` is the mark of a list item that begins with it.
    fn block(&mut self, block: &Block, around: Around, mark: Option<(u32, usize)>, tight: bool) {
        match &block.kind {
            BlockKind::Paragraph(content) => {
                let style = around.style.unwrap_or(if around.lists > 0 {
                    "ListParagraph"
                } else {
                    "Normal"
                });
                let rtl = begins_rtl(&plain(content));
                // Behind the last line of a list the text needs air.
                let tight = tight && around.goes_on;
                let paragraph =
                    Paragraph { style, mark, around, rtl, tight, ..Paragraph::default() };
                paragraph.write(self, |story| story.inlines(content, Format::default()));
                return;
            }
            // The mark of an item needs a paragraph to stand in.
            _ if mark.is_some() => self.empty_item(around, mark),
            _ => {}
        }
        match &block.kind {
            BlockKind::Paragraph(_) => {}
            BlockKind::Heading { rank, id, content, .. } => {
                self.heading(*rank, id, content, around);
            }
            BlockKind::Quote { alert: None, blocks } => self.quote(blocks, around),
            BlockKind::Quote { alert: Some(alert), blocks } => {
                self.call_out(*alert, blocks, around);
            }
            BlockKind::List { start, tight, items } => self.list(*start, *tight, items, around),
            BlockKind::Code { text, .. } => {
                let code = Paragraph { style: "SourceCode", around, ..Paragraph::default() };
                code.write(self, |story| story.text(text, Format::default()));
            }
            BlockKind::Table(content) => table::write(self, content, around),
            BlockKind::Rule => {
                let rule =
                    Paragraph { style: "Normal", around, ruled: true, ..Paragraph::default() };
                rule.write(self, |_| {});
            }
        }
    }

    fn empty_item(&mut self, around: Around, mark: Option<(u32, usize)>) {
        let empty =
            Paragraph { style: "ListParagraph", mark, around, tight: true, ..Paragraph::default() };
        empty.write(self, |_| {});
    }

    fn heading(&mut self, rank: u8, id: &str, content: &[Inline], around: Around) {
        let styles = ["Heading1", "Heading2", "Heading3", "Heading4", "Heading5", "Heading6"];
        let style = styles[usize::from(rank.clamp(1, 6)) - 1];
        let rtl = begins_rtl(&plain(content));
        let name = self.names.heading(id).map(str::to_owned);
        let heading = Paragraph { style, around, rtl, ..Paragraph::default() };
        heading.write(self, |story| match name {
            Some(name) => story.bookmark(&name, |story| story.inlines(content, Format::default())),
            None => story.inlines(content, Format::default()),
        });
    }

    fn quote(&mut self, blocks: &[Block], around: Around) {
        let style = around.style.or(Some("Quote"));
        let color = if around.bar.is_none() { ACCENT } else { LINE };
        let bar = Some((color, around.left + 120));
        let inner = Around { left: around.left + 340, bar, style, ..around };
        self.blocks(blocks, inner);
    }

    fn call_out(&mut self, alert: Alert, blocks: &[Block], around: Around) {
        let bar = match alert {
            Alert::Warning | Alert::Caution => WARNING,
            Alert::Note | Alert::Tip | Alert::Important => ACCENT,
        };
        let inner = Around {
            left: around.left + 240,
            bar: Some((bar, around.left + 60)),
            fill: Some(WASH),
            style: Some("CallOut"),
            ..around
        };
        let title = Paragraph { style: "CallOutTitle", around: inner, ..Paragraph::default() };
        title.write(self, |story| story.text(alert.words(), Format::default()));
        self.blocks(blocks, inner);
    }

    fn list(&mut self, start: Option<u64>, tight: bool, items: &[Item], around: Around) {
        let level = around.lists.min(DEEPEST);
        let list = match start {
            Some(start) => self.numbering.numbered(start, level, around.numbered),
            None => BULLETS,
        };
        let style = around.style.filter(|style| *style != "ListParagraph");
        let inner = Around {
            left: around.left + MARK,
            lists: around.lists + 1,
            numbered: around.numbered + usize::from(start.is_some()),
            style,
            ..around
        };
        for (n, item) in items.iter().enumerate() {
            let last_item = n + 1 == items.len() && (around.lists == 0 || !around.goes_on);
            let list = match item.task {
                Some(true) => DONE_TASKS,
                Some(false) => OPEN_TASKS,
                None => list,
            };
            let mut mark = Some((list, level));
            if item.blocks.is_empty() {
                self.empty_item(inner, mark);
            }
            for (n, block) in item.blocks.iter().enumerate() {
                let goes_on = !last_item || n + 1 < item.blocks.len();
                self.block(block, Around { goes_on, ..inner }, mark.take(), tight);
            }
        }
    }
}
