//! A time of day beside a date.

use super::token::Token;

/// A time, as it was given.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Clock {
    hour: u32,
    minute: u32,
    second: Option<u32>,
    offset: String,
}

impl Clock {
    /// `15:42`, `15:42:10+08:00`
    pub(super) fn iso(&self) -> String {
        let Self { hour, minute, second, offset } = self;
        let second = second.map(|second| format!(":{second:02}")).unwrap_or_default();
        format!("{hour:02}:{minute:02}{second}{offset}")
    }
}

/// Words that stand between a date and its time.
const BETWEEN: &[&str] = &[
    "t",
    "at",
    "um",
    "kl",
    "klo",
    "à",
    "às",
    "as",
    "alle",
    "ore",
    "o",
    "godz",
    "pukul",
    "jam",
    "a",
    "las",
    "los",
    "в",
    "о",
    "об",
    "saat",
    "om",
    "ob",
    "στις",
    "lúc",
    "الساعة",
    "um",
    "h",
];

/// Zones whose letters mean one offset.
const ZONES: &[(&str, &str)] = &[
    ("z", "Z"),
    ("utc", "Z"),
    ("gmt", "Z"),
    ("wet", "+00:00"),
    ("cet", "+01:00"),
    ("mez", "+01:00"),
    ("cest", "+02:00"),
    ("mesz", "+02:00"),
    ("eet", "+02:00"),
    ("eest", "+03:00"),
    ("msk", "+03:00"),
    ("мск", "+03:00"),
    ("wib", "+07:00"),
    ("wita", "+08:00"),
    ("hkt", "+08:00"),
    ("sgt", "+08:00"),
    ("wit", "+09:00"),
    ("jst", "+09:00"),
    ("kst", "+09:00"),
    ("aest", "+10:00"),
    ("aedt", "+11:00"),
    ("nzst", "+12:00"),
    ("nzdt", "+13:00"),
    ("est", "-05:00"),
    ("edt", "-04:00"),
    ("cdt", "-05:00"),
    ("mdt", "-06:00"),
    ("pst", "-08:00"),
    ("pdt", "-07:00"),
];

/// The time that follows a date which ends before token `i`, and the token behind it.
pub(super) fn after(tokens: &[Token], i: usize) -> Option<(Clock, usize)> {
    let skipped = |token: &Token| {
        token.is_mark(",|-–—·•(،،.") || token.word().is_some_and(|word| BETWEEN.contains(&word))
    };
    let start = (i..i + 4).find(|i| tokens.get(*i).is_none_or(|token| !skipped(token)))?;
    time_at(tokens, start)
}

/// The time that stands before a date which begins at token `i`, and its first token.
pub(super) fn before(tokens: &[Token], i: usize) -> Option<(Clock, usize)> {
    (i.saturating_sub(8)..i).find_map(|first| {
        let (clock, end) = time_at(tokens, first)?;
        let gap = &tokens[end..i.max(end)];
        let near = end <= i && gap.len() <= 2 && gap.iter().all(|token| token.is_mark(",|-–—·•،"));
        near.then_some((clock, first))
    })
}

/// The time at token `i`, and the token behind it.
fn time_at(tokens: &[Token], i: usize) -> Option<(Clock, usize)> {
    let number = |i: usize, digits| tokens.get(i).and_then(|token: &Token| token.number(digits));
    let is_mark = |i: usize, marks| tokens.get(i).is_some_and(|token: &Token| token.is_mark(marks));
    let word = |i: usize| tokens.get(i).and_then(Token::word);
    let hour = number(i, 1..=2)?;
    let by_word = matches!(word(i + 1), Some("h" | "時" | "时" | "點" | "点" | "시"));
    if !by_word && !is_mark(i + 1, ":.") {
        return None;
    }
    let dotted = is_mark(i + 1, ".");
    let minute = number(i + 2, 2..=2)?;
    let (mut second, mut next) = (None, i + 3);
    if is_mark(next, ":") {
        second = number(next + 1, 2..=2);
        next = if second.is_some() { next + 2 } else { next };
        if second.is_some() && is_mark(next, ".,") && number(next + 1, 1..=9).is_some() {
            next += 2;
        }
    }
    let (hour, next, halved) = half_of_day(tokens, hour, next)?;
    let next =
        if matches!(word(next), Some("uhr" | "分" | "분" | "h")) { next + 1 } else { next };
    // `18.12` alone is a date or a figure.
    if dotted && !halved && !matches!(word(next.saturating_sub(1)), Some("uhr")) {
        return None;
    }
    if hour > 23 || minute > 59 || second.is_some_and(|second| second > 59) {
        return None;
    }
    let (offset, next) = zone_at(tokens, next);
    Some((Clock { hour, minute, second, offset }, next))
}

/// Reads `pm` or `p.m.` behind a time: the hour of 24, the token behind, and whether it was there.
fn half_of_day(tokens: &[Token], hour: u32, i: usize) -> Option<(u32, usize, bool)> {
    let word = |i: usize| tokens.get(i).and_then(Token::word);
    let (afternoon, next) = match word(i) {
        Some("am") => (false, i + 1),
        Some("pm") => (true, i + 1),
        Some(half @ ("a" | "p")) if word(i + 2) == Some("m") => {
            let dot = tokens.get(i + 3).is_some_and(|token| token.is_mark("."));
            (half == "p", i + 3 + usize::from(dot))
        }
        _ => return Some((hour, i, false)),
    };
    match (hour, afternoon) {
        (12, false) => Some((0, next, true)),
        (12, true) => Some((12, next, true)),
        (1..=11, true) => Some((hour + 12, next, true)),
        (1..=11, false) => Some((hour, next, true)),
        // `15:42 pm` is written by careless templates; the hour is clear.
        (13..=23, true) => Some((hour, next, true)),
        _ => None,
    }
}

/// The offset at token `i` as ISO writes it, empty where there is none, and the token behind.
fn zone_at(tokens: &[Token], i: usize) -> (String, usize) {
    let (mut offset, mut next) = (String::new(), i);
    let start = if tokens.get(i).is_some_and(|token| token.is_mark("(")) { i + 1 } else { i };
    if let Some(word) = tokens.get(start).and_then(Token::word)
        && let Some((_, known)) = ZONES.iter().find(|(name, _)| *name == word)
    {
        (*known).clone_into(&mut offset);
        next = start + 1;
    }
    let sign = ["+", "-", "−"]
        .into_iter()
        .find(|sign| tokens.get(next).is_some_and(|token| token.is_mark(sign)));
    let digits = tokens
        .get(next + 1)
        .filter(|token| sign.is_some() && token.span.start == tokens[next].span.end);
    let Some(digits) = digits else { return (offset, next) };
    let sign = if sign == Some("+") { '+' } else { '-' };
    if let Some(both) = digits.number(4..=4) {
        return (format!("{sign}{:02}:{:02}", both / 100, both % 100), next + 2);
    }
    let Some(hours) = digits.number(1..=2).filter(|hours| *hours <= 14) else {
        return (offset, next);
    };
    let minutes = tokens
        .get(next + 2)
        .filter(|token| token.is_mark(":"))
        .and_then(|_| tokens.get(next + 3))
        .and_then(|token| token.number(2..=2));
    let end = if minutes.is_some() { next + 4 } else { next + 2 };
    (format!("{sign}{hours:02}:{:02}", minutes.unwrap_or(0)), end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::token::split;

    fn read(text: &str) -> Option<String> {
        after(&split(text), 0).map(|(clock, _)| clock.iso())
    }

    #[test]
    fn times_are_read_as_given() {
        assert_eq!(read(", 15:42").as_deref(), Some("15:42"));
        assert_eq!(read("at 12:05 am").as_deref(), Some("00:05"));
        assert_eq!(read("T15:42:10.123Z").as_deref(), Some("15:42:10Z"));
        assert_eq!(read("| 9.30 Uhr").as_deref(), Some("09:30"));
        assert_eq!(read("8h30").as_deref(), Some("08:30"));
        assert_eq!(read("10:09 WIB").as_deref(), Some("10:09+07:00"));
        assert_eq!(read("10:09 (GMT+8)").as_deref(), Some("10:09+08:00"));
        assert_eq!(read("10:09 CST").as_deref(), Some("10:09"));
    }

    #[test]
    fn other_numbers_are_no_times() {
        for text in ["18.12", "25:10", "10:61", "3 people", "in 2024", "13:00 am"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_time_before_the_date_counts() {
        let tokens = split("Published 3:42pm, 18 Dec");
        let at = tokens.iter().position(|token| token.number(2..=2) == Some(18)).unwrap();
        assert_eq!(before(&tokens, at).unwrap().0.iso(), "15:42");
    }
}
