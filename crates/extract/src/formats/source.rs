//! Reading from a source: all of it, or piece by piece through a window, never more than allowed.

use std::io::{Read as _, SeekFrom};

use super::{Broken, Opening, Source};

/// How much is read at once.
const CHUNK: usize = 256 << 10;

/// What came of reading all of a source.
pub(super) enum Whole {
    /// Its bytes.
    Bytes(Vec<u8>),
    /// It is larger than one document may be.
    TooLarge,
}

/// Reads all of a source, where it is no larger than one document may be.
///
/// # Errors
///
/// [`Broken`] where the bytes cannot be had.
pub(super) fn whole(from: &mut dyn Source, opening: &Opening<'_>) -> Result<Whole, Broken> {
    let broken = |error: &std::io::Error| Broken::unreadable(opening.from, error);
    from.seek(SeekFrom::Start(0)).map_err(|error| broken(&error))?;
    let mut bytes = Vec::new();
    let most = opening.limits.part;
    from.take(most + 1).read_to_end(&mut bytes).map_err(|error| broken(&error))?;
    Ok(if bytes.len() as u64 > most { Whole::TooLarge } else { Whole::Bytes(bytes) })
}

/// A window that moves over a source: what is left in it grows on demand and shrinks as it is used.
pub(super) struct Window<'a> {
    from: &'a mut dyn Source,
    buffer: Vec<u8>,
    /// Where in the buffer reading goes on.
    start: usize,
    /// Where in the source that is.
    offset: u64,
    ended: bool,
}

impl<'a> Window<'a> {
    /// A window that begins at `offset`.
    ///
    /// # Errors
    ///
    /// [`Broken`] where the source cannot be read there.
    pub(super) fn at(from: &'a mut dyn Source, offset: u64) -> Result<Self, Broken> {
        from.seek(SeekFrom::Start(offset)).map_err(|error| Broken::unreadable(offset, &error))?;
        Ok(Self { from, buffer: Vec::new(), start: 0, offset, ended: false })
    }

    /// Where in the source the window begins.
    pub(super) fn offset(&self) -> u64 {
        self.offset
    }

    /// What is in the window.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.buffer[self.start..]
    }

    /// Makes the window larger; false at the end of the source.
    ///
    /// # Errors
    ///
    /// [`Broken`] where the source cannot be read.
    pub(super) fn grow(&mut self) -> Result<bool, Broken> {
        if self.ended {
            return Ok(false);
        }
        if self.start > 0 {
            self.buffer.drain(..self.start);
            self.start = 0;
        }
        // Each step doubles a large window, so that reading stays linear.
        let more = CHUNK.max(self.buffer.len()) as u64;
        let read = (&mut *self.from).take(more).read_to_end(&mut self.buffer);
        let read = read.map_err(|error| Broken::unreadable(self.offset, &error))?;
        self.ended = read == 0;
        Ok(read > 0)
    }

    /// Leaves the first `count` bytes behind.
    pub(super) fn pass(&mut self, count: usize) {
        let count = count.min(self.buffer.len() - self.start);
        self.start += count;
        self.offset += count as u64;
        if self.start == self.buffer.len() {
            self.buffer.clear();
            self.start = 0;
        }
    }

    /// The next line without its end; `None` within for one of more than `most` bytes, which is
    /// passed over.
    ///
    /// # Errors
    ///
    /// [`Broken`] where the source cannot be read.
    pub(super) fn line(&mut self, most: usize) -> Result<Option<Option<Vec<u8>>>, Broken> {
        let (mut searched, mut long) = (0, false);
        loop {
            let bytes = self.bytes();
            if let Some(end) = bytes[searched..].iter().position(|byte| *byte == b'\n') {
                let end = searched + end;
                let line = (!long && end <= most).then(|| bytes[..end].to_vec());
                self.pass(end + 1);
                return Ok(Some(line));
            }
            searched = bytes.len();
            if searched > most {
                long = true;
                self.pass(searched);
                searched = 0;
            }
            if !self.grow()? {
                let rest = self.bytes().to_vec();
                self.pass(rest.len());
                let found = long || !rest.is_empty();
                return Ok(found.then_some((!long).then_some(rest)));
            }
        }
    }

    /// Counts line ends from here up to `offset`, and moves there.
    ///
    /// # Errors
    ///
    /// [`Broken`] where the source cannot be read.
    pub(super) fn count_lines(&mut self, offset: u64) -> Result<u64, Broken> {
        let mut lines = 0;
        while self.offset < offset {
            if self.bytes().is_empty() && !self.grow()? {
                break;
            }
            let left = usize::try_from(offset - self.offset).unwrap_or(usize::MAX);
            let count = self.bytes().len().min(left);
            lines += self.bytes()[..count].iter().filter(|byte| **byte == b'\n').count() as u64;
            self.pass(count);
        }
        Ok(lines)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[test]
    fn a_window_moves_and_grows() {
        let bytes: Vec<u8> =
            (0..CHUNK * 3).map(|i| if i % 10 == 9 { b'\n' } else { b'a' }).collect();
        let mut source = Cursor::new(bytes.clone());
        let mut window = Window::at(&mut source, 5).unwrap();
        assert!(window.grow().unwrap() && window.bytes().len() == CHUNK);
        window.pass(10);
        assert!(window.grow().unwrap());
        assert_eq!((window.offset(), window.bytes()[0]), (15, bytes[15]));
        assert_eq!(window.count_lines(1015).unwrap(), 100);
        while window.grow().unwrap() {}
        assert_eq!(window.offset() + window.bytes().len() as u64, bytes.len() as u64);
        assert!(!window.grow().unwrap());
    }

    #[test]
    fn a_source_that_is_too_large_is_not_read() {
        let mut opening = Opening::of(None, jiff::Timestamp::UNIX_EPOCH);
        opening.limits.part = 10;
        let read = |length: usize| whole(&mut Cursor::new(vec![0; length]), &opening).unwrap();
        assert!(matches!(read(10), Whole::Bytes(bytes) if bytes.len() == 10));
        assert!(matches!(read(11), Whole::TooLarge));
    }
}
