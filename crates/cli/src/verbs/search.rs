//! `dossier search`: finds items.

use std::thread;
use std::time::{Duration, Instant};

use clap::{Args, ValueEnum};
use desk::wire::{SearchRequest, SearchResult, SearchSort};
use serde_json::json;

use crate::door::{Door, Place};
use crate::failure::Outcome;
use crate::names;
use crate::rows;
use crate::terminal::Terminal;
use crate::words;

/// Find items by their words and fields
#[derive(Debug, Args)]
#[command(
    after_long_help = "A query is made of words, \"exact phrases\", AND, OR, NOT, brackets, word* for beginnings, w?ldc*rds,
simlar~ spellings, \"words near\"~5 each other, /expressions/, and
fields: title: headline: body: source: author: url: tag: case: lang: status: published: filed:

Examples:
  dossier search strike harbour                       both words
  dossier search '\"general strike\" OR lockout'        a phrase or a word
  dossier search 'strike NOT tag:rumour'
  dossier search 'source:\"Harbour Post\" published:2024-12'
  dossier search 'published:2024-11..2025-01 case:port-strike' --sort published
  dossier search 'gaddafi~2 published:last 30 days'   other spellings, lately
  dossier search strike --count                       only how many
  dossier search strike --json | jq '.hits[].key'

Discarded items are left out unless --include-discarded is given."
)]
pub(crate) struct Search {
    /// The query; without one, everything is listed
    #[arg(value_name = "QUERY", allow_hyphen_values = false)]
    query: Vec<String>,
    /// How many hits at most
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=500))]
    limit: u32,
    /// How many hits to pass over
    #[arg(long, default_value_t = 0)]
    offset: u32,
    /// Order of the hits
    #[arg(long, value_enum)]
    sort: Option<Sort>,
    /// Print only how many items fit
    #[arg(long, conflicts_with_all = ["limit", "offset", "sort"])]
    count: bool,
    /// Only items of this case, by number or key
    #[arg(long, value_name = "CASE")]
    case: Option<String>,
    /// Search discarded items, too
    #[arg(long)]
    include_discarded: bool,
}

/// How long a search waits for the index, and how often it looks.
const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(30);

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Sort {
    /// Best first
    Relevance,
    /// Last published first
    Published,
    /// Last filed first
    Filed,
}

impl Search {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let door = place.read()?;
        let request = SearchRequest {
            query: self.query.join(" "),
            offset: self.offset,
            limit: if self.count { 1 } else { self.limit },
            sort: self.sort.map(|sort| match sort {
                Sort::Relevance => SearchSort::Relevance,
                Sort::Published => SearchSort::Published,
                Sort::Filed => SearchSort::Filed,
            }),
            case: names::case_if_named(&door, self.case.as_deref())?,
            include_discarded: self.include_discarded,
        };
        let found = search(&door, &request)?;
        if self.count {
            return count(terminal, &found);
        }
        if terminal.wants_json() {
            return terminal.json(&found);
        }
        print(terminal, &found, self.offset)?;
        asides(terminal, &found)
    }
}

/// Searches; where the index has not caught up with the archive, waits for it a while. What a
/// command before this one filed is to be found.
fn search(door: &Door, request: &SearchRequest) -> Outcome<SearchResult> {
    let until = Instant::now() + PATIENCE;
    loop {
        let found: SearchResult = door.ask("search", request)?;
        if !found.behind || Instant::now() >= until {
            return Ok(found);
        }
        thread::sleep(PAUSE);
    }
}

fn count(terminal: &mut Terminal, found: &SearchResult) -> Outcome {
    if terminal.wants_json() {
        return terminal.json(&json!({ "total": found.total, "behind": found.behind }));
    }
    terminal.line(&found.total.to_string())?;
    asides(terminal, found)
}

fn print(terminal: &mut Terminal, found: &SearchResult, offset: u32) -> Outcome {
    for hit in &found.hits {
        rows::hit(terminal, hit)?;
        terminal.line("")?;
    }
    let total = words::count(found.total, "hit", "hits");
    let first = i64::from(offset) + 1;
    let last = i64::from(offset) + i64::try_from(found.hits.len()).unwrap_or(0);
    terminal.line(&match found.hits.len() {
        0 if found.total == 0 => format!("No hits for: {}", found.words),
        0 => format!("{total}; none from number {first} on."),
        _ if last - first + 1 == found.total => format!("{total}."),
        _ => format!("{total}; shown: {} to {}.", words::thousands(first), words::thousands(last)),
    })
}

/// What is odd about the query or the index, beside the answer.
fn asides(terminal: &mut Terminal, found: &SearchResult) -> Outcome {
    for note in &found.notes {
        terminal.aside(&format!("note: {}", note.message))?;
    }
    if found.behind {
        terminal.aside(
            "note: the search index has not caught up yet; the newest items may be missing",
        )?;
    }
    Ok(())
}
