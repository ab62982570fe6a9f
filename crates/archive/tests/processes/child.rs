//! The parts that a child process plays.

use std::io::{Read as _, Write as _};
use std::path::Path;

use archive::{
    Act, Archive, ArchiveError, BriefingEdit, BriefingText, Changed, Content, Correction, How,
    Mode, NewBriefing, NewCapture, NewItem, Status, Writer,
};

use crate::vault::{Confirmed, now, open};

/// Plays a part; false where the name is none.
pub(crate) fn play(part: &str, arguments: &[String]) -> bool {
    match (part, arguments) {
        ("part-work", [folder, seed]) => work(Path::new(folder), seed.parse().unwrap()),
        ("part-import", [folder]) => crate::importing::go_on(Path::new(folder)),
        ("part-hold", [folder]) => hold(Path::new(folder)),
        ("part-open", [folder, mode]) => try_to_open(Path::new(folder), mode),
        _ => return false,
    }
    true
}

/// Opens the vault for writing, says so, and holds it until its standard input ends.
fn hold(folder: &Path) {
    let archive = open(folder, Mode::Write).unwrap();
    say("held");
    std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
    drop(archive);
}

/// Says what opening the vault gives: how many items there are, or the kind of refusal.
fn try_to_open(folder: &Path, mode: &str) {
    let mode = if mode == "read" { Mode::Read } else { Mode::Write };
    say(&match open(folder, mode) {
        Ok(archive) => match archive.read(|r| r.items().counts()) {
            Ok(counts) => format!("items {}", counts.inbox),
            Err(error) => format!("unreadable {error}"),
        },
        Err(ArchiveError::Locked { holder, .. }) => {
            format!("locked by {}", holder.map_or(0, |holder| holder.pid))
        }
        Err(ArchiveError::ReadOnly { .. }) => "read-only".to_owned(),
        Err(error) => format!("refused {error:?}"),
    });
}

pub(crate) fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").unwrap();
    out.flush().unwrap();
}

/// Works on the vault until it is killed, and confirms every act after it was stored.
fn work(folder: &Path, seed: u64) {
    let archive = open(folder, Mode::Write).unwrap();
    let mut worker = Worker { archive, random: Random(seed | 1), count: 0, seed };
    worker.confirm(&Confirmed::Other { label: "opened".to_owned(), seq: 0 });
    loop {
        worker.step();
    }
}

/// Numbers that look random and come again for the same seed (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

struct Worker {
    archive: Archive,
    random: Random,
    count: u64,
    seed: u64,
}

impl Worker {
    fn confirm(&self, confirmed: &Confirmed) {
        say(&serde_json::to_string(confirmed).unwrap());
    }

    fn act<T>(
        &self,
        label: &str,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T, ArchiveError>,
    ) -> (T, Changed) {
        self.archive.write(Act::new(now(), "Ada", label), work).unwrap()
    }

    /// One of the items that are there.
    fn item(&mut self) -> Option<i64> {
        let (last, _) = self
            .archive
            .read(|r| {
                let counts = r.items().counts()?;
                Ok((counts.inbox + counts.filed + counts.discarded, ()))
            })
            .unwrap();
        (last > 0).then(|| self.random.below(last) as i64 + 1)
    }

    fn step(&mut self) {
        self.count += 1;
        let choice = self.random.below(10);
        let item = self.item();
        let confirmed = match (choice, item) {
            (0..=3, _) | (_, None) => self.file(),
            (4, Some(item)) => {
                let tag = format!("tag {} {}", self.seed, self.count);
                let (_, changed) =
                    self.act("Tagged", |w| w.tags().add(&[item], std::slice::from_ref(&tag)));
                Confirmed::Tagged { item, tag, seq: changed.seq }
            }
            (5, Some(item)) => {
                let title = format!("Corrected {} {}", self.seed, self.count);
                let correction = Correction::Title(title.clone());
                let (_, changed) =
                    self.act("Corrected", |w| w.corrections().set(item, &correction));
                Confirmed::Corrected { item, title, seq: changed.seq }
            }
            (6, Some(_)) => self.save(),
            (7 | 8, Some(item)) => {
                let status = [Status::Filed, Status::Discarded, Status::Inbox];
                let status = status[self.random.below(3) as usize];
                let (_, changed) = self.act("Moved", |w| w.items().set_status(&[item], status));
                Confirmed::Other { label: "Moved".to_owned(), seq: changed.seq }
            }
            (_, Some(_)) => self.back_and_forth(),
        };
        self.confirm(&confirmed);
    }

    fn file(&mut self) -> Confirmed {
        let text = format!(
            "Item {} of {}\n{}",
            self.count,
            self.seed,
            "The harbour crane has not moved since Monday. ".repeat(self.random.below(60) as usize)
        );
        let (title, body) = text.split_once('\n').unwrap();
        let new = NewItem {
            key_stem: "crane-2026".to_owned(),
            content: Content {
                title: title.to_owned(),
                body: body.to_owned(),
                ..Content::default()
            },
            capture: NewCapture::of(
                self.archive.originals().put(text.as_bytes()).unwrap(),
                How::Paste,
            ),
        };
        let (filed, changed) = self.act("Filed", |w| w.items().file(&new));
        Confirmed::Filed { item: filed.item, key: filed.key, text, seq: changed.seq }
    }

    fn save(&mut self) -> Confirmed {
        let markdown = format!("Text {} of {} [@crane-2026]", self.count, self.seed);
        let text = BriefingText {
            markdown: markdown.clone(),
            words: 6,
            cites: vec!["crane-2026".to_owned()],
        };
        let standing = self.archive.read(|r| r.briefings().all()).unwrap();
        let ((briefing, revision), changed) = self.act("Saved", |w| match standing.first() {
            None => {
                let new =
                    NewBriefing { title: "Cranes".to_owned(), text, ..NewBriefing::default() };
                Ok((w.briefings().create(&new)?, 1))
            }
            Some(row) => {
                let edit = BriefingEdit { text: Some(text), ..BriefingEdit::default() };
                Ok((row.id, w.briefings().save(row.id, row.revision, &edit)?))
            }
        });
        Confirmed::Saved { briefing, revision, markdown, seq: changed.seq }
    }

    fn back_and_forth(&mut self) -> Confirmed {
        let done = if self.random.below(2) == 0 {
            self.archive.undo("Ada", now())
        } else {
            self.archive.redo("Ada", now())
        };
        let (label, seq) = done.map_or((String::new(), 0), |done| (done.label, done.changed.seq));
        Confirmed::Other { label, seq }
    }
}
