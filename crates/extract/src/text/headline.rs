//! The headline of a pasted text: a line above the article that shares its words. The weights were
//! chosen on half of 782 pastes with known titles, and hold on the other half.

use std::collections::HashMap;
use std::ops::Range;

use crate::limits::MAX_TITLE;
use crate::{byline, dates, normal, prose, stops, tokens, upstream};

/// At most this many lines above the article are looked at.
const ABOVE: usize = 240;

/// At most this many bytes of the article are compared with.
const READ: usize = 1 << 17;

/// Lengths of headlines.
const LENGTHS: std::ops::RangeInclusive<usize> = 10..=200;

/// The lines that may be the headline, by their places.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Choice {
    /// The best.
    pub(super) best: Option<usize>,
    /// The next best, at most three.
    pub(super) others: Vec<usize>,
}

/// Finds the headline. `whole` says that no article was told from the rest: then only a first
/// line with longer text below it is one.
pub(super) fn find(lines: &[String], run: &Range<usize>, whole: bool) -> Choice {
    if whole {
        return Choice { best: first_of_few(lines), others: Vec::new() };
    }
    let scorer = Scorer::new(lines, run);
    let from = run.start.saturating_sub(ABOVE);
    let mut scored: Vec<(f32, usize)> =
        (from..=run.start).filter_map(|i| scorer.score(i).map(|score| (score, i))).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut places = scored.into_iter().filter(|(score, _)| *score > 0.0).map(|(_, i)| i);
    let best = places.next();
    let text = best.map(|i| lines[i].as_str());
    Choice { best, others: places.filter(|i| Some(lines[*i].as_str()) != text).take(3).collect() }
}

/// A headline as it is shown.
pub(super) fn shown(line: &str) -> String {
    normal::shorten(&normal::line(line), MAX_TITLE)
}

/// The first line of a short text, where it reads like a headline and more words follow.
fn first_of_few(lines: &[String]) -> Option<usize> {
    let first = lines.first()?;
    let below: usize = lines[1..].iter().map(|line| prose::length(line)).sum();
    (could_be(first) && !ends_flat(first) && below > prose::length(first)).then_some(0)
}

/// True for a line that a headline may look like at all.
fn could_be(line: &str) -> bool {
    // Bytes first: a line may have millions.
    let length = if line.len() > 2000 { usize::MAX } else { prose::length(line) };
    LENGTHS.contains(&length)
        && tokens::count(line) >= 3
        && stops::rule(line).is_none()
        && byline::in_line(line).is_none()
        && !(length < 60 && is_date_line(line))
        && !line.contains("://")
        && !is_trail(line)
        && !is_credit(line)
        && upstream::source_line(line).is_none()
}

/// True for a trail of sections ("News > Ports > Ulm").
fn is_trail(line: &str) -> bool {
    let marks = |mark: &str| line.matches(mark).count();
    marks(" > ") + marks(" › ") + marks(" » ") + marks(" / ") >= 2 || marks(" | ") >= 3
}

/// True for the caption of a picture with who made it.
fn is_credit(line: &str) -> bool {
    let lower = line.to_lowercase();
    let begins = [
        "photo:",
        "foto:",
        "image:",
        "bild:",
        "picture:",
        "photo by",
        "image credit",
        "photo credit",
    ];
    let holds = [
        "getty images",
        "(image:",
        "(photo:",
        "(foto:",
        "stock image",
        "shutterstock",
        "(picture:",
        "image credit",
        "photo credit",
        "afp)",
        "/afp",
        "reuters)",
        "via ap",
    ];
    begins.iter().any(|word| lower.starts_with(word))
        || holds.iter().any(|word| lower.contains(word))
}

/// True where a line is about a time.
fn is_date_line(line: &str) -> bool {
    dates::in_text(line, dates::Order::DayFirst).is_some()
        || dates::speaks_of_change(line)
        || line.to_lowercase().contains("min read")
}

/// True where a line ends as headlines do not.
fn ends_flat(line: &str) -> bool {
    line.ends_with(['.', '。', ':', ',', ';', '：', '，'])
}

struct Scorer<'a> {
    lines: &'a [String],
    start: usize,
    body: HashMap<String, u32>,
    repeated: HashMap<&'a str, u32>,
}

impl<'a> Scorer<'a> {
    fn new(lines: &'a [String], run: &Range<usize>) -> Self {
        let mut body = HashMap::new();
        let mut read = 0;
        for line in lines[run.clone()].iter().take_while(|line| {
            read += line.len();
            read <= READ
        }) {
            each_content_word(line, |word| *body.entry(word).or_default() += 1);
        }
        let mut repeated = HashMap::new();
        for line in lines {
            *repeated.entry(line.as_str()).or_default() += 1;
        }
        Self { lines, start: run.start, body, repeated }
    }

    /// How well a line does as the headline; `None` where it cannot be.
    fn score(&self, i: usize) -> Option<f32> {
        let line = self.lines.get(i)?;
        // The first sentence of the article is no headline, however short it is.
        if !could_be(line) || (i == self.start && prose::is_prose(line)) {
            return None;
        }
        let mut words: Vec<String> = Vec::new();
        each_content_word(line, |word| words.push(word));
        let all = words.len();
        let shared = words.iter().filter(|word| self.body.contains_key(*word)).count();
        let share = if all == 0 { 0.0 } else { shared as f32 / all as f32 };
        words.sort();
        words.dedup();
        let weight: u32 =
            words.iter().map(|word| self.body.get(word).copied().unwrap_or(0).min(3)).sum();
        let mut score = 3.0 * share + (weight as f32 / 3.0).min(5.0);
        score -= 0.02 * self.start.saturating_sub(i) as f32;
        let length = prose::length(line);
        score -= if ends_flat(line) { 2.0 } else { 0.0 };
        score -= if prose::is_prose(line) { 1.5 } else { 0.0 };
        score -= if length < 25 { 0.5 } else { 0.0 };
        score -= if length > 120 { 1.0 } else { 0.0 };
        score -= if i == self.start { 2.0 } else { 0.0 };
        score += if i == 0 { 0.6 } else { 0.0 };
        score += if self.repeated.get(line.as_str()).is_some_and(|n| *n > 1) { 0.35 } else { 0.0 };
        score += if share >= 0.3 && self.is_signed(i) { 2.75 } else { 0.0 };
        score -= if self.is_outlet(i) { 6.0 } else { 0.0 };
        // A text of few lines has its headline above it, whatever it says.
        score += if self.start <= 6 && i < self.start { 1.0 } else { 0.0 };
        Some(score)
    }

    /// True for a first line of a few words where a longer one stands between it and the article.
    fn is_outlet(&self, i: usize) -> bool {
        let few = |line: &str| tokens::count(line) <= 4 && prose::length(line) < 40;
        let longer = |line: &&String| could_be(line) && !few(line);
        i == 0
            && self.start <= 6
            && few(&self.lines[0])
            && self.lines[1..self.start].iter().any(|line| longer(&line))
    }

    /// True where author or date follow within four lines.
    fn is_signed(&self, i: usize) -> bool {
        let below = self.lines.iter().skip(i + 1).take(4).filter(|line| line.len() < 500);
        below.into_iter().any(|line| is_date_line(line) || byline::in_line(line).is_some())
    }
}

/// Calls `each` with the words that carry meaning: of four letters and more, or of two characters
/// of a script without spaces.
fn each_content_word(line: &str, mut each: impl FnMut(String)) {
    let mut last: Option<String> = None;
    tokens::words(line, |word| {
        if word.chars().any(tokens::spaceless) {
            if let Some(before) = last.replace(word.to_owned()) {
                each(format!("{before}{word}"));
            }
        } else {
            last = None;
            if word.chars().count() > 3 {
                each(word.to_lowercase());
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCE: &str =
        "The harbour office closed its gates on Monday, after the river rose again over night.";

    fn found(text: &str, run: Range<usize>) -> Option<String> {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        find(&lines, &run, false).best.map(|i| lines[i].clone())
    }

    #[test]
    fn the_line_that_shares_words_with_the_text_wins() {
        let text = format!(
            "Skip to content\nThe Daily Gazette of Ulm\nHarbour gates closed as river rises\nBy Lin Zhao\n{SENTENCE}"
        );
        assert_eq!(found(&text, 4..5).as_deref(), Some("Harbour gates closed as river rises"));
    }

    #[test]
    fn outlet_and_date_are_no_headline() {
        let text = format!(
            "Mail Defence Notes\n20 December 2024\nRiver kit rises as gates fade\n{SENTENCE}"
        );
        assert_eq!(found(&text, 3..4).as_deref(), Some("River kit rises as gates fade"));
        assert_eq!(found(SENTENCE, 0..1), None);
    }

    #[test]
    fn an_outlet_whose_name_is_in_the_text_is_no_headline() {
        let text = format!(
            "The Harbour River\n20 December 2024\nGates stay shut as water keeps rising\n{SENTENCE}"
        );
        assert_eq!(found(&text, 3..4).as_deref(), Some("Gates stay shut as water keeps rising"));
    }

    #[test]
    fn a_headline_that_says_something_else_is_still_the_headline() {
        let text = format!("Lottery winner found in small town\n{SENTENCE}");
        assert_eq!(found(&text, 1..2).as_deref(), Some("Lottery winner found in small town"));
    }

    #[test]
    fn short_texts_have_a_headline_where_the_first_line_is_one() {
        let few = |text: &str| first_of_few(&text.lines().map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(few("Gates closed in Ulm\nThe office said so on Monday."), Some(0));
        assert_eq!(few("The office said so on Monday.\nIt rained."), None);
        assert_eq!(few("Gates closed in Ulm"), None);
    }

    #[test]
    fn chinese_headlines_share_pairs_of_characters() {
        let body = "港口管理局周一关闭了大门，因为河水再次上涨，渡轮无法靠岸，货物堆积在码头，等待水位下降。";
        let text = format!("首页 新闻 体育 天气\n河水上涨港口关闭大门\n{body}");
        assert_eq!(found(&text, 2..3).as_deref(), Some("河水上涨港口关闭大门"));
    }
}
