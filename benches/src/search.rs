//! Whole searches through the desk (parse, search, exact count, 20 rows with highlights), by class of
//! query. Baseline: the same query asked of the index alone, without rows and highlights.

use std::io::Write;
use std::path::Path;
use std::time::Instant;

use archive::query::Query;
use archive::{Archive, Mode, Opening, index::SearchOptions};
use desk::wire::{FacetField, FacetsRequest, FacetsResult, SearchRequest, SearchResult, VaultPath};
use desk::{Desk, Environment};
use serde_json::{Value, from_value, to_value};

use crate::error::BenchError;
use crate::figures::Figures;
use crate::generate::moment;
use crate::news::word;

/// Rows of a page.
const ROWS: u32 = 20;

/// Classes of queries, each with the query of a round.
fn query(class: &str, round: u64) -> String {
    let common = 3 + round % 20;
    let middle = 400 + round * 7 % 900;
    match class {
        "rare" => format!("rare{}word", round * 37 % 9_000),
        "common" => word(common),
        "and" => format!("{} {}", word(common), word(middle)),
        "or" => format!("{} OR {} OR {}", word(common), word(middle), word(middle + 50)),
        "phrase" => format!("\"{} {}\"", word(common), word(common + 1)),
        "prefix" => format!("{}*", word(middle)),
        "near" => format!("\"{} {}\"~5", word(common), word(common + 1)),
        "similar" => format!("{}~", word(middle)),
        "wildcard" => {
            let word = word(middle);
            let ends: Vec<char> = word.chars().take(1).chain(word.chars().last()).collect();
            ends.iter().map(char::to_string).collect::<Vec<_>>().join("*")
        }
        "regex" => format!("/{}.?/", word(middle)),
        _ => format!("{} published:2018..2020", word(common)),
    }
}

pub(crate) fn run(vault: &Path, rounds: u32, out: &mut impl Write) -> Result<(), BenchError> {
    let config = tempfile::tempdir()?;
    let environment =
        Environment { config_folder: config.path().to_path_buf(), ..Environment::of_user() };
    let desk = Desk::new(environment);
    desk.dispatch("open_vault", to_value(VaultPath { path: vault.display().to_string() })?)?;
    let index = Archive::open(vault, Opening::new(Mode::Read, moment()))?;
    writeln!(out, "{:9} {:>10}  whole call, then the index alone", "class", "hits")?;
    for class in [
        "rare", "common", "and", "or", "phrase", "prefix", "near", "similar", "wildcard", "regex",
        "filtered",
    ] {
        let (mut whole, mut alone) = (Figures::default(), Figures::default());
        let mut hits = 0;
        for round in 0..=u64::from(rounds) {
            let text = query(class, round);
            let began = Instant::now();
            let result = ask(&desk, &text)?;
            let took = began.elapsed();
            let began = Instant::now();
            let limit = ROWS as usize;
            index.search(
                &Query::parse(&text),
                &SearchOptions { limit, ..SearchOptions::default() },
            )?;
            // The first round warms both.
            if round > 0 {
                whole.add(took);
                alone.add(began.elapsed());
                hits += result.total;
            }
        }
        let mean = hits / i64::from(rounds.max(1));
        writeln!(out, "{class:9} {mean:>10}  {}", whole.words())?;
        writeln!(
            out,
            "{:9} {:>10}  {}  x{:.1}",
            "",
            "",
            alone.words(),
            whole.at(0.5) / alone.at(0.5)
        )?;
    }
    everything(&desk, rounds, out)?;
    desk.dispatch("close_vault", Value::Null)?;
    Ok(())
}

/// Hits, rows and highlights, with three facets and the months of all hits.
fn everything(desk: &Desk, rounds: u32, out: &mut impl Write) -> Result<(), BenchError> {
    for class in ["common", "blank"] {
        let mut both = Figures::default();
        for round in 0..=u64::from(rounds) {
            let text = if class == "blank" { String::new() } else { query(class, round) };
            let began = Instant::now();
            ask(desk, &text)?;
            let request = FacetsRequest {
                query: text,
                case: None,
                include_discarded: false,
                filters: Vec::new(),
                fields: vec![FacetField::Source, FacetField::Tag, FacetField::Language],
            };
            let counted: FacetsResult = from_value(desk.dispatch("facets", to_value(request)?)?)?;
            std::hint::black_box(counted);
            if round > 0 {
                both.add(began.elapsed());
            }
        }
        writeln!(out, "{class:9} {:>10}  {}  with three facets and the months", "", both.words())?;
    }
    Ok(())
}

fn ask(desk: &Desk, query: &str) -> Result<SearchResult, BenchError> {
    let request = SearchRequest {
        query: query.to_owned(),
        offset: 0,
        limit: ROWS,
        sort: None,
        case: None,
        include_discarded: false,
        filters: Vec::new(),
    };
    Ok(from_value(desk.dispatch("search", to_value(request)?)?)?)
}
