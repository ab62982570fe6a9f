//! A process that works on a vault is killed at any moment; what it confirmed is there.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use archive::{Archive, BatchId, Correction, DoctorOptions, Mode, Seq};
use rusqlite::Connection;

use crate::vault::{Confirmed, create, open};

/// Kills in an ordinary run. `DOSSIER_KILLS` asks for more.
const KILLS: u64 = 20;

/// How many kills are asked for.
pub(crate) fn kills() -> u64 {
    match std::env::var("DOSSIER_KILLS") {
        Ok(count) => count.parse().expect("DOSSIER_KILLS is a number"),
        Err(_) => KILLS,
    }
}

pub(crate) fn confirmed_writes_survive_kills() {
    let kills = kills();
    let place = tempfile::tempdir().unwrap();
    let folder = create(place.path());
    let mut all: Vec<Confirmed> = Vec::new();
    let mut catching_up = Vec::new();
    for round in 0..kills {
        // Half of the kills hit the opening, the catching up and the first acts.
        let delay = if round % 2 == 0 { round * 37 % 120 } else { 100 + round * 53 % 700 };
        let before = all.len();
        all.extend(work_and_kill(&folder, round + 1, Duration::from_millis(delay)));
        // The acts of this round after every kill, all there ever were after every tenth.
        let thorough = round % 10 == 9 || round + 1 == kills;
        let from = if thorough { 0 } else { before };
        catching_up.push(check(&folder, &all[from..], thorough));
    }
    catching_up.sort();
    let middle = catching_up[catching_up.len() / 2];
    println!(
        "{kills} kills, {} confirmed acts, none lost; opening and catching up: median {middle:?}, \
         longest {:?}",
        all.len(),
        catching_up[catching_up.len() - 1]
    );
    assert!(all.len() as u64 >= kills, "the child hardly worked: {} acts", all.len());
}

/// Lets a child work for a while and kills it; answers what it confirmed.
fn work_and_kill(folder: &Path, seed: u64, delay: Duration) -> Vec<Confirmed> {
    let lines = run_and_kill(&["part-work", folder.to_str().unwrap(), &seed.to_string()], delay);
    // The last line may be cut: then nobody has read its confirmation.
    lines.iter().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

/// Lets a child play a part for a while and kills it; answers the lines it wrote.
pub(crate) fn run_and_kill(arguments: &[&str], delay: Duration) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(arguments)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let output = BufReader::new(child.stdout.take().unwrap());
    let reader = std::thread::spawn(move || {
        let lines: Vec<String> = output.lines().map_while(Result::ok).collect();
        lines
    });
    std::thread::sleep(delay);
    // On Unix this is kill -9.
    child.kill().unwrap();
    let status = child.wait().unwrap();
    assert!(!status.success(), "the child ended by itself");
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt as _;
        assert_eq!(status.signal(), Some(9), "the child failed by itself: {status}");
    }
    reader.join().unwrap()
}

/// Opens the vault after a kill and checks what was confirmed; answers how long it took until
/// every change could be found.
fn check(folder: &Path, confirmed: &[Confirmed], thorough: bool) -> Duration {
    // A reader comes first: it sees what was stored without mending anything.
    let reader = open(folder, Mode::Read).unwrap();
    let seen = reader.read(|r| r.log().head()).unwrap();
    drop(reader);
    let began = Instant::now();
    let archive = open(folder, Mode::Write).unwrap();
    assert_eq!(archive.read(|r| r.log().head()).unwrap(), seen);
    let head = seen.0;
    assert!(archive.wait_for_index(head, Duration::from_secs(60)), "{:?}", archive.index_state());
    let took = began.elapsed();
    let chain = archive.read(|r| r.log().verify_chain()).unwrap();
    assert_eq!((chain.broken_at, chain.rows), (None, head.unsigned_abs()));
    let taken_back = taken_back(folder);
    let mut titles: BTreeMap<i64, (Seq, &str)> = BTreeMap::new();
    for act in confirmed {
        assert!(act.seq() <= head, "{act:?} is not in the log");
        check_one(&archive, act, &taken_back);
        if let Confirmed::Corrected { item, title, seq } = act
            && !taken_back.contains_key(seq)
        {
            titles.insert(*item, (*seq, title));
        }
    }
    check_titles(&archive, &titles);
    if thorough {
        let mut progress = |_: &'static str, _: u64, _: u64| ControlFlow::Continue(());
        let report = archive.doctor(DoctorOptions::default(), &mut progress).unwrap();
        // The index among them: every item once, with the words that stand in the vault.
        assert!(report.is_healthy(), "{report:#?}");
    }
    took
}

/// The changes whose act does not stand, with their act, as the log tells it.
fn taken_back(folder: &Path) -> BTreeMap<Seq, BatchId> {
    let connection = Connection::open(folder.join("archive.sqlite")).unwrap();
    let mut statement = connection
        .prepare(
            "SELECT c.seq, c.batch FROM change c
             WHERE (SELECT u.kind FROM batch u WHERE u.target = c.batch
                    ORDER BY u.id DESC LIMIT 1) = 'undo'",
        )
        .unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

fn check_one(archive: &Archive, act: &Confirmed, taken_back: &BTreeMap<Seq, BatchId>) {
    match act {
        Confirmed::Filed { item, key, text, .. } => {
            let detail = archive.read(|r| r.items().detail(*item)).unwrap();
            assert_eq!(&detail.row.key, key);
            let (title, body) = text.split_once('\n').unwrap();
            assert_eq!(
                (&*detail.version.content.title, &*detail.version.content.body),
                (title, body)
            );
            let original = archive.originals().get(&detail.captures[0].original).unwrap();
            assert_eq!(original, text.as_bytes());
        }
        Confirmed::Tagged { item, tag, seq } => {
            let row = archive.read(|r| r.items().rows(&[*item])).unwrap().pop().unwrap();
            let stands = !taken_back.contains_key(seq);
            assert_eq!(row.tags.contains(tag), stands, "{act:?}: {:?}", row.tags);
        }
        Confirmed::Saved { briefing, revision, markdown, seq } => {
            let saved = archive.read(|r| r.briefings().revision(*briefing, *revision));
            match saved {
                Ok(saved) => assert_eq!(&saved.markdown, markdown),
                // Made and taken back: its revisions wait for a redo.
                Err(error) => assert!(taken_back.contains_key(seq), "{act:?}: {error}"),
            }
        }
        // Titles are checked together; of the others the log is the record.
        Confirmed::Corrected { .. } | Confirmed::Other { .. } => {}
    }
}

/// The last corrected title that stands is the one shown; one more correction may have been
/// stored and not confirmed any more.
fn check_titles(archive: &Archive, titles: &BTreeMap<i64, (Seq, &str)>) {
    for (item, (seq, title)) in titles {
        let detail = archive.read(|r| r.items().detail(*item)).unwrap();
        let stands = detail
            .corrections
            .iter()
            .any(|correction| matches!(correction, Correction::Title(stands) if stands == title));
        let later = archive.read(|r| {
            let filter = archive::LogFilter { item: Some(*item), ..archive::LogFilter::default() };
            r.log().entries(&filter)
        });
        let corrected_later =
            later.unwrap().iter().any(|entry| entry.seq > *seq && entry.label == "Corrected");
        assert!(stands || corrected_later, "item {item}: {title} is gone");
    }
}
