//! The marking: on every page, in the header and in the footer.

use super::inlines::Format;
use super::parts::{NAMESPACES, XML};
use super::xml::escape;
use crate::document::DocumentInfo;

/// The header: where the document comes from, and the label.
pub(super) fn header(info: &DocumentInfo) -> String {
    let from = escape(info.label.as_deref().unwrap_or_default());
    let left = format!("<w:r><w:t xml:space=\"preserve\">{from}</w:t></w:r>");
    part("hdr", "Header", &left, info)
}

/// The footer: page, number of pages, and the label.
pub(super) fn footer(info: &DocumentInfo) -> String {
    let field = |name: &str| {
        format!("<w:fldSimple w:instr=\" {name} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>")
    };
    let left = format!(
        "{}<w:r><w:t xml:space=\"preserve\"> of </w:t></w:r>{}",
        field("PAGE"),
        field("NUMPAGES")
    );
    part("ftr", "Footer", &left, info)
}

fn part(tag: &str, style: &str, left: &str, info: &DocumentInfo) -> String {
    format!(
        "{XML}<w:{tag} {NAMESPACES}><w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>\
         {left}<w:r><w:tab/></w:r>{}</w:p></w:{tag}>",
        run(info)
    )
}

/// The label in its colour on black. 24 half points are the 12 points that the standard asks for.
pub(super) fn run(info: &DocumentInfo) -> String {
    let color = info.tlp.color().trim_start_matches('#');
    let label = info.tlp.label();
    format!(
        "<w:r><w:rPr><w:rStyle w:val=\"Marking\"/><w:b/><w:bCs/><w:color w:val=\"{color}\"/>\
         <w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>\
         <w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"000000\"/></w:rPr>\
         <w:t xml:space=\"preserve\">\u{A0}{label}\u{A0}</w:t></w:r>"
    )
}

/// The label as plain words of the text, for those who hear the document read.
pub(super) const IN_TEXT: Format = Format { bold: true, italic: false, strike: false, style: None };
