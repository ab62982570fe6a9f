//! The page in an original, for the one who wants to see it.

use std::borrow::Cow;

use super::{Kind, mail, mhtml};

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<'a> {
    /// Its HTML.
    pub html: Cow<'a, [u8]>,
    /// Character encoding that is declared for it, beside what it declares itself.
    pub charset: Option<String>,
    /// Its address, where the original says one.
    pub url: Option<String>,
}

/// The page that an original is or holds: of a web page itself, of a saved page, of a mail written
/// in HTML. `None` where there is none.
pub fn page(kind: Kind, bytes: &[u8]) -> Option<Page<'_>> {
    if kind == Kind::HTML || kind == Kind::SINGLEFILE {
        return Some(Page { html: Cow::Borrowed(bytes), charset: None, url: None });
    }
    if kind == Kind::MHTML {
        return mhtml::page(bytes);
    }
    if kind == Kind::MAIL {
        return mail::page(bytes);
    }
    None
}
