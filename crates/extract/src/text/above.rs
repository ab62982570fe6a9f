//! The lines around the headline of a pasted text: who wrote it, when, and for whom.

use tradecraft::date::{DateBasis, HonestDate};

use crate::dates::{self, Order};
use crate::{FoundDate, byline, normal, stops, tokens};

/// At most this many lines above the article are read.
const NEAR: usize = 12;

/// Longer lines are sentences.
const LONGEST: usize = 120;

/// What stands above the article.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Above {
    /// Authors that a line names.
    pub(super) authors: Vec<String>,
    /// The outlet that the first line names.
    pub(super) outlet: Option<String>,
    /// The lines that name author or date.
    pub(super) lines: Vec<usize>,
}

/// Reads the lines above the article, which begins at `first`.
pub(super) fn read(lines: &[String], first: usize, headline: Option<usize>) -> Above {
    let mut above = Above::default();
    let from = headline
        .unwrap_or(first)
        .min(first)
        .saturating_sub(NEAR)
        .max(first.saturating_sub(2 * NEAR));
    // Below the headline first: that is where bylines stand.
    let middle = headline.map_or(from, |i| i + 1).clamp(from, first);
    for i in (middle..first).chain(from..middle) {
        let line = &lines[i];
        if Some(i) == headline || line.chars().nth(LONGEST).is_some() || stops::rule(line).is_some()
        {
            continue;
        }
        let names = by(line);
        let dated = dates::in_text(line, Order::DayFirst).is_some();
        if names.is_some() || dated {
            above.lines.push(i);
        }
        if above.authors.is_empty() {
            above.authors = names.unwrap_or_default();
        }
    }
    above.outlet = outlet(lines, first, headline);
    above
}

/// The people a line names as authors, at its start or behind a mark: "19 December 2024, by ...".
fn by(line: &str) -> Option<Vec<String>> {
    byline::in_line(line).or_else(|| {
        line.split(['|', '•', '·', ',', '—', '–'])
            .skip(1)
            .find_map(|part| byline::in_line(part.trim()))
    })
}

/// The name in the first line of a short paste, where headline or date follow it.
fn outlet(lines: &[String], first: usize, headline: Option<usize>) -> Option<String> {
    let line = lines.first()?;
    let words = tokens::count(normal::prefix(line, 200));
    let short = first <= 6
        && headline.is_some_and(|i| i > 0)
        && (1..=5).contains(&words)
        && line.len() <= 100;
    let name = line.chars().next().is_some_and(|c| !c.is_lowercase() && c.is_alphabetic());
    let plain = dates::in_text(line, Order::DayFirst).is_none()
        && by(line).is_none()
        && stops::rule(line).is_none()
        && !line.ends_with(['.', '!', '?', ':', '。', ',']);
    (short && name && plain).then(|| line.clone())
}

impl Above {
    /// The days and moments of those lines, in the order they were read: those of the publication,
    /// and those of a change.
    pub(super) fn dates(&self, lines: &[String], order: Order) -> (Vec<FoundDate>, Vec<FoundDate>) {
        let (mut published, mut changed) = (Vec::new(), Vec::new());
        for line in self.lines.iter().map(|i| lines[*i].as_str()) {
            for seen in dates::all_in_text(line, order) {
                if !matches!(seen.date, HonestDate::Day(_) | HonestDate::Moment(_)) {
                    continue;
                }
                let change = dates::speaks_of_change(&line[..seen.span.start]);
                let from = format!("line above the text: {}", normal::shorten(line, 80));
                let it = FoundDate { date: seen.date, basis: DateBasis::InText, from };
                if change { changed.push(it) } else { published.push(it) }
            }
        }
        (published, changed)
    }
}

/// The date in the dateline of a first paragraph: "Ulm, 18 December 2024 — The office ...".
pub(super) fn dateline(paragraph: &str, order: Order) -> Option<FoundDate> {
    let start: String = paragraph.chars().take(70).collect();
    let seen = dates::in_text(&start, order)?;
    let (before, after) =
        (start[..seen.span.start].trim_end(), start[seen.span.end..].trim_start());
    let place = before.chars().count() <= 30
        && (before.is_empty() || before.ends_with([',', '(', '|', '/']));
    let marked = after.starts_with(['—', '–', '-', ')', '|', ':']);
    let day = matches!(seen.date, HonestDate::Day(_) | HonestDate::Moment(_));
    (place && marked && day).then(|| FoundDate {
        date: seen.date,
        basis: DateBasis::InText,
        from: format!("dateline: {}", normal::shorten(&start[..seen.span.end], 80)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn author_date_and_outlet_are_read() {
        let lines =
            lines("Cyber Ledger\n19 December 2024, by R. Haas\nWhat the centre says\nA long text.");
        let above = read(&lines, 3, Some(2));
        assert_eq!(above.authors, ["R. Haas"]);
        assert_eq!(above.outlet.as_deref(), Some("Cyber Ledger"));
        let (dates, _) = above.dates(&lines, Order::Unknown);
        assert_eq!(dates[0].date.iso(), "2024-12-19");
        assert_eq!(dates[0].basis, DateBasis::InText);
    }

    #[test]
    fn lines_below_the_headline_come_first_and_changes_do_not_count() {
        let lines = lines(
            "Monday, 6 January 2025\nGates closed as river rises\nUpdated 20 December 2024\n18 December 2024 10:09\nA long text.",
        );
        let above = read(&lines, 4, Some(1));
        let (published, changed) = above.dates(&lines, Order::Unknown);
        let iso = |all: &[FoundDate]| all.iter().map(|it| it.date.iso()).collect::<Vec<_>>();
        assert_eq!(iso(&published), ["2024-12-18T10:09", "2025-01-06"]);
        assert_eq!(iso(&changed), ["2024-12-20"]);
    }

    #[test]
    fn a_dateline_is_told_from_a_sentence() {
        let read = |text: &str| dateline(text, Order::Unknown).map(|it| it.date.iso());
        assert_eq!(
            read("ULM, 18 December 2024 — The office closed.").as_deref(),
            Some("2024-12-18")
        );
        assert_eq!(read("Jakarta, 24 Desember 2024 – Kantor").as_deref(), Some("2024-12-24"));
        assert_eq!(read("On 18 December 2024 the office closed its gates."), None);
        assert_eq!(read("The office closed."), None);
    }
}
