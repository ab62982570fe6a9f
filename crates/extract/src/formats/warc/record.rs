//! One record of a web archive: its headers (ISO 28500), or the line that opens a record of the
//! older ARC form.

use jiff::Timestamp;

use super::super::stream::{Stream, Trouble};

/// A line of headers longer than this is cut.
const LINE: usize = 1 << 16;

/// More headers are not read.
const HEADERS: usize = 200;

/// What the head of a record says.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// `response`, `request` ... in lower case.
    pub(super) kind: String,
    /// Address of what was fetched.
    pub(super) url: Option<String>,
    /// When it was fetched.
    pub(super) date: Option<Timestamp>,
    /// Declared type of the block.
    pub(super) media: Option<String>,
    /// Bytes of the block; `None` where it is not told.
    pub(super) length: Option<u64>,
    /// True where blocks are cut by the crawler.
    pub(super) truncated: bool,
    /// True for the older form.
    pub(super) arc: bool,
}

/// True where a record begins with these bytes.
pub(super) fn begins(bytes: &[u8]) -> bool {
    bytes.starts_with(b"WARC/0.") || bytes.starts_with(b"WARC/1.") || arc_line(bytes).is_some()
}

/// Reads the head of a record; the stream stands at its block then. Call where
/// [`begins`] holds.
pub(super) fn read(stream: &mut Stream<'_>) -> Result<Head, Trouble> {
    if let Some(head) = arc_line(stream.peek(LINE)?) {
        stream.line(0)?;
        return Ok(head);
    }
    stream.line(LINE)?;
    let mut head = Head::default();
    let mut last = String::new();
    for _ in 0..HEADERS {
        let Some(line) = stream.line(LINE)? else { break };
        let text = String::from_utf8_lossy(&line.bytes).into_owned();
        if text.trim().is_empty() {
            break;
        }
        if text.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, value)) = text.split_once(':') else { continue };
        last.clear();
        last.push_str(&name.trim().to_ascii_lowercase());
        head.take(&last, value.trim());
    }
    Ok(head)
}

impl Head {
    fn take(&mut self, name: &str, value: &str) {
        match name {
            "warc-type" => self.kind = value.to_ascii_lowercase(),
            // Some writers keep the brackets of the standard's grammar.
            "warc-target-uri" => {
                self.url = Some(value.trim_matches(['<', '>']).trim().to_owned());
            }
            "warc-date" => self.date = value.parse().ok(),
            "content-type" => self.media = Some(value.to_owned()),
            "content-length" => self.length = value.parse().ok(),
            "warc-truncated" => self.truncated = true,
            _ => {}
        }
    }
}

/// Reads the line that opens a record of the ARC form: address, IP address, date, type, length.
/// Addresses may hold spaces.
fn arc_line(bytes: &[u8]) -> Option<Head> {
    let end = memchr::memchr(b'\n', &bytes[..bytes.len().min(LINE)])?;
    let line = std::str::from_utf8(&bytes[..end]).ok()?.trim_end();
    let mut words = line.rsplitn(5, ' ');
    let length = words.next()?;
    let media = words.next().filter(|media| media.contains('/') || *media == "no-type")?;
    let date = words.next().filter(|date| date.len() >= 14)?;
    let date_ok = date.bytes().all(|byte| byte.is_ascii_digit());
    words.next().filter(|address| address.contains(['.', ':']))?;
    let url = words.next().filter(|url| url.contains(':'))?;
    if !date_ok {
        return None;
    }
    let kind = if url.starts_with("filedesc:") {
        "warcinfo"
    } else if url.starts_with("dns:") {
        "dns"
    } else {
        "response"
    };
    Some(Head {
        kind: kind.to_owned(),
        url: Some(url.to_owned()),
        date: arc_date(date),
        media: Some(media.to_owned()),
        length: length.parse().ok(),
        truncated: false,
        arc: true,
    })
}

/// `20140216050221` in UTC.
fn arc_date(digits: &str) -> Option<Timestamp> {
    let part = |from: usize, to: usize| digits.get(from..to);
    let iso = format!(
        "{}-{}-{}T{}:{}:{}Z",
        part(0, 4)?,
        part(4, 6)?,
        part(6, 8)?,
        part(8, 10)?,
        part(10, 12)?,
        part(12, 14)?
    );
    iso.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_older_form_is_known_by_its_line() {
        let line = b"http://port.example/a b.html 192.0.2.7 20140216050221 text/html 15\nHTTP";
        let head = arc_line(line).unwrap();
        assert_eq!(head.url.as_deref(), Some("http://port.example/a b.html"));
        assert_eq!((head.length, head.arc), (Some(15), true));
        assert_eq!(head.date.unwrap().to_string(), "2014-02-16T05:02:21Z");
        let without = b"http://port.example/ 192.0.2.7 201404010000000000 text/html -1\n";
        assert_eq!(arc_line(without).unwrap().length, None);
        assert!(arc_line(b"The port is closed until further notice.\n").is_none());
        assert!(arc_line(b"URL IP-address Archive-date Content-type Archive-length\n").is_none());
        assert!(begins(b"WARC/1.1\r\n") && !begins(b"WARC stands for web archive\n"));
    }
}
