//! What some bytes are: a handle of a format that can be copied, compared and stored.

use std::fmt;
use std::hash::{Hash, Hasher};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{FORMATS, Format};

/// What some bytes are. Serde writes the code of the format.
#[derive(Clone, Copy)]
pub struct Kind(&'static Format);

impl Kind {
    /// Plain text, pasted or from a file.
    pub const TEXT: Self = Self(&super::text::FORMAT);
    /// A web page or a part of one.
    pub const HTML: Self = Self(&super::html::FORMAT);
    /// Text with markdown in it.
    pub const MARKDOWN: Self = Self(&super::markdown::FORMAT);

    /// PDF documents.
    pub const PDF: Self = Self(&super::pdf::FORMAT);
    /// An entry of a feed.
    pub const FEED_ENTRY: Self = Self(&super::feed::ENTRY);
    /// A page that SingleFile saved.
    pub const SINGLEFILE: Self = Self(&super::singlefile::FORMAT);
    /// A page that a browser saved in one file.
    pub const MHTML: Self = Self(&super::mhtml::FORMAT);
    /// A mail.
    pub const MAIL: Self = Self(&super::mail::FORMAT);
    /// A web archive, WARC or ARC.
    pub const WARC: Self = Self(&super::warc::FORMAT);
    /// A Word document.
    pub const DOCX: Self = Self(&super::office::docx::FORMAT);
    /// An OpenDocument text.
    pub const ODT: Self = Self(&super::office::odt::FORMAT);
    /// A book.
    pub const EPUB: Self = Self(&super::office::epub::FORMAT);
    /// An address alone.
    pub const LINK: Self = Self(&super::links::link::FORMAT);
    /// A list of feeds.
    pub const OPML: Self = Self(&super::links::opml::FORMAT);
    /// A reference of a reference manager.
    pub const REFERENCE: Self = Self(&super::references::reference::FORMAT);
    /// A record of a table or list.
    pub const RECORD: Self = Self(&super::record::FORMAT);

    /// Every kind, in the order of [`FORMATS`].
    pub const ALL: [Self; FORMATS.len()] = {
        let mut all = [Self::TEXT; FORMATS.len()];
        let mut i = 0;
        while i < all.len() {
            all[i] = Self(FORMATS[i]);
            i += 1;
        }
        all
    };

    /// The kind of a format.
    pub const fn of(format: &'static Format) -> Self {
        Self(format)
    }

    /// The format.
    pub fn format(self) -> &'static Format {
        self.0
    }

    /// The word it is stored under: `text`, `html`, `warc` ...
    pub fn word(self) -> &'static str {
        self.0.code
    }

    /// Reads such a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.word() == other.word()
    }
}

impl Eq for Kind {}

impl Hash for Kind {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.word().hash(state);
    }
}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        Self::from_word(&word).ok_or_else(|| {
            let start: String = word.chars().take(40).collect();
            de::Error::custom(format!("“{start}” is no format that is known"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_back() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_word(kind.word()), Some(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.word());
            assert_eq!(serde_json::from_value::<Kind>(kind.word().into()).unwrap(), kind);
        }
        assert_eq!(Kind::from_word("telegram"), None);
        assert!(serde_json::from_value::<Kind>("telegram".into()).is_err());
        assert_ne!(Kind::TEXT, Kind::HTML);
    }
}
