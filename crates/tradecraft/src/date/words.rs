//! Writes honest dates in English words, the day first.

use jiff::civil::Date;
use jiff::tz::Offset;

use super::{HonestDate, Moment, print::hours_and_minutes};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl HonestDate {
    /// In words: `18 December 2024`, `April to August 2024`, `unknown`.
    pub fn words(&self) -> String {
        match self {
            Self::Unknown => "unknown".to_owned(),
            Self::Year(year) => year.to_string(),
            Self::Month { year, month } => format!("{} {year}", month_name(*month)),
            Self::Day(day) => day_words(*day),
            Self::Moment(moment) => moment_words(moment),
            Self::Range(first, last) => {
                format!("{} to {}", start_words(first, last), last.words())
            }
        }
    }
}

/// The start of a range without what it shares with the end: `April` of `April to August 2024`.
fn start_words(first: &HonestDate, last: &HonestDate) -> String {
    match (first, last) {
        (HonestDate::Month { year, month }, HonestDate::Month { year: same, .. })
            if year == same =>
        {
            month_name(*month).to_owned()
        }
        (HonestDate::Day(from), HonestDate::Day(to))
            if from.first_of_month() == to.first_of_month() =>
        {
            from.day().to_string()
        }
        (HonestDate::Day(from), HonestDate::Day(to)) if from.year() == to.year() => {
            format!("{} {}", from.day(), month_name(from.month()))
        }
        _ => first.words(),
    }
}

fn day_words(day: Date) -> String {
    format!("{} {} {}", day.day(), month_name(day.month()), day.year())
}

fn moment_words(moment: &Moment) -> String {
    let clock = moment.local().time();
    let day = day_words(moment.local().date());
    let time = format!("{day}, {:02}:{:02}", clock.hour(), clock.minute());
    match moment.offset() {
        None => time,
        Some(Offset::UTC) => format!("{time} UTC"),
        Some(offset) => format!("{time} (UTC{})", hours_and_minutes(offset)),
    }
}

/// Name of a month; empty for a number that is none.
fn month_name(month: i8) -> &'static str {
    usize::try_from(month).ok().and_then(|n| MONTHS.get(n.checked_sub(1)?)).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::HonestDate;

    #[test]
    fn words_say_no_more_than_is_known() {
        for (iso, words) in [
            ("", "unknown"),
            ("2024", "2024"),
            ("2024-12", "December 2024"),
            ("2024-12-08", "8 December 2024"),
            ("2024-12-18T15:42:00+08:00", "18 December 2024, 15:42 (UTC+08:00)"),
            ("2024-12-18T15:42Z", "18 December 2024, 15:42 UTC"),
            ("2024-12-24T10:09", "24 December 2024, 10:09"),
            ("2024-04/2024-08", "April to August 2024"),
            ("2024-12/2025-01", "December 2024 to January 2025"),
            ("2024-12-18/2024-12-20", "18 to 20 December 2024"),
            ("2024-11-28/2024-12-03", "28 November to 3 December 2024"),
            ("2024-12-28/2025-01-03", "28 December 2024 to 3 January 2025"),
            ("2023/2024-08", "2023 to August 2024"),
            ("2021/2023", "2021 to 2023"),
        ] {
            assert_eq!(HonestDate::from_iso(iso).unwrap().words(), words, "{iso}");
        }
    }
}
