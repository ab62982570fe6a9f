//! Conditions on dates.

use std::ops::Bound;

use jiff::civil::Date;
use tantivy::Term;
use tantivy::query::{BooleanQuery, EmptyQuery, ExistsQuery, Occur, Query, RangeQuery};
use tantivy::schema::Field as EngineField;

use super::compile::{Compiler, everything, limit};
use crate::index::schema::{CAPTURED_COLUMN, FILED_COLUMN, PUBLISHED_COLUMN, day_number};
use crate::query::{Field, When};

impl Compiler<'_> {
    /// `published:`, `filed:` or `captured:`.
    pub(super) fn date(&self, field: Field, when: When) -> Box<dyn Query> {
        let when = match when {
            When::Recent(recent) => self.today.map(|today| recent.within(today)),
            known => Some(known),
        };
        let found = when.and_then(|when| match field {
            Field::Filed => self.at_moment(self.fields.filed?, FILED_COLUMN, when),
            Field::Captured => self.at_moment(self.fields.captured?, CAPTURED_COLUMN, when),
            _ => self.published(when),
        });
        found.map_or_else(|| Box::new(EmptyQuery) as Box<dyn Query>, limit)
    }

    /// An item may have been published within the days asked for, if the days that its date
    /// may mean and those overlap.
    fn published(&self, when: When) -> Option<Box<dyn Query>> {
        let (first, last) = (self.fields.published_first?, self.fields.published_last?);
        let When::Within { from, to } = when else { return Some(unknown(PUBLISHED_COLUMN)) };
        let ends_after = from.map(|day| at_least(last, day_number(day)));
        let begins_before = to.map(|day| at_most(first, day_number(day)));
        let limits: Vec<_> = [ends_after, begins_before]
            .into_iter()
            .flatten()
            .map(|range| (Occur::Must, range))
            .collect();
        Some(if limits.is_empty() {
            known(PUBLISHED_COLUMN)
        } else {
            Box::new(BooleanQuery::new(limits))
        })
    }

    /// Filed or captured at a moment; days begin in the zone of the user.
    fn at_moment(&self, field: EngineField, column: &str, when: When) -> Option<Box<dyn Query>> {
        let When::Within { from, to } = when else { return Some(unknown(column)) };
        let begins = |day: Date| self.zone.to_timestamp(day.at(0, 0, 0, 0)).ok();
        // Before the first or after the last day that a clock can show there is no limit.
        let first = from.and_then(begins);
        let after = to.and_then(|day| begins(day.tomorrow().ok()?));
        let limits: Vec<_> = [
            first.map(|moment| at_least(field, moment.as_millisecond())),
            after.map(|moment| at_most(field, moment.as_millisecond() - 1)),
        ]
        .into_iter()
        .flatten()
        .map(|range| (Occur::Must, range))
        .collect();
        Some(if limits.is_empty() { known(column) } else { Box::new(BooleanQuery::new(limits)) })
    }
}

/// Items with any value in a column.
fn known(column: &str) -> Box<dyn Query> {
    Box::new(ExistsQuery::new(column.to_owned(), false))
}

/// Items without one.
fn unknown(column: &str) -> Box<dyn Query> {
    Box::new(BooleanQuery::new(vec![(Occur::Must, everything()), (Occur::MustNot, known(column))]))
}

fn at_least(field: EngineField, number: i64) -> Box<dyn Query> {
    let from = Term::from_field_i64(field, number);
    Box::new(RangeQuery::new(Bound::Included(from), Bound::Unbounded))
}

fn at_most(field: EngineField, number: i64) -> Box<dyn Query> {
    let to = Term::from_field_i64(field, number);
    Box::new(RangeQuery::new(Bound::Unbounded, Bound::Included(to)))
}
