//! Blocks of a document as its paragraphs, tables and notes come by. Text boxes and notes stand
//! inside paragraphs, and tables inside cells; all of it ends up in one list.

use crate::limits::{MAX_BLOCKS, MAX_TEXT};
use crate::{Block, BlockKind, CutRule, normal};

/// Paragraphs nested deeper than this are read as one.
const DEEPEST: usize = 32;

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    /// What it is.
    pub(super) kind: BlockKind,
    /// Level of a heading.
    pub(super) level: Option<u8>,
    /// True for the title of the document.
    pub(super) title: bool,
}

impl Look {
    /// Running text.
    pub(super) const TEXT: Self = Self { kind: BlockKind::Paragraph, level: None, title: false };

    /// A heading of this level, 1 to 6.
    pub(super) fn heading(level: u8) -> Self {
        Self { kind: BlockKind::Heading, level: Some(level.clamp(1, 6)), title: false }
    }
}

/// A paragraph that is open.
struct Open {
    text: String,
    look: Look,
}

/// A table that is open: its rows, and the cells of the last one.
#[derive(Default)]
struct Table {
    rows: Vec<String>,
    cells: Vec<String>,
    cell: String,
}

/// Builds the blocks of a document.
#[derive(Default)]
pub(super) struct Builder {
    /// The blocks that are done.
    pub(super) blocks: Vec<Block>,
    /// The title, where a paragraph is one.
    pub(super) title: Option<String>,
    open: Vec<Open>,
    tables: Vec<Table>,
    notes: Vec<Block>,
    in_note: Option<String>,
    size: usize,
    /// True inside a list of contents.
    pub(super) contents: bool,
    /// True where there was more text than is read.
    pub(super) cut: bool,
}

impl Builder {
    /// A paragraph begins.
    pub(super) fn begin(&mut self) {
        if self.open.len() < DEEPEST {
            self.open.push(Open { text: String::new(), look: Look::TEXT });
        }
    }

    /// Says what the open paragraph is.
    pub(super) fn look(&mut self, look: Look) {
        if let Some(open) = self.open.last_mut() {
            open.look = look;
        }
    }

    /// What the open paragraph is so far.
    pub(super) fn looks(&self) -> Look {
        self.open.last().map_or(Look::TEXT, |open| open.look)
    }

    /// Text of the open paragraph.
    pub(super) fn write(&mut self, text: &str) {
        if self.size + text.len() > MAX_TEXT {
            self.cut = true;
            return;
        }
        self.size += text.len();
        if let Some(open) = self.open.last_mut() {
            open.text.push_str(text);
        }
    }

    /// The open paragraph ends.
    pub(super) fn end(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let code = open.look.kind == BlockKind::Code;
        let text = if code { normal::preformatted(&open.text) } else { normal::lines(&open.text) };
        if text.is_empty() {
            return;
        }
        if let Some(note) = &self.in_note {
            let text = format!("[{note}] {text}");
            self.notes.push(Block::kept(BlockKind::Paragraph, text));
            self.in_note = Some(note.clone());
            return;
        }
        if let Some(table) = self.tables.last_mut() {
            if !table.cell.is_empty() {
                table.cell.push(' ');
            }
            table.cell.push_str(&text.replace('\n', " "));
            return;
        }
        self.push(open.look, text);
    }

    fn push(&mut self, look: Look, text: String) {
        if self.blocks.len() >= MAX_BLOCKS
            && let Some(last) = self.blocks.last_mut()
        {
            last.text.push('\n');
            last.text.push_str(&text);
            return;
        }
        let mut block = Block { level: look.level, ..Block::kept(look.kind, text) };
        if self.contents {
            block.cut(CutRule::Navigation);
        } else if look.title && self.title.is_none() {
            self.title = Some(normal::line(&block.text));
            (block.kind, block.level) = (BlockKind::Heading, Some(1));
            block.cut(CutRule::Headline);
        } else if block.kind == BlockKind::Code
            && let Some(last) =
                self.blocks.last_mut().filter(|last| last.kind == BlockKind::Code && last.kept)
        {
            last.text.push('\n');
            last.text.push_str(&block.text);
            return;
        }
        self.blocks.push(block);
    }

    /// A table begins.
    pub(super) fn begin_table(&mut self) {
        if self.tables.len() < DEEPEST {
            self.tables.push(Table::default());
        }
    }

    /// A cell ends.
    pub(super) fn end_cell(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            let cell = std::mem::take(&mut table.cell);
            table.cells.push(cell);
        }
    }

    /// A row ends.
    pub(super) fn end_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            let row = table.cells.join(" | ");
            table.cells.clear();
            if row.chars().any(char::is_alphanumeric) {
                table.rows.push(row.trim_end_matches([' ', '|']).to_owned());
            }
        }
    }

    /// A table ends. One inside a cell becomes part of it; one of a single cell is a frame.
    pub(super) fn end_table(&mut self) {
        let Some(table) = self.tables.pop() else { return };
        let frame = table.rows.iter().all(|row| !row.contains(" | "));
        let text = normal::lines(&table.rows.join("\n"));
        if text.is_empty() {
            return;
        }
        match self.tables.last_mut() {
            Some(outer) => {
                if !outer.cell.is_empty() {
                    outer.cell.push(' ');
                }
                outer.cell.push_str(&text.replace('\n', "; "));
            }
            None if frame => self.push(Look::TEXT, text),
            None => self.push(Look { kind: BlockKind::Table, ..Look::TEXT }, text),
        }
    }

    /// A note begins inside a paragraph; its mark stays in the text.
    pub(super) fn begin_note(&mut self, mark: &str) {
        self.in_note = Some(normal::line(mark));
    }

    /// A note ends.
    pub(super) fn end_note(&mut self) {
        self.in_note = None;
    }

    /// The blocks, notes behind the text.
    pub(super) fn finish(mut self) -> (Vec<Block>, Option<String>, bool) {
        while !self.open.is_empty() {
            self.end();
        }
        while !self.tables.is_empty() {
            self.end_cell();
            self.end_row();
            self.end_table();
        }
        let room = MAX_BLOCKS.saturating_sub(self.blocks.len());
        self.blocks.extend(self.notes.into_iter().take(room));
        (self.blocks, self.title, self.cut)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(builder: &mut Builder, text: &str) {
        builder.begin();
        builder.write(text);
        builder.end();
    }

    #[test]
    fn tables_notes_and_boxes_end_up_in_order() {
        let mut builder = Builder::default();
        builder.begin();
        builder.write("The gate");
        builder.begin_note("1");
        paragraph(&mut builder, "Says Ada.");
        builder.end_note();
        paragraph(&mut builder, "A box.");
        builder.write(" is shut.");
        builder.end();
        builder.begin_table();
        paragraph(&mut builder, "Port");
        builder.end_cell();
        paragraph(&mut builder, "Ships");
        builder.end_cell();
        builder.end_row();
        builder.end_table();
        let (blocks, _, _) = builder.finish();
        let shown: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(shown, ["A box.", "The gate is shut.", "Port | Ships", "[1] Says Ada."]);
    }

    #[test]
    fn what_is_never_closed_is_closed_at_the_end() {
        let mut builder = Builder::default();
        for _ in 0..1000 {
            builder.begin_table();
            builder.begin();
        }
        builder.write("deep");
        assert!(builder.finish().0.iter().any(|block| block.text.contains("deep")));
    }
}
