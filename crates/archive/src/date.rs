//! A publication date as an archive keeps it: an honest text, its basis, and the days it may mean.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A date that is never more precise than what was found. The meaning of the text belongs to
/// `tradecraft`; the archive keeps it with the span of days that lists and searches need.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RecordedDate {
    /// Empty when unknown, else a year, month, day, moment or range (`2024-04/2024-08`) in ISO
    /// form.
    pub iso: String,
    /// Where it comes from, as a code: `page_metadata`, `in_text`, `analyst` ...
    pub basis: String,
    /// First day it may mean; `None` when unknown.
    pub first_day: Option<Date>,
    /// Last day it may mean; `None` when unknown.
    pub last_day: Option<Date>,
}

/// Reads a day as it stands in a table.
pub(crate) fn parse_day(text: Option<&str>) -> Option<Date> {
    text.and_then(|text| text.parse().ok())
}
