//! Every form of citation that an analyst may write, and what becomes of it.

use export::document::{Block, BlockKind, Inline};
use export::{Document, citations};

use crate::sample::{codes, document};

/// The text of the first block; citations as `{key|number|prefix|locator}`.
fn shown(document: &Document) -> String {
    document.blocks.iter().map(block_text).collect::<Vec<_>>().join(" / ")
}

fn block_text(block: &Block) -> String {
    match &block.kind {
        BlockKind::Paragraph(line) | BlockKind::Heading { content: line, .. } => line_text(line),
        BlockKind::List { items, .. } => items
            .iter()
            .flat_map(|item| &item.blocks)
            .map(block_text)
            .collect::<Vec<_>>()
            .join(" / "),
        BlockKind::Table(table) => table
            .head
            .iter()
            .chain(table.rows.iter().flatten())
            .map(|cell| line_text(cell))
            .collect::<Vec<_>>()
            .join(" / "),
        other => format!("{other:?}"),
    }
}

fn line_text(line: &[Inline]) -> String {
    line.iter()
        .map(|inline| match inline {
            Inline::Text(text) => text.clone(),
            Inline::Code(text) => format!("`{text}`"),
            Inline::Emphasis(inner) => format!("*{}*", line_text(inner)),
            Inline::Strong(inner) => format!("**{}**", line_text(inner)),
            Inline::Strike(inner) => format!("~{}~", line_text(inner)),
            Inline::Link { url, content } => format!("<{}>({url})", line_text(content)),
            Inline::MissingImage { alt } => format!("!{alt}!"),
            Inline::Note(note) => format!("^{}", note.number),
            Inline::SoftBreak | Inline::HardBreak => " ".into(),
            Inline::Cite(cite) => cite
                .items
                .iter()
                .map(|item| {
                    let dash = if item.suppress_author { "-" } else { "" };
                    format!(
                        "{{{dash}{}|{}|{}|{}}}",
                        item.key, item.number, item.prefix, item.locator
                    )
                })
                .collect(),
        })
        .collect()
}

#[track_caller]
fn check(markdown: &str, text: &str, warnings: &[&str]) {
    let document = document(markdown);
    assert_eq!(shown(&document), text, "{markdown}");
    assert_eq!(codes(&document), warnings, "{markdown}: {:?}", document.warnings);
}

#[test]
fn plain_citations() {
    check("[@a]", "{a|1||}", &[]);
    check("[see @key, pp. 3-4; also @key2, ch. 2]", "{key|1|see|pp. 3-4}{key2|2|also|ch. 2}", &[]);
    check("[-@a]", "{-a|1||}", &[]);
    check("[@a, para. 4] and [@a, para. 5]", "{a|1||para. 4} and {a|1||para. 5}", &[]);
    check("[@a\n, p. 3]", "{a|1||p. 3}", &[]);
    check("[@国家-1, 第3页]", "{国家-1|1||第3页}", &[]);
    check("Said [@a].", "Said {a|1||}.", &[]);
    check("[@a]: no", "", &["citation_swallowed"]);
}

#[test]
fn neighbours_do_not_swallow_each_other() {
    check("[@a][@b]", "{a|1||}{b|2||}", &[]);
    check("[see @a, p. 3][@b]", "{a|1|see|p. 3}{b|2||}", &[]);
    check("[foo][@a]", "[foo]{a|1||}", &[]);
    check("[@a][]", "{a|1||}[]", &[]);
}

#[test]
fn text_stays_text() {
    check("[mail me@x.org]", "[mail <me@x.org>(mailto:me@x.org)]", &[]);
    check("@nobody says", "@nobody says", &[]);
    check("`[@a]` and \\[@a]", "`[@a]` and [@a]", &[]);
    check("&#91;@nobody]", "[@nobody]", &[]);
}

#[test]
fn what_is_nearly_a_citation_is_told() {
    check("[@a, p. 3 [sic]]", "[@a, p. 3 [sic]]", &["not_a_citation"]);
    check("[@a; b]", "[@a; b]", &["not_a_citation"]);
    check("[^@a]", "[^@a]", &["not_a_citation"]);
    check("![@a]", "![@a]", &["not_a_citation"]);
    check("[@a, `code`]", "[@a, `code`]", &["not_a_citation"]);
    check("an open [@a, p. 3", "an open [@a, p. 3", &["not_a_citation"]);
    check("@a says", "@a says", &["bare_key"]);
    check("[@a.]", "{a|1||}", &[]);
    check("[@a|b]", "{a|1||b}", &["odd_locator"]);
    check("[see *@a*, p. 3]", "{a|1|see|p. 3}", &["citation_format"]);
    check("[@A] [@a]", "{A|1||} {a|2||}", &["similar_keys"]);
    check("[@nothing, p. 2]", "{nothing|1||p. 2}", &["unresolved_citation"]);
}

#[test]
fn links_do_not_hide_citations_silently() {
    check(
        "[@a]\n\n[@a]: https://e.org",
        "<@a>(https://e.org)",
        &["citation_hidden", "citation_swallowed"],
    );
    check("[@a][x]\n\n[x]: https://e.org", "<@a>(https://e.org)", &["citation_hidden"]);
    check("[@a](https://e.org)", "<@a>(https://e.org)", &["citation_hidden"]);
    check(
        "[text [@a] more](https://e.org)",
        "<text >(https://e.org){a|1||}< more>(https://e.org)",
        &["citation_in_link"],
    );
}

#[test]
fn citations_stand_everywhere() {
    check("# Head [@a]\n\n**b [@b]** ~~s [@a]~~", "Head {a|1||} / **b {b|2||}** ~s {a|1||}~", &[]);
    check("- [ ] task [@a]\n- two [@b]", "task {a|1||} / two {b|2||}", &[]);
    check(
        "| h [@a] | i |\n|---|---|\n| [@b, p. 2] | [@a] |",
        "h {a|1||} / i / {b|2||p. 2} / {a|1||}",
        &[],
    );
    check("| h |\n|---|\n| [@a|b] |", "h / [@a", &["not_a_citation"]);
    check("one[^n] two [@b]\n\n[^n]: note [@a]", "one^1 two {b|2||}", &[]);
}

#[test]
fn headings_are_named_without_their_citations() {
    let document = document("# Tugs [@a]\n\n# Tugs\n\n# !!!\n\n### 指标");
    let ids: Vec<_> = document.outline.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["tugs", "tugs-2", "section", "指标"]);
    assert_eq!(document.outline[0].text, "Tugs");
    assert_eq!(document.outline[3].level, 3);
}

#[test]
fn many_keys_fit_into_one_pair_of_brackets() {
    let keys: Vec<String> = (0..400).map(|n| format!("@key-{n}")).collect();
    let document = document(&format!("[{}]", keys.join("; ")));
    assert_eq!(document.sources.len(), 400);
    assert_eq!(document.sources[399].number, 400);
}

#[test]
fn places_are_bytes_of_the_markdown() {
    let markdown = "港 *ü* [see @a, p. 1; -@b] `[@no]`\n\n> [@港-1]";
    let found = citations(markdown);
    let keys: Vec<_> = found.iter().map(|c| (c.key.as_str(), &markdown[c.span.clone()])).collect();
    assert_eq!(keys, [("a", "@a"), ("b", "@b"), ("港-1", "@港-1")]);
    assert_eq!(&markdown[found[0].bracket.clone()], "[see @a, p. 1; -@b]");
    let warned = document("text [@nothing] text");
    assert_eq!(warned.warnings[0].span, Some(5..15));
}

#[test]
fn uses_are_counted_for_links_back() {
    let document = document("[@a] [@b] [@a; @a]");
    assert_eq!(document.sources.iter().map(|s| s.uses).collect::<Vec<_>>(), [3, 1]);
}
