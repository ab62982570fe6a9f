//! What a document says about itself in its properties. Programs fill them in by themselves, so
//! they are candidates: the title may be that of a template, the author whoever made the first
//! file, the date that of a conversion.

use tradecraft::date::{DateBasis, HonestDate};

use crate::dates::{self, Order};
use crate::limits::MAX_TITLE;
use crate::{Basis, Block, BlockKind, Capture, Found, FoundDate, Input, byline, language, normal};

/// At most this many blocks at the head of a document are read for author and date.
const HEAD: usize = 12;

/// The properties of a document.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Properties {
    /// Title.
    pub(crate) title: Option<String>,
    /// Author, as written.
    pub(crate) author: Option<String>,
    /// Publisher.
    pub(crate) publisher: Option<String>,
    /// Language code.
    pub(crate) language: Option<String>,
    /// When it was published, where the property says that and nothing else.
    pub(crate) published: Option<HonestDate>,
    /// When the file was made.
    pub(crate) created: Option<HonestDate>,
    /// When it was last changed.
    pub(crate) modified: Option<HonestDate>,
    /// Subject or description.
    pub(crate) subject: Option<String>,
    /// The program that made it.
    pub(crate) program: Option<String>,
}

/// Reads the value of a date property.
pub(crate) fn date(value: &str) -> Option<HonestDate> {
    dates::in_metadata(value, Order::Unknown).filter(|date| !date.is_unknown())
}

/// True for titles that somebody meant: not the name of a file or of an empty document.
pub(crate) fn is_meant(title: &str) -> bool {
    let lower = title.trim().to_lowercase();
    let letters = lower.chars().filter(|c| c.is_alphabetic()).count();
    let file = ENDINGS.iter().any(|ending| lower.ends_with(ending));
    let program = PROGRAMS.iter().any(|program| lower.starts_with(program));
    let bare =
        lower.trim_end_matches(|c: char| c.is_numeric() || matches!(c, ' ' | '-' | '_' | '.'));
    letters >= 3 && !file && !program && !EMPTY.contains(&bare)
}

const ENDINGS: &[&str] = &[
    ".doc", ".docx", ".docm", ".dot", ".dotx", ".odt", ".rtf", ".txt", ".tex", ".dvi", ".indd",
    ".qxd", ".qxp", ".pdf", ".ps", ".eps", ".ai", ".cdr", ".pub", ".ppt", ".pptx", ".xls", ".xlsx",
    ".htm", ".html", ".fm", ".wpd", ".pages", ".tif", ".jpg", ".png",
];

const PROGRAMS: &[&str] = &[
    "microsoft word -",
    "microsoft powerpoint -",
    "microsoft excel -",
    "about:",
    "file:",
    "http:",
    "https:",
];

const EMPTY: &[&str] = &[
    "untitled",
    "untitled document",
    "document",
    "dokument",
    "layout",
    "slide",
    "presentation",
    "powerpoint presentation",
    "powerpoint-präsentation",
    "présentation powerpoint",
    "unbenannt",
    "sans titre",
    "sin título",
    "sem título",
    "senza titolo",
    "без названия",
    "документ",
    "template",
    "vorlage",
    "print",
    "scan",
    "title",
    "titel",
    "unknown",
    "unbekannt",
    "no title",
    "new document",
    "无标题",
    "文档",
    "模板",
];

/// Fills in what the properties say, each as what it is worth. The title that the text itself
/// gives, where there is one, stands in `capture` already.
pub(crate) fn fill(capture: &mut Capture, properties: &Properties, input: &Input) {
    fill_title(capture, properties);
    let head: Vec<String> = head(&capture.blocks);
    let declared = properties.language.as_deref().and_then(language::declared);
    capture.language_candidates.extend(declared.map(|code| Found::new(code, Basis::Properties)));
    language::settle(capture);
    fill_authors(capture, properties, &head);
    fill_dates(capture, properties, &head, input);
    if capture.publisher.is_none() {
        let named = properties.publisher.clone();
        capture.publisher = named.map(|name| Found::new(normal::line(&name), Basis::Properties));
    }
    if let Some(subject) = properties.subject.as_deref().map(normal::line)
        && subject.split(' ').count() > 3
    {
        capture.lead.get_or_insert(Found::new(subject, Basis::Properties));
    }
}

fn fill_title(capture: &mut Capture, properties: &Properties) {
    let Some(title) = properties.title.as_deref().map(normal::line) else { return };
    let title = normal::shorten(&title, MAX_TITLE);
    if title.is_empty() || capture.title.as_ref().is_some_and(|taken| taken.value == title) {
        return;
    }
    let found = Found::new(title, Basis::Properties);
    if capture.title.is_none() && is_meant(&found.value) {
        capture.title = Some(found);
    } else {
        capture.title_candidates.push(found);
    }
}

/// The short lines at the head of the text, where author and date stand.
fn head(blocks: &[Block]) -> Vec<String> {
    let lines = blocks.iter().filter(|block| block.kept && block.kind != BlockKind::Table);
    let lines = lines.take(HEAD).map(|block| &block.text);
    lines.filter(|text| text.chars().count() <= 120).cloned().collect()
}

fn fill_authors(capture: &mut Capture, properties: &Properties, head: &[String]) {
    if let Some(names) = head.iter().find_map(|line| byline::in_line(line)) {
        capture.authors = names;
        capture.authors_basis = Some(Basis::Byline);
    }
    let named = properties.author.as_deref().map(normal::line).unwrap_or_default();
    let names = byline::people(&named).into_iter();
    capture.author_candidates.extend(names.map(|name| Found::new(name, Basis::Properties)));
}

fn fill_dates(capture: &mut Capture, properties: &Properties, head: &[String], input: &Input) {
    let order = Order::of(capture.language.as_deref());
    let mut all: Vec<FoundDate> = Vec::new();
    let property = |date: &Option<HonestDate>, what: &str| {
        let date = date.clone().filter(|date| dates::plausible(date, input.captured))?;
        let from = format!("properties of the document: {what}");
        Some(FoundDate { date, basis: DateBasis::PageMetadata, from })
    };
    all.extend(property(&properties.published, "published"));
    for line in head {
        let Some(seen) = dates::in_text(line, order) else { continue };
        let around = line.len() - seen.span.len();
        if around <= 60 && dates::plausible(&seen.date, input.captured) {
            let from = format!("line at the head of the text: {}", normal::shorten(line, 80));
            let changed = dates::speaks_of_change(&line[..seen.span.start]);
            let found = FoundDate { date: seen.date, basis: DateBasis::InText, from };
            if changed {
                capture.modified = found;
            } else {
                all.push(found);
            }
        }
    }
    let mut all = all.into_iter();
    if capture.published.is_unknown()
        && let Some(first) = all.next()
    {
        capture.published = first;
    }
    let created = property(&properties.created, "created");
    let others = all.chain(created).filter(|it| it.date != capture.published.date);
    let others: Vec<FoundDate> = others.take(5).collect();
    capture.published_candidates.extend(others);
    if capture.modified.is_unknown()
        && let Some(found) = property(&properties.modified, "changed")
    {
        capture.modified = found;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;

    fn filled(head: &[&str], properties: &Properties) -> Capture {
        let mut capture = Capture::empty(Kind::TEXT);
        capture.blocks = head.iter().map(|text| Block::kept(BlockKind::Paragraph, *text)).collect();
        let captured = "2025-01-10T00:00:00Z".parse().unwrap();
        fill(&mut capture, properties, &Input::of(b"", captured));
        capture
    }

    #[test]
    fn names_of_files_and_templates_are_no_titles() {
        for title in [
            "Microsoft Word - report.docx",
            "Untitled-1",
            "gates.indd",
            "Layout 1",
            "12",
            "PowerPoint Presentation",
            "Dokument2",
        ] {
            assert!(!is_meant(title), "{title}");
        }
        for title in ["Gates of the harbour", "Document of the gates", "港口已关闭"] {
            assert!(is_meant(title), "{title}");
        }
    }

    #[test]
    fn properties_are_candidates() {
        let properties = Properties {
            title: Some("Microsoft Word - a.doc".into()),
            author: Some("Ada Novak".into()),
            created: date("2024-12-20T10:00:00Z"),
            ..Properties::default()
        };
        let capture = filled(&["18 December 2024", "The office said so on Monday."], &properties);
        assert_eq!(capture.title, None);
        assert_eq!(capture.title_candidates[0].basis, Basis::Properties);
        assert!(capture.authors.is_empty());
        assert_eq!(capture.author_candidates, [Found::new("Ada Novak", Basis::Properties)]);
        assert_eq!(capture.published.date.iso(), "2024-12-18");
        assert_eq!(capture.published_candidates[0].date.iso(), "2024-12-20T10:00:00Z");
    }

    #[test]
    fn the_text_names_the_author() {
        let properties = Properties { author: Some("admin".into()), ..Properties::default() };
        let capture = filled(&["By Lin Zhao", "The office said so."], &properties);
        assert_eq!(capture.authors, ["Lin Zhao"]);
        assert!(capture.published.is_unknown() && capture.warnings.is_empty());
    }
}
