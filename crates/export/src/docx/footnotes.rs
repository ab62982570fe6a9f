//! The footnotes.

use super::inlines::Format;
use super::paragraph::{Around, Paragraph};
use super::parts::{NAMESPACES, XML};
use super::script::begins_rtl;
use super::story::Story;
use crate::document::{Block, BlockKind, Note, plain};

/// Writes the part `footnotes.xml`. The two lines that part notes from text come first.
pub(super) fn write(story: &mut Story<'_>, notes: &[Note]) {
    story.out.push_str(&format!("{XML}<w:footnotes {NAMESPACES}>"));
    for (id, kind, sign) in
        [(-1, "separator", "separator"), (0, "continuationSeparator", "continuationSeparator")]
    {
        story.out.push_str(&format!(
            "<w:footnote w:type=\"{kind}\" w:id=\"{id}\"><w:p><w:pPr>\
             <w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr>\
             <w:r><w:{sign}/></w:r></w:p></w:footnote>"
        ));
    }
    for note in notes {
        story.out.push_str(&format!("<w:footnote w:id=\"{}\">", note.number));
        let rest = first_line(story, &note.blocks);
        let around = Around { style: Some("FootnoteText"), ..Around::default() };
        story.blocks(rest, around);
        story.out.push_str("</w:footnote>");
    }
    story.out.push_str("</w:footnotes>");
}

/// The number, and beside it the first paragraph where the note begins with one.
fn first_line<'a>(story: &mut Story<'_>, blocks: &'a [Block]) -> &'a [Block] {
    let (content, rest) = match blocks.split_first() {
        Some((Block { kind: BlockKind::Paragraph(content), .. }, rest)) => (&content[..], rest),
        _ => (&[][..], blocks),
    };
    let rtl = begins_rtl(&plain(content));
    let paragraph = Paragraph { style: "FootnoteText", rtl, ..Paragraph::default() };
    paragraph.write(story, |story| {
        story.out.push_str(
            "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>",
        );
        story.text(" ", Format::default());
        story.inlines(content, Format::default());
    });
    rest
}
