//! Tables.

use super::inlines::Format;
use super::paragraph::{Around, Paragraph};
use super::script::begins_rtl;
use super::story::Story;
use crate::document::{Alignment, Inline, Table, plain};

/// Width between the margins, in twentieths of a point.
const WIDTH: usize = 9_412;

/// Writes a table, and behind it the paragraph that Word wants there.
pub(super) fn write(story: &mut Story<'_>, table: &Table, around: Around) {
    let widths = widths(table, WIDTH.saturating_sub(around.left));
    story.out.push_str(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"BriefingTable\"/>\
         <w:tblW w:w=\"5000\" w:type=\"pct\"/>",
    );
    if around.left > 0 {
        let left = around.left;
        story.out.push_str(&format!("<w:tblInd w:w=\"{left}\" w:type=\"dxa\"/>"));
    }
    story.out.push_str(
        "<w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" \
         w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>",
    );
    for width in &widths {
        story.out.push_str(&format!("<w:gridCol w:w=\"{width}\"/>"));
    }
    story.out.push_str("</w:tblGrid>");
    row(story, &table.head, &table.alignments, true, &widths);
    for cells in &table.rows {
        row(story, cells, &table.alignments, false, &widths);
    }
    story.out.push_str("</w:tbl><w:p><w:pPr><w:spacing w:after=\"60\" w:line=\"120\" w:lineRule=\"exact\"/></w:pPr></w:p>");
}

/// Widths of the columns: each takes room by its longest cell, within limits.
fn widths(table: &Table, whole: usize) -> Vec<usize> {
    let mut longest = vec![0; table.head.len()];
    for cells in std::iter::once(&table.head).chain(&table.rows) {
        for (longest, cell) in longest.iter_mut().zip(cells) {
            *longest = plain(cell).chars().count().max(*longest);
        }
    }
    let shares: Vec<usize> = longest.iter().map(|length| length.clamp(&6, &40) + 3).collect();
    let sum = shares.iter().sum::<usize>().max(1);
    shares.iter().map(|share| (whole * share / sum).max(200)).collect()
}

fn row(
    story: &mut Story<'_>,
    cells: &[Vec<Inline>],
    alignments: &[Alignment],
    head: bool,
    widths: &[usize],
) {
    story.out.push_str("<w:tr>");
    if head {
        story.out.push_str("<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    }
    for ((cell, alignment), width) in cells.iter().zip(alignments).zip(widths) {
        story
            .out
            .push_str(&format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>"));
        let aligned = match alignment {
            Alignment::Start | Alignment::Left => None,
            Alignment::Center => Some("center"),
            Alignment::Right => Some("right"),
        };
        let style = if head { "TableHead" } else { "TableText" };
        let rtl = begins_rtl(&plain(cell));
        let paragraph = Paragraph { style, rtl, aligned, ..Paragraph::default() };
        paragraph.write(story, |story| story.inlines(cell, Format::default()));
        story.out.push_str("</w:tc>");
    }
    story.out.push_str("</w:tr>");
}
