//! Kill -9 at random moments while many things are imported: it goes on where it stood, and in the end
//! everything is there exactly once.
//!
//! 6 kills in an ordinary run for each sort of input; `DOSSIER_KILLS=60` for the long one.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::kills::Chance;
use crate::program::{command, json, run, text};

/// Entries of each input.
const ENTRIES: u32 = 240;

/// Longest time before the kill, in milliseconds.
const LONGEST: u64 = 700;

#[test]
fn files_that_are_imported_are_there_once_whatever_kills_the_import() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("news");
    fs::create_dir(&folder).unwrap();
    for number in 0..ENTRIES {
        fs::write(folder.join(format!("{number:04}.txt")), story(number)).unwrap();
    }
    killed_until_done(home.path(), &folder, 0x5EED_0002);
}

#[test]
fn a_web_archive_that_is_imported_is_there_once_whatever_kills_the_import() {
    let home = tempfile::tempdir().unwrap();
    let archive: Vec<u8> = (0..ENTRIES).flat_map(record).collect();
    let file = home.path().join("export.warc");
    fs::write(&file, archive).unwrap();
    killed_until_done(home.path(), &file, 0x5EED_0003);
}

fn killed_until_done(home: &Path, input: &Path, seed: u64) {
    let input = input.to_str().unwrap();
    let kills: u32 =
        std::env::var("DOSSIER_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(6);
    let vault = home.join("Killed.dossier");
    let vault = vault.to_str().unwrap();
    json(home, &["new", vault, "--analyst", "R. Haas", "--json"]);
    let mut chance = Chance(seed);
    let mut killed = 0;
    let mut arguments = vec!["--vault", vault, "import", input, "--json"];
    while killed < kills {
        let wait = Duration::from_millis(60 + chance.below(LONGEST));
        if !is_killed(home, &arguments, wait) {
            break;
        }
        killed += 1;
        if !json(home, &["--vault", vault, "imports", "--json"]).as_array().unwrap().is_empty() {
            arguments = vec!["--vault", vault, "imports", "resume", "1", "--json"];
        }
    }
    let standing = json(home, &["--vault", vault, "imports", "--json"]);
    if standing[0]["state"] != "done" {
        let ended = run(home, &arguments);
        assert!(ended.status.success(), "{}", text(&ended.stderr));
    }
    check(home, vault);
}

/// Starts the command and kills it after a while; false where it ended by itself.
fn is_killed(home: &Path, arguments: &[&str], wait: Duration) -> bool {
    let mut child = command(home, arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let until = Instant::now() + wait;
    while Instant::now() < until {
        if child.try_wait().unwrap().is_some() {
            return false;
        }
        thread::sleep(Duration::from_millis(2));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    true
}

/// Every entry is one item with one capture, and the counts say so.
fn check(home: &Path, vault: &str) {
    let imports = json(home, &["--vault", vault, "imports", "--json"]);
    let row = &imports[0];
    assert_eq!((imports.as_array().unwrap().len(), &row["state"]), (1, &Value::from("done")));
    for (name, count) in [("filed", ENTRIES), ("entries", ENTRIES), ("seen", 0), ("failed", 0)] {
        assert_eq!(row["totals"][name], count, "{name}: {row}");
    }
    assert_eq!(row["totals"]["bytesDone"], row["totals"]["bytesTotal"], "{row}");
    let inbox = json(home, &["--vault", vault, "inbox", "--json"]);
    assert_eq!(inbox["total"], ENTRIES);
    let report = json(home, &["--vault", vault, "imports", "report", "1", "--json"]);
    let mut originals: Vec<&str> =
        report.as_array().unwrap().iter().map(|e| e["original"].as_str().unwrap()).collect();
    originals.sort_unstable();
    originals.dedup();
    assert_eq!(originals.len(), ENTRIES as usize, "every entry is there once");
    let doctor = run(home, &["--vault", vault, "doctor"]);
    assert!(doctor.status.success(), "{}{}", text(&doctor.stdout), text(&doctor.stderr));
}

fn story(number: u32) -> String {
    format!(
        "Storm notice number {number}\n\nThe harbour office said on Tuesday that a gale warning \
         stood for the outer roads of district {number}, and asked small craft to stay in until the \
         flag comes down again. The last warning of this kind had been given {number} days before.\n"
    )
}

fn record(number: u32) -> Vec<u8> {
    let page = format!(
        "<html><head><title>Storm notice number {number}</title></head><body><p>{}</p></body></html>",
        story(number).replace('\n', " ")
    );
    let http = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}");
    let head = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n\
         WARC-Date: 2024-12-19T08:00:00Z\r\nWARC-Target-URI: https://harbour.example/{number}\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
        http.len()
    );
    [head.as_bytes(), http.as_bytes(), b"\r\n\r\n"].concat()
}
