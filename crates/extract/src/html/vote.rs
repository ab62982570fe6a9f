//! Votes: how much of each block an extractor counts to the article.

use super::draft::Draft;
use super::extractor::Opinions;
use crate::tokens::{self, ShingleSet};

/// What is known about a block before the verdict.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Vote {
    /// Which part of it the thorough extractor counts to the article, 0 to 1.
    pub(super) thorough: f32,
    /// Which part of it the quick one does.
    pub(super) quick: f32,
    /// How many words it has.
    pub(super) words: usize,
}

/// The votes on each block.
pub(super) fn votes(drafts: &[Draft], opinions: &Opinions) -> Vec<Vote> {
    let thorough = ShingleSet::of(&opinions.thorough);
    let quick = ShingleSet::of(&opinions.quick);
    let vote = |draft: &Draft| Vote {
        thorough: thorough.share(&draft.text),
        quick: quick.share(&draft.text),
        words: tokens::count(&draft.text),
    };
    drafts.iter().map(vote).collect()
}
