//! Dates as pages write them, read without adding anything: a month stays a month, an offset
//! stays an offset, and what can be read in two ways is not read at all.

mod at;
mod clock;
mod month;
mod token;
mod web;

use std::ops::Range;

use jiff::civil::Date;
use tradecraft::date::HonestDate;

pub(crate) use at::Order;
pub(crate) use web::{in_file_name, in_url};

/// A date in a text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Seen {
    /// The date.
    pub(crate) date: HonestDate,
    /// Its bytes in the text, with the time of day where there is one.
    pub(crate) span: Range<usize>,
}

/// At most this many bytes of a text are searched.
const SEARCHED: usize = 2000;

/// The first date of a text that names a day, or else the first that names a month.
pub(crate) fn in_text(text: &str, order: Order) -> Option<Seen> {
    let all = all_in_text(text, order);
    let day = all.iter().find(|seen| !matches!(seen.date, HonestDate::Month { .. }));
    day.or_else(|| all.first()).cloned()
}

/// All dates in the first 2,000 bytes of a text, in order.
pub(crate) fn all_in_text(text: &str, order: Order) -> Vec<Seen> {
    let tokens = token::split(crate::normal::prefix(text, SEARCHED));
    let (mut all, mut i) = (Vec::new(), 0);
    while i < tokens.len() {
        let Some((day, mut next)) = at::date_at(&tokens, i, order) else {
            i += 1;
            continue;
        };
        let mut start = tokens[i].span.start;
        let mut date = day.honest();
        if let (HonestDate::Day(_), Some((time, end))) = (&date, clock::after(&tokens, next)) {
            date = day.moment(&time).unwrap_or(date);
            next = end;
        } else if let (HonestDate::Day(_), Some((time, first))) = (&date, clock::before(&tokens, i))
        {
            date = day.moment(&time).unwrap_or(date);
            start = tokens[first].span.start;
        }
        all.push(Seen { date, span: start..tokens[next - 1].span.end });
        i = next;
    }
    all
}

/// Reads the value of a metadata field: an ISO date, a date in words, seconds since 1970.
/// Midnight without an offset is how systems write a day.
pub(crate) fn in_metadata(value: &str, order: Order) -> Option<HonestDate> {
    let value = value.trim();
    if let Some(date) = HonestDate::from_iso(value).filter(|date| !date.is_unknown()) {
        return Some(without_midnight(date));
    }
    if let Some(date) = epoch(value).or_else(|| compact(value)) {
        return Some(date);
    }
    in_text(value, order).map(|seen| without_midnight(seen.date))
}

fn without_midnight(date: HonestDate) -> HonestDate {
    match &date {
        HonestDate::Moment(moment)
            if moment.offset().is_none()
                && moment.local().time() == jiff::civil::Time::midnight() =>
        {
            HonestDate::Day(moment.local().date())
        }
        _ => date,
    }
}

/// `1734507720`, or the same in milliseconds.
fn epoch(value: &str) -> Option<HonestDate> {
    if !value.bytes().all(|b| b.is_ascii_digit()) || !matches!(value.len(), 10 | 13) {
        return None;
    }
    let seconds = value.get(..10)?.parse().ok()?;
    let at = jiff::Timestamp::from_second(seconds).ok()?;
    HonestDate::from_iso(&at.to_string())
}

/// `20241218`.
fn compact(value: &str) -> Option<HonestDate> {
    if value.len() != 8 || !value.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    HonestDate::from_iso(&format!("{}-{}-{}", &value[..4], &value[4..6], &value[6..]))
}

/// Words that mark the date behind them as that of a change.
const CHANGE: &[&str] = &[
    "updated",
    "stand:",
    "update",
    "modified",
    "edited",
    "revised",
    "aktualisiert",
    "aktualisierung",
    "geändert",
    "mis à jour",
    "mise à jour",
    "modifié",
    "actualizado",
    "actualizada",
    "actualización",
    "atualizado",
    "atualizada",
    "aggiornato",
    "aggiornamento",
    "bijgewerkt",
    "gewijzigd",
    "uppdaterad",
    "oppdatert",
    "opdateret",
    "päivitetty",
    "zaktualizowano",
    "aktualizacja",
    "aktualizováno",
    "обновлено",
    "обновлён",
    "изменено",
    "оновлено",
    "güncelleme",
    "güncellendi",
    "diperbarui",
    "更新",
    "修改",
    "تحديث",
    "frissítve",
    "ενημέρωση",
    "ενημερώθηκε",
    "cập nhật",
    "업데이트",
    "수정",
];

/// Words that mark the date behind them as that of the publication.
const PUBLICATION: &[&str] = &[
    "published",
    "posted",
    "first",
    "created",
    "veröffentlicht",
    "erstellt",
    "publié",
    "publicado",
    "publicada",
    "pubblicato",
    "gepubliceerd",
    "publicerad",
    "publisert",
    "opublikowano",
    "опубликовано",
    "yayın",
    "diterbitkan",
    "发布",
    "發布",
    "公開",
    "نشر",
    "입력",
];

/// True where the last of these words before a date speaks of a change.
pub(crate) fn speaks_of_change(before: &str) -> bool {
    let lower = before.to_lowercase();
    let last = |words: &[&str]| words.iter().filter_map(|word| lower.rfind(word)).max();
    match (last(CHANGE), last(PUBLICATION)) {
        (Some(change), Some(publication)) => change > publication,
        (change, _) => change.is_some(),
    }
}

/// True for dates that a page of the web may have: not before 1900, not the zero of a clock, not
/// after the day it was captured (with a day to spare for time zones).
pub(crate) fn plausible(date: &HonestDate, captured: jiff::Timestamp) -> bool {
    let Some((first, _)) = date.days() else { return false };
    let today = jiff::tz::Offset::UTC.to_datetime(captured).date();
    let tomorrow = today.tomorrow().unwrap_or(today);
    let zero = Date::constant(1970, 1, 1);
    let exact = matches!(date, HonestDate::Day(_) | HonestDate::Moment(_));
    first.year() >= 1900 && first <= tomorrow && !(exact && first == zero)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> String {
        in_text(text, Order::Unknown).map(|seen| seen.date.iso()).unwrap_or_default()
    }

    #[test]
    fn dates_in_words_of_many_languages() {
        for (given, iso) in [
            ("19 December 2024, by R. Haas", "2024-12-19"),
            ("24 Desember 2024 10:09", "2024-12-24T10:09"),
            ("Published 3:42pm, 18 Dec 2024", "2024-12-18T15:42"),
            ("December 19, 2024", "2024-12-19"),
            ("Wed, Dec. 18th, 2024 at 9:05 p.m. EST", "2024-12-18T21:05-05:00"),
            ("Stand: 3. März 2023, 14:07 Uhr", "2023-03-03T14:07"),
            ("le 1er août 2022 à 8h30", "2022-08-01T08:30"),
            ("12 de marzo de 2021", "2021-03-12"),
            ("5 мая 2020, 18:30", "2020-05-05T18:30"),
            ("2024年12月18日 15:42", "2024-12-18T15:42"),
            ("2024년 3월 5일", "2024-03-05"),
            ("٥ مايو ٢٠٢٣", "2023-05-05"),
            ("18 grudnia 2024", "2024-12-18"),
            ("ngày 18 tháng 12 năm 2024", "2024-12-18"),
            ("2024. december 18.", "2024-12-18"),
            ("18 Aralık 2024", "2024-12-18"),
            ("18 ธันวาคม 2567", "2024-12-18"),
            ("Updated 2024-12-18T15:42:10+0800 by desk", "2024-12-18T15:42:10+08:00"),
            ("18.12.2024", "2024-12-18"),
            ("18/12/2024", "2024-12-18"),
            ("In December 2024 it rained", "2024-12"),
        ] {
            assert_eq!(text(given), iso, "{given}");
        }
    }

    #[test]
    fn what_may_mean_two_days_is_not_read() {
        assert_eq!(text("01/02/2024"), "");
        assert_eq!(in_text("01/02/2024", Order::DayFirst).unwrap().date.iso(), "2024-02-01");
        assert_eq!(in_text("01/02/2024", Order::MonthFirst).unwrap().date.iso(), "2024-01-02");
        assert_eq!(text("05/05/2024"), "2024-05-05");
    }

    #[test]
    fn what_is_no_date_is_not_read() {
        for given in [
            "",
            "31 February 2024",
            "Call 555-12-2024",
            "version 1.2.2024.5",
            "May 5",
            "2024",
            "12 May 24",
        ] {
            assert_eq!(text(given), "", "{given}");
        }
    }

    #[test]
    fn metadata_values() {
        for (given, iso) in [
            ("2024-12-18T15:42:00+08:00", "2024-12-18T15:42:00+08:00"),
            ("2024-12-18T00:00:00", "2024-12-18"),
            ("2024-12-18 15:42:00 UTC", "2024-12-18T15:42:00Z"),
            ("Wed, 18 Dec 2024 15:42:00 +0800", "2024-12-18T15:42:00+08:00"),
            ("20241218", "2024-12-18"),
            ("1734507720", "2024-12-18T07:42:00Z"),
            ("2024-12", "2024-12"),
            ("2024", "2024"),
            ("yesterday", ""),
        ] {
            let read =
                in_metadata(given, Order::Unknown).map(|date| date.iso()).unwrap_or_default();
            assert_eq!(read, iso, "{given}");
        }
    }

    #[test]
    fn impossible_dates_are_not_believed() {
        let captured: jiff::Timestamp = "2025-01-05T23:30:00Z".parse().unwrap();
        let believed = |iso: &str| plausible(&HonestDate::from_iso(iso).unwrap(), captured);
        assert!(
            believed("2024-12-18")
                && believed("2025-01-06")
                && believed("2025")
                && believed("1969")
        );
        for iso in ["0001-01-01", "1970-01-01", "1970-01-01T00:00:00Z", "2025-01-07", "2026", ""] {
            assert!(!believed(iso), "{iso}");
        }
    }
}
