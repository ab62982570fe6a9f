//! The door: bytes to a capture, by what they are.

use tradecraft::date::DateBasis;

use crate::encoding::{self, Decoded};
use crate::formats::{self, Start};
use crate::{
    Basis, Capture, Found, FoundDate, Input, Kind, Told, address, dates, detect, normal, site_rule,
};

/// Reads an input. Cannot fail: what could not be made out is said in the warnings.
///
/// HTML is read in a thread of its own with a deep stack. The libraries inside may still be slow
/// on hostile files, or bring the process down; run it where that costs one input and no more, and
/// file [`plain`](crate::plain) then.
///
/// A container without a text of its own gives an empty capture that says so; its documents come
/// from [`Format::parts`](crate::formats::Format::parts).
pub fn extract(input: &Input) -> Capture {
    let kind = kind_of(input);
    let input = &Input { captured: got(input), ..*input };
    let url = input.url.or_else(|| input.told?.url.as_deref());
    let known = Input { kind: Some(kind), url, ..*input };
    let mut capture = match kind.format().document {
        Some(document) => document(&known),
        None => holds_documents(kind),
    };
    capture.kind = kind;
    formats::apply(&mut capture, input);
    let page = capture.url.as_ref().map(|found| found.value.as_str()).or(url);
    site_rule::apply(&mut capture.blocks, input.site_rules, page);
    fall_back(&mut capture, input);
    if capture.body().is_empty() && kind.format().document.is_some() && !capture.says_why_empty() {
        capture.warn(
            "no_text",
            "No text was found in it. The original is kept; look at it and add what it says.",
        );
    }
    capture
}

/// The text of an input as [`extract`] reads it, before anything else is done to it: what
/// [`Block::at`](crate::Block::at) points into.
pub fn decoded(input: &Input) -> String {
    let kind = kind_of(input);
    let within = formats::page(kind, input.bytes).filter(|_| kind != Kind::HTML);
    let Some(page) = within else { return decode(input).text };
    let told = Told { charset: page.charset, ..Told::default() };
    decode(&Input { bytes: &page.html, told: Some(&told), ..*input }).text
}

/// Servers whose clocks stand before 1995 do not know the time.
const CLOCK_SET: i64 = 788_918_400;

/// When the input was to be had at the latest: what a crawler or mail server got then cannot be
/// dated later.
fn got(input: &Input) -> jiff::Timestamp {
    let fetched = input.told.and_then(|told| told.fetched);
    let fetched = fetched.filter(|fetched| fetched.as_second() > CLOCK_SET);
    fetched.map_or(input.captured, |fetched| fetched.min(input.captured))
}

/// What an input is: as it is known, or by its content. What cannot be told is read as text.
pub(crate) fn kind_of(input: &Input) -> Kind {
    input
        .kind
        .or_else(|| detect::detect_start(&Start::of(input.bytes, input.name)))
        .unwrap_or(Kind::TEXT)
}

fn holds_documents(kind: Kind) -> Capture {
    let mut capture = Capture::empty(kind);
    capture.warn(
        "holds_documents",
        format!(
            "It is a container ({}), no text by itself. Import it to file the documents it holds.",
            kind.format().name
        ),
    );
    capture
}

/// The bytes of an input as text.
pub(crate) fn decode(input: &Input) -> Decoded {
    let host = address::host_of(input.url.or_else(|| input.told?.url.as_deref()));
    let charset = input.told.and_then(|told| told.charset.as_deref());
    encoding::decode_declared(input.bytes, host.as_deref(), charset)
}

/// Says in a capture how its bytes were read.
pub(crate) fn note(capture: &mut Capture, decoded: &Decoded) {
    capture.encoding = decoded.encoding.to_owned();
    if decoded.damaged {
        capture.warn(
            "characters_unreadable",
            format!("Some characters could not be read as {} and are shown as \u{fffd}. The original is kept as it came.", decoded.encoding),
        );
    }
    if decoded.nuls {
        capture.warn(
            "nul_characters",
            "The text held NUL characters, which were left out. The original is kept as it came.",
        );
    }
}

/// Takes from the name of the file what nothing else gave.
fn fall_back(capture: &mut Capture, input: &Input) {
    if capture.title.is_none() {
        let first = capture
            .blocks
            .iter()
            .find(|block| block.kept)
            .and_then(|block| block.text.lines().next());
        capture.title = first
            .map(|line| Found::new(normal::shorten(line, 120), Basis::FirstLine))
            .or_else(|| {
                let stem =
                    normal::line(input.name?.rsplit(['/', '\\']).next()?.rsplit_once('.')?.0);
                (!stem.is_empty()).then(|| Found::new(stem, Basis::FileName))
            });
    }
    if capture.published.is_unknown()
        && let Some(name) = input.name
        && let Some(date) =
            dates::in_file_name(name).filter(|date| dates::plausible(date, input.captured))
    {
        capture.published =
            FoundDate { date, basis: DateBasis::FileName, from: format!("file name: {name}") };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], name: &str) -> Capture {
        let captured = "2025-01-10T00:00:00Z".parse().unwrap();
        extract(&Input { name: Some(name), ..Input::of(bytes, captured) })
    }

    #[test]
    fn the_name_of_the_file_is_the_last_resort() {
        let capture = read(b"The office said so on Monday. It rains.", "2024-12-18 gates.txt");
        assert_eq!(capture.published.basis, DateBasis::FileName);
        assert_eq!(capture.published.date.iso(), "2024-12-18");
        assert_eq!(capture.title.unwrap().basis, Basis::FirstLine);
        let capture = read(b"<html><body></body></html>", "gates closed.html");
        assert_eq!(capture.title, Some(Found::new("gates closed", Basis::FileName)));
        assert_eq!(capture.warnings[0].code, "no_text");
    }

    #[test]
    fn the_language_a_page_declares_is_a_second_opinion() {
        let page = b"<html lang=de><body><p>The harbour office closed its gates on Monday after the river rose again over night, and nobody knows when they will open.</p></body></html>";
        assert_eq!(read(page, "a.html").language.as_deref(), Some("en"));
        assert_eq!(
            read(b"<html lang=de><body><p>Tor zu.</p></body></html>", "a.html").language.as_deref(),
            Some("de")
        );
    }

    #[test]
    fn damage_is_told() {
        let capture = read("Grüße, schöne Größe, höhere Öfen \u{fffd}".as_bytes(), "a.txt");
        assert!(capture.warnings.iter().all(|warning| warning.code != "characters_unreadable"));
        let mut bytes = "Grüße, schöne Größe, höhere Öfen und mehr".as_bytes().to_vec();
        bytes[10] = 0xff;
        assert_eq!(read(&bytes, "a.txt").warnings[0].code, "characters_unreadable");
    }
}
