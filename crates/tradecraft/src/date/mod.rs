//! Honest dates: never more precise than the source, never filled in.

mod basis;
mod days;
mod parse;
mod print;
mod words;

use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

pub use basis::DateBasis;

/// A date with the precision its source gives. Serde writes the text of [`HonestDate::iso`].
///
/// A year stays a year: nothing here turns it into the first of January.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum HonestDate {
    /// Nothing is known.
    #[default]
    Unknown,
    /// A year, 1 to 9999.
    Year(i16),
    /// A month of a year.
    Month {
        /// The year, 1 to 9999.
        year: i16,
        /// The month, 1 to 12.
        month: i8,
    },
    /// A day.
    Day(Date),
    /// A time of a day, on the publisher's clock.
    Moment(Moment),
    /// From the first date to the second, both included. Neither is unknown or a range itself;
    /// [`HonestDate::range`] sees to it.
    Range(Box<Self>, Box<Self>),
}

/// A local time, as it was given: with or without seconds, with or without an offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment {
    local: DateTime,
    offset: Option<Offset>,
    seconds: bool,
}

impl Moment {
    /// A moment to the second. Fractions of a second and of the offset's minutes are dropped.
    pub fn new(local: DateTime, offset: Option<Offset>) -> Self {
        let clock = local.time();
        let whole = jiff::civil::Time::constant(clock.hour(), clock.minute(), clock.second(), 0);
        let offset = offset.and_then(|given| Offset::from_seconds(given.seconds() / 60 * 60).ok());
        Self { local: local.date().to_datetime(whole), offset, seconds: true }
    }

    /// A moment to the minute: what was given as `10:09` is not told as `10:09:00`.
    pub fn to_the_minute(local: DateTime, offset: Option<Offset>) -> Self {
        let clock = local.time();
        let whole = jiff::civil::Time::constant(clock.hour(), clock.minute(), 0, 0);
        Self { seconds: false, ..Self::new(local.date().to_datetime(whole), offset) }
    }

    /// Date and time on the publisher's clock.
    pub fn local(&self) -> DateTime {
        self.local
    }

    /// Distance of that clock from UTC, where it was given.
    pub fn offset(&self) -> Option<Offset> {
        self.offset
    }
}

impl HonestDate {
    /// A year; `None` outside 1 to 9999.
    pub fn year(year: i16) -> Option<Self> {
        (1..=9999).contains(&year).then_some(Self::Year(year))
    }

    /// A month of a year; `None` where there is no such month.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        ((1..=9999).contains(&year) && (1..=12).contains(&month))
            .then_some(Self::Month { year, month })
    }

    /// A span from `first` to `last`. `None` where one of them is unknown or a range itself, or
    /// where `last` ends before `first` begins. Two equal dates are that date.
    pub fn range(first: Self, last: Self) -> Option<Self> {
        if matches!(first, Self::Range(..)) || matches!(last, Self::Range(..)) {
            return None;
        }
        let (begins, ends) = (first.days()?.0, last.days()?.1);
        if first == last {
            return Some(first);
        }
        (begins <= ends).then(|| Self::Range(Box::new(first), Box::new(last)))
    }

    /// Whether nothing is known.
    pub fn is_unknown(&self) -> bool {
        *self == Self::Unknown
    }
}

impl Serialize for HonestDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.iso())
    }
}

impl<'de> Deserialize<'de> for HonestDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_iso(&text).ok_or_else(|| {
            let start: String = text.chars().take(60).collect();
            de::Error::custom(format!("“{start}” is no date in ISO form"))
        })
    }
}
