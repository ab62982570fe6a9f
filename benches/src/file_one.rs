//! One pasted item at a time, through the desk: until it is confirmed, and until a search finds it.
//! Baseline: one row of the same size in a bare SQLite file with the same durability.

use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use desk::wire::{FileText, SearchRequest, SearchResult, VaultPath};
use desk::{Desk, Environment};
use rusqlite::Connection;
use serde_json::{Value, from_value, to_value};

use crate::error::BenchError;
use crate::figures::Figures;
use crate::news::article;

/// How long an item may take to be found, in seconds.
const PATIENCE: u64 = 30;

/// First number of articles that no generated archive holds.
const FRESH: u64 = 1 << 40;

pub(crate) fn run(vault: &Path, rounds: u32, out: &mut impl Write) -> Result<(), BenchError> {
    let config = tempfile::tempdir()?;
    let environment =
        Environment { config_folder: config.path().to_path_buf(), ..Environment::of_user() };
    let desk = Desk::new(environment);
    desk.dispatch("open_vault", to_value(VaultPath { path: vault.display().to_string() })?)?;
    // Items of an earlier run are "seen before"; a fresh start in time gives fresh articles.
    let start = FRESH + u64::from(std::process::id()) * 1_000_000;

    let (mut confirmed, mut found) = (Figures::default(), Figures::default());
    for round in 0..=u64::from(rounds) {
        let number = start + round;
        let began = Instant::now();
        file(&desk, number)?;
        let answered = began.elapsed();
        until_found(&desk, number)?;
        // The first one starts the child that reads; it is not one of many.
        if round > 0 {
            confirmed.add(answered);
            found.add(began.elapsed());
        }
    }
    desk.dispatch("close_vault", Value::Null)?;
    let baseline = bare_rows(vault, rounds)?;
    writeln!(out, "confirmed          {}", confirmed.words())?;
    writeln!(out, "found              {}", found.words())?;
    writeln!(out, "bare row, baseline {}", baseline.words())?;
    writeln!(out, "confirmed / baseline at p50: {:.1}", confirmed.at(0.5) / baseline.at(0.5))?;
    Ok(())
}

fn file(desk: &Desk, number: u64) -> Result<(), BenchError> {
    let article = article(number);
    let text = format!("{}\n\n{}", article.title, article.body);
    let request = FileText { text, html: None, url: None, case: None, tags: Vec::new() };
    desk.dispatch("file_text", to_value(request)?)?;
    Ok(())
}

fn until_found(desk: &Desk, number: u64) -> Result<(), BenchError> {
    let until = Instant::now() + Duration::from_secs(PATIENCE);
    let request = SearchRequest {
        query: format!("rare{number}word"),
        offset: 0,
        limit: 1,
        sort: None,
        case: None,
        include_discarded: false,
        filters: Vec::new(),
    };
    while Instant::now() < until {
        let result: SearchResult = from_value(desk.dispatch("search", to_value(&request)?)?)?;
        if result.total > 0 {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    Err(BenchError::NotFound(PATIENCE))
}

/// One row per transaction beside the vault, on the same disk, with the same durability.
fn bare_rows(vault: &Path, rounds: u32) -> Result<Figures, BenchError> {
    let folder = tempfile::tempdir_in(vault.parent().unwrap_or(vault))?;
    let connection = Connection::open(folder.path().join("bare.sqlite"))?;
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE row (text TEXT) STRICT;",
    )?;
    let mut figures = Figures::default();
    for number in 0..u64::from(rounds) {
        let body = article(FRESH / 2 + number).body;
        let began = Instant::now();
        connection.execute("INSERT INTO row VALUES (?1)", [body])?;
        figures.add(began.elapsed());
    }
    Ok(figures)
}
