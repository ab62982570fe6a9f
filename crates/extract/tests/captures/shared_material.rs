//! The cases and development pages that lie beside the repository: what they say to be true must
//! come out. Where they are missing, the tests say so and pass.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use extract::{Capture, Input, Kind};
use serde_json::Value;

fn shared(path: &str) -> Option<PathBuf> {
    let found: PathBuf =
        [env!("CARGO_MANIFEST_DIR"), "..", "..", "..", "shared", path].iter().collect();
    if !found.exists() {
        println!("skipped: {path} is not here");
        return None;
    }
    Some(found)
}

fn read(path: &Path, url: Option<&str>, kind: Option<Kind>) -> Capture {
    let bytes = std::fs::read(path).unwrap();
    let captured = "2027-01-01T00:00:00Z".parse().unwrap();
    extract::extract(&Input { url, kind, pasted: true, ..Input::of(&bytes, captured) })
}

#[test]
fn the_mixed_up_headline_is_read_as_a_careful_analyst_would() {
    let Some(folder) = shared("cases/mixed-up-headline") else { return };
    let truth: Value =
        serde_json::from_slice(&std::fs::read(folder.join("truth.json")).unwrap()).unwrap();
    for (name, item) in truth["items"].as_object().unwrap() {
        let capture = read(&folder.join(name), None, None);
        let body = capture.body();
        assert!(body.len() > 200, "{name}");
        if let Some(published) = item.get("published") {
            assert_eq!(capture.published.date.iso(), published.as_str().unwrap_or(""), "{name}");
        }
        let text = |key: &str| item.get(key).and_then(Value::as_str);
        if let Some(headline) = text("headline_as_published") {
            assert_eq!(capture.headline.as_deref(), Some(headline), "{name}");
        }
        if let Some(author) = text("author") {
            assert_eq!(capture.authors, [author], "{name}");
        }
        for key in ["site", "publisher"] {
            if let Some(publisher) = text(key) {
                assert_eq!(
                    capture.publisher.as_ref().map(|found| found.value.as_str()),
                    Some(publisher),
                    "{name}"
                );
            }
        }
        if let Some(language) = text("language") {
            assert_eq!(capture.language.as_deref(), Some(language), "{name}");
        }
        if let Some(url) = text("canonical_url") {
            assert_eq!(capture.url.as_ref().map(|found| found.value.as_str()), Some(url), "{name}");
        }
        for phrase in
            item.get("body_must_not_contain").and_then(Value::as_array).into_iter().flatten()
        {
            assert!(!body.contains(phrase.as_str().unwrap()), "{name} holds {phrase}");
        }
        for source in item.get("cites_upstream").and_then(Value::as_array).into_iter().flatten() {
            assert!(
                capture.upstream.iter().any(|found| Some(found.as_str()) == source.as_str()),
                "{name} lacks {source}"
            );
        }
    }
}

/// The rows of a set and the folder it was unpacked into.
fn set(name: &str) -> Option<(Vec<Value>, tempfile::TempDir)> {
    let archive = shared(&format!("eval/capture/data/{name}.tar.gz"))?;
    let folder = tempfile::tempdir().unwrap();
    let done = Command::new("tar").arg("-xzf").arg(archive).arg("-C").arg(folder.path()).status();
    if !done.is_ok_and(|status| status.success()) {
        println!("skipped: tar cannot unpack {name}");
        return None;
    }
    let manifest = std::fs::read_to_string(folder.path().join(format!("{name}.jsonl"))).unwrap();
    let rows = manifest
        .split('\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_str(line).unwrap());
    Some((rows.collect(), folder))
}

/// Every character of a script without spaces is a word; else letters and digits in a row.
fn words(text: &str, spaceless: bool) -> Vec<String> {
    let single = |c: char| {
        spaceless
            && matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
    };
    let mut words = vec![String::new()];
    for c in text.chars() {
        if single(c) {
            words.extend([c.to_string(), String::new()]);
        } else if c.is_alphanumeric() || c == '_' {
            words.last_mut().unwrap().push(c);
        } else {
            words.push(String::new());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn shingles(text: &str, spaceless: bool) -> HashMap<Vec<String>, usize> {
    let words = words(text, spaceless);
    let mut counts = HashMap::new();
    for window in words.windows(4.min(words.len().max(1))) {
        *counts.entry(window.to_vec()).or_default() += 1;
    }
    counts
}

/// Precision and recall of four-word shingles; `None` where undefined.
fn precision_recall(truth: &str, body: &str, spaceless: bool) -> (Option<f64>, Option<f64>) {
    let (truth, body) = (shingles(truth, spaceless), shingles(body, spaceless));
    let hit: usize = truth.iter().map(|(key, n)| n.min(body.get(key).unwrap_or(&0))).sum();
    let (all, given): (usize, usize) = (truth.values().sum(), body.values().sum());
    let part = |whole: usize| (whole > 0).then(|| hit as f64 / whole as f64);
    (part(given), part(all))
}

struct Figures {
    f1: f64,
    dates_right: f64,
    dates_given: f64,
    titles: f64,
}

/// The figures of every `step`th page of a set.
fn figures(name: &str, kind: Kind, step: usize) -> Option<Figures> {
    let (rows, folder) = set(name)?;
    let (mut precision, mut recall) = (Vec::new(), Vec::new());
    let (mut dated, mut given, mut right, mut titled, mut titles) = (0, 0, 0, 0, 0);
    for row in rows.iter().step_by(step) {
        let capture = read(
            &folder.path().join(row["path"].as_str().unwrap()),
            row["url"].as_str(),
            Some(kind),
        );
        let truth = &row["gt"];
        if let Some(body) = truth["body"].as_str() {
            let (p, r) = precision_recall(body, &capture.body(), name != "aeb");
            precision.extend(p);
            recall.extend(r);
        }
        if let Some(dates) = truth["dates"].as_array() {
            let iso = capture.published.date.iso();
            dated += 1;
            given += usize::from(iso.len() >= 10);
            right += usize::from(dates.iter().any(|date| iso.starts_with(date.as_str().unwrap())));
        }
        if let Some(title) = truth["title"].as_str() {
            let fold = |text: &str| words(&text.to_lowercase(), false).concat();
            titled += 1;
            titles +=
                usize::from(capture.title.is_some_and(|found| fold(&found.value) == fold(title)));
        }
    }
    let mean = |all: &[f64]| all.iter().sum::<f64>() / all.len().max(1) as f64;
    let (p, r) = (mean(&precision), mean(&recall));
    let part = |n: usize, whole: usize| n as f64 / whole.max(1) as f64;
    let figures = Figures {
        f1: 2.0 * p * r / (p + r),
        dates_right: part(right, given),
        dates_given: part(given, dated),
        titles: part(titles, titled),
    };
    println!(
        "{name}: F1 {:.3}, dates {:.3} right of {:.3} given, titles {:.3}",
        figures.f1, figures.dates_right, figures.dates_given, figures.titles
    );
    Some(figures)
}

#[test]
fn english_news_pages() {
    let Some(figures) = figures("aeb", Kind::HTML, 1) else { return };
    assert!(figures.f1 >= 0.970, "{}", figures.f1);
}

#[test]
fn news_pages_of_many_countries() {
    let Some(figures) = figures("fundus", Kind::HTML, 1) else { return };
    assert!(figures.f1 >= 0.963, "{}", figures.f1);
    assert!(figures.dates_right >= 0.99 && figures.dates_given >= 0.985);
    assert!(figures.titles >= 0.86, "{}", figures.titles);
}

#[test]
fn whole_pages_pasted() {
    let Some(figures) = figures("paste_all", Kind::TEXT, 3) else { return };
    assert!(figures.f1 >= 0.902, "{}", figures.f1);
    assert!(figures.titles >= 0.55, "{}", figures.titles);
}

#[test]
fn sloppy_selections_pasted() {
    let Some(figures) = figures("paste_part", Kind::TEXT, 3) else { return };
    assert!(figures.f1 >= 0.923, "{}", figures.f1);
}
