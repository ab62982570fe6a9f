//! One pass over the hits that counts them.

use std::collections::HashMap;
use std::io;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader, TantivyError};

use super::months;
use crate::index::FacetField;
use crate::index::schema::PUBLISHED_COLUMN;

/// Counts by some fields, and by month if asked for.
pub(super) struct Counting {
    pub(super) fields: Vec<FacetField>,
    pub(super) by_month: bool,
}

/// Counts of one segment, or of all.
#[derive(Debug, Default)]
pub(super) struct Counted {
    pub(super) facets: Vec<(FacetField, Vec<(String, u64)>)>,
    /// Hits by number of the month; empty when not asked for.
    pub(super) months: Vec<u32>,
    pub(super) undated: u64,
}

impl Collector for Counting {
    type Fruit = Counted;
    type Child = SegmentCounting;

    fn for_segment(
        &self,
        _segment: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<SegmentCounting> {
        let fast = reader.fast_fields();
        let mut fields = Vec::with_capacity(self.fields.len());
        for field in &self.fields {
            // A column without any value has no dictionary.
            if let Some(column) = fast.str(field.column())? {
                let hits = vec![0; column.num_terms()];
                fields.push(FieldCounting { field: *field, column, hits });
            }
        }
        let days = if self.by_month { Some(fast.i64(PUBLISHED_COLUMN)?) } else { None };
        let months = if days.is_some() { vec![0; months::MONTHS] } else { Vec::new() };
        Ok(SegmentCounting { fields, days, months, undated: 0 })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<io::Result<Counted>>) -> tantivy::Result<Counted> {
        let mut totals: Vec<HashMap<String, u64>> =
            self.fields.iter().map(|_| HashMap::new()).collect();
        let mut whole = Counted::default();
        for segment in segments {
            let segment = segment.map_err(TantivyError::from)?;
            for (field, counts) in segment.facets {
                let Some(place) = self.fields.iter().position(|it| *it == field) else { continue };
                for (value, hits) in counts {
                    *totals[place].entry(value).or_default() += hits;
                }
            }
            whole.undated += segment.undated;
            if whole.months.is_empty() {
                whole.months = segment.months;
            } else {
                for (sum, hits) in whole.months.iter_mut().zip(segment.months) {
                    *sum += hits;
                }
            }
        }
        let counts = totals.into_iter().map(|counts| counts.into_iter().collect());
        whole.facets = self.fields.iter().copied().zip(counts).collect();
        Ok(whole)
    }
}

/// Counts in one segment.
pub(super) struct SegmentCounting {
    fields: Vec<FieldCounting>,
    days: Option<Column<i64>>,
    months: Vec<u32>,
    undated: u64,
}

struct FieldCounting {
    field: FacetField,
    column: StrColumn,
    /// Hits by the place of the value in the dictionary of the column.
    hits: Vec<u32>,
}

impl SegmentCollector for SegmentCounting {
    type Fruit = io::Result<Counted>;

    fn collect(&mut self, doc: DocId, _score: Score) {
        for it in &mut self.fields {
            for place in it.column.term_ords(doc) {
                if let Some(hits) =
                    usize::try_from(place).ok().and_then(|it_is| it.hits.get_mut(it_is))
                {
                    *hits += 1;
                }
            }
        }
        if let Some(days) = &self.days {
            let month = days.first(doc).and_then(months::number);
            match month.and_then(|month| self.months.get_mut(month)) {
                Some(hits) => *hits += 1,
                None => self.undated += 1,
            }
        }
    }

    fn harvest(self) -> io::Result<Counted> {
        let facets =
            self.fields.into_iter().map(FieldCounting::named).collect::<io::Result<Vec<_>>>()?;
        Ok(Counted { facets, months: self.months, undated: self.undated })
    }
}

impl FieldCounting {
    /// The counts by the values themselves, of which each is looked up once.
    fn named(self) -> io::Result<(FacetField, Vec<(String, u64)>)> {
        let with_hits = || self.hits.iter().enumerate().filter(|(_, hits)| **hits > 0);
        let places: Vec<u64> = with_hits().map(|(place, _)| place as u64).collect();
        let mut hits = with_hits().map(|(_, hits)| u64::from(*hits));
        let mut counts = Vec::with_capacity(places.len());
        self.column.dictionary().sorted_ords_to_term_cb(&places, |value| {
            let value = String::from_utf8_lossy(value).into_owned();
            counts.push((value, hits.next().unwrap_or(0)));
        })?;
        Ok((self.field, counts))
    }
}
