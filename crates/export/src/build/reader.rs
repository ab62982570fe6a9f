//! Reads markdown into blocks whose citations and footnotes have no numbers yet.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Range;

use pulldown_cmark as md;
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::address::safe;
use super::frame::{Body, Frame, WIDEST, table};
use super::raw::{Raw, SpanKind, plain};
use super::reading::Reading;
use super::warnings::{Warnings, excerpt};
use super::{CitationUse, line};
use crate::document::{Alert, Alignment, Block, BlockKind, Inline, Item, MAX_DEPTH, WarningCode};

/// A text as read.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// The text.
    pub blocks: Vec<Block>,
    /// Footnotes by label in lower case: start, label as written, text.
    pub notes: BTreeMap<String, (usize, String, Vec<Block>)>,
    /// Every citation.
    pub citations: Vec<CitationUse>,
    /// Keys outside of citations.
    pub bare_keys: Vec<(String, Range<usize>)>,
    /// Links within the document.
    pub anchors: Vec<(String, Range<usize>)>,
}

/// Reads `markdown`. Every loss is added to `warnings`.
pub(super) fn read(markdown: &str, warnings: &mut Warnings) -> Read {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM;
    let mut events = Parser::new_ext(markdown, options).into_offset_iter();
    let mut reader = Reader {
        reading: Reading::new(markdown, warnings),
        frames: vec![Frame::Root(Body::default())],
        open: Vec::new(),
        depth: 0,
        cursor: None,
        read: Read::default(),
    };
    for (event, span) in events.by_ref() {
        reader.event(event, span);
    }
    let definitions = events.reference_definitions();
    let mut swallowed: Vec<_> =
        definitions.iter().filter(|(label, _)| label.contains('@')).map(|(_, d)| &d.span).collect();
    swallowed.sort_by_key(|span| span.start);
    for span in swallowed {
        reader.reading.warnings.add(
            WarningCode::CitationSwallowed,
            span.clone(),
            "A colon behind the brackets makes this the definition of a link. Nothing is printed.",
        );
    }
    reader.finish()
}

struct Reader<'a> {
    reading: Reading<'a>,
    frames: Vec<Frame>,
    /// For each start event that is not closed: whether it has a frame.
    open: Vec<bool>,
    /// Frames that count for the depth of nesting.
    depth: usize,
    /// Where the last event ended, unless it opened something.
    cursor: Option<usize>,
    read: Read,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, span: Range<usize>) {
        let follows = self.cursor == Some(span.start);
        self.cursor = (!matches!(event, Event::Start(_))).then_some(span.end);
        if let Some(Frame::Image { alt, inner }) = self.frames.last_mut() {
            match event {
                Event::Start(_) => *inner += 1,
                Event::End(_) if *inner > 0 => *inner -= 1,
                Event::End(_) => self.end(span),
                Event::Text(text) | Event::Code(text) => alt.push_str(&text),
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                _ => {}
            }
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(TagEnd::Item) => self.end_item(span),
            Event::End(_) => self.end(span),
            Event::Text(text) => self.text(&text, span, follows),
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                let text = self.reading.clean(&text, &span);
                self.piece(Raw::Code(text), span.start);
            }
            Event::Html(text) => self.text(&text, span, follows),
            Event::InlineHtml(text) => {
                self.warn_of_html(&text, span.clone());
                // Code within a line is one line, as the parser has it for written code.
                let text = self.reading.clean(&text.replace('\n', " "), &span);
                self.piece(Raw::Code(text), span.start);
            }
            Event::FootnoteReference(label) => {
                self.piece(Raw::Note(label.into_string()), span.start);
            }
            Event::SoftBreak => self.piece(Raw::SoftBreak, span.start),
            Event::HardBreak => self.piece(Raw::HardBreak, span.start),
            Event::Rule => self.block(Block { start: span.start, kind: BlockKind::Rule }),
            Event::TaskListMarker(done) => self.task(done),
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Range<usize>) {
        let start = span.start;
        let frame = match tag {
            Tag::Paragraph => Some(self.start_paragraph(start)),
            Tag::Heading { level, .. } => {
                Some(Frame::Heading { start, level: level as u8, line: Vec::new() })
            }
            Tag::BlockQuote(kind) => {
                Some(Frame::Quote { start, alert: kind.map(alert), body: Body::default() })
            }
            Tag::List(first) => Some(Frame::List { start, first, tight: true, items: Vec::new() }),
            Tag::Item => self.start_item(start),
            Tag::FootnoteDefinition(label) => {
                Some(Frame::Note { start, label: label.into_string(), body: Body::default() })
            }
            Tag::CodeBlock(kind) => {
                Some(Frame::Code { start, language: language(&kind), text: String::new() })
            }
            Tag::HtmlBlock => {
                let text = self.reading.markdown.get(span.clone()).unwrap_or_default();
                self.warn_of_html(text, span);
                Some(Frame::Code { start, language: Some("html".into()), text: String::new() })
            }
            Tag::Table(alignments) => Some(Frame::Table {
                start,
                alignments: alignments.into_iter().map(alignment).collect(),
                rows: Vec::new(),
            }),
            Tag::TableHead | Tag::TableRow => Some(Frame::Row { cells: Vec::new() }),
            Tag::TableCell => Some(Frame::Cell { line: Vec::new() }),
            Tag::Emphasis => Some(Frame::Span { kind: SpanKind::Emphasis, line: Vec::new() }),
            Tag::Strong => Some(Frame::Span { kind: SpanKind::Strong, line: Vec::new() }),
            Tag::Strikethrough => Some(Frame::Span { kind: SpanKind::Strike, line: Vec::new() }),
            Tag::Link { link_type, dest_url, title, .. } => {
                Some(self.start_link(link_type, &dest_url, &title, span))
            }
            Tag::Image { dest_url, .. } => {
                self.warn_of_image(&dest_url, span);
                Some(Frame::Image { alt: String::new(), inner: 0 })
            }
            // Not asked of the parser; their text goes on to what is open.
            _ => None,
        };
        self.open_frame(frame, start);
    }

    fn open_frame(&mut self, frame: Option<Frame>, start: usize) {
        let frame = match frame {
            Some(frame) if frame.is_deep() && self.depth >= MAX_DEPTH => {
                self.warn_of_depth(start);
                self.flush_body();
                None
            }
            other => other,
        };
        self.depth += usize::from(frame.as_ref().is_some_and(Frame::is_deep));
        self.open.push(frame.is_some());
        self.frames.extend(frame);
    }

    /// A paragraph directly in an item makes its list a loose one.
    fn start_paragraph(&mut self, start: usize) -> Frame {
        if let [.., Frame::List { tight, .. }, Frame::Item { .. }] = &mut self.frames[..] {
            *tight = false;
        }
        Frame::Paragraph { start, line: Vec::new() }
    }

    /// An item of a list that was too deep has no frame; its text begins a paragraph.
    fn start_item(&mut self, start: usize) -> Option<Frame> {
        if matches!(self.frames.last(), Some(Frame::List { .. })) {
            return Some(Frame::Item { start, task: None, body: Body::default() });
        }
        self.flush_body();
        None
    }

    fn start_link(
        &mut self,
        kind: LinkType,
        address: &str,
        title: &str,
        span: Range<usize>,
    ) -> Frame {
        let address =
            if kind == LinkType::Email { format!("mailto:{address}") } else { address.to_owned() };
        if !title.is_empty() {
            let message = format!("The title of a link is not kept: “{}”.", excerpt(title));
            self.reading.warnings.add(WarningCode::LinkTitle, span.clone(), message);
        }
        match safe(&address) {
            Some(url) => Frame::Link { url, line: Vec::new(), span },
            None => {
                let message = format!(
                    "“{}” is not linked; only http, https, mailto and # addresses are. \
                     Its text is kept.",
                    excerpt(&address)
                );
                self.reading.warnings.add(WarningCode::DroppedLink, span, message);
                Frame::PlainLink { line: Vec::new() }
            }
        }
    }

    fn end_item(&mut self, span: Range<usize>) {
        if self.open.last() == Some(&false) {
            self.flush_body();
        }
        self.end(span);
    }

    fn end(&mut self, span: Range<usize>) {
        if self.open.pop() != Some(true) {
            return;
        }
        let Some(frame) = self.frames.pop() else { return };
        self.depth -= usize::from(frame.is_deep());
        self.close(frame, span);
    }

    fn close(&mut self, frame: Frame, span: Range<usize>) {
        let start = span.start;
        match frame {
            // The root is never closed by an event.
            Frame::Root(_) => {}
            Frame::Quote { start, alert, body } => {
                let blocks = body.finish(&mut self.reading);
                self.block(Block { start, kind: BlockKind::Quote { alert, blocks } });
            }
            Frame::List { start, first, tight, items } => {
                self.block(Block { start, kind: BlockKind::List { start: first, tight, items } });
            }
            Frame::Item { start, task, body } => {
                let blocks = body.finish(&mut self.reading);
                if let Some(Frame::List { items, .. }) = self.frames.last_mut() {
                    items.push(Item { start, task, blocks });
                }
            }
            Frame::Note { start, label, body } => self.close_note(start, label, body, span),
            Frame::Paragraph { start, line } => {
                let content = line::read(line, &mut self.reading);
                if !content.is_empty() {
                    self.block(Block { start, kind: BlockKind::Paragraph(content) });
                }
            }
            Frame::Heading { start, level, line } => self.close_heading(start, level, line),
            Frame::Span { kind, line } => self.piece(Raw::Span(kind, line), start),
            Frame::Link { url, line, span } => self.close_link(url, line, span),
            Frame::PlainLink { line } => self.pieces(line, start),
            Frame::Image { alt, .. } => {
                let alt = self.reading.clean(alt.trim(), &span);
                self.piece(Raw::MissingImage(alt), start);
            }
            Frame::Code { start, language, text } => {
                let text = text.strip_suffix('\n').unwrap_or(&text).to_owned();
                self.block(Block { start, kind: BlockKind::Code { language, text } });
            }
            Frame::Table { start, alignments, rows } => {
                self.close_table(start, alignments, rows, span);
            }
            Frame::Row { cells } => {
                if let Some(Frame::Table { rows, .. }) = self.frames.last_mut() {
                    rows.push(cells);
                }
            }
            Frame::Cell { line } => {
                let content = line::read(line, &mut self.reading);
                if let Some(Frame::Row { cells }) = self.frames.last_mut() {
                    cells.push(content);
                }
            }
        }
    }

    /// A heading within a footnote is a strong line: it is no part of the outline.
    fn close_heading(&mut self, start: usize, level: u8, line: Vec<Raw>) {
        let content = line::read(line, &mut self.reading);
        let in_note = self.frames.iter().any(|frame| matches!(frame, Frame::Note { .. }));
        let kind = if in_note {
            BlockKind::Paragraph(vec![Inline::Strong(content)])
        } else {
            BlockKind::Heading { level, rank: level, id: String::new(), content }
        };
        self.block(Block { start, kind });
    }

    /// A table that no word processor could hold is printed line by line.
    fn close_table(
        &mut self,
        start: usize,
        alignments: Vec<Alignment>,
        rows: Vec<Vec<Vec<Inline>>>,
        span: Range<usize>,
    ) {
        if alignments.len() <= WIDEST {
            self.block(Block { start, kind: BlockKind::Table(table(alignments, rows)) });
            return;
        }
        let message =
            format!("A table has more than {WIDEST} columns. It is printed line by line.");
        self.reading.warnings.add(WarningCode::WideTable, span, message);
        for row in rows {
            let bar = || Inline::Text(" | ".to_owned());
            let mut line: Vec<Inline> = Vec::new();
            for cell in row {
                if !line.is_empty() {
                    line.push(bar());
                }
                line.extend(cell);
            }
            self.block(Block { start, kind: BlockKind::Paragraph(line) });
        }
    }

    fn close_note(&mut self, start: usize, label: String, body: Body, span: Range<usize>) {
        let blocks = body.finish(&mut self.reading);
        let name = label.to_lowercase();
        match self.read.notes.entry(name) {
            Entry::Vacant(place) => {
                place.insert((start, label, blocks));
            }
            Entry::Occupied(_) => {
                let message =
                    format!("The footnote “{label}” is defined twice. The first is printed.");
                self.reading.warnings.add(WarningCode::UnusedNote, span, message);
            }
        }
    }

    fn close_link(&mut self, url: String, mut line: Vec<Raw>, span: Range<usize>) {
        if plain(&line).trim().is_empty() {
            let text = self.reading.text(&url, span.clone(), true);
            line = vec![Raw::Text(text)];
        }
        let start = span.start;
        self.piece(Raw::Link { url, content: line, span }, start);
    }

    fn text(&mut self, text: &str, span: Range<usize>, follows: bool) {
        if let Some(Frame::Code { text: code, .. }) = self.frames.last_mut() {
            let cleaned = self.reading.clean(text, &span);
            code.push_str(&cleaned);
            return;
        }
        let start = span.start;
        let text = self.reading.text(text, span, follows);
        self.piece(Raw::Text(text), start);
    }

    fn pieces(&mut self, pieces: Vec<Raw>, start: usize) {
        for piece in pieces {
            self.piece(piece, start);
        }
    }

    /// Adds a piece to the innermost line, or to the innermost body where no line is open.
    fn piece(&mut self, piece: Raw, start: usize) {
        for frame in self.frames.iter_mut().rev() {
            if let Some(line) = frame.line() {
                line.push(piece);
                return;
            }
            if let Some(body) = frame.body() {
                body.push_loose(piece, start);
                return;
            }
        }
    }

    fn block(&mut self, block: Block) {
        let body = self.frames.iter_mut().rev().find_map(Frame::body);
        if let Some(body) = body {
            body.push(block, &mut self.reading);
        }
    }

    fn flush_body(&mut self) {
        if let Some(body) = self.frames.last_mut().and_then(Frame::body) {
            body.flush(&mut self.reading);
        }
    }

    /// The marker comes in the item itself or in its first paragraph.
    fn task(&mut self, done: bool) {
        let item = self.frames.iter_mut().rev().take(2).find_map(|frame| match frame {
            Frame::Item { task, .. } => Some(task),
            _ => None,
        });
        if let Some(task) = item {
            *task = Some(done);
        }
    }

    fn warn_of_html(&mut self, html: &str, span: Range<usize>) {
        let message = format!("HTML is printed as it is written: “{}”.", excerpt(html));
        self.reading.warnings.add(WarningCode::RawHtml, span, message);
    }

    fn warn_of_image(&mut self, address: &str, span: Range<usize>) {
        let message = format!(
            "The image “{}” is not part of the document. Its description is printed instead.",
            excerpt(address)
        );
        self.reading.warnings.add(WarningCode::MissingImage, span, message);
    }

    fn warn_of_depth(&mut self, start: usize) {
        let message = format!(
            "Quotes, lists and emphasis are nested more than {MAX_DEPTH} deep here. \
             The text is kept, the nesting beyond that is not."
        );
        self.reading.warnings.add(WarningCode::DepthClamped, start..start + 1, message);
    }

    fn finish(mut self) -> Read {
        let mut frames = std::mem::take(&mut self.frames);
        if let Some(Frame::Root(body)) = frames.drain(..).next() {
            self.read.blocks = body.finish(&mut self.reading);
        }
        self.read.citations = self.reading.citations;
        self.read.bare_keys = self.reading.bare_keys;
        self.read.anchors = self.reading.anchors;
        self.read
    }
}

fn language(kind: &CodeBlockKind<'_>) -> Option<String> {
    let CodeBlockKind::Fenced(info) = kind else { return None };
    let word = info.split(|c: char| c.is_whitespace() || c == ',').next().unwrap_or_default();
    let word: String =
        word.chars().filter(|c| c.is_alphanumeric() || "+-#._".contains(*c)).take(40).collect();
    (!word.is_empty()).then_some(word)
}

const fn alert(kind: md::BlockQuoteKind) -> Alert {
    match kind {
        md::BlockQuoteKind::Note => Alert::Note,
        md::BlockQuoteKind::Tip => Alert::Tip,
        md::BlockQuoteKind::Important => Alert::Important,
        md::BlockQuoteKind::Warning => Alert::Warning,
        md::BlockQuoteKind::Caution => Alert::Caution,
    }
}

const fn alignment(alignment: md::Alignment) -> Alignment {
    match alignment {
        md::Alignment::None => Alignment::Start,
        md::Alignment::Left => Alignment::Left,
        md::Alignment::Center => Alignment::Center,
        md::Alignment::Right => Alignment::Right,
    }
}
