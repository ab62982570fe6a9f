//! What an item says: the words and facts of one version, as extraction proposed them.

use serde::{Deserialize, Serialize};

use crate::date::RecordedDate;

/// The contents of an item version. Kept as they came; the analyst's corrections lie beside them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Content {
    /// Title in use.
    pub title: String,
    /// Where the title was found, as a code.
    pub title_basis: String,
    /// Headline as a reader of the page saw it.
    pub headline: Option<String>,
    /// The cleaned text: the kept blocks.
    pub body: String,
    /// Authors, in order.
    pub authors: Vec<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Host of its address, which tells publishers of one name apart.
    pub source_host: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// When it was published.
    pub published: RecordedDate,
    /// When its publisher last changed it. Its days are not kept, only its text and basis.
    pub modified: RecordedDate,
    /// Language tag of the text.
    pub language: Option<String>,
    /// All blocks in order, kept and cut.
    pub blocks: Vec<Block>,
    /// What the analyst should know.
    pub warnings: Vec<Warning>,
    /// Other values that were found.
    pub candidates: Candidates,
    /// Lines that name where it was taken from.
    pub upstream: Vec<String>,
}

/// A block of a captured text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Block {
    /// `paragraph`, `heading`, `list_item`, `quote`, `table`, `code`, `image`.
    pub kind: String,
    /// Level of a heading, 1 to 6.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<u8>,
    /// Its text.
    pub text: String,
    /// True where it belongs to the body.
    pub kept: bool,
    /// Code of the rule that cut it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// Its text with links, emphasis or cells as Markdown, only where that says more than `text`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub markdown: Option<String>,
    /// Where it stands in the decoded original: first byte and the byte behind the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<(u32, u32)>,
    /// Page of the original it stands on, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

/// Something the analyst should know about an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// Stable code: `headline_does_not_fit`, `extraction_stopped` ...
    pub code: String,
    /// In plain words.
    pub message: String,
}

/// What else was found, for the analyst to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Candidates {
    /// Titles.
    #[serde(default)]
    pub titles: Vec<Proposal>,
    /// Publication dates.
    #[serde(default)]
    pub published: Vec<ProposedDate>,
}

/// A value that was found, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The value.
    pub value: String,
    /// Where it was found, as a code.
    pub basis: String,
}

/// A date that was found, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedDate {
    /// The date.
    pub date: RecordedDate,
    /// The exact place: "JSON-LD datePublished".
    pub from: String,
}

/// Longest excerpt, in characters.
const EXCERPT: usize = 280;

/// The first words of a body, on one line.
pub(crate) fn excerpt(body: &str) -> String {
    let mut excerpt = String::new();
    let mut length = 0;
    for word in body.split_whitespace() {
        let space = usize::from(length > 0);
        let room = EXCERPT.saturating_sub(length + space);
        if room == 0 {
            break;
        }
        if space == 1 {
            excerpt.push(' ');
        }
        excerpt.extend(word.chars().take(room));
        length += space + word.chars().count().min(room);
    }
    excerpt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_one_short_line_in_any_script() {
        assert_eq!(excerpt(" One\n\n two  three "), "One two three");
        assert_eq!(excerpt(&"港口".repeat(1_000)).chars().count(), 280);
        assert_eq!(excerpt(&"words ".repeat(1_000)).chars().count(), 280);
        assert_eq!(excerpt(""), "");
    }
}
