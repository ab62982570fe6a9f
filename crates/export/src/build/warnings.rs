//! Collects warnings, and keeps their number bounded.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::document::{Warning, WarningCode};

/// Most warnings of one kind that are kept; the rest are counted.
const KEPT_PER_KIND: usize = 100;

/// The warnings of a document in the making.
#[derive(Debug, Default)]
pub(super) struct Warnings {
    kept: Vec<Warning>,
    counts: BTreeMap<WarningCode, usize>,
}

impl Warnings {
    /// Adds a warning about a part of the markdown.
    pub(super) fn add(
        &mut self,
        code: WarningCode,
        span: impl Into<Option<Range<usize>>>,
        message: impl Into<String>,
    ) {
        let count = self.counts.entry(code).or_default();
        *count += 1;
        if *count <= KEPT_PER_KIND {
            self.kept.push(Warning { code, message: message.into(), span: span.into() });
        }
    }

    /// All warnings in the order of the text; those without a place come last.
    pub(super) fn finish(mut self) -> Vec<Warning> {
        let place = |w: &Warning| w.span.as_ref().map_or(usize::MAX, |span| span.start);
        self.kept.sort_by_key(|w| (place(w), w.code));
        for (&code, &count) in &self.counts {
            if count > KEPT_PER_KIND {
                let message = format!("There are {} more of this kind.", count - KEPT_PER_KIND);
                self.kept.push(Warning { code, message, span: None });
            }
        }
        self.kept
    }
}

/// The beginning of a text, for a message.
pub(super) fn excerpt(text: &str) -> String {
    const MOST: usize = 60;
    // Only the beginning is looked at: a message may speak of a very long part.
    let near = text.char_indices().nth(8 * MOST).map_or(text, |(end, _)| &text[..end]);
    let line = near.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST {
        return line;
    }
    let cut: String = line.chars().take(MOST).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::{Warnings, excerpt};
    use crate::document::WarningCode;

    #[test]
    fn a_flood_of_one_kind_is_counted() {
        let mut warnings = Warnings::default();
        for n in (0..250).rev() {
            warnings.add(WarningCode::RawHtml, n..n + 1, "HTML");
        }
        warnings.add(WarningCode::DeadLink, 0..1, "link");
        let all = warnings.finish();
        assert_eq!(all.len(), 102);
        let starts: Vec<_> = all.iter().filter_map(|w| w.span.clone()).map(|s| s.start).collect();
        assert!(starts.is_sorted());
        assert_eq!(all.last().unwrap().message, "There are 150 more of this kind.");
    }

    #[test]
    fn long_texts_are_cut_in_messages() {
        assert_eq!(excerpt("a  b"), "a b");
        assert_eq!(excerpt(&"界".repeat(80)).chars().count(), 61);
    }
}
