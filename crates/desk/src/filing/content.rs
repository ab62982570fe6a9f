//! From a capture to what an item says.

use archive::{Block, Candidates, Content, Proposal, ProposedDate, RecordedDate, Warning};
use extract::{Capture, Found, FoundDate};
use tradecraft::citation::key_stem;
use tradecraft::date::{DateBasis, HonestDate};
use tradecraft::headline::check;

/// Code of the warning that a headline does not fit its text.
const HEADLINE: &str = "headline_does_not_fit";

/// What an item says. Without a title it is called by the first words of its text.
pub(crate) fn content(capture: Capture, name: Option<&str>) -> Content {
    let body = capture.body();
    let mut warnings: Vec<Warning> = capture
        .warnings
        .into_iter()
        .map(|warning| Warning { code: warning.code, message: warning.message })
        .collect();
    warnings.extend(headline_warning(
        capture.headline.as_deref(),
        &body,
        capture.language.as_deref(),
    ));
    let (title, title_basis) = title(capture.title, &body, name);
    Content {
        title,
        title_basis,
        headline: capture.headline,
        authors: capture.authors,
        publisher: capture.publisher.map(|publisher| publisher.value),
        source_host: capture.url.as_ref().and_then(|url| host(&url.value)),
        url: capture.url.map(|url| url.value),
        published: recorded(&capture.published.date, capture.published.basis),
        modified: recorded(&capture.modified.date, capture.modified.basis),
        language: capture.language,
        blocks: capture.blocks.into_iter().map(block).collect(),
        warnings,
        candidates: Candidates {
            titles: capture.title_candidates.into_iter().map(proposal).collect(),
            published: capture.published_candidates.into_iter().map(proposed_date).collect(),
        },
        upstream: capture.upstream,
        body,
    }
}

/// Makes the body anew from the blocks that are kept: the one definition of what an item says.
pub(crate) fn set_body(content: &mut Content) {
    let kept = content.blocks.iter().filter(|block| block.kept);
    content.body = kept.map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n\n");
}

/// Beginning of the citation key of an item that says this.
pub(crate) fn key_of(content: &Content) -> String {
    let published = HonestDate::from_iso(&content.published.iso).unwrap_or(HonestDate::Unknown);
    key_stem(content.publisher.as_deref(), &content.title, &published)
}

fn headline_warning(headline: Option<&str>, body: &str, language: Option<&str>) -> Option<Warning> {
    let headline = headline?;
    if body.trim().is_empty() {
        return None;
    }
    let verdict = check(headline, body, language);
    (!verdict.fits).then(|| Warning { code: HEADLINE.to_owned(), message: verdict.reason })
}

/// Words of a text that stand in for a title.
const WORDS_FOR_A_TITLE: usize = 10;

fn title(found: Option<Found>, body: &str, name: Option<&str>) -> (String, String) {
    if let Some(Found { value, basis }) = found.filter(|found| !found.value.trim().is_empty()) {
        return (value, basis.code().to_owned());
    }
    let mut words = body.split_whitespace();
    let start: Vec<&str> = words.by_ref().take(WORDS_FOR_A_TITLE).collect();
    if start.is_empty() {
        let title = name.map_or_else(|| "Without a title".to_owned(), str::to_owned);
        return (title, extract::Basis::FileName.code().to_owned());
    }
    let more = if words.next().is_some() { " …" } else { "" };
    let title: String = start.join(" ").chars().take(200).collect();
    (title + more, extract::Basis::Text.code().to_owned())
}

fn host(url: &str) -> Option<String> {
    let url = url::Url::parse(url).ok()?;
    url.host_str().map(|host| host.trim_start_matches("www.").to_owned())
}

/// A date as the archive keeps it.
pub(crate) fn recorded(date: &HonestDate, basis: DateBasis) -> RecordedDate {
    let days = date.days();
    RecordedDate {
        iso: date.iso(),
        basis: basis.code().to_owned(),
        first_day: days.map(|(first, _)| first),
        last_day: days.map(|(_, last)| last),
    }
}

pub(super) fn block(block: extract::Block) -> Block {
    Block {
        kind: block.kind.code().to_owned(),
        level: block.level,
        text: block.text,
        kept: block.kept,
        rule: block.rule.map(|rule| rule.code().to_owned()),
        markdown: block.markdown,
        at: block.at,
        page: block.page,
    }
}

fn proposal(found: Found) -> Proposal {
    Proposal { value: found.value, basis: found.basis.code().to_owned() }
}

fn proposed_date(found: FoundDate) -> ProposedDate {
    ProposedDate { date: recorded(&found.date, found.basis), from: found.from }
}

#[cfg(test)]
mod tests {
    use extract::Basis;

    use super::*;

    #[test]
    fn an_item_always_has_a_title() {
        let found = Some(Found::new("Pilots strike", Basis::Heading));
        assert_eq!(title(found, "x", None), ("Pilots strike".into(), "heading".into()));
        let long = "one two three four five six seven eight nine ten eleven";
        assert_eq!(title(None, long, None).0, "one two three four five six seven eight nine ten …");
        assert_eq!(title(None, "港口罢工", None).0, "港口罢工");
        assert_eq!(title(None, "", Some("a.txt")), ("a.txt".into(), "file_name".into()));
        assert_eq!(title(Some(Found::new(" ", Basis::TitleTag)), "", None).0, "Without a title");
    }

    #[test]
    fn a_headline_that_tells_another_story_is_flagged() {
        let body = "Two ministries accused each other of reading the mail of harbour pilots. \
                    The statement was published on Wednesday by the centre of one of them.";
        let warning =
            headline_warning(Some("Flower kit sells passwords of bank clients"), body, None);
        assert_eq!(warning.unwrap().code, HEADLINE);
        let fits =
            headline_warning(Some("Ministries accused each other over harbour mail"), body, None);
        assert_eq!(fits, None);
        assert_eq!(headline_warning(Some("Anything"), " ", None), None);
        assert_eq!(headline_warning(None, body, None), None);
    }

    #[test]
    fn a_date_keeps_its_precision() {
        let date = HonestDate::from_iso("2024-12").unwrap();
        let kept = recorded(&date, DateBasis::InText);
        assert_eq!((kept.iso.as_str(), kept.basis.as_str()), ("2024-12", "in_text"));
        assert_eq!(kept.first_day, "2024-12-01".parse().ok());
        let unknown = recorded(&HonestDate::Unknown, DateBasis::None);
        assert_eq!((unknown.iso.as_str(), unknown.first_day), ("", None));
    }

    #[test]
    fn the_host_tells_publishers_apart() {
        assert_eq!(host("https://www.harbour.example:8080/x").as_deref(), Some("harbour.example"));
        assert_eq!(host("not an address"), None);
    }
}
