//! The lines of a text: squeezed, empty ones dropped, hard-wrapped paragraphs joined.

use crate::limits::MAX_BLOCKS;
use crate::{BlockKind, normal, prose};

/// Widths at which texts are wrapped by hand or by mail programs.
const WRAPPED: std::ops::RangeInclusive<usize> = 45..=100;

/// Splits a text into the lines that become blocks. Lines beyond the bound join the last one.
pub(super) fn split(text: &str) -> Vec<String> {
    let raw: Vec<String> = text.split(normal::is_break).map(normal::line).collect();
    let joined = if is_wrapped(&raw) { unwrap(&raw) } else { raw };
    let mut lines: Vec<String> = Vec::new();
    for line in joined.into_iter().filter(|line| line.chars().any(|c| !c.is_whitespace())) {
        if lines.len() < MAX_BLOCKS {
            lines.push(line);
        } else if let Some(last) = lines.last_mut() {
            last.push('\n');
            last.push_str(&line);
        }
    }
    lines
}

/// True where most lines that are followed by another one break in the middle of a sentence, at
/// the width of a wrapped text.
fn is_wrapped(lines: &[String]) -> bool {
    let (mut pairs, mut broken) = (0_usize, 0_usize);
    for pair in lines.windows(2) {
        if pair[0].is_empty() || pair[1].is_empty() {
            continue;
        }
        pairs += 1;
        let width = WRAPPED.contains(&pair[0].chars().count());
        broken += usize::from(width && !prose::ends_sentence(&pair[0]));
    }
    pairs >= 4 && broken * 10 >= pairs * 6
}

/// Joins the lines between empty lines; list entries stay apart.
fn unwrap(lines: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    for line in lines {
        if line.is_empty() {
            open = false;
            continue;
        }
        let entry = kind(line) == BlockKind::ListItem;
        let last = out.last_mut().filter(|_| open && !entry);
        match last {
            Some(last) => {
                last.push(' ');
                last.push_str(line);
            }
            None => out.push(line.clone()),
        }
        open = WRAPPED.contains(&line.chars().count()) || open;
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
        assert_eq!(split("One.\n\n  Two \u{2028}three\r\n"), ["One.", "Two", "three"]);
        assert_eq!(split(" \n "), Vec::<String>::new());
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
        let lines = split(text);
        assert_eq!(lines.len(), 2);
        assert!(lines[0].contains("after the river rose again") && lines[0].ends_with("will run."));
    }

    #[test]
    fn short_lines_are_not_joined() {
        let menu = "Home\nNews\nSport\nWeather\nShop\nTravel";
        assert_eq!(split(menu).len(), 6);
    }

    #[test]
    fn lines_beyond_the_bound_join_the_last() {
        let lines = split(&"word\n".repeat(MAX_BLOCKS + 10));
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
