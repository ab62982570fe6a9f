//! The bytes of a container as one stream, plain or packed with gzip. It holds a bounded piece of
//! them at a time, and knows the cursor from which reading can go on later.

mod members;
mod packed;

use std::collections::VecDeque;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::ops::Range;

use super::{PartLimits, Source};
use members::{Members, Read};

/// So much is read at once.
const CHUNK: usize = 1 << 16;

/// Set in a cursor that points into a member of a gzip file: behind it 39 bits for the offset of
/// the member and 24 for the number of the record in it.
const INSIDE: u64 = 1 << 63;

/// Bits of the number of a record in a member.
const NUMBER: u32 = 24;

/// Why reading stopped short.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The bytes could not be had.
    Unreadable(io::Error),
    /// Packed data make no sense here; the stream stands where the next can be read, or at its
    /// end.
    Damaged(&'static str),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Unreadable(error)
    }
}

enum Origin<'s> {
    Plain { source: &'s mut (dyn Source + 's), left: u64 },
    Gzip(Members<'s>),
}

/// The bytes of a container.
pub(super) struct Stream<'s> {
    origin: Origin<'s>,
    buffer: Vec<u8>,
    at: usize,
    /// Bytes of the stream before `buffer[at]`, counted from where it was opened.
    position: u64,
    /// What is added to `position` to have a cursor of plain bytes.
    base: u64,
    /// Members of a gzip file that begin in the buffer, and the one before: position and offset.
    starts: VecDeque<(u64, u64)>,
    /// Member of the last record, and its number in it.
    last: Option<(u64, u64)>,
    /// Records of the first member that were seen before, when reading goes on inside one.
    seen: Option<u64>,
    /// What is wrong behind the buffer.
    damage: Option<&'static str>,
}

/// A line.
#[derive(Debug)]
pub(super) struct Line {
    /// Its bytes without the line break, at most as many as were asked for.
    pub(super) bytes: Vec<u8>,
    /// True where it was longer.
    pub(super) cut: bool,
}

/// The offset that a cursor of plain or packed bytes stands at, or behind.
pub(super) fn offset(cursor: u64) -> u64 {
    if cursor & INSIDE == 0 { cursor } else { (cursor & !INSIDE) >> NUMBER }
}

/// Length of a source in bytes.
pub(super) fn length(source: &mut dyn Source) -> io::Result<u64> {
    source.seek(SeekFrom::End(0))
}

impl<'s> Stream<'s> {
    /// Opens the bytes `span` of a source at a cursor of it; `span.start` is the beginning. Packed
    /// with gzip or not is seen from the first bytes.
    pub(super) fn open(
        source: &'s mut (dyn Source + 's),
        span: &Range<u64>,
        from: u64,
        limits: &PartLimits,
    ) -> io::Result<Self> {
        let mut first = Vec::new();
        source.seek(SeekFrom::Start(span.start))?;
        (&mut *source).take(2.min(span.end.saturating_sub(span.start))).read_to_end(&mut first)?;
        let gzip = first == packed::MAGIC;
        let inside = gzip && from & INSIDE != 0;
        let offset = if inside { offset(from) } else { from };
        let offset = offset.clamp(span.start, span.end.max(span.start));
        source.seek(SeekFrom::Start(offset))?;
        let left = span.end.saturating_sub(offset);
        let origin = if gzip {
            Origin::Gzip(Members::new(source, offset, span.end, limits))
        } else {
            Origin::Plain { source, left }
        };
        Ok(Self {
            origin,
            buffer: Vec::new(),
            at: 0,
            position: 0,
            base: offset,
            starts: VecDeque::new(),
            last: None,
            seen: inside.then_some(from & ((1 << NUMBER) - 1)),
            damage: None,
        })
    }

    /// Bytes that were read, counted from where the stream was opened.
    pub(super) fn position(&self) -> u64 {
        self.position
    }

    /// True where packed data end before they should.
    pub(super) fn is_cut(&self) -> bool {
        matches!(&self.origin, Origin::Gzip(members) if members.is_cut())
    }

    /// Reads on into the buffer; false at the end.
    fn more(&mut self) -> Result<bool, Trouble> {
        if self.damage.is_some() {
            return self.damaged();
        }
        if self.at > 0 {
            self.buffer.drain(..self.at);
            self.at = 0;
        }
        let old = self.buffer.len();
        self.buffer.resize(old + CHUNK, 0);
        let read = loop {
            let room = &mut self.buffer[old..];
            let read = match &mut self.origin {
                Origin::Plain { source, left } => plain(*source, left, room).map(Read::Bytes),
                Origin::Gzip(members) => members.read(room),
            };
            match read {
                Ok(Read::Member(offset)) => {
                    self.starts.push_back((self.position + old as u64, offset));
                }
                Ok(Read::Bytes(read)) => break Ok(read),
                Err(Trouble::Damaged(why)) => {
                    self.buffer.truncate(old);
                    self.damage = Some(why);
                    return self.damaged();
                }
                Err(trouble) => break Err(trouble),
            }
        };
        self.buffer.truncate(old + read.as_ref().copied().unwrap_or(0));
        read.map(|read| read > 0)
    }

    /// A damage is told when everything before it was taken.
    fn damaged(&mut self) -> Result<bool, Trouble> {
        if self.at < self.buffer.len() {
            return Ok(false);
        }
        self.damage.take().map_or(Ok(true), |why| Err(Trouble::Damaged(why)))
    }

    /// The next bytes, at least `least` where there are so many.
    pub(super) fn peek(&mut self, least: usize) -> Result<&[u8], Trouble> {
        while self.buffer.len() - self.at < least && self.more()? {}
        Ok(&self.buffer[self.at..])
    }

    /// Goes past bytes that were seen by [`peek`](Self::peek).
    pub(super) fn consume(&mut self, count: usize) {
        let count = count.min(self.buffer.len() - self.at);
        self.at += count;
        self.position += count as u64;
    }

    /// Goes past `count` bytes; false where there are fewer. Plain bytes are not even read.
    pub(super) fn skip(&mut self, count: u64) -> Result<bool, Trouble> {
        let mut rest = count;
        loop {
            let held = ((self.buffer.len() - self.at) as u64).min(rest);
            self.consume(usize::try_from(held).unwrap_or(usize::MAX));
            rest -= held;
            if rest == 0 {
                return Ok(true);
            }
            if let Origin::Plain { source, left } = &mut self.origin {
                let step = rest.min(*left);
                source.seek(SeekFrom::Current(i64::try_from(step).unwrap_or(i64::MAX)))?;
                *left -= step;
                self.position += step;
                return Ok(step == rest);
            }
            if !self.more()? {
                return Ok(false);
            }
        }
    }

    /// The next `count` bytes, fewer at the end.
    pub(super) fn take(&mut self, count: u64) -> Result<Vec<u8>, Trouble> {
        let mut out = Vec::new();
        while (out.len() as u64) < count {
            let held = self.peek(1)?;
            if held.is_empty() {
                break;
            }
            let wanted = usize::try_from(count - out.len() as u64).unwrap_or(usize::MAX);
            let some = held.len().min(wanted);
            out.extend_from_slice(&held[..some]);
            self.consume(some);
        }
        Ok(out)
    }

    /// The next line, of which at most `most` bytes are kept; `None` at the end.
    pub(super) fn line(&mut self, most: usize) -> Result<Option<Line>, Trouble> {
        let mut line = Line { bytes: Vec::new(), cut: false };
        let mut any = false;
        loop {
            let held = self.peek(1)?;
            if held.is_empty() {
                return Ok(any.then_some(line));
            }
            any = true;
            let end = memchr::memchr(b'\n', held);
            let text = &held[..end.unwrap_or(held.len())];
            let room = most - line.bytes.len();
            line.bytes.extend_from_slice(&text[..text.len().min(room)]);
            line.cut |= text.len() > room;
            let past = text.len() + usize::from(end.is_some());
            self.consume(past);
            if end.is_some() {
                if !line.cut && line.bytes.last() == Some(&b'\r') {
                    line.bytes.pop();
                }
                return Ok(Some(line));
            }
        }
    }

    /// The cursor of this very place, where it has one: any of plain bytes, the beginning of a
    /// member of packed ones.
    pub(super) fn here(&self) -> Option<u64> {
        if matches!(self.origin, Origin::Plain { .. }) {
            return Some(self.base + self.position);
        }
        self.starts.iter().find(|start| start.0 == self.position).map(|start| start.1)
    }

    /// Notes that a record begins here and gives its cursor. To be called once a record.
    pub(super) fn record(&mut self) -> Result<u64, Trouble> {
        self.peek(1)?;
        if matches!(self.origin, Origin::Plain { .. }) {
            return Ok(self.base + self.position);
        }
        while self.starts.get(1).is_some_and(|next| next.0 <= self.position) {
            self.starts.pop_front();
        }
        let Some(&(start, member)) = self.starts.front() else { return Ok(self.base) };
        let number = match self.last {
            Some((last, number)) if last == member => number + 1,
            _ => 0,
        };
        self.last = Some((member, number));
        if start == self.position || member >= 1 << (63 - NUMBER) {
            return Ok(member);
        }
        Ok(INSIDE | member << NUMBER | number.min((1 << NUMBER) - 1))
    }

    /// True where the record noted last was seen before reading went on, and is passed over.
    pub(super) fn was_seen(&mut self) -> bool {
        let (Some(seen), Some((member, number))) = (self.seen, self.last) else { return false };
        let before = member == self.base && number < seen;
        if !before {
            self.seen = None;
        }
        before
    }

    /// True where reading went on inside a member and its next record was not found yet.
    pub(super) fn is_catching_up(&self) -> bool {
        self.seen.is_some()
    }

    /// The cursor at the end of the stream.
    pub(super) fn end(&self) -> u64 {
        match &self.origin {
            Origin::Plain { .. } => self.base + self.position,
            Origin::Gzip(members) => members.offset(),
        }
    }
}

fn plain(
    source: &mut (dyn Source + '_),
    left: &mut u64,
    room: &mut [u8],
) -> Result<usize, Trouble> {
    let most = room.len().min(usize::try_from(*left).unwrap_or(usize::MAX));
    loop {
        match source.read(&mut room[..most]) {
            Ok(read) => {
                *left -= read as u64;
                return Ok(read);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(Trouble::Unreadable(error)),
        }
    }
}

/// Where a record is, in words that stay the same.
pub(super) fn place(what: &str, cursor: u64) -> String {
    if cursor & INSIDE == 0 {
        return format!("{what} at byte {cursor}");
    }
    let (member, number) = ((cursor & !INSIDE) >> NUMBER, cursor & ((1 << NUMBER) - 1));
    format!("{what} {} in the packed part at byte {member}", number + 1)
}

#[cfg(test)]
mod tests;
