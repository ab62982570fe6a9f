//! Dates in a query: `last 30 days`, `2024`, `2024-05..2024-08`, `>=2024-05`, `<2024`, `unknown`.

use jiff::civil::Date;

use super::recent::Recent;

/// A condition on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum When {
    /// No date is known.
    Unknown,
    /// The date may lie within these days, both included; an open side is `None`. An item
    /// dated only "2024" may lie in May 2024 and is found by `published:2024-05`.
    Within {
        /// First day.
        from: Option<Date>,
        /// Last day.
        to: Option<Date>,
    },
    /// Days counted back from the day of the search.
    Recent(Recent),
}

/// Reads a condition on a date.
///
/// # Errors
/// A sentence for the user, when `text` is no date.
pub(crate) fn parse_when(text: &str) -> Result<When, String> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("unknown") {
        return Ok(When::Unknown);
    }
    if let Some(recent) = Recent::read(text) {
        return Ok(When::Recent(recent));
    }
    if let Some((from, to)) = text.split_once("..") {
        return range(from.trim(), to.trim());
    }
    for (sign, compare) in COMPARISONS {
        if let Some(rest) = text.strip_prefix(sign) {
            return compare(period(rest.trim())?);
        }
    }
    let (from, to) = period(text)?;
    Ok(When::Within { from: Some(from), to: Some(to) })
}

/// Turns a period and the sign before it into a condition.
type Compare = fn((Date, Date)) -> Result<When, String>;

/// The signs, longer ones first.
const COMPARISONS: &[(&str, Compare)] = &[
    (">=", |(first, _)| Ok(When::Within { from: Some(first), to: None })),
    ("<=", |(_, last)| Ok(When::Within { from: None, to: Some(last) })),
    (">", |(_, last)| {
        let next = last.tomorrow().map_err(|_| "No date can be later than that.".to_owned())?;
        Ok(When::Within { from: Some(next), to: None })
    }),
    ("<", |(first, _)| {
        let before = first.yesterday().map_err(|_| "No date can be earlier.".to_owned())?;
        Ok(When::Within { from: None, to: Some(before) })
    }),
];

fn range(from: &str, to: &str) -> Result<When, String> {
    let from = if from.is_empty() { None } else { Some(period(from)?.0) };
    let to = if to.is_empty() { None } else { Some(period(to)?.1) };
    match (from, to) {
        (None, None) => Err("Write a date before or after the two dots.".to_owned()),
        (Some(first), Some(last)) if last < first => {
            Err("This range ends before it begins.".to_owned())
        }
        _ => Ok(When::Within { from, to }),
    }
}

/// First and last day of a year, month or day.
fn period(text: &str) -> Result<(Date, Date), String> {
    let unreadable = || {
        format!(
            "“{text}” is no date; write 2024, 2024-05, 2024-05-31, 2024-05..2024-08 or last 30 days."
        )
    };
    let no_such_day = |_| format!("There is no day {text} in the calendar.");
    let mut numbers = text.split(['-', '/']);
    let year = number(numbers.next(), 4).ok_or_else(unreadable)?;
    let month = numbers.next();
    let day = numbers.next();
    if numbers.next().is_some() {
        return Err(unreadable());
    }
    if month.is_none() {
        let first = Date::new(year, 1, 1).map_err(no_such_day)?;
        return Ok((first, first.last_of_year()));
    }
    let month = number(month, 2).ok_or_else(unreadable)?;
    let month = i8::try_from(month).map_err(|_| unreadable())?;
    if day.is_none() {
        let first = Date::new(year, month, 1).map_err(no_such_day)?;
        return Ok((first, first.last_of_month()));
    }
    let day = number(day, 2).and_then(|day| i8::try_from(day).ok()).ok_or_else(unreadable)?;
    let only = Date::new(year, month, day).map_err(no_such_day)?;
    Ok((only, only))
}

/// A number of one to `digits` digits; a year needs all four.
fn number(text: Option<&str>, digits: usize) -> Option<i16> {
    let text = text?;
    let right_length =
        if digits == 4 { text.len() == 4 } else { (1..=digits).contains(&text.len()) };
    (right_length && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::{When, parse_when};

    fn within(from: Option<Date>, to: Option<Date>) -> Result<When, String> {
        Ok(When::Within { from, to })
    }

    #[test]
    fn dates_of_every_form() {
        let d = |y, m, day| Some(date(y, m, day));
        for (text, expected) in [
            ("2024", within(d(2024, 1, 1), d(2024, 12, 31))),
            ("2024-02", within(d(2024, 2, 1), d(2024, 2, 29))),
            ("2024-5", within(d(2024, 5, 1), d(2024, 5, 31))),
            ("2024/05/07", within(d(2024, 5, 7), d(2024, 5, 7))),
            ("2024-05..2024-08", within(d(2024, 5, 1), d(2024, 8, 31))),
            ("2024-05..", within(d(2024, 5, 1), None)),
            ("..2023", within(None, d(2023, 12, 31))),
            (">=2024-05", within(d(2024, 5, 1), None)),
            (">2024-05", within(d(2024, 6, 1), None)),
            ("<2024", within(None, d(2023, 12, 31))),
            ("<=2024", within(None, d(2024, 12, 31))),
            ("0001", within(d(1, 1, 1), d(1, 12, 31))),
            ("9999", within(d(9999, 1, 1), d(9999, 12, 31))),
            ("Unknown", Ok(When::Unknown)),
        ] {
            assert_eq!(parse_when(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_said() {
        for text in [
            "",
            "..",
            "tomorrow",
            "2024-13",
            "2024-02-30",
            "24",
            "2024-",
            "2024-05-01-02",
            ">9999",
            "2024..2023",
            "-2024",
            "２０２４",
            "[2024-01-01 TO *]",
        ] {
            assert!(parse_when(text).is_err(), "{text}");
        }
    }
}
