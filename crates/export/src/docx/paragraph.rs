//! Properties of a paragraph, in the order that the schema demands.

use super::story::Story;

/// What a paragraph stands in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Around {
    /// Distance from the margin in twentieths of a point.
    pub left: usize,
    /// A bar at the left: its colour, and its distance from the margin.
    pub bar: Option<(&'static str, usize)>,
    /// Colour behind the text.
    pub fill: Option<&'static str>,
    /// Lists around it.
    pub lists: usize,
    /// Numbered lists among them.
    pub numbered: usize,
    /// Whether more of the outermost list comes behind it.
    pub goes_on: bool,
    /// Style of plain paragraphs.
    pub style: Option<&'static str>,
}

/// How a paragraph is set.
#[derive(Debug, Clone, Default)]
pub(super) struct Paragraph {
    /// Id of the style.
    pub style: &'static str,
    /// List and level of its mark.
    pub mark: Option<(u32, usize)>,
    /// What it stands in.
    pub around: Around,
    /// Whether it runs from right to left.
    pub rtl: bool,
    /// Whether it stands close to its neighbours of the same style.
    pub tight: bool,
    /// `center` or `right`.
    pub aligned: Option<&'static str>,
    /// A line below it.
    pub ruled: bool,
}

/// Widest space between a border and its text that the format has, in points.
const WIDEST: usize = 31;

/// Room for the mark of a list item.
pub(super) const MARK: usize = 360;

impl Paragraph {
    /// Writes the paragraph around what `inner` writes.
    pub(super) fn write(&self, story: &mut Story<'_>, inner: impl FnOnce(&mut Story<'_>)) {
        story.out.push_str("<w:p>");
        let properties = self.properties();
        story.out.push_str(&properties);
        inner(story);
        story.out.push_str("</w:p>");
    }

    fn properties(&self) -> String {
        let mut out = format!("<w:pPr><w:pStyle w:val=\"{}\"/>", self.style);
        if let Some((list, level)) = self.mark {
            out.push_str(&format!(
                "<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"
            ));
        }
        out.push_str(&self.borders());
        if let Some(fill) = self.around.fill {
            out.push_str(&format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{fill}\"/>"));
        }
        if self.rtl {
            out.push_str("<w:bidi/>");
        }
        if self.tight {
            out.push_str("<w:spacing w:after=\"40\"/>");
        }
        let hanging = if self.mark.is_some() { MARK } else { 0 };
        if self.around.left > 0 {
            let left = self.around.left;
            out.push_str(&format!("<w:ind w:left=\"{left}\" w:hanging=\"{hanging}\"/>"));
        }
        if let Some(aligned) = self.aligned {
            out.push_str(&format!("<w:jc w:val=\"{aligned}\"/>"));
        }
        out.push_str("</w:pPr>");
        out
    }

    /// Bars move with the indent of their paragraph; the space to the text takes that back.
    fn borders(&self) -> String {
        let side = |name: &str, size: u32, space: usize, color: &str| {
            format!(
                "<w:{name} w:val=\"single\" w:sz=\"{size}\" w:space=\"{space}\" w:color=\"{color}\"/>"
            )
        };
        let hanging = if self.mark.is_some() { MARK } else { 0 };
        let bar = self.around.bar.map(|(color, at)| {
            let moved = self.around.left.saturating_sub(hanging).saturating_sub(at) / 20;
            // A paragraph that runs the other way has its bar at the other side.
            let name = if self.rtl { "right" } else { "left" };
            side(name, 18, moved.min(WIDEST), color)
        });
        let bottom = self.ruled.then(|| side("bottom", 4, 1, "C9C4B5"));
        let all = if self.rtl { [bottom, bar] } else { [bar, bottom] };
        let all: String = all.into_iter().flatten().collect();
        if all.is_empty() { all } else { format!("<w:pBdr>{all}</w:pBdr>") }
    }
}
