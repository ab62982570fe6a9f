//! Office documents and books: made by LibreOffice, by our own export, and by hand.

use std::io::Write as _;

use extract::{BlockKind, Capture, Input, Kind};
use proptest::prelude::*;

use crate::office;

fn read(bytes: &[u8]) -> Capture {
    let captured = "2026-06-01T12:00:00Z".parse().unwrap();
    extract::extract(&Input::of(bytes, captured))
}

/// A ZIP archive with these files.
fn zip(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (i, (name, text)) in files.iter().enumerate() {
        let method =
            if i == 0 { zip::CompressionMethod::Stored } else { zip::CompressionMethod::Deflated };
        let options = zip::write::SimpleFileOptions::default().compression_method(method);
        zip.start_file(*name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn holds_the_document(format: &str, kind: Kind) {
    let Some(bytes) = office::made(format) else { return };
    let capture = read(&bytes);
    assert_eq!(capture.kind, kind);
    let shown: Vec<&str> = capture.blocks.iter().map(|block| block.text.as_str()).collect();
    for paragraph in office::PARAGRAPHS {
        assert!(shown.contains(paragraph), "{paragraph}\n{shown:#?}");
    }
    assert!(capture.body().contains("Ulm | 3\nLinz | 12"), "{shown:#?}");
    let list: Vec<&str> = capture
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::ListItem)
        .map(|block| block.text.as_str())
        .collect();
    assert_eq!(list, ["One gate of the north", "Two ferries"]);
    let heading = capture.blocks.iter().find(|block| block.text == "What the pilots say").unwrap();
    assert_eq!((heading.kind, heading.level), (BlockKind::Heading, Some(2)));
    assert_eq!(capture.published.date.iso(), "2024-12-18");
    assert_eq!(capture.language.as_deref(), Some("en"));
}

#[test]
fn word_documents_of_libreoffice() {
    holds_the_document("docx", Kind::DOCX);
    if let Some(bytes) = office::made("docx") {
        let capture = read(&bytes);
        assert_eq!(capture.title.unwrap().value, office::TITLE);
        assert_eq!(capture.authors, ["Lin Zhao"]);
        assert!(capture.author_candidates.iter().any(|it| it.value == "R. Haas"));
        assert!(capture.title_candidates.iter().any(|it| it.value == "Notes on gates"));
    }
}

#[test]
fn texts_of_libreoffice() {
    holds_the_document("odt", Kind::ODT);
}

#[test]
fn books_of_libreoffice() {
    let Some(bytes) = office::made("epub") else { return };
    let capture = read(&bytes);
    assert_eq!(capture.kind, Kind::EPUB);
    for paragraph in office::PARAGRAPHS {
        assert!(capture.body().contains(paragraph), "{paragraph}\n{}", capture.body());
    }
}

#[test]
fn our_own_export_is_read_back() {
    let capture = read(include_bytes!("../documents/briefing.docx"));
    assert_eq!(capture.kind, Kind::DOCX);
    assert_eq!(capture.title.as_ref().unwrap().value, "Pilots, tugs and who stopped them");
    let body = capture.body();
    for text in [
        "Two pilots' unions now blame each other",
        "Pier | Tugs idle | Share | Said by",
        "港口关闭",
    ] {
        assert!(body.contains(text), "{text}\n{body}");
    }
}

const DOCUMENT: &str = "<w:document><w:body>\
    <w:p><w:pPr><w:pStyle w:val='Titel'/></w:pPr><w:r><w:t>Gates shut</w:t></w:r></w:p>\
    <w:p><w:r><w:t xml:space='preserve'>The gate </w:t></w:r><w:del><w:r><w:delText>was</w:delText></w:r></w:del><w:ins><w:r><w:t>is</w:t></w:r></w:ins><w:r><w:t> shut</w:t><w:footnoteReference w:id='2'/><w:t>.</w:t></w:r></w:p>\
    <w:p><w:pPr><w:numPr><w:ilvl w:val='0'/></w:numPr></w:pPr><w:r><w:t>One</w:t></w:r></w:p>\
    <w:p><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Boxed</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>Boxed</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:p>\
    </w:body></w:document>";

const STYLES: &str =
    "<w:styles><w:style w:styleId='Titel'><w:name w:val='Title'/></w:style></w:styles>";

const NOTES: &str = "<w:footnotes><w:footnote w:type='separator' w:id='0'><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote><w:footnote w:id='2'><w:p><w:r><w:t>Says Ada.</w:t></w:r></w:p></w:footnote></w:footnotes>";

#[test]
fn changes_notes_and_boxes_of_word() {
    let bytes = zip(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", DOCUMENT),
        ("word/styles.xml", STYLES),
        ("word/footnotes.xml", NOTES),
        (
            "docProps/core.xml",
            "<c><dc:title>template.dotx</dc:title><dcterms:created>2024-12-01T10:00:00Z</dcterms:created></c>",
        ),
    ]);
    let capture = read(&bytes);
    assert_eq!(capture.title.as_ref().unwrap().value, "Gates shut");
    assert_eq!(capture.body(), "The gate is shut[2].\n\nOne\n\nBoxed\n\n[2] Says Ada.");
    assert_eq!(capture.warnings[0].code, "tracked_changes");
    assert!(capture.published.is_unknown());
    assert_eq!(capture.published_candidates[0].date.iso(), "2024-12-01T10:00:00Z");
}

#[test]
fn a_book_keeps_the_order_of_its_chapters() {
    let bytes = zip(&[
        ("mimetype", "application/epub+zip"),
        (
            "META-INF/container.xml",
            "<container><rootfiles><rootfile full-path='b/c.opf'/></rootfiles></container>",
        ),
        (
            "b/c.opf",
            "<package><metadata><dc:title>Of gates</dc:title><dc:creator>Ada Novak</dc:creator><dc:publisher>Port Press</dc:publisher><dc:date>2023-05</dc:date><dc:language>en</dc:language></metadata>\
            <manifest><item id='x' href='2.xhtml'/><item id='y' href='1.xhtml'/></manifest><spine><itemref idref='y'/><itemref idref='x'/></spine></package>",
        ),
        (
            "b/1.xhtml",
            "<html><head><title>Beginnings</title></head><body><p>First chapter.</p></body></html>",
        ),
        (
            "b/2.xhtml",
            "<html><head><title>x</title></head><body><h1>Ends</h1><p>Last chapter.</p></body></html>",
        ),
    ]);
    let capture = read(&bytes);
    assert_eq!(capture.body(), "Beginnings\n\nFirst chapter.\n\nEnds\n\nLast chapter.");
    assert_eq!(
        (capture.title.unwrap().value.as_str(), capture.authors[0].as_str()),
        ("Of gates", "Ada Novak")
    );
    assert_eq!(capture.publisher.unwrap().value, "Port Press");
    assert_eq!(capture.published.date.iso(), "2023-05");
}

#[test]
fn a_bomb_and_a_deep_document_do_no_harm() {
    let bomb = " ".repeat(80 << 20);
    let bytes = zip(&[("[Content_Types].xml", "x"), ("word/document.xml", &bomb)]);
    assert_eq!(read(&bytes).warnings[0].code, "document_damaged");
    let deep = format!("<w:body>{}deep", "<w:tbl><w:tr><w:tc><w:p><w:t>".repeat(100_000));
    let bytes = zip(&[("[Content_Types].xml", "x"), ("word/document.xml", &deep)]);
    assert!(read(&bytes).body().contains("deep"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn damaged_documents_give_a_capture(cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..30)) {
        let mut bytes = zip(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", DOCUMENT), ("word/styles.xml", STYLES)]);
        let last = bytes.len();
        for (at, byte) in cuts {
            bytes[at.index(last)] = byte;
        }
        for kind in [Kind::DOCX, Kind::ODT, Kind::EPUB] {
            let input = Input { kind: Some(kind), ..Input::of(&bytes, jiff::Timestamp::UNIX_EPOCH) };
            let capture = extract::extract(&input);
            prop_assert!(!capture.blocks.is_empty() || !capture.warnings.is_empty());
        }
    }

    #[test]
    fn any_markup_gives_a_capture(text in "(<(/)?(w:p|w:t|w:tbl|w:tc|w:tr|w:pPr|w:del|w:footnote|text:p|text:h)>|[a-c ]|&amp;|<!\\[CDATA\\[){0,80}") {
        let bytes = zip(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &text), ("content.xml", &text)]);
        for kind in [Kind::DOCX, Kind::ODT] {
            let input = Input { kind: Some(kind), ..Input::of(&bytes, jiff::Timestamp::UNIX_EPOCH) };
            prop_assert_eq!(extract::extract(&input).kind, kind);
        }
    }
}
