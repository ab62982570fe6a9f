//! Reads honest dates from their ISO form.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;

use super::{HonestDate, Moment};

impl HonestDate {
    /// Reads what [`HonestDate::iso`] writes: `` (unknown), `2024`, `2024-12`, `2024-12-18`,
    /// `2024-12-18T15:42`, `2024-12-18T15:42:00+08:00`, or two of them with `/` between.
    ///
    /// Also taken: the word `unknown`, a space for the `T`, `Z`, offsets as `+0800` or `+08`, and
    /// fractions of a second (dropped). `None` for anything else; no text is ever completed.
    pub fn from_iso(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() || text.eq_ignore_ascii_case("unknown") {
            return Some(Self::Unknown);
        }
        match text.split_once('/') {
            None => single(text),
            Some((first, last)) => Self::range(single(first)?, single(last)?),
        }
    }
}

/// Reads one date that is no range.
fn single(text: &str) -> Option<HonestDate> {
    if !text.is_ascii() {
        return None;
    }
    let year: i16 = number(text.get(..4)?)?;
    let Some(rest) = after(text.get(4..)?, '-')? else { return HonestDate::year(year) };
    let month: i8 = number(rest.get(..2)?)?;
    let Some(rest) = after(rest.get(2..)?, '-')? else { return HonestDate::month(year, month) };
    let day = Date::new(year, month, number(rest.get(..2)?)?).ok()?;
    HonestDate::year(year)?;
    match rest.get(2..)?.split_at_checked(1) {
        None => Some(HonestDate::Day(day)),
        Some(("T" | "t" | " ", clock)) => moment(day, clock).map(HonestDate::Moment),
        Some(_) => None,
    }
}

/// What follows `mark` at the start of `text`: `Some(None)` where the text is at its end, `None`
/// where something else follows.
fn after(text: &str, mark: char) -> Option<Option<&str>> {
    if text.is_empty() { Some(None) } else { text.strip_prefix(mark).map(Some) }
}

/// Reads `15:42`, `15:42:00` or `15:42:00.123`, with an offset or without.
fn moment(day: Date, text: &str) -> Option<Moment> {
    let hour = number(text.get(..2)?)?;
    let minute = number(text.get(2..)?.strip_prefix(':')?.get(..2)?)?;
    let mut rest = text.get(5..)?;
    let mut second = None;
    if let Some(given) = rest.strip_prefix(':') {
        second = Some(number(given.get(..2)?)?);
        rest = given.get(2..)?;
        if let Some(fraction) = rest.strip_prefix(['.', ',']) {
            rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
        }
    }
    let clock = Time::new(hour, minute, second.unwrap_or(0), 0).ok()?;
    let local = DateTime::from_parts(day, clock);
    let offset = offset(rest.trim_start())?;
    Some(match second {
        Some(_) => Moment::new(local, offset),
        None => Moment::to_the_minute(local, offset),
    })
}

/// Reads ``, `Z`, `+08:00`, `+0800` or `+08`. `None` where it is something else.
fn offset(text: &str) -> Option<Option<Offset>> {
    if text.is_empty() {
        return Some(None);
    }
    if text.eq_ignore_ascii_case("z") {
        return Some(Some(Offset::UTC));
    }
    let (sign, digits) = match text.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let hours: i32 = number(digits.get(..2)?)?;
    let rest = digits.get(2..)?;
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    let minutes: i32 = if digits.len() == 2 { 0 } else { number(rest)? };
    if hours > 25 || minutes > 59 || (digits.len() != 2 && rest.len() != 2) {
        return None;
    }
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok().map(Some)
}

/// Reads digits and nothing but digits.
fn number<N: std::str::FromStr>(text: &str) -> Option<N> {
    let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::HonestDate;

    #[test]
    fn other_ways_to_write_it_lead_to_one() {
        for (text, iso) in [
            (" 2024-12-18 ", "2024-12-18"),
            ("Unknown", ""),
            ("2024-12-18 15:42", "2024-12-18T15:42"),
            ("2024-12-18t15:42:00.250z", "2024-12-18T15:42:00Z"),
            ("2024-12-18T15:42+0800", "2024-12-18T15:42+08:00"),
            ("2024-12-18T15:42:07 -03", "2024-12-18T15:42:07-03:00"),
            ("2024-08/2024-08", "2024-08"),
        ] {
            assert_eq!(HonestDate::from_iso(text).map(|d| d.iso()).as_deref(), Some(iso), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "24",
            "202",
            "20244",
            "2024-",
            "2024-1",
            "2024-13",
            "2024-00",
            "0000",
            "2023-02-29",
            "2024-12-18T",
            "2024-12-18T15",
            "2024-12-18T24:01",
            "2024-12-18T15:61",
            "2024-12-18X15:42",
            "2024-12-18T15:42+",
            "2024-12-18T15:42+8",
            "2024-12-18T15:42+08:0",
            "2024-12-18T15:42+08:60",
            "2024-12-18T15:42+99:00",
            "2024/",
            "/2024",
            "2024/2023",
            "2024/2025/2026",
            "٢٠٢٤",
            "2024-+1",
            "+024",
            "today",
            "18 December 2024",
        ] {
            assert_eq!(HonestDate::from_iso(text), None, "{text}");
        }
    }
}
