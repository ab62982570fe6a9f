//! The list of sources.

use super::inlines::Format;
use super::paragraph::{Around, MARK, Paragraph};
use super::story::Story;
use crate::document::{NumberedSource, Source};

/// Writes the list with a bookmark for each source.
pub(super) fn write(story: &mut Story<'_>, sources: &[NumberedSource]) {
    if sources.is_empty() {
        return;
    }
    let heading = Paragraph { style: "Heading1", ..Paragraph::default() };
    heading.write(story, |story| story.text("Sources", Format::default()));
    let list = story.numbering.numbered(1, 0, 0);
    // Two digits need more room than the mark of an ordinary list.
    let left = MARK + if sources.len() > 99 { 240 } else { 60 };
    let around = Around { left, ..Around::default() };
    for entry in sources {
        let paragraph = Paragraph {
            style: "Bibliography",
            mark: Some((list, 0)),
            around,
            ..Paragraph::default()
        };
        paragraph.write(story, |story| {
            story.bookmark(&format!("source_{}", entry.number), |story| match &entry.source {
                Some(source) => whole(story, source),
                None => {
                    let format = Format::default().styled("Lost");
                    story.text(&entry.unresolved_text(), format);
                }
            });
        });
    }
}

fn whole(story: &mut Story<'_>, source: &Source) {
    let plain = Format::default();
    story.text(&format!("{}. ", source.lead()), plain);
    if let Some(url) = &source.url {
        story.address(url);
        story.text(". ", plain);
    }
    if let Some(descriptor) = &source.descriptor {
        let text = format!("{}. ", descriptor.trim_end_matches('.'));
        story.text(&text, Format { italic: true, ..plain });
    }
    story.text(&format!("Captured {}. SHA-256 ", source.captured), plain);
    story.text(&source.sha256, plain.styled("Digest"));
    story.text(".", plain);
    for warning in &source.warnings {
        let text = format!(" Note: {}.", warning.trim_end_matches('.'));
        story.text(&text, Format { bold: true, ..plain });
    }
}
