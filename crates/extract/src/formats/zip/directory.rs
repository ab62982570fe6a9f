//! The list of contents at the end of a ZIP file (APPNOTE 6.3.10), read entry by entry: a list of
//! any length needs the memory of one entry, and every entry has a cursor.

use std::io::{self, Read as _, SeekFrom};

use super::super::Source;
use crate::encoding;

/// The record at the very end, with the longest comment.
const END: u64 = 22 + 0xffff;

/// Names are shown up to this many characters.
const NAME: usize = 300;

/// One file of a ZIP.
#[derive(Debug)]
pub(in super::super) struct Entry {
    /// Path in the archive; a name, never a place to write to.
    pub(in super::super) name: String,
    /// Cursor of the entry behind it.
    pub(in super::super) next: u64,
    /// Bytes it has packed.
    pub(in super::super) packed: u64,
    /// Bytes it says to have.
    pub(in super::super) size: u64,
    /// How it is packed: 0 not at all, 8 deflate.
    pub(super) method: u16,
    /// Checksum of its bytes.
    pub(super) checksum: u32,
    /// True where a password is needed.
    pub(super) encrypted: bool,
    header: u64,
}

/// The list of contents.
#[derive(Debug)]
pub(in super::super) struct Directory {
    /// Cursor of the first entry.
    pub(in super::super) first: u64,
    /// Cursor behind the last.
    pub(in super::super) end: u64,
    /// What is added to the offsets that entries give: bytes before the archive.
    shift: u64,
}

/// Reads `N` bytes at an offset; `None` where there are fewer.
fn at<const N: usize>(source: &mut dyn Source, offset: u64) -> io::Result<Option<[u8; N]>> {
    source.seek(SeekFrom::Start(offset))?;
    let mut bytes = [0; N];
    match source.read_exact(&mut bytes) {
        Ok(()) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}

fn two(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..at + 2).map_or(0, |b| u16::from_le_bytes([b[0], b[1]]))
}

fn four(bytes: &[u8], at: usize) -> u32 {
    u32::from(two(bytes, at)) | u32::from(two(bytes, at + 2)) << 16
}

fn eight(bytes: &[u8], at: usize) -> u64 {
    u64::from(four(bytes, at)) | u64::from(four(bytes, at + 4)) << 32
}

/// Where the record at the end of a ZIP begins: its comment reaches to the end, but for zeros
/// that fill the file up. An archive within a cut archive is not taken for it.
fn last_record(tail: &[u8]) -> Option<usize> {
    memchr::memmem::rfind_iter(tail, b"PK\x05\x06").find(|found| {
        let record = &tail[*found..];
        let behind = record.get(22 + usize::from(two(record, 20))..);
        behind.is_some_and(|behind| behind.iter().all(|byte| *byte == 0))
    })
}

impl Directory {
    /// Finds the list; `None` where the file has none.
    pub(in super::super) fn find(source: &mut dyn Source, length: u64) -> io::Result<Option<Self>> {
        let from = length.saturating_sub(END);
        source.seek(SeekFrom::Start(from))?;
        let mut tail = Vec::new();
        (&mut *source).take(END).read_to_end(&mut tail)?;
        let Some(found) = last_record(&tail) else { return Ok(None) };
        let record = &tail[found..];
        let (mut size, mut offset) = (u64::from(four(record, 12)), u64::from(four(record, 16)));
        let mut end = from + found as u64;
        let locator = at::<20>(source, end.saturating_sub(20))?;
        if let Some(locator) = locator.filter(|it| it.starts_with(b"PK\x06\x07"))
            && let Some(large) = at::<56>(source, eight(&locator, 8))?
            && large.starts_with(b"PK\x06\x06")
        {
            (size, offset) = (eight(&large, 40), eight(&large, 48));
            end = eight(&locator, 8);
        }
        let first = end.checked_sub(size);
        let Some(first) = first.filter(|first| *first >= offset) else { return Ok(None) };
        Ok(Some(Self { first, end, shift: first - offset }))
    }

    /// The entry at a cursor; `None` at the end of the list, or where it goes on unreadable.
    pub(in super::super) fn entry(
        &self,
        source: &mut dyn Source,
        cursor: u64,
    ) -> io::Result<Option<Entry>> {
        if cursor < self.first || cursor >= self.end {
            return Ok(None);
        }
        let fixed = at::<46>(source, cursor)?;
        let Some(fixed) = fixed.filter(|it| it.starts_with(b"PK\x01\x02")) else { return Ok(None) };
        let lengths = [28, 30, 32].map(|at| usize::from(two(&fixed, at)));
        let mut rest = vec![0; lengths.iter().sum()];
        if let Err(error) = source.read_exact(&mut rest) {
            let cut = error.kind() == io::ErrorKind::UnexpectedEof;
            return if cut { Ok(None) } else { Err(error) };
        }
        let (name, rest) = rest.split_at(lengths[0]);
        let mut entry = Entry {
            name: shown(name),
            next: cursor + 46 + lengths.iter().sum::<usize>() as u64,
            packed: four(&fixed, 20).into(),
            size: four(&fixed, 24).into(),
            method: two(&fixed, 10),
            checksum: four(&fixed, 16),
            encrypted: two(&fixed, 8) & 1 != 0,
            header: four(&fixed, 42).into(),
        };
        entry.enlarge(&rest[..lengths[1]]);
        entry.header = entry.header.saturating_add(self.shift);
        Ok(Some(entry))
    }
}

impl Entry {
    /// Takes what does not fit into 32 bits from the extra fields.
    fn enlarge(&mut self, mut extra: &[u8]) {
        while extra.len() >= 4 {
            let length = usize::from(two(extra, 2)).min(extra.len() - 4);
            let (field, rest) = extra[4..].split_at(length);
            if two(extra, 0) == 1 {
                let mut at = 0;
                for value in [&mut self.size, &mut self.packed, &mut self.header] {
                    if *value == u64::from(u32::MAX) && field.len() >= at + 8 {
                        *value = eight(field, at);
                        at += 8;
                    }
                }
            }
            extra = rest;
        }
    }

    /// True where its bytes stand in the archive as they are.
    pub(in super::super) fn is_plain(&self) -> bool {
        self.method == 0 && !self.encrypted
    }

    /// Where its packed bytes begin; `None` where its own header is not there.
    pub(in super::super) fn begin(&self, source: &mut dyn Source) -> io::Result<Option<u64>> {
        let header = at::<30>(source, self.header)?;
        let header = header.filter(|it| it.starts_with(b"PK\x03\x04"));
        let lengths = header.map(|it| u64::from(two(&it, 26)) + u64::from(two(&it, 28)));
        Ok(lengths.and_then(|lengths| self.header.checked_add(30 + lengths)))
    }
}

/// A name as it can be shown: in any encoding, without control characters.
fn shown(name: &[u8]) -> String {
    let text = encoding::decode(name, None).text;
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).take(NAME).collect()
}
