//! The records of a large JSON file, one by one, without holding the rest: the objects of an array
//! at the root or under a field of it.

use crate::formats::source::Window;
use crate::formats::{Broken, Source};

/// Where the records lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Records {
    /// The root is an array of them.
    Root,
    /// A field of the root is an array of them.
    Under(String),
}

/// What was found in the array.
#[derive(Debug, PartialEq)]
pub(crate) enum Found {
    /// A record: its bytes, and where reading goes on behind it.
    Record(Vec<u8>, u64),
    /// A record larger than allowed, which was passed over.
    TooLarge(u64),
    /// The end of the array.
    End(u64),
    /// The file ended inside the array.
    CutOff(u64),
    /// There is no such array.
    Missing,
}

/// Walks the records of a JSON file.
pub(crate) struct Walk<'a> {
    window: Window<'a>,
    most: usize,
    /// Whether the array was found.
    inside: bool,
}

/// State of a scan over JSON: how deep it is nested, and whether it is in a string.
#[derive(Debug, Clone, Copy, Default)]
struct Scan {
    depth: usize,
    string: bool,
    escaped: bool,
}

impl Scan {
    /// Takes a byte; true where a value that began at depth 0 ended with it.
    fn take(&mut self, byte: u8) -> bool {
        if self.string {
            if self.escaped {
                self.escaped = false;
            } else if byte == b'\\' {
                self.escaped = true;
            } else if byte == b'"' {
                self.string = false;
                return self.depth == 0;
            }
            return false;
        }
        match byte {
            b'"' => self.string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                return self.depth == 0;
            }
            _ => {}
        }
        false
    }
}

impl Records {
    /// Opens a file: from its beginning, or where `from` lies between two records.
    ///
    /// # Errors
    ///
    /// [`Broken`] where the source cannot be read.
    pub(crate) fn open<'a>(
        &self,
        source: &'a mut dyn Source,
        from: u64,
        most: u64,
    ) -> Result<Walk<'a>, Broken> {
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        let mut walk = Walk { window: Window::at(source, from)?, most, inside: from > 0 };
        if from == 0 {
            walk.inside = walk.find(self)?;
        }
        Ok(walk)
    }
}

impl Walk<'_> {
    /// Moves into the array.
    fn find(&mut self, records: &Records) -> Result<bool, Broken> {
        self.skip(b"\xef\xbb\xbf")?;
        let Some(first) = self.skip(&[])? else { return Ok(false) };
        match (records, first) {
            (Records::Root, b'[') => {
                self.window.pass(1);
                Ok(true)
            }
            (Records::Under(name), b'{') => {
                self.window.pass(1);
                self.find_field(name)
            }
            _ => Ok(false),
        }
    }

    fn find_field(&mut self, name: &str) -> Result<bool, Broken> {
        loop {
            match self.skip(b",")? {
                Some(b'"') => {}
                _ => return Ok(false),
            }
            let Some(key) = self.value(4096)? else { return Ok(false) };
            let wanted = key.len() == name.len() + 2 && &key[1..key.len() - 1] == name.as_bytes();
            let next = self.skip(b":")?;
            if wanted && next == Some(b'[') {
                self.window.pass(1);
                return Ok(true);
            }
            if next.is_none() || self.value(0)?.is_none() {
                return Ok(false);
            }
        }
    }

    /// Passes over white space and these bytes; gives the byte that follows.
    fn skip(&mut self, also: &[u8]) -> Result<Option<u8>, Broken> {
        loop {
            let bytes = self.window.bytes();
            let blank = |byte: &u8| byte.is_ascii_whitespace() || also.contains(byte);
            let count = bytes.iter().position(|byte| !blank(byte));
            let first = count.map(|count| bytes[count]);
            let count = count.unwrap_or(bytes.len());
            self.window.pass(count);
            if first.is_some() || !self.window.grow()? {
                return Ok(first);
            }
        }
    }

    /// Reads a value and passes over it. One of more than `most` bytes is passed over and comes
    /// back empty. `None` where the file ends inside it.
    fn value(&mut self, most: usize) -> Result<Option<Vec<u8>>, Broken> {
        let mut scan = Scan::default();
        let (mut at, mut large) = (0, false);
        let scalar = !matches!(self.window.bytes().first(), Some(b'"' | b'{' | b'['));
        loop {
            let bytes = self.window.bytes();
            let rest = &bytes[at.min(bytes.len())..];
            let end = if scalar {
                rest.iter().position(|byte| matches!(byte, b',' | b'}' | b']')).map(|end| at + end)
            } else {
                rest.iter().position(|byte| scan.take(*byte)).map(|end| at + end + 1)
            };
            if let Some(end) = end {
                let value = if large || end > most { Vec::new() } else { bytes[..end].to_vec() };
                self.window.pass(end);
                return Ok(Some(value));
            }
            at = bytes.len();
            if at > most {
                large = true;
                self.window.pass(at);
                at = 0;
            }
            if !self.window.grow()? {
                return Ok(None);
            }
        }
    }

    /// The next record.
    ///
    /// # Errors
    ///
    /// [`Broken`] where the source cannot be read.
    pub(crate) fn next(&mut self) -> Result<Found, Broken> {
        if !self.inside {
            return Ok(Found::Missing);
        }
        let first = self.skip(b",")?;
        let start = self.window.offset();
        match first {
            None => return Ok(Found::CutOff(start)),
            Some(b']' | b'}') => return Ok(Found::End(start)),
            Some(_) => {}
        }
        Ok(match self.value(self.most)? {
            None => Found::CutOff(start),
            Some(value) if value.is_empty() => Found::TooLarge(self.window.offset()),
            Some(value) => Found::Record(value, self.window.offset()),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn all(json: &str, records: &Records, from: u64, most: u64) -> Vec<String> {
        let mut source = Cursor::new(json.as_bytes().to_vec());
        let mut walk = records.open(&mut source, from, most).unwrap();
        let mut out = Vec::new();
        loop {
            match walk.next().unwrap() {
                Found::Record(bytes, _) => out.push(String::from_utf8(bytes).unwrap()),
                Found::TooLarge(_) => out.push("large".into()),
                end => {
                    out.push(format!("{end:?}").chars().take_while(|c| *c != '(').collect());
                    return out;
                }
            }
        }
    }

    #[test]
    fn records_of_an_array() {
        let json = r#" [ {"a":"]}\"","b":[1,{}]} , {"a":2},3, "x" ] "#;
        assert_eq!(
            all(json, &Records::Root, 0, 100),
            [r#"{"a":"]}\"","b":[1,{}]}"#, r#"{"a":2}"#, "3", r#""x""#, "End"]
        );
        assert_eq!(all(json, &Records::Under("a".into()), 0, 100), ["Missing"]);
    }

    #[test]
    fn records_under_a_field() {
        let json = r#"{"items":{"no":1},"a":"items","n":12,"items":[{"a":1},{"a":2}],"z":1}"#;
        assert_eq!(
            all(json, &Records::Under("items".into()), 0, 100),
            [r#"{"a":1}"#, r#"{"a":2}"#, "End"]
        );
        assert_eq!(all(json, &Records::Under("z".into()), 0, 100), ["Missing"]);
    }

    #[test]
    fn large_and_cut_off_records() {
        let long = "x".repeat(600_000);
        let json = format!(r#"[{{"a":"{long}"}},{{"a":2}},{{"a"#);
        assert_eq!(all(&json, &Records::Root, 0, 1000), ["large", r#"{"a":2}"#, "CutOff"]);
        assert_eq!(all(&json, &Records::Root, 0, 1_000_000).len(), 3);
        assert_eq!(all("", &Records::Root, 0, 10), ["Missing"]);
    }

    #[test]
    fn reading_goes_on_between_records() {
        let json = r#"{"x":[{"a":1},{"a":2},{"a":3}]}"#;
        let mut source = Cursor::new(json.as_bytes().to_vec());
        let mut walk = Records::Under("x".into()).open(&mut source, 0, 100).unwrap();
        let Found::Record(_, next) = walk.next().unwrap() else { panic!("a record") };
        assert_eq!(
            all(json, &Records::Under("x".into()), next, 100),
            [r#"{"a":2}"#, r#"{"a":3}"#, "End"]
        );
    }
}
