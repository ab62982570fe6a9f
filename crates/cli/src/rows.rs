//! Items as rows of a table.

use desk::wire::{Hit, ItemRow, ItemStatus, Mark};

use crate::failure::Outcome;
use crate::table::Table;
use crate::terminal::{Style, Terminal};
use crate::words;

/// Prints items as a table.
pub(crate) fn items(terminal: &mut Terminal, rows: &[ItemRow]) -> Outcome {
    let mut table = Table::new(&["#ID", "KEY", "PUBLISHED", "SOURCE", "TITLE"]);
    for row in rows {
        table.row([
            row.id.to_string(),
            row.key.clone(),
            words::day(&row.published.when).to_owned(),
            row.publisher.clone().unwrap_or_else(|| "-".to_owned()),
            title(row),
        ]);
    }
    table.print(terminal)
}

/// The title with a sign where there is a warning.
fn title(row: &ItemRow) -> String {
    let sign = if row.warnings.is_empty() { "" } else { "! " };
    format!("{sign}{}", row.title)
}

/// Prints one hit: number, key, title, and the passage with what was found.
pub(crate) fn hit(terminal: &mut Terminal, hit: &Hit) -> Outcome {
    let row = &hit.row;
    let title = words::one_line(&row.title);
    terminal.styled_line(&[(None, &format!("{}  ", row.id)), (Some(Style::Bold), &title)])?;
    let source = row.publisher.as_deref().unwrap_or("source unknown");
    let mut facts = format!("    {}  {source}  {}", row.key, words::day(&row.published.when));
    if let Some(status) = status_word(row.status) {
        facts.push_str("  ");
        facts.push_str(status);
    }
    terminal.styled_line(&[(Some(Style::Dim), &facts)])?;
    let passage = marked(&hit.passage, &hit.passage_marks);
    let mut parts = vec![(None, "    ".to_owned())];
    parts.extend(passage);
    let parts: Vec<_> = parts.iter().map(|(style, text)| (*style, text.as_str())).collect();
    terminal.styled_line(&parts)
}

/// A word for a status that needs saying.
pub(crate) const fn status_word(status: ItemStatus) -> Option<&'static str> {
    match status {
        ItemStatus::Inbox => Some("in the inbox"),
        ItemStatus::Filed => None,
        ItemStatus::Discarded => Some("discarded"),
    }
}

/// A text cut at its marks, which count UTF-16 code units. Line breaks become spaces.
fn marked(text: &str, marks: &[Mark]) -> Vec<(Option<Style>, String)> {
    let mut parts: Vec<(Option<Style>, String)> = Vec::new();
    let mut at = 0;
    for c in text.chars() {
        let inside = marks.iter().any(|mark| mark.start <= at && at < mark.end);
        at += u32::try_from(c.len_utf16()).unwrap_or(1);
        let style = inside.then_some(Style::Bold);
        let c = if c.is_whitespace() { ' ' } else { c };
        match parts.last_mut() {
            Some((last, part)) if *last == style => part.push(c),
            _ => parts.push((style, c.to_string())),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_count_as_the_window_counts() {
        let parts = marked("𝔸 strike\nends", &[Mark { start: 3, end: 9 }]);
        let parts: Vec<_> = parts.iter().map(|(style, text)| (*style, text.as_str())).collect();
        assert_eq!(parts, [(None, "𝔸 "), (Some(Style::Bold), "strike"), (None, " ends")]);
    }
}
