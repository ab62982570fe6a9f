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
    let columns = table.head.len().max(1);
    let width = (WIDTH.saturating_sub(around.left) / columns).max(300);
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
    for _ in 0..columns {
        story.out.push_str(&format!("<w:gridCol w:w=\"{width}\"/>"));
    }
    story.out.push_str("</w:tblGrid>");
    row(story, &table.head, &table.alignments, true, width);
    for cells in &table.rows {
        row(story, cells, &table.alignments, false, width);
    }
    story.out.push_str("</w:tbl><w:p><w:pPr><w:spacing w:after=\"60\" w:line=\"120\" w:lineRule=\"exact\"/></w:pPr></w:p>");
}

fn row(
    story: &mut Story<'_>,
    cells: &[Vec<Inline>],
    alignments: &[Alignment],
    head: bool,
    width: usize,
) {
    story.out.push_str("<w:tr>");
    if head {
        story.out.push_str("<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    }
    for (cell, alignment) in cells.iter().zip(alignments) {
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
