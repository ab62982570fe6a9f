//! A mail for the one who looks at the original: its headers and its parts.

use serde::{Deserialize, Serialize};

use super::attached;
use super::message::{self, Mail};
use crate::normal;

/// More headers or parts are not shown.
const SHOWN: usize = 500;

/// Longer headers are cut.
const VALUE: usize = 4000;

/// A mail as it can be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailView {
    /// Names and values of the headers, in order, encoded words as they stand there.
    pub headers: Vec<(String, String)>,
    /// The parts, in order.
    pub parts: Vec<MailPart>,
}

/// A part of a mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailPart {
    /// The type it declares: `text/html`.
    pub media: String,
    /// Name of the file, where it has one.
    pub name: Option<String>,
    /// Its bytes, unpacked.
    pub size: u64,
    /// True where it is the text of the mail, in one form or the other.
    pub body: bool,
}

/// Headers and parts of a mail; `None` where it cannot be taken apart.
pub fn view(bytes: &[u8]) -> Option<MailView> {
    let mail = Mail::read(bytes)?;
    let headers = mail.headers().take(SHOWN);
    let headers = headers
        .map(|(name, value)| (name.to_owned(), normal::shorten(&normal::line(value), VALUE)))
        .collect();
    let body: Vec<u32> = mail.in_body().collect();
    let parts = (0_u32..).zip(mail.parts()).filter(|(_, part)| !part.is_multipart());
    let parts = parts
        .take(SHOWN)
        .map(|(id, part)| MailPart {
            media: message::media(part).unwrap_or_else(|| "text/plain".to_owned()),
            name: attached::name(part),
            size: mail.bytes(part).len() as u64,
            body: body.contains(&id),
        })
        .collect();
    Some(MailView { headers, parts })
}
