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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::BlockKind;

    #[test]
    fn a_block_has_the_votes_of_those_who_took_it_in() {
        let draft = |text: &str| Draft {
            kind: BlockKind::Paragraph,
            level: None,
            text: text.to_owned(),
            ..Draft::default()
        };
        let drafts =
            [draft("The gates were closed on Monday morning"), draft("Menu of the whole site")];
        let opinions = Opinions {
            thorough: "He said: the gates were closed on Monday morning.".into(),
            ..Opinions::default()
        };
        let votes = votes(&drafts, &opinions);
        assert_eq!(votes[0], Vote { thorough: 1.0, quick: 0.0, words: 7 });
        assert_eq!(votes[1], Vote { thorough: 0.0, quick: 0.0, words: 5 });
    }
}
