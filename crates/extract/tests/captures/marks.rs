//! Markdown and places of blocks: what a reader of the markdown sees is the text, and what stands
//! at a block's place in the original holds its words.

use std::collections::HashSet;

use extract::{Block, BlockKind, Capture, Input, Kind};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

fn read(bytes: &[u8], kind: Kind) -> Capture {
    extract::extract(&input(bytes, kind))
}

fn input(bytes: &[u8], kind: Kind) -> Input<'_> {
    Input {
        url: Some("https://gazette.example/a/b.html"),
        kind: Some(kind),
        ..Input::of(bytes, "2025-06-01T12:00:00Z".parse().unwrap())
    }
}

/// What a reader of a markdown text sees, without blanks, and without the bars that only part
/// cells.
fn seen(markdown: &str, table: bool) -> String {
    let mut out = String::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                out.push_str(&text);
            }
            _ => {}
        }
    }
    squeezed(&out, table)
}

fn squeezed(text: &str, table: bool) -> String {
    text.chars().filter(|c| !(c.is_whitespace() || (table && *c == '|'))).collect()
}

fn check_markdown(block: &Block) {
    let markdown = block.as_markdown();
    let table = block.kind == BlockKind::Table;
    let alone = markdown.trim_start_matches(' ');
    assert_eq!(seen(alone, table), squeezed(&block.text, table), "{markdown}");
}

/// The words of a text, as sets are compared.
fn words(text: &str) -> HashSet<String> {
    let text = text.to_lowercase().replace(['\u{ad}', '\u{200b}', '\u{2060}', '\u{feff}'], "");
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn check_places(capture: &Capture, original: &str, kind: Kind) {
    let mut last = 0;
    for block in &capture.blocks {
        let Some((from, to)) = block.at else { panic!("no place: {}", block.text) };
        assert!(from >= last && from < to, "{from}..{to} after {last}: {}", block.text);
        last = from;
        let slice = original.get(from as usize..to as usize).expect("between characters");
        let shown = if kind == Kind::HTML {
            extract::plain(&input(slice.as_bytes(), kind), extract::Warning::new("x", "x")).body()
        } else {
            slice.to_owned()
        };
        let shown = words(&shown);
        let missing: Vec<String> = words(&block.text).difference(&shown).cloned().collect();
        assert!(missing.is_empty(), "{missing:?} of {} not in {slice}", block.text);
    }
}

const PAGE: &str = "<html><head><title>Gates closed</title><base href='https://gazette.example/x/'></head><body>\
    <h1>Gates &amp; doors closed</h1>\
    <p>The <b>old gates</b> of <a href='../ulm?a=1&amp;b=2'>Ulm (south)</a> were <em>closed</em> on Monday!<a href=map.html>See the map</a>, said <code>port_office()</code>.<br>\
    - nobody knows *when* they open; 1 &lt; 2</p>\
    <p><a href='javascript:x()'>no link</a> and <a href='#top'>none either</a>, but the harbour office wrote to all ships.</p>\
    <ul><li>first pier<ul><li>its <i>upper</i> part<p>second paragraph</ul><li>second pier</ul>\
    <ol start=3><li>third<li>fourth</ol><img src=/gate.png alt='A &quot;gate&quot;'>\
    <table><tr><th>Port<th>Ships<tr><td><a href=https://ulm.example/>Ulm</a><td>3 | 4<tr><td>Bonn<td><b>7</b></table>\
    <blockquote>It was <strong>wet</strong></blockquote><pre>a  b\n```\nc</pre></body></html>";

#[test]
fn a_page_becomes_markdown() {
    let capture = read(PAGE.as_bytes(), Kind::HTML);
    for block in &capture.blocks {
        check_markdown(block);
    }
    let all: Vec<String> = capture.blocks.iter().map(Block::as_markdown).collect();
    insta::assert_snapshot!(all.join("\n\n"));
    check_places(&capture, PAGE, Kind::HTML);
}

#[test]
fn links_lead_where_the_page_says() {
    let capture = read(PAGE.as_bytes(), Kind::HTML);
    let mut targets = Vec::new();
    for block in &capture.blocks {
        for event in Parser::new_ext(&block.as_markdown(), Options::ENABLE_TABLES) {
            if let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event {
                targets.push(dest_url.to_string());
            }
        }
    }
    assert_eq!(
        targets,
        [
            "https://gazette.example/ulm?a=1&b=2",
            "https://gazette.example/x/map.html",
            "https://gazette.example/gate.png",
            "https://ulm.example/"
        ]
    );
}

#[test]
fn the_whole_body_is_one_markdown_text() {
    let text = "---\ntitle: Piers\n---\n\nThe *office* said [so](https://wire.example/a).\n\n- one\n  - two\n\n    more\n  - three\n1. `four`\n\n| Port | Ships |\n|---|---|\n| **Ulm** | 3 |\n";
    let capture = read(text.as_bytes(), Kind::MARKDOWN);
    let markdown = capture.markdown();
    assert!(markdown.contains("The *office* said [so](https://wire.example/a)."), "{markdown}");
    assert!(markdown.contains("    - two") && markdown.contains("| **Ulm** | 3 |"), "{markdown}");
    assert_eq!(seen(&markdown, true), squeezed(&capture.body(), true));
    let depth = Parser::new(&markdown).fold((0, 0), |(now, most), event| match event {
        Event::Start(Tag::List(_)) => (now + 1, most.max(now + 1)),
        Event::End(TagEnd::List(_)) => (now - 1, most),
        _ => (now, most),
    });
    assert_eq!(depth, (0, 2), "{markdown}");
    check_places(&capture, text, Kind::MARKDOWN);
}

#[test]
fn pages_of_our_own_have_markdown_and_places() {
    let folder: std::path::PathBuf =
        [env!("CARGO_MANIFEST_DIR"), "tests", "pages"].iter().collect();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let kind = extract::detect(&bytes, Some(&name)).unwrap();
        let capture = read(&bytes, kind);
        let original = extract::decoded(&input(&bytes, kind));
        capture.blocks.iter().for_each(check_markdown);
        check_places(&capture, &original, kind);
    }
}

/// Pieces of pages, in any order.
fn pieces() -> impl Strategy<Value = Vec<&'static str>> {
    let all = [
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<a href='/x_(y)*z?a&b'>",
        "</a>",
        "<li>",
        "<ul>",
        "</ul>",
        "<ol>",
        "</ol>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<h2>",
        "</h2>",
        "<br>",
        "<code>",
        "</code>",
        "<blockquote>",
        "</blockquote>",
        "<div>",
        "</div>",
        "<img alt='a [gate] *' src=g.png>",
        "word",
        " two words ",
        "*",
        "_",
        "`",
        "``",
        "[x](y)",
        "![",
        "]",
        "<!-- c -->",
        "&amp;amp;",
        "&lt;b&gt;",
        "# ",
        "- ",
        "1. ",
        "> ",
        "|",
        "\\",
        "~~",
        "café",
        "港口",
        "\u{301}",
        "<span>",
        "</span>",
        "&#x1F6A2;",
        "\u{100001}",
        "x\u{ad}y",
        " \n ",
        "+",
        "=",
        "---",
        "$a$",
        "<em>",
        "</em>",
        "!",
    ];
    proptest::collection::vec(proptest::sample::select(all.to_vec()), 0..40)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn markdown_without_its_marks_is_the_text(pieces in pieces()) {
        let page = format!("<html><body>{}</body></html>", pieces.concat());
        let capture = read(page.as_bytes(), Kind::HTML);
        for block in &capture.blocks {
            check_markdown(block);
            if let Some((from, to)) = block.at {
                prop_assert!(page.get(from as usize..to as usize).is_some());
            }
        }
        let kept = capture.blocks.iter().filter(|block| block.kept);
        let text: String = kept.map(|block| squeezed(&block.text, true)).collect();
        prop_assert_eq!(seen(&capture.markdown(), true), text);
    }

    #[test]
    fn markdown_of_text_and_markdown_files_is_their_text(pieces in pieces()) {
        let text = pieces.concat().replace('<', "\n\n");
        for kind in [Kind::TEXT, Kind::MARKDOWN] {
            let capture = read(text.as_bytes(), kind);
            capture.blocks.iter().for_each(check_markdown);
            for block in &capture.blocks {
                let (from, to) = block.at.unwrap();
                prop_assert!(text.get(from as usize..to as usize).is_some());
            }
        }
    }
}
