//! Mails (EML, RFC 5322 and MIME): the mail is a document; what is attached to it are documents
//! of their own.

mod attached;
mod body;
mod message;
mod view;

use std::io::{Read as _, SeekFrom};

use tradecraft::date::{DateBasis, HonestDate};

use super::giver::{Giver, answer};
use super::stream::length;
use super::{Broken, Ended, Format, Likeness, Opening, Page, Source, Start, StepTaker};
use crate::limits::MAX_TITLE;
use crate::{
    Basis, Capture, Found, FoundDate, Input, Kind, address, dates, language, normal, read, text,
    upstream,
};
pub(super) use message::{Mail, charset, is_header, media};
pub use view::{MailPart, MailView, view};

/// A mail.
pub(super) static FORMAT: Format = Format {
    code: "mail",
    name: "Mail (EML)",
    extensions: &["eml", "emlx"],
    help: "One item: subject, sender and date come from the header of the mail, the text from its body. Every document attached to it becomes an item of its own; pictures, signatures and calendar entries are skipped and listed.",
    signature,
    document: Some(document),
    parts: Some(parts),
};

/// Headers of which mails have several at their beginning.
const KNOWN: &[&str] = &[
    "from",
    "to",
    "subject",
    "date",
    "message-id",
    "received",
    "return-path",
    "mime-version",
    "delivered-to",
    "reply-to",
    "cc",
    "sender",
    "content-type",
    "dkim-signature",
    "list-id",
    "x-mozilla-status",
    "x-received",
    "x-original-to",
    "envelope-to",
    "in-reply-to",
    "content-transfer-encoding",
    "authentication-results",
    "arc-seal",
];

fn signature(start: &Start<'_>) -> Likeness {
    let head = start.head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start.head);
    let (mut known, mut first) = (Vec::new(), true);
    for line in head.split(|byte| *byte == b'\n').take(200) {
        let line = line.trim_ascii_end();
        if line.is_empty() {
            break;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            if first {
                return Likeness::No;
            }
            continue;
        }
        // Apple's form opens with the length of the mail.
        if first && line.iter().all(u8::is_ascii_digit) {
            continue;
        }
        first = false;
        if !is_header(line) {
            return Likeness::No;
        }
        let name = line.split(|byte| *byte == b':').next().unwrap_or(b"");
        let name = String::from_utf8_lossy(name).trim().to_ascii_lowercase();
        if KNOWN.contains(&name.as_str()) && !known.contains(&name) {
            known.push(name);
        }
    }
    let sure = known.iter().any(|name| {
        matches!(
            name.as_str(),
            "received" | "message-id" | "return-path" | "mime-version" | "x-mozilla-status"
        )
    });
    match known.len() {
        0 => Likeness::No,
        // A few known words with colons may stand in any text.
        1 | 2 if !(start.ends_in(FORMAT.extensions) || sure && known.len() == 2) => Likeness::No,
        _ if sure => Likeness::Maybe(90),
        _ => Likeness::Maybe(40),
    }
}

fn document(input: &Input<'_>) -> Capture {
    let Some(mail) = Mail::read(input.bytes) else {
        let decoded = read::decode(input);
        let mut capture = text::extract(input, &decoded.text);
        read::note(&mut capture, &decoded);
        capture.warn(
            "mail_unreadable",
            "The mail could not be taken apart, so all of it was kept as text. The original is kept whole.",
        );
        return capture;
    };
    let mut capture = Capture::empty(Kind::MAIL);
    body::fill(&mut capture, &mail, input);
    headers(&mut capture, &mail, input);
    capture.upstream = upstream::in_blocks(&capture.blocks);
    capture.language = language::of(&capture.body());
    capture
}

/// Fills in what the header of a mail says.
fn headers(capture: &mut Capture, mail: &Mail<'_>, input: &Input<'_>) {
    let before = capture.title.take();
    let subject =
        mail.subject().map(|it| Found::new(normal::shorten(&it, MAX_TITLE), Basis::MailHeader));
    capture
        .title_candidates
        .splice(0..0, before.filter(|it| Some(&it.value) != subject.as_ref().map(|s| &s.value)));
    capture.title_candidates.truncate(5);
    capture.headline = subject.as_ref().map(|it| it.value.clone());
    capture.title = subject;
    let (name, from) = mail.sender();
    capture.authors = name.or_else(|| from.clone()).into_iter().collect();
    let host = from.as_deref().and_then(|from| from.rsplit_once('@')).map(|it| it.1.to_lowercase());
    capture.publisher = mail.list().or(host).map(|it| Found::new(it, Basis::MailHeader));
    let archived = mail.archived_at();
    capture.url = address::given(input.url).or_else(|| {
        address::given(archived.as_deref()).map(|it| Found::new(it.value, Basis::MailHeader))
    });
    let mut found = mail.dates();
    found.retain(|it| dates::plausible(&it.date, input.captured));
    capture.published_candidates.clear();
    capture.modified = FoundDate::unknown();
    capture.published = FoundDate::unknown();
    for date in found {
        if capture.published.is_unknown() {
            capture.published = date;
        } else if capture.published_candidates.is_empty() {
            capture.published_candidates.push(date);
        }
    }
}

/// A date of a mail's header.
fn mail_date(iso: &str, from: &str) -> Option<FoundDate> {
    let date = HonestDate::from_iso(iso).filter(|date| !date.is_unknown())?;
    Some(FoundDate { date, basis: DateBasis::Mail, from: from.to_owned() })
}

/// The page that is the text of a mail.
pub(super) fn page(bytes: &[u8]) -> Option<Page<'_>> {
    let mail = Mail::read(bytes)?;
    let part = mail.body().filter(|part| part.is_text_html())?;
    let html = mail.bytes(part).into_owned().into();
    Some(Page { html, charset: charset(part), url: mail.archived_at() })
}

/// The cursor counts attachments.
fn parts(
    source: &mut dyn Source,
    opening: &Opening<'_>,
    take: &mut StepTaker<'_>,
) -> Result<Ended, Broken> {
    let bytes = whole(source, opening)?;
    let mut giver = Giver::new(take, &opening.limits, opening.from);
    answer(attached::give(&bytes, opening, &mut giver))
}

/// All bytes of a source that is to be held in memory.
pub(super) fn whole(source: &mut dyn Source, opening: &Opening<'_>) -> Result<Vec<u8>, Broken> {
    let unreadable = |error| Broken::unreadable(opening.from, &error);
    let size = length(source).map_err(unreadable)?;
    if size > opening.limits.part {
        return Err(Broken::at(
            opening.from,
            format!(
                "It has {} MB, more than can be read at once. Nothing of it was filed, and the file is untouched.",
                size >> 20
            ),
        ));
    }
    let mut bytes = Vec::new();
    source.seek(SeekFrom::Start(0)).map_err(unreadable)?;
    source.take(opening.limits.part).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

#[cfg(test)]
pub(super) mod tests;
