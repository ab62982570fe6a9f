//! Where a date comes from.

use serde::{Deserialize, Serialize};

/// What a date rests on. Serde writes the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateBasis {
    /// No date was found.
    #[default]
    None,
    /// What the page says about itself to machines.
    PageMetadata,
    /// The entry of a feed.
    Feed,
    /// The header of a mail.
    Mail,
    /// Another file that it came in: a web archive, a list, an export.
    Container,
    /// The address of the page.
    Url,
    /// A date in the text.
    InText,
    /// Words such as "on Wednesday", counted from another date.
    RelativeInText,
    /// The name of the file.
    FileName,
    /// The analyst.
    Analyst,
}

impl DateBasis {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::None,
        Self::PageMetadata,
        Self::Feed,
        Self::Mail,
        Self::Container,
        Self::Url,
        Self::InText,
        Self::RelativeInText,
        Self::FileName,
        Self::Analyst,
    ];

    /// The code that is stored and sent.
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::PageMetadata => "page_metadata",
            Self::Feed => "feed",
            Self::Mail => "mail",
            Self::Container => "container",
            Self::Url => "url",
            Self::InText => "in_text",
            Self::RelativeInText => "relative_in_text",
            Self::FileName => "file_name",
            Self::Analyst => "analyst",
        }
    }

    /// The basis of a code that [`DateBasis::code`] gave.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|basis| basis.code() == code)
    }

    /// In plain words, to stand behind "from".
    pub const fn words(self) -> &'static str {
        match self {
            Self::None => "no date found",
            Self::PageMetadata => "page metadata",
            Self::Feed => "the feed",
            Self::Mail => "the header of the mail",
            Self::Container => "the file it came in",
            Self::Url => "page address",
            Self::InText => "the text",
            Self::RelativeInText => "words in the text, counted from another date",
            Self::FileName => "file name",
            Self::Analyst => "the analyst",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DateBasis;

    #[test]
    fn codes_lead_back_to_their_basis() {
        for basis in DateBasis::ALL {
            assert_eq!(DateBasis::from_code(basis.code()), Some(basis));
            assert_eq!(serde_json::to_value(basis).unwrap(), basis.code());
            assert!(!basis.words().is_empty());
        }
        assert_eq!(DateBasis::from_code("guess"), None);
    }
}
