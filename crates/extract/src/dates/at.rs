//! A date at one place of a text.

use tradecraft::date::HonestDate;

use super::clock::Clock;
use super::month;
use super::token::Token;

/// Which number of `01/02/2024` is the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// The second.
    DayFirst,
    /// The first.
    MonthFirst,
    /// The text may mean either.
    Unknown,
}

impl Order {
    /// How a language, or a language of a country (`en-US`), writes dates in numbers.
    pub(crate) fn of(language: Option<&str>) -> Self {
        let Some(language) = language else { return Self::Unknown };
        let lower = language.to_ascii_lowercase().replace('_', "-");
        match lower.as_str() {
            "en-us" => Self::MonthFirst,
            "en-gb" | "en-au" | "en-nz" | "en-ie" | "en-in" | "en-za" => Self::DayFirst,
            _ if lower.starts_with("en") || lower.starts_with("tl") => Self::Unknown,
            _ => Self::DayFirst,
        }
    }
}

/// A day, or a month where `day` is missing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Day {
    year: u32,
    month: u32,
    day: Option<u32>,
}

impl Day {
    pub(super) fn honest(self) -> HonestDate {
        HonestDate::from_iso(&self.iso()).unwrap_or_default()
    }

    pub(super) fn moment(self, time: &Clock) -> Option<HonestDate> {
        HonestDate::from_iso(&format!("{}T{}", self.iso(), time.iso()))
    }

    fn iso(self) -> String {
        let Self { year, month, day } = self;
        match day {
            Some(day) => format!("{year:04}-{month:02}-{day:02}"),
            None => format!("{year:04}-{month:02}"),
        }
    }

    /// The day, where the calendar has it and a text may speak of it.
    fn checked(year: u32, month: u32, day: Option<u32>) -> Option<Self> {
        let it = Self { year, month, day };
        ((1900..2100).contains(&year) && !it.honest().is_unknown()).then_some(it)
    }
}

/// The date that begins at token `i`, and the token behind it.
pub(super) fn date_at(tokens: &[Token], i: usize, order: Order) -> Option<(Day, usize)> {
    let here = At { tokens, order };
    if i > 0 && here.glued(i - 1, "-/.:") && tokens[i - 1].span.end == tokens[i].span.start {
        return None;
    }
    let (day, next) = if tokens[i].number(4..=4).is_some() {
        here.year_first(i)
    } else if tokens[i].number(1..=2).is_some() {
        here.day_words(i).or_else(|| here.numbers(i))
    } else {
        here.month_first(i)
    }?;
    // `1.2.2024.5` and `18-12-2024-7` are no dates.
    let more = here.glued(next, "-/.")
        && next + 1 < tokens.len()
        && tokens[next + 1].number(1..=9).is_some();
    let tight = more && tokens[next + 1].span.start == tokens[next].span.end;
    (!tight).then_some((day, next))
}

struct At<'a> {
    tokens: &'a [Token],
    order: Order,
}

impl At<'_> {
    fn number(&self, i: usize, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        self.tokens.get(i)?.number(digits)
    }

    fn word(&self, i: usize) -> Option<&str> {
        self.tokens.get(i)?.word()
    }

    /// True where token `i` is one of these marks.
    fn glued(&self, i: usize, marks: &str) -> bool {
        self.tokens.get(i).is_some_and(|token| token.is_mark(marks))
    }

    /// The first token from `i` that is neither one of these words nor one of these marks; at
    /// most three are skipped.
    fn skip(&self, i: usize, words: &[&str], marks: &str) -> usize {
        let skipped = |i: usize| {
            self.word(i).is_some_and(|word| words.contains(&word)) || self.glued(i, marks)
        };
        (i..i + 3).find(|i| !skipped(*i)).unwrap_or(i + 3)
    }

    /// `2024-12-18`, `2024年12月18日`, `2024. december 18.`
    fn year_first(&self, i: usize) -> Option<(Day, usize)> {
        let year = self.number(i, 4..=4)?;
        if matches!(self.word(i + 1), Some("年" | "년")) {
            let month = self.number(i + 2, 1..=2)?;
            if !matches!(self.word(i + 3), Some("月" | "월")) {
                return None;
            }
            let day = self.number(i + 4, 1..=2);
            return match day
                .filter(|_| self.word(i + 5).is_some_and(|it| it.starts_with(['日', '일', '号'])))
            {
                Some(day) => Some((Day::checked(year, month, Some(day))?, i + 6)),
                None => Some((Day::checked(year, month, None)?, i + 4)),
            };
        }
        let next = self.skip(i + 1, &["m"], ".");
        if let Some(month) = self.word(next).and_then(month::number) {
            let day = self.number(next + 1, 1..=2)?;
            return Some((Day::checked(year, month, Some(day))?, next + 2));
        }
        let mark = ["-", "/", "."].into_iter().find(|mark| self.glued(i + 1, mark))?;
        let month = self.number(i + 2, 1..=2)?;
        let day = self.number(i + 4, 1..=2).filter(|_| self.glued(i + 3, mark))?;
        Some((Day::checked(year, month, Some(day))?, i + 5))
    }

    /// `18 December 2024`, `3. März 2023`, `12 de marzo de 2021`, `18 tháng 12 năm 2024`
    fn day_words(&self, i: usize) -> Option<(Day, usize)> {
        let day = self.number(i, 1..=2)?;
        let before = ["st", "nd", "rd", "th", "er", "de", "of", "di", "d", "ος", "η"];
        let at = self.skip(i + 1, &before, ".-'’ºª°/");
        let (month, next, shift) = if self.word(at) == Some("tháng") {
            (self.number(at + 1, 1..=2)?, at + 2, 0)
        } else {
            let (month, width) = self.month_name(at)?;
            (month, at + width, month::calendar_shift(self.word(at)?))
        };
        let next = self.skip(next, &["de", "del", "of", "năm", "m", "d"], ".,-'’/،");
        let year = self.number(next, 4..=4)?.checked_sub(shift)?;
        Some((Day::checked(year, month, Some(day))?, next + 1))
    }

    /// The month at token `i`, of one word or two, and how many.
    fn month_name(&self, i: usize) -> Option<(u32, usize)> {
        let word = self.word(i)?;
        if let Some(month) = self.word(i + 1).and_then(|second| month::of_two(word, second)) {
            return Some((month, 2));
        }
        month::number(word).map(|month| (month, 1))
    }

    /// `18.12.2024`, `18/12/2024`
    fn numbers(&self, i: usize) -> Option<(Day, usize)> {
        let (first, second) = (self.number(i, 1..=2)?, self.number(i + 2, 1..=2)?);
        let mark = [".", "/", "-"].into_iter().find(|mark| self.glued(i + 1, mark))?;
        let year = self.number(i + 4, 4..=4).filter(|_| self.glued(i + 3, mark))?;
        let order = if mark == "." { Order::DayFirst } else { self.order };
        let (day, month) = match order {
            _ if first == second || first > 12 => (first, second),
            _ if second > 12 => (second, first),
            Order::DayFirst => (first, second),
            Order::MonthFirst => (second, first),
            Order::Unknown => return None,
        };
        Some((Day::checked(year, month, Some(day))?, i + 5))
    }

    /// `December 18, 2024`, `December 2024`
    fn month_first(&self, i: usize) -> Option<(Day, usize)> {
        let (month, width) = self.month_name(i)?;
        let next = self.skip(i + width, &["de", "of"], ".,");
        if let Some(year) = self.number(next, 4..=4) {
            // "des 2024 bateaux" is no December.
            let name = self.word(i)?;
            let certain = name.chars().count() > 3 || matches!(name, "may" | "mai" | "mei" | "maj");
            let numbered = i > 0 && self.number(i - 1, 1..=2).is_some();
            return if certain && !numbered {
                Some((Day::checked(year, month, None)?, next + 1))
            } else {
                None
            };
        }
        let day = self.number(next, 1..=2)?;
        let next = self.skip(next + 1, &["st", "nd", "rd", "th"], ",.");
        Some((Day::checked(self.number(next, 4..=4)?, month, Some(day))?, next + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::token::split;

    #[test]
    fn languages_order_numbers_their_way() {
        assert_eq!(Order::of(Some("en-US")), Order::MonthFirst);
        assert_eq!(Order::of(Some("en_GB")), Order::DayFirst);
        assert_eq!(Order::of(Some("en")), Order::Unknown);
        assert_eq!(Order::of(Some("de")), Order::DayFirst);
        assert_eq!(Order::of(None), Order::Unknown);
    }

    #[test]
    fn a_date_ends_where_it_ends() {
        let tokens = split("18 December 2024 in Ulm");
        let (day, next) = date_at(&tokens, 0, Order::Unknown).unwrap();
        assert_eq!((day.honest().iso().as_str(), next), ("2024-12-18", 3));
        assert_eq!(date_at(&split("1.2.2024.5"), 0, Order::DayFirst), None);
    }
}
