//! Reads pages for a scorer. Without arguments: one page on standard input, one JSON answer. With
//! `--batch`: lines `{"id", "path", "url"}` on standard input, one JSON answer a line.

use std::io::{self, BufRead as _, Read as _, Write as _};

use extract::{Capture, Input, Kind};
use serde_json::{Value, json};

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    if !std::env::args().any(|argument| argument == "--batch") {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes)?;
        return writeln!(out, "{}", answer(&read(&bytes, None, None)));
    }
    for line in io::stdin().lock().lines() {
        let Ok(ask) = serde_json::from_str::<Value>(&line?) else { continue };
        let path = ask["path"].as_str().unwrap_or_default();
        let mut reply = match std::fs::read(path) {
            Ok(bytes) => answer(&read(&bytes, Some(path), ask["url"].as_str())),
            Err(error) => json!({ "error": error.to_string() }),
        };
        reply["id"] = ask["id"].clone();
        writeln!(out, "{reply}")?;
        out.flush()?;
    }
    Ok(())
}

fn read(bytes: &[u8], path: Option<&str>, url: Option<&str>) -> Capture {
    let kind = path.and_then(|path| path.ends_with(".html").then_some(Kind::HTML));
    let kind = kind.or_else(|| path.and_then(|path| path.ends_with(".txt").then_some(Kind::TEXT)));
    let captured =
        jiff::Timestamp::from_second(1_800_000_000).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    extract::extract(&Input { url, kind, pasted: true, ..Input::of(bytes, captured) })
}

fn answer(capture: &Capture) -> Value {
    let value = |found: &Option<extract::Found>| found.as_ref().map(|found| found.value.clone());
    let cut: Vec<Value> = capture
        .blocks
        .iter()
        .filter_map(|block| Some(json!({ "text": block.text, "rule": block.rule?.code() })))
        .collect();
    json!({
        "title": value(&capture.title),
        "title_from": capture.title.as_ref().map(|found| found.basis.code()),
        "headline": capture.headline,
        "candidates": capture.title_candidates.iter().map(|found| &found.value).collect::<Vec<_>>(),
        "author": capture.authors,
        "publisher": value(&capture.publisher),
        "date": capture.published.date.iso(),
        "date_from": capture.published.from,
        "date_basis": capture.published.basis.code(),
        "language": capture.language,
        "url": value(&capture.url),
        "body": capture.body(),
        "upstream": capture.upstream,
        "warnings": capture.warnings.iter().map(|warning| &warning.code).collect::<Vec<_>>(),
        "cut": cut,
    })
}
