//! The HTML file and the preview: what a browser, a reader by ear and the window rely on.

use std::collections::BTreeSet;

use export::document::{Block, BlockKind};
use export::{Document, build, html};
use sha2::{Digest, Sha256};

use crate::rich;
use crate::sample::{self, info, source};

fn page(document: &Document) -> String {
    String::from_utf8(html::write(document)).unwrap()
}

/// Values of an attribute, in order.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let opening = format!(" {attribute}=\"");
    html.split(&opening).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

/// Decodes base64 without padding, by looking each digit up.
fn decoded(text: &str) -> Vec<u8> {
    let digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: Vec<u8> = text
        .trim_end_matches('=')
        .chars()
        .map(|c| u8::try_from(digits.find(c).unwrap()).unwrap())
        .flat_map(|digit| (0..6).rev().map(move |bit| digit >> bit & 1))
        .collect();
    bits.chunks_exact(8).map(|byte| byte.iter().fold(0, |sum, bit| sum << 1 | bit)).collect()
}

#[test]
fn the_policy_allows_the_one_style_and_nothing_else() {
    let page = page(&rich::document());
    let (head, rest) = page.split_once("<style>").unwrap();
    let (style, _) = rest.split_once("</style>").unwrap();
    let policy = values(head, "content")[0].replace("&#39;", "'");
    let hash = policy.split("'sha256-").nth(1).unwrap().split('\'').next().unwrap();
    assert_eq!(decoded(hash), Sha256::digest(style.as_bytes()).to_vec());
    for rule in ["default-src 'none'", "form-action 'none'", "base-uri 'none'"] {
        assert!(policy.contains(rule), "{policy}");
    }
    assert!(!policy.contains("unsafe") && !policy.contains("http"), "{policy}");
    for outside in ["url(", "@import", "@font-face"] {
        assert!(!style.contains(outside), "{outside}");
    }
    assert!(!page.contains(" style=") && !page.contains("<script"));
}

#[test]
fn every_link_within_the_page_has_its_target() {
    let page = page(&rich::document());
    let ids = values(&page, "id");
    let unique: BTreeSet<_> = ids.iter().copied().collect();
    assert_eq!(unique.len(), ids.len(), "ids are unique: {ids:?}");
    for target in values(&page, "href").iter().filter_map(|href| href.strip_prefix('#')) {
        assert!(unique.contains(target), "{target}");
    }
    for labelled in values(&page, "aria-labelledby") {
        assert!(unique.contains(labelled), "{labelled}");
    }
}

#[test]
fn a_heading_cannot_take_the_name_of_a_part_of_the_page() {
    let document =
        sample::document("# Text\n\n# Sources\n\n# Source 1\n\n# Note 1\n\nx[^n] [@a]\n\n[^n]: y");
    let page = page(&document);
    let ids = values(&page, "id");
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{ids:?}");
}

#[test]
fn levels_of_headings_have_no_gaps() {
    let page = page(&sample::document("#### a\n\n# b\n\n###### c\n\n###### d\n\n[@a]"));
    let mut last = 0;
    for tag in page.split("<h").skip(1).filter_map(|rest| rest.chars().next()) {
        let Some(level) = tag.to_digit(10) else { continue };
        assert!(level <= last + 1, "{level} behind {last}");
        last = level;
    }
    assert_eq!(page.matches("<h1").count(), 1);
}

#[test]
fn citations_lead_there_and_back() {
    let page = page(&sample::document("[@a, p. 1] [see @b; @a]"));
    for (id, target) in
        [("cite_1_1", "#source_1"), ("cite_2_1", "#source_2"), ("cite_1_2", "#source_1")]
    {
        assert!(page.contains(&format!("id=\"{id}\" href=\"{target}\"")), "{id}");
        assert!(page.contains(&format!("href=\"#{id}\" role=\"doc-backlink\"")), "{id}");
    }
    assert!(page.contains("Back to citation 2 of source 1"));
}

#[test]
fn a_source_cited_very_often_has_a_bounded_entry() {
    let page = page(&sample::document(&"[@a] ".repeat(500)));
    assert_eq!(page.matches("role=\"doc-backlink\"").count(), 40);
    assert_eq!(page.matches("role=\"doc-biblioref\"").count(), 500);
}

#[test]
fn the_marking_is_seen_above_and_below_and_in_the_head() {
    for (tlp, class) in [
        (tradecraft::tlp::Tlp::Red, "tlp tlp-red"),
        (tradecraft::tlp::Tlp::AmberStrict, "tlp tlp-amber-strict"),
        (tradecraft::tlp::Tlp::Clear, "tlp tlp-clear"),
    ] {
        let mut info = info("T");
        info.tlp = tlp;
        let document = build(info, "text", &source);
        let page = page(&document);
        assert_eq!(page.matches(&format!("class=\"{class}\">{}<", tlp.label())).count(), 2);
        assert!(page.contains(&format!("name=\"keywords\" content=\"{}\"", tlp.label())));
        assert!(page.contains(&format!("<title>T ({})</title>", tlp.label())));
        assert_eq!(html::preview(&document).matches(class).count(), 2);
    }
}

#[test]
fn a_hostile_title_stays_a_title() {
    let mut info = info("</title><script>alert(1)</script>");
    info.author = Some("\"><img src=x onerror=y>".into());
    info.label = Some("<b>".into());
    info.language = "en\" onload=\"x".into();
    let page = page(&build(info, "text", &source));
    assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("<b>"));
    assert_eq!(values(&page, "onload").len(), 0);
}

/// Places of all blocks and items.
fn starts(blocks: &[Block], all: &mut Vec<usize>) {
    for block in blocks {
        all.push(block.start);
        match &block.kind {
            BlockKind::Quote { blocks, .. } => starts(blocks, all),
            BlockKind::List { items, .. } => {
                for item in items {
                    all.push(item.start);
                    starts(&item.blocks, all);
                }
            }
            _ => {}
        }
    }
}

#[test]
fn the_preview_says_where_its_blocks_began() {
    let markdown = "# Häfen\n\nüber\n\n- 港\n\n  口\n\n> zitat\n\n```\ncode\n```\n\n| a |\n|---|\n";
    let document = sample::document(markdown);
    let preview = html::preview(&document);
    let shown: Vec<usize> =
        values(&preview, "data-start").iter().map(|start| start.parse().unwrap()).collect();
    let mut expected = Vec::new();
    starts(&document.blocks, &mut expected);
    assert_eq!(shown, expected);
    assert!(markdown[shown[1]..].starts_with("über") && markdown[shown[3]..].starts_with("- 港"));
    assert!(shown.iter().all(|&at| markdown.is_char_boundary(at)));
    assert!(shown.is_sorted());
}

#[test]
fn the_preview_names_the_key_behind_every_citation() {
    let preview = html::preview(&sample::document("[@a; see @\"b\"] [@nobody, p. 1] [@港-1]"));
    assert_eq!(values(&preview, "data-key"), ["nobody", "港-1"]);
    let preview = html::preview(&sample::document("[@a; see @b] [@{k \"q\" & y}]"));
    assert_eq!(values(&preview, "data-key"), ["a", "b", "k &quot;q&quot; &amp; y"]);
    assert_eq!(preview.matches("class=\"cite\"").count(), 3);
}

#[test]
fn a_long_table_of_every_alignment_has_heads_and_sides() {
    let page = page(&sample::document("| a | b | c | d |\n|:--|--:|:-:|---|\n| 1 | 2 | 3 | 4 |\n"));
    assert_eq!(page.matches("<th scope=\"col\"").count(), 4);
    for class in ["left", "right", "center"] {
        let body = page.split("</style>").nth(1).unwrap();
        assert_eq!(body.matches(&format!("class=\"{class}\"")).count(), 2, "{class}");
    }
}
