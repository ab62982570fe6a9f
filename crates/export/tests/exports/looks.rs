//! How the rich briefing looks as markdown, as a page and as a preview.

use crate::{rich, sample};

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

#[test]
fn markdown() {
    let text = text(export::markdown::write(&rich::document()));
    for word in rich::WORDS {
        // Escapes stand between letters; compare without them.
        assert!(text.replace('\\', "").contains(word), "{word}");
    }
    insta::assert_snapshot!(text);
}

#[test]
fn page() {
    let text = text(export::html::write(&rich::document()));
    let (style, rest) = text
        .split_once("<style>")
        .and_then(|(head, rest)| {
            let (_, body) = rest.split_once("</style>")?;
            Some((head.to_owned(), body.to_owned()))
        })
        .unwrap();
    insta::assert_snapshot!(format!("{style}<style></style>{rest}"));
}

#[test]
fn preview() {
    insta::assert_snapshot!(export::html::preview(&rich::document()));
}

#[test]
fn warnings() {
    let document = rich::document();
    let lines: Vec<_> = document
        .warnings
        .iter()
        .map(|w| {
            let marked = w.span.clone().and_then(|span| rich::MARKDOWN.get(span)).unwrap_or("-");
            format!("{}: {} [{}]", w.code, w.message, marked.replace('\n', " "))
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
    assert_eq!((document.words, document.minutes), (229, 1));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let (first, second) = (rich::document(), rich::document());
    assert_eq!(export::html::write(&first), export::html::write(&second));
    assert_eq!(export::markdown::write(&first), export::markdown::write(&second));
    assert_eq!(export::html::preview(&first), export::html::preview(&second));
}

#[test]
fn a_written_markdown_reads_back_as_the_same_text() {
    let first = sample::document(
        "1986\\. A *year* with **bold** `co``de`, a_b, \\*stars\\*, R&D, 1 < 2, C:\\\\dir!\n\n\
         - a\n- b\n\n* c\n\n+ d\n\n> q\n>\n> - x\n>\n>   y\n\n| a \\| b | c |\n|---|:-:|\n| `x \\| y` | z |\n",
    );
    let written = text(export::markdown::write(&first));
    let second = sample::document(&written);
    // Marking, title and byline come before, the marking after.
    let body = &second.blocks[3..second.blocks.len() - 1];
    let kinds = |blocks: &[export::document::Block]| {
        let json = serde_json::to_string(blocks).unwrap();
        regex_free_of_starts(&json)
    };
    assert_eq!(kinds(body), kinds(&first.blocks), "{written}");
}

/// JSON without the places of blocks.
fn regex_free_of_starts(json: &str) -> String {
    let mut parts = json.split("\"start\":");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(part.trim_start_matches(|c: char| c.is_ascii_digit()));
    }
    out
}

#[test]
fn a_citation_before_a_bracket_begins_no_link() {
    let first = sample::document("[@a](see below) and [@b]\\(x) and [@a]\\: y");
    let written = text(export::markdown::write(&first));
    assert!(written.contains("[1]\\(x)") || written.contains("[2]\\(x)"), "{written}");
    assert!(!written.contains("](x"), "{written}");
}
