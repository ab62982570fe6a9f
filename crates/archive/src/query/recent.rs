//! Dates that are counted back from the day of the search: `today`, `last 30 days`.

use jiff::Span;
use jiff::civil::Date;

use super::When;

/// A stretch of days that ends today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Recent {
    /// How many of the units lie before today.
    pub count: u16,
    /// What is counted.
    pub unit: Unit,
    /// Whether only the first day is meant (`yesterday`), not every day since.
    pub one_day: bool,
}

/// What days are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Days.
    Day,
    /// Weeks of seven days.
    Week,
    /// Months of the calendar.
    Month,
    /// Years of the calendar.
    Year,
}

const UNITS: &[(&str, Unit)] =
    &[("day", Unit::Day), ("week", Unit::Week), ("month", Unit::Month), ("year", Unit::Year)];

impl Recent {
    /// Reads `today`, `yesterday`, `last week`, `last 30 days`, `30 days`, `last30days`, `30d`.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        match text.as_str() {
            "today" => return Some(Self { count: 0, unit: Unit::Day, one_day: true }),
            "yesterday" => return Some(Self { count: 1, unit: Unit::Day, one_day: true }),
            _ => {}
        }
        let (last, rest) = match text.strip_prefix("last") {
            Some(rest) => (true, rest.trim_start()),
            None => (false, text.as_str()),
        };
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let count = match &rest[..digits] {
            "" if last => 1,
            number => number.parse().ok()?,
        };
        let word = rest[digits..].trim_start();
        let unit = UNITS.iter().find(|(name, _)| {
            word == *name
                || word.strip_suffix('s') == Some(name)
                || (digits > 0
                    && name.len() > word.len()
                    && word.len() == 1
                    && name.starts_with(word))
        })?;
        Some(Self { count, unit: unit.1, one_day: false })
    }

    /// The days meant, seen from `today`.
    pub fn within(self, today: Date) -> When {
        let count = i64::from(self.count);
        let back = match self.unit {
            Unit::Day => Span::new().try_days(count),
            Unit::Week => Span::new().try_weeks(count),
            Unit::Month => Span::new().try_months(count),
            Unit::Year => Span::new().try_years(count),
        };
        // Further back than the calendar goes there is no limit.
        let first = back.and_then(|back| today.checked_sub(back)).ok();
        let to = if self.one_day { first.unwrap_or(today) } else { today };
        When::Within { from: first, to: Some(to) }
    }

    /// In words: `in the last 30 days`.
    pub(crate) fn words(self) -> String {
        if self.one_day {
            return if self.count == 0 { "today".to_owned() } else { "yesterday".to_owned() };
        }
        let name = UNITS.iter().find(|(_, unit)| *unit == self.unit).map_or("", |(name, _)| name);
        match self.count {
            1 => format!("in the last {name}"),
            count => format!("in the last {count} {name}s"),
        }
    }
}

/// Bytes of a stretch of several words that `text` begins with: `last 30 days`.
pub(crate) fn length(text: &str) -> Option<usize> {
    let begins = text.get(..4).is_some_and(|four| four.eq_ignore_ascii_case("last"));
    let mut at = 0;
    let mut best = None;
    for word in text.split_inclusive(char::is_whitespace).take(3) {
        let end = at + word.trim_end().len();
        // A parenthesis may close behind it.
        let end = end - (text[at..end].len() - text[at..end].trim_end_matches(')').len());
        if begins && Recent::read(&text[..end]).is_some() {
            best = Some(end);
        }
        at += word.len();
    }
    best
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn stretches_are_read() {
        let today = date(2026, 3, 31);
        for (text, from, to) in [
            ("today", date(2026, 3, 31), date(2026, 3, 31)),
            ("Yesterday", date(2026, 3, 30), date(2026, 3, 30)),
            ("last 30 days", date(2026, 3, 1), today),
            ("last30days", date(2026, 3, 1), today),
            ("30d", date(2026, 3, 1), today),
            ("last week", date(2026, 3, 24), today),
            ("last 1 month", date(2026, 2, 28), today),
            ("2 years", date(2024, 3, 31), today),
        ] {
            let found = Recent::read(text).map(|recent| recent.within(today));
            assert_eq!(found, Some(When::Within { from: Some(from), to: Some(to) }), "{text}");
        }
        for text in ["", "last", "days", "d", "2024", "last 99999999 days", "last -3 days", "30 s"]
        {
            assert_eq!(Recent::read(text), None, "{text}");
        }
        let ever = Recent::read("last 60000 years").map(|recent| recent.within(today));
        assert_eq!(ever, Some(When::Within { from: None, to: Some(today) }));
    }

    #[test]
    fn words_that_belong_to_it_are_counted() {
        for (text, words) in [
            ("last 30 days ferry", Some("last 30 days")),
            ("last week) x", Some("last week")),
            ("last30days", Some("last30days")),
            ("last ferry", None),
            ("2024", None),
        ] {
            assert_eq!(length(text).map(|end| &text[..end]), words, "{text}");
        }
    }
}
