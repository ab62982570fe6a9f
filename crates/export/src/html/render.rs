//! Blocks as HTML.

use super::markup::Markup;
use crate::document::{Alignment, Block, BlockKind, Document, Inline, Item, Note, Table};

/// For whom it is rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// A file of its own.
    Page,
    /// The preview of the window.
    Preview,
}

/// Renders blocks one after the other.
pub(super) struct Render {
    /// What was rendered.
    pub out: Markup,
    /// For whom.
    pub target: Target,
}

impl Render {
    pub(super) fn new(target: Target) -> Self {
        Self { out: Markup::default(), target }
    }

    /// Where the document comes from, and its label.
    pub(super) fn marking(&mut self, document: &Document, place: &str) {
        let info = &document.info;
        let label = info.tlp.label();
        let tag = match (self.target, place) {
            (Target::Preview, _) => "div",
            (Target::Page, "top") => "header",
            (Target::Page, _) => "footer",
        };
        self.out.open(tag, &[("class", &format!("mark mark-{place}"))]);
        let from = if place == "top" { info.label.as_deref() } else { None };
        self.out.element("span", &[("class", "from"), ("dir", "auto")], from.unwrap_or_default());
        let class = format!("tlp {}", label.replace([':', '+'], "-").to_lowercase());
        self.out.element("strong", &[("class", &class)], label);
        self.out.close(tag);
        self.out.newline();
    }

    /// Title, byline, text, footnotes and sources.
    pub(super) fn article(&mut self, document: &Document) {
        let info = &document.info;
        self.out.element("h1", &[("class", "title"), ("dir", "auto")], &info.title);
        self.out.newline();
        self.out.open("p", &[("class", "byline"), ("dir", "auto")]);
        self.out.element("time", &[("datetime", &info.date)], &info.date_words);
        if let Some(author) = &info.author {
            self.out.text(" · ");
            self.out.element("span", &[("class", "author")], author);
        }
        self.out.close("p");
        self.out.newline();
        self.blocks(&document.blocks);
        self.notes(&document.notes);
        self.sources(&document.sources);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
            self.out.newline();
        }
    }

    fn block(&mut self, block: &Block) {
        let start = block.start;
        match &block.kind {
            BlockKind::Heading { rank, id, content, .. } => self.heading(start, *rank, id, content),
            BlockKind::Paragraph(content) => {
                self.open_block("p", start, &[("dir", "auto")]);
                self.inlines(content);
                self.out.close("p");
            }
            BlockKind::Quote { alert: Some(alert), blocks } => {
                let class = format!("alert alert-{}", alert.code());
                self.open_block("div", start, &[("class", &class), ("role", "note")]);
                self.out.element("p", &[("class", "alert-title")], alert.words());
                self.out.newline();
                self.blocks(blocks);
                self.out.close("div");
            }
            BlockKind::Quote { alert: None, blocks } => {
                self.open_block("blockquote", start, &[]);
                self.out.newline();
                self.blocks(blocks);
                self.out.close("blockquote");
            }
            BlockKind::List { start: first, tight, items } => {
                self.list(start, *first, *tight, items);
            }
            BlockKind::Code { language, text } => {
                self.open_block("pre", start, &[("tabindex", "0"), ("dir", "ltr")]);
                let class = language.as_ref().map(|language| format!("language-{language}"));
                let attribute = class.as_ref().map(|class| ("class", class.as_str()));
                self.out.element("code", attribute.as_slice(), text);
                self.out.close("pre");
            }
            BlockKind::Table(table) => self.table(start, table),
            BlockKind::Rule => self.open_block("hr", start, &[]),
        }
    }

    /// Opens a block; the preview knows where in the markdown it began.
    fn open_block(&mut self, tag: &str, start: usize, attributes: &[(&str, &str)]) {
        let start = start.to_string();
        let mut all = attributes.to_vec();
        if self.target == Target::Preview {
            all.push(("data-start", &start));
        }
        self.out.open(tag, &all);
    }

    fn heading(&mut self, start: usize, rank: u8, id: &str, content: &[Inline]) {
        // The title is the first level.
        let tag = ["h2", "h3", "h4", "h5", "h6"][usize::from(rank.clamp(1, 5)) - 1];
        let name = if self.target == Target::Page { "id" } else { "data-id" };
        self.open_block(tag, start, &[(name, id), ("dir", "auto")]);
        self.inlines(content);
        self.out.close(tag);
    }

    fn list(&mut self, start: usize, first: Option<u64>, tight: bool, items: &[Item]) {
        let tag = if first.is_some() { "ol" } else { "ul" };
        let number = first.filter(|&n| n != 1).map(|n| n.to_string());
        let attribute = number.as_ref().map(|number| ("start", number.as_str()));
        self.open_block(tag, start, attribute.as_slice());
        self.out.newline();
        for item in items {
            self.item(item, tight);
        }
        self.out.close(tag);
    }

    fn item(&mut self, item: &Item, tight: bool) {
        let class = item.task.map(|_| ("class", "task"));
        let attributes: Vec<_> = class.into_iter().chain([("dir", "auto")]).collect();
        self.open_block("li", item.start, &attributes);
        if let Some(done) = item.task {
            let (words, sign) = if done { ("Done", "☑") } else { ("Open", "☐") };
            self.out.element(
                "span",
                &[("class", "box"), ("role", "img"), ("aria-label", words)],
                sign,
            );
        }
        for block in &item.blocks {
            match &block.kind {
                BlockKind::Paragraph(content) if tight => self.inlines(content),
                _ => {
                    self.out.newline();
                    self.block(block);
                }
            }
        }
        self.out.close("li");
        self.out.newline();
    }

    fn table(&mut self, start: usize, table: &Table) {
        self.open_block("div", start, &[("class", "wide"), ("tabindex", "0")]);
        self.out.open("table", &[]);
        self.out.newline();
        self.out.open("thead", &[]);
        self.row("th", &table.head, &table.alignments);
        self.out.close("thead");
        self.out.newline();
        if !table.rows.is_empty() {
            self.out.open("tbody", &[]);
            self.out.newline();
            for row in &table.rows {
                self.row("td", row, &table.alignments);
                self.out.newline();
            }
            self.out.close("tbody");
            self.out.newline();
        }
        self.out.close("table");
        self.out.close("div");
    }

    fn row(&mut self, tag: &str, cells: &[Vec<Inline>], alignments: &[Alignment]) {
        self.out.open("tr", &[]);
        for (cell, alignment) in cells.iter().zip(alignments) {
            let mut attributes = Vec::new();
            if tag == "th" {
                attributes.push(("scope", "col"));
            }
            attributes.extend(match alignment {
                Alignment::Start => None,
                Alignment::Left => Some(("class", "left")),
                Alignment::Center => Some(("class", "center")),
                Alignment::Right => Some(("class", "right")),
            });
            attributes.push(("dir", "auto"));
            self.out.open(tag, &attributes);
            self.inlines(cell);
            self.out.close(tag);
        }
        self.out.close("tr");
    }

    fn notes(&mut self, notes: &[Note]) {
        if notes.is_empty() {
            return;
        }
        self.open_list("notes", "doc-endnotes", "Notes");
        for note in notes {
            let id = format!("note_{}", note.number);
            let page = self.target == Target::Page;
            let attributes = [("id", id.as_str()), ("dir", "auto")];
            self.out.open("li", if page { &attributes } else { &attributes[1..] });
            self.blocks(&note.blocks);
            for use_number in (1..=note.uses).take_while(|_| page) {
                let target = format!("#noteref_{}_{use_number}", note.number);
                let words = format!("Back to use {use_number} of note {}", note.number);
                self.back_link(&target, &words);
            }
            self.out.close("li");
            self.out.newline();
        }
        self.close_list();
    }

    /// Begins a numbered list with a heading of its own.
    pub(super) fn open_list(&mut self, class: &str, role: &str, words: &str) {
        let id = format!("{class}_");
        if self.target == Target::Page {
            let attributes = [("class", class), ("role", role), ("aria-labelledby", id.as_str())];
            self.out.open("section", &attributes);
            self.out.element("h2", &[("id", &id)], words);
        } else {
            self.out.open("div", &[("class", class)]);
            self.out.element("h2", &[], words);
        }
        self.out.newline();
        self.out.open("ol", &[]);
        self.out.newline();
    }

    /// Ends what [`Self::open_list`] began.
    pub(super) fn close_list(&mut self) {
        self.out.close("ol");
        self.out.close(if self.target == Target::Page { "section" } else { "div" });
        self.out.newline();
    }

    /// A link back into the text.
    pub(super) fn back_link(&mut self, target: &str, words: &str) {
        self.out.text(" ");
        self.out.element(
            "a",
            &[("class", "back"), ("href", target), ("role", "doc-backlink"), ("aria-label", words)],
            "↩",
        );
    }
}
