//! A name for the file of a document, safe on every system.

use tradecraft::tlp::Tlp;

/// Longest name in bytes. File systems take 255; the rest is left for `(2)` and the like.
const LONGEST: usize = 200;

/// A file name made of day, title and label: `2026-03-09 Pilots and tugs TLP-AMBER.pdf`.
///
/// The label is in the name, so that a reader sees the marking before opening the file. The
/// answer holds no separator, no control character and nothing that Windows refuses, begins with
/// neither a dot nor a dash, and is at most 200 bytes long.
pub fn safe_file_name(title: &str, tlp: Tlp, date: &str, extension: &str) -> String {
    let extension: String = extension.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
    let date: String =
        date.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(10).collect();
    let label = tlp.label().replace(':', "-");
    let room = LONGEST - extension.len() - date.len() - label.len() - 3;
    let title = clean(title);
    let title = if title.is_empty() { "Briefing" } else { cut(&title, room) };
    let name = [date.trim_matches('-'), title, &label]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    if extension.is_empty() { name } else { format!("{name}.{extension}") }
}

/// The title with single spaces and without characters that a file name cannot hold.
fn clean(title: &str) -> String {
    let spaced: String = title
        .chars()
        .map(|c| match c {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => ' ',
            c if c.is_control() || is_unseen(c) => ' ',
            c => c,
        })
        .collect();
    let line = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    line.trim_matches(|c: char| matches!(c, '.' | '-' | '~' | ' ')).to_owned()
}

fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFF}')
}

/// The beginning of `text` that fits into `room` bytes, cut at a space where one is near.
fn cut(text: &str, room: usize) -> &str {
    if text.len() <= room {
        return text;
    }
    let mut end = room;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let word = text[..end].rfind(' ').filter(|&space| space > end / 2);
    text[..word.unwrap_or(end)].trim_end_matches(|c: char| c.is_whitespace() || c == '.')
}

#[cfg(test)]
mod tests {
    use super::safe_file_name;
    use proptest::prelude::*;
    use tradecraft::tlp::Tlp;

    #[test]
    fn a_name_says_day_title_and_label() {
        for (title, tlp, date, name) in [
            (
                "Pilots and tugs",
                Tlp::Amber,
                "2026-03-09",
                "2026-03-09 Pilots and tugs TLP-AMBER.pdf",
            ),
            ("../../etc/passwd", Tlp::Red, "2026-03-09", "2026-03-09 etc passwd TLP-RED.pdf"),
            ("", Tlp::Clear, "", "Briefing TLP-CLEAR.pdf"),
            ("CON", Tlp::Green, "", "CON TLP-GREEN.pdf"),
            (
                "港口 关闭?",
                Tlp::AmberStrict,
                "2026-03-09",
                "2026-03-09 港口 关闭 TLP-AMBER+STRICT.pdf",
            ),
            ("-rf .", Tlp::Clear, "", "rf TLP-CLEAR.pdf"),
        ] {
            assert_eq!(safe_file_name(title, tlp, date, "pdf"), name);
        }
    }

    #[test]
    fn a_long_title_is_cut_at_a_word() {
        let name = safe_file_name(&"word ".repeat(100), Tlp::Clear, "2026-03-09", "docx");
        assert!(name.len() <= 200);
        assert!(name.ends_with("word TLP-CLEAR.docx"), "{name}");
    }

    proptest! {
        #[test]
        fn every_name_is_safe(
            title in "\\PC{0,120}|.{0,80}|[./\\\\:~ -]{0,20}",
            date in "(20[0-9]{2}-[01][0-9]-[0-3][0-9])?|.{0,12}",
            label in 0..5_usize,
            extension in "pdf|docx|md|.{0,9}",
        ) {
            let name = safe_file_name(&title, Tlp::ALL[label], &date, &extension);
            prop_assert!(!name.is_empty() && name.len() <= 200);
            let forbidden = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
            prop_assert!(!name.contains(forbidden), "{}", name);
            prop_assert!(!name.starts_with(['.', '-', ' ', '~']), "{}", name);
            prop_assert!(!name.ends_with(['.', ' ']), "{}", name);
            prop_assert!(name.contains(&Tlp::ALL[label].label().replace(':', "-")));
            prop_assert_eq!(std::path::Path::new(&name).components().count(), 1);
        }
    }
}
