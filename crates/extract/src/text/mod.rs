//! Plain text, mostly pasted from a browser: the article is the run of lines with the most prose;
//! what stands around it is read for headline, author, date and source, and cut.

mod above;
mod author_box;
mod headline;
mod lines;
mod signs;

use std::collections::HashSet;
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

/// What a line costs with which comments of readers begin: they go on as long as the page does.
const COMMENTS: i64 = -600;

/// What a line costs that stands above or below a comment.
const SIGN: i64 = -400;

/// Lists and menus of scripts without spaces cost more, as their prose counts more.
const SPACELESS: (i64, i64) = (5, 2);

/// Where more than this part of the prose, in percent, speaks of cookies, the text is about them.
const ABOUT_CONSENT: usize = 60;

/// A sentence about the author stands among the last lines of an article of some length.
const BIOGRAPHY: (usize, usize) = (3, 5);

/// What an author box costs: it ends the article.
const BOX: i64 = -5000;

/// A run of fewer characters is no article.
const FEWEST: usize = 200;

/// Reads a text.
pub(crate) fn extract(input: &Input, text: &str) -> Capture {
    let mut capture = Capture::empty(Kind::TEXT);
    if text.len() > MAX_TEXT {
        capture.warnings.push(plain::truncated());
    }
    let (lines, places) = lines::split(normal::prefix(text, MAX_TEXT));
    let boxed = author_box::find(&lines);
    capture.upstream = upstream::in_lines(lines.iter().map(String::as_str));

    let measures = measure(&lines);
    let run = run(&measures, boxed.as_ref());
    let whole = run.is_none();
    let run = run.unwrap_or(0..lines.len());
    let headline = headline::find(&lines, &run, whole);
    let first = headline.best.filter(|i| whole && *i >= run.start).map_or(run.start, |i| i + 1);
    let above = above::read(&lines, first, headline.best);

    let plan = Plan {
        measures: &measures,
        run: &run,
        whole,
        boxed: boxed.as_ref(),
        headline: headline.best,
        above: &above,
    };
    capture.blocks = plan.blocks(&lines, &places);
    if whole
        && capture.blocks.iter().zip(&measures).any(|(block, it)| block.kept && it.stop.is_some())
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
    capture.authors_basis = (!capture.authors.is_empty()).then_some(Basis::Byline);
    if let Some(boxed) = boxed {
        if capture.authors.is_empty() {
            capture.authors.push(boxed.name.clone());
            capture.authors_basis = Some(Basis::AuthorBox);
        } else if !capture.authors.contains(&boxed.name) {
            capture.author_candidates.push(Found::new(boxed.name.clone(), Basis::AuthorBox));
        }
    }
    capture.url = address::given(input.url);
    let site = boxed.and_then(|boxed| boxed.host.clone()).map(|host| Found::new(host, Basis::Text));
    let given = address::host_of(input.url).map(|host| Found::new(host, Basis::Url));
    let outlet = above.outlet.clone().map(|name| Found::new(name, Basis::Text));
    let mut publishers = outlet.into_iter().chain(site).chain(given);
    capture.publisher = publishers.next();
    capture.publisher_candidates = publishers.collect();
    capture.publisher_candidates.dedup_by(|a, b| a.value == b.value);
    let body = capture.body();
    capture.language = language::of(&body).or_else(|| language::of(&lines.join("\n")));
    capture.language_basis = capture.language.as_ref().map(|_| Basis::Words);
    let order = Order::of(capture.language.as_deref());
    let (mut published, changed) = above.dates(lines, order);
    let first = capture.blocks.iter().find(|block| block.kept);
    published.extend(first.and_then(|block| above::dateline(&block.text, order)));
    let believed = |it: &FoundDate| dates::plausible(&it.date, input.captured);
    let mut published = published.into_iter().filter(believed);
    capture.published = published.next().unwrap_or_else(FoundDate::unknown);
    capture.published_candidates =
        published.filter(|it| it.date != capture.published.date).take(5).collect();
    capture.modified = changed.into_iter().find(believed).unwrap_or_else(FoundDate::unknown);
}

/// What is known about a line by itself.
struct Measure {
    length: usize,
    prose: bool,
    stop: Option<CutRule>,
    /// True for a paragraph of a notice about cookies.
    consent: bool,
    /// True for a line above or below a comment.
    sign: bool,
    /// True for a script without spaces.
    spaceless: bool,
}

fn measure(lines: &[String]) -> Vec<Measure> {
    let measure = |line: &String| {
        let (length, prose) = (prose::length(line), prose::is_prose(line));
        Measure {
            length,
            prose,
            stop: stops::rule(line),
            consent: prose && signs::is_consent(line),
            sign: !prose && signs::is_comment_sign(line),
            spaceless: line.chars().any(crate::tokens::spaceless),
        }
    };
    let mut measures: Vec<Measure> = lines.iter().map(measure).collect();
    let sum = |of: &dyn Fn(&Measure) -> bool| -> usize {
        measures.iter().filter(|line| of(line)).map(|line| line.length).sum()
    };
    if sum(&|line| line.consent) * 100 > sum(&|line| line.prose) * ABOUT_CONSENT {
        measures.iter_mut().for_each(|line| line.consent = false);
    }
    measures
}

/// The lines that are the article; `None` where nothing is sure enough to be cut. A short article
/// is often parted by a single line of another kind: it is then tried as any other line.
fn run(measures: &[Measure], boxed: Option<&AuthorBox>) -> Option<Range<usize>> {
    let prose_in = |lines: &[Measure]| -> usize {
        lines.iter().filter(|line| line.prose).map(|line| line.length).sum()
    };
    let all = prose_in(measures);
    [STOP, OTHER.0].into_iter().find_map(|stop| {
        let run = prose::best_run(values(measures, boxed, stop))?;
        let article = &measures[run.clone()];
        let length: usize = article.iter().map(|line| line.length).sum();
        (length >= FEWEST && prose_in(article) * 10 >= all * 3).then_some(run)
    })
}

fn values(measures: &[Measure], boxed: Option<&AuthorBox>, stop: i64) -> Vec<i64> {
    let is_prose = |i: usize| measures.get(i).is_some_and(|line| line.prose);
    let spaceless = measures.iter().filter(|line| line.prose && line.spaceless).count() * 2
        > measures.iter().filter(|line| line.prose).count();
    let other = if spaceless { OTHER.0 * SPACELESS.0 / SPACELESS.1 } else { OTHER.0 };
    let mut others = 0;
    let mut value = |(i, line): (usize, &Measure)| -> i64 {
        others += 1;
        if boxed.is_some_and(|boxed| boxed.lines.start == i) {
            return BOX;
        }
        if let Some(rule) = line.stop {
            // A single pointer between two paragraphs interrupts the article and does not end it.
            let between = i > 0 && is_prose(i - 1) && is_prose(i + 1);
            return match rule {
                CutRule::Related if between => OTHER.0,
                CutRule::Comments if stop == STOP => COMMENTS,
                _ => stop,
            };
        }
        let length = i64::try_from(line.length).unwrap_or(i64::MAX);
        if line.consent {
            -length
        } else if line.sign {
            SIGN
        } else if line.prose {
            others = 0;
            length
        } else if others <= FEW {
            other
        } else {
            OTHER.1
        }
    };
    measures.iter().enumerate().map(&mut value).collect()
}

/// What is known about a text when its lines are cut or kept.
struct Plan<'a> {
    measures: &'a [Measure],
    run: &'a Range<usize>,
    whole: bool,
    boxed: Option<&'a AuthorBox>,
    headline: Option<usize>,
    above: &'a Above,
}

impl Plan<'_> {
    fn rule(&self, i: usize, line: &str) -> Option<CutRule> {
        if self.headline == Some(i) {
            return Some(CutRule::Headline);
        }
        if self.above.lines.contains(&i) && (i < self.run.start || self.whole) {
            return Some(CutRule::Byline);
        }
        if self.whole {
            return None;
        }
        if self.boxed.is_some_and(|boxed| boxed.lines.contains(&i)) {
            return Some(CutRule::AuthorBox);
        }
        if upstream::source_line(line).is_some() {
            return Some(CutRule::SourceLine);
        }
        let outside = match i {
            _ if i < self.run.start => Some(CutRule::Before),
            _ if i >= self.run.end => Some(CutRule::After),
            _ => None,
        };
        let consent = self.measures[i].consent.then_some(CutRule::Consent);
        self.measures[i].stop.or(outside).or(consent)
    }

    /// Cuts paragraphs that stood there before, and the sentence about the author at the end.
    fn cut_ends(&self, blocks: &mut [Block]) {
        if self.whole {
            return;
        }
        let mut seen: HashSet<&str> = HashSet::new();
        let mut repeated = Vec::new();
        for (i, block) in blocks.iter().enumerate().filter(|(_, block)| block.kept) {
            if self.measures[i].prose && !seen.insert(block.text.as_str()) {
                repeated.push(i);
            }
        }
        for i in repeated {
            blocks[i].cut(CutRule::Repeated);
        }
        let kept: Vec<usize> = (0..blocks.len()).filter(|i| blocks[*i].kept).collect();
        let (last, fewest) = BIOGRAPHY;
        let from = kept.len().saturating_sub(last).max(fewest).min(kept.len());
        let is_box =
            |i: &&usize| self.measures[**i].prose && signs::is_biography(&blocks[**i].text);
        let Some(first) = kept[from..].iter().find(is_box).copied() else { return };
        // A name alone above the sentence is the head of the box.
        let head = kept.iter().rev().find(|i| **i < first).copied();
        let head = head.filter(|i| blocks[first].text.starts_with(blocks[*i].text.as_str()));
        for block in &mut blocks[head.unwrap_or(first)..] {
            if block.kept {
                block.cut(CutRule::AuthorBox);
            }
        }
    }

    fn blocks(&self, lines: &[String], places: &[lines::At]) -> Vec<Block> {
        let block = |(i, line): (usize, &String)| {
            let mut block = Block::kept(lines::kind(line), line.clone());
            block.at = places.get(i).copied();
            if let Some(rule) = self.rule(i, line) {
                block.cut(rule);
            }
            if i != 0 && self.headline == Some(i) {
                block.kind = BlockKind::Heading;
                block.level = Some(1);
            }
            block
        };
        let mut blocks: Vec<Block> = lines.iter().enumerate().map(block).collect();
        self.cut_ends(&mut blocks);
        blocks
    }
}

#[cfg(test)]
mod tests;
