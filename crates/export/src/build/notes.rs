//! Footnotes while they are numbered.

use std::collections::BTreeMap;

use super::warnings::Warnings;
use crate::document::{Block, BlockKind, Inline, Note, NoteUse, WarningCode};

/// Footnotes by label in lower case: start, label as written, text.
type Unused = BTreeMap<String, (usize, String, Vec<Block>)>;

/// Footnotes, those with a number and those that nothing has referred to yet.
pub(super) struct Notes {
    unused: Unused,
    by_label: BTreeMap<String, u32>,
    numbered: Vec<Numbered>,
}

struct Numbered {
    start: usize,
    note: Note,
    /// Text that was not looked at yet.
    waiting: Option<Vec<Block>>,
}

impl Notes {
    pub(super) const fn new(unused: Unused) -> Self {
        Self { unused, by_label: BTreeMap::new(), numbered: Vec::new() }
    }

    /// Number of a footnote, and whether it got it just now. `None` where none has the label.
    pub(super) fn number(&mut self, label: &str) -> Option<(u32, bool)> {
        if let Some(&number) = self.by_label.get(label) {
            return Some((number, false));
        }
        let (start, written, blocks) = self.unused.remove(label)?;
        let number = u32::try_from(self.numbered.len() + 1).ok()?;
        let note = Note { number, label: written, blocks: Vec::new(), uses: 0 };
        self.numbered.push(Numbered { start, note, waiting: Some(blocks) });
        self.by_label.insert(label.to_owned(), number);
        Some((number, true))
    }

    /// Counts one more use and says the how-manieth it is.
    pub(super) fn count_use(&mut self, number: u32) -> u32 {
        self.of(number).map_or(1, |numbered| {
            numbered.note.uses += 1;
            numbered.note.uses
        })
    }

    /// Text of a footnote that was not looked at yet.
    pub(super) fn take_blocks(&mut self, number: u32) -> Option<Vec<Block>> {
        self.of(number)?.waiting.take()
    }

    pub(super) fn put_blocks(&mut self, number: u32, blocks: Vec<Block>) {
        if let Some(numbered) = self.of(number) {
            numbered.note.blocks = blocks;
        }
    }

    fn of(&mut self, number: u32) -> Option<&mut Numbered> {
        self.numbered.get_mut(usize::try_from(number).ok()?.checked_sub(1)?)
    }

    /// Turns marks of footnotes inside a footnote into text, `[note 2]`. The answer holds the
    /// footnotes that got their number by this, whose marks belong behind that of the outer one.
    pub(super) fn flatten(
        &mut self,
        blocks: &mut [Block],
        warnings: &mut Warnings,
    ) -> Vec<NoteUse> {
        let mut new = Vec::new();
        for block in blocks {
            let start = block.start;
            each_line(std::slice::from_mut(block), &mut |line| {
                self.flatten_line(line, start, &mut new, warnings);
            });
        }
        new
    }

    fn flatten_line(
        &mut self,
        line: &mut [Inline],
        start: usize,
        new: &mut Vec<NoteUse>,
        warnings: &mut Warnings,
    ) {
        for inline in line {
            match inline {
                Inline::Note(used) => {
                    let found = self.number(&used.label.to_lowercase());
                    if let Some((number, true)) = found {
                        new.push(NoteUse { label: used.label.clone(), number, use_number: 1 });
                    }
                    let text = found.map_or_else(
                        || format!("[^{}]", used.label),
                        |(n, _)| format!("[note {n}]"),
                    );
                    warnings.add(
                        WarningCode::NestedNote,
                        start..start + 1,
                        "A footnote inside a footnote is printed as a pointer to that footnote.",
                    );
                    *inline = Inline::Text(text);
                }
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strike(inner) => {
                    self.flatten_line(inner, start, new, warnings);
                }
                _ => {}
            }
        }
    }

    /// The footnotes in the order of their numbers; warns of those that nothing refers to.
    pub(super) fn finish(self, warnings: &mut Warnings) -> Vec<Note> {
        for (start, label, _) in self.unused.values() {
            let message = format!("Nothing refers to the footnote “{label}”. It is not printed.");
            warnings.add(WarningCode::UnusedNote, *start..*start + 1, message);
        }
        debug_assert!(self.numbered.iter().all(|n| n.waiting.is_none() && n.start < usize::MAX));
        self.numbered.into_iter().map(|numbered| numbered.note).collect()
    }
}

/// Calls `visit` with every line of `blocks`.
pub(super) fn each_line(blocks: &mut [Block], visit: &mut dyn FnMut(&mut Vec<Inline>)) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => visit(content),
            BlockKind::Quote { blocks, .. } => each_line(blocks, visit),
            BlockKind::List { items, .. } => {
                for item in items {
                    each_line(&mut item.blocks, visit);
                }
            }
            BlockKind::Table(table) => {
                for cell in table.head.iter_mut().chain(table.rows.iter_mut().flatten()) {
                    visit(cell);
                }
            }
            BlockKind::Code { .. } | BlockKind::Rule => {}
        }
    }
}
