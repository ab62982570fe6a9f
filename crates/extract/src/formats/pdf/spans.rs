//! Pieces of a page that say what they mean (`ActualText`): ligatures and letters of many scripts
//! are drawn by several signs whose single meanings make no sense.

use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{self, Object, dict_or_stream};
use hayro_syntax::page::Page;

/// At most this many marks of a page are noted.
const MOST: usize = 200_000;

/// A marked piece of a page.
#[derive(Debug, PartialEq)]
struct Span {
    tag: Vec<u8>,
    text: Option<String>,
}

/// The marked pieces of a page, followed while it is drawn.
#[derive(Debug, Default)]
pub(super) struct Spans {
    all: Vec<Span>,
    /// How many were begun.
    begun: usize,
    /// Those that are open: whether each says what it means.
    open: Vec<bool>,
    /// What the open one means, and whether it was said already.
    meaning: Option<(String, bool)>,
    /// True once the page turned out to be drawn otherwise than it is written.
    lost: bool,
}

/// What a sign means within the marked pieces.
#[derive(Debug, PartialEq)]
pub(super) enum Meaning {
    /// What it says by itself.
    Own,
    /// What its piece says.
    Given(String),
    /// Nothing more: the piece was said with an earlier sign.
    Said,
}

impl Spans {
    /// Reads the marks of a page; those of drawings within it are not known, and following ends
    /// where one is met.
    pub(super) fn of(page: &Page<'_>) -> Self {
        let mut all = Vec::new();
        let mut operations = page.typed_operations();
        while let Some(operation) = operations.next() {
            match operation {
                TypedInstruction::BeginMarkedContent(mark) => {
                    all.push(Span { tag: mark.0.to_vec(), text: None });
                }
                TypedInstruction::BeginMarkedContentWithProperties(mark) => {
                    all.push(Span { tag: mark.0.to_vec(), text: actual_text(mark.1) });
                }
                _ => {}
            }
            if all.len() >= MOST {
                break;
            }
        }
        if all.iter().all(|span| span.text.is_none()) {
            all.clear();
        }
        Self { all, ..Self::default() }
    }

    /// A mark begins.
    pub(super) fn begin(&mut self, tag: &[u8]) {
        let span = self.all.get(self.begun).filter(|span| span.tag == tag && !self.lost);
        self.begun += 1;
        let text = span.and_then(|span| span.text.clone());
        self.lost |= span.is_none();
        // Within a piece that says what it means, inner marks change nothing.
        let says = text.is_some() && self.meaning.is_none();
        if says {
            self.meaning = text.map(|text| (text, false));
        }
        self.open.push(says);
    }

    /// A mark ends.
    pub(super) fn end(&mut self) {
        if self.open.pop() == Some(true) {
            self.meaning = None;
        }
    }

    /// What the next sign means.
    pub(super) fn meaning(&mut self) -> Meaning {
        match &mut self.meaning {
            None => Meaning::Own,
            Some((_, true)) => Meaning::Said,
            Some((text, said)) => {
                *said = true;
                Meaning::Given(text.clone())
            }
        }
    }
}

fn actual_text(properties: &Object<'_>) -> Option<String> {
    let (properties, _) = dict_or_stream(properties)?;
    let text = properties.get::<object::String<'_>>(b"ActualText".as_slice())?;
    let text = super::about::decoded(text.as_bytes());
    (text.len() < 4000).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(marks: &[(&[u8], Option<&str>)]) -> Spans {
        let span = |(tag, text): &(&[u8], Option<&str>)| Span {
            tag: tag.to_vec(),
            text: text.map(str::to_owned),
        };
        Spans { all: marks.iter().map(span).collect(), ..Spans::default() }
    }

    #[test]
    fn a_piece_is_said_once() {
        let mut spans = spans(&[(b"P", None), (b"Span", Some("fi"))]);
        spans.begin(b"P");
        assert_eq!(spans.meaning(), Meaning::Own);
        spans.begin(b"Span");
        assert_eq!(spans.meaning(), Meaning::Given("fi".into()));
        assert_eq!(spans.meaning(), Meaning::Said);
        spans.end();
        assert_eq!(spans.meaning(), Meaning::Own);
        spans.end();
        spans.end();
    }

    #[test]
    fn marks_that_do_not_fit_are_not_believed() {
        let mut spans = spans(&[(b"P", None), (b"Span", Some("fi"))]);
        spans.begin(b"Artifact");
        spans.begin(b"Span");
        assert_eq!(spans.meaning(), Meaning::Own);
    }
}
