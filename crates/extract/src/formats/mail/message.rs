//! A mail taken apart. The parser is fenced in: mails nested without measure are not given to it,
//! and what it trips over is a mail that cannot be taken apart.

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{
    Encoding, HeaderName, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders as _,
    PartType,
};

use super::mail_date;
use crate::{FoundDate, normal};

/// Mails that speak of more mails within them than this are not taken apart: a mail in a mail in
/// a mail costs memory of its own.
const NESTED: usize = 1000;

/// A mail.
pub(in super::super) struct Mail<'x> {
    message: Message<'x>,
    raw: &'x [u8],
}

/// True where bytes begin with the header of a mail: a name without spaces, and a colon.
pub(in super::super) fn is_header(line: &[u8]) -> bool {
    let name = line.iter().take_while(|byte| byte.is_ascii_graphic() && **byte != b':').count();
    (2..=76).contains(&name) && line.get(name) == Some(&b':') && line[0].is_ascii_alphanumeric()
}

impl<'x> Mail<'x> {
    /// Takes a mail apart; `None` where that is not possible.
    pub(in super::super) fn read(bytes: &'x [u8]) -> Option<Self> {
        let raw = without_length(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
        if nested(raw) > NESTED {
            return None;
        }
        let read = AssertUnwindSafe(|| MessageParser::default().parse(raw));
        let message = catch_unwind(read).ok()??;
        (!message.parts.is_empty()).then_some(Self { message, raw })
    }

    /// The subject.
    pub(super) fn subject(&self) -> Option<String> {
        Some(normal::line(self.message.subject()?)).filter(|it| !it.is_empty())
    }

    /// Name and address of the sender.
    pub(super) fn sender(&self) -> (Option<String>, Option<String>) {
        let from = self.message.from().or_else(|| self.message.sender());
        let Some(from) = from.and_then(|from| from.first()) else { return (None, None) };
        let clean = |text: Option<&str>| {
            let text = normal::line(text?.trim_matches(['"', '\'', ' ']));
            (!text.is_empty()).then(|| normal::shorten(&text, 200))
        };
        (clean(from.name()), clean(from.address()))
    }

    /// Name of the mailing list it came by.
    pub(super) fn list(&self) -> Option<String> {
        let text = self.text(HeaderName::ListId)?;
        let name = text.split('<').next().unwrap_or("").trim().trim_matches('"');
        (!name.is_empty()).then(|| normal::shorten(name, 200))
    }

    /// Where the web has it.
    pub(super) fn archived_at(&self) -> Option<String> {
        let text = self.text(HeaderName::ArchivedAt)?;
        Some(text.trim_matches(['<', '>', ' ']).to_owned())
    }

    /// When it was sent: what its author's program says, then what the servers say.
    pub(super) fn dates(&self) -> Vec<FoundDate> {
        let sent = self.message.date().filter(|date| date.is_valid());
        let sent = sent.and_then(|date| mail_date(&date.to_rfc3339(), "Date header of the mail"));
        let received = self.message.received_all().filter_map(|it| it.date).next();
        let received = received
            .filter(mail_parser::DateTime::is_valid)
            .and_then(|date| mail_date(&date.to_rfc3339(), "Received header of the mail"));
        sent.into_iter().chain(received).collect()
    }

    /// When it was sent, or saved.
    pub(in super::super) fn sent(&self) -> Option<jiff::Timestamp> {
        let date = self.message.date().filter(|date| date.is_valid())?;
        jiff::Timestamp::from_second(date.to_timestamp()).ok()
    }

    /// A header as text.
    pub(in super::super) fn text(&self, name: HeaderName<'x>) -> Option<String> {
        match self.message.header(name)? {
            HeaderValue::Text(text) => Some(normal::line(text)),
            HeaderValue::TextList(texts) => Some(normal::line(&texts.join(" "))),
            HeaderValue::Address(it) => {
                let first = it.first()?;
                Some(normal::line(first.name().or_else(|| first.address())?))
            }
            _ => None,
        }
    }

    /// A header that the parser knows no name for, as text.
    pub(in super::super) fn other(&self, name: &str) -> Option<String> {
        let mut all = self.message.headers().iter();
        let found = all.find(|it| it.name().eq_ignore_ascii_case(name))?;
        Some(normal::line(found.value().as_text()?))
    }

    /// Its headers as they stand there.
    pub(super) fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.message.headers_raw()
    }

    /// Its parts, with numbers.
    pub(in super::super) fn parts(&self) -> &[MessagePart<'x>] {
        &self.message.parts
    }

    /// The part that is its body: HTML where there is some, else text.
    pub(super) fn body(&self) -> Option<&MessagePart<'x>> {
        let html = self.message.html_bodies().find(|it| it.is_text_html());
        let id = html.map(|it| it.offset_body);
        let html = self.parts().iter().find(|it| it.is_text_html() && Some(it.offset_body) == id);
        html.or_else(|| {
            let first = self.message.text_body.first()?;
            self.parts().get(usize::try_from(*first).ok()?)
        })
    }

    /// Numbers of the parts that belong to the body, in one form or the other.
    pub(super) fn in_body(&self) -> impl Iterator<Item = u32> {
        self.message.html_body.iter().chain(&self.message.text_body).copied()
    }

    /// The bytes of a part, without what they were packed in for the way, in their own encoding.
    pub(in super::super) fn bytes(&self, part: &MessagePart<'x>) -> Cow<'_, [u8]> {
        let slice = || {
            let (from, to) = (part.offset_body as usize, part.offset_end as usize);
            self.raw.get(from..to.max(from)).unwrap_or(b"")
        };
        match (&part.body, part.encoding) {
            (PartType::Message(inner), Encoding::Base64 | Encoding::QuotedPrintable) => {
                Cow::Owned(inner.raw_message.to_vec())
            }
            (PartType::Message(_), Encoding::None) => Cow::Borrowed(slice()),
            (PartType::Text(_) | PartType::Html(_), Encoding::None) => Cow::Borrowed(slice()),
            (PartType::Text(text) | PartType::Html(text), Encoding::Base64) => {
                base64_decode(slice()).map_or_else(|| owned(text), Cow::Owned)
            }
            (PartType::Text(text) | PartType::Html(text), Encoding::QuotedPrintable) => {
                quoted_printable_decode(slice()).map_or_else(|| owned(text), Cow::Owned)
            }
            (PartType::Binary(bytes) | PartType::InlineBinary(bytes), _) => {
                Cow::Owned(bytes.to_vec())
            }
            (PartType::Multipart(_), _) => Cow::Borrowed(b""),
        }
    }
}

fn owned<'a>(text: &str) -> Cow<'a, [u8]> {
    Cow::Owned(text.as_bytes().to_vec())
}

/// The character encoding that a part declares.
pub(in super::super) fn charset(part: &MessagePart<'_>) -> Option<String> {
    part.content_type()?.attribute("charset").map(str::to_owned)
}

/// The type that a part declares.
pub(in super::super) fn media(part: &MessagePart<'_>) -> Option<String> {
    let declared = part.content_type()?;
    let sub = declared.subtype().unwrap_or("*");
    Some(format!("{}/{sub}", declared.ctype()).to_ascii_lowercase())
}

/// Apple's form opens with a line that holds the length of the mail, and ends with properties.
fn without_length(bytes: &[u8]) -> &[u8] {
    let digits = bytes.iter().take(20).take_while(|byte| byte.is_ascii_digit()).count();
    let rest = &bytes[digits..];
    let blanks = rest.iter().take(20).take_while(|byte| matches!(byte, b' ' | b'\r')).count();
    if digits == 0 || rest.get(blanks) != Some(&b'\n') {
        return bytes;
    }
    let mail = &rest[blanks + 1..];
    let length = std::str::from_utf8(&bytes[..digits]).ok().and_then(|it| it.parse().ok());
    mail.get(..length.unwrap_or(usize::MAX)).unwrap_or(mail)
}

/// How often a mail speaks of mails within it.
fn nested(bytes: &[u8]) -> usize {
    let words: [&[u8]; 3] = [b"rfc822", b"global", b"digest"];
    let first = memchr::memchr3_iter(b'r', b'g', b'd', bytes)
        .chain(memchr::memchr3_iter(b'R', b'G', b'D', bytes));
    let begins = |at: &usize| {
        let here = bytes.get(*at..at + 6);
        here.is_some_and(|here| words.iter().any(|word| here.eq_ignore_ascii_case(word)))
    };
    first.filter(begins).take(NESTED + 1).count()
}
