//! An import without its reading: originals into packs, items with their log into the database, words into
//! the index. Each part beside the least it could cost: the same bytes into a bare file, the same texts into
//! a bare table, the same items into the index alone. Meanwhile somebody files single items.

use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use archive::{
    Act, Archive, Changed, ImportId, ImportState, InputNote, Mode, NewImport, NewInput, NewItem,
    NewVault, Opening,
};
use rusqlite::Connection;

use crate::error::BenchError;
use crate::figures::Figures;
use crate::generate::{VAULT_ID, moment, new_item};
use crate::news::{Article, article};
use crate::process::{cpu_by_thread, own_cpu, peak_megabytes};

/// First number of the articles that are filed one by one meanwhile.
const SINGLE: u64 = 1 << 50;

/// Pause between two single items.
const PAUSE: Duration = Duration::from_millis(500);

/// How long the index may take to catch up, in seconds.
const PATIENCE: u64 = 3_600;

/// What an import is to be like.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan {
    pub(crate) items: u64,
    pub(crate) batch: u64,
    /// Whether single items are filed meanwhile.
    pub(crate) single: bool,
}

/// Time of one part of the work.
#[derive(Debug, Clone, Copy, Default)]
struct Spent {
    /// Seconds by the clock, which count what other programs did meanwhile.
    wall: f64,
    /// Seconds of CPU on the thread that did it.
    cpu: f64,
}

impl Spent {
    /// Does some work and adds what it took.
    fn on<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let (began, cpu) = (Instant::now(), own_cpu());
        let value = work();
        self.wall += began.elapsed().as_secs_f64();
        self.cpu += own_cpu() - cpu;
        value
    }

    /// A line of the report.
    fn line(&self, name: &str, items: u64, bare: Option<Self>) -> String {
        let each = self.cpu * 1e6 / items as f64;
        let ratio = bare.map_or_else(String::new, |bare| {
            format!(", x{:.1} bare ({:.0} us)", self.cpu / bare.cpu, bare.cpu * 1e6 / items as f64)
        });
        format!(
            "{name:27} {:7.1} s, {:7.1} s of CPU, {each:4.0} us an item{ratio}",
            self.wall, self.cpu
        )
    }
}

/// What each part of the import took on the importing thread.
#[derive(Debug, Default)]
struct Parts {
    made: Spent,
    packed: Spent,
    filed: Spent,
    all: f64,
    last: i64,
}

pub(crate) fn run(vault: &Path, plan: Plan, out: &mut impl Write) -> Result<(), BenchError> {
    let new = NewVault {
        name: "Imported".to_owned(),
        analyst: "Bench".to_owned(),
        vault_id: VAULT_ID.to_owned(),
    };
    let archive = Archive::create(vault, &new, Opening::new(Mode::Write, moment()))?;
    let ended = AtomicBool::new(false);
    let (parts, found) = std::thread::scope(|scope| {
        let singles = scope.spawn(|| singles(&archive, plan, &ended));
        let parts = import(&archive, plan);
        ended.store(true, Ordering::Relaxed);
        let found = singles.join().unwrap_or_else(|_| Ok(Figures::default()));
        (parts, found)
    });
    let (parts, found) = (parts?, found?);
    let began = Instant::now();
    archive.wait_for_index(parts.last, Duration::from_secs(PATIENCE));
    let whole = parts.all + began.elapsed().as_secs_f64();
    let used = cpu_by_thread();
    let peak = peak_megabytes();

    let rate = |seconds: f64| plan.items as f64 / seconds;
    let bare = bare(vault, plan)?;
    let began = Instant::now();
    archive.rebuild_index(&mut |_, _| ControlFlow::Continue(()))?;
    let index = began.elapsed().as_secs_f64();
    archive.close(Duration::from_secs(600));

    writeln!(out, "{} items of 600 words, {} in a batch", plan.items, plan.batch)?;
    writeln!(out, "{}", parts.packed.line("packs", plan.items, Some(bare.file)))?;
    writeln!(out, "{}", parts.filed.line("items, versions, log", plan.items, Some(bare.table)))?;
    writeln!(out, "{}", parts.made.line("making the texts", plan.items, None))?;
    let behind = whole - parts.all;
    writeln!(
        out,
        "until all is found          {whole:7.1} s {:6.0}/s, the index {behind:.1} s behind",
        rate(whole)
    )?;
    let ours = used.values().sum::<f64>() - parts.made.cpu;
    writeln!(
        out,
        "CPU of all threads, without the making: {:.0} us an item, so 2 cores do {:.0}/s",
        ours * 1e6 / plan.items as f64,
        2.0 * rate(ours)
    )?;
    writeln!(out, "index alone                 {index:7.1} s {:6.0}/s", rate(index))?;
    writeln!(out, "CPU seconds by thread, to the end of the import:")?;
    for (name, seconds) in used.iter().filter(|(_, seconds)| **seconds >= 0.05) {
        writeln!(out, "  {name:27} {seconds:7.1}")?;
    }
    if let Some(peak) = peak {
        writeln!(out, "memory at its peak            {peak:7.0} MB")?;
    }
    if plan.single {
        writeln!(out, "a single item found meanwhile {}", found.words())?;
    }
    Ok(())
}

fn import(archive: &Archive, plan: Plan) -> Result<Parts, BenchError> {
    let import = begin(archive)?;
    let mut parts = Parts::default();
    let whole = Instant::now();
    for first in (0..plan.items).step_by(plan.batch.max(1) as usize) {
        let end = (first + plan.batch).min(plan.items);
        let articles: Vec<Article> = parts.made.on(|| (first..end).map(article).collect());
        let bytes: Vec<&[u8]> = articles.iter().map(|article| article.body.as_bytes()).collect();
        let originals = parts.packed.on(|| archive.originals().pack(&bytes))?;
        let changed = parts.filed.on(|| {
            let items: Vec<NewItem> = (first..)
                .zip(articles)
                .zip(originals)
                .map(|((number, article), original)| new_item(number, article, original))
                .collect();
            file(archive, import, end, items)
        })?;
        parts.last = changed.seq;
    }
    archive
        .note_import(|notes| notes.set_state(import, ImportState::Done, Some(moment()), None))?;
    parts.all = whole.elapsed().as_secs_f64();
    Ok(parts)
}

fn begin(archive: &Archive) -> Result<ImportId, BenchError> {
    let input = NewInput { path: "/generated.jsonl".to_owned(), size: 0, modified_ns: None };
    Ok(archive.note_import(|notes| {
        let import = notes.begin(&NewImport {
            label: "generated.jsonl".to_owned(),
            actor: "Bench".to_owned(),
            at: moment(),
            placing: "{}".to_owned(),
            watch: None,
        })?;
        notes.add_inputs(import, &[input])?;
        notes.set_state(import, ImportState::Running, None, None)?;
        Ok(import)
    })?)
}

fn file(
    archive: &Archive,
    import: ImportId,
    cursor: u64,
    items: Vec<NewItem>,
) -> Result<Changed, BenchError> {
    let label = format!("Imported {} items from generated.jsonl", items.len());
    let act = Act::new(moment(), "Bench", label);
    let ((), changed) = archive.import_batch(act, import, |batch| {
        for item in items {
            batch.file(1, item)?;
        }
        batch.input(1, &InputNote { cursor: Some(cursor.to_string()), ..InputNote::default() })
    })?;
    Ok(changed)
}

/// Files single items until the import has ended; answers how long each took until it was found.
fn singles(archive: &Archive, plan: Plan, ended: &AtomicBool) -> Result<Figures, BenchError> {
    let mut found = Figures::default();
    let mut number = SINGLE;
    while plan.single && !ended.load(Ordering::Relaxed) {
        std::thread::sleep(PAUSE);
        let article = article(number);
        let began = Instant::now();
        let original = archive.originals().put(article.body.as_bytes())?;
        let item = new_item(number, article, original);
        let act = Act::new(moment(), "Bench", "Filed an item");
        let (_, changed) = archive.write(act, |w| w.items().file(&item))?;
        if !archive.wait_for_index(changed.seq, Duration::from_secs(60)) {
            return Err(BenchError::NotFound(60));
        }
        found.add(began.elapsed());
        number += 1;
    }
    Ok(found)
}

/// The least that keeping costs.
struct Bare {
    file: Spent,
    table: Spent,
}

/// The same texts into a bare file and a bare table, flushed as often.
fn bare(vault: &Path, plan: Plan) -> Result<Bare, BenchError> {
    let folder = tempfile::tempdir_in(vault.parent().unwrap_or(vault))?;
    let mut file = std::fs::File::create(folder.path().join("bare"))?;
    let mut connection = Connection::open(folder.path().join("bare.sqlite"))?;
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         CREATE TABLE row (id INTEGER PRIMARY KEY, title TEXT, body TEXT, blocks TEXT) STRICT;",
    )?;
    let mut bare = Bare { file: Spent::default(), table: Spent::default() };
    for first in (0..plan.items).step_by(plan.batch.max(1) as usize) {
        let end = (first + plan.batch).min(plan.items);
        let articles: Vec<Article> = (first..end).map(article).collect();
        bare.file.on(|| -> Result<(), BenchError> {
            for article in &articles {
                file.write_all(article.body.as_bytes())?;
            }
            Ok(file.sync_data()?)
        })?;
        bare.table.on(|| -> Result<(), BenchError> {
            let transaction = connection.transaction()?;
            for article in &articles {
                transaction
                    .prepare_cached("INSERT INTO row (title, body, blocks) VALUES (?1, ?2, ?2)")?
                    .execute((&article.title, &article.body))?;
            }
            Ok(transaction.commit()?)
        })?;
    }
    Ok(bare)
}
