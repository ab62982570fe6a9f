//! The door: bytes to a capture, by what they are.

use tradecraft::date::DateBasis;

use crate::encoding::{self, Decoded};
use crate::{
    Basis, Capture, Found, FoundDate, Input, Kind, address, dates, detect, html, language,
    markdown, normal, text,
};

/// Reads an input. Cannot fail: what could not be made out is said in the warnings.
///
/// HTML is read in a thread of its own with a deep stack. The libraries inside may still be slow
/// on hostile pages, or bring the process down; run it where that costs one page and no more, and
/// file [`plain`](crate::plain) then.
pub fn extract(input: &Input) -> Capture {
    let decoded = encoding::decode(input.bytes, address::host_of(input.url).as_deref());
    let kind = input.kind.unwrap_or_else(|| detect::kind_of(&decoded.text, input.name));
    let mut capture = match kind {
        Kind::Text => text::extract(input, &decoded.text),
        Kind::Markdown => markdown::extract(input, &decoded.text),
        Kind::Html => html::extract(input, &decoded),
    };
    capture.kind = kind;
    capture.encoding = decoded.encoding.to_owned();
    if kind == Kind::Html {
        let declared = capture.language.take();
        capture.language = language::with_declared(&capture.body(), declared.as_deref());
    }
    fall_back(&mut capture, input);
    warn(&mut capture, &decoded);
    capture
}

/// The text of an input as [`extract`] reads it, before anything else is done to it: what
/// [`Block::at`](crate::Block::at) points into.
pub fn decoded(input: &Input) -> String {
    encoding::decode(input.bytes, address::host_of(input.url).as_deref()).text
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

/// Says what an analyst should know about the bytes.
fn warn(capture: &mut Capture, decoded: &Decoded) {
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
    if capture.body().is_empty() {
        capture.warn(
            "no_text",
            "No text was found in it. The original is kept; look at it and add what it says.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], name: &str) -> Capture {
        let captured = "2025-01-10T00:00:00Z".parse().unwrap();
        extract(&Input { bytes, name: Some(name), url: None, kind: None, pasted: false, captured })
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
