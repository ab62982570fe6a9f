//! Blocks: the text of a page in document order, what was kept and what was cut.

use serde::{Deserialize, Serialize};

use crate::CutRule;

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// A paragraph, or any text that is nothing else.
    Paragraph,
    /// A heading; the block has a level.
    Heading,
    /// An entry of a list.
    ListItem,
    /// A quotation set off from the text.
    Quote,
    /// A table: a row a line, cells apart by ` | `.
    Table,
    /// Preformatted text; its line breaks and spaces count.
    Code,
    /// A picture; the text is its description.
    Image,
}

impl BlockKind {
    /// Stable code: `paragraph`, `list_item` ...
    pub fn code(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Heading => "heading",
            Self::ListItem => "list_item",
            Self::Quote => "quote",
            Self::Table => "table",
            Self::Code => "code",
            Self::Image => "image",
        }
    }
}

/// A piece of a page with its text. A cut block keeps the rule that cut it, so that it can be
/// shown and put back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Level of a heading, 1 to 6.
    pub level: Option<u8>,
    /// Its text, in NFC; line breaks are `\n`.
    pub text: String,
    /// True where it belongs to the body.
    pub kept: bool,
    /// The rule that cut it; `None` exactly where it is kept.
    pub rule: Option<CutRule>,
    /// The whole block as markdown, where that says more than kind, level and text do: links,
    /// emphasis, cells, the place in a list. The text stays what is searched and cited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub markdown: Option<String>,
    /// Where it stands in the decoded original ([`decoded`](crate::decoded)): first byte, and the
    /// byte behind the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<(u32, u32)>,
    /// The page it stands on, counted from 1, where the original has pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

impl Block {
    /// A block that is kept.
    pub fn kept(kind: BlockKind, text: impl Into<String>) -> Self {
        Self {
            kind,
            level: None,
            text: text.into(),
            kept: true,
            rule: None,
            markdown: None,
            at: None,
            page: None,
        }
    }

    /// Cuts the block, unless a rule did already.
    pub fn cut(&mut self, rule: CutRule) {
        self.kept = false;
        self.rule.get_or_insert(rule);
    }

    /// Puts the block back.
    pub fn keep(&mut self) {
        self.kept = true;
        self.rule = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_block_keeps_its_first_rule() {
        let mut block = Block::kept(BlockKind::Paragraph, "Read next");
        block.cut(CutRule::StopPhrase);
        block.cut(CutRule::After);
        assert_eq!((block.kept, block.rule), (false, Some(CutRule::StopPhrase)));
        block.keep();
        assert_eq!((block.kept, block.rule), (true, None));
    }

    #[test]
    fn codes_are_what_is_stored() {
        use BlockKind::{Code, Heading, Image, ListItem, Paragraph, Quote, Table};
        for kind in [Paragraph, Heading, ListItem, Quote, Table, Code, Image] {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.code());
        }
    }
}
