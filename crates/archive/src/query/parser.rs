//! Builds the tree of a query. Every input gives one; what was not understood is noted.

use super::ast::Node;
use super::clause::{Form, Operand, clause};
use super::field::{Field, FieldName};
use super::lexer::{Kind, Lexeme, lex};
use super::{Note, Span};

/// Conditions beyond this number are left out, with a note.
pub const MOST_CLAUSES: usize = 64;

/// Parentheses nested deeper than this are read as if they were not there, with a note.
pub const DEEPEST_NESTING: usize = 32;

/// Parses `text`, which the caller has cut to its allowed length.
pub(crate) fn parse(text: &str, notes: &mut Vec<Note>) -> Option<Node> {
    let end = Span { from: text.len(), to: text.len() };
    let mut parser =
        Parser { lexemes: lex(text), at: 0, depth: 0, clauses: 0, too_many: None, end, notes };
    let mut all = Vec::new();
    while parser.at < parser.lexemes.len() {
        all.extend(parser.alternatives(None));
        if let Some(stray) = parser.take(&Kind::Close) {
            parser.note(stray, "No parenthesis is open here; this one is ignored.");
        }
    }
    if let Some(from) = parser.too_many {
        let span = Span { from, to: text.len() };
        let message = format!("Only the first {MOST_CLAUSES} conditions are used.");
        parser.notes.push(Note { span, message });
    }
    joined(all, Node::And)
}

struct Parser<'n> {
    lexemes: Vec<Lexeme>,
    at: usize,
    depth: usize,
    clauses: usize,
    too_many: Option<usize>,
    end: Span,
    notes: &'n mut Vec<Note>,
}

impl Parser<'_> {
    /// `a b OR c`: alternatives, up to a closing parenthesis or the end.
    fn alternatives(&mut self, field: Option<Field>) -> Option<Node> {
        let mut alternatives = Vec::new();
        let mut pending: Option<Span> = None;
        loop {
            let part = self.conjunction(field);
            let nothing = part.is_none();
            alternatives.extend(part);
            let or = self.take(&Kind::Or);
            if let Some(span) = pending.or(or).filter(|_| nothing) {
                self.note(span, "OR needs something on both sides; it is ignored here.");
            }
            match or {
                Some(span) => pending = Some(span),
                None => return joined(alternatives, Node::Or),
            }
        }
    }

    /// `a b AND c`: conditions that must all hold.
    fn conjunction(&mut self, field: Option<Field>) -> Option<Node> {
        let mut parts = Vec::new();
        let mut before = false;
        loop {
            if let Some(and) = self.take(&Kind::And) {
                if !before || !self.operand_follows() {
                    self.note(and, "AND needs something on both sides; it is ignored here.");
                }
                continue;
            }
            if !self.operand_follows() {
                return joined(parts, Node::And);
            }
            parts.extend(self.negation(field));
            before = true;
        }
    }

    /// `NOT x`, any number of times.
    fn negation(&mut self, field: Option<Field>) -> Option<Node> {
        let mut negated = false;
        let mut last = self.end;
        while let Some(span) = self.take(&Kind::Not) {
            negated = !negated;
            last = span;
        }
        let read_before = self.at;
        let node = self.operand(field);
        if self.at == read_before {
            self.note(last, "Nothing follows that could be excluded; this is ignored.");
        }
        match node {
            Some(Node::Not(inner)) if negated => Some(*inner),
            Some(node) if negated => Some(Node::Not(Box::new(node))),
            node => node,
        }
    }

    /// A word, a phrase, a group, or a field with one of these.
    fn operand(&mut self, field: Option<Field>) -> Option<Node> {
        let Lexeme { kind, span } = self.lexemes.get(self.at)?.clone();
        match kind {
            Kind::Field(name) => {
                self.at += 1;
                self.field_value(name, span)
            }
            Kind::Open => {
                self.at += 1;
                self.group(field, span)
            }
            Kind::Word(text) => {
                self.at += 1;
                self.leaf(&Operand { field, text: &text, form: Form::Word, span })
            }
            Kind::Phrase { text, closed, starred, near } => {
                self.at += 1;
                if !closed && !text.trim().is_empty() {
                    self.note(
                        span,
                        "The closing quotation mark is missing; it is assumed at the end.",
                    );
                }
                let form = near.map_or(Form::Phrase { starred }, Form::Near);
                self.leaf(&Operand { field, text: &text, form, span })
            }
            Kind::Expression(text) => {
                self.at += 1;
                self.leaf(&Operand { field, text: &text, form: Form::Expression, span })
            }
            Kind::Close | Kind::And | Kind::Or | Kind::Not => None,
        }
    }

    /// What follows a field name.
    fn field_value(&mut self, name: FieldName, name_span: Span) -> Option<Node> {
        let FieldName::Known(field) = name else {
            let notes_before = self.notes.len();
            let _skipped = self.operand(None);
            self.notes.truncate(notes_before);
            self.note(name_span, "This field is not recorded yet; this part is left out.");
            return None;
        };
        let value = self.lexemes.get(self.at).map(|lexeme| lexeme.span.to);
        let node = self.operand(Some(field));
        // The chip of `tag:x` covers the field name too.
        match node {
            Some(Node::Clause(mut clause)) => {
                clause.span = Span { from: name_span.from, to: value.unwrap_or(name_span.to) };
                Some(Node::Clause(clause))
            }
            node => node,
        }
    }

    /// The inside of a parenthesis; a missing end is taken to be at the end of the query.
    fn group(&mut self, field: Option<Field>, open: Span) -> Option<Node> {
        if self.depth == DEEPEST_NESTING {
            self.note(open, "Parentheses are nested too deeply; this one is ignored.");
            return None;
        }
        self.depth += 1;
        let inside = self.alternatives(field);
        self.depth -= 1;
        if self.take(&Kind::Close).is_none() {
            self.note(open, "The closing parenthesis is missing; it is assumed at the end.");
        }
        inside
    }

    fn leaf(&mut self, operand: &Operand<'_>) -> Option<Node> {
        if self.clauses == MOST_CLAUSES {
            self.too_many.get_or_insert(operand.span.from);
            return None;
        }
        let clause = clause(operand, self.notes)?;
        self.clauses += 1;
        Some(Node::Clause(clause))
    }

    /// Whether the next piece can begin an operand.
    fn operand_follows(&self) -> bool {
        self.lexemes
            .get(self.at)
            .is_some_and(|next| !matches!(next.kind, Kind::Close | Kind::And | Kind::Or))
    }

    /// Steps over the next piece if it is `kind`.
    fn take(&mut self, kind: &Kind) -> Option<Span> {
        let next = self.lexemes.get(self.at).filter(|next| next.kind == *kind)?;
        self.at += 1;
        Some(next.span)
    }

    fn note(&mut self, span: Span, message: &str) {
        self.notes.push(Note { span, message: message.to_owned() });
    }
}

/// One node out of several; `None` out of none.
fn joined(mut nodes: Vec<Node>, join: fn(Vec<Node>) -> Node) -> Option<Node> {
    match nodes.len() {
        0 => None,
        1 => nodes.pop(),
        _ => Some(join(nodes)),
    }
}
