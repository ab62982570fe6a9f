//! Turns the tree of a query into what the engine runs.
//!
//! Words in title, headline and text are ranked; everything else only limits and adds nothing
//! to the score.

use std::cell::RefCell;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, Occur, Query, TermQuery,
};
use tantivy::schema::{Field as EngineField, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::excluded::Excluded;
use super::{patterns, shapes};
use crate::analyzer::fold_key;
use crate::index::opened::Answer;
use crate::index::schema::Fields;
use crate::index::{FacetField, Filter, SearchOptions, Status};
use crate::query::{Clause, Condition, Field, Fit, Node, Pattern, PatternToken, Span, Words};

/// A word in the title weighs so many times one in the text.
const TITLE_WEIGHT: f32 = 2.0;

/// What compiling needs to know.
pub(super) struct Compiler<'a> {
    pub(super) searcher: &'a Searcher,
    pub(super) fields: &'a Fields,
    pub(super) zone: &'a TimeZone,
    pub(super) today: Option<Date>,
    /// Clauses that fit more words than are looked for.
    pub(super) cut_short: RefCell<Vec<Span>>,
}

impl<'a> Compiler<'a> {
    /// A compiler for one state of the index.
    pub(super) fn new(answer: &'a Answer, options: &'a SearchOptions) -> Self {
        Self {
            searcher: &answer.searcher,
            fields: &answer.fields,
            zone: &options.zone,
            today: options.today,
            cut_short: RefCell::default(),
        }
    }
}

impl Compiler<'_> {
    /// A part of the query.
    pub(super) fn node(&self, node: &Node) -> tantivy::Result<Box<dyn Query>> {
        Ok(match node {
            Node::And(parts) => self.conjunction(parts)?,
            Node::Or(parts) => union(
                parts.iter().map(|part| self.node(part)).collect::<tantivy::Result<Vec<_>>>()?,
            ),
            Node::Not(_) => self.conjunction(std::slice::from_ref(node))?,
            Node::Clause(clause) => self.condition(clause)?,
        })
    }

    /// Parts that must all hold. The engine finds nothing when asked for exclusions alone, so
    /// those are taken away from everything.
    fn conjunction(&self, parts: &[Node]) -> tantivy::Result<Box<dyn Query>> {
        let mut clauses = Vec::with_capacity(parts.len() + 1);
        for part in parts {
            clauses.push(match part {
                Node::Not(excluded) => {
                    (Occur::MustNot, Box::new(Excluded(self.node(excluded)?)) as Box<dyn Query>)
                }
                wanted => (Occur::Must, self.node(wanted)?),
            });
        }
        if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            clauses.push((Occur::Must, everything()));
        }
        Ok(Box::new(BooleanQuery::new(clauses)))
    }

    fn condition(&self, clause: &Clause) -> tantivy::Result<Box<dyn Query>> {
        Ok(match &clause.condition {
            Condition::Words(words) => self.words(words, clause.span)?,
            Condition::Name { field, key, prefix, .. } => self.name(*field, key, *prefix),
            Condition::Status(status) => self.status(*status),
            Condition::Date { field, when } => self.date(*field, *when),
        })
    }

    fn words(&self, words: &Words, span: Span) -> tantivy::Result<Box<dyn Query>> {
        let fields = self.fields;
        let find = |field: Option<EngineField>| match field {
            Some(field) => self.pattern(field, &words.pattern, span),
            None => Ok(Box::new(EmptyQuery) as Box<dyn Query>),
        };
        Ok(match words.field {
            None => union(vec![
                Box::new(BoostQuery::new(find(fields.title)?, TITLE_WEIGHT)),
                find(fields.headline)?,
                find(fields.body)?,
            ]),
            Some(Field::Title) => find(fields.title)?,
            Some(Field::Headline) => find(fields.headline)?,
            Some(Field::Body) => find(fields.body)?,
            Some(Field::Author) => limit(find(fields.author)?),
            Some(Field::Source) => limit(find(fields.source)?),
            Some(Field::Url) => limit(find(fields.url)?),
            Some(
                Field::Tag
                | Field::Case
                | Field::Lang
                | Field::Domain
                | Field::Format
                | Field::Has
                | Field::Status
                | Field::Published
                | Field::Filed
                | Field::Captured,
            ) => Box::new(EmptyQuery),
        })
    }

    fn pattern(
        &self,
        field: EngineField,
        pattern: &Pattern,
        span: Span,
    ) -> tantivy::Result<Box<dyn Query>> {
        let [PatternToken { fit: Fit::Shaped(shape), .. }] = pattern.tokens.as_slice() else {
            return patterns::find(self.searcher, field, pattern);
        };
        let found = shapes::find(self.searcher, field, shape)?;
        if found.cut_short && !self.cut_short.borrow().contains(&span) {
            self.cut_short.borrow_mut().push(span);
        }
        Ok(found.query)
    }

    /// A tag, a case or whatever else has a name.
    fn name(&self, field: Field, key: &str, prefix: bool) -> Box<dyn Query> {
        let find = |field: Option<EngineField>, key: &str| match field {
            Some(field) if prefix => patterns::begins_with(field, key),
            field => term(field, key),
        };
        match field {
            Field::Tag => find(self.fields.tag, key),
            Field::Lang => find(self.fields.lang, &key.replace('_', "-")),
            Field::Domain => find(self.fields.domain, key),
            Field::Format => find(self.fields.format, key),
            Field::Has => union(vec![find(self.fields.has, key), find(self.fields.format, key)]),
            _ => union(vec![find(self.fields.case_key, key), find(self.fields.case_title, key)]),
        }
    }

    /// Where an item stands.
    pub(super) fn status(&self, status: Status) -> Box<dyn Query> {
        term(self.fields.status, status.word())
    }

    /// Items with one of the values that were picked in a facet.
    pub(super) fn filter(&self, filter: &Filter) -> Box<dyn Query> {
        let field = match filter.field {
            FacetField::Source => self.fields.source_name,
            FacetField::Tag => self.fields.tag,
            FacetField::Case => self.fields.case_key,
            FacetField::Language => self.fields.language,
            FacetField::Format => self.fields.format,
        };
        union(filter.values.iter().map(|value| term(field, value)).collect())
    }

    /// Items linked to the case with this key.
    pub(super) fn case_key(&self, key: &str) -> Box<dyn Query> {
        term(self.fields.case_key, &fold_key(key))
    }
}

/// Every item, without a score.
pub(super) fn everything() -> Box<dyn Query> {
    limit(Box::new(AllQuery))
}

/// The same items, without a score.
pub(super) fn limit(query: Box<dyn Query>) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, 0.0))
}

/// What any of these finds; scores add up.
pub(super) fn union(parts: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    Box::new(BooleanQuery::new(parts.into_iter().map(|part| (Occur::Should, part)).collect()))
}

/// Entries with exactly this name in a field of names.
fn term(field: Option<EngineField>, name: &str) -> Box<dyn Query> {
    let Some(field) = field else { return Box::new(EmptyQuery) };
    let term = Term::from_field_text(field, name);
    limit(Box::new(TermQuery::new(term, IndexRecordOption::Basic)))
}
