//! What was lost or is odd in a document.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// One loss or oddity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// What kind it is.
    pub code: WarningCode,
    /// In plain words.
    pub message: String,
    /// The bytes of the markdown it speaks of.
    pub span: Option<Range<usize>>,
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])* $name:ident = $code:literal,)*) => {
        /// The kinds of warning. Their codes are stable.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum WarningCode {
            $($(#[doc = $doc])* #[serde(rename = $code)] $name,)*
        }

        impl WarningCode {
            /// The code, such as `unresolved_citation`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }
        }
    };
}

codes! {
    /// No item has the citation key.
    UnresolvedCitation = "unresolved_citation",
    /// Brackets that look like a citation and are not one; printed as text.
    NotACitation = "not_a_citation",
    /// A citation that a link definition or a link target turned into a link.
    CitationHidden = "citation_hidden",
    /// A citation with a definition's colon behind it; nothing is printed.
    CitationSwallowed = "citation_swallowed",
    /// A citation inside a link; the link ends before it.
    CitationInLink = "citation_in_link",
    /// Bold or italic inside a citation is not kept.
    CitationFormat = "citation_format",
    /// A locator that does not begin with a comma or holds another key.
    OddLocator = "odd_locator",
    /// Two keys that differ in nothing but capital letters.
    SimilarKeys = "similar_keys",
    /// A known key without brackets; printed as text and not counted.
    BareKey = "bare_key",
    /// A link whose address is not allowed; printed as text.
    DroppedLink = "dropped_link",
    /// A link to a heading that does not exist; printed as text.
    DeadLink = "dead_link",
    /// The title of a link; not printed.
    LinkTitle = "link_title",
    /// An image that is not part of the document.
    MissingImage = "missing_image",
    /// HTML in the text; printed as code.
    RawHtml = "raw_html",
    /// A footnote that nothing refers to; not printed.
    UnusedNote = "unused_note",
    /// A footnote that is not defined; printed as text.
    UndefinedNote = "undefined_note",
    /// A footnote inside a footnote; printed in brackets.
    NestedNote = "nested_note",
    /// Nesting deeper than a document keeps; the text stays, the nesting goes.
    DepthClamped = "depth_clamped",
    /// A table with too many columns; printed line by line.
    WideTable = "wide_table",
    /// Control characters; printed as a replacement character.
    ControlCharacter = "control_character",
    /// Characters that turn the direction of writing; printed by their code.
    DirectionCharacter = "direction_character",
    /// Characters that cannot be seen; kept.
    InvisibleCharacter = "invisible_character",
    /// Characters that no font at hand can draw; printed as boxes.
    MissingFont = "missing_font",
    /// The file does not claim a standard that it usually keeps.
    StandardNotKept = "standard_not_kept",
}

impl fmt::Display for WarningCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::WarningCode;

    #[test]
    fn codes_are_what_is_written() {
        let json = serde_json::to_string(&WarningCode::UnresolvedCitation).unwrap();
        assert_eq!(json, "\"unresolved_citation\"");
        assert_eq!(WarningCode::MissingImage.to_string(), "missing_image");
    }
}
