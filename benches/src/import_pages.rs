//! An import of saved pages, jailed children and index included, beside reading the same pages alone: in
//! this process without a jail, and in jailed children with nothing stored.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use desk::wire::{
    CreateVault, ImportStarted, IndexPhase, JobPhase, JobRequest, JobResult, JobState, Overview,
    StartImport,
};
use desk::{Desk, Environment};
use serde_json::{Value, from_value, to_value};

use crate::error::BenchError;
use crate::generate::moment;
use crate::pages::page;
use crate::process::family_megabytes;

/// Pages that are read alone.
const ALONE: u64 = 2_000;

/// Pages in one folder.
const IN_FOLDER: u64 = 1_000;

/// Threads that read alone: as many as there are children.
fn threads() -> u64 {
    std::thread::available_parallelism().map_or(1, |threads| threads.get() as u64).clamp(1, 4)
}

pub(crate) fn run(folder: &Path, pages: u64, out: &mut impl Write) -> Result<(), BenchError> {
    let source = folder.join("pages");
    let began = Instant::now();
    let bytes = write_pages(&source, pages)?;
    writeln!(
        out,
        "{pages} pages of {} bytes, made in {:.0} s",
        bytes / pages.max(1),
        began.elapsed().as_secs_f64()
    )?;
    let alone = alone(pages.min(ALONE));
    writeln!(out, "extraction alone, no jail       {alone:6.0} pages/s")?;
    let config = tempfile::tempdir()?;
    let environment =
        Environment { config_folder: config.path().to_path_buf(), ..Environment::of_user() };
    let desk = Desk::new(environment);
    let jailed = jailed(&desk, pages.min(ALONE));
    writeln!(out, "extraction alone, jailed        {jailed:6.0} pages/s")?;
    let new = CreateVault {
        folder: folder.display().to_string(),
        name: "Imported".to_owned(),
        analyst: "Bench".to_owned(),
    };
    desk.dispatch("create_vault", to_value(new)?)?;
    let (imported, found, peak) = import(&desk, &source)?;
    let again = self::alone(pages.min(ALONE));
    desk.dispatch("close_vault", Value::Null)?;
    let rate = pages as f64 / imported.as_secs_f64();
    let base = f64::midpoint(alone, again);
    writeln!(
        out,
        "import, until all is stored     {rate:6.0} pages/s, {:.0} s",
        imported.as_secs_f64()
    )?;
    writeln!(
        out,
        "import, until all is found      {:6.0} pages/s",
        pages as f64 / found.as_secs_f64()
    )?;
    writeln!(out, "extraction alone once more      {again:6.0} pages/s")?;
    writeln!(out, "import / extraction alone       {:6.0} %", 100.0 * rate / base)?;
    writeln!(out, "memory of all processes, peak   {peak:6.0} MB")?;
    Ok(())
}

/// Writes the pages as files.
fn write_pages(source: &Path, pages: u64) -> Result<u64, BenchError> {
    let mut bytes = 0;
    for number in 0..pages {
        let folder = source.join(format!("{:04}", number / IN_FOLDER));
        if number % IN_FOLDER == 0 {
            fs::create_dir_all(&folder)?;
        }
        let page = page(number);
        bytes += page.len() as u64;
        fs::write(folder.join(format!("{number:07}.html")), page)?;
    }
    Ok(bytes)
}

/// Pages a second, read in this process.
fn alone(pages: u64) -> f64 {
    rate(pages, |number, page| {
        let input = extract::Input::of(page.as_bytes(), moment());
        std::hint::black_box((number, extract::extract(&input)));
    })
}

/// Pages a second, read in jailed children and handed back.
fn jailed(desk: &Desk, pages: u64) -> f64 {
    // The first of each starts the child that reads.
    drop(desk.extract(page(0).as_bytes(), None, None));
    rate(pages, |_, page| {
        std::hint::black_box(desk.extract(page.as_bytes(), None, None).is_ok());
    })
}

fn rate(pages: u64, read: impl Fn(u64, &str) + Sync) -> f64 {
    // Made beforehand, so that only reading is measured.
    let made: Vec<String> = (0..pages).map(page).collect();
    let next = AtomicU64::new(0);
    let began = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..threads() {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let Some(page) = made.get(number as usize) else { return };
                    read(number, page);
                }
            });
        }
    });
    pages as f64 / began.elapsed().as_secs_f64()
}

/// Time until everything is stored, until everything is found, and the most memory meanwhile.
fn import(desk: &Desk, source: &Path) -> Result<(Duration, Duration, f64), BenchError> {
    let ended = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let watcher = scope.spawn(|| {
            let mut peak = 0.0_f64;
            while !ended.load(Ordering::Relaxed) {
                peak = peak.max(family_megabytes());
                std::thread::sleep(Duration::from_millis(200));
            }
            peak
        });
        let times = timed(desk, source);
        ended.store(true, Ordering::Relaxed);
        let peak = watcher.join().unwrap_or_default();
        times.map(|(stored, found)| (stored, found, peak))
    })
}

fn timed(desk: &Desk, source: &Path) -> Result<(Duration, Duration), BenchError> {
    let began = Instant::now();
    let request = StartImport {
        paths: vec![source.display().to_string()],
        recursive: true,
        ..StartImport::default()
    };
    let started: ImportStarted = from_value(desk.dispatch("start_import", to_value(request)?)?)?;
    loop {
        let job: JobState =
            from_value(desk.dispatch("job", to_value(JobRequest { job: started.job })?)?)?;
        match job.phase {
            JobPhase::Running | JobPhase::Paused => std::thread::sleep(Duration::from_millis(50)),
            JobPhase::Done if matches!(job.result, Some(JobResult::Import { .. })) => break,
            _ => return Err(BenchError::Stopped(format!("{:?}", job.phase))),
        }
    }
    let stored = began.elapsed();
    loop {
        let overview: Overview = from_value(desk.dispatch("overview", Value::Null)?)?;
        if overview.index.phase == IndexPhase::UpToDate {
            return Ok((stored, began.elapsed()));
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}
