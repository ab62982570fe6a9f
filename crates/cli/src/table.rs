//! Rows in aligned columns.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::failure::Outcome;
use crate::terminal::{Style, Terminal};
use crate::words;

/// A table: a header, rows, and two spaces between columns. The last column takes the room
/// that is left and is shortened where a person reads; nothing is shortened for a program.
pub(crate) struct Table {
    header: Vec<&'static str>,
    rows: Vec<Vec<String>>,
    right: Vec<bool>,
}

impl Table {
    /// A table with these columns; a name that begins with `#` is a number, aligned right.
    pub(crate) fn new(columns: &[&'static str]) -> Self {
        Self {
            header: columns.iter().map(|name| name.trim_start_matches('#')).collect(),
            right: columns.iter().map(|name| name.starts_with('#')).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row; each cell becomes one line.
    pub(crate) fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.rows.push(cells.map(|cell| words::harmless(&words::one_line(&cell))).into());
    }

    /// Prints it; an empty one prints nothing.
    pub(crate) fn print(&self, terminal: &mut Terminal) -> Outcome {
        if self.rows.is_empty() {
            return Ok(());
        }
        let limit = terminal.is_watched().then(columns_of_the_screen);
        let widths = self.widths();
        let header: Vec<String> = self.header.iter().map(|name| (*name).to_owned()).collect();
        let line = self.aligned(&header, &widths, limit);
        terminal.styled_line(&[(Some(Style::Dim), &line)])?;
        for row in &self.rows {
            terminal.line(&self.aligned(row, &widths, limit))?;
        }
        Ok(())
    }

    fn widths(&self) -> Vec<usize> {
        (0..self.header.len())
            .map(|column| {
                let cells = self.rows.iter().map(|row| row[column].width());
                cells.max().unwrap_or(0).max(self.header[column].width())
            })
            .collect()
    }

    fn aligned(&self, cells: &[String], widths: &[usize], limit: Option<usize>) -> String {
        let mut line = String::new();
        let mut used = 0;
        for (column, cell) in cells.iter().enumerate() {
            let gap = if column == 0 { 0 } else { 2 };
            line.push_str(&" ".repeat(gap));
            used += gap;
            let last = column + 1 == cells.len();
            let cell = match limit {
                Some(limit) if last => shortened(cell, limit.saturating_sub(used).max(12)),
                _ => cell.clone(),
            };
            let room = " ".repeat(widths[column].saturating_sub(cell.width()));
            if self.right[column] {
                line.push_str(&room);
                line.push_str(&cell);
            } else {
                line.push_str(&cell);
                line.push_str(&room);
            }
            used += widths[column];
        }
        line.trim_end().to_owned()
    }
}

/// The first part of a text that fits into so many columns of the screen.
pub(crate) fn shortened(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    let mut used = 1;
    let fits = |c: &char| {
        used += c.width().unwrap_or(0);
        used <= room
    };
    let kept: String = text.chars().take_while(fits).collect();
    format!("{}…", kept.trim_end())
}

/// Columns of the terminal; 100 where it does not tell.
pub(crate) fn columns_of_the_screen() -> usize {
    terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(table: &Table, limit: Option<usize>) -> Vec<String> {
        let widths = table.widths();
        table.rows.iter().map(|row| table.aligned(row, &widths, limit)).collect()
    }

    #[test]
    fn columns_stand_below_each_other_in_every_script() {
        let mut table = Table::new(&["#ID", "SOURCE", "TITLE"]);
        table.row(["7".into(), "港口報".into(), "A".into()]);
        table.row(["1204".into(), "Harbour Post".into(), "B\nC".into()]);
        assert_eq!(lines(&table, None), ["   7  港口報        A", "1204  Harbour Post  B C"]);
    }

    #[test]
    fn the_last_column_is_cut_to_the_screen() {
        let mut table = Table::new(&["#ID", "TITLE"]);
        table.row(["7".into(), "The strike in the harbour is over".into()]);
        assert_eq!(lines(&table, Some(24)), [" 7  The strike in the h…"]);
        assert_eq!(shortened("港口報港口報", 7), "港口報…");
        assert_eq!(shortened("short", 5), "short");
    }
}
