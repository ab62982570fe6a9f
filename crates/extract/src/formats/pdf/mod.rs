//! PDF documents: the text by page. Characters are placed, lines are joined to paragraphs, and
//! what comes again at the edges of the pages is set apart.

mod about;
mod bidi;
mod glyphs;
mod lines;
mod marks;
mod paragraphs;
mod running;
mod spans;
mod words;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;

use hayro_interpret::InterpreterCache;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::properties;
use super::{Format, Likeness, Start};
use crate::limits::{MAX_BLOCKS, MAX_TEXT, MAX_TITLE, STACK};
use crate::{Basis, Block, BlockKind, Capture, CutRule, Found, Input, Kind, normal};
use glyphs::{Drawing, Turn};
use lines::Line;
use paragraphs::{Placed, Usual};
use words::Words;

/// PDF documents.
pub(super) static FORMAT: Format = Format {
    code: "pdf",
    name: "PDF document",
    extensions: &["pdf"],
    help: "The text by page, in paragraphs; heads and feet of pages are set apart. A scan without a text layer is kept and said to have none.",
    signature,
    document: Some(extract),
    parts: None,
};

/// At most this many pages are read.
const MAX_PAGES: usize = 5000;

fn signature(start: &Start<'_>) -> Likeness {
    // Readers accept a few bytes before the mark.
    let head = &start.head[..start.head.len().min(1024)];
    match head.windows(5).position(|at| at == b"%PDF-") {
        Some(0) => Likeness::Certain,
        Some(_) => Likeness::Maybe(60),
        None => Likeness::No,
    }
}

/// Reads a document in a thread of its own with a deep stack.
fn extract(input: &Input) -> Capture {
    let read = || catch_unwind(AssertUnwindSafe(|| read(input)));
    let done = thread::scope(|scope| {
        let started = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, read);
        started.ok().and_then(|thread| thread.join().ok()).and_then(Result::ok)
    });
    done.unwrap_or_else(|| failed("pdf_unreadable", DAMAGED))
}

const DAMAGED: &str = "The PDF is damaged and its text could not be read. The original is kept as it came; open it in another program, and paste its text if that can show it.";
const LOCKED: &str = "The PDF is locked with a password, so its text could not be read. The original is kept as it came; save a copy without the password, and file that.";
const NO_TEXT: &str = "The PDF has no text layer: its pages are pictures. The original is kept and can be looked at; run text recognition over it and file the result, or add what it says.";

fn failed(code: &str, why: &str) -> Capture {
    let mut capture = Capture::empty(Kind::PDF);
    capture.warn(code, why);
    capture
}

fn read(input: &Input) -> Capture {
    let pdf = match Pdf::new(Arc::new(input.bytes.to_vec())) {
        Ok(pdf) => pdf,
        Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)) => {
            return failed("pdf_locked", LOCKED);
        }
        Err(LoadPdfError::Decryption(_)) => {
            return failed(
                "pdf_locked",
                "The PDF is encrypted in a way that cannot be read. The original is kept as it came; save a copy without encryption, and file that.",
            );
        }
        Err(LoadPdfError::Invalid) => return failed("pdf_unreadable", DAMAGED),
    };
    let mut pages = Pages::default();
    pages.read(&pdf);
    let mut capture = Capture::empty(Kind::PDF);
    pages.fill(&mut capture);
    properties::fill(&mut capture, &about::properties(&pdf), input);
    capture
}

/// What was read from the pages.
#[derive(Default)]
struct Pages {
    /// Number, height, lines, and what runs another way.
    sheets: Vec<(u32, f32, Vec<Line>, Vec<Line>)>,
    count: usize,
    broken: Vec<u32>,
    pictures: usize,
    known: usize,
    unknown: usize,
    unseen: usize,
    cut: bool,
}

impl Pages {
    fn read(&mut self, pdf: &Pdf) {
        let mut cache = InterpreterCache::new();
        let mut size = 0;
        self.count = pdf.pages().len();
        for (number, page) in (1_u32..).zip(pdf.pages().iter().take(MAX_PAGES)) {
            let drawing = catch_unwind(AssertUnwindSafe(|| glyphs::read(page, &cache)));
            let Ok(drawing) = drawing else {
                self.broken.push(number);
                cache = InterpreterCache::new();
                continue;
            };
            size += self.take(number, &drawing);
            if size > MAX_TEXT {
                self.cut = true;
                break;
            }
        }
        self.cut |= self.count > MAX_PAGES;
    }

    /// Takes a page; gives how many bytes of text it has.
    fn take(&mut self, number: u32, drawing: &Drawing) -> usize {
        const TURNS: [Turn; 4] = [Turn::None, Turn::Down, Turn::Up, Turn::Over];
        let count = |turn: Turn| drawing.glyphs.iter().filter(|glyph| glyph.turn == turn).count();
        let main = TURNS.into_iter().rev().max_by_key(|turn| count(*turn)).unwrap_or(Turn::None);
        let lines = lines::lines(&drawing.glyphs, main);
        let others = TURNS.into_iter().chain([Turn::Slanted]).filter(|turn| *turn != main);
        let aside: Vec<Line> =
            others.flat_map(|turn| lines::lines(&drawing.glyphs, turn)).collect();
        self.pictures += usize::from(drawing.picture);
        self.known += drawing.glyphs.len();
        self.unknown += drawing.unknown;
        self.unseen += drawing.unseen;
        self.cut |= drawing.cut;
        let size = lines.iter().chain(&aside).map(|line| line.text.len() + 2).sum();
        let upright = matches!(main, Turn::None | Turn::Over);
        let height = if upright { drawing.height } else { drawing.width };
        self.sheets.push((number, height, lines, aside));
        size
    }

    fn fill(mut self, capture: &mut Capture) {
        self.warn(capture);
        let sheets: Vec<running::Sheet<'_>> = self
            .sheets
            .iter()
            .map(|(_, height, lines, _)| running::Sheet { lines, height: *height })
            .collect();
        let marks = running::running(&sheets);
        let mut edges: Vec<(u32, Vec<Line>)> = Vec::new();
        let mut pages: Vec<(u32, Vec<Line>)> = Vec::new();
        for ((number, _, lines, aside), marks) in self.sheets.drain(..).zip(marks) {
            let (mut text, mut edge) = (Vec::new(), Vec::new());
            for (line, running) in lines.into_iter().zip(marks) {
                if running { edge.push(line) } else { text.push(line) }
            }
            edge.extend(aside.into_iter().filter(|line| line.text.chars().count() > 2));
            pages.push((number, text));
            edges.push((number, edge));
        }
        let usual = Usual::of(pages.iter().map(|(_, lines)| lines.as_slice()));
        let mut words = Words::default();
        words.add(pages.iter().flat_map(|(_, lines)| lines));
        let placed = paragraphs::blocks(&pages, &usual, &words);
        let headline = about::headline(&placed, &usual);
        capture.blocks = blocks(&placed, &usual, headline.as_ref(), &edges);
        if let Some(lines) = headline {
            let text: Vec<&str> = placed[lines].iter().map(|block| block.text.as_str()).collect();
            let title = normal::shorten(&normal::line(&text.join(" ")), MAX_TITLE);
            capture.headline = Some(title.clone());
            capture.title = Some(Found::new(title, Basis::Heading));
        }
    }

    fn warn(&self, capture: &mut Capture) {
        if self.known == 0 && self.unknown == 0 && self.broken.len() < self.count {
            capture.warn("no_text_layer", NO_TEXT);
        } else if self.unknown > 20 && self.unknown > self.known {
            capture.warn("text_unreadable", "The PDF does not say what most of its characters mean, so its text could not be read. The original is kept and can be looked at; run text recognition over it and file the result.");
        } else if self.unknown > 20 && self.unknown * 50 > self.known {
            capture.warn("text_incomplete", "The PDF does not say what some of its characters mean; they are missing in the text. Compare it with the original.");
        }
        if self.unseen > 20 && self.unseen * 2 > self.known {
            capture.warn("text_recognised", "The text of the pages comes from text recognition, which makes mistakes. Compare what matters with the original.");
        }
        if !self.broken.is_empty() {
            let pages: Vec<String> = self.broken.iter().take(20).map(u32::to_string).collect();
            capture.warn("pages_unreadable", format!("These pages are damaged and could not be read: {}. The original is kept as it came.", pages.join(", ")));
        }
        if self.cut {
            capture.warn("text_truncated", "The PDF is very long. Only its beginning was read and can be found; the original is kept whole.");
        }
    }
}

/// The blocks of a document: the text, and after the last block of each page its head and foot.
fn blocks(
    placed: &[Placed],
    usual: &Usual,
    headline: Option<&std::ops::Range<usize>>,
    edges: &[(u32, Vec<Line>)],
) -> Vec<Block> {
    let levels = levels(placed, usual);
    let mut out: Vec<Block> = Vec::new();
    let mut edges = edges.iter().peekable();
    for (at, block) in placed.iter().enumerate() {
        while let Some((page, lines)) = edges.next_if(|(page, _)| *page < block.page) {
            push_edge(&mut out, *page, lines);
        }
        let mut made = Block::kept(block.kind, block.text.clone());
        made.page = Some(block.page);
        if headline.is_some_and(|lines| lines.contains(&at)) {
            made.kind = BlockKind::Heading;
            made.level = Some(1);
            made.cut(CutRule::Headline);
        } else if let Some(level) = heading_level(block, usual, &levels) {
            made.kind = BlockKind::Heading;
            made.level = Some(level);
        }
        push(&mut out, made);
    }
    for (page, lines) in edges {
        push_edge(&mut out, *page, lines);
    }
    out
}

fn push_edge(out: &mut Vec<Block>, page: u32, lines: &[Line]) {
    for line in lines {
        let mut block = Block::kept(BlockKind::Paragraph, line.text.clone());
        block.page = Some(page);
        block.cut(CutRule::PageEdge);
        push(out, block);
    }
}

/// Adds a block; beyond the bound its text joins the last one of its sort.
fn push(out: &mut Vec<Block>, block: Block) {
    if out.len() >= MAX_BLOCKS
        && let Some(last) = out.iter_mut().rev().take(2).find(|last| last.kept == block.kept)
    {
        last.text.push('\n');
        last.text.push_str(&block.text);
    } else {
        out.push(block);
    }
}

/// The sizes of headings, largest first.
fn levels(placed: &[Placed], usual: &Usual) -> Vec<i32> {
    let sizes = placed.iter().filter(|block| block.size > usual.size * 1.12);
    let mut levels: Vec<i32> = sizes.map(|block| (block.size * 2.0).round() as i32).collect();
    levels.sort_unstable_by(|a, b| b.cmp(a));
    levels.dedup();
    levels
}

/// The level of a block that is set as a heading: larger than the text, or one bold line.
fn heading_level(block: &Placed, usual: &Usual, levels: &[i32]) -> Option<u8> {
    let short = block.text.chars().count() <= 200 && block.lines <= 4;
    let worded = block.text.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    if block.kind == BlockKind::Table || !short || !worded {
        return None;
    }
    let rank = |at: usize| u8::try_from(at + 1).unwrap_or(6).min(6);
    if block.size > usual.size * 1.12 {
        let size = (block.size * 2.0).round() as i32;
        return levels.iter().position(|level| *level == size).map(rank);
    }
    let alone = block.bold && block.lines == 1 && block.size > usual.size * 0.95;
    (alone && !block.text.ends_with(['.', ',', ';'])).then(|| rank(levels.len()))
}
