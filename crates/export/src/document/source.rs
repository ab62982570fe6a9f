//! The sources that a document cites.

use serde::{Deserialize, Serialize};

/// A cited item as it will be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Citation key.
    pub key: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Title.
    pub title: String,
    /// Honest date in words; `unknown` where none is known.
    pub date_words: String,
    /// Address of the page. Printed as text, and linked where its scheme is harmless.
    pub url: Option<String>,
    /// When it was captured, as a reader sees it.
    pub captured: String,
    /// SHA-256 of the kept original, 64 hex digits.
    pub sha256: String,
    /// Grade and descriptor, such as `B2, regional daily with a desk of its own`.
    pub descriptor: Option<String>,
    /// What a reader must know of it: `the headline does not fit the text`.
    pub warnings: Vec<String>,
}

/// Finds the source behind a citation key. Keys are case-sensitive.
pub trait Resolve {
    /// The source; `None` where no item has the key.
    fn source(&self, key: &str) -> Option<Source>;
}

impl<F: Fn(&str) -> Option<Source>> Resolve for F {
    fn source(&self, key: &str) -> Option<Source> {
        self(key)
    }
}

/// A source with its place in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberedSource {
    /// Number, from 1.
    pub number: u32,
    /// Citation key as written.
    pub key: String,
    /// The source; `None` where no item has the key.
    pub source: Option<Source>,
    /// How often it is cited.
    pub uses: u32,
}

impl NumberedSource {
    /// The entry of the source list in plain text, without its number.
    pub fn text(&self) -> String {
        let Some(source) = &self.source else { return self.unresolved_text() };
        let mut parts = vec![source.lead()];
        parts.extend(source.url.clone());
        parts.extend(source.descriptor.clone());
        parts.push(format!("Captured {}", source.captured));
        parts.push(format!("SHA-256 {}", source.sha256));
        parts.extend(source.warnings.iter().map(|warning| format!("Note: {warning}")));
        let sentences = parts.iter().map(|part| part.trim().trim_end_matches('.'));
        format!("{}.", sentences.collect::<Vec<_>>().join(". "))
    }

    /// What stands in the list for a key that no item has.
    pub(crate) fn unresolved_text(&self) -> String {
        format!("Unresolved citation: no item has the key “{}”.", self.key)
    }
}

impl Source {
    /// Publisher, title and date as one phrase: `Harbour Wire, “Title”, 19 December 2024`.
    pub(crate) fn lead(&self) -> String {
        let title = format!("“{}”", self.title);
        let date = match self.date_words.trim() {
            "" | "unknown" => "date unknown".to_owned(),
            date => date.to_owned(),
        };
        let publisher = self.publisher.clone();
        publisher.into_iter().chain([title, date]).collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::{NumberedSource, Source};

    fn source() -> Source {
        Source {
            key: "harbour-2024-1219".into(),
            publisher: Some("Harbour Wire".into()),
            title: "Pilots strike".into(),
            date_words: "19 December 2024".into(),
            url: Some("https://harbour.example/pilots".into()),
            captured: "20 December 2024, 09:12 UTC".into(),
            sha256: "ab".repeat(32),
            descriptor: Some("B2".into()),
            warnings: vec!["The headline does not fit the text.".into()],
        }
    }

    #[test]
    fn an_entry_holds_everything_needed_to_check_it() {
        let entry =
            NumberedSource { number: 1, key: source().key, source: Some(source()), uses: 2 };
        let digest = "ab".repeat(32);
        assert_eq!(
            entry.text(),
            format!(
                "Harbour Wire, “Pilots strike”, 19 December 2024. https://harbour.example/pilots. \
                 B2. Captured 20 December 2024, 09:12 UTC. SHA-256 {digest}. \
                 Note: The headline does not fit the text."
            )
        );
    }

    #[test]
    fn an_unknown_date_is_said_and_never_made_up() {
        let undated = Source { publisher: None, date_words: "unknown".into(), ..source() };
        assert_eq!(undated.lead(), "“Pilots strike”, date unknown");
    }
}
