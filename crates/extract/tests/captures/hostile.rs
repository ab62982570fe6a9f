//! Pages made to stop a reader: each must give a capture, soon, and with the article where it is
//! still there to be found.

use std::time::{Duration, Instant};

use extract::{Capture, Input, Kind, NotText, Warning};

/// Far above what a healthy reader needs in an unoptimised build on a busy machine.
const SOON: Duration = Duration::from_secs(60);

fn article() -> String {
    let paragraph = |i: usize| {
        format!(
            "<p>Paragraph {i} of the real article says that the gates were closed on day {i}, and that nobody minded much.</p>"
        )
    };
    format!("<h1>Gates closed for good</h1>{}", (0..15).map(paragraph).collect::<String>())
}

fn read(bytes: &[u8], kind: Option<Kind>) -> Capture {
    let captured = "2025-06-01T12:00:00Z".parse().unwrap();
    let start = Instant::now();
    let capture = extract::extract(&Input { kind, ..Input::of(bytes, captured) });
    assert!(start.elapsed() < SOON, "took {:?}", start.elapsed());
    capture
}

fn finds_the_article(html: &str) {
    let capture = read(html.as_bytes(), Some(Kind::HTML));
    assert!(
        capture.body().contains("Paragraph 7 of the real article"),
        "{}",
        &html[..html.len().min(80)]
    );
}

#[test]
fn nesting() {
    let article = article();
    for deep in [
        "<div>".repeat(200_000),
        "<b><i>".repeat(25_000),
        "<font color=a><u>".repeat(10_000),
        "<table><tr><td>".repeat(3_000),
        "<a><p><b>".repeat(2_000),
        "<svg>".repeat(10_000),
        "<select><option>".repeat(20_000),
        "<ul><li>".repeat(20_000),
        "<span>".repeat(50_000),
        "<blockquote>".repeat(50_000),
    ] {
        finds_the_article(&format!("{deep}{article}"));
    }
}

#[test]
fn things_never_closed() {
    let article = article();
    for tail in [
        "<!--".to_owned() + &"-".repeat(500_000),
        "<script>".to_owned() + &"a<b ".repeat(100_000),
        "<p title='".to_owned(),
        "<".repeat(20_000),
    ] {
        finds_the_article(&format!("{article}{tail}"));
    }
    let closing = "</div></p></table></b>".repeat(20_000);
    finds_the_article(&format!("{closing}{article}"));
}

#[test]
fn attributes_and_references() {
    let article = article();
    let many: String = (0..50_000).map(|i| format!("a{i}=1 ")).collect();
    finds_the_article(&format!("<p {many}>{article}"));
    finds_the_article(&format!("<p class='{}'>{article}", "a ".repeat(500_000)));
    finds_the_article(&format!(
        "<img src=\"data:image/png;base64,{}\">{article}",
        "A".repeat(20_000_000)
    ));
    finds_the_article(&format!("<p>{}</p>{article}", "&amp;&nbsp;&#x41;&bogus;".repeat(50_000)));
}

#[test]
fn structured_metadata() {
    let article = article();
    let json =
        |content: &str| format!("<script type='application/ld+json'>{content}</script>{article}");
    finds_the_article(&json(&"[".repeat(100_000)));
    finds_the_article(&json(&"{\"a\":".repeat(100_000)));
    finds_the_article(&json(&format!(
        "{{\"@type\":\"NewsArticle\",\"headline\":\"{}\"}}",
        "x".repeat(3_000_000)
    )));
    let names = format!(
        "{{\"@type\":\"Article\",\"headline\":\"h\",\"author\":[{}\"z\"]}}",
        "{\"name\":\"A B\"},".repeat(20_000)
    );
    finds_the_article(&json(&names));
}

#[test]
fn baits_for_patterns() {
    let article = article();
    finds_the_article(&format!("<p>{}</p>{article}", "2021-".repeat(40_000)));
    finds_the_article(&format!("<div class=author>By {}</div>{article}", "A. ".repeat(30_000)));
    finds_the_article(&format!("<p>According to {}</p>{article}", "according to ".repeat(20_000)));
}

#[test]
fn bytes_that_are_hard_to_read() {
    let article = article();
    let nuls = [vec![0; 1000], article.clone().into_bytes()].concat();
    let capture = read(&nuls, Some(Kind::HTML));
    assert!(
        capture.body().contains("Paragraph 7")
            && capture.warnings.iter().any(|it| it.code == "nul_characters")
    );
    let broken: Vec<u8> = [
        b"<meta charset=utf-8>".as_slice(),
        &(128..=255).collect::<Vec<u8>>().repeat(50),
        article.as_bytes(),
    ]
    .concat();
    assert!(read(&broken, Some(Kind::HTML)).body().contains("Paragraph 7"));
    let utf16: Vec<u8> = article.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(read(&utf16, None).body().contains("Paragraph 7"));
    // Half a character at the end, and a lone surrogate in the middle.
    let mut odd = [b"\xff\xfe".as_slice(), &utf16].concat();
    odd.extend([0x00, 0xd8, b'x', 0, b'y']);
    let capture = read(&odd, Some(Kind::HTML));
    assert!(
        capture.body().contains("Paragraph 7")
            && capture.warnings.iter().any(|it| it.code == "characters_unreadable")
    );
}

#[test]
fn long_lines_and_many_lines() {
    let line = "word, ".repeat(1_400_000);
    let capture = read(line.as_bytes(), None);
    assert_eq!(capture.warnings[0].code, "text_truncated");
    assert!(capture.body().len() <= extract::limits::MAX_TEXT);
    let line = |n| {
        format!("The gates of berth {n} are closed, and they say that they will be for long.\n")
    };
    let lines: String = (0..40_000).map(line).collect();
    let capture = read(lines.as_bytes(), None);
    assert!(capture.blocks.len() <= extract::limits::MAX_BLOCKS);
    assert_eq!(capture.body().matches("The gates").count(), 40_000);
}

#[test]
fn a_page_that_is_too_large_is_kept_as_text_and_says_so() {
    let html = format!("<html><body>{}{}", "<p>word word word</p>".repeat(900_000), article());
    let capture = read(html.as_bytes(), None);
    assert_eq!(capture.warnings[0].code, "page_too_large");
    assert!(capture.blocks.iter().all(|block| block.kept));
    let captured = jiff::Timestamp::UNIX_EPOCH;
    let input = Input::of(html.as_bytes(), captured);
    let start = Instant::now();
    let plain = extract::plain(&input, Warning::new("extraction_stopped", "It took too long."));
    assert!(start.elapsed() < SOON && plain.body().starts_with("word word word"));
}

#[test]
fn what_is_too_large_for_filing_is_refused() {
    let bytes = vec![b' '; usize::try_from(extract::MAX_INPUT).unwrap() + 1];
    let refused = extract::detect(&bytes, None).unwrap_err();
    assert_eq!(refused, NotText::TooLarge(extract::MAX_INPUT + 1));
}
