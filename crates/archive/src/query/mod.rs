//! The query language: every text is a query; what was not understood is said, the rest runs.
//!
//! Words (all must occur), `"phrases"`, `"words near"~5`, `AND`, `OR`, `NOT`, `-x`, parentheses,
//! `beginn*`, `w?ldc*rds`, `simlar~1`, `/expressions/`, and fields (`source:`, `tag:`, `case:`, `published:2024-05..2024-08` ...).

mod ast;
mod clause;
mod describe;
mod field;
pub mod highlight;
mod lexer;
mod note;
mod parser;
mod pattern;
mod quotes;
mod recent;
mod refang;
mod shape;
mod when;

pub use ast::{Clause, Condition, Node, Words};
pub use field::Field;
pub use note::{Note, Span};
pub use parser::{DEEPEST_NESTING, MOST_CLAUSES};
pub use pattern::{Fit, Pattern, PatternToken};
pub use recent::{Recent, Unit as RecentUnit};
pub(crate) use shape::State;
pub use shape::{Asked, LONGEST_SIMILAR, MOST_EDITS, Shape};
pub use when::When;

/// A longer query is cut, with a note. Counted in characters.
pub const LONGEST_QUERY: usize = 1_000;

/// A query as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// What must hold; `None` when nothing was asked for or nothing was understood.
    pub root: Option<Node>,
    /// What was not understood, in the order of the text.
    pub notes: Vec<Note>,
    /// Whether the text was empty: such a query finds every item. A text of which nothing
    /// was understood finds none.
    pub blank: bool,
}

/// A query in words, for chips and for the reader of a saved search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The whole query in words.
    pub description: String,
    /// Each condition with its place, in words; excluded ones say so.
    pub chips: Vec<Chip>,
    /// What was not understood.
    pub notes: Vec<Note>,
}

/// One condition of a query, for the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    /// Where it stands in the query.
    pub span: Span,
    /// The condition in words.
    pub text: String,
    /// Whether it excludes.
    pub excluded: bool,
}

impl Query {
    /// Reads a query. Never fails.
    pub fn parse(text: &str) -> Self {
        let mut notes = Vec::new();
        let used = match text.char_indices().nth(LONGEST_QUERY) {
            None => text,
            Some((end, _)) => {
                notes.push(Note {
                    span: Span { from: end, to: text.len() },
                    message: format!("Only the first {LONGEST_QUERY} characters are used."),
                });
                &text[..end]
            }
        };
        let root = parser::parse(used, &mut notes);
        notes.sort_by_key(|note| note.span.from);
        Self { root, notes, blank: text.trim().is_empty() }
    }

    /// The query in words: what it finds.
    pub fn describe(&self) -> String {
        describe::describe(self)
    }

    /// The query in words as a whole and condition by condition, with the notes.
    pub fn explain(&self) -> Explanation {
        let mut chips = Vec::new();
        if let Some(root) = &self.root {
            root.each_clause(&mut |clause, wanted| {
                let text = describe::condition(&clause.condition);
                chips.push(Chip { span: clause.span, text, excluded: !wanted });
            });
        }
        Explanation { description: self.describe(), chips, notes: self.notes.clone() }
    }
}
