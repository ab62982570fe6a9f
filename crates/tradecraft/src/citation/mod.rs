//! Citation keys: short, readable, safe in file names, queries and markdown.

mod transliterate;

use crate::date::HonestDate;
use transliterate::to_ascii;

/// Longest word taken into a key, in letters.
const LONGEST_WORD: usize = 16;

/// Words that open a name without telling it from others.
const SKIPPED: [&str; 46] = [
    "a", "an", "and", "are", "as", "at", "by", "das", "de", "del", "der", "des", "di", "die", "du",
    "ein", "eine", "el", "en", "for", "from", "has", "il", "in", "is", "it", "its", "la", "las",
    "le", "les", "lo", "los", "of", "on", "os", "that", "the", "this", "to", "und", "une", "was",
    "with", "www", "y",
];

/// The stem of an item's citation key, such as `harbour-2024-1219`: the first telling word of
/// the publisher, else of the title, else `item`; then the date as far as it is known. Without a
/// date one more word of the title stands in its place. Two items may have the same stem; the
/// archive numbers them.
///
/// The answer has only `a-z`, `0-9` and `-`, begins and ends with a letter or digit, and has at
/// most 48 characters.
pub fn key_stem(publisher: Option<&str>, title: &str, date: &HonestDate) -> String {
    let publisher = telling_words(publisher.unwrap_or_default(), 1);
    let wanted = if publisher.is_empty() { 2 } else { 1 };
    let mut title = telling_words(title, wanted).into_iter();
    let first = publisher.into_iter().next().or_else(|| title.next());
    let mut key = first.unwrap_or_else(|| "item".to_owned());
    match (date_part(date), title.next()) {
        (Some(date), _) => {
            key.push('-');
            key.push_str(&date);
        }
        (None, Some(word)) if word != key => {
            key.push('-');
            key.push_str(&word);
        }
        (None, _) => {}
    }
    key
}

/// The first `count` words of `text` that tell it from others, in ASCII.
fn telling_words(text: &str, count: usize) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .map(|word| to_ascii(&word.chars().take(LONGEST_WORD).collect::<String>()))
        .filter(|word| word.len() > 1 && !SKIPPED.contains(&word.as_str()))
        .map(|word| word.chars().take(LONGEST_WORD).collect())
        .take(count)
        .collect()
}

/// The date as a part of a key: `2024`, `2024-12` or `2024-1218`; a range by its first date.
fn date_part(date: &HonestDate) -> Option<String> {
    match date {
        HonestDate::Unknown => None,
        HonestDate::Year(year) => Some(format!("{year:04}")),
        HonestDate::Month { year, month } => Some(format!("{year:04}-{month:02}")),
        HonestDate::Range(first, _) => date_part(first),
        HonestDate::Day(_) | HonestDate::Moment(_) => {
            let (day, _) = date.days()?;
            Some(format!("{:04}-{:02}{:02}", day.year(), day.month(), day.day()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::key_stem;
    use crate::date::HonestDate;

    #[test]
    fn keys_are_short_and_readable() {
        for (publisher, title, date, key) in [
            (Some("Harbour Wire"), "Port shut", "2024-12-19", "harbour-2024-1219"),
            (Some("The Island Gazette"), "x", "2024-12-19T23:30:00+02:00", "island-2024-1219"),
            (Some("Der Küstenbote"), "x", "2024-12", "kustenbote-2024-12"),
            (Some("www.cyberpress.example"), "x", "2024", "cyberpress-2024"),
            (None, "FlowerStorm Targets Microsoft 365", "2024", "flowerstorm-2024"),
            (None, "FlowerStorm Targets Microsoft 365", "", "flowerstorm-targets"),
            (Some("Harbour Wire"), "The port is shut", "", "harbour-port"),
            (Some("Портовый вестник"), "x", "2024-04/2024-08", "portovyi-2024-04"),
            (Some("港湾日报"), "港务局 breach", "2024-12-19", "breach-2024-1219"),
            (Some("みなと新聞"), "港", "2024-12-19", "minato-2024-1219"),
            (Some("항구일보"), "x", "2024", "hangguilbo-2024"),
            (None, "港务局", "", "item"),
            (None, "", "2024-12-19", "item-2024-1219"),
            (Some("  "), "—", "", "item"),
        ] {
            let date = HonestDate::from_iso(date).unwrap();
            assert_eq!(key_stem(publisher, title, &date), key, "{publisher:?} {title}");
        }
    }
}
