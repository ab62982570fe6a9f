//! Kill -9 at random moments while items are filed and edited: what was confirmed is there
//! afterwards, and the index catches up.
//!
//! 20 kills in an ordinary run; `DOSSIER_KILLS=200` for the long one.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::program::{command, json, run, text};

/// Longest time before the kill, in milliseconds: long enough that some acts end by themselves.
const LONGEST: u64 = 400;

/// What the command has confirmed so far.
#[derive(Debug, Default)]
struct Promises {
    /// Words of the items that were filed, by number.
    filed: BTreeMap<i64, String>,
    /// Tags by item.
    tagged: BTreeMap<i64, String>,
    /// Number of the last revision of the briefing that was confirmed.
    revision: i64,
    /// How many processes were killed before they ended.
    killed: usize,
}

#[test]
fn nothing_that_was_confirmed_is_lost() {
    let kills: usize =
        std::env::var("DOSSIER_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(20);
    let home = tempfile::tempdir().unwrap();
    let vault = home.path().join("Killed.dossier");
    let vault = vault.to_str().unwrap();
    json(home.path(), &["new", vault, "--analyst", "R. Haas", "--json"]);
    json(home.path(), &["--vault", vault, "brief", "new", "Log of the storm", "--json"]);

    let mut promises = Promises { revision: 1, ..Promises::default() };
    let mut chance = Chance(0x5EED_0001);
    let mut round = 0;
    while promises.killed < kills {
        round += 1;
        act(home.path(), vault, round, &mut chance, &mut promises);
        assert!(round < kills * 60, "only {} of {round} processes were killed", promises.killed);
    }
    check(home.path(), vault, &promises);
    eprintln!(
        "{} kills, {} items and {} tags confirmed",
        promises.killed,
        promises.filed.len(),
        promises.tagged.len()
    );
}

/// One act in a process of its own, killed after a random time.
fn act(home: &Path, vault: &str, round: usize, chance: &mut Chance, promises: &mut Promises) {
    let wait = Duration::from_millis(chance.below(LONGEST));
    let known: Vec<i64> = promises.filed.keys().copied().collect();
    match (round % 3, known.last()) {
        (1, Some(item)) => {
            let tag = format!("tag{round}");
            let arguments = ["--vault", vault, "tag", &item.to_string(), &tag, "--json"];
            if killed_after(home, &arguments, "", wait, promises).is_some() {
                promises.tagged.insert(*item, tag);
            }
        }
        (2, _) => {
            let markdown = format!("Entry {round}: the wind turns.");
            let arguments = ["--vault", vault, "brief", "save", "1", "-", "--json"];
            if killed_after(home, &arguments, &markdown, wait, promises).is_some() {
                promises.revision += 1;
            }
        }
        _ => {
            let word = format!("gale{round}warning");
            let words = format!(
                "Storm notice number {round}\n\nThe harbour office said on Tuesday that a {word} stood \
                 for the outer roads, and asked small craft to stay in until the flag comes down again.\n"
            );
            let arguments = ["--vault", vault, "file", "-", "--json"];
            if let Some(answer) = killed_after(home, &arguments, &words, wait, promises) {
                promises.filed.insert(answer["ids"][0].as_i64().unwrap(), word);
            }
        }
    }
}

/// Starts the command and kills it after a while; the answer, where one was printed whole.
fn killed_after(
    home: &Path,
    arguments: &[&str],
    input: &str,
    wait: Duration,
    promises: &mut Promises,
) -> Option<Value> {
    let mut child = command(home, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A killed child may be gone before it has read everything.
    stdin.write_all(input.as_bytes()).ok();
    drop(stdin);
    let until = Instant::now() + wait;
    while Instant::now() < until {
        if child.try_wait().unwrap().is_some() {
            break;
        }
        thread::sleep(Duration::from_millis(1));
    }
    let ended = child.try_wait().unwrap().is_some();
    if !ended {
        child.kill().unwrap();
        promises.killed += 1;
    }
    let output = child.wait_with_output().unwrap();
    if ended {
        assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
    }
    serde_json::from_slice(&output.stdout).ok()
}

/// Opens the vault as its next user would and looks for everything that was promised.
fn check(home: &Path, vault: &str, promises: &Promises) {
    let doctor = run(home, &["--vault", vault, "doctor"]);
    assert!(doctor.status.success(), "{}{}", text(&doctor.stdout), text(&doctor.stderr));
    for (item, word) in &promises.filed {
        let shown = json(home, &["--vault", vault, "show", &item.to_string(), "--json"]);
        assert!(shown["body"].as_str().unwrap().contains(word.as_str()), "item {item}");
    }
    for (item, tag) in &promises.tagged {
        let shown = json(home, &["--vault", vault, "show", &item.to_string(), "--json"]);
        assert!(shown.to_string().contains(tag.as_str()), "item {item} lacks {tag}");
    }
    // Everything is searchable, each item once.
    let found = json(home, &["--vault", vault, "search", "gale*", "--limit", "500", "--json"]);
    let total = usize::try_from(found["total"].as_i64().unwrap()).unwrap();
    assert!(total >= promises.filed.len(), "{total} of {} are found", promises.filed.len());
    let mut ids: Vec<i64> =
        found["hits"].as_array().unwrap().iter().map(|hit| hit["id"].as_i64().unwrap()).collect();
    let hits = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), hits, "an item is found twice");
    for item in promises.filed.keys() {
        assert!(ids.contains(item), "item {item} is not found");
    }
    let revisions = json(home, &["--vault", vault, "brief", "revisions", "1", "--json"]);
    let newest = revisions
        .as_array()
        .map_or_else(|| revisions["revisions"].as_array().map_or(0, Vec::len), Vec::len);
    assert!(newest as i64 >= promises.revision, "{newest} revisions of {}", promises.revision);
}

/// Numbers that look random and are the same in every run (xorshift64*).
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % end
    }
}
