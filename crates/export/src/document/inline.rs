//! The pieces of a line.

use serde::{Deserialize, Serialize};

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Inline {
    /// Text; holds no control character.
    Text(String),
    /// Code.
    Code(String),
    /// Emphasis.
    Emphasis(Vec<Self>),
    /// Strong emphasis.
    Strong(Vec<Self>),
    /// Text struck out.
    Strike(Vec<Self>),
    /// A link; holds neither links nor citations.
    Link {
        /// `http`, `https` or `mailto` address in ASCII, or `#` and the id of a heading.
        url: String,
        /// What is shown.
        content: Vec<Self>,
    },
    /// An image that is not part of the document.
    MissingImage {
        /// What it was to show; may be empty.
        alt: String,
    },
    /// A citation.
    Cite(Cite),
    /// Use of a footnote.
    Note(NoteUse),
    /// A line break in the markdown that is a space in print.
    SoftBreak,
    /// A line break.
    HardBreak,
}

impl Inline {
    /// Whether it points to a source or a footnote.
    pub(crate) const fn is_reference(&self) -> bool {
        matches!(self, Self::Cite(_) | Self::Note(_))
    }
}

/// One pair of citation brackets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cite {
    /// Byte offset of the bracket in the markdown.
    pub start: usize,
    /// Byte offset behind the closing bracket.
    pub end: usize,
    /// What is cited, at least one.
    pub items: Vec<CiteItem>,
}

/// One key within citation brackets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CiteItem {
    /// Citation key as written.
    pub key: String,
    /// Number of the source.
    pub number: u32,
    /// The how-manieth use of the source this is, from 1.
    pub use_number: u32,
    /// Words before the key, such as `see`; may be empty.
    pub prefix: String,
    /// Words behind the key, such as `para. 4`; may be empty.
    pub locator: String,
    /// True for `-@key`: the text has named the author already.
    pub suppress_author: bool,
    /// False where no item has the key.
    pub resolved: bool,
}

impl CiteItem {
    /// What is printed for the number itself.
    pub(crate) fn mark(&self) -> String {
        if self.resolved {
            self.number.to_string()
        } else {
            format!("{} (unresolved: {})", self.number, self.key)
        }
    }

    /// Everything printed for this key: `see 1, para. 4`.
    pub(crate) fn words(&self) -> String {
        let (before, after) = self.around();
        format!("{before}{}{after}", self.mark())
    }

    /// What is printed before and behind the number.
    pub(crate) fn around(&self) -> (String, String) {
        let before =
            if self.prefix.is_empty() { String::new() } else { format!("{} ", self.prefix) };
        let after =
            if self.locator.is_empty() { String::new() } else { format!(", {}", self.locator) };
        (before, after)
    }
}

impl Cite {
    /// The whole citation as text: `[see 1, para. 4; 2]`.
    pub(crate) fn words(&self) -> String {
        let items: Vec<_> = self.items.iter().map(CiteItem::words).collect();
        format!("[{}]", items.join("; "))
    }
}

/// A reference to a footnote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteUse {
    /// Label as written, without `^`.
    pub label: String,
    /// Number of the footnote.
    pub number: u32,
    /// The how-manieth use of the footnote this is, from 1.
    pub use_number: u32,
}

/// The text of `content` without markup, citations and footnote marks.
pub(crate) fn plain(content: &[Inline]) -> String {
    let mut out = String::new();
    walk(content, &mut |inline| match inline {
        Inline::Text(text) | Inline::Code(text) => out.push_str(text),
        Inline::MissingImage { alt } => out.push_str(alt),
        Inline::SoftBreak | Inline::HardBreak => out.push(' '),
        _ => {}
    });
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Calls `visit` with every piece, outer ones first.
pub(crate) fn walk<'a>(content: &'a [Inline], visit: &mut dyn FnMut(&'a Inline)) {
    for inline in content {
        visit(inline);
        match inline {
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strike(inner) => {
                walk(inner, visit);
            }
            Inline::Link { content, .. } => walk(content, visit),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Cite, CiteItem, Inline, plain};

    fn item(prefix: &str, number: u32, locator: &str, resolved: bool) -> CiteItem {
        CiteItem {
            key: "a".into(),
            number,
            use_number: 1,
            prefix: prefix.into(),
            locator: locator.into(),
            suppress_author: false,
            resolved,
        }
    }

    #[test]
    fn a_citation_reads_as_numbers_with_what_was_written_around_them() {
        let items = vec![item("see", 1, "para. 4", true), item("", 2, "", true)];
        assert_eq!(Cite { start: 0, end: 0, items }.words(), "[see 1, para. 4; 2]");
        let items = vec![item("", 3, "p. 1", false)];
        assert_eq!(Cite { start: 0, end: 0, items }.words(), "[3 (unresolved: a), p. 1]");
    }

    #[test]
    fn plain_text_leaves_citations_out() {
        let content = [
            Inline::Text("Two ".into()),
            Inline::Strong(vec![Inline::Text("ports".into())]),
            Inline::SoftBreak,
            Inline::Cite(Cite { start: 0, end: 0, items: vec![item("", 1, "", true)] }),
        ];
        assert_eq!(plain(&content), "Two ports");
    }
}
