//! The packed bytes of a gzip file, counted, with a look ahead.

use std::io::{self, BufRead, Read, SeekFrom};

use super::super::Source;

/// First bytes of every member.
pub(super) const MAGIC: [u8; 2] = [0x1f, 0x8b];

/// So much is read at once.
const CHUNK: usize = 1 << 15;

/// A source up to an end, with the offset of what comes next.
pub(super) struct Packed<'s> {
    source: &'s mut (dyn Source + 's),
    buffer: Vec<u8>,
    at: usize,
    offset: u64,
    end: u64,
}

impl<'s> Packed<'s> {
    /// A source that stands at `offset`.
    pub(super) fn new(source: &'s mut (dyn Source + 's), offset: u64, end: u64) -> Self {
        Self { source, buffer: Vec::new(), at: 0, offset, end }
    }

    /// Offset of the next byte.
    pub(super) fn offset(&self) -> u64 {
        self.offset
    }

    /// The next bytes, at least `least` where there are so many.
    pub(super) fn peek(&mut self, least: usize) -> io::Result<&[u8]> {
        while self.buffer.len() - self.at < least {
            self.buffer.drain(..self.at);
            self.at = 0;
            let held = self.buffer.len();
            let behind = self.end.saturating_sub(self.offset + held as u64);
            let most = CHUNK.min(usize::try_from(behind).unwrap_or(CHUNK));
            self.buffer.resize(held + most, 0);
            let read = self.source.read(&mut self.buffer[held..]);
            self.buffer.truncate(held + read.as_ref().copied().unwrap_or(0));
            match read {
                Ok(0) => break,
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(&self.buffer[self.at..])
    }

    /// Stands at an offset from now on.
    fn seek(&mut self, offset: u64) -> io::Result<()> {
        self.source.seek(SeekFrom::Start(offset))?;
        self.buffer.clear();
        (self.at, self.offset) = (0, offset);
        Ok(())
    }

    /// Stands at the first member that may begin at `offset` or behind it, or at the end.
    pub(super) fn find(&mut self, offset: u64) -> io::Result<()> {
        self.seek(offset.min(self.end))?;
        loop {
            let held = self.peek(4)?;
            if held.len() < 4 {
                let rest = held.len();
                self.consume(rest);
                return Ok(());
            }
            // Method 8 is the only one; three flags are reserved.
            let begins = |w: &[u8]| w[..2] == MAGIC && w[2] == 8 && w[3] & 0xe0 == 0;
            match held.windows(4).position(begins) {
                Some(at) => {
                    self.consume(at);
                    return Ok(());
                }
                None => {
                    let past = held.len() - 3;
                    self.consume(past);
                }
            }
        }
    }
}

impl Read for Packed<'_> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let held = self.peek(1)?;
        let some = held.len().min(room.len());
        room[..some].copy_from_slice(&held[..some]);
        self.consume(some);
        Ok(some)
    }
}

impl BufRead for Packed<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.peek(1)
    }

    fn consume(&mut self, count: usize) {
        self.at += count;
        self.offset += count as u64;
    }
}
