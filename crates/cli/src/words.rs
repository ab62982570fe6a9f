//! Words and numbers as the command prints them.

/// A text that cannot steer a terminal: control characters and marks that turn the direction of
/// writing become visible. Captured pages are hostile until proven otherwise.
pub(crate) fn harmless(text: &str) -> String {
    text.chars().map(|c| if steers(c) { '\u{fffd}' } else { c }).collect()
}

/// Line breaks and tabs are left in peace.
fn steers(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text in one line, with single spaces.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `1 item`, `2,500 items`.
pub(crate) fn count(number: i64, one: &str, many: &str) -> String {
    format!("{} {}", thousands(number), if number == 1 { one } else { many })
}

/// A number with thousands separators.
pub(crate) fn thousands(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::from(if number < 0 { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The minute of a time in UTC: `2024-12-19 08:15Z`. Other text is given back as it is.
pub(crate) fn minute(time: &str) -> String {
    match (time.get(..10), time.get(11..16), time.ends_with('Z')) {
        (Some(day), Some(clock), true) => format!("{day} {clock}Z"),
        _ => time.to_owned(),
    }
}

/// A date as found, or the word for none.
pub(crate) fn date(when: &str) -> &str {
    if when.is_empty() { "unknown" } else { when }
}

/// The same for a column of a table: of a moment, its day.
pub(crate) fn day(when: &str) -> &str {
    match when.split_once('T') {
        Some((day, _)) if !when.contains('/') => day,
        _ => date(when),
    }
}

/// A size in bytes, in words.
pub(crate) fn size(bytes: i64) -> String {
    const STEPS: [(i64, &str); 3] = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")];
    for (step, unit) in STEPS {
        if bytes >= step {
            return format!("{}.{} {unit}", bytes / step, bytes % step * 10 / step);
        }
    }
    count(bytes, "byte", "bytes")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_captured_text_cannot_steer_the_terminal() {
        assert_eq!(harmless("a\u{1b}[2Jb\u{7}\r\nc\td"), "a\u{fffd}[2Jb\u{fffd}\u{fffd}\nc\td");
        assert_eq!(harmless("evil\u{202e}txt.exe"), "evil\u{fffd}txt.exe");
        assert_eq!(harmless("\u{9b}31m"), "\u{fffd}31m");
        assert_eq!(harmless("報道 خبر"), "報道 خبر");
    }

    #[test]
    fn numbers_read_well() {
        assert_eq!(thousands(0), "0");
        assert_eq!(thousands(999), "999");
        assert_eq!(thousands(1_234_567), "1,234,567");
        assert_eq!(thousands(-1_000), "-1,000");
        assert_eq!(count(1, "item", "items"), "1 item");
        assert_eq!(count(2_500, "item", "items"), "2,500 items");
        assert_eq!(size(1), "1 byte");
        assert_eq!(size(1_540), "1.5 kB");
        assert_eq!(size(10_200_000), "10.2 MB");
    }

    #[test]
    fn times_are_cut_to_the_minute() {
        assert_eq!(minute("2024-12-19T08:15:42.123Z"), "2024-12-19 08:15Z");
        assert_eq!(minute("yesterday"), "yesterday");
        assert_eq!(date(""), "unknown");
        assert_eq!(day("2024-12-18T06:30:00+08:00"), "2024-12-18");
        assert_eq!(day("2024-04/2024-08"), "2024-04/2024-08");
        assert_eq!(day(""), "unknown");
    }

    #[test]
    fn a_title_stays_in_its_line() {
        assert_eq!(one_line("  a\n b\t c "), "a b c");
    }
}
