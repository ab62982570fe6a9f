//! Invented sources and texts that the tests share.

use export::{Document, DocumentInfo, Source, build};
use tradecraft::tlp::Tlp;

/// Info of an invented briefing.
pub(crate) fn info(title: &str) -> DocumentInfo {
    DocumentInfo {
        title: title.into(),
        date: "2026-03-09".into(),
        date_words: "9 March 2026".into(),
        tlp: Tlp::Amber,
        language: "en".into(),
        author: Some("M. Ostrow".into()),
        label: Some("Port desk".into()),
        id: "briefing-7-revision-12".into(),
    }
}

/// The source of a key; keys that begin with `no` are unknown.
pub(crate) fn source(key: &str) -> Option<Source> {
    if key.starts_with("no") {
        return None;
    }
    let digit = format!("{:x}", key.len() % 16);
    Some(Source {
        key: key.into(),
        publisher: Some("Lantern Wire".into()),
        title: format!("Report on {key}"),
        date_words: "4 March 2026".into(),
        url: Some(format!("https://lantern.example/{}", key.len())),
        captured: "5 March 2026, 08:40 UTC".into(),
        sha256: digit.repeat(64),
        descriptor: Some("B2, regional daily with a desk at the port".into()),
        warnings: Vec::new(),
    })
}

/// The document of `markdown` with the sources above.
pub(crate) fn document(markdown: &str) -> Document {
    build(info("Pilots and tugs"), markdown, &source)
}

/// Codes of the warnings, in order.
pub(crate) fn codes(document: &Document) -> Vec<&'static str> {
    document.warnings.iter().map(|warning| warning.code.as_str()).collect()
}
