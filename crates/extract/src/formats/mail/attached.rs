//! What is attached to a mail.

use mail_parser::{MessagePart, MimeHeaders as _};

use super::super::giver::{Giver, Leave};
use super::super::{Ended, Kind, Opening, Part, Told, media};
use super::message::{self, Mail};
use crate::normal;

/// Hands over what is attached, from the cursor on, which counts attachments.
pub(super) fn give(
    bytes: &[u8],
    opening: &Opening<'_>,
    giver: &mut Giver<'_, '_>,
) -> Result<Ended, Leave> {
    let mut number = 0;
    if let Some(mail) = Mail::read(bytes) {
        let body: Vec<u32> = mail.in_body().collect();
        for (id, part) in (0_u32..).zip(mail.parts()) {
            if part.is_multipart()
                || (body.contains(&id) && (part.is_text() || part.is_text_html()))
            {
                continue;
            }
            number += 1;
            if number <= opening.from {
                continue;
            }
            one(&mail, part, number, opening, giver)?;
        }
    }
    Ok(Ended::whole(number.max(opening.from)))
}

fn one(
    mail: &Mail<'_>,
    part: &MessagePart<'_>,
    number: u64,
    opening: &Opening<'_>,
    giver: &mut Giver<'_, '_>,
) -> Result<(), Leave> {
    let (bytes, name) = (mail.bytes(part), name(part));
    let shown = name.as_ref().map_or(String::new(), |name| format!(" ({name})"));
    let place = format!("attachment {number}{shown}");
    let declared = message::media(part);
    let skip = name.as_deref().and_then(media::not_a_document);
    if let Some(what) = skip {
        return giver.skip(place, number, what, false);
    }
    if bytes.len() as u64 > opening.limits.part {
        let why = format!("too large: {} MB", bytes.len() >> 20);
        return giver.skip(place, number, why, true);
    }
    let kind = if part.is_message() && Mail::read(&bytes).is_some() {
        Ok(Kind::MAIL)
    } else {
        media::judge(&bytes, name.as_deref(), declared.as_deref())
    };
    match kind {
        Err(why) => giver.skip(place, number, why, false),
        Ok(kind) => giver.part(Part {
            bytes: bytes.into_owned(),
            place,
            next: number,
            name,
            url: None,
            kind: Some(kind),
            told: told(mail, part),
        }),
    }
}

/// The name of an attachment, without any path.
pub(super) fn name(part: &MessagePart<'_>) -> Option<String> {
    let name = normal::line(part.attachment_name()?);
    media::file_name(&name).map(|name| normal::shorten(&name, 200))
}

/// What the mail says of an attachment: that it came with it, and when. The date of the mail is
/// not the date of what is attached.
fn told(mail: &Mail<'_>, part: &MessagePart<'_>) -> Told {
    let sent = mail.dates().into_iter().next();
    let subject = mail.subject().map_or(String::new(), |subject| format!(" “{subject}”"));
    let (name, address) = mail.sender();
    let sender = name.or(address).map_or(String::new(), |sender| format!(" from {sender}"));
    let when = sent.as_ref().map_or(String::new(), |date| format!(", {}", date.date.iso()));
    Told {
        note: Some(format!("Attached to the mail{subject}{sender}{when}")),
        charset: message::charset(part),
        fetched: sent.and_then(|date| date.date.iso().parse().ok()),
        ..Told::default()
    }
}
