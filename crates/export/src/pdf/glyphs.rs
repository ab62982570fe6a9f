//! Makes texts drawable: what no font holds becomes a box, and is told.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::fonts::Fonts;
use super::scripts::{OTHER_WORDS, of};
use crate::document::{Block, BlockKind, Document, Inline, Warning, WarningCode, walk};

/// What is printed for a character that no font holds. PDF/A forbids an empty glyph.
const BOX: char = '□';

/// Longest run of letters that is left without a place to break it.
const LONGEST_RUN: usize = 60;

/// A place where a line may break, that is not seen.
const BREAK: char = '\u{200B}';

/// Checks and prepares texts.
pub(super) struct Glyphs<'a> {
    fonts: &'a Fonts,
    known: HashMap<char, bool>,
    missing: BTreeMap<&'static str, BTreeSet<char>>,
}

impl<'a> Glyphs<'a> {
    pub(super) fn new(fonts: &'a Fonts) -> Self {
        Self { fonts, known: HashMap::new(), missing: BTreeMap::new() }
    }

    /// A text that can be drawn whole. Very long runs get places to break, else they would run
    /// over the edge of the page and be lost.
    pub(super) fn text(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut run = 0;
        for c in text.chars() {
            run = if breaks(c) { 0 } else { run + 1 };
            if run > LONGEST_RUN && !joins(c) {
                out.push(BREAK);
                run = 1;
            }
            if is_dropped(c) {
                continue;
            }
            out.push(if self.can_draw(c) { c } else { BOX });
        }
        out
    }

    fn can_draw(&mut self, c: char) -> bool {
        if c.is_ascii() || is_unseen(c) {
            return true;
        }
        let fonts = self.fonts;
        let known = *self.known.entry(c).or_insert_with(|| !is_private(c) && fonts.can_draw(c));
        if !known {
            let words = of(c).map_or(OTHER_WORDS, |script| script.words);
            self.missing.entry(words).or_default().insert(c);
        }
        known
    }

    /// One warning for each script that has no font.
    pub(super) fn warnings(&self) -> Vec<Warning> {
        let warning = |(words, characters): (&&str, &BTreeSet<char>)| {
            let some: String = characters.iter().take(8).collect();
            let message = format!(
                "{words} have no font on this machine and print as boxes ({some}). Install the \
                 Noto fonts, or export as HTML or DOCX."
            );
            Warning { code: WarningCode::MissingFont, message, span: None }
        };
        self.missing.iter().map(warning).collect()
    }
}

/// Characters that have no glyph of their own.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}' | '\u{2029}'
        | '\u{2060}'..='\u{2064}' | '\u{FE00}'..='\u{FE0F}')
        || is_dropped(c)
}

/// Characters that PDF/A forbids and nobody sees.
fn is_dropped(c: char) -> bool {
    matches!(c, '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Private characters mean something else in every font, and PDF/A forbids them.
fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}')
}

/// Whether a line may break at the character by itself, roughly.
fn breaks(c: char) -> bool {
    // Lines break behind these in addresses by themselves (UAX 14): a place put in between would
    // be copied along with the address.
    let in_addresses = matches!(c, '-' | '/' | '?');
    c.is_whitespace() || in_addresses || (!c.is_ascii() && of(c).is_some_and(|s| s.contains('港')))
}

/// Marks that must stay with the character before them.
fn joins(c: char) -> bool {
    is_unseen(c)
        || matches!(c, '\u{300}'..='\u{36F}' | '\u{1F3FB}'..='\u{1F3FF}')
        || (!c.is_ascii() && of(c).is_some() && !c.is_alphabetic())
}

/// Every character that a document prints.
pub(super) fn characters(document: &Document) -> BTreeSet<char> {
    let mut all = BTreeSet::new();
    let info = &document.info;
    for text in [Some(&info.title), info.author.as_ref(), info.label.as_ref()].into_iter().flatten()
    {
        all.extend(text.chars());
    }
    blocks(&document.blocks, &mut all);
    for note in &document.notes {
        blocks(&note.blocks, &mut all);
    }
    for source in &document.sources {
        all.extend(source.text().chars());
    }
    all
}

fn blocks(of: &[Block], all: &mut BTreeSet<char>) {
    for block in of {
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                line(content, all);
            }
            BlockKind::Quote { blocks: inner, .. } => blocks(inner, all),
            BlockKind::List { items, .. } => {
                for item in items {
                    blocks(&item.blocks, all);
                }
            }
            BlockKind::Code { text, .. } => all.extend(text.chars()),
            BlockKind::Table(table) => {
                for cell in table.head.iter().chain(table.rows.iter().flatten()) {
                    line(cell, all);
                }
            }
            BlockKind::Rule => {}
        }
    }
}

fn line(content: &[Inline], all: &mut BTreeSet<char>) {
    walk(content, &mut |inline| match inline {
        Inline::Text(text) | Inline::Code(text) | Inline::MissingImage { alt: text } => {
            all.extend(text.chars());
        }
        Inline::Cite(cite) => all.extend(cite.words().chars()),
        _ => {}
    });
}

#[cfg(test)]
mod tests {
    use super::Glyphs;
    use crate::pdf::Fonts;

    #[test]
    fn what_cannot_be_drawn_is_a_box_and_told() {
        let fonts = Fonts::built_in();
        let mut glyphs = Glyphs::new(&fonts);
        assert_eq!(glyphs.text("Port 港口 \u{E000}\u{FEFF}é"), "Port □□ □é");
        let told: Vec<_> = glyphs.warnings().into_iter().map(|w| w.message).collect();
        assert_eq!(told.len(), 2);
        assert!(told[0].starts_with("Chinese, Japanese and Korean characters have no font"));
    }

    #[test]
    fn a_long_run_gets_places_to_break() {
        let fonts = Fonts::built_in();
        let mut glyphs = Glyphs::new(&fonts);
        let text = glyphs.text(&"x".repeat(100));
        assert_eq!(text.matches('\u{200B}').count(), 1);
        let address =
            "https://harbour.example/2026/02/state-hackers-grain-port?page=2/comments/all";
        assert_eq!(glyphs.text(address), address, "it is copied as it is");
        assert_eq!(glyphs.text("short words only"), "short words only");
    }
}
