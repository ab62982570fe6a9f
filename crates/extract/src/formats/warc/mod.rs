//! Web archives (WARC, ISO 28500, and the older ARC), plain or packed record by record: every page
//! that was fetched is an original of its own.

mod record;

use std::ops::Range;

use super::giver::{Giver, Leave, answer};
use super::http::Response;
use super::stream::{Stream, Trouble, length, place};
use super::{
    Broken, Ended, Format, Likeness, Opening, Part, Source, Start, StepTaker, Told, media,
};
use record::Head;

/// Room for the headers of an answer beside its body.
const HEADERS: u64 = 1 << 20;

/// A web archive.
pub(super) static FORMAT: Format = Format {
    code: "warc",
    name: "Web archive (WARC, ARC)",
    extensions: &["warc", "warc.gz", "arc", "arc.gz"],
    help: "An item for every page and document in it, with the address and the time it was fetched. Requests, pictures, scripts and error pages are skipped and listed. Files of any size are read piece by piece.",
    signature,
    document: None,
    parts: Some(parts),
};

fn signature(start: &Start<'_>) -> Likeness {
    let first = |bytes: &[u8]| {
        bytes.starts_with(b"WARC/0.")
            || bytes.starts_with(b"WARC/1.")
            || bytes.starts_with(b"filedesc://")
    };
    Likeness::certain_if(first(start.head) || first(start.unpacked()))
}

fn parts(
    source: &mut dyn Source,
    opening: &Opening<'_>,
    take: &mut StepTaker<'_>,
) -> Result<Ended, Broken> {
    let end = length(source).map_err(|error| Broken::unreadable(opening.from, &error))?;
    let mut giver = Giver::new(take, &opening.limits, opening.from);
    let span = 0..end;
    answer(read(source, &span, opening, &mut giver, &|_| None))
}

/// Reads the web archive that is the bytes `span` of a source. `title` knows titles of addresses.
pub(super) fn read(
    source: &mut dyn Source,
    span: &Range<u64>,
    opening: &Opening<'_>,
    giver: &mut Giver<'_, '_>,
    title: &dyn Fn(&str) -> Option<String>,
) -> Result<Ended, Leave> {
    let from = opening.from.max(span.start);
    let stream = Stream::open(source, span, from, &opening.limits)
        .map_err(|error| giver.unreadable(&error))?;
    Reader { stream, opening, title }.run(giver)
}

/// What a record holds for us.
enum Found {
    Part(Box<Part>),
    Skipped { why: String, failed: bool },
}

fn skipped(why: impl Into<String>) -> Found {
    Found::Skipped { why: why.into(), failed: false }
}

fn failed(why: impl Into<String>) -> Found {
    Found::Skipped { why: why.into(), failed: true }
}

/// What stands before a record.
#[derive(Default)]
struct Gap {
    /// What it is, where there is something.
    what: Option<&'static str>,
    /// True where packed data broke off: what was read of the record before is not sure.
    damaged: bool,
    /// Cursor of it, where it has one.
    at: Option<u64>,
}

struct Reader<'r, 's> {
    stream: Stream<'s>,
    opening: &'r Opening<'r>,
    title: &'r dyn Fn(&str) -> Option<String>,
}

impl Reader<'_, '_> {
    fn run(mut self, giver: &mut Giver<'_, '_>) -> Result<Ended, Leave> {
        let mut pending: Option<(String, Found)> = None;
        let mut cut = false;
        loop {
            let catching_up = self.stream.is_catching_up();
            let gap = self.find_record(giver)?;
            let here = match self.stream.peek(1) {
                Ok([]) => None,
                Ok(_) => Some(self.stream.record().map_err(|it| unreadable(giver, it))?),
                Err(trouble) => return Err(unreadable(giver, trouble)),
            };
            let next = here.unwrap_or_else(|| self.stream.end());
            match (pending.take(), gap.what) {
                (Some((place, Found::Part(_))), Some(why)) if gap.damaged => {
                    give(giver, place, failed(why), next)?;
                }
                (last, what) => {
                    if let Some((place, found)) = last {
                        give(giver, place, found, gap.at.unwrap_or(next))?;
                    }
                    if let (Some(why), false) = (what, catching_up) {
                        giver.skip(place_of(next, here.is_none()), next, why, true)?;
                    }
                }
            }
            let Some(here) = here else { break };
            if self.stream.position() > self.opening.limits.total {
                return Err(giver.enough("it is larger than what is taken from one file"));
            }
            let seen = self.stream.was_seen();
            let found = self.record(seen).map_err(|it| unreadable(giver, it))?;
            cut |= matches!(&found, Found::Skipped { why, .. } if why == CUT);
            pending = (!seen).then(|| (place("record", here), found));
        }
        let next = self.stream.end();
        if cut || self.stream.is_cut() {
            return Ok(Ended::cut_off(
                next,
                "The web archive ends in the middle of a record. What stands before it was read; get the file again for the rest.",
            ));
        }
        Ok(Ended::whole(next))
    }

    /// Goes to the next record, or to the end. Gives what stood before it.
    fn find_record(&mut self, giver: &Giver<'_, '_>) -> Result<Gap, Leave> {
        let mut gap = Gap::default();
        loop {
            let passed = match self.look() {
                Ok(true) => return Ok(gap),
                Ok(false) => {
                    if gap.what.is_none() {
                        gap.at = self.stream.here();
                        gap.what = Some("bytes that belong to no record");
                    }
                    self.stream.line(0).map(drop)
                }
                Err(trouble) => Err(trouble),
            };
            match passed {
                Ok(()) => {}
                Err(Trouble::Damaged(why)) => {
                    gap.damaged |= gap.what.is_none();
                    gap.what = Some(why);
                }
                Err(trouble) => return Err(unreadable(giver, trouble)),
            }
        }
    }

    /// Goes past blank lines. True at a record or at the end.
    fn look(&mut self) -> Result<bool, Trouble> {
        loop {
            let held = self.stream.peek(1)?;
            let blank = held.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            if blank == 0 {
                break;
            }
            self.stream.consume(blank);
        }
        if self.stream.peek(1)?.is_empty() || record::begins(self.stream.peek(1 << 12)?) {
            return Ok(true);
        }
        Ok(false)
    }

    /// Reads one record. One that is damaged is told; the stream goes on behind it.
    fn record(&mut self, seen: bool) -> Result<Found, Trouble> {
        match self.whole_record(seen) {
            Err(Trouble::Damaged(why)) => Ok(failed(why)),
            done => done,
        }
    }

    fn whole_record(&mut self, seen: bool) -> Result<Found, Trouble> {
        let head = record::read(&mut self.stream)?;
        let Some(length) = head.length else {
            return Ok(failed("the record does not say how long it is"));
        };
        let why = if seen { Some(String::new()) } else { uninteresting(&head) };
        let most = self.opening.limits.part.saturating_add(HEADERS);
        if why.is_some() || length > most {
            let whole = self.stream.skip(length)?;
            return Ok(match why {
                _ if !whole => failed(CUT),
                Some(why) => skipped(why),
                None => failed(format!("too large: {} MB", length >> 20)),
            });
        }
        let block = self.stream.take(length)?;
        if (block.len() as u64) < length {
            return Ok(failed(CUT));
        }
        Ok(self.document(head, block))
    }

    /// The document that a block holds.
    fn document(&self, head: Head, block: Vec<u8>) -> Found {
        if head.truncated {
            return failed("the crawler kept only the beginning of it");
        }
        let media = head.media.as_deref().unwrap_or("");
        if !head.arc && !media.starts_with("application/http") {
            let declared = head.media.clone();
            return self.judged(head, block, declared.as_deref(), None);
        }
        match Response::read(block) {
            Ok(response) => self.answered(head, response),
            Err(block) if head.arc => {
                let declared = head.media.clone();
                self.judged(head, block, declared.as_deref(), None)
            }
            Err(_) => failed("no answer of a web server in it"),
        }
    }

    /// The document in the answer of a server.
    fn answered(&self, head: Head, response: Response) -> Found {
        if !(200..300).contains(&response.status) || response.status == 206 {
            return skipped(status(response.status, response.header("location")));
        }
        let declared = response.header("content-type").map(str::to_owned);
        if let Some(what) = declared.as_deref().and_then(media::by_type) {
            return skipped(what);
        }
        let language = response.header("content-language").map(str::to_owned);
        match response.into_body(|packed| self.opening.limits.unpacked(packed)) {
            Ok(body) => self.judged(head, body, declared.as_deref(), language),
            Err(why) => failed(why),
        }
    }

    /// The document that some bytes are.
    fn judged(
        &self,
        head: Head,
        bytes: Vec<u8>,
        declared: Option<&str>,
        language: Option<String>,
    ) -> Found {
        if bytes.len() as u64 > self.opening.limits.part {
            return failed(format!("too large: {} MB", bytes.len() >> 20));
        }
        let name = head.url.as_deref().and_then(name);
        let kind = match media::judge(&bytes, name.as_deref(), declared) {
            Ok(kind) => Some(kind),
            Err(why) => return skipped(why),
        };
        let told = Told {
            title: head.url.as_deref().and_then(self.title),
            url: head.url.clone(),
            fetched: head.date,
            charset: declared.and_then(charset),
            language,
            ..Told::default()
        };
        let (place, url) = (String::new(), head.url);
        Found::Part(Box::new(Part { bytes, place, next: 0, name, url, kind, told }))
    }
}

/// Why a record whose block is not all there is left out.
const CUT: &str = "the file ends in the middle of it";

fn unreadable(giver: &Giver<'_, '_>, trouble: Trouble) -> Leave {
    match trouble {
        Trouble::Unreadable(error) => giver.unreadable(&error),
        Trouble::Damaged(why) => giver.unreadable(&std::io::Error::other(why)),
    }
}

fn place_of(next: u64, at_end: bool) -> String {
    if at_end { "at the end".to_owned() } else { place("before the record", next) }
}

fn give(giver: &mut Giver<'_, '_>, place: String, found: Found, next: u64) -> Result<(), Leave> {
    match found {
        Found::Part(part) => giver.part(Part { place, next, ..*part }),
        Found::Skipped { why, failed } => giver.skip(place, next, why, failed),
    }
}

/// Why a record is passed over without reading it.
fn uninteresting(head: &Head) -> Option<String> {
    let why = match head.kind.as_str() {
        "response" | "resource" | "conversion" => {
            let url = head.url.as_deref().unwrap_or("");
            let of_the_crawler =
                ["metadata:", "urn:", "whois:"].iter().any(|it| url.starts_with(it));
            if url.starts_with("dns:") {
                "a look-up of an address (DNS)"
            } else if of_the_crawler {
                "notes of the crawler"
            } else {
                return media::by_address(url).map(str::to_owned);
            }
        }
        "dns" => "a look-up of an address (DNS)",
        "request" => "a request to a server",
        "metadata" => "notes of the crawler",
        "warcinfo" => "the description of the web archive",
        "revisit" => "the same page was fetched before",
        "continuation" => "the second part of a record in another file",
        "" => "a record of no kind",
        other => return Some(format!("a record of another kind ({other})")),
    };
    Some(why.to_owned())
}

fn status(status: u16, location: Option<&str>) -> String {
    match (status, location) {
        (206, _) => "a part of a file".to_owned(),
        (300..=399, Some(to)) => {
            format!("a pointer to another address ({})", crate::normal::shorten(to, 200))
        }
        (300..=399, None) => "a pointer to another address".to_owned(),
        _ => format!("an error page of the server ({status})"),
    }
}

/// The character encoding that a type names.
fn charset(media: &str) -> Option<String> {
    let at = media.to_ascii_lowercase().find("charset=")?;
    let value = media.get(at + 8..)?.trim_start_matches(['"', '\'']);
    let end = value.find(['"', '\'', ';', ' ', ',']).unwrap_or(value.len());
    (end > 0).then(|| value[..end].to_owned())
}

/// The last part of an address's path.
fn name(url: &str) -> Option<String> {
    let parsed = url::Url::parse(url).ok()?;
    let last = parsed.path_segments()?.next_back().filter(|last| !last.is_empty())?;
    Some(last.to_owned())
}

#[cfg(test)]
pub(super) mod tests;
