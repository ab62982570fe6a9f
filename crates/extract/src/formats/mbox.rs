//! Mailboxes (RFC 4155 and its kin): mails one after the other, each behind a line `From ...`. A
//! mailbox of any size is read line by line; every mail is an original of its own.

use super::giver::{Giver, Leave, answer};
use super::stream::{Stream, Trouble, length, place};
use super::{
    Broken, Ended, Format, Kind, Likeness, Opening, Part, Source, Start, StepTaker, Told, mail,
};

/// Longer lines are no `From ` lines.
const FROM_LINE: usize = 500;

/// A mailbox.
pub(super) static FORMAT: Format = Format {
    code: "mbox",
    name: "Mailbox (mbox)",
    extensions: &["mbox", "mbx"],
    help: "An item for every mail in it, and one for every document attached to a mail. Mails that were deleted in the mail program are skipped. Mailboxes of any size are read piece by piece.",
    signature,
    document: None,
    parts: Some(parts),
};

fn signature(start: &Start<'_>) -> Likeness {
    let head = start.head.trim_ascii_start();
    let end = memchr::memchr(b'\n', head).unwrap_or(head.len());
    let (line, rest) = head.split_at(end);
    Likeness::certain_if(is_from(line, rest.strip_prefix(b"\n").unwrap_or(rest)))
}

/// True where a line opens a mail: it names a time, or a header follows. `From ` also begins
/// sentences.
fn is_from(line: &[u8], next: &[u8]) -> bool {
    if !line.starts_with(b"From ") || line.len() > FROM_LINE {
        return false;
    }
    let digit = |byte: u8| byte.is_ascii_digit();
    let time = line
        .windows(5)
        .any(|w| digit(w[0]) && digit(w[1]) && w[2] == b':' && digit(w[3]) && digit(w[4]));
    let year = line.windows(4).any(|w| w.iter().all(|byte| digit(*byte)));
    (time && year) || mail::is_header(next)
}

fn parts(
    source: &mut dyn Source,
    opening: &Opening<'_>,
    take: &mut StepTaker<'_>,
) -> Result<Ended, Broken> {
    let unreadable = |error| Broken::unreadable(opening.from, &error);
    let end = length(source).map_err(unreadable)?;
    let stream =
        Stream::open(source, &(0..end), opening.from, &opening.limits).map_err(unreadable)?;
    let mut giver = Giver::new(take, &opening.limits, opening.from);
    let most = usize::try_from(opening.limits.part).unwrap_or(usize::MAX);
    answer(Reader { stream, most, line: Vec::new() }.run(opening, &mut giver))
}

struct Reader<'s> {
    stream: Stream<'s>,
    most: usize,
    line: Vec<u8>,
}

/// A mail that is being put together.
#[derive(Default)]
struct Message {
    start: u64,
    bytes: Vec<u8>,
    /// All its bytes, kept or not.
    length: u64,
}

impl Reader<'_> {
    fn run(mut self, opening: &Opening<'_>, giver: &mut Giver<'_, '_>) -> Result<Ended, Leave> {
        let unreadable = |giver: &Giver<'_, '_>, trouble| match trouble {
            Trouble::Unreadable(error) => giver.unreadable(&error),
            Trouble::Damaged(why) => giver.unreadable(&std::io::Error::other(why)),
        };
        let mut message: Option<Message> = None;
        let mut after_blank = true;
        loop {
            let here = self.stream.here().unwrap_or(opening.from);
            let length = self.next_line().map_err(|it| unreadable(giver, it))?;
            if length == 0 {
                break;
            }
            let opens = after_blank && self.opens().map_err(|it| unreadable(giver, it))?;
            after_blank = self.line.iter().all(|byte| matches!(byte, b'\r' | b'\n'));
            if opens {
                if let Some(message) = message.take() {
                    self.give(message, here, giver)?;
                }
                message = Some(Message { start: here, ..Message::default() });
            } else if let Some(message) = &mut message {
                message.length += length;
                let line = unquoted(&self.line);
                let room = self.most.saturating_sub(message.bytes.len());
                message.bytes.extend_from_slice(&line[..line.len().min(room)]);
            }
        }
        let end = self.stream.here().unwrap_or(opening.from);
        if let Some(message) = message.take() {
            self.give(message, end, giver)?;
        }
        Ok(Ended::whole(end))
    }

    /// Reads a line with its end into `line`, of which a bounded part is kept. Gives its length.
    fn next_line(&mut self) -> Result<u64, Trouble> {
        self.line.clear();
        let mut length = 0;
        loop {
            let held = self.stream.peek(1)?;
            if held.is_empty() {
                return Ok(length);
            }
            let end = memchr::memchr(b'\n', held);
            let some = end.map_or(held.len(), |end| end + 1);
            let room = self.most.saturating_add(1) - self.line.len();
            self.line.extend_from_slice(&held[..some.min(room)]);
            self.stream.consume(some);
            length += some as u64;
            if end.is_some() {
                return Ok(length);
            }
        }
    }

    /// True where the line just read opens a mail.
    fn opens(&mut self) -> Result<bool, Trouble> {
        if !self.line.starts_with(b"From ") {
            return Ok(false);
        }
        let next = self.stream.peek(FROM_LINE)?;
        Ok(is_from(self.line.trim_ascii_end(), next))
    }

    fn give(
        &self,
        mut message: Message,
        next: u64,
        giver: &mut Giver<'_, '_>,
    ) -> Result<(), Leave> {
        let place = place("mail", message.start);
        if message.length > self.most as u64 {
            let why = format!("too large: {} MB", message.length >> 20);
            return giver.skip(place, next, why, true);
        }
        // The blank line before the next mail is none of this one.
        for blank in [&b"\r\n\r\n"[..], b"\n\n"] {
            if message.bytes.ends_with(blank) {
                message.bytes.truncate(message.bytes.len() - blank.len() / 2);
                break;
            }
        }
        if message.bytes.trim_ascii().is_empty() {
            return giver.skip(place, next, "empty", false);
        }
        if is_deleted(&message.bytes) {
            return giver.skip(place, next, "deleted in the mail program", false);
        }
        giver.part(Part {
            bytes: message.bytes,
            place,
            next,
            name: None,
            url: None,
            kind: Some(Kind::MAIL),
            told: Told::default(),
        })
    }
}

/// A line without the mark that keeps it from opening a mail.
fn unquoted(line: &[u8]) -> &[u8] {
    let marks = line.iter().take_while(|byte| **byte == b'>').count();
    if marks > 0 && line[marks..].starts_with(b"From ") { &line[1..] } else { line }
}

/// True where Thunderbird marked a mail as deleted and did not take it out yet.
fn is_deleted(mail: &[u8]) -> bool {
    let head = &mail[..mail.len().min(4096)];
    let status = head.split(|byte| *byte == b'\n').take_while(|line| !line.trim_ascii().is_empty());
    let status = status.filter_map(|line| line.strip_prefix(b"X-Mozilla-Status:")).next();
    let bits = status.and_then(|it| std::str::from_utf8(it).ok());
    bits.and_then(|it| u16::from_str_radix(it.trim(), 16).ok()).is_some_and(|bits| bits & 8 != 0)
}

#[cfg(test)]
mod tests {
    use super::super::trial::{parts, resumes, run, run_from, skipped};
    use super::super::{PartLimits, Step};
    use super::*;

    fn mailbox() -> Vec<u8> {
        [
            "From ada@gazette.example Wed Dec 18 07:00:00 2024\r\nFrom: Ada\r\nSubject: One\r\n\r\nFirst.\r\n\r\n",
            "From - Wed Dec 18 08:00:00 2024\nX-Mozilla-Status: 0001\nSubject: Two\n\nSaid:\n>From the quay.\n>>From it.\n\nFrom here on it rains.\n\n",
            "From - Wed Dec 18 08:30:00 2024\nX-Mozilla-Status: 0009\nSubject: Gone\n\nGone.\n\n",
            "From x\nSubject: Three\n\nThird.\n\n",
            "From y 2024 09:00\n\n",
        ]
        .concat()
        .into_bytes()
    }

    #[test]
    fn mails_are_parted_and_unquoted() {
        let found = parts(&FORMAT, &mailbox());
        let texts: Vec<_> =
            found.iter().map(|it| String::from_utf8(it.bytes.clone()).unwrap()).collect();
        assert_eq!(texts[0], "From: Ada\r\nSubject: One\r\n\r\nFirst.\r\n");
        assert!(texts[1].contains("\nFrom the quay.\n>From it.\n\nFrom here on it rains.\n"));
        assert_eq!(texts[2], "Subject: Three\n\nThird.\n");
        assert_eq!(texts.len(), 3);
        assert!(found.iter().all(|it| it.kind == Some(Kind::MAIL)));
        let left: Vec<_> = skipped(&FORMAT, &mailbox()).into_iter().map(|it| it.why).collect();
        assert_eq!(left, ["deleted in the mail program", "empty"]);
        assert_eq!(found[0].place, "mail at byte 0");
        resumes(&FORMAT, &mailbox());
    }

    #[test]
    fn it_is_known_by_its_first_line() {
        let kind = |text: &str| crate::detect_start(&Start::of(text.as_bytes(), None));
        assert_eq!(kind("From x\nSubject: Three\n\nThird.\n"), Some(Kind::of(&FORMAT)));
        assert_eq!(
            kind("From Monday on the gates are closed. Nobody knows why."),
            Some(Kind::TEXT)
        );
        assert_eq!(kind("From Monday 9:30 on\nthe gates are closed."), Some(Kind::TEXT));
    }

    #[test]
    fn a_line_without_end_costs_its_mail() {
        let long = ["From a 2024 09:00\nSubject: x\n\n", &"x".repeat(5000), "\n\n"].concat();
        let bytes = [long.as_bytes(), &mailbox()].concat();
        let limits = PartLimits { part: 1000, ..PartLimits::default() };
        let (steps, ended) = run_from(&FORMAT, &bytes, 0, limits);
        assert!(
            matches!(&steps[0], Step::Skipped(it) if it.failed && it.why.contains("too large"))
        );
        assert!(steps.len() == 6 && ended.unwrap().whole);
        assert!(run(&FORMAT, b"").0.is_empty());
    }
}
