//! Tables in markdown.

use super::{Place, line};
use crate::document::{Alignment, Inline, Table};

/// A table with a line for the head, one for the alignment and one for each row.
pub(super) fn write(table: &Table) -> String {
    let rule: Vec<_> = table
        .alignments
        .iter()
        .map(|alignment| match alignment {
            Alignment::Start => "---",
            Alignment::Left => ":--",
            Alignment::Center => ":-:",
            Alignment::Right => "--:",
        })
        .collect();
    let mut lines = vec![row(&table.head), format!("| {} |", rule.join(" | "))];
    lines.extend(table.rows.iter().map(|cells| row(cells)));
    lines.join("\n")
}

fn row(cells: &[Vec<Inline>]) -> String {
    let cells: Vec<_> = cells.iter().map(|cell| line(cell, Place::Cell)).collect();
    format!("| {} |", cells.join(" | "))
}
