//! What a page of a PDF draws: its characters, each with its place and size, in the order they
//! are drawn. Nothing is painted.

use hayro_interpret::font::{Glyph as Drawn, OutlineGlyph};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, TransformExt as _, interpret_page,
};
use hayro_syntax::page::Page;
use kurbo::{Affine, BezPath, Point, Rect};
use std::collections::{HashMap, HashSet};

use super::spans::{Meaning, Spans};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// At most this many characters of one page are read.
const MOST: usize = 400_000;

/// Which way a text runs over the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// From left to right.
    None,
    /// From top to bottom.
    Down,
    /// On its head.
    Over,
    /// From bottom to top.
    Up,
    /// Across, as stamps and watermarks do.
    Slanted,
}

/// A character, or a few that are drawn as one. Places are in points from the upper left corner
/// of the page, turned so that its text runs from left to right.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    /// What it says.
    pub(super) text: String,
    /// Where it begins.
    pub(super) x: f32,
    /// Where it ends.
    pub(super) end: f32,
    /// Its base line.
    pub(super) y: f32,
    /// Size of the font.
    pub(super) size: f32,
    /// True in a bold font.
    pub(super) bold: bool,
    /// Which way it runs.
    pub(super) turn: Turn,
}

/// What was found on a page.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    /// The characters in the order they are drawn.
    pub(super) glyphs: Vec<Glyph>,
    /// Width of the page.
    pub(super) width: f32,
    /// Height of the page.
    pub(super) height: f32,
    /// True where there is a picture on it.
    pub(super) picture: bool,
    /// Characters whose meaning the file does not give.
    pub(super) unknown: usize,
    /// Characters that are drawn without being seen, as text recognition adds them.
    pub(super) unseen: usize,
    /// True where there were more characters than are read.
    pub(super) cut: bool,
    /// What was drawn where, since bold is often drawn by drawing twice.
    drawn: HashSet<(String, i32, i32, i32)>,
    /// Which fonts are bold.
    fonts: HashMap<u128, bool>,
    /// The pieces that say what they mean.
    spans: Spans,
}

/// Reads a page.
pub(super) fn read<'a>(page: &Page<'a>, cache: &InterpreterCache<'a>) -> Drawing {
    let (width, height) = page.render_dimensions();
    let box_ = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let transform = page.initial_transform(true).to_kurbo();
    let settings = InterpreterSettings::default();
    let mut context = Context::new(transform, box_, cache, page.xref(), settings);
    let spans = Spans::of(page);
    let mut drawing = Drawing { width, height, spans, ..Drawing::default() };
    interpret_page(page, &mut context, &mut drawing);
    drawing.drawn = HashSet::new();
    drawing
}

impl Drawing {
    fn add(&mut self, glyph: Glyph) {
        if self.glyphs.len() >= MOST {
            self.cut = true;
            return;
        }
        // A sign that is set onto the character before it belongs to it.
        let sign = glyph.text.chars().next().is_some_and(is_combining_mark);
        if sign && let Some(last) = self.glyphs.last_mut() {
            last.text.push_str(&glyph.text);
            last.end = last.end.max(glyph.end);
            return;
        }
        if self.was_drawn(&glyph) {
            return;
        }
        self.glyphs.push(glyph);
    }

    /// True where the same was drawn at the same place, within an eighth of its size.
    fn was_drawn(&mut self, glyph: &Glyph) -> bool {
        if glyph.text.trim().is_empty() {
            return false;
        }
        let near = |value: f32, parts: f32| (value * parts / glyph.size.max(1.0)).round() as i32;
        let (x, y) = (near(glyph.x, 16.0), near(glyph.y, 4.0));
        let key = |x: i32| (glyph.text.clone(), x, y, (glyph.size * 4.0).round() as i32);
        let drawn = (x - 1..=x + 1).any(|x| self.drawn.contains(&key(x)));
        drawn || !self.drawn.insert(key(x))
    }

    /// Width in thousandths of the font's size, and whether the font is bold.
    fn measure(&mut self, glyph: &Drawn<'_>, text: &str) -> (f32, bool) {
        let Drawn::Outline(outline) = glyph else { return (500.0, false) };
        let usual = 500.0 * text.chars().count() as f32;
        let bold = self.fonts.entry(outline.font_cache_key()).or_insert_with(|| is_bold(outline));
        (outline.advance_width().unwrap_or(usual), *bold)
    }

    /// Where a point of the page lies when the page is turned so that the text runs rightwards.
    fn turned(&self, at: Point, turn: Turn) -> (f32, f32) {
        let (x, y) = (at.x as f32, at.y as f32);
        match turn {
            Turn::None | Turn::Slanted => (x, y),
            Turn::Down => (y, self.width - x),
            Turn::Over => (self.width - x, self.height - y),
            Turn::Up => (self.height - y, x),
        }
    }
}

fn turn(along: kurbo::Vec2) -> Turn {
    let (x, y) = (along.x, along.y);
    if x.abs() >= 8.0 * y.abs() {
        if x >= 0.0 { Turn::None } else { Turn::Over }
    } else if y.abs() >= 8.0 * x.abs() {
        if y >= 0.0 { Turn::Down } else { Turn::Up }
    } else {
        Turn::Slanted
    }
}

/// What a glyph says, in the form that can be searched: ligatures and shapes of letters are the
/// letters they stand for.
fn said(text: BfString) -> Option<String> {
    let text = match text {
        BfString::Char(c) => c.to_string(),
        BfString::String(text) => text,
    };
    let plain =
        text.chars().all(|c| !matches!(c, '\u{fb00}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'));
    let text: String = if plain { text } else { text.nfkc().collect() };
    let text: String = text
        .chars()
        .filter(|c| !c.is_control() && !matches!(c, '\u{fffd}' | '\u{feff}' | '\u{200b}'))
        .take(64)
        .collect();
    let private = text.chars().all(|c| matches!(c, '\u{e000}'..='\u{f8ff}'));
    (!text.is_empty() && !private).then_some(text)
}

fn is_bold(outline: &OutlineGlyph) -> bool {
    let Some(font) = outline.font_data() else { return false };
    let name = font.postscript_name.unwrap_or_default().to_ascii_lowercase();
    let named = ["bold", "black", "heavy"].iter().any(|word| name.contains(word));
    named || font.weight.is_some_and(|weight| (600..=1000).contains(&weight))
}

impl<'a> Device<'a> for Drawing {
    fn draw_glyph(
        &mut self,
        glyph: &Drawn<'a>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'a>,
        mode: &GlyphDrawMode,
    ) {
        let text = match self.spans.meaning() {
            Meaning::Own => glyph.as_unicode().and_then(said),
            Meaning::Given(text) => said(BfString::String(text)),
            Meaning::Said => Some(String::new()),
        };
        let Some(text) = text else {
            self.unknown += 1;
            return;
        };
        let place = transform * glyph_transform;
        let (advance, bold) = self.measure(glyph, &text);
        let (start, end) = (place * Point::ZERO, place * Point::new(f64::from(advance), 0.0));
        let size = (place * Point::new(0.0, 1000.0) - start).hypot() as f32;
        let across = (place * Point::new(1000.0, 0.0)) - start;
        let inside = start.x > -1.0
            && start.y > -1.0
            && start.x < f64::from(self.width) + 1.0
            && start.y < f64::from(self.height) + 1.0;
        if !inside || !size.is_finite() || size < 0.5 || !end.x.is_finite() {
            return;
        }
        if matches!(mode, GlyphDrawMode::Invisible) {
            self.unseen += 1;
        }
        let turn = turn(across);
        let ((x, y), (end, _)) = (self.turned(start, turn), self.turned(end, turn));
        if text.is_empty() {
            if let Some(last) = self.glyphs.last_mut() {
                (last.x, last.end) = (last.x.min(x), last.end.max(end));
            }
            return;
        }
        self.add(Glyph { text, x, end: end.max(x), y, size, bold, turn });
    }

    fn begin_marked_content(&mut self, tag: &[u8], _: Option<i32>) {
        self.spans.begin(tag);
    }

    fn end_marked_content(&mut self) {
        self.spans.end();
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {
        self.picture = true;
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
