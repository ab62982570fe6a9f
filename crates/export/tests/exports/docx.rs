//! The Word file: sound XML, the same bytes, and everything there for those who open it.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use export::{Document, build, docx};
use proptest::prelude::*;
use roxmltree::Node;

use crate::any_text::any_markdown;
use crate::others::{office, run, unspaced};
use crate::rich;
use crate::sample::{self, info, source};

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Name and text of every part.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|n| {
            let mut entry = archive.by_index(n).unwrap();
            let mut text = String::new();
            entry.read_to_string(&mut text).unwrap();
            (entry.name().unwrap().into_owned(), text)
        })
        .collect()
}

fn part(document: &Document, name: &str) -> String {
    let all = parts(&docx::write(document));
    all.into_iter().find(|(part, _)| part == name).unwrap().1
}

/// What must hold of every file: all parts are sound XML, and every pointer has its target.
fn check(bytes: &[u8]) {
    let all = parts(bytes);
    assert_eq!(all[0].0, "[Content_Types].xml");
    for (name, text) in &all {
        roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{name}: {error}\n{text}"));
    }
    let text = |name: &str| &all.iter().find(|(part, _)| part == name).unwrap().1;
    let document = roxmltree::Document::parse(text("word/document.xml")).unwrap();
    let notes = roxmltree::Document::parse(text("word/footnotes.xml")).unwrap();
    let styles = roxmltree::Document::parse(text("word/styles.xml")).unwrap();
    let numbering = roxmltree::Document::parse(text("word/numbering.xml")).unwrap();
    let values = |xml: &roxmltree::Document<'_>, element: &str, attribute: &str| {
        xml.descendants()
            .filter(|node| node.has_tag_name((W, element)))
            .filter_map(|node| node.attribute((W, attribute)).map(str::to_owned))
            .collect::<Vec<_>>()
    };
    let set = |values: Vec<String>| values.into_iter().collect::<BTreeSet<_>>();
    let bookmarks = values(&document, "bookmarkStart", "name");
    assert_eq!(set(bookmarks.clone()).len(), bookmarks.len(), "bookmarks are unique");
    assert!(bookmarks.iter().all(|name| name.len() <= 40));
    let known_styles = set(values(&styles, "style", "styleId"));
    let known_lists = set(values(&numbering, "num", "numId"));
    for xml in [&document, &notes] {
        let anchors = set(values(xml, "hyperlink", "anchor"));
        assert!(anchors.is_subset(&set(bookmarks.clone())), "{anchors:?}");
        for element in ["pStyle", "rStyle", "tblStyle"] {
            let used = set(values(xml, element, "val"));
            assert!(used.is_subset(&known_styles), "{used:?}");
        }
        assert!(set(values(xml, "numId", "val")).is_subset(&known_lists));
        assert!(values(xml, "ilvl", "val").iter().all(|level| level.parse::<u32>().unwrap() <= 8));
        in_order(xml);
    }
    let uses = set(values(&document, "footnoteReference", "id"));
    let defined = set(values(&notes, "footnote", "id"));
    assert!(uses.is_subset(&defined));
    assert_eq!(uses.len() + 2, defined.len(), "every note is used");
    for (xml, relations) in [
        ("word/document.xml", "word/_rels/document.xml.rels"),
        ("word/footnotes.xml", "word/_rels/footnotes.xml.rels"),
    ] {
        for id in text(xml).split("r:id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(text(relations).contains(&format!("Id=\"{id}\"")), "{id}");
        }
    }
}

/// Properties stand in the order of the schema, which Word insists on.
fn in_order(xml: &roxmltree::Document<'_>) {
    let orders = [
        (
            "pPr",
            "pStyle keepNext keepLines numPr pBdr shd tabs bidi spacing ind contextualSpacing jc outlineLvl",
        ),
        ("rPr", "rStyle rFonts b bCs i iCs strike color sz szCs u shd vertAlign rtl cs lang"),
        ("pBdr", "top left bottom right"),
    ];
    for (element, order) in orders {
        let place = |node: Node<'_, '_>| {
            let name = node.tag_name().name().to_owned();
            order.split(' ').position(|other| other == name).unwrap_or_else(|| panic!("{name}"))
        };
        for node in xml.descendants().filter(|node| node.has_tag_name((W, element))) {
            let places: Vec<_> = node.children().map(place).collect();
            assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{element}: {places:?}");
        }
    }
}

/// Text of a part as a reader sees it, one line for each paragraph.
fn shown(xml: &str) -> String {
    let xml = roxmltree::Document::parse(xml).unwrap();
    let mut out = String::new();
    for node in xml.descendants() {
        match node.tag_name().name() {
            "p" => out.push('\n'),
            "br" | "tab" => out.push(' '),
            "t" => out.push_str(node.text().unwrap_or_default()),
            _ => {}
        }
    }
    out
}

#[test]
fn the_rich_briefing_is_sound_and_whole() {
    let document = rich::document();
    let bytes = docx::write(&document);
    check(&bytes);
    let text = shown(&part(&document, "word/document.xml"))
        + &shown(&part(&document, "word/footnotes.xml"));
    for word in rich::WORDS {
        assert!(text.contains(word), "{word}");
    }
    for words in ["[1, para. 4; 2]", "[see 3, p. 2]", "[4 (unresolved: nowhere-2026), fig. 3]"] {
        assert!(text.contains(words), "{words}");
    }
}

#[test]
fn the_body_looks_as_it_did() {
    let document = sample::document(
        "## H [@a]\n\nText *i* **b** `c`[^1] שלום\n\n> q\n\n1. one\n   - [x] two\n\n| a |\n|--:|\n| 1 |\n\n\
         ```\nx\n\ty\n```\n\n[^1]: note",
    );
    let xml = part(&document, "word/document.xml");
    insta::assert_snapshot!(xml.replace("<w:p>", "\n<w:p>").replace("<w:tbl>", "\n<w:tbl>"));
}

#[test]
fn the_marking_is_everywhere() {
    let document = rich::document();
    for (name, times) in [
        ("word/header1.xml", 1),
        ("word/footer1.xml", 1),
        ("word/document.xml", 2),
        ("docProps/core.xml", 1),
    ] {
        assert_eq!(part(&document, name).matches("TLP:AMBER").count(), times, "{name}");
    }
    assert!(!part(&document, "word/document.xml").contains("titlePg"));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(docx::write(&rich::document()), docx::write(&rich::document()));
}

#[test]
fn scripts_get_their_font_language_and_direction() {
    let xml = part(&rich::document(), "word/document.xml");
    for language in ["zh-CN", "ko-KR", "ar-SA", "he-IL", "hi-IN", "th-TH"] {
        assert!(xml.contains(&format!("=\"{language}\"")), "{language}");
    }
    let xml = part(&sample::document("שלום world"), "word/document.xml");
    assert!(xml.contains("<w:bidi/>") && xml.contains("<w:rtl/>"));
}

#[test]
fn a_second_use_of_a_note_points_to_the_first() {
    let document = sample::document("a[^n] b[^n]\n\n[^n]: - list first\n");
    check(&docx::write(&document));
    let xml = part(&document, "word/document.xml");
    assert_eq!(xml.matches("w:footnoteReference ").count(), 1);
    assert_eq!(xml.matches("NOTEREF footnote_1").count(), 1);
}

#[test]
fn every_numbered_list_starts_anew() {
    let document = sample::document("1. a\n\ntext\n\n1. b\n\n7. not\n");
    let xml = part(&document, "word/numbering.xml");
    assert!(xml.matches("<w:num ").count() >= 5);
    assert!(xml.contains("<w:startOverride w:val=\"1\"/>"));
    assert!(xml.rfind("<w:abstractNum ").unwrap() < xml.find("<w:num ").unwrap());
}

#[test]
fn python_reads_every_part() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("b.docx"), docx::write(&rich::document())).unwrap();
    let script = "import zipfile, xml.dom.minidom as m\n\
                  z = zipfile.ZipFile('b.docx')\n\
                  assert z.testzip() is None\n\
                  [m.parseString(z.read(n)) for n in z.namelist()]\n\
                  print(len(z.namelist()))";
    if let Some((done, output)) = run("python3", &["-c", script], folder.path()) {
        assert!(done && output.trim() == "12", "{output}");
    }
}

#[test]
fn libreoffice_reads_it_and_marks_every_page() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("briefing.docx");
    let long = rich::MARKDOWN.repeat(3);
    let document = build(info("Pilots, tugs and who stopped them"), &long, &rich::source);
    std::fs::write(&file, docx::write(&document)).unwrap();
    let Some(pdf) = office(&file, "pdf") else { return };
    let Some((_, text)) = run("pdftotext", &["-layout", pdf.to_str().unwrap(), "-"], folder.path())
    else {
        return;
    };
    let pages: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
    assert!(pages.len() > 3, "{}", pages.len());
    for (n, page) in pages.iter().enumerate() {
        let lines: Vec<&str> = page.lines().filter(|line| !line.trim().is_empty()).collect();
        assert!(lines[0].contains("TLP:AMBER"), "page {}: {}", n + 1, lines[0]);
        let last = lines[lines.len() - 1];
        assert!(last.contains("TLP:AMBER"), "page {}: {last}", n + 1);
        assert!(last.contains(&format!("{} of {}", n + 1, pages.len())), "{last}");
    }
    let text = unspaced(&text);
    // LibreOffice lays right-to-left text out in its own order; it is checked in the XML.
    for word in rich::WORDS {
        assert!(text.contains(&unspaced(word)), "{word}");
    }
}

/// Elements of a part by name.
fn count(xml: &str, element: &str) -> usize {
    let xml = roxmltree::Document::parse(xml).unwrap();
    xml.descendants().filter(|node| node.has_tag_name((W, element))).count()
}

#[test]
fn links_are_relations_and_each_address_is_there_once() {
    let document = sample::document(
        "[a](https://e.org/?a=1&b=2) [b](https://e.org/?a=1&b=2) <x@y.org> [c](#h)\n\n# H\n\n\
         x[^n]\n\n[^n]: [in a note](https://n.org)",
    );
    check(&docx::write(&document));
    let relations = part(&document, "word/_rels/document.xml.rels");
    assert_eq!(relations.matches("TargetMode=\"External\"").count(), 2);
    assert!(
        relations.contains("https://e.org/?a=1&amp;b=2") && relations.contains("mailto:x@y.org")
    );
    assert!(part(&document, "word/_rels/footnotes.xml.rels").contains("https://n.org"));
    assert!(part(&document, "word/document.xml").contains("w:anchor=\"heading_1\""));
}

#[test]
fn tables_repeat_their_head_and_keep_a_paragraph_behind() {
    let document =
        sample::document("| a | b |\n|---|--:|\n| 1 | a long cell of words |\n| 3 | 4 |\n");
    let xml = part(&document, "word/document.xml");
    assert_eq!((count(&xml, "tr"), count(&xml, "tc"), count(&xml, "tblHeader")), (3, 6, 1));
    assert_eq!(count(&xml, "cantSplit"), 1);
    assert!(xml.contains("</w:tbl><w:p>"));
    let widths: Vec<usize> = xml
        .split("<w:gridCol w:w=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().parse().unwrap())
        .collect();
    assert!(widths[1] > widths[0] && widths.iter().sum::<usize>() <= 9_412, "{widths:?}");
}

#[test]
fn nested_lists_count_by_their_own_depth() {
    let document = sample::document("- a\n  1. b\n     1. c\n        - d\n          1. e\n");
    check(&docx::write(&document));
    let numbering = part(&document, "word/numbering.xml");
    let xml = roxmltree::Document::parse(&numbering).unwrap();
    let body = part(&document, "word/document.xml");
    let body = roxmltree::Document::parse(&body).unwrap();
    let value = |node: Node<'_, '_>, name: &str| {
        let found = node.descendants().find(|n| n.has_tag_name((W, name)));
        found.and_then(|n| n.attribute((W, "val"))).unwrap_or_default().to_owned()
    };
    let forms: Vec<_> = body
        .descendants()
        .filter(|node| node.has_tag_name((W, "numPr")))
        .map(|node| {
            let (list, level) = (value(node, "numId"), value(node, "ilvl"));
            let by = |name: &str, attribute: &str, wanted: &str| {
                xml.descendants()
                    .find(|n| {
                        n.has_tag_name((W, name)) && n.attribute((W, attribute)) == Some(wanted)
                    })
                    .unwrap()
            };
            let definition = value(by("num", "numId", &list), "abstractNumId");
            let definition = by("abstractNum", "abstractNumId", &definition);
            let level = definition
                .children()
                .find(|n| n.attribute((W, "ilvl")) == Some(level.as_str()))
                .unwrap();
            value(level, "numFmt")
        })
        .collect();
    assert_eq!(forms, ["bullet", "decimal", "lowerLetter", "bullet", "lowerRoman"]);
}

#[test]
fn quotes_call_outs_and_code_have_their_styles() {
    let document = sample::document(
        "> q\n>\n> > deeper\n\n> [!CAUTION]\n> care\n\n```\na\n\n\tb  c\n```\n\n`code`\n\n---\n",
    );
    check(&docx::write(&document));
    let xml = part(&document, "word/document.xml");
    for (style, times) in [("Quote", 2), ("CallOut", 1), ("CallOutTitle", 1), ("SourceCode", 1)] {
        let named = format!("<w:pStyle w:val=\"{style}\"/>");
        assert_eq!(xml.matches(&named).count(), times, "{style}");
    }
    assert_eq!(xml.matches("VerbatimChar").count(), 1);
    assert!(xml.contains("<w:t xml:space=\"preserve\">b  c</w:t>"), "spaces stay");
    assert_eq!((count(&xml, "br"), count(&xml, "tab")), (2, 1));
}

#[test]
fn properties_hold_title_author_label_and_day() {
    let mut odd = info("A <b> & \"c\"");
    let core = part(&build(odd.clone(), "x", &source), "docProps/core.xml");
    assert!(core.contains("<dc:title>A &lt;b&gt; &amp; &quot;c&quot;</dc:title>"));
    assert!(core.contains("<dc:creator>M. Ostrow</dc:creator>"));
    assert!(core.contains("2026-03-09T00:00:00Z"));
    odd.date = "some day".into();
    odd.author = None;
    let core = part(&build(odd, "x", &source), "docProps/core.xml");
    assert!(!core.contains("dcterms:created>") && !core.contains("dc:creator"), "{core}");
}

proptest! {
    #[test]
    fn any_text_makes_a_sound_file(text in any_markdown(), title in "\\PC{0,20}|.{0,9}") {
        let bytes = docx::write(&build(info(&title), &text, &source));
        check(&bytes);
    }
}
