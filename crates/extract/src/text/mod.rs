//! Plain text, mostly pasted from a browser: the article is the run of lines with the most prose;
//! what stands around it is read for headline, author, date and source, and cut.

mod above;
mod author_box;
mod headline;
mod lines;

use std::ops::Range;

use crate::dates::Order;
use crate::limits::MAX_TEXT;
use crate::{
    Basis, Block, BlockKind, Capture, CutRule, Found, FoundDate, Input, Kind, address, dates,
    language, normal, plain, prose, stops, upstream,
};
use above::Above;
use author_box::AuthorBox;

/// What a line that is no prose costs the run: the first few in a row more than the others, since
/// articles hold long lists and tables, and menus that long are far from any prose.
const OTHER: (i64, i64) = (-45, -10);

/// How many are the first few.
const FEW: usize = 4;

/// What a line costs that begins as share bars and the like do.
const STOP: i64 = -300;

/// What an author box costs: it ends the article.
const BOX: i64 = -5000;

/// A run of fewer characters is no article.
const FEWEST: usize = 200;

/// Reads a text.
pub(crate) fn extract(input: &Input, text: &str) -> Capture {
    let mut capture = Capture::empty(Kind::Text);
    if text.len() > MAX_TEXT {
        capture.warnings.push(plain::truncated());
    }
    let lines = lines::split(normal::prefix(text, MAX_TEXT));
    let boxed = author_box::find(&lines);
    capture.upstream = upstream::in_lines(lines.iter().map(String::as_str));

    let run = run(&lines, boxed.as_ref());
    let whole = run.is_none();
    let run = run.unwrap_or(0..lines.len());
    let headline = headline::find(&lines, &run, whole);
    let first = headline.best.filter(|i| whole && *i >= run.start).map_or(run.start, |i| i + 1);
    let above = above::read(&lines, first, headline.best);

    capture.blocks = blocks(&lines, &run, whole, boxed.as_ref(), headline.best, &above);
    if whole && capture.blocks.iter().any(|block| block.kept && stops::rule(&block.text).is_some())
    {
        capture.warn("nothing_cut", "No article could be told from the rest of the text, so nothing was cut. Check it and cut by hand.");
    }
    fill(&mut capture, input, &lines, &headline, &above, boxed.as_ref());
    capture
}

/// Fills in what was found around the article.
fn fill(
    capture: &mut Capture,
    input: &Input,
    lines: &[String],
    headline: &headline::Choice,
    above: &Above,
    boxed: Option<&AuthorBox>,
) {
    let basis = |i: usize| if i == 0 { Basis::FirstLine } else { Basis::LineAbove };
    let title = |i: &usize| Found::new(headline::shown(&lines[*i]), basis(*i));
    capture.headline = headline.best.map(|i| headline::shown(&lines[i]));
    capture.title = headline.best.as_ref().map(title).or_else(|| {
        let first = lines.first()?;
        Some(Found::new(normal::shorten(first, 120), Basis::FirstLine))
    });
    capture.title_candidates = headline.others.iter().map(title).collect();
    capture.authors = above.authors.clone();
    if let (true, Some(boxed)) = (capture.authors.is_empty(), boxed) {
        capture.authors.push(boxed.name.clone());
    }
    capture.url = address::given(input.url);
    let site = boxed.and_then(|boxed| boxed.host.clone()).map(|host| Found::new(host, Basis::Text));
    let given = address::host_of(input.url).map(|host| Found::new(host, Basis::Url));
    capture.publisher =
        above.outlet.clone().map(|name| Found::new(name, Basis::Text)).or(site).or(given);
    let body = capture.body();
    capture.language = language::of(&body).or_else(|| language::of(&lines.join("\n")));
    let order = Order::of(capture.language.as_deref());
    let mut found: Vec<FoundDate> = above.dates(lines, order);
    found.extend(
        capture
            .blocks
            .iter()
            .find(|block| block.kept)
            .and_then(|block| above::dateline(&block.text, order)),
    );
    found.retain(|it| dates::plausible(&it.date, input.captured));
    let mut found = found.into_iter();
    if let Some(first) = found.next() {
        capture.published = first;
    }
    capture.published_candidates =
        found.filter(|it| it.date != capture.published.date).take(5).collect();
}

/// The lines that are the article; `None` where nothing is sure enough to be cut. A short article
/// is often parted by a single pointer to another text: it is then tried as any other line.
fn run(lines: &[String], boxed: Option<&AuthorBox>) -> Option<Range<usize>> {
    let prose_in = |lines: &[String]| -> usize {
        lines.iter().filter(|line| prose::is_prose(line)).map(|line| prose::length(line)).sum()
    };
    let all = prose_in(lines);
    [STOP, OTHER.0].into_iter().find_map(|stop| {
        let run = prose::best_run(values(lines, boxed, stop))?;
        let article = &lines[run.clone()];
        let length: usize = article.iter().map(|line| prose::length(line)).sum();
        (length >= FEWEST && prose_in(article) * 10 >= all * 3).then_some(run)
    })
}

fn values(lines: &[String], boxed: Option<&AuthorBox>, stop: i64) -> impl Iterator<Item = i64> {
    let mut others = 0;
    let value = move |(i, line): (usize, &String)| -> i64 {
        others += 1;
        if boxed.is_some_and(|boxed| boxed.lines.start == i) {
            BOX
        } else if stops::rule(line).is_some() {
            stop
        } else if prose::is_prose(line) {
            others = 0;
            i64::try_from(prose::length(line)).unwrap_or(i64::MAX)
        } else if others <= FEW {
            OTHER.0
        } else {
            OTHER.1
        }
    };
    lines.iter().enumerate().map(value)
}

fn blocks(
    lines: &[String],
    run: &Range<usize>,
    whole: bool,
    boxed: Option<&AuthorBox>,
    headline: Option<usize>,
    above: &Above,
) -> Vec<Block> {
    let rule = |i: usize, line: &str| -> Option<CutRule> {
        if headline == Some(i) {
            return Some(CutRule::Headline);
        }
        if above.lines.contains(&i) && (i < run.start || whole) {
            return Some(CutRule::Byline);
        }
        if whole {
            return None;
        }
        if boxed.is_some_and(|boxed| boxed.lines.contains(&i)) {
            return Some(CutRule::AuthorBox);
        }
        if upstream::source_line(line).is_some() {
            return Some(CutRule::SourceLine);
        }
        let outside = match i {
            _ if i < run.start => Some(CutRule::Before),
            _ if i >= run.end => Some(CutRule::After),
            _ => None,
        };
        stops::rule(line).or(outside)
    };
    let block = |(i, line): (usize, &String)| {
        let mut block = Block::kept(lines::kind(line), line.clone());
        if let Some(rule) = rule(i, line) {
            block.cut(rule);
        }
        if i != 0 && headline == Some(i) {
            block.kind = BlockKind::Heading;
            block.level = Some(1);
        }
        block
    };
    lines.iter().enumerate().map(block).collect()
}

#[cfg(test)]
mod tests;
