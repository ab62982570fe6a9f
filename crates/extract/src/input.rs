//! What goes in: bytes, and what is known about them.

use jiff::Timestamp;

use crate::{Kind, SiteRule, Told};

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
    pub captured: Timestamp,
    /// What the container says about it, where it came in one.
    pub told: Option<&'a Told>,
    /// What the analyst taught about the blocks of sites.
    pub site_rules: &'a [SiteRule],
}

impl<'a> Input<'a> {
    /// Bytes of which nothing else is known. The other fields are set by struct update.
    pub fn of(bytes: &'a [u8], captured: Timestamp) -> Self {
        Self {
            bytes,
            name: None,
            url: None,
            kind: None,
            pasted: false,
            captured,
            told: None,
            site_rules: &[],
        }
    }
}
