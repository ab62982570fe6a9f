//! What is known of a file before it is read: its first bytes, its last ones, its name.

use std::cell::OnceCell;
use std::io::Read as _;

use flate2::read::GzDecoder;

use crate::encoding::{self, Decoded};

/// So much of a packed file is unpacked to see what is in it.
const UNPACKED: u64 = 2048;

/// How much some bytes look like a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// They are something else.
    No,
    /// They may be it; the greater number wins. Plain text is 1, whatever text means something
    /// has more.
    Maybe(u8),
    /// They can be nothing else.
    Certain,
}

impl Likeness {
    /// [`Certain`](Self::Certain) where it holds, else [`No`](Self::No).
    pub fn certain_if(holds: bool) -> Self {
        if holds { Self::Certain } else { Self::No }
    }
}

/// The start of a file, and what else is known of it without reading it.
#[derive(Debug)]
pub struct Start<'a> {
    /// The first bytes, at most [`Start::HEAD`].
    pub head: &'a [u8],
    /// The last bytes, at most [`Start::HEAD`]; empty where they are not at hand.
    pub tail: &'a [u8],
    /// Name of the file.
    pub name: Option<&'a str>,
    /// Length of the whole, in bytes.
    pub length: Option<u64>,
    decoded: OnceCell<Decoded>,
    unpacked: OnceCell<Vec<u8>>,
    text: OnceCell<bool>,
}

impl<'a> Start<'a> {
    /// More than this is not looked at (64 KiB).
    pub const HEAD: usize = 1 << 16;

    /// The start of a file of which a part is at hand. `head` and `tail` are cut to
    /// [`HEAD`](Self::HEAD) bytes.
    pub fn new(head: &'a [u8], tail: &'a [u8], name: Option<&'a str>, length: Option<u64>) -> Self {
        let head = &head[..head.len().min(Self::HEAD)];
        let tail = &tail[tail.len().saturating_sub(Self::HEAD)..];
        Self {
            head,
            tail,
            name,
            length,
            decoded: OnceCell::new(),
            unpacked: OnceCell::new(),
            text: OnceCell::new(),
        }
    }

    /// The start of some bytes.
    pub fn of(bytes: &'a [u8], name: Option<&'a str>) -> Self {
        Self::new(bytes, bytes, name, Some(bytes.len() as u64))
    }

    /// The first bytes as text, without leading white space and NULs.
    pub(crate) fn decoded(&self) -> &Decoded {
        self.decoded.get_or_init(|| {
            let blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0;
            let first = self.head.iter().position(|byte| !blank(byte)).unwrap_or(0);
            // A character of UTF-16 is not cut in two.
            encoding::decode(&self.head[(first & !1)..], None)
        })
    }

    /// True where the first bytes are text of any kind; every format asks.
    pub(crate) fn is_text(&self, look: impl FnOnce() -> bool) -> bool {
        *self.text.get_or_init(look)
    }

    /// The first bytes as text.
    pub fn text(&self) -> &str {
        &self.decoded().text
    }

    /// The first unpacked bytes of a file that is packed with gzip; nothing for others.
    pub(crate) fn unpacked(&self) -> &[u8] {
        self.unpacked.get_or_init(|| {
            let mut out = Vec::new();
            if self.head.starts_with(&[0x1f, 0x8b]) {
                // What could be unpacked stays there when the rest is missing.
                drop(GzDecoder::new(self.head).take(UNPACKED).read_to_end(&mut out));
            }
            out
        })
    }

    /// True where the name ends in a dot and one of these, in any case.
    pub fn ends_in(&self, ends: &[&str]) -> bool {
        let end = self.name.and_then(|name| name.rsplit_once('.')).map(|(_, end)| end);
        end.is_some_and(|end| ends.iter().any(|it| it.eq_ignore_ascii_case(end)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certain_is_more_than_any_maybe() {
        assert!(Likeness::Certain > Likeness::Maybe(u8::MAX));
        assert!(Likeness::Maybe(2) > Likeness::Maybe(1) && Likeness::Maybe(0) > Likeness::No);
    }

    #[test]
    fn only_the_ends_of_a_file_are_held() {
        let bytes = [vec![b'a'; Start::HEAD], vec![b'b'; Start::HEAD]].concat();
        let start = Start::of(&bytes, Some("notes.TXT"));
        assert!(start.head.iter().all(|b| *b == b'a') && start.tail.iter().all(|b| *b == b'b'));
        assert!(start.ends_in(&["md", "txt"]) && !start.ends_in(&["t"]));
        assert_eq!(Start::of(b" \n\0 Port", None).text(), "Port");
    }
}
