//! `dossier search`: finds items.

use std::thread;
use std::time::{Duration, Instant};

use clap::{Args, ValueEnum};
use desk::wire::{
    FacetField, FacetsRequest, FacetsResult, SearchRequest, SearchResult, SearchSort,
};
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
fields: title: headline: body: source: author: url: domain: tag: case: lang: format: has: status:
published: filed: captured:

Examples:
  dossier search strike harbour                       both words
  dossier search '\"general strike\" OR lockout'        a phrase or a word
  dossier search 'strike NOT tag:rumour'
  dossier search 'source:\"Harbour Post\" published:2024-12'
  dossier search 'published:2024-11..2025-01 case:port-strike' --sort published
  dossier search 'gaddafi~2 published:last 30 days'   other spellings, lately
  dossier search strike --facet source --facet year   who wrote about it, and when
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
    /// Print what the hits are made of instead of the hits; may be given several times
    #[arg(long, value_enum, value_name = "FIELD", conflicts_with_all = ["limit", "offset", "sort", "count"])]
    facet: Vec<By>,
}

/// What hits are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    /// Name of the source
    Source,
    /// Tag
    Tag,
    /// Case
    Case,
    /// Language
    Language,
    /// Format of the original
    Format,
    /// Year of publication
    Year,
    /// Month of publication
    Month,
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
        if !self.facet.is_empty() {
            return self.print_facets(&door, terminal);
        }
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
            filters: Vec::new(),
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

impl Search {
    fn print_facets(&self, door: &Door, terminal: &mut Terminal) -> Outcome {
        let request = FacetsRequest {
            query: self.query.join(" "),
            case: names::case_if_named(door, self.case.as_deref())?,
            include_discarded: self.include_discarded,
            filters: Vec::new(),
            fields: self.facet.iter().filter_map(|by| by.field()).collect(),
        };
        let found: FacetsResult =
            until_caught_up(|| door.ask("facets", &request), |found: &FacetsResult| found.behind)?;
        if terminal.wants_json() {
            return terminal.json(&found);
        }
        for (number, by) in self.facet.iter().enumerate() {
            if number > 0 {
                terminal.line("")?;
            }
            self.print_facet(terminal, &found, *by)?;
        }
        terminal.flush()
    }

    fn print_facet(&self, terminal: &mut Terminal, found: &FacetsResult, by: By) -> Outcome {
        let facet = by.field().and_then(|field| found.facets.iter().find(|it| it.field == field));
        let (rows, more): (Vec<(String, i64)>, i64) = match facet {
            Some(facet) => {
                (facet.values.iter().map(|it| (it.shown.clone(), it.hits)).collect(), facet.more)
            }
            None => (by.periods(found), 0),
        };
        if rows.is_empty() {
            return terminal.aside(&format!("No hit has a {}.", by.word()));
        }
        let wide = rows.iter().map(|(_, hits)| hits.to_string().len()).max().unwrap_or(0).max(4);
        terminal.line(&format!("{:>wide$}  {}", "HITS", by.word().to_uppercase()))?;
        for (shown, hits) in &rows {
            terminal.line(&format!("{hits:>wide$}  {shown}"))?;
        }
        if more > 0 {
            terminal.aside(&format!(
                "And {}.",
                words::count(more, "further value", "further values")
            ))?;
        }
        Ok(())
    }
}

impl By {
    /// The facet; none for periods of time.
    fn field(self) -> Option<FacetField> {
        match self {
            Self::Source => Some(FacetField::Source),
            Self::Tag => Some(FacetField::Tag),
            Self::Case => Some(FacetField::Case),
            Self::Language => Some(FacetField::Language),
            Self::Format => Some(FacetField::Format),
            Self::Year | Self::Month => None,
        }
    }

    /// Its name.
    fn word(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// Hits by year or month, and those without a date.
    fn periods(self, found: &FacetsResult) -> Vec<(String, i64)> {
        let mut rows: Vec<(String, i64)> = Vec::new();
        for it in &found.months {
            let year = it.month.split('-').next().unwrap_or_default();
            let name = if self == Self::Year { year } else { it.month.as_str() };
            match rows.last_mut() {
                Some((last, hits)) if last == name => *hits += it.hits,
                _ => rows.push((name.to_owned(), it.hits)),
            }
        }
        if found.undated > 0 {
            rows.push(("unknown".to_owned(), found.undated));
        }
        rows
    }
}

/// Searches; where the index has not caught up with the archive, waits for it a while. What a
/// command before this one filed is to be found.
fn search(door: &Door, request: &SearchRequest) -> Outcome<SearchResult> {
    until_caught_up(|| door.ask("search", request), |found: &SearchResult| found.behind)
}

fn until_caught_up<T>(ask: impl Fn() -> Outcome<T>, is_behind: fn(&T) -> bool) -> Outcome<T> {
    let until = Instant::now() + PATIENCE;
    loop {
        let found = ask()?;
        if !is_behind(&found) || Instant::now() >= until {
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
