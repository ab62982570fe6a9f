//! Markdown becomes a document: blocks, footnotes, links, and a warning for every loss.

use std::time::{Duration, Instant};

use export::Document;
use export::document::{Alert, Block, BlockKind, Inline, MAX_DEPTH};
use proptest::prelude::*;

use crate::sample::{codes, document, info, source};

fn paragraph(block: &Block) -> &[Inline] {
    match &block.kind {
        BlockKind::Paragraph(line) => line,
        other => panic!("{other:?}"),
    }
}

fn text(text: &str) -> Inline {
    Inline::Text(text.into())
}

#[test]
fn lists_keep_their_tightness_start_and_tasks() {
    let document = document("3. one\n4. two\n\n- [x] done\n\n- [ ] open");
    let BlockKind::List { start, tight, items } = &document.blocks[0].kind else { panic!() };
    assert_eq!((*start, *tight, items.len()), (Some(3), true, 2));
    let BlockKind::List { start, tight, items } = &document.blocks[1].kind else { panic!() };
    assert_eq!((*start, *tight), (None, false));
    assert_eq!(items.iter().map(|item| item.task).collect::<Vec<_>>(), [Some(true), Some(false)]);
    assert_eq!(paragraph(&items[0].blocks[0]), [text("done")]);
}

#[test]
fn an_alert_is_a_call_out() {
    let document = document("> [!WARNING]\n> Mind the tide.");
    let BlockKind::Quote { alert, blocks } = &document.blocks[0].kind else { panic!() };
    assert_eq!(*alert, Some(Alert::Warning));
    assert_eq!(paragraph(&blocks[0]), [text("Mind the tide.")]);
}

#[test]
fn a_table_is_as_wide_as_its_head() {
    let document = document("| a | b |\n|:-:|--:|\n| 1 |\n| 1 | 2 | 3 |\n| x \\| y | |");
    let BlockKind::Table(table) = &document.blocks[0].kind else { panic!() };
    assert!(table.rows.iter().all(|row| row.len() == 2 && table.head.len() == 2));
    assert_eq!(table.rows[2][0], [text("x | y")]);
}

#[test]
fn a_table_that_is_too_wide_is_printed_line_by_line() {
    let wide = document(&format!(
        "|{}\n|{}\n|{}\n",
        " h |".repeat(70),
        "-|".repeat(70),
        " c |".repeat(70)
    ));
    assert_eq!(codes(&wide), ["wide_table"]);
    assert_eq!(wide.blocks.len(), 2);
    assert_eq!(wide.words, 140);
}

#[test]
fn unsafe_links_and_images_become_text() {
    let document = document(
        "[go](javascript:alert(1)) [f](file:///etc/passwd) ![plan](../../etc/passwd) <b>x</b>",
    );
    assert_eq!(
        codes(&document),
        ["dropped_link", "dropped_link", "missing_image", "raw_html", "raw_html"]
    );
    let line = paragraph(&document.blocks[0]);
    assert!(!line.iter().any(|inline| matches!(inline, Inline::Link { .. })));
    assert!(line.contains(&Inline::MissingImage { alt: "plan".into() }));
    assert!(line.contains(&Inline::Code("<b>".into())));
}

#[test]
fn a_block_of_html_is_code() {
    let document = document("<script>\nalert(1)\n</script>");
    let code = BlockKind::Code {
        language: Some("html".into()),
        text: "<script>\nalert(1)\n</script>".into(),
    };
    assert_eq!(document.blocks[0].kind, code);
    assert_eq!(codes(&document), ["raw_html"]);
}

#[test]
fn links_within_the_document_need_a_heading() {
    let document =
        document("# What is new\n\n[up](#what-is-new) [gone](#nowhere) <https://x.org> <a@x.org>");
    assert_eq!(codes(&document), ["dead_link"]);
    let targets: Vec<_> = paragraph(&document.blocks[1])
        .iter()
        .filter_map(|inline| match inline {
            Inline::Link { url, .. } => Some(url.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(targets, ["#what-is-new", "https://x.org", "mailto:a@x.org"]);
}

#[test]
fn footnotes_are_numbered_by_first_use() {
    let document = document(
        "one[^b] two[^a] again[^b] never[^c]\n\n[^a]: first [@k]\n[^b]: second [@l]\n[^d]: unused",
    );
    let labels: Vec<_> =
        document.notes.iter().map(|n| (n.number, n.label.as_str(), n.uses)).collect();
    assert_eq!(labels, [(1, "b", 2), (2, "a", 1)]);
    assert_eq!(document.sources[0].key, "l");
    assert_eq!(codes(&document), ["undefined_note", "unused_note"]);
}

#[test]
fn a_footnote_in_a_footnote_stands_behind_it() {
    let document = document("x[^a] y[^c]\n\n[^a]: see[^b] and[^a]\n[^b]: more[^c]\n[^c]: end");
    let numbers: Vec<_> = paragraph(&document.blocks[0])
        .iter()
        .map(|inline| match inline {
            Inline::Note(note) => note.number.to_string(),
            Inline::Text(text) => text.clone(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(numbers, ["x", "1", "\u{202F}", "2", "\u{202F}", "3", " y", "3"]);
    assert_eq!(codes(&document), ["nested_note"; 3]);
    assert_eq!(
        paragraph(&document.notes[0].blocks[0]),
        [text("see"), text("[note 2]"), text(" and"), text("[note 1]")]
    );
}

#[test]
fn headings_have_ranks_without_gaps() {
    let document = document("## a\n\n#### b\n\n### c\n\n# d\n\n> ###### e");
    let ranks: Vec<_> = document
        .blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Heading { level, rank, .. } => Some((*level, *rank)),
            _ => None,
        })
        .collect();
    assert_eq!(ranks, [(2, 1), (4, 2), (3, 2), (1, 1)]);
    assert_eq!(document.outline.len(), 5);
}

#[test]
fn a_heading_that_repeats_the_title_is_not_printed_twice() {
    assert!(document("# Pilots  and tugs\n").blocks.is_empty());
    assert_eq!(document("# Pilots and tugs [@a]\n").blocks.len(), 1);
    assert_eq!(document("# Pilots\n").blocks.len(), 1);
}

#[test]
fn odd_characters_are_replaced_or_named() {
    let document = document("a\u{1b}b c\u{202E}d e\u{200B}f");
    assert_eq!(paragraph(&document.blocks[0]), [text("a\u{FFFD}b c[U+202E]d e\u{200B}f")]);
    assert_eq!(
        codes(&document),
        ["control_character", "direction_character", "invisible_character"]
    );
}

#[test]
fn a_line_break_between_chinese_characters_is_no_space() {
    let joined = document("港口关闭，\n没有人知道\nwhy");
    assert_eq!(
        paragraph(&joined.blocks[0]),
        [text("港口关闭，没有人知道"), Inline::SoftBreak, text("why")]
    );
}

#[test]
fn words_and_minutes_are_counted() {
    let document = document("# Two words\n\n港口关闭 [@a] `code`\n\n```\nnot prose\n```");
    assert_eq!((document.words, document.minutes), (7, 1));
}

#[test]
fn a_document_crosses_a_pipe_unchanged() {
    let deep = format!("{}*x **y ~~z~~***", "> - ".repeat(3));
    let before = document(&format!("# H [@a]\n\n{deep}\n\n| a |\n|---|\n| b[^1] |\n\n[^1]: n"));
    let json = serde_json::to_string(&before).unwrap();
    let after: Document = serde_json::from_str(&json).unwrap();
    assert_eq!(before, after);
}

fn depth(blocks: &[Block]) -> usize {
    let of = |block: &Block| match &block.kind {
        BlockKind::Quote { blocks, .. } => 1 + depth(blocks),
        BlockKind::List { items, .. } => {
            1 + items.iter().map(|item| depth(&item.blocks)).max().unwrap_or(0)
        }
        BlockKind::Paragraph(line) => line_depth(line),
        _ => 0,
    };
    blocks.iter().map(of).max().unwrap_or(0)
}

fn line_depth(line: &[Inline]) -> usize {
    let of = |inline: &Inline| match inline {
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strike(inner) => {
            1 + line_depth(inner)
        }
        _ => 0,
    };
    line.iter().map(of).max().unwrap_or(0)
}

#[test]
fn nesting_is_clamped_and_its_text_kept() {
    for bomb in [
        format!("{}kept", "> ".repeat(10_000)),
        format!("{}kept", "- ".repeat(5_000)),
        format!("{}kept", "> - 1. ".repeat(40)),
        format!("{}kept{}", "*a ".repeat(60), "*".repeat(60)),
        format!("{}kept{}", "**a ".repeat(500), "**".repeat(500)),
        format!(
            "- a\n{}",
            (1..30).map(|n| format!("{}- kept\n", "  ".repeat(n))).collect::<String>()
        ),
    ] {
        let document = document(&bomb);
        assert!(depth(&document.blocks) <= MAX_DEPTH);
        assert!(codes(&document).contains(&"depth_clamped"));
        assert!(serde_json::to_string(&document).unwrap().contains("kept"));
    }
}

#[test]
fn hostile_texts_are_read_in_good_time() {
    for text in [
        "[".repeat(50_000),
        "[@a ".repeat(20_000),
        "[@a]".repeat(20_000),
        format!("{}{}", "[@a ".repeat(10_000), "]".repeat(10_000)),
        "![".repeat(30_000),
        "[^a".repeat(20_000),
        "\\".repeat(100_000),
        "*a_ ".repeat(20_000),
        "`".repeat(50_000),
        "<a ".repeat(20_000),
        "| a ".repeat(5_000) + "\n" + &"|---".repeat(5_000) + "\n| x |\n",
        "@a ".repeat(30_000),
        "[x](y)".repeat(20_000),
        "a[^1]\n\n[^1]: b[^1]\n".repeat(2_000),
        (0..2_000).map(|n| format!("[^{n}]: next[^{}]\n", n + 1)).collect::<String>() + "\nx[^0]",
    ] {
        let start = Instant::now();
        let _document = document(&text);
        let taken = start.elapsed();
        assert!(taken < Duration::from_secs(20), "{taken:?} for {}", &text[..20]);
    }
}

/// Pieces that mean something in markdown, so that random texts reach deep.
fn fragments() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "[@a",
        "]",
        "[",
        "](",
        ")",
        "*",
        "**",
        "_",
        "~~",
        "`",
        "```\n",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "1. ",
        "# ",
        "|",
        "|---|\n",
        "[^n]",
        "[^n]: ",
        "<b>",
        "<!--",
        "https://x.org",
        "@b",
        "; ",
        "\\",
        "&amp;",
        "!",
        "[ ] ",
        "    ",
        "港",
        "\u{202E}",
        "\0",
        "é",
        "-@",
        "{x}",
        "[!NOTE]",
        ":",
    ]);
    prop_oneof![prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat()), ".{0,200}",]
}

proptest! {
    #[test]
    fn any_text_becomes_a_document(markdown in fragments()) {
        let document = export::build(info("T"), &markdown, &source);
        prop_assert!(depth(&document.blocks) <= MAX_DEPTH);
        for warning in &document.warnings {
            if let Some(span) = &warning.span {
                prop_assert!(span.start <= span.end && span.end <= markdown.len().max(span.start + 1));
            }
        }
        for (n, source) in document.sources.iter().enumerate() {
            prop_assert_eq!(source.number as usize, n + 1);
            prop_assert!(source.uses > 0);
        }
        for citation in export::citations(&markdown) {
            prop_assert!(markdown.get(citation.span).is_some());
        }
    }
}
