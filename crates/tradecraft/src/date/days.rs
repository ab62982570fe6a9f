//! Which days a date may mean.

use jiff::civil::Date;

use super::HonestDate;

impl HonestDate {
    /// First and last day it may mean, as days of the publisher's calendar: 23:30+02:00 belongs
    /// to the day on which it was 23:30. `None` when unknown.
    pub fn days(&self) -> Option<(Date, Date)> {
        match self {
            Self::Unknown => None,
            Self::Year(year) => {
                Some((Date::new(*year, 1, 1).ok()?, Date::new(*year, 12, 31).ok()?))
            }
            Self::Month { year, month } => {
                let first = Date::new(*year, *month, 1).ok()?;
                Some((first, first.last_of_month()))
            }
            Self::Day(day) => Some((*day, *day)),
            Self::Moment(moment) => Some((moment.local().date(), moment.local().date())),
            Self::Range(first, last) => Some((first.days()?.0, last.days()?.1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::HonestDate;

    #[test]
    fn days_are_those_of_the_publisher() {
        for (iso, first, last) in [
            ("2024", "2024-01-01", "2024-12-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2023-02", "2023-02-01", "2023-02-28"),
            ("2024-12-18", "2024-12-18", "2024-12-18"),
            ("2024-12-18T23:30:00+02:00", "2024-12-18", "2024-12-18"),
            ("2024-12-18T00:10:00-11:00", "2024-12-18", "2024-12-18"),
            ("2024-04/2024-08", "2024-04-01", "2024-08-31"),
            ("2023/2024-02-03", "2023-01-01", "2024-02-03"),
        ] {
            let (from, to) = HonestDate::from_iso(iso).unwrap().days().unwrap();
            assert_eq!(
                (from.to_string().as_str(), to.to_string().as_str()),
                (first, last),
                "{iso}"
            );
        }
        assert_eq!(HonestDate::Unknown.days(), None);
    }

    #[test]
    fn impossible_months_mean_no_day() {
        assert_eq!(HonestDate::Month { year: 2024, month: 13 }.days(), None);
        assert_eq!(HonestDate::month(2024, 13), None);
        assert_eq!(HonestDate::year(0), None);
    }
}
