//! What goes in: bytes, and what is known about them.

use serde::{Deserialize, Serialize};

/// What some bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Plain text, pasted or from a file.
    Text,
    /// A web page or a part of one.
    Html,
    /// Text with markdown in it.
    Markdown,
}

impl Kind {
    /// The word it is stored under: `text`, `html` or `markdown`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Markdown => "markdown",
        }
    }

    /// Reads such a word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Text, Self::Html, Self::Markdown].into_iter().find(|kind| kind.word() == word)
    }
}

/// What is to be read.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The bytes as they came.
    pub bytes: &'a [u8],
    /// Name of the file, where there is one; a hint only.
    pub name: Option<&'a str>,
    /// Address of the page, where the one who files it knows it.
    pub url: Option<&'a str>,
    /// What the bytes are, where it is known; else the content decides.
    pub kind: Option<Kind>,
    /// True where the bytes come from a clipboard: the text around the article comes with it.
    pub pasted: bool,
    /// When it is filed. Dates after it are not believed.
    pub captured: jiff::Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_back() {
        for kind in [Kind::Text, Kind::Html, Kind::Markdown] {
            assert_eq!(Kind::from_word(kind.word()), Some(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.word());
        }
        assert_eq!(Kind::from_word("pdf"), None);
    }
}
