//! What an analyst teaches on one page of a site: the like block of another page goes, and nothing
//! else; on other sites nothing changes.

use extract::{Capture, CutRule, Input, Kind, SiteRule, signature, site_of};

const CLUB: &str = "Join the harbour club: members walk the upper quay for free on Sundays.";

/// A page of the gazette; each of its stories ends with the same two lines.
fn page(topic: &str) -> String {
    let paragraphs: String = (1..=5)
        .map(|n| format!("<p>The {topic} of Ulm was seen {n} times on Monday, after the river rose again over night and the lower quay was under water.</p>"))
        .collect();
    format!(
        "<html><head><title>The {topic} of Ulm is back</title></head><body><article><h1>The {topic} of Ulm is back</h1>{paragraphs}\
         <p>{CLUB}</p><p>Our reporter on the quay writes every Monday about the {topic} and everything else that swims.</p></article></body></html>"
    )
}

fn read(page: &str, url: &str, kind: Kind, rules: &[SiteRule]) -> Capture {
    let input = Input::of(page.as_bytes(), "2025-01-10T12:00:00Z".parse().unwrap());
    extract::extract(&Input { url: Some(url), kind: Some(kind), site_rules: rules, ..input })
}

fn cut(capture: &Capture) -> Vec<(&str, CutRule)> {
    let rule = |block: &'_ extract::Block| block.rule;
    capture.blocks.iter().filter_map(|block| Some((block.text.as_str(), rule(block)?))).collect()
}

#[test]
fn a_rule_learned_on_one_page_holds_on_the_others() {
    let first = read(&page("otter"), "https://www.gazette.example/otter", Kind::HTML, &[]);
    let taught = first.blocks.iter().find(|block| block.text == CLUB).unwrap();
    assert!(taught.kept);
    let rules = [SiteRule {
        host: site_of("https://www.gazette.example/otter").unwrap(),
        signature: signature(&taught.text),
        cut: true,
    }];
    for url in ["https://gazette.example/seal", "https://nature.gazette.example/seal"] {
        let plain = read(&page("seal"), url, Kind::HTML, &[]);
        let ruled = read(&page("seal"), url, Kind::HTML, &rules);
        let gone: Vec<_> = cut(&ruled).into_iter().filter(|it| !cut(&plain).contains(it)).collect();
        assert_eq!(gone, [(CLUB, CutRule::SiteRule)]);
        assert!(!ruled.body().contains("harbour club"));
    }
    let other = "https://wire.example/seal";
    assert_eq!(
        read(&page("seal"), other, Kind::HTML, &rules),
        read(&page("seal"), other, Kind::HTML, &[])
    );
}

#[test]
fn what_was_put_back_stays() {
    let html = page("otter").replace("<p>Our reporter", "<p class=newsletter>Our reporter");
    let url = "https://gazette.example/otter";
    let plain = read(&html, url, Kind::HTML, &[]);
    let reporter =
        plain.blocks.iter().find(|block| block.text.starts_with("Our reporter")).unwrap();
    assert!(!reporter.kept);
    let rules = [SiteRule {
        host: "gazette.example".into(),
        signature: signature(&reporter.text),
        cut: false,
    }];
    let ruled = read(&html, url, Kind::HTML, &rules);
    assert!(ruled.body().contains("Our reporter") && ruled.body().contains(CLUB));
}

#[test]
fn a_rule_holds_for_a_paste_from_the_site() {
    let paragraph = "The otter of Ulm was seen on Monday, after the river rose again over night and the lower quay was under water.";
    let text =
        format!("The otter of Ulm is back\n{paragraph}\n{CLUB}\n{paragraph} Nobody was hurt.");
    let rules =
        [SiteRule { host: "gazette.example".into(), signature: signature(CLUB), cut: true }];
    let url = "https://gazette.example/otter";
    assert!(read(&text, url, Kind::TEXT, &[]).body().contains(CLUB));
    let ruled = read(&text, url, Kind::TEXT, &rules);
    assert_eq!(ruled.body(), format!("{paragraph}\n\n{paragraph} Nobody was hurt."));
    assert_eq!(ruled.headline.as_deref(), Some("The otter of Ulm is back"));
}
