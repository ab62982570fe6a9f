//! Properties of a paragraph, in the order that the schema demands.

use super::story::Story;

/// What a paragraph stands in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Around {
    /// Distance from the margin in twentieths of a point.
    pub left: usize,
    /// A bar at the left: its colour.
    pub bar: Option<&'static str>,
    /// Colour behind the text.
    pub fill: Option<&'static str>,
    /// Lists around it.
    pub lists: usize,
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

    fn borders(&self) -> String {
        let side = |name: &str, size: u32, space: u32, color: &str| {
            format!(
                "<w:{name} w:val=\"single\" w:sz=\"{size}\" w:space=\"{space}\" w:color=\"{color}\"/>"
            )
        };
        let left = match (self.around.bar, self.rtl) {
            (Some(color), false) => side("left", 18, 9, color),
            (Some(_), true) | (None, _) => String::new(),
        };
        let bottom = if self.ruled { side("bottom", 4, 1, "C9C4B5") } else { String::new() };
        // A paragraph that runs the other way has its bar at the other side.
        let right = match (self.around.bar, self.rtl) {
            (Some(color), true) => side("right", 18, 9, color),
            _ => String::new(),
        };
        if left.is_empty() && bottom.is_empty() && right.is_empty() {
            return String::new();
        }
        format!("<w:pBdr>{left}{bottom}{right}</w:pBdr>")
    }
}
