//! Rules that an analyst teaches: what was cut by hand on one page of a site is cut on the others,
//! and what was put back stays. A rule knows a block by its signature, so that it finds the like
//! block on another page and nothing else.

use serde::{Deserialize, Serialize};

use crate::{Block, CutRule, address, tokens};

/// Labels of at most this many words, up to a colon, stand for the block behind them.
const LABEL: usize = 4;

/// A block with a label is a pointer where at most this many words follow; else it is a paragraph.
const POINTER: usize = 25;

/// Longer blocks are known by their first words.
const BEGINNING: usize = 12;

/// What an analyst decided for all pages of a site.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SiteRule {
    /// The site, as [`site_of`] gives it; it holds for the hosts below it as well.
    pub host: String,
    /// The [`signature`] of the blocks it is about.
    pub signature: String,
    /// True where such blocks are cut, false where they are kept.
    pub cut: bool,
}

impl SiteRule {
    /// True where the rule holds for pages of this host (without `www.`).
    pub fn holds_for(&self, host: &str) -> bool {
        let above = host.strip_suffix(self.host.as_str());
        self.host.contains('.') && above.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    }
}

/// The site of an address: its host in lower case, without `www.`.
pub fn site_of(url: &str) -> Option<String> {
    address::host_of(Some(url))
}

/// What is alike in the like blocks of a site's pages: the words in lower case, numbers as `0`. A
/// pointer with a label ("Read more: ...") is known by its label, a long block by its beginning.
/// Empty for a block without words, which no rule can be about.
pub fn signature(block_text: &str) -> String {
    if let Some((label, rest)) = block_text.split_once([':', '：']) {
        let words = tokens::count(label);
        let pointer = (1..=LABEL).contains(&words) && tokens::count(rest) <= POINTER;
        let address = rest.starts_with("//");
        let time = label.ends_with(|c: char| c.is_ascii_digit());
        if pointer && !address && !time {
            return normalised(label, LABEL) + ":";
        }
    }
    normalised(block_text, BEGINNING)
}

/// The first words of a text; an ellipsis says that more follow.
fn normalised(text: &str, most: usize) -> String {
    let (mut out, mut words) = (String::new(), 0);
    tokens::words(text, |word| {
        words += 1;
        if words > most {
            return;
        }
        if words > 1 {
            out.push(' ');
        }
        let number = word.chars().all(char::is_numeric);
        if number { out.push('0') } else { out.extend(word.chars().flat_map(char::to_lowercase)) }
    });
    if words > most {
        out.push_str(" …");
    }
    out
}

/// Applies the rules of a page's site to its blocks. The headline is no matter of rules.
pub(crate) fn apply(blocks: &mut [Block], rules: &[SiteRule], url: Option<&str>) {
    let Some(host) = url.and_then(site_of) else { return };
    let mut rules: Vec<&SiteRule> = rules.iter().filter(|rule| rule.holds_for(&host)).collect();
    // The rule of the host itself before those of the hosts above it.
    rules.sort_by_key(|rule| std::cmp::Reverse(rule.host.len()));
    if rules.is_empty() {
        return;
    }
    for block in blocks.iter_mut().filter(|block| block.rule != Some(CutRule::Headline)) {
        let signature = signature(&block.text);
        let rule = rules.iter().find(|rule| rule.signature == signature && !signature.is_empty());
        match rule {
            Some(rule) if rule.cut => {
                block.keep();
                block.cut(CutRule::SiteRule);
            }
            Some(_) => block.keep(),
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::BlockKind;

    #[test]
    fn like_blocks_have_one_signature() {
        assert_eq!(signature("Read more: gates closed"), signature("READ MORE:\nRiver rises"));
        assert_eq!(signature("12 comments"), signature("7 Comments"));
        let long = "Join our harbour club and get a free map of all the piers and quays of Ulm";
        assert_eq!(signature(long), signature(&format!("{long}, every Monday")));
        assert_eq!(signature("相关阅读：港口关闭"), signature("相关阅读：河水上涨"));
    }

    #[test]
    fn other_blocks_have_others() {
        assert_ne!(signature("Read more: gates closed"), signature("Read more"));
        assert_ne!(signature("The gates are closed"), signature("The gates are closed again"));
        assert_ne!(signature("https://wire.example/a"), signature("https://gazette.example/b"));
        assert_ne!(signature("12:30 gates closed"), signature("12:45 gates opened"));
        let said = format!("Police said: {}", "the gates stay closed over night and ".repeat(6));
        assert!(signature(&said).starts_with("police said the gates"));
        assert_eq!(signature(" — "), "");
    }

    #[test]
    fn a_rule_of_one_word_is_about_blocks_of_that_word_alone() {
        let rule =
            SiteRule { host: "gazette.example".into(), signature: signature("Home"), cut: true };
        let texts = ["HOME", "Home | News", "Home: gates closed", "Back home", "Homes", "Go home."];
        let mut blocks = texts.map(|text| Block::kept(BlockKind::Paragraph, text));
        apply(&mut blocks, &[rule], Some("https://gazette.example/a"));
        let cut: Vec<&str> =
            blocks.iter().filter(|block| !block.kept).map(|block| block.text.as_str()).collect();
        assert_eq!(cut, ["HOME"]);
    }

    #[test]
    fn a_rule_holds_for_a_site_and_the_hosts_below_it() {
        let rule = SiteRule { host: "gazette.example".into(), signature: "x".into(), cut: true };
        assert!(rule.holds_for("gazette.example") && rule.holds_for("sport.gazette.example"));
        assert!(!rule.holds_for("mygazette.example") && !rule.holds_for("example"));
        let all = SiteRule { host: "example".into(), ..rule };
        assert!(!all.holds_for("gazette.example"));
        assert_eq!(site_of("https://www.Gazette.example/a").as_deref(), Some("gazette.example"));
    }

    #[test]
    fn the_nearest_rule_wins_and_the_headline_stays() {
        let rule = |host: &str, text: &str, cut: bool| SiteRule {
            host: host.to_owned(),
            signature: signature(text),
            cut,
        };
        let rules = [
            rule("gazette.example", "Club news", true),
            rule("sport.gazette.example", "Club news", false),
            rule("gazette.example", "Gates closed", true),
            rule("wire.example", "Closed until Monday.", true),
        ];
        let block = |text: &str| Block::kept(BlockKind::Paragraph, text);
        let mut blocks =
            vec![block("Gates closed"), block("Club news"), block("Closed until Monday.")];
        blocks[0].cut(CutRule::Headline);
        let at = |url: &str| {
            let mut blocks = blocks.clone();
            apply(&mut blocks, &rules, Some(url));
            blocks.into_iter().map(|block| block.rule).collect::<Vec<_>>()
        };
        let headline = Some(CutRule::Headline);
        assert_eq!(at("https://gazette.example/a"), [headline, Some(CutRule::SiteRule), None]);
        assert_eq!(at("https://sport.gazette.example/a"), [headline, None, None]);
        assert_eq!(at("https://other.example/a"), [headline, None, None]);
    }
}
