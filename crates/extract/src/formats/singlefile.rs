//! Pages that the browser extension SingleFile saved: HTML with everything in it, and a comment
//! at the top that says where the page was and when it was saved.

use jiff::Timestamp;
use tradecraft::date::HonestDate;

use super::{Format, Likeness, Start, html};
use crate::dates::{self, Order};
use crate::{Basis, Capture, Input, address, detect};

/// The comment stands in so many bytes from the beginning.
const TOP: usize = 1 << 13;

/// What the comment opens with.
const MARK: &str = "Page saved with SingleFile";

/// A page that SingleFile saved.
pub(super) static FORMAT: Format = Format {
    code: "singlefile",
    name: "Saved page (SingleFile)",
    extensions: &["html", "htm"],
    help: "One item: the page, read like any other, with the address and the time that SingleFile noted in it. Embedded pictures and fonts stay in the original.",
    signature,
    document: Some(document),
    parts: None,
};

fn signature(start: &Start<'_>) -> Likeness {
    let is_it = note(start.head).is_some()
        && detect::is_text(start)
        && detect::is_html(start.text(), start.ends_in(FORMAT.extensions));
    Likeness::certain_if(is_it)
}

/// What SingleFile noted.
#[derive(Debug, Default, PartialEq, Eq)]
struct Note {
    url: Option<String>,
    saved: Option<Timestamp>,
}

/// Reads the comment at the top; `None` where there is none.
fn note(bytes: &[u8]) -> Option<Note> {
    let top = String::from_utf8_lossy(&bytes[..bytes.len().min(TOP)]);
    let comment = top.split("<!--").skip(1).find(|rest| rest.trim_start().starts_with(MARK))?;
    let comment = comment.split("-->").next()?;
    let mut note = Note::default();
    for line in comment.lines() {
        if let Some(url) = line.trim().strip_prefix("url:") {
            note.url = Some(url.trim().to_owned()).filter(|url| address::parse(url).is_some());
        } else if let Some(date) = line.trim().strip_prefix("saved date:") {
            note.saved = saved(date);
        }
    }
    Some(note)
}

/// Reads `Wed Nov 20 2024 10:11:12 GMT+0100 (Central European Standard Time)`.
fn saved(text: &str) -> Option<Timestamp> {
    let text = text.split('(').next()?.trim();
    match dates::in_metadata(text, Order::Unknown)? {
        HonestDate::Moment(moment) => moment.offset()?.to_timestamp(moment.local()).ok(),
        _ => None,
    }
}

fn document(input: &Input<'_>) -> Capture {
    let note = note(input.bytes).unwrap_or_default();
    let url = input.url.or(note.url.as_deref());
    // What was saved then cannot be newer.
    let captured = note.saved.map_or(input.captured, |saved| saved.min(input.captured));
    let mut capture = html::document(&Input { url, captured, ..*input });
    if input.url.is_none()
        && let Some(found) = capture.url.as_mut().filter(|it| it.basis == Basis::Given)
    {
        found.basis = Basis::Container;
    }
    capture
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Found, Kind, extract};

    fn page(date: &str) -> String {
        format!(
            "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://gazette.example/gates?utm_source=x \n \
             saved date: Wed Dec 18 2024 10:11:12 GMT+0100 (Central European Standard Time)\n--><meta charset=utf-8>\
             <meta property=\"article:published_time\" content=\"{date}\"><title>Gates closed</title>\
             <body><h1>Gates closed</h1><img src=\"data:image/png;base64,{}\"><p>The gates of the harbour are closed until the river falls.</p></body></html>",
            "iVBORw0KGgo".repeat(2000)
        )
    }

    fn read(text: &str) -> Capture {
        extract(&Input::of(text.as_bytes(), "2025-01-10T00:00:00Z".parse().unwrap()))
    }

    #[test]
    fn the_comment_says_where_it_was_and_when() {
        let note = note(page("").as_bytes()).unwrap();
        assert_eq!(note.saved.unwrap().to_string(), "2024-12-18T09:11:12Z");
        let capture = read(&page("2024-12-17T08:00:00Z"));
        assert_eq!(capture.kind, Kind::SINGLEFILE);
        let url = Found::new("https://gazette.example/gates", Basis::Container);
        assert_eq!(capture.url, Some(url));
        assert_eq!(capture.published.date.iso(), "2024-12-17T08:00:00Z");
        assert_eq!(capture.body(), "The gates of the harbour are closed until the river falls.");
        assert!(read(&page("2024-12-30T08:00:00Z")).published.is_unknown());
    }

    #[test]
    fn other_pages_are_pages() {
        assert_eq!(read("<html><body><p>Page saved with SingleFile</p>").kind, Kind::HTML);
        assert_eq!(read("<!-- Page saved with SingleFile").kind, Kind::TEXT);
    }
}
