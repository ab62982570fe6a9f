//! The lines of a text: squeezed, empty ones dropped, hard-wrapped paragraphs joined.

use crate::limits::MAX_BLOCKS;
use crate::{BlockKind, normal, prose};

/// Widths at which texts are wrapped by hand or by mail programs.
const WRAPPED: std::ops::RangeInclusive<usize> = 45..=100;

/// Where a line stands in the text: first byte, and the byte behind the last.
pub(super) type At = (u32, u32);

/// Splits a text into the lines that become blocks, and says where each stands. Lines beyond the
/// bound join the last one.
pub(super) fn split(text: &str) -> (Vec<String>, Vec<At>) {
    let raw: Vec<(String, At)> =
        text.split(normal::is_break).map(|part| (normal::line(part), at(text, part))).collect();
    let joined = if is_wrapped(&raw) { unwrap(raw) } else { raw };
    let (mut lines, mut places): (Vec<String>, Vec<At>) = (Vec::new(), Vec::new());
    for (line, at) in joined.into_iter().filter(|(line, _)| !line.trim().is_empty()) {
        if lines.len() < MAX_BLOCKS {
            lines.push(line);
            places.push(at);
        } else if let (Some(last), Some(place)) = (lines.last_mut(), places.last_mut()) {
            last.push('\n');
            last.push_str(&line);
            place.1 = at.1;
        }
    }
    (lines, places)
}

/// Where a part of a text stands in it, without the blanks around it.
fn at(text: &str, part: &str) -> At {
    let start = part.as_ptr() as usize - text.as_ptr() as usize;
    let shown = part.trim();
    let start = start + (part.len() - part.trim_start().len());
    let position = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
    (position(start), position(start + shown.len()))
}

/// True where most lines that are followed by another one break in the middle of a sentence, at
/// the width of a wrapped text.
fn is_wrapped(lines: &[(String, At)]) -> bool {
    let (mut pairs, mut broken) = (0_usize, 0_usize);
    for pair in lines.windows(2) {
        let (line, next) = (&pair[0].0, &pair[1].0);
        if line.is_empty() || next.is_empty() {
            continue;
        }
        pairs += 1;
        let width = WRAPPED.contains(&line.chars().count());
        broken += usize::from(width && !prose::ends_sentence(line));
    }
    pairs >= 4 && broken * 10 >= pairs * 6
}

/// Joins the lines between empty lines; list entries stay apart.
fn unwrap(lines: Vec<(String, At)>) -> Vec<(String, At)> {
    let mut out: Vec<(String, At)> = Vec::new();
    let mut open = false;
    for (line, at) in lines {
        if line.is_empty() {
            open = false;
            continue;
        }
        let entry = kind(&line) == BlockKind::ListItem;
        let wrapped = WRAPPED.contains(&line.chars().count());
        match out.last_mut().filter(|_| open && !entry) {
            Some((last, place)) => {
                last.push(' ');
                last.push_str(&line);
                place.1 = at.1;
            }
            None => out.push((line, at)),
        }
        open = wrapped || open;
    }
    out
}

/// A list entry where a line begins as one does.
pub(super) fn kind(line: &str) -> BlockKind {
    let bullet =
        ["• ", "- ", "– ", "* ", "· ", "▪ ", "‣ "].iter().any(|mark| line.starts_with(mark));
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = (1..=3).contains(&digits)
        && (line[digits..].starts_with(") ") || line[digits..].starts_with(". "));
    if bullet || numbered { BlockKind::ListItem } else { BlockKind::Paragraph }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_block() {
        let text = "One.\n\n  Two \u{2028}three\r\n";
        let (lines, places) = split(text);
        assert_eq!(lines, ["One.", "Two", "three"]);
        let slices: Vec<&str> =
            places.iter().map(|(from, to)| &text[*from as usize..*to as usize]).collect();
        assert_eq!(slices, ["One.", "Two", "three"]);
        assert_eq!(split(" \n ").0, Vec::<String>::new());
    }

    #[test]
    fn wrapped_paragraphs_are_joined() {
        let text = "The harbour office closed its gates on Monday, after the river\n\
            rose again over night and the lower quay was under water. The\n\
            ferries wait outside, and nobody knows when they may land or\n\
            whether the trains will run.\n\
            \n\
            A second paragraph begins here and is wrapped as the first one\n\
            was, so that it takes two lines.\n";
        let (lines, places) = split(text);
        assert_eq!((lines.len(), places[0].0), (2, 0));
        assert!(text[..places[0].1 as usize].ends_with("trains will run."));
        assert!(lines[0].contains("after the river rose again") && lines[0].ends_with("will run."));
    }

    #[test]
    fn short_lines_are_not_joined() {
        let menu = "Home\nNews\nSport\nWeather\nShop\nTravel";
        assert_eq!(split(menu).0.len(), 6);
    }

    #[test]
    fn lines_beyond_the_bound_join_the_last() {
        let (lines, places) = split(&"word\n".repeat(MAX_BLOCKS + 10));
        assert_eq!(places[MAX_BLOCKS - 1].1 as usize, (MAX_BLOCKS + 10) * 5 - 1);
        assert_eq!(lines.len(), MAX_BLOCKS);
        assert_eq!(lines[MAX_BLOCKS - 1].lines().count(), 11);
    }

    #[test]
    fn entries_are_known() {
        assert_eq!(kind("1) one"), BlockKind::ListItem);
        assert_eq!(kind("• one"), BlockKind::ListItem);
        assert_eq!(kind("2024. one"), BlockKind::Paragraph);
    }
}
