//! One item as it is handed to the index.

use jiff::civil::Date;

/// Where an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Filed by machine or paste, not yet looked at.
    Inbox,
    /// Kept by the analyst.
    Filed,
    /// Thrown away; left out of a search unless asked for.
    Discarded,
}

impl Status {
    /// The word that stands in the index and in a query (`is:inbox`).
    pub fn word(self) -> &'static str {
        match self {
            Self::Inbox => "inbox",
            Self::Filed => "filed",
            Self::Discarded => "discarded",
        }
    }

    /// The status that `word` names, in any case.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Inbox, Self::Filed, Self::Discarded]
            .into_iter()
            .find(|status| status.word().eq_ignore_ascii_case(word))
    }
}

/// The first and the last day that an honest date may mean; both are the same for a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DaySpan {
    /// First possible day.
    pub first: Date,
    /// Last possible day, not before `first`.
    pub last: Date,
}

/// A case that an item is linked to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CaseLabel {
    /// The short key by which the case is named on the command line.
    pub key: String,
    /// The title of the case.
    pub title: String,
}

/// The current state of one item, as plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Identifier of the item; `u64::MAX` is reserved.
    pub id: u64,
    /// Title in use.
    pub title: String,
    /// Headline as published; empty when there was none.
    pub headline: String,
    /// Cleaned text.
    pub body: String,
    /// Author or authors, empty when unknown.
    pub author: String,
    /// Name of the source (outlet, agency, feed), empty when unknown.
    pub source: String,
    /// Language tag (`en`, `zh-Hans`), empty when unknown.
    pub lang: String,
    /// Tags as the analyst wrote them.
    pub tags: Vec<String>,
    /// Cases the item is linked to.
    pub cases: Vec<CaseLabel>,
    /// When it was published; `None` when unknown.
    pub published: Option<DaySpan>,
    /// When it was filed, in milliseconds since 1970-01-01 UTC.
    pub filed_at_ms: i64,
    /// Where it stands.
    pub status: Status,
    /// Address it came from, empty when none.
    pub url: String,
    /// Format of the newest capture, by its word (`html`, `pdf`); empty when none.
    pub format: String,
    /// When it was last captured, in milliseconds since 1970-01-01 UTC; `None` when never.
    pub captured_at_ms: Option<i64>,
    /// Whether there is a warning about it.
    pub warned: bool,
}
