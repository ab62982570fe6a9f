//! The verdict: which blocks of a page are the article. A block is in where both extractors count
//! half of it to the article; what they leave out between two such blocks, and the teaser of the
//! page below its headline, comes back; what a zone of the page, the headline, a repetition or a
//! phrase claims goes. The constants were chosen on 223 news pages of 32 countries; the figures
//! change little around them.

use std::collections::HashMap;

use super::draft::Draft;
use super::vote::Vote;
use crate::{Block, BlockKind, CutRule, byline, dates, prose, stops, tokens};

/// An extractor counts a block where it has this part of it.
const HALF: f32 = 0.5;

/// An article of fewer words is none: the extractor found nothing.
const FEWEST_WORDS: usize = 25;

/// A zone that holds this part of the article's words is no zone.
const TOO_MUCH: f32 = 0.5;

/// At most this many blocks between two that are in come back.
const GAP: usize = 2;

/// The teaser stands at most this many blocks above the article.
const TEASER_DISTANCE: usize = 8;

/// A block with this part of its characters in links, and at most so many words, is a pointer.
const LINKED: (f32, usize) = (0.8, 40);

/// A repetition goes where its surroundings have less than this part of the words of the best.
const SURROUNDINGS: f32 = 0.5;

/// What the verdict is about.
pub(super) struct Case<'a> {
    /// The blocks of the page.
    pub(super) drafts: &'a [Draft],
    /// The votes on them.
    pub(super) votes: &'a [Vote],
    /// The zone each block stands in, and the element that claims it.
    pub(super) zones: Vec<Option<(CutRule, usize)>>,
    /// How many words each extractor found: thorough, quick.
    pub(super) words: (usize, usize),
    /// The title proposed.
    pub(super) title: Option<&'a str>,
    /// The headline as readers see it.
    pub(super) headline: Option<&'a str>,
    /// The teaser.
    pub(super) lead: Option<&'a str>,
}

/// The blocks with what was decided, and how it went.
pub(super) struct Verdict {
    /// The blocks, kept and cut.
    pub(super) blocks: Vec<Block>,
    /// True where no extractor found an article, and rules of our own chose.
    pub(super) own: bool,
}

/// Decides on every block.
pub(super) fn decide(case: &Case) -> Verdict {
    let mut cuts = case.ballot();
    let own = case.words_in(&cuts) < FEWEST_WORDS;
    if own {
        case.own_choice(&mut cuts);
    }
    let zones = case.believed_zones(&cuts);
    case.cut_zones(&mut cuts, &zones);
    let titles = case.cut_titles(&mut cuts);
    case.restore_teaser(&mut cuts, &zones, &titles);
    case.restore_gaps(&mut cuts, &zones);
    case.restore_short(&mut cuts, &zones);
    case.cut_repeated(&mut cuts);
    case.cut_single(&mut cuts);
    case.cut_edges(&mut cuts);
    let block = |(draft, rule): (&Draft, Option<CutRule>)| Block {
        level: draft.level,
        kept: rule.is_none(),
        rule,
        markdown: draft.markdown.clone(),
        at: draft.at,
        ..Block::kept(draft.kind, draft.text.clone())
    };
    Verdict { blocks: case.drafts.iter().zip(cuts).map(block).collect(), own }
}

type Cuts = Vec<Option<CutRule>>;

impl Case<'_> {
    /// In where both extractors say so, or the one that found anything.
    fn ballot(&self) -> Cuts {
        let (thorough, quick) = self.words;
        let both = thorough >= FEWEST_WORDS && quick >= FEWEST_WORDS;
        let vote = |vote: &Vote| {
            let is_in = if both {
                vote.thorough >= HALF && vote.quick >= HALF
            } else if thorough >= quick {
                vote.thorough >= HALF
            } else {
                vote.quick >= HALF
            };
            (!is_in).then_some(CutRule::Outside)
        };
        self.votes.iter().map(vote).collect()
    }

    fn words_in(&self, cuts: &Cuts) -> usize {
        let counted =
            |(vote, cut): (&Vote, &Option<CutRule>)| if cut.is_none() { vote.words } else { 0 };
        self.votes.iter().zip(cuts).map(counted).sum()
    }

    fn is_prose(&self, i: usize) -> bool {
        let draft = &self.drafts[i];
        let kind =
            matches!(draft.kind, BlockKind::Paragraph | BlockKind::Quote | BlockKind::ListItem);
        kind && draft.links < 0.3
            && (prose::is_prose(&draft.text)
                || (self.votes[i].words >= 10 && prose::ends_sentence(&draft.text)))
    }

    /// The run of blocks with the most prose, as in pasted text.
    fn own_choice(&self, cuts: &mut Cuts) {
        let value = |i: usize| {
            let usable = self.is_prose(i) && self.zones[i].is_none();
            if usable { prose::length(&self.drafts[i].text) as i64 } else { -40 }
        };
        let Some(run) = prose::best_run((0..self.drafts.len()).map(value)) else { return };
        for i in run {
            if self.is_prose(i) || self.drafts[i].kind == BlockKind::Heading {
                cuts[i] = None;
            }
        }
    }

    /// The zone of each block, where it does not hold too much of the article to be one.
    fn believed_zones(&self, cuts: &Cuts) -> Cuts {
        let all = self.words_in(cuts).max(1) as f32;
        let mut held: HashMap<usize, usize> = HashMap::new();
        for (i, cut) in cuts.iter().enumerate() {
            if let (None, Some((_, element))) = (cut, self.zones[i]) {
                *held.entry(element).or_default() += self.votes[i].words;
            }
        }
        let believed = |zone: &Option<(CutRule, usize)>| {
            let (rule, element) = (*zone)?;
            let words = held.get(&element).copied().unwrap_or(0) as f32;
            (words < TOO_MUCH * all).then_some(rule)
        };
        self.zones.iter().map(believed).collect()
    }

    /// Cuts what stands in a zone; a cut block says the zone rather than that it is outside.
    fn cut_zones(&self, cuts: &mut Cuts, zones: &Cuts) {
        for (cut, zone) in cuts.iter_mut().zip(zones) {
            *cut = zone.or(*cut);
        }
    }

    /// Cuts the headline wherever it stands; gives its places.
    fn cut_titles(&self, cuts: &mut Cuts) -> Vec<usize> {
        let titles: Vec<(Vec<String>, &str)> = [self.title, self.headline]
            .into_iter()
            .flatten()
            .map(|title| (tokens::lower(title), title))
            .collect();
        let is_title = |i: usize| {
            let draft = &self.drafts[i];
            let heading = draft.kind == BlockKind::Heading;
            let count = self.votes[i].words;
            if count < 2 || (!heading && count >= 25) {
                return false;
            }
            titles.iter().any(|(words, title)| {
                let exact = tokens::lower(&draft.text) == *words;
                let ratio = count as f32 / words.len().max(1) as f32;
                let much = draft.level == Some(1) || count > 4;
                exact
                    || (heading
                        && much
                        && (0.6..1.7).contains(&ratio)
                        && tokens::agreement(&draft.text, title) >= 0.8)
            })
        };
        let places: Vec<usize> = (0..self.drafts.len()).filter(|i| is_title(*i)).collect();
        for i in &places {
            cuts[*i] = Some(CutRule::Headline);
        }
        places
    }

    /// The teaser below the headline is part of the article where it is the page's description.
    fn restore_teaser(&self, cuts: &mut Cuts, zones: &Cuts, titles: &[usize]) {
        let Some(lead) = self.lead else { return };
        let Some(first) = cuts.iter().position(Option::is_none) else { return };
        let headline = titles
            .iter()
            .rev()
            .find(|i| **i < first && self.drafts[**i].kind == BlockKind::Heading);
        let from = first.saturating_sub(TEASER_DISTANCE).max(headline.map_or(0, |i| i + 1));
        let length = tokens::count(lead);
        for i in from..first {
            let words = self.votes[i].words;
            let candidate = cuts[i] == Some(CutRule::Outside)
                && zones[i].is_none()
                && words >= 5
                && words <= 2 * length;
            if candidate && tokens::agreement(&self.drafts[i].text, lead) >= 0.8 {
                cuts[i] = None;
            }
        }
    }

    /// Sentences that were left out between two blocks of the article come back.
    fn restore_gaps(&self, cuts: &mut Cuts, zones: &Cuts) {
        let kept: Vec<usize> = (0..cuts.len()).filter(|i| cuts[*i].is_none()).collect();
        for pair in kept.windows(2) {
            let gap = pair[0] + 1..pair[1];
            if gap.len() > GAP {
                continue;
            }
            for i in gap {
                let outside = cuts[i] == Some(CutRule::Outside) && zones[i].is_none();
                let said = self.is_prose(i)
                    || (self.votes[i].words >= 5
                        && self.drafts[i].links < 0.3
                        && prose::ends_sentence(&self.drafts[i].text));
                if outside
                    && said
                    && self.drafts[i].kind != BlockKind::Image
                    && stops::rule(&self.drafts[i].text).is_none()
                {
                    cuts[i] = None;
                }
            }
        }
    }

    /// Blocks of a word or three have no shingle to be voted on: a heading is in where the article
    /// goes on below it, anything else where it stands between two blocks that are in.
    fn restore_short(&self, cuts: &mut Cuts, zones: &Cuts) {
        let short = |i: usize| (1..4).contains(&self.votes[i].words) && zones[i].is_none();
        for i in (1..cuts.len().saturating_sub(1)).rev() {
            if cuts[i] != Some(CutRule::Outside)
                || !short(i)
                || stops::rule(&self.drafts[i].text).is_some()
            {
                continue;
            }
            let below = cuts[i + 1].is_none();
            let above = cuts[..i].iter().rev().take(GAP + 1).any(Option::is_none);
            let heading = self.drafts[i].kind == BlockKind::Heading;
            if below
                && above
                && (heading || cuts[i - 1].is_none())
                && self.drafts[i].kind != BlockKind::Image
            {
                cuts[i] = None;
            }
        }
    }

    /// A text that stands on the page twice is kept where most of the article is around it.
    fn cut_repeated(&self, cuts: &mut Cuts) {
        let mut places: HashMap<Vec<String>, Vec<usize>> = HashMap::new();
        for i in (0..cuts.len()).filter(|i| cuts[*i].is_none()) {
            places.entry(tokens::lower(&self.drafts[i].text)).or_default().push(i);
        }
        let mut repeated: Vec<Vec<usize>> =
            places.into_values().filter(|places| places.len() > 1).collect();
        repeated.sort();
        for places in repeated {
            let around = |i: usize| -> usize {
                let near = i.saturating_sub(6)..(i + 7).min(cuts.len());
                near.filter(|j| cuts[*j].is_none() && !places.contains(j))
                    .map(|j| self.votes[j].words)
                    .sum()
            };
            let surroundings: Vec<usize> = places.iter().map(|i| around(*i)).collect();
            let most = surroundings.iter().copied().max().unwrap_or(0);
            let best = surroundings.iter().position(|words| *words == most);
            for (n, i) in places.iter().enumerate() {
                if Some(n) != best && (surroundings[n] as f32) < SURROUNDINGS * most as f32 {
                    cuts[*i] = Some(CutRule::Repeated);
                }
            }
        }
    }

    /// Cuts pictures, pointers to other texts, and lines that begin as such do.
    fn cut_single(&self, cuts: &mut Cuts) {
        for (i, draft) in self.drafts.iter().enumerate() {
            let (part, words) = LINKED;
            let rule = if draft.kind == BlockKind::Image {
                Some(CutRule::Picture)
            } else if draft.links >= part && self.votes[i].words <= words {
                Some(CutRule::Related)
            } else {
                stops::rule(&draft.text)
            };
            if matches!(cuts[i], None | Some(CutRule::Outside)) {
                cuts[i] = rule.or(cuts[i]);
            }
        }
    }

    /// Cuts bylines and dates above the first sentence, and headings with nothing below them.
    fn cut_edges(&self, cuts: &mut Cuts) {
        let first = cuts.iter().position(Option::is_none).unwrap_or(cuts.len());
        let above = first.saturating_sub(TEASER_DISTANCE);
        for (i, cut) in cuts.iter_mut().enumerate().take(first).skip(above) {
            let short = self.votes[i].words < 25;
            if *cut == Some(CutRule::Outside) && short && is_byline(&self.drafts[i].text) {
                *cut = Some(CutRule::Byline);
            }
        }
        for i in (first..cuts.len()).take(8) {
            let words = self.votes[i].words;
            if cuts[i].is_some() || self.drafts[i].kind == BlockKind::Heading {
                continue;
            }
            if words >= 15 {
                break;
            }
            if is_byline(&self.drafts[i].text) {
                cuts[i] = Some(CutRule::Byline);
            }
        }
        for i in (0..cuts.len()).rev() {
            match (cuts[i], self.drafts[i].kind) {
                (None, BlockKind::Heading) => cuts[i] = Some(CutRule::After),
                (None, _) => break,
                _ => {}
            }
        }
    }
}

/// True for a line with a date in it or a name behind "by".
fn is_byline(text: &str) -> bool {
    dates::in_text(text, dates::Order::DayFirst).is_some() || byline::in_line(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCE: &str =
        "The harbour office closed its gates on Monday, after the river rose again.";

    fn draft(kind: BlockKind, text: &str) -> Draft {
        Draft {
            kind,
            level: (kind == BlockKind::Heading).then_some(2),
            text: text.to_owned(),
            ..Draft::default()
        }
    }

    /// Decides on blocks that both extractors count in, but for those marked with `-`.
    fn decided(
        blocks: &[(BlockKind, &str)],
        zones: &[Option<(CutRule, usize)>],
        lead: Option<&str>,
    ) -> Vec<Option<CutRule>> {
        let drafts: Vec<Draft> =
            blocks.iter().map(|(kind, text)| draft(*kind, text.trim_start_matches('-'))).collect();
        let votes: Vec<Vote> = blocks
            .iter()
            .map(|(_, text)| {
                let share = if text.starts_with('-') { 0.0 } else { 1.0 };
                Vote { thorough: share, quick: share, words: tokens::count(text) }
            })
            .collect();
        let mut all = zones.to_vec();
        all.resize(drafts.len(), None);
        let case = Case {
            drafts: &drafts,
            votes: &votes,
            zones: all,
            words: (100, 100),
            title: Some("Gates closed as river rises"),
            headline: None,
            lead,
        };
        decide(&case).blocks.into_iter().map(|block| block.rule).collect()
    }

    #[test]
    fn headline_byline_and_loose_headings_go() {
        use BlockKind::{Heading, Image, Paragraph};
        let other = SENTENCE.replace("Monday", "Tuesday, and then again");
        let rules = decided(
            &[
                (Heading, "Gates closed as river rises"),
                (Paragraph, "By Lin Zhao, 18 December 2024"),
                (Paragraph, SENTENCE),
                (Heading, "What comes next"),
                (Paragraph, &other),
                (Paragraph, "Also read: Ports prepare"),
                (Image, "A gate"),
                (Heading, "Our newsletter list"),
            ],
            &[],
            None,
        );
        use CutRule::{After, Byline, Headline, Picture, Related};
        let expected = [
            Some(Headline),
            Some(Byline),
            None,
            None,
            None,
            Some(Related),
            Some(Picture),
            Some(After),
        ];
        assert_eq!(rules, expected);
    }

    #[test]
    fn gaps_and_the_teaser_come_back() {
        use BlockKind::Paragraph;
        let lead = "River rises again, and the gates of the harbour stay shut";
        let (one, two) =
            (SENTENCE.replace("Monday", "Tuesday"), SENTENCE.replace("Monday", "Friday morning"));
        let marked = (format!("-{lead}"), format!("-{two}"));
        let rules = decided(
            &[
                (Paragraph, &marked.0),
                (Paragraph, SENTENCE),
                (Paragraph, &marked.1),
                (Paragraph, &one),
                (Paragraph, "-Menu of the day"),
            ],
            &[],
            Some(lead),
        );
        assert_eq!(rules, [None, None, None, None, Some(CutRule::Outside)]);
    }

    #[test]
    fn short_headings_come_back_and_loose_words_do_not() {
        use BlockKind::{Heading, Paragraph};
        let other = SENTENCE.replace("Monday", "Tuesday and Wednesday");
        let rules = decided(
            &[
                (Paragraph, "-Ulm"),
                (Paragraph, SENTENCE),
                (Heading, "-By road"),
                (Paragraph, &other),
                (Paragraph, "-Next"),
                (Paragraph, "-Top"),
            ],
            &[],
            None,
        );
        let outside = Some(CutRule::Outside);
        assert_eq!(rules, [outside, None, None, None, outside, Some(CutRule::Navigation)]);
    }

    #[test]
    fn a_zone_is_believed_unless_it_holds_the_article() {
        use BlockKind::Paragraph;
        let other = SENTENCE.replace("Monday", "Tuesday and Wednesday");
        let third = SENTENCE.replace("Monday", "Friday evening");
        let blocks =
            [(Paragraph, SENTENCE), (Paragraph, other.as_str()), (Paragraph, third.as_str())];
        let zone = Some((CutRule::Aside, 7));
        assert_eq!(decided(&blocks, &[zone, zone, zone], None), [None, None, None]);
        assert_eq!(decided(&blocks, &[zone], None), [Some(CutRule::Aside), None, None]);
    }

    #[test]
    fn repetitions_go_where_they_stand_alone() {
        use BlockKind::Paragraph;
        let other: Vec<String> =
            (0..8).map(|i| SENTENCE.replace("Monday", &format!("day {i} of the flood"))).collect();
        let mut blocks = vec![(Paragraph, SENTENCE)];
        blocks.extend(std::iter::repeat_n((Paragraph, "-menu"), 8));
        blocks.push((Paragraph, &other[0]));
        blocks.push((Paragraph, SENTENCE));
        blocks.extend(other[1..].iter().map(|text| (Paragraph, text.as_str())));
        let rules = decided(&blocks, &[], None);
        assert_eq!((rules[0], rules[10]), (Some(CutRule::Repeated), None));
    }

    #[test]
    fn without_extractors_the_prose_is_chosen() {
        let drafts: Vec<Draft> =
            ["Home", "News", SENTENCE, &SENTENCE.replace("river", "lake"), "Contact"]
                .iter()
                .map(|text| draft(BlockKind::Paragraph, text))
                .collect();
        let votes: Vec<Vote> = drafts
            .iter()
            .map(|draft| Vote { thorough: 0.0, quick: 0.0, words: tokens::count(&draft.text) })
            .collect();
        let case = Case {
            drafts: &drafts,
            votes: &votes,
            zones: vec![None; 5],
            words: (0, 0),
            title: None,
            headline: None,
            lead: None,
        };
        let verdict = decide(&case);
        assert!(verdict.own);
        let kept: Vec<bool> = verdict.blocks.iter().map(|block| block.kept).collect();
        assert_eq!(kept, [false, false, true, true, false]);
    }
}
