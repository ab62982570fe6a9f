//! Feeds, scored on a development set of feeds that lies beside the repository: whether each is
//! known and read, and whether titles and links of entries are what the set expects.

use std::io::Cursor;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;

use extract::formats::{Opening, Part, Step};
use extract::{Capture, Input, Kind};

fn captured() -> jiff::Timestamp {
    "2026-06-01T12:00:00Z".parse().unwrap()
}

fn parts(bytes: &[u8], kind: Kind) -> Vec<Part> {
    let mut found = Vec::new();
    let open = kind.format().parts.unwrap();
    let ended = open(&mut Cursor::new(bytes), &Opening::of(None, captured()), &mut |step| {
        if let Step::Part(part) = step {
            found.push(part);
        }
        ControlFlow::Continue(())
    });
    assert!(ended.is_ok());
    found
}

fn read(part: &Part) -> Capture {
    let input = Input::of(&part.bytes, captured());
    extract::extract(&Input {
        kind: part.kind,
        told: Some(&part.told),
        url: part.url.as_deref(),
        ..input
    })
}

/// Unpacks the set; `None` where it is not there.
fn unpacked() -> Option<tempfile::TempDir> {
    let archive = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/eval/capture/data/feeds.tar.gz");
    let folder = tempfile::tempdir().unwrap();
    let done = Command::new("tar").arg("xzf").arg(&archive).arg("-C").arg(folder.path()).status();
    if !archive.exists() || !done.is_ok_and(|status| status.success()) {
        println!("skipped: the development set of feeds is not there");
        return None;
    }
    Some(folder)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}

/// What a file expects: `entries[0]['title'] == 'Gates'` gives `("title", "Gates")`.
fn expected(text: &str) -> Option<(&'static str, String)> {
    let line = text.lines().find(|line| line.trim_start().starts_with("Expect:"))?;
    let expression = line.split_once(':')?.1.trim().trim_start_matches("not bozo and ");
    let fields = [
        ("title", "entries[0]['title'] == "),
        ("link", "entries[0]['link'] == "),
        ("feed", "feed['title'] == "),
    ];
    let (field, value) =
        fields.iter().find_map(|(field, start)| Some((*field, expression.strip_prefix(start)?)))?;
    let value = value.strip_prefix('u').unwrap_or(value);
    let quote = value.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
    let value = value[1..].strip_suffix(quote)?;
    // Escapes and markup in titles are another matter.
    let simple = !value.contains('\\') && !value.contains('<') && !value.contains(quote);
    simple.then(|| (field, value.to_owned()))
}

#[derive(Default)]
struct Score {
    right: usize,
    wrong: Vec<String>,
}

impl Score {
    fn take(&mut self, path: &Path, given: &str, wanted: &str) {
        if given.trim() == wanted.split_whitespace().collect::<Vec<_>>().join(" ") {
            self.right += 1;
        } else {
            self.wrong.push(format!("{}: {given:?} for {wanted:?}", path.display()));
        }
    }

    fn share(&self) -> f64 {
        self.right as f64 / (self.right + self.wrong.len()).max(1) as f64
    }
}

#[test]
fn the_development_set_is_read() {
    let Some(folder) = unpacked() else { return };
    let (mut known, mut unknown) = (0, Vec::new());
    let (mut titles, mut links) = (Score::default(), Score::default());
    for path in files(folder.path()) {
        let bytes = std::fs::read(&path).unwrap();
        let kind = extract::detect(&bytes, None);
        if !matches!(kind, Ok(kind) if kind.word() == "feed" || kind.word() == "json_feed") {
            unknown.push(format!("{} {kind:?}", path.display()));
            continue;
        }
        known += 1;
        let parts = parts(&bytes, kind.unwrap());
        let captures: Vec<Capture> = parts.iter().map(read).collect();
        let text = String::from_utf8_lossy(&bytes);
        match expected(&text) {
            Some(("title", wanted)) => {
                let title = captures.first().and_then(|it| it.headline.clone()).unwrap_or_default();
                titles.take(&path, &title, &wanted);
            }
            Some(("link", wanted)) if wanted.starts_with("http") => {
                let url = captures.first().and_then(|it| it.url.clone()).map(|it| it.value);
                links.take(&path, &url.unwrap_or_default(), &wanted);
            }
            _ => {}
        }
    }
    println!(
        "known {known}, not {}; titles {:.3} of {}, links {:.3} of {}",
        unknown.len(),
        titles.share(),
        titles.right + titles.wrong.len(),
        links.share(),
        links.right + links.wrong.len()
    );
    for line in unknown.iter().chain(&titles.wrong).chain(&links.wrong) {
        println!("{line}");
    }
    assert!(known >= 2040, "{known}");
    assert!(titles.share() >= 0.9 && links.share() >= 0.8);
}
