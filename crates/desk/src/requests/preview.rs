//! How a text would look.

use archive::{ArchiveError, Reader};
use export::{Document, DocumentInfo, Source};

use super::briefings::checked_length;
use super::export::{day_of as day_saved, tlp};
use crate::desk::Desk;
use crate::text::Utf16;
use crate::twins;
use crate::wire::{Mark, OutlineEntry, Preview, PreviewRequest, SourceRow, TextWarning, WireError};

pub(crate) fn preview(desk: &Desk, request: PreviewRequest) -> Result<Preview, WireError> {
    checked_length(&request.markdown)?;
    let vault = desk.vault()?;
    let day = day_of(desk, &request)?;
    let info = DocumentInfo {
        title: request.title,
        date: day.to_string(),
        date_words: day_in_words(day),
        tlp: twins::tlp_of(request.tlp),
        language: LANGUAGE.to_owned(),
        author: None,
        label: None,
        id: String::new(),
    };
    let cited = vault.archive.read(|r| Cited::by(r, &request.markdown))?;
    let document = export::build(info, &request.markdown, &|key: &str| cited.source(key));
    Ok(shown(&document, &request.markdown, &cited))
}

/// The day that the document will have: that of the last saving, where nothing was changed since.
fn day_of(desk: &Desk, request: &PreviewRequest) -> Result<jiff::civil::Date, WireError> {
    let today = desk.environment().zone.to_datetime(desk.environment().now()).date();
    let Some(id) = request.briefing else { return Ok(today) };
    let saved = desk.vault()?.archive.read(|r| r.briefings().get(id))?;
    let as_saved = saved.markdown == request.markdown
        && saved.row.title == request.title.trim()
        && tlp(&saved) == twins::tlp_of(request.tlp);
    Ok(if as_saved { day_saved(&saved, &desk.environment().zone) } else { today })
}

/// Language of a briefing's own words until it says otherwise.
pub(super) const LANGUAGE: &str = "en";

/// A day as a reader sees it: "19 December 2024".
pub(super) fn day_in_words(day: jiff::civil::Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

fn shown(document: &Document, markdown: &str, cited: &Cited) -> Preview {
    let mut positions = Utf16::of(markdown);
    Preview {
        html: in_units(&export::html::preview(document), markdown),
        words: document.words,
        minutes: document.minutes,
        outline: document
            .outline
            .iter()
            .map(|heading| OutlineEntry {
                level: heading.level,
                text: heading.text.clone(),
                start: positions.position(heading.start),
            })
            .collect(),
        sources: document
            .sources
            .iter()
            .map(|source| SourceRow {
                number: source.number,
                key: source.key.clone(),
                item: cited.item(&source.key),
                text: source.text(),
            })
            .collect(),
        warnings: warnings(&document.warnings, markdown),
    }
}

/// What was lost or is odd, with its place as the window counts.
pub(super) fn warnings<'w>(
    warnings: impl IntoIterator<Item = &'w export::Warning>,
    markdown: &str,
) -> Vec<TextWarning> {
    let mut positions = Utf16::of(markdown);
    let mut told = |warning: &export::Warning| TextWarning {
        code: warning.code.as_str().to_owned(),
        message: warning.message.clone(),
        mark: warning.span.as_ref().map(|span| Mark {
            start: positions.position(span.start),
            end: positions.position(span.end),
        }),
    };
    warnings.into_iter().map(&mut told).collect()
}

/// Words of a text, and the keys that it cites, in order of first use.
pub(crate) fn counted(markdown: &str) -> (u32, Vec<String>) {
    let info = DocumentInfo {
        title: String::new(),
        date: String::new(),
        date_words: String::new(),
        tlp: tradecraft::tlp::Tlp::Clear,
        language: LANGUAGE.to_owned(),
        author: None,
        label: None,
        id: String::new(),
    };
    let document = export::build(info, markdown, &|_: &str| None);
    (document.words, document.sources.into_iter().map(|source| source.key).collect())
}

/// Turns the positions in a preview from bytes of the markdown into the window's units.
fn in_units(html: &str, markdown: &str) -> String {
    const NAME: &str = " data-start=\"";
    let mut positions = Utf16::of(markdown);
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(NAME) {
        let (before, value) = rest.split_at(at + NAME.len());
        out.push_str(before);
        let digits = value.bytes().take_while(u8::is_ascii_digit).count();
        let (number, behind) = value.split_at(digits);
        match number.parse() {
            Ok(byte) if behind.starts_with('"') => {
                out.push_str(&positions.position(byte).to_string());
            }
            _ => out.push_str(number),
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// The items that a text cites, as they will be printed.
pub(super) struct Cited(Vec<(i64, Source)>);

/// Warnings of an item that a reader of a briefing must know.
const TOLD_TO_READERS: &[&str] = &["headline_does_not_fit"];

impl Cited {
    /// Looks up every key that `markdown` cites.
    pub(super) fn by(reader: &Reader<'_>, markdown: &str) -> Result<Self, ArchiveError> {
        let mut keys: Vec<String> =
            export::citations(markdown).into_iter().map(|citation| citation.key).collect();
        keys.sort();
        keys.dedup();
        let mut cited = Vec::new();
        for (key, item) in reader.items().find_all(&keys)? {
            cited.push((item, source(reader, key, item)?));
        }
        Ok(Self(cited))
    }

    /// The source behind a key.
    pub(super) fn source(&self, key: &str) -> Option<Source> {
        self.find(key).map(|(_, source)| source.clone())
    }

    fn item(&self, key: &str) -> Option<i64> {
        self.find(key).map(|(item, _)| *item)
    }

    fn find(&self, key: &str) -> Option<&(i64, Source)> {
        self.0.iter().find(|(_, source)| source.key == key)
    }
}

fn source(reader: &Reader<'_>, key: String, item: i64) -> Result<Source, ArchiveError> {
    let detail = reader.items().detail(item)?;
    let date = tradecraft::date::HonestDate::from_iso(&detail.row.published.iso);
    // The oldest capture of the version that is cited stands last.
    let capture = detail.captures.iter().rfind(|capture| capture.version == detail.row.version);
    let told = |code: &str| TOLD_TO_READERS.contains(&code);
    Ok(Source {
        key,
        publisher: detail.row.publisher,
        title: detail.row.title,
        date_words: date.map_or_else(|| "unknown".to_owned(), |date| date.words()),
        url: detail.url,
        captured: capture.map_or_else(String::new, |capture| {
            capture.at.strftime("%-d %B %Y, %H:%M UTC").to_string()
        }),
        sha256: capture.map_or_else(String::new, |capture| capture.original.to_string()),
        descriptor: None,
        warnings: detail
            .row
            .warnings
            .into_iter()
            .filter(|warning| told(&warning.code))
            .map(|_| "the headline does not fit the text".to_owned())
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_citations_are_counted() {
        let (words, cites) = counted("One two [@b-2024; @a-2024].\n\nThree [@b-2024].");
        assert_eq!((words, cites), (3, vec!["b-2024".to_owned(), "a-2024".to_owned()]));
    }

    #[test]
    fn positions_in_the_preview_count_as_the_window_counts() {
        let markdown = "Häfen 🦀\n\nZwei";
        let html = in_units("<p data-start=\"0\">a</p><p data-start=\"13\">b</p>", markdown);
        assert_eq!(html, "<p data-start=\"0\">a</p><p data-start=\"10\">b</p>");
        assert_eq!(
            in_units(" data-start=\"x\" data-start=\"", markdown),
            " data-start=\"x\" data-start=\""
        );
    }

    #[test]
    fn days_read_as_people_write_them() {
        assert_eq!(day_in_words(jiff::civil::date(2024, 12, 9)), "9 December 2024");
    }
}
