//! Real web archives, some of them broken on purpose: what each of them gives, compared with what
//! is in it. Skipped where the shared development data are not at hand.

use std::io::Cursor;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::Command;

use extract::formats::{Opening, Start, Step};
use extract::{Input, Kind};

/// The files, and what is in them: documents, what is left out, what should have been readable,
/// and whether the file is whole.
const FILES: &[(&str, usize, usize, usize, bool)] = &[
    // Four records without a length, and one that is empty.
    ("bad.arc", 0, 1, 4, true),
    ("example-bad-non-chunked.warc.gz", 1, 5, 0, true),
    ("example-bad.warc.gz.bad", 1, 5, 0, true),
    // Requests only.
    ("example-digest.warc", 0, 4, 0, true),
    ("example-iana.org-chunked.warc", 1, 2, 0, true),
    ("example-resource.warc.gz", 1, 2, 0, true),
    // A picture.
    ("example-space-in-target-uri.warc.gz", 0, 2, 0, true),
    // Eleven bytes fewer than its only record says.
    ("example-space-in-url.arc", 0, 1, 1, false),
    // A page whose packed body is cut, and behind it bytes of no record.
    ("example-trunc.warc", 0, 3, 2, true),
    ("example-wget-bad-target-uri.warc.gz", 1, 5, 0, true),
    ("example-wrong-chunks.warc.gz", 1, 1, 0, true),
    ("example.arc", 1, 1, 0, true),
    ("example.arc.gz", 1, 1, 0, true),
    ("example.warc", 1, 5, 0, true),
    ("example.warc.gz", 1, 5, 0, true),
    // Answers in JSON to the scripts of a page.
    ("post-test.warc.gz", 0, 6, 0, true),
];

fn unpacked() -> Option<(tempfile::TempDir, PathBuf)> {
    let shared: PathBuf =
        [env!("CARGO_MANIFEST_DIR"), "../../../shared/eval/capture"].iter().collect();
    let archive = shared.join("data/warc.tar.gz");
    if !archive.exists() {
        return None;
    }
    let folder = tempfile::tempdir().ok()?;
    let status =
        Command::new("tar").arg("-xzf").arg(&archive).arg("-C").arg(folder.path()).status();
    status.ok()?.success().then(|| {
        let path = folder.path().join("warc");
        (folder, path)
    })
}

#[test]
fn web_archives_give_what_is_in_them() {
    let Some((_folder, path)) = unpacked() else {
        println!("skipped: the shared web archives are not there");
        return;
    };
    assert_eq!(std::fs::read_dir(&path).unwrap().count(), FILES.len());
    for (name, documents, skipped, failed, whole) in FILES {
        let bytes = std::fs::read(path.join(name)).unwrap();
        let kind = extract::detect_start(&Start::of(&bytes, Some(name))).unwrap();
        assert_eq!(kind, Kind::WARC, "{name}");
        let captured = "2025-01-10T00:00:00Z".parse().unwrap();
        let (mut all, mut pages) = ((0, 0, 0), Vec::new());
        let mut take = |step| {
            match step {
                Step::Part(part) => {
                    all.0 += 1;
                    pages.push(part);
                }
                Step::Skipped(it) if it.failed => all.2 += 1,
                Step::Skipped(_) => all.1 += 1,
            }
            ControlFlow::Continue(())
        };
        let open = kind.format().parts.unwrap();
        let ended = open(&mut Cursor::new(&bytes), &Opening::of(Some(name), captured), &mut take);
        assert_eq!(all, (*documents, *skipped, *failed), "{name}");
        assert_eq!(ended.unwrap().whole, *whole, "{name}");
        for page in pages {
            let input = Input {
                kind: page.kind,
                told: Some(&page.told),
                ..Input::of(&page.bytes, captured)
            };
            let capture = extract::extract(&input);
            assert!(capture.body().len() > 100 && capture.url.is_some(), "{name}");
        }
    }
}
