//! What the scheme `archive:` answers.

use super::headers;

/// An answer: the shell copies it, and adds nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Served {
    /// HTTP status.
    pub status: u16,
    /// Headers, all that are needed.
    pub headers: Vec<(&'static str, &'static str)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Served {
    /// A page for the sandboxed frame.
    pub(crate) fn page(html: String) -> Self {
        Self {
            status: 200,
            headers: headers::of("text/html; charset=utf-8"),
            body: html.into_bytes(),
        }
    }

    /// A picture that Dossier drew itself.
    pub(crate) fn picture(png: Vec<u8>) -> Self {
        Self { status: 200, headers: headers::of("image/png"), body: png }
    }

    /// Bytes of an unknown kind are named as such and not handed over.
    pub(crate) fn download_refused() -> Self {
        Self { status: 415, headers: headers::of("application/octet-stream"), body: Vec::new() }
    }

    /// Nothing: the address is not that of a kept original, or nothing that is shown.
    pub(crate) fn nothing(status: u16, why: &str) -> Self {
        Self {
            status,
            headers: headers::of("text/plain; charset=utf-8"),
            body: why.as_bytes().to_vec(),
        }
    }
}
