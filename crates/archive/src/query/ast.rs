//! The tree of a query.

use super::{Field, Pattern, Span, When};
use crate::index::Status;

/// A query or a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// All of these hold; at least two.
    And(Vec<Self>),
    /// One of these holds; at least two.
    Or(Vec<Self>),
    /// This does not hold.
    Not(Box<Self>),
    /// One condition.
    Clause(Clause),
}

/// One condition and the place where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Where it stands in the query.
    pub span: Span,
    /// What must hold.
    pub condition: Condition,
}

/// What a clause asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// Words in a text.
    Words(Words),
    /// A tag, a case, a language, a domain, a format, a property: the whole name, or its
    /// beginning.
    Name {
        /// [`Field::Tag`], [`Field::Case`], [`Field::Lang`], [`Field::Domain`],
        /// [`Field::Format`] or [`Field::Has`].
        field: Field,
        /// The folded name.
        key: String,
        /// As it was written.
        shown: String,
        /// Whether the name may go on.
        prefix: bool,
    },
    /// Where the item stands.
    Status(Status),
    /// A date, [`Field::Published`], [`Field::Filed`] or [`Field::Captured`].
    Date {
        /// Which date.
        field: Field,
        /// The condition on it.
        when: When,
    },
}

/// A word or a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The one field to look in; `None` for title, headline and text.
    pub field: Option<Field>,
    /// What to look for.
    pub pattern: Pattern,
    /// As it was written, without quotes and asterisk.
    pub shown: String,
    /// Whether it was written in quotes.
    pub quoted: bool,
    /// Whether the user asked for a beginning.
    pub prefix: bool,
}

impl Node {
    /// Calls `visit` for every clause; the flag says whether it is asked for (`true`) or
    /// excluded by an odd number of `NOT`.
    pub fn each_clause<'a>(&'a self, visit: &mut impl FnMut(&'a Clause, bool)) {
        self.walk(true, visit);
    }

    fn walk<'a>(&'a self, wanted: bool, visit: &mut impl FnMut(&'a Clause, bool)) {
        match self {
            Self::And(nodes) | Self::Or(nodes) => {
                for node in nodes {
                    node.walk(wanted, visit);
                }
            }
            Self::Not(node) => node.walk(!wanted, visit),
            Self::Clause(clause) => visit(clause, wanted),
        }
    }
}
