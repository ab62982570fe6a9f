//! Months of the calendar as numbers, and back.

use crate::index::Month;

/// Months of the calendar from year 0 on.
pub(super) const MONTHS: usize = 10_000 * 12;

/// The number of the month that a day lies in, counted from January of year 0; `None` outside of
/// the calendar. Days are counted from 1970-01-01.
///
/// The arithmetic is that of "chrono-Compatible Low-Level Date Algorithms" by Howard Hinnant
/// (`civil_from_days`): eras of 400 years, each year beginning with March.
pub(super) fn number(day: i64) -> Option<usize> {
    let day = day + 719_468;
    let era = day.div_euclid(146_097);
    let of_era = day.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let (month, next) = if from_march < 10 { (from_march + 2, 0) } else { (from_march - 10, 1) };
    let number = (year_of_era + era * 400 + next) * 12 + month;
    usize::try_from(number).ok().filter(|number| *number < MONTHS)
}

/// The months that have hits.
pub(super) fn named(hits: &[u32]) -> Vec<Month> {
    hits.iter()
        .enumerate()
        .filter(|(_, hits)| **hits > 0)
        .filter_map(|(number, hits)| {
            let year = i16::try_from(number / 12).ok()?;
            let month = i8::try_from(number % 12 + 1).ok()?;
            Some(Month { year, month, hits: u64::from(*hits) })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::*;
    use crate::index::schema::day_number;

    #[test]
    fn every_month_of_the_calendar_has_its_number() {
        let number_of = |day: Date| number(day_number(day));
        for year in 0..=9999_i16 {
            for month in 1..=12_i8 {
                let first = date(year, month, 1);
                let wanted =
                    usize::try_from(year).unwrap() * 12 + usize::try_from(month).unwrap() - 1;
                assert_eq!(number_of(first), Some(wanted), "{first}");
                assert_eq!(number_of(first.last_of_month()), Some(wanted), "{first}");
            }
        }
        assert_eq!(number(i64::from(i32::MIN)), None);
        assert_eq!(number(i64::from(i32::MAX)), None);
    }

    #[test]
    fn months_without_hits_are_left_out() {
        let mut hits = vec![0; MONTHS];
        hits[2024 * 12 + 4] = 3;
        assert_eq!(named(&hits), [Month { year: 2024, month: 5, hits: 3 }]);
    }
}
