//! Writes honest dates in their ISO form.

use std::fmt::Write as _;

use jiff::tz::Offset;

use super::{HonestDate, Moment};

impl HonestDate {
    /// The ISO form: `` (unknown), `2024`, `2024-12`, `2024-12-18`, `2024-12-18T15:42`,
    /// `2024-12-18T15:42:00+08:00`, or two of them with `/` between. Sorts by time as text, as far
    /// as offsets agree.
    pub fn iso(&self) -> String {
        match self {
            Self::Unknown => String::new(),
            Self::Year(year) => format!("{year:04}"),
            Self::Month { year, month } => format!("{year:04}-{month:02}"),
            Self::Day(day) => day.to_string(),
            Self::Moment(moment) => moment.iso(),
            Self::Range(first, last) => format!("{}/{}", first.iso(), last.iso()),
        }
    }
}

impl Moment {
    /// The ISO form, with what was given and nothing more.
    fn iso(&self) -> String {
        let (day, clock) = (self.local.date(), self.local.time());
        let mut text = format!("{day}T{:02}:{:02}", clock.hour(), clock.minute());
        if self.seconds {
            // Writing into a String cannot fail.
            let _ = write!(text, ":{:02}", clock.second());
        }
        match self.offset {
            None => {}
            Some(Offset::UTC) => text.push('Z'),
            Some(offset) => text.push_str(&hours_and_minutes(offset)),
        }
        text
    }
}

/// An offset as `+08:00`.
pub(super) fn hours_and_minutes(offset: Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.unsigned_abs() / 60;
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}
