//! PDF documents: made by our own export, by LibreOffice, and by hand.

use std::io::Write as _;
use std::process::{Command, Stdio};

use extract::{Basis, BlockKind, Capture, CutRule, Input, Kind};
use proptest::prelude::*;

use crate::office;

fn read(bytes: &[u8]) -> Capture {
    let captured = "2026-06-01T12:00:00Z".parse().unwrap();
    extract::extract(&Input::of(bytes, captured))
}

/// A PDF of pages given by what they draw. Nothing says where its objects lie, as in files that
/// were cut off.
fn pdf(pages: &[&str]) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|i| format!("{} 0 R", 10 + 2 * i)).collect();
    let mut out = format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count {}/Kids[{}]>>endobj\n\
         3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj\n",
        pages.len(),
        kids.join(" ")
    );
    for (i, content) in pages.iter().enumerate() {
        let number = 10 + 2 * i;
        out += &format!(
            "{number} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>/Contents {} 0 R>>endobj\n\
             {} 0 obj<</Length {}>>stream\n{content}\nendstream endobj\n",
            number + 1,
            number + 1,
            content.len()
        );
    }
    (out + "trailer<</Root 1 0 R>>\n%%EOF\n").into_bytes()
}

/// Draws lines of text from `y` downwards.
fn drawn(lines: &[&str], size: u32, y: u32) -> String {
    let line = |(i, text): (usize, &&str)| {
        let y = y - i as u32 * size * 6 / 5;
        format!("BT /F {size} Tf 1 0 0 1 60 {y} Tm ({text}) Tj ET\n")
    };
    lines.iter().enumerate().map(line).collect()
}

#[test]
fn our_own_export_is_read_back() {
    let capture = read(include_bytes!("../documents/briefing.pdf"));
    assert_eq!(capture.kind, Kind::PDF);
    let title = capture.title.clone().unwrap();
    assert_eq!(
        (title.value.as_str(), title.basis),
        ("Pilots, tugs and who stopped them", Basis::Heading)
    );
    let body = capture.body();
    for text in [
        "Two pilots' unions now blame each other for the stopped tugs. The charge against the eastern union rests on one origin",
        "Pier | Tugs idle | Share | Said by\nEast | 14 | 61 % | Harbour office",
        "港口关闭，没有人知道原因。 Портовая служба молчит.",
        "बंदरगाह बंद है। ท่าเรือปิด",
        "1. nine copies,",
    ] {
        assert!(body.contains(text), "{text}\n{body}");
    }
    assert!(!body.contains("1 of 2") && !body.contains("Port desk"), "{body}");
    let pages: Vec<u32> = capture.blocks.iter().filter_map(|block| block.page).collect();
    assert!(pages.is_sorted() && pages.contains(&2) && pages.len() == capture.blocks.len());
}

#[test]
fn a_document_of_libreoffice_keeps_its_paragraphs() {
    let Some(bytes) = office::made("pdf") else { return };
    let capture = read(&bytes);
    assert_eq!(capture.title.as_ref().unwrap().value, office::TITLE);
    assert_eq!(capture.authors, ["Lin Zhao"]);
    assert_eq!(capture.published.date.iso(), "2024-12-18");
    assert_eq!(capture.language.as_deref(), Some("en"));
    let body = capture.body();
    for paragraph in office::PARAGRAPHS {
        assert!(capture.blocks.iter().any(|block| block.text == *paragraph), "{paragraph}\n{body}");
    }
    assert!(body.contains("Ulm | 3\nLinz | 12"), "{body}");
    let list = capture.blocks.iter().filter(|block| block.kind == BlockKind::ListItem);
    assert_eq!(
        list.map(|block| block.text.as_str()).collect::<Vec<_>>(),
        ["One gate of the north", "Two ferries"]
    );
}

/// What pdftotext reads, where it is installed.
fn pdftotext(bytes: &[u8]) -> Option<String> {
    let mut child = Command::new("pdftotext")
        .args(["-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(bytes).ok()?;
    String::from_utf8(child.wait_with_output().ok()?.stdout).ok()
}

#[test]
fn another_reader_finds_the_same_words() {
    let mut files = vec![include_bytes!("../documents/briefing.pdf").to_vec()];
    files.extend(office::made("pdf"));
    for bytes in files {
        let Some(other) = pdftotext(&bytes) else {
            println!("skipped: pdftotext is not installed");
            return;
        };
        let all: String =
            read(&bytes).blocks.iter().map(|block| format!("{}\n", block.text)).collect();
        // Letters of scripts that the other reader turns about are left out.
        let words = |text: &str| -> Vec<String> {
            let word =
                |word: &str| word.chars().all(|c| c < '\u{500}').then(|| word.to_lowercase());
            text.split(|c: char| !c.is_alphanumeric())
                .filter(|it| !it.is_empty())
                .filter_map(word)
                .collect()
        };
        let (ours, theirs) = (words(&all), words(&other));
        let missing: Vec<&String> = theirs.iter().filter(|word| !ours.contains(word)).collect();
        assert!(missing.len() * 100 <= theirs.len(), "missing: {missing:?}");
        assert!(
            ours.len().abs_diff(theirs.len()) * 20 <= theirs.len(),
            "{} {}",
            ours.len(),
            theirs.len()
        );
    }
}

#[test]
fn heads_feet_and_numbers_of_pages_are_set_apart() {
    let page = |i: u32| {
        drawn(&["Harbour report"], 9, 770)
            + &drawn(
                &[
                    "The gate was shut on the day of the flood, and nobody in the whole",
                    "of the har-",
                    "bour knew why it was, said clerk number nine of the office.",
                ],
                12,
                600 - i,
            )
            + &drawn(&[&format!("Page {i}")], 9, 30)
    };
    let (one, two, three) = (page(1), page(2), page(3));
    let capture = read(&pdf(&[&one, &two, &three]));
    let edges: Vec<&str> = capture
        .blocks
        .iter()
        .filter(|block| block.rule == Some(CutRule::PageEdge))
        .map(|block| block.text.as_str())
        .collect();
    assert_eq!(
        edges,
        ["Harbour report", "Page 1", "Harbour report", "Page 2", "Harbour report", "Page 3"]
    );
    assert!(capture.body().contains("the whole of the harbour knew why"), "{}", capture.body());
}

#[test]
fn a_page_without_text_says_so() {
    let capture = read(&pdf(&["0 0 300 300 re f"]));
    assert_eq!(capture.warnings[0].code, "no_text_layer");
    assert!(capture.blocks.is_empty());
}

#[test]
fn a_locked_file_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let (open, locked) = (folder.path().join("a.pdf"), folder.path().join("b.pdf"));
    std::fs::write(&open, include_bytes!("../documents/briefing.pdf")).unwrap();
    let done = Command::new("qpdf")
        .args(["--encrypt", "key", "owner", "256", "--"])
        .arg(&open)
        .arg(&locked)
        .status();
    if !done.is_ok_and(|status| status.success()) {
        println!("skipped: qpdf is not installed");
        return;
    }
    let capture = read(&std::fs::read(&locked).unwrap());
    assert_eq!(capture.warnings[0].code, "pdf_locked");
    assert!(capture.body().is_empty());
}

#[test]
fn rotated_text_is_not_mixed_in() {
    let upright = drawn(&["The gate was shut on the day of the flood.", "Nobody knew."], 12, 600);
    let side = "BT /F 20 Tf 0 1 -1 0 30 200 Tm (Draft of the harbour) Tj ET\n";
    let slanted = "BT /F 60 Tf 0.7 0.7 -0.7 0.7 100 200 Tm (SECRET) Tj ET\n";
    let capture = read(&pdf(&[&(upright + side + slanted)]));
    assert_eq!(capture.body(), "The gate was shut on the day of the flood. Nobody knew.");
    assert!(capture.blocks.iter().any(|block| !block.kept && block.text == "Draft of the harbour"));
}

#[test]
fn text_outside_the_page_is_not_text_of_the_page() {
    let inside = drawn(&["The gate was shut."], 12, 600);
    let outside = "BT /F 12 Tf 1 0 0 1 60 2000 Tm (hidden words) Tj ET\n";
    let capture = read(&pdf(&[&(inside + outside)]));
    assert!(capture.blocks.iter().all(|block| !block.text.contains("hidden")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn damaged_files_give_a_capture(cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40), end in any::<prop::sample::Index>()) {
        let mut bytes = pdf(&[&drawn(&["The gate was shut.", "Nobody knew."], 12, 600)]);
        let last = bytes.len();
        for (at, byte) in cuts {
            bytes[at.index(last)] = byte;
        }
        bytes.truncate(200 + end.index(last - 200));
        let capture = extract::extract(&Input { kind: Some(Kind::PDF), ..Input::of(&bytes, jiff::Timestamp::UNIX_EPOCH) });
        prop_assert!(!capture.blocks.is_empty() || !capture.warnings.is_empty());
    }
}
