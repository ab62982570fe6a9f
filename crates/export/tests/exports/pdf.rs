//! The PDF: marked on every page, whole, the same every time, and nothing in it is ever run.

use std::path::Path;
use std::time::{Duration, Instant};

use export::pdf::{self, Fonts, Standard};
use export::{Document, WarningCode, build};

use crate::any_text::any_markdown;
use crate::others::{run, unspaced};
use crate::rich;
use crate::sample::{self, info, source};
use proptest::prelude::*;

/// Points from the top and the bottom of an A4 page that hold the header and the footer.
const EDGE: usize = 72;
const HEIGHT: usize = 842;

/// Text of a part of every page; `None` where pdftotext is missing.
fn pages(bytes: &[u8], top: usize, height: usize) -> Option<Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("b.pdf"), bytes).unwrap();
    let (y, h) = (top.to_string(), height.to_string());
    let arguments = ["-x", "0", "-y", &y, "-W", "600", "-H", &h, "-enc", "UTF-8", "b.pdf", "-"];
    let (done, text) = run("pdftotext", &arguments, folder.path())?;
    assert!(done, "{text}");
    let text = text.strip_suffix('\u{c}').unwrap_or(&text);
    Some(text.split('\u{c}').map(str::to_owned).collect())
}

fn written(document: &Document) -> pdf::Pdf {
    pdf::write(document, &rich::fonts(document)).unwrap()
}

#[test]
fn every_page_is_marked_at_its_top_and_bottom() {
    let document = build(info("Pilots, tugs"), &rich::MARKDOWN.repeat(4), &rich::source);
    let pdf = written(&document);
    let Some(tops) = pages(&pdf.bytes, 0, EDGE) else { return };
    let bottoms = pages(&pdf.bytes, HEIGHT - EDGE, EDGE).unwrap();
    assert!(pdf.pages > 3);
    assert_eq!((tops.len(), bottoms.len()), (pdf.pages, pdf.pages));
    for (n, (top, bottom)) in tops.iter().zip(&bottoms).enumerate() {
        assert_eq!(top.matches("TLP:AMBER").count(), 1, "page {}: {top}", n + 1);
        assert_eq!(bottom.matches("TLP:AMBER").count(), 1, "page {}: {bottom}", n + 1);
        assert!(bottom.contains(&format!("{} of {}", n + 1, pdf.pages)), "{bottom}");
    }
    let body = pages(&pdf.bytes, EDGE, HEIGHT - 2 * EDGE).unwrap();
    assert!(body[0].contains("TLP:AMBER"), "the text itself says it too");
    assert!(body[pdf.pages - 1].contains("TLP:AMBER"));
}

#[test]
fn no_text_is_lost() {
    let document = rich::document();
    let pdf = written(&document);
    assert_eq!(pdf.standard, Standard::Ua1AndA2a);
    let Some(all) = pages(&pdf.bytes, 0, HEIGHT) else { return };
    let text = unspaced(&all.join("\n"));
    let has_cjk = !pdf.warnings.iter().any(|w| w.message.starts_with("Chinese"));
    for word in rich::WORDS {
        if word.is_ascii() || has_cjk {
            assert!(text.contains(&unspaced(word)), "{word}");
        }
    }
    assert!(text.contains("[1,para.4;2]") && text.contains("[see3,p.2]"));
    if pdf.warnings.is_empty() {
        for word in ["बंदरगाह", "ปิด", "항구가", "הנמל"] {
            // Right-to-left words may be given in either order.
            let turned: String = word.chars().rev().collect();
            assert!(text.contains(word) || text.contains(&turned), "{word}");
        }
    }
}

#[test]
fn a_script_without_a_font_is_told_and_boxed() {
    let document = sample::document("Port 港口 closed. 👩\u{200D}🚀");
    let pdf = pdf::write(&document, &Fonts::built_in()).unwrap();
    assert_eq!(pdf.standard, Standard::Ua1AndA2a);
    assert!(pdf.warnings.iter().all(|warning| warning.code == WarningCode::MissingFont));
    assert!(pdf.warnings.iter().any(|w| w.message.starts_with("Chinese, Japanese and Korean")));
    if let Some(text) = pages(&pdf.bytes, 0, HEIGHT) {
        assert!(text[0].contains("Port □□ closed."), "{}", text[0]);
    }
}

#[test]
fn wishes_name_the_scripts_of_the_text() {
    let words: Vec<_> = pdf::wishes(&rich::document()).into_iter().map(|wish| wish.words).collect();
    assert_eq!(
        words,
        [
            "Chinese, Japanese and Korean characters",
            "Arabic letters",
            "Devanagari letters",
            "Thai letters",
        ]
    );
    assert!(pdf::wishes(&sample::document("Tugs — ☑ идут")).is_empty());
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let first = written(&rich::document());
    // A different text in between must leave no trace.
    let _other = written(&sample::document("other"));
    assert_eq!(first.bytes, written(&rich::document()).bytes);
}

#[test]
fn qpdf_finds_nothing_wrong() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("b.pdf"), written(&rich::document()).bytes).unwrap();
    if let Some((done, output)) = run("qpdf", &["--check", "b.pdf"], folder.path()) {
        assert!(done, "{output}");
    }
    if let Some((_, output)) = run("pdfinfo", &["b.pdf"], folder.path()) {
        for words in [
            "Title:           Pilots, tugs and who stopped them",
            "Keywords:        TLP:AMBER",
            "Author:          M. Ostrow",
            "Tagged:          yes",
            "Page size:       595.276 x 841.89 pts (A4)",
        ] {
            assert!(output.contains(words), "{words}\n{output}");
        }
        let created = output.lines().find(|line| line.starts_with("CreationDate")).unwrap();
        assert!(created.contains("Mar  9") && created.contains("2026"), "{created}");
    }
}

#[test]
fn structure_is_tagged() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("b.pdf"), written(&rich::document()).bytes).unwrap();
    let Some((_, output)) = run("pdfinfo", &["-struct", "b.pdf"], folder.path()) else { return };
    for tag in
        ["H1", "H2", "P ", "L ", "LI", "Table", "TH", "TD", "BlockQuote", "Code", "Note", "Link"]
    {
        assert!(output.contains(tag), "{tag}\n{output}");
    }
}

#[test]
fn hostile_strings_are_printed_as_they_are() {
    let strings = [
        "#panic(\"x\")",
        "$x$ @ref <lab>",
        "#import \"/etc/passwd\": *",
        "\"]); #eval(\"1\")",
        "\\u{0} /* not a comment",
        "= no heading",
        "#read(\"/data.json\")",
        "//nothing",
    ];
    let mut markdown = String::new();
    for text in strings {
        markdown.push_str(&format!("`` {text} ``\n\n```\n{text}\n```\n\n"));
    }
    markdown
        .push_str("\\#panic(\"plain\") \\$y\\$ NUL\0 turn\u{202E}ed [a](https://e.org/#panic)\n");
    let mut info = info("#panic(\"title\")");
    info.author = Some("\"#eval(1)".into());
    info.label = Some("<lab> @ref".into());
    let pdf = written(&build(info, &markdown, &source));
    let Some(all) = pages(&pdf.bytes, 0, HEIGHT) else { return };
    let text = unspaced(&all.join("\n"));
    for string in strings {
        assert!(text.matches(&unspaced(string)).count() >= 2, "{string}\n{text}");
    }
    for string in ["#panic(\"title\")", "\"#eval(1)", "<lab>@ref", "$y$", "turn[U+202E]ed"] {
        assert!(text.contains(string), "{string}\n{text}");
    }
}

#[test]
fn deep_and_long_texts_are_laid_out() {
    let nested = format!("{}deep [@a]", "> - ".repeat(10));
    let spans = format!("{}x{}", "**a *b ".repeat(10), "*** ".repeat(10));
    let noted = format!("> > > - - a[^n]\n\n[^n]: {nested}\n");
    let run = "0123456789abcdef".repeat(40);
    let rows = "| a | b |\n".repeat(300);
    for (name, markdown) in [
        ("quotes", format!("{}deep", "> ".repeat(10_000))),
        ("lists", (0..30).map(|n| format!("{}- item\n", "  ".repeat(n))).collect()),
        ("mixed", nested),
        ("emphasis", spans),
        ("a note in it", noted),
        (
            "a long run",
            format!("{run}\n\n`{run}`\n\n```\n{run}\n```\n\n[{run}](https://e.org/{run})"),
        ),
        ("a long table", format!("| x | y |\n|---|---|\n{rows}")),
        (
            "a wide table",
            format!("|{}\n|{}\n|{}\n", " h |".repeat(40), "---|".repeat(40), " c |".repeat(40)),
        ),
        ("nothing", String::new()),
        ("an empty heading", "# \n\n## [@a]\n\n#\n\n| |\n|-|\n".into()),
        ("a rule", "---\n\n***\n".into()),
        ("notes", "x[^a][^b]\n\n[^a]: - list\n\n[^b]:\n    ```\n    code\n    ```\n".into()),
    ] {
        let pdf = pdf::write(&sample::document(&markdown), &Fonts::built_in());
        let pdf = pdf.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(pdf.pages > 0 && pdf.bytes.starts_with(b"%PDF"), "{name}");
    }
}

#[test]
fn a_long_run_stays_on_the_page() {
    let run = "0123456789abcdef".repeat(20);
    let pdf = written(&sample::document(&format!("{run}\n\n```\n{run}\n```\n")));
    let Some(all) = pages(&pdf.bytes, 0, HEIGHT) else { return };
    let shown: String = all.join("").chars().filter(char::is_ascii_hexdigit).collect();
    assert!(shown.matches("0123456789abcdef").count() >= 40, "{shown}");
}

#[test]
fn right_to_left_texts_are_laid_out() {
    let mut info = info("הנמל סגור");
    info.language = "he".into();
    let document = build(info, "# כותרת\n\nשלום עולם [@a]\n\n- פריט\n", &source);
    assert!(written(&document).pages == 1);
}

#[test]
fn a_bad_date_or_no_title_still_gives_a_document() {
    let mut info = info("");
    info.date = "soon".into();
    info.language = "xx-klingon".into();
    let pdf = written(&build(info, "text", &source));
    assert!(pdf.bytes.starts_with(b"%PDF"));
}

#[test]
fn the_outline_holds_every_heading() {
    let folder = tempfile::tempdir().unwrap();
    let pdf = written(&rich::document());
    std::fs::write(folder.path().join("b.pdf"), pdf.bytes).unwrap();
    let arguments = ["--json", "--json-key=outlines", "b.pdf"];
    let Some((_, json)) = run("qpdf", &arguments, folder.path()) else { return };
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let mut titles = Vec::new();
    let mut waiting = vec![json["outlines"].clone()];
    while let Some(entries) = waiting.pop() {
        for entry in entries.as_array().unwrap() {
            titles.push(entry["title"].as_str().unwrap().to_owned());
            waiting.push(entry["kids"].clone());
        }
    }
    for entry in rich::document().outline {
        assert!(titles.contains(&entry.text), "{} in {titles:?}", entry.text);
    }
    assert!(titles.contains(&"Sources".to_owned()));
}

#[test]
fn a_digest_can_be_copied_whole() {
    let pdf = written(&sample::document("[@a] [@bb] [@ccc]"));
    let Some(all) = pages(&pdf.bytes, 0, HEIGHT) else { return };
    for digit in ["1", "2", "3"] {
        assert!(all[0].contains(&digit.repeat(64)), "{}", all[0]);
    }
}

#[test]
fn errors_say_what_is_safe_and_what_to_do() {
    let error = pdf::PdfError::Layout("too deep".into()).to_string();
    for words in ["could not be laid out: too deep", "unchanged", "export it as DOCX or HTML"] {
        assert!(error.contains(words), "{error}");
    }
    assert!(pdf::PdfError::Broken.to_string().contains("unchanged"));
    assert_eq!(Standard::Ua1AndA2a.words(), "PDF/UA-1 and PDF/A-2a");
}

/// A long briefing: many words, tables and sources.
fn long_document() -> Document {
    let mut markdown = String::new();
    for n in 0..120 {
        markdown.push_str(&format!("## Part {n}\n\n"));
        for m in 0..6 {
            markdown.push_str(&format!(
                "The harbour office said on the third day of the month that berth {m} stays \
                 closed to tugs until the pilots of pier {n} are back [@key-{}, para. {m}]. ",
                n % 100
            ));
        }
        markdown.push_str("\n\n| a | b |\n|---|--:|\n| c | 1 |\n\n");
    }
    build(info("Long"), &markdown, &|key: &str| source(key))
}

#[test]
fn a_long_briefing_is_laid_out_in_good_time() {
    let document = long_document();
    let start = Instant::now();
    let pdf = pdf::write(&document, &Fonts::built_in()).unwrap();
    let taken = start.elapsed();
    println!("{} words, {} pages: {taken:?}", document.words, pdf.pages);
    assert!(pdf.pages > 20);
    assert!(taken < Duration::from_secs(60), "{taken:?}");
}

#[test]
fn fonts_that_are_no_fonts_do_no_harm() {
    let fonts = Fonts::built_in().with_file(vec![0; 100]);
    assert!(pdf::write(&sample::document("x"), &fonts).is_ok());
    assert!(!Path::new("/data.json").exists());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_text_is_laid_out(text in any_markdown(), title in "\\PC{0,20}|.{0,9}") {
        let pdf = pdf::write(&build(info(&title), &text, &source), &Fonts::built_in());
        prop_assert!(pdf.is_ok(), "{}", pdf.unwrap_err());
    }
}
