//! What a word or phrase of a query looks for: a row of tokens, in terms of the analyzer.

use super::shape::Shape;
use crate::analyzer::{Class, Reading, Token, analyze, class};

/// How a token of a text must be like one of a pattern.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Fit {
    /// The same.
    Whole,
    /// Begin with it.
    Beginning,
    /// Have this shape; the text of the token is what was written. Such a token stands alone.
    Shaped(Shape),
}

/// One token of a pattern.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PatternToken {
    /// Folded text.
    pub text: String,
    /// Position relative to the first token of the pattern.
    pub offset: usize,
    /// How a token of a text must be like it. Only the last of a row may be a beginning.
    pub fit: Fit,
}

impl PatternToken {
    /// Whether a folded token of a text fits.
    pub fn fits(&self, token: &str) -> bool {
        match &self.fit {
            Fit::Whole => token == self.text,
            Fit::Beginning => token.starts_with(&self.text),
            Fit::Shaped(shape) => shape.fits(token),
        }
    }
}

/// A row of tokens that must stand in a text as they stand here; at least one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pattern {
    /// The tokens by offset.
    pub tokens: Vec<PatternToken>,
    /// By how many places, all together, the tokens may stand elsewhere than in a row.
    pub slop: u32,
}

impl Pattern {
    /// The pattern of `text`; `prefix` if its last word is only the beginning of a word.
    /// `None` when nothing in `text` can be searched.
    ///
    /// A run of characters without spaces stands in the index as pairs and a lone last
    /// character. The run that ends the pattern may go on in the text, so its lone last
    /// character is left out, or, if it is all there is, searched as a beginning.
    pub fn new(text: &str, prefix: bool) -> Option<Self> {
        let mut tokens = analyze(text, Reading::Query);
        let mut prefix = prefix;
        if tokens.last().is_some_and(is_of_run) {
            if ends_longer_run(&tokens) {
                tokens.pop();
                prefix = false;
            } else {
                prefix = true;
            }
        }
        let first = tokens.first()?.position;
        let last = tokens.len() - 1;
        let tokens = tokens
            .into_iter()
            .enumerate()
            .map(|(n, token)| PatternToken {
                text: token.text,
                offset: token.position - first,
                fit: if prefix && n == last { Fit::Beginning } else { Fit::Whole },
            })
            .collect();
        Some(Self { tokens, slop: 0 })
    }

    /// Words of `text` that stand near each other: moved by `slop` places in all, where two
    /// words that changed places count as two. `None` when nothing in it can be searched.
    pub fn near(text: &str, slop: u32) -> Option<Self> {
        Some(Self { slop, ..Self::new(text, false)? })
    }

    /// One word of a shape.
    pub fn shaped(text: &str, shape: Shape) -> Self {
        let token = PatternToken { text: text.to_owned(), offset: 0, fit: Fit::Shaped(shape) };
        Self { tokens: vec![token], slop: 0 }
    }
}

/// Whether the token stems from a run of characters without spaces.
fn is_of_run(token: &Token) -> bool {
    token.text.chars().next().is_some_and(|c| class(c) == Class::Run)
}

/// Whether the last token is the lone last character of a run of two or more.
fn ends_longer_run(tokens: &[Token]) -> bool {
    match tokens {
        [.., before, last] => before.to == last.to && before.from < last.from,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Fit, Pattern};

    fn shape(text: &str, prefix: bool) -> String {
        Pattern::new(text, prefix).map_or("nothing".to_owned(), |pattern| {
            let tokens = pattern.tokens.iter();
            let star = |fit: &Fit| if *fit == Fit::Beginning { "*" } else { "" };
            let tokens = tokens.map(|t| format!("{}@{}{}", t.text, t.offset, star(&t.fit)));
            tokens.collect::<Vec<_>>().join(" ")
        })
    }

    #[test]
    fn words_pairs_and_beginnings() {
        for (text, prefix, expected) in [
            ("Trojan", false, "trojan@0"),
            ("troj", true, "troj@0*"),
            ("CVE-2024-3400", false, "cve@0 2024@1 3400@2"),
            ("CVE-20", true, "cve@0 20@1*"),
            ("葛", false, "葛@0*"),
            ("诸葛", false, "诸葛@0"),
            ("诸葛亮", false, "诸葛@0 葛亮@1"),
            ("诸葛亮", true, "诸葛@0 葛亮@1"),
            ("2024年", false, "2024@0 年@1*"),
            ("2024年12月", false, "2024@0 年@1 12@2 月@3*"),
            ("简单abc", false, "简单@0 单@1 abc@2"),
            ("it’s", false, "it's@0"),
            ("C++", false, "c@0"),
            ("--- ++ …", false, "nothing"),
        ] {
            assert_eq!(shape(text, prefix), expected, "{text}");
        }
    }
}
