//! Counts words of prose and minutes of reading.

use crate::document::{Block, BlockKind, Inline, Note, walk};

/// Words and whole minutes. A Chinese or Japanese character counts as a word, as word processors
/// count them; code and citations do not count.
pub(super) fn count(blocks: &[Block], notes: &[Note]) -> (u32, u32) {
    let mut tally = Tally::default();
    tally.blocks(blocks);
    for note in notes {
        tally.blocks(&note.blocks);
    }
    tally.result()
}

/// Words that an adult reads silently in a minute, and characters of a script without spaces.
const WORDS_PER_MINUTE: u64 = 230;
const CHARACTERS_PER_MINUTE: u64 = 400;
/// A word of Thai, Lao, Khmer and Burmese, which put no spaces between words, in characters.
const UNSPACED_WORD: u64 = 5;

#[derive(Default)]
struct Tally {
    words: u64,
    ideographs: u64,
    unspaced: u64,
}

impl Tally {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                    self.line(content);
                }
                BlockKind::Quote { blocks, .. } => self.blocks(blocks),
                BlockKind::List { items, .. } => {
                    for item in items {
                        self.blocks(&item.blocks);
                    }
                }
                BlockKind::Table(table) => {
                    for cell in table.head.iter().chain(table.rows.iter().flatten()) {
                        self.line(cell);
                    }
                }
                BlockKind::Code { .. } | BlockKind::Rule => {}
            }
        }
    }

    fn line(&mut self, line: &[Inline]) {
        // Markup within a word does not part it, so the line is counted as one text.
        let mut text = String::new();
        walk(line, &mut |inline| match inline {
            Inline::Text(piece) | Inline::Code(piece) => text.push_str(piece),
            Inline::SoftBreak | Inline::HardBreak | Inline::Cite(_) => text.push(' '),
            _ => {}
        });
        self.text(&text);
    }

    fn text(&mut self, text: &str) {
        let mut in_word = false;
        for c in text.chars() {
            if is_ideograph(c) {
                self.ideographs += 1;
                in_word = false;
            } else if is_unspaced(c) {
                self.unspaced += 1;
                in_word = false;
            } else if c.is_alphanumeric() {
                self.words += u64::from(!in_word);
                in_word = true;
            } else if !joins(c) {
                in_word = false;
            }
        }
    }

    fn result(&self) -> (u32, u32) {
        let words = self.words + self.ideographs + self.unspaced.div_ceil(UNSPACED_WORD);
        let spaced = self.words + self.unspaced.div_ceil(UNSPACED_WORD);
        let parts = spaced * CHARACTERS_PER_MINUTE + self.ideographs * WORDS_PER_MINUTE;
        let minutes = parts.div_ceil(WORDS_PER_MINUTE * CHARACTERS_PER_MINUTE);
        let narrow = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        (narrow(words), narrow(minutes))
    }
}

/// Marks within a word: `don't`, `well-known`, `3.5`.
fn joins(c: char) -> bool {
    matches!(c, '\'' | '’' | '-' | '.' | '_' | '\u{AD}') || matches!(c, '\u{300}'..='\u{36F}')
}

fn is_ideograph(c: char) -> bool {
    matches!(
        c,
        '\u{3040}'..='\u{30FF}'
            | '\u{31F0}'..='\u{31FF}'
            | '\u{3400}'..='\u{4DBF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{323AF}'
    )
}

fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}')
}

#[cfg(test)]
mod tests {
    use super::Tally;

    fn words(text: &str) -> u32 {
        let mut tally = Tally::default();
        tally.text(text);
        tally.result().0
    }

    #[test]
    fn words_of_scripts_with_and_without_spaces() {
        for (text, count) in [
            ("", 0),
            ("Two ports don't close.", 4),
            ("well-known 3.5 km", 3),
            ("… — !", 0),
            ("港口关闭", 4),
            ("港口 closed 3 日", 5),
            ("ท่าเรือปิด", 2),
            ("порт закрыт", 2),
            ("항구가 닫혔다", 2),
        ] {
            assert_eq!(words(text), count, "{text}");
        }
    }

    #[test]
    fn minutes_are_rounded_up() {
        let minutes = |words, ideographs| {
            let tally = Tally { words, ideographs, unspaced: 0 };
            tally.result().1
        };
        assert_eq!(
            [minutes(0, 0), minutes(1, 0), minutes(230, 0), minutes(231, 0), minutes(230, 400)],
            [0, 1, 1, 2, 2]
        );
    }
}
