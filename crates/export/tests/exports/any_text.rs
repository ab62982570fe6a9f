//! Any text at all: every writer writes, and what it writes is sound.

use export::{build, html, markdown};
use proptest::prelude::*;

use crate::sample::{info, source};

/// Pieces that mean something in markdown, in HTML or in a format behind them.
pub(crate) fn any_markdown() -> impl Strategy<Value = String> {
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
        "## ",
        "|",
        "|---|---|\n",
        "[^n]",
        "[^n]: ",
        "<b onload=x>",
        "<!--",
        "-->",
        "https://x.org/",
        "@b",
        "; ",
        "\\",
        "&amp;",
        "!",
        "[ ] ",
        "    ",
        "港口",
        "\u{202E}",
        "\0",
        "é",
        "-@",
        "[@no]",
        "[!NOTE]",
        ":",
        "]]>",
        "</w:t>",
        "\"]); #panic(1)",
        "$x$",
        "שלום",
        "مرحبا",
        "<script>",
        "javascript:x",
        "\u{b}",
        "👩‍👩‍👧",
        "word ",
        "\t",
        "=",
    ]);
    prop_oneof![
        4 => prop::collection::vec(piece, 0..50).prop_map(|pieces| pieces.concat()),
        1 => "(?s).{0,200}",
    ]
}

/// Every tag of an HTML text with its attributes.
fn tags(html: &str) -> Vec<&str> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some((_, behind)) = rest.split_once('<') {
        let (tag, after) = behind.split_once('>').expect("every tag closes");
        tags.push(tag);
        rest = after;
    }
    tags
}

/// Names of the attributes of a tag; values hold no quotes, since the writer escapes them.
fn attributes(tag: &str) -> Vec<&str> {
    let pieces: Vec<&str> = tag.split('"').collect();
    assert!(pieces.len() % 2 == 1, "{tag}");
    let names = pieces.iter().step_by(2).filter_map(|piece| piece.trim().strip_suffix('='));
    names.map(|name| name.rsplit(' ').next().unwrap_or(name)).collect()
}

const TAGS: &[&str] = &[
    "!DOCTYPE",
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "div",
    "header",
    "main",
    "footer",
    "section",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "span",
    "strong",
    "em",
    "del",
    "a",
    "sup",
    "br",
    "hr",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "code",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "time",
];
const ATTRIBUTES: &[&str] = &[
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "class",
    "href",
    "id",
    "dir",
    "datetime",
    "rel",
    "role",
    "aria-label",
    "aria-labelledby",
    "tabindex",
    "scope",
    "start",
    "data-start",
    "data-id",
    "data-key",
    "data-number",
    "data-href",
];

fn only_our_markup(html: &str) {
    for tag in tags(html) {
        let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap();
        assert!(TAGS.contains(&name), "{tag}");
        for attribute in attributes(tag) {
            assert!(ATTRIBUTES.contains(&attribute), "{tag}: {attribute}");
        }
        for harm in ["href=\"javascript", "href=\"data", "href=\"file", "src="] {
            assert!(!tag.contains(harm), "{tag}");
        }
    }
}

/// Letters and digits alone, for comparing texts of different markup.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Everything that a reader sees of blocks, letters and digits alone.
fn shown(document: &export::Document) -> String {
    let html = html::preview(document);
    let (_, text) = html.split_once("class=\"byline\"").unwrap();
    let (_, text) = text.split_once("</p>").unwrap();
    let (text, _) = text.rsplit_once("class=\"mark mark-bottom\"").unwrap();
    let text: String = tags_removed(text);
    letters(&text)
}

fn tags_removed(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    for (entity, c) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
    {
        out = out.replace(entity, c);
    }
    out
}

proptest! {
    #[test]
    fn html_holds_only_our_own_markup(text in any_markdown(), title in "\\PC{0,30}|<b>|\"'>") {
        let document = build(info(&title), &text, &source);
        let page = String::from_utf8(html::write(&document)).unwrap();
        let (head, body) = page.split_once("<style>").unwrap();
        let (_, body) = body.split_once("</style>").unwrap();
        only_our_markup(head);
        only_our_markup(body);
        let preview = html::preview(&document);
        only_our_markup(&preview);
        prop_assert!(!preview.contains(" href="));
        prop_assert!(!preview.contains(" id="));
    }

    #[test]
    fn markdown_reads_back_with_every_word(text in any_markdown()) {
        let first = build(info("T"), &text, &|_: &str| None);
        let written = String::from_utf8(markdown::write(&first)).unwrap();
        let second = build(info("T"), &written, &|_: &str| None);
        let both = shown(&second);
        // Sources and notes are ordinary text by then; the words of the body come first.
        let body = shown(&build_body_only(&first));
        prop_assert!(both.contains(&body), "{}\n---\n{}\n---\n{}", written, both, body);
    }
}

/// The document without its lists of notes and sources.
fn build_body_only(document: &export::Document) -> export::Document {
    let mut body = document.clone();
    body.notes.clear();
    body.sources.clear();
    body
}
