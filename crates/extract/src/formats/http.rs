//! An answer of a web server as archives keep it (RFC 9112): status, headers, body; the body
//! without the packing it had on the way.

use super::unpack::{Packing, Refused, unpack};

/// More headers are not read.
const HEADERS: usize = 500;

/// An answer of a web server.
#[derive(Debug)]
pub(super) struct Response {
    /// 200 where all is well.
    pub(super) status: u16,
    headers: Vec<(String, String)>,
    /// The body as it came on the way.
    raw: Vec<u8>,
}

impl Response {
    /// Reads an answer; gives the bytes back where they are none.
    pub(super) fn read(mut block: Vec<u8>) -> Result<Self, Vec<u8>> {
        let Some((status, mut at)) = status(&block) else { return Err(block) };
        let mut headers: Vec<(String, String)> = Vec::new();
        while let Some((text, next)) = line(&block, at) {
            at = next;
            if text.is_empty() {
                break;
            }
            if text.starts_with([' ', '\t']) {
                if let Some((_, value)) = headers.last_mut() {
                    value.push(' ');
                    value.push_str(text.trim());
                }
            } else if let Some((name, value)) = text.split_once(':')
                && headers.len() < HEADERS
            {
                headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
        block.drain(..at);
        Ok(Self { status, headers, raw: block })
    }

    /// The value of a header; its name in lower case.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The body without chunks and packing, of at most `most(packed length)` bytes. Archives often
    /// keep the headers of the way with a body that is plain already.
    pub(super) fn into_body(self, most: impl Fn(u64) -> u64) -> Result<Vec<u8>, String> {
        let says = |name: &str| self.header(name).unwrap_or("").to_ascii_lowercase();
        let (chunked, packed) = (says("transfer-encoding"), says("content-encoding"));
        let mut body = self.raw;
        if chunked.contains("chunked")
            && let Some(joined) = join_chunks(&body)
        {
            body = joined;
        }
        for name in packed.split(',').rev().map(str::trim) {
            let packing = match name {
                "" | "identity" | "none" => continue,
                "gzip" | "x-gzip" => Packing::Gzip,
                "deflate" => Packing::Deflate,
                "br" => Packing::Brotli,
                other => return Err(format!("packed in a way that cannot be read ({other})")),
            };
            if packing == Packing::Gzip && !body.starts_with(&[0x1f, 0x8b]) {
                continue;
            }
            match unpack(&body, packing, most(body.len() as u64)) {
                Ok(plain) => body = plain,
                Err(Refused::Damaged) if is_plain(&body) => {}
                Err(refused) => return Err(refused.words().to_owned()),
            }
        }
        Ok(body)
    }
}

/// The status of an answer, and where its headers begin.
fn status(block: &[u8]) -> Option<(u16, usize)> {
    let (line, at) = line(block, 0)?;
    let mut words = line.split_whitespace();
    words.next().filter(|version| version.to_ascii_uppercase().starts_with("HTTP"))?;
    Some((words.next()?.parse().ok()?, at))
}

/// True for bytes that are text already.
fn is_plain(body: &[u8]) -> bool {
    let start = super::Start::of(body, None);
    crate::detect::is_text(&start)
}

/// The line at `at` and where the next begins.
fn line(block: &[u8], at: usize) -> Option<(String, usize)> {
    let rest = block.get(at..).filter(|rest| !rest.is_empty())?;
    let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
    let text = rest[..end].strip_suffix(b"\r").unwrap_or(&rest[..end]);
    let text = String::from_utf8_lossy(&text[..text.len().min(1 << 16)]).into_owned();
    Some((text, (at + end + 1).min(block.len())))
}

/// Joins chunks. `None` where the first is no chunk: the body is whole already. Where a later one
/// makes no sense the rest is taken as it is, as browsers and archives do.
fn join_chunks(body: &[u8]) -> Option<Vec<u8>> {
    let (mut out, mut at) = (Vec::with_capacity(body.len()), 0);
    loop {
        let Some((size, next)) = chunk(body, at) else {
            return (at > 0).then(|| {
                out.extend_from_slice(&body[at..]);
                out
            });
        };
        if size == 0 {
            return Some(out);
        }
        let end = next.saturating_add(size).min(body.len());
        out.extend_from_slice(&body[next..end]);
        at = end;
        at += usize::from(body.get(at) == Some(&b'\r'));
        at += usize::from(body.get(at) == Some(&b'\n'));
        if at >= body.len() {
            return Some(out);
        }
    }
}

/// Size of the chunk at `at`, and where its bytes begin.
fn chunk(body: &[u8], at: usize) -> Option<(usize, usize)> {
    let head = &body[at..body.len().min(at + 100)];
    let end = memchr::memchr(b'\n', head)?;
    let digits = head[..end].split(|byte| *byte == b';').next()?;
    let digits = std::str::from_utf8(digits).ok()?.trim();
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let size = if plain { usize::from_str_radix(digits, 16).ok()? } else { return None };
    Some((size, at + end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(block: &[u8]) -> Response {
        Response::read(block.to_vec()).unwrap()
    }

    fn body(block: &[u8]) -> Result<Vec<u8>, String> {
        read(block).into_body(|_| 1000)
    }

    #[test]
    fn status_and_headers_are_read() {
        let it = read(
            b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html;\r\n charset=x\r\nOdd\r\n\r\nGone",
        );
        assert_eq!((it.status, it.header("content-type")), (404, Some("text/html; charset=x")));
        assert_eq!(it.raw, b"Gone");
        let request = b"GET / HTTP/1.1\r\n\r\n".to_vec();
        assert_eq!(Response::read(request.clone()).unwrap_err(), request);
        assert!(Response::read(Vec::new()).is_err());
        assert_eq!(read(b"HTTP/2 200\n\nBody").raw, b"Body");
    }

    #[test]
    fn chunks_are_joined() {
        let chunked = |rest: &str| {
            body(format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{rest}").as_bytes())
        };
        assert_eq!(chunked("5;x=y\r\nPort \r\n6\r\nclosed\r\n0\r\n\r\n").unwrap(), b"Port closed");
        assert_eq!(chunked("<p>never chunked").unwrap(), b"<p>never chunked");
        assert_eq!(chunked("5\r\nPort \r\n<p>lost").unwrap(), b"Port <p>lost");
        assert_eq!(chunked("ffffffffffffffff\r\nPort").unwrap(), b"Port");
        assert_eq!(chunked("5\r\nPo").unwrap(), b"Po");
    }

    #[test]
    fn packing_is_taken_off_where_it_is_there() {
        let packed = |name: &str, rest: &[u8]| {
            let head = format!("HTTP/1.1 200 OK\r\nContent-Encoding: {name}\r\n\r\n");
            body(&[head.as_bytes(), rest].concat())
        };
        assert_eq!(packed("gzip", b"plain already").unwrap(), b"plain already");
        assert_eq!(packed("br", b"plain already, as text").unwrap(), b"plain already, as text");
        assert!(packed("zstd", b"x").unwrap_err().contains("zstd"));
        let stored = [&[0x0b, 0x05, 0x80][..], b"Port closed", &[0x03]].concat();
        assert_eq!(packed("br", &stored).unwrap(), b"Port closed");
    }
}
