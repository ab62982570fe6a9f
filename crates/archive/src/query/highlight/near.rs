//! Finds words that stand near each other.

use super::Mark;
use crate::analyzer::Token;
use crate::query::Pattern;

/// A word of the pattern in the text.
struct Occurrence {
    /// Which token of the pattern.
    token: usize,
    /// Where the first token of the pattern would stand, if all stood in a row.
    start: isize,
    mark: Mark,
}

/// The occurrences of one pattern whose words may move.
#[derive(Default)]
pub(super) struct Nearby {
    occurrences: Vec<Occurrence>,
}

impl Nearby {
    /// Notes a token of the text if it belongs to the pattern.
    pub(super) fn note(&mut self, pattern: &Pattern, token: &Token) {
        for (number, wanted) in pattern.tokens.iter().enumerate() {
            if wanted.fits(&token.text) {
                self.occurrences.push(Occurrence {
                    token: number,
                    start: token.position.cast_signed() - wanted.offset.cast_signed(),
                    mark: Mark { from: token.from, to: token.to },
                });
            }
        }
    }

    /// The words of every place where all of them stand near enough: none is moved against
    /// another by more places than the pattern allows. The engine counts the moves of three
    /// and more words one after the other, so it finds a little less than is marked here.
    pub(super) fn marks(mut self, pattern: &Pattern) -> Vec<Mark> {
        let slop = isize::try_from(pattern.slop).unwrap_or(isize::MAX);
        self.occurrences.sort_by_key(|it| it.start);
        let mut counts = vec![0_usize; pattern.tokens.len()];
        let mut missing = counts.len();
        let mut near = vec![false; self.occurrences.len()];
        let (mut first, mut marked) = (0, 0);
        for last in 0..self.occurrences.len() {
            let it = &self.occurrences[last];
            missing -= usize::from(counts[it.token] == 0);
            counts[it.token] += 1;
            while it.start - self.occurrences[first].start > slop {
                let gone = self.occurrences[first].token;
                counts[gone] -= 1;
                missing += usize::from(counts[gone] == 0);
                first += 1;
            }
            if missing == 0 {
                // Every occurrence is marked once, however many windows hold it.
                for known in &mut near[first.max(marked)..=last] {
                    *known = true;
                }
                marked = last + 1;
            }
        }
        let found = self.occurrences.iter().zip(near).filter(|(_, near)| *near);
        found.map(|(it, _)| it.mark).collect()
    }
}
