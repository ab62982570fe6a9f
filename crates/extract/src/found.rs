//! Found values: what was read from a page, and where on the page it stood.

use serde::{Deserialize, Serialize};
use tradecraft::date::{DateBasis, HonestDate};

/// Where a value was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// A heading of the page, as its readers see it.
    Heading,
    /// Structured metadata (JSON-LD).
    JsonLd,
    /// Metadata for social networks (`og:`, `twitter:`).
    OpenGraph,
    /// Another metadata tag.
    MetaTag,
    /// The title tag.
    TitleTag,
    /// The canonical link.
    CanonicalLink,
    /// A byline of the page.
    Byline,
    /// The first line of the text.
    FirstLine,
    /// A line above the text that reads like a headline.
    LineAbove,
    /// The box about the author.
    AuthorBox,
    /// Somewhere else in the text.
    Text,
    /// Metadata at the head of a markdown file.
    FrontMatter,
    /// The host of the address.
    Url,
    /// The name of the file.
    FileName,
    /// Said by the file it came in: a feed, a mailbox, a table.
    Container,
    /// Recognised from the words of the text.
    Words,
    /// A header of the mail.
    MailHeader,
    /// The properties of the document.
    Properties,
    /// Given by the one who filed it.
    Given,
}

impl Basis {
    /// Every basis.
    pub const ALL: [Self; 19] = [
        Self::Heading,
        Self::JsonLd,
        Self::OpenGraph,
        Self::MetaTag,
        Self::TitleTag,
        Self::CanonicalLink,
        Self::Byline,
        Self::FirstLine,
        Self::LineAbove,
        Self::AuthorBox,
        Self::Text,
        Self::FrontMatter,
        Self::Url,
        Self::FileName,
        Self::Container,
        Self::Words,
        Self::MailHeader,
        Self::Properties,
        Self::Given,
    ];

    /// Stable code: `heading`, `json_ld` ...
    pub fn code(self) -> &'static str {
        match self {
            Self::Heading => "heading",
            Self::JsonLd => "json_ld",
            Self::OpenGraph => "open_graph",
            Self::MetaTag => "meta_tag",
            Self::TitleTag => "title_tag",
            Self::CanonicalLink => "canonical_link",
            Self::Byline => "byline",
            Self::FirstLine => "first_line",
            Self::LineAbove => "line_above",
            Self::AuthorBox => "author_box",
            Self::Text => "text",
            Self::FrontMatter => "front_matter",
            Self::Url => "url",
            Self::FileName => "file_name",
            Self::Container => "container",
            Self::Words => "words",
            Self::MailHeader => "mail_header",
            Self::Properties => "properties",
            Self::Given => "given",
        }
    }

    /// Reads such a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|basis| basis.code() == code)
    }

    /// Where the value was found, in plain words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Heading => "heading of the page",
            Self::JsonLd => "structured metadata of the page (JSON-LD)",
            Self::OpenGraph => "social network metadata of the page",
            Self::MetaTag => "metadata tag of the page",
            Self::TitleTag => "title tag of the page",
            Self::CanonicalLink => "canonical link of the page",
            Self::Byline => "byline of the page",
            Self::FirstLine => "first line of the text",
            Self::LineAbove => "line above the text",
            Self::AuthorBox => "box about the author",
            Self::Text => "in the text",
            Self::FrontMatter => "metadata at the head of the file",
            Self::Url => "address of the page",
            Self::FileName => "name of the file",
            Self::Container => "in the file it came in",
            Self::Words => "recognised from the words of the text",
            Self::MailHeader => "header of the mail",
            Self::Properties => "properties of the document",
            Self::Given => "given when it was filed",
        }
    }
}

/// A value, and where it was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The value, in NFC, white space collapsed.
    pub value: String,
    /// Where it was found.
    pub basis: Basis,
}

impl Found {
    /// A value with its basis.
    pub fn new(value: impl Into<String>, basis: Basis) -> Self {
        Self { value: value.into(), basis }
    }
}

/// A date, never more precise than what was found, and where it was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FoundDate {
    /// The date.
    pub date: HonestDate,
    /// Where it was found.
    pub basis: DateBasis,
    /// The place in words: `JSON-LD datePublished`, `line above the text: 19 December 2024`.
    pub from: String,
}

impl FoundDate {
    /// No date was found.
    pub fn unknown() -> Self {
        Self { date: HonestDate::Unknown, basis: DateBasis::None, from: String::new() }
    }

    /// True where no date was found.
    pub fn is_unknown(&self) -> bool {
        matches!(self.date, HonestDate::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_basis_has_its_own_code_and_words() {
        for (i, basis) in Basis::ALL.into_iter().enumerate() {
            assert_eq!(Basis::from_code(basis.code()), Some(basis));
            assert_eq!(serde_json::to_value(basis).unwrap(), basis.code());
            assert!(Basis::ALL[..i].iter().all(|other| other.words() != basis.words()));
        }
    }

    #[test]
    fn an_unknown_date_claims_nothing() {
        let unknown = FoundDate::unknown();
        assert!(unknown.is_unknown());
        assert_eq!((unknown.date.iso().as_str(), unknown.from.as_str()), ("", ""));
    }
}
