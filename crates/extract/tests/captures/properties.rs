//! What holds for every input, whatever its bytes.

use extract::{Capture, Input, Kind, Warning};
use proptest::prelude::*;

fn input(bytes: &[u8], kind: Option<Kind>) -> Input<'_> {
    let captured = jiff::Timestamp::from_second(1_750_000_000).unwrap();
    Input { kind, pasted: true, ..Input::of(bytes, captured) }
}

/// What must hold for every capture.
fn holds(capture: &Capture) {
    let kept: Vec<&str> =
        capture.blocks.iter().filter(|block| block.kept).map(|block| block.text.as_str()).collect();
    assert_eq!(capture.body(), kept.join("\n\n"));
    for block in &capture.blocks {
        assert_eq!(block.kept, block.rule.is_none(), "a cut block has a rule, a kept one has none");
        assert!(!block.text.trim().is_empty());
        assert!(!block.text.contains(['\0', '\u{feff}', '\r']));
    }
    assert_eq!(capture.headline.as_deref().map(str::trim), capture.headline.as_deref());
    assert_eq!(capture.published.date.iso().is_empty(), capture.published.from.is_empty());
    let wire = serde_json::to_string(capture).unwrap();
    assert_eq!(&serde_json::from_str::<Capture>(&wire).unwrap(), capture);
}

/// The words of a text without any white space.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Pieces that pages are made of, in any order.
fn page() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<p>".to_owned()),
        Just("</p>".to_owned()),
        Just("<div class='share related'>".to_owned()),
        Just("</div>".to_owned()),
        Just("<h1>Gates closed</h1>".to_owned()),
        Just("<table><tr><td>".to_owned()),
        Just("<br><br>".to_owned()),
        Just("<a href='/x'>".to_owned()),
        Just("<!-- ".to_owned()),
        Just("<script>".to_owned()),
        Just("<svg><title>".to_owned()),
        Just("&amp;&#x41;".to_owned()),
        Just("<time datetime='2024-12-18T10:00:00Z'>".to_owned()),
        Just("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"x\"}</script>".to_owned()),
        "[ -~]{0,40}",
        "\\PC{0,20}",
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_give_a_capture(bytes in prop::collection::vec(any::<u8>(), 0..2000), kind in 0..4_usize) {
        let kind = [None, Some(Kind::TEXT), Some(Kind::MARKDOWN), Some(Kind::HTML)][kind];
        holds(&extract::extract(&input(&bytes, kind)));
        holds(&extract::plain(&input(&bytes, kind), Warning::new("extraction_stopped", "It took too long.")));
        // Whatever it says, it must not panic.
        _ = extract::detect(&bytes, Some("a.html"));
    }

    #[test]
    fn any_page_gives_a_capture(html in page()) {
        holds(&extract::extract(&input(html.as_bytes(), Some(Kind::HTML))));
        holds(&extract::plain(&input(html.as_bytes(), Some(Kind::HTML)), Warning::new("a", "b")));
    }

    #[test]
    fn kept_and_cut_together_are_the_text(lines in prop::collection::vec("[A-Za-z0-9 .,:!?é中。-]{0,120}", 0..40)) {
        let text = lines.join("\n");
        let capture = extract::extract(&input(text.as_bytes(), Some(Kind::TEXT)));
        let all: String = capture.blocks.iter().map(|block| block.text.as_str()).collect();
        prop_assert_eq!(squeezed(&all), squeezed(&text));
    }

    #[test]
    fn any_markdown_gives_a_capture(text in "([#>*_`|\\[\\]()!-]|[a-z ]|\n){0,400}") {
        holds(&extract::extract(&input(text.as_bytes(), Some(Kind::MARKDOWN))));
    }

    #[test]
    fn the_same_bytes_give_the_same_capture(html in page()) {
        let read = || extract::extract(&input(html.as_bytes(), None));
        prop_assert_eq!(read(), read());
    }
}
