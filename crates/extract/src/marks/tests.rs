//! Markdown of blocks: what a reader of it sees is the text of the blocks.

use super::*;
use crate::markdown;

fn block(kind: BlockKind, text: &str) -> Block {
    let mut block = Block::kept(kind, text);
    block.level = (kind == BlockKind::Heading).then_some(2);
    block
}

#[test]
fn each_kind_has_its_marks() {
    use BlockKind::{Code, Heading, Image, ListItem, Paragraph, Quote, Table};
    for (kind, text, expected) in [
        (Heading, "C # and more", "## C \\# and more"),
        (Paragraph, "- one\n2. two", "\\- one\\\n2\\. two"),
        (ListItem, "one\ntwo", "- one\\\n  two"),
        (ListItem, "• one", "• one"),
        (ListItem, "1) one", "1\\) one"),
        (Quote, "said\nso", "> said\\\n> so"),
        (Code, "a\n```\nb", "````\na\n```\nb\n````"),
        (Image, "A [gate]", "![A \\[gate\\]]()"),
        (Table, "Port | Ships\nUlm | 3", "| Port | Ships |\n| --- | --- |\n| Ulm | 3 |"),
    ] {
        assert_eq!(block(kind, text).as_markdown(), expected);
    }
}

#[test]
fn entries_stand_in_their_lists() {
    let entry = |depth, number, first| {
        let entry = Entry { depth, number, first };
        of(BlockKind::ListItem, None, "one", &Rich::default(), Some(entry))
    };
    assert_eq!(entry(0, None, true), None);
    assert_eq!(entry(1, None, true).as_deref(), Some("    - one"));
    assert_eq!(entry(0, Some(7), true).as_deref(), Some("7. one"));
    assert_eq!(entry(0, None, false).as_deref(), Some("    one"));
}

#[test]
fn an_entry_without_its_parents_moves_out() {
    let at = |depth: usize, text: &str| {
        let mut block = block(BlockKind::ListItem, text);
        block.markdown = Some(format!("{}- {text}", " ".repeat(INDENT * depth)));
        block
    };
    let all = [at(2, "a"), at(3, "b"), at(0, "c"), block(BlockKind::Paragraph, "p"), at(1, "d")];
    let joined = join(&all);
    assert_eq!(joined, "- a\n\n    - b\n\n- c\n\np\n\n- d");
    assert!(markdown::visible(&joined).iter().all(|(kind, _)| *kind != BlockKind::Code));
}
