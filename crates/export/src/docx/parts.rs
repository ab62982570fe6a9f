//! The parts that every Word file needs besides its text.

use std::fmt::Write as _;

use super::xml::escape;
use crate::document::DocumentInfo;

/// Head of every XML part.
pub(super) const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Namespaces of the parts that hold text.
pub(super) const NAMESPACES: &str = concat!(
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" ",
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
);

pub(super) const CONTENT_TYPES: &str = include_str!("content_types.xml");
pub(super) const RELATIONS: &str = include_str!("relations.xml");
pub(super) const SETTINGS: &str = include_str!("settings.xml");

/// The styles for a text of the given language.
pub(super) fn styles(language: &str) -> String {
    include_str!("styles.xml").replace("{language}", &escape(&word_language(language)))
}

/// The language with a region, which Word wants for its spelling.
fn word_language(language: &str) -> String {
    let region = match language {
        "" | "en" => "en-GB",
        "de" => "de-DE",
        "fr" => "fr-FR",
        "es" => "es-ES",
        "it" => "it-IT",
        "pt" => "pt-PT",
        "nl" => "nl-NL",
        "pl" => "pl-PL",
        "ru" => "ru-RU",
        "uk" => "uk-UA",
        "el" => "el-GR",
        "tr" => "tr-TR",
        other => other,
    };
    region.to_owned()
}

/// Title, author, label and day.
pub(super) fn properties(info: &DocumentInfo) -> String {
    let author = info.author.as_deref().unwrap_or_default();
    let mut out = String::from(XML);
    out.push_str(concat!(
        "<cp:coreProperties ",
        "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" ",
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" ",
        "xmlns:dcterms=\"http://purl.org/dc/terms/\" ",
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
    ));
    let mut element = |name: &str, text: &str| {
        if !text.is_empty() {
            // Writing to a string cannot fail.
            let _ = write!(out, "<{name}>{}</{name}>", escape(text));
        }
    };
    element("dc:title", &info.title);
    element("dc:creator", author);
    element("cp:keywords", info.tlp.label());
    element("dc:language", &info.language);
    if is_day(&info.date) {
        for name in ["created", "modified"] {
            let _ = write!(
                out,
                "<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{}T00:00:00Z</dcterms:{name}>",
                info.date
            );
        }
    }
    out.push_str("</cp:coreProperties>");
    out
}

/// Whether a text is `2024-12-19`.
fn is_day(text: &str) -> bool {
    text.parse::<jiff::civil::Date>().is_ok() && text.len() == 10
}

/// Relations of the text or of the footnotes: the other parts, and the links by their number.
pub(super) fn relations(of_document: bool, links: &[String]) -> String {
    let mut out = String::from(XML);
    out.push_str(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    );
    const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    if of_document {
        for (id, kind, target) in [
            ("part1", "styles", "styles.xml"),
            ("part2", "numbering", "numbering.xml"),
            ("part3", "settings", "settings.xml"),
            ("part4", "footnotes", "footnotes.xml"),
            ("part5", "header", "header1.xml"),
            ("part6", "footer", "footer1.xml"),
        ] {
            let _ = write!(
                out,
                "<Relationship Id=\"{id}\" Type=\"{TYPES}/{kind}\" Target=\"{target}\"/>"
            );
        }
    }
    for (n, target) in links.iter().enumerate() {
        let _ = write!(
            out,
            "<Relationship Id=\"link{}\" Type=\"{TYPES}/hyperlink\" Target=\"{}\" \
             TargetMode=\"External\"/>",
            n + 1,
            escape(target)
        );
    }
    out.push_str("</Relationships>");
    out
}

#[cfg(test)]
mod tests {
    use super::{is_day, word_language};

    #[test]
    fn only_whole_days_are_written_as_dates() {
        assert!(is_day("2026-03-09"));
        for text in ["", "2026", "2026-02-30", "2026-03-09T10:00", "<x>"] {
            assert!(!is_day(text), "{text}");
        }
        assert_eq!(word_language("en"), "en-GB");
        assert_eq!(word_language("sw-KE"), "sw-KE");
    }
}
