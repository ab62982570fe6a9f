//! What differs between two versions of a text: paragraph beside paragraph, word by word.

mod words;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::wire::{DiffKind, DiffPiece, DiffRow};
use words::compared;

/// More paragraphs than this are not aligned but shown one after the other.
const MOST_PARAGRAPHS: usize = 20_000;

/// What differs, and by how many words.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Differences {
    /// Paragraphs side by side.
    pub(crate) rows: Vec<DiffRow>,
    /// Words that only the newer text has.
    pub(crate) added: usize,
    /// Words that only the older text has.
    pub(crate) removed: usize,
}

/// Compares two texts whose paragraphs are set apart by empty lines.
pub(crate) fn differences(old: &str, new: &str) -> Differences {
    let (old, new) = (paragraphs(old), paragraphs(new));
    let mut found = Differences::default();
    if old.len().max(new.len()) > MOST_PARAGRAPHS {
        found.only_old(&old);
        found.only_new(&new);
        return found;
    }
    for step in capture_diff_slices(Algorithm::Patience, &old, &new) {
        match step {
            DiffOp::Equal { old_index, len, .. } => {
                for text in &old[old_index..old_index + len] {
                    found.same(text);
                }
            }
            DiffOp::Delete { old_index, old_len, .. } => {
                found.only_old(&old[old_index..old_index + old_len]);
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                found.only_new(&new[new_index..new_index + new_len]);
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => found.exchanged(
                &old[old_index..old_index + old_len],
                &new[new_index..new_index + new_len],
            ),
        }
    }
    found
}

fn paragraphs(text: &str) -> Vec<&str> {
    text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()).collect()
}

impl Differences {
    fn same(&mut self, text: &str) {
        self.rows.push(DiffRow {
            kind: DiffKind::Same,
            old: whole(text, false),
            new: whole(text, false),
        });
    }

    fn only_old(&mut self, texts: &[&str]) {
        for text in texts {
            self.removed += text.split_whitespace().count();
            self.rows.push(DiffRow { kind: DiffKind::Removed, old: whole(text, true), new: None });
        }
    }

    fn only_new(&mut self, texts: &[&str]) {
        for text in texts {
            self.added += text.split_whitespace().count();
            self.rows.push(DiffRow { kind: DiffKind::Added, old: None, new: whole(text, true) });
        }
    }

    /// Some paragraphs in the place of others. Those that say nearly the same stand side by side,
    /// in order; what has no partner stands alone.
    fn exchanged(&mut self, old: &[&str], new: &[&str]) {
        let mut waiting = 0;
        for text in old {
            let partner = new[waiting..].iter().position(|other| akin(text, other));
            let Some(at) = partner else {
                self.only_old(&[text]);
                continue;
            };
            self.only_new(&new[waiting..waiting + at]);
            let compared = compared(text, new[waiting + at]);
            self.added += compared.added;
            self.removed += compared.removed;
            self.rows.push(DiffRow {
                kind: DiffKind::Changed,
                old: Some(compared.old),
                new: Some(compared.new),
            });
            waiting += at + 1;
        }
        self.only_new(&new[waiting..]);
    }
}

/// True where two paragraphs share at least a third of their words.
fn akin(one: &str, other: &str) -> bool {
    let words = |text: &str| -> std::collections::HashSet<String> {
        words::pieces(text).filter(|word| !word.trim().is_empty()).map(str::to_lowercase).collect()
    };
    let (one, other) = (words(one), words(other));
    let shared = one.intersection(&other).count();
    shared * 3 >= one.len().max(other.len()) && shared > 0
}

fn whole(text: &str, changed: bool) -> Option<Vec<DiffPiece>> {
    Some(vec![DiffPiece { text: text.to_owned(), changed }])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn kinds(found: &Differences) -> Vec<DiffKind> {
        found.rows.iter().map(|row| row.kind).collect()
    }

    #[test]
    fn paragraphs_stand_beside_their_like() {
        let old = "The pilots stopped work on Wednesday.\n\nNo ship left the port.\n\nShare this";
        let new = "The pilots stopped work on Thursday.\n\nThe minister was told.\n\nNo ship left the port.";
        let found = differences(old, new);
        assert_eq!(
            kinds(&found),
            [DiffKind::Changed, DiffKind::Added, DiffKind::Same, DiffKind::Removed]
        );
        assert_eq!((found.added, found.removed), (5, 3));
        let changed: Vec<&str> = found.rows[0]
            .new
            .iter()
            .flatten()
            .filter(|piece| piece.changed)
            .map(|piece| piece.text.as_str())
            .collect();
        assert_eq!(changed, ["Thursday"]);
    }

    #[test]
    fn texts_that_share_nothing_are_not_forced_together() {
        let found = differences("One two three.", "港口罢工 结束");
        assert_eq!(kinds(&found), [DiffKind::Removed, DiffKind::Added]);
        assert_eq!(differences("", ""), Differences::default());
    }

    #[test]
    fn a_very_long_text_is_answered_at_once() {
        let old = "a b\n\n".repeat(MOST_PARAGRAPHS + 1);
        let found = differences(&old, "a b");
        assert_eq!(found.rows.len(), MOST_PARAGRAPHS + 2);
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_off_the_rows(
            old in "([ab é港]{1,6}(\n\n)?){0,8}", new in "([ab é港]{1,6}(\n\n)?){0,8}",
        ) {
            let found = differences(&old, &new);
            let side = |pick: fn(&DiffRow) -> &Option<Vec<DiffPiece>>| -> Vec<String> {
                let rows = found.rows.iter().filter_map(|row| pick(row).as_ref());
                rows.map(|pieces| pieces.iter().map(|piece| piece.text.as_str()).collect()).collect()
            };
            prop_assert_eq!(side(|row| &row.old), paragraphs(&old));
            prop_assert_eq!(side(|row| &row.new), paragraphs(&new));
        }
    }
}
