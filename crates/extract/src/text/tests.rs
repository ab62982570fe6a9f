//! Pasted texts from end to end.

use crate::{Capture, CutRule, Input, Kind};

fn read(text: &str) -> Capture {
    let captured = "2025-01-10T00:00:00Z".parse().unwrap();
    let given = Input::of(text.as_bytes(), captured);
    let input = Input { kind: Some(Kind::TEXT), pasted: true, ..given };
    super::extract(&input, text)
}

const FIRST: &str = "The harbour office closed its gates on Monday, after the river rose again over night and the lower quay was under water.";
const SECOND: &str = "Ferries wait outside the port, and nobody could say on Tuesday when they may land, or whether the trains to the coast will run.";

#[test]
fn what_stands_around_the_article_is_cut_and_kept_in_sight() {
    let text = format!(
        "Home\nNews\nSubscribe\nHarbour gates closed as river rises\nBy Lin Zhao\n18 December 2024\n{FIRST}\nRead more: Ports prepare\n{SECOND}\n\
         Also Read:\nAda Novak\nAda Novakhttps://gazette.example/\nAda Novak writes about ports and rivers, and has done so for many long years now.\nLEAVE A REPLY\nPlease enter your name here"
    );
    let capture = read(&text);
    assert_eq!(capture.body(), format!("{FIRST}\n\n{SECOND}"));
    assert_eq!(capture.headline.as_deref(), Some("Harbour gates closed as river rises"));
    assert_eq!(capture.authors, ["Lin Zhao"]);
    assert_eq!(
        capture.publisher.as_ref().map(|found| found.value.as_str()),
        Some("gazette.example")
    );
    assert_eq!(capture.published.date.iso(), "2024-12-18");
    assert_eq!(capture.language.as_deref(), Some("en"));
    let rule =
        |text: &str| capture.blocks.iter().find(|block| block.text.starts_with(text)).unwrap().rule;
    assert_eq!(rule("Home"), Some(CutRule::Navigation));
    assert_eq!(rule("By Lin"), Some(CutRule::Byline));
    assert_eq!(rule("Read more"), Some(CutRule::Related));
    assert_eq!(rule("Ada Novak writes"), Some(CutRule::AuthorBox));
    assert_eq!(rule("LEAVE"), Some(CutRule::Comments));
}

#[test]
fn a_short_text_is_kept_whole() {
    let capture = read("Gates closed in Ulm\nThe office said so on Monday.\nIt rains.");
    assert_eq!(capture.body(), "The office said so on Monday.\n\nIt rains.");
    assert_eq!(capture.headline.as_deref(), Some("Gates closed in Ulm"));
    assert!(capture.warnings.is_empty());
}

#[test]
fn where_nothing_is_sure_nothing_is_cut_and_that_is_said() {
    let capture = read("Menu\nShare this\nOne line of words\nAnother line of words");
    assert_eq!(capture.blocks.iter().filter(|block| block.kept).count(), 4);
    assert_eq!(capture.warnings[0].code, "nothing_cut");
}

#[test]
fn a_source_line_is_upstream_and_not_body() {
    let capture = read(&format!(
        "Gates closed as river rises\n{FIRST}\n{SECOND}\nSource: https://wire.example/a/?amp=1"
    ));
    assert_eq!(capture.upstream, ["https://wire.example/a"]);
    assert_eq!(capture.body(), format!("{FIRST}\n\n{SECOND}"));
    assert_eq!(capture.blocks[3].rule, Some(CutRule::SourceLine));
}

#[test]
fn nothing_gives_nothing() {
    let capture = read("");
    assert_eq!((capture.body().as_str(), capture.title, capture.headline), ("", None, None));
    assert!(capture.published.is_unknown());
}
