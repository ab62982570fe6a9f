//! What the child says while it works on an order: questions, and pieces of the answer.

use std::cell::RefCell;
use std::io::{self, Read, Seek, SeekFrom, Write};

use super::frame::{Verdict, read_reply, write_answer};

/// Bytes that are asked for at once. Records of a container are smaller, and a trip through the
/// pipes costs as much as copying a hundred kilobytes.
const WINDOW: u64 = 256 << 10;

/// The child's line to the program.
pub(super) struct Talk<'a> {
    input: &'a mut dyn Read,
    output: &'a mut dyn Write,
}

impl<'a> Talk<'a> {
    /// A line over these pipes.
    pub(super) fn over(input: &'a mut dyn Read, output: &'a mut dyn Write) -> Self {
        Self { input, output }
    }

    /// Hands over a piece, and waits until the program has taken it.
    pub(super) fn hand_over(&mut self, piece: &[u8]) -> io::Result<()> {
        write_answer(&mut self.output, Verdict::Piece, piece)?;
        read_reply(&mut self.input).map(drop)
    }

    fn ask(&mut self, question: &[u8]) -> io::Result<Vec<u8>> {
        write_answer(&mut self.output, Verdict::Ask, question)?;
        read_reply(&mut self.input)
    }
}

/// A file that the program reads for the child: the child has no files.
pub(super) struct Far<'t, 'a> {
    talk: &'t RefCell<Talk<'a>>,
    length: u64,
    position: u64,
    window: Vec<u8>,
    begins: u64,
}

impl<'t, 'a> Far<'t, 'a> {
    /// A file of this many bytes at the other end of the line.
    pub(super) fn file(talk: &'t RefCell<Talk<'a>>, length: u64) -> Self {
        Self { talk, length, position: 0, window: Vec::new(), begins: 0 }
    }

    /// What of the window lies at the position.
    fn at_hand(&self) -> &[u8] {
        let from = self.position.checked_sub(self.begins).and_then(|from| from.try_into().ok());
        from.and_then(|from: usize| self.window.get(from..)).unwrap_or_default()
    }
}

impl Read for Far<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() || self.position >= self.length {
            return Ok(0);
        }
        if self.at_hand().is_empty() {
            let length = WINDOW.min(self.length - self.position);
            self.window = self.talk.borrow_mut().ask(&question(self.position, length))?;
            self.begins = self.position;
        }
        let found = self.at_hand();
        let length = found.len().min(buffer.len());
        buffer[..length].copy_from_slice(&found[..length]);
        self.position += length as u64;
        Ok(length)
    }
}

impl Seek for Far<'_, '_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let (from, by) = match to {
            SeekFrom::Start(at) => {
                self.position = at;
                return Ok(at);
            }
            SeekFrom::Current(by) => (self.position, by),
            SeekFrom::End(by) => (self.length, by),
        };
        self.position = from.checked_add_signed(by).ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.position)
    }
}

/// Asks for bytes of the file.
fn question(offset: u64, length: u64) -> [u8; 16] {
    let mut words = [0; 16];
    words[..8].copy_from_slice(&offset.to_le_bytes());
    words[8..].copy_from_slice(&length.to_le_bytes());
    words
}

/// Reads the bytes that a question asks for; the program's side. `None` where it is no question.
pub(super) fn answered(
    question: &[u8],
    file: &mut (impl Read + Seek),
) -> Option<io::Result<Vec<u8>>> {
    let (offset, length) = question.split_first_chunk::<8>()?;
    let offset = u64::from_le_bytes(*offset);
    let length = u64::from_le_bytes(length.try_into().ok()?).min(WINDOW);
    let mut bytes = Vec::new();
    let read =
        file.seek(SeekFrom::Start(offset)).and_then(|_| file.take(length).read_to_end(&mut bytes));
    Some(read.map(|_| bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::child::frame::{read_answer, write_reply};

    #[test]
    fn a_far_file_reads_like_a_near_one() {
        let file: Vec<u8> = (0..700_000_u32).flat_map(u32::to_le_bytes).collect();
        let mut near = io::Cursor::new(&file);
        // The far end, written down: the windows that the reads below will ask for.
        let mut replies = Vec::new();
        for offset in [1_000_000, 0, WINDOW] {
            let bytes = answered(&question(offset, WINDOW), &mut near).unwrap().unwrap();
            write_reply(&mut replies, &bytes).unwrap();
        }
        let (mut input, mut output) = (replies.as_slice(), Vec::new());
        let talk = RefCell::new(Talk::over(&mut input, &mut output));
        let mut far = Far::file(&talk, file.len() as u64);
        let mut found = vec![0; 1_000];
        far.seek(SeekFrom::Start(1_000_000)).unwrap();
        far.read_exact(&mut found).unwrap();
        assert_eq!(found, file[1_000_000..1_001_000]);
        far.seek(SeekFrom::Current(-500)).unwrap();
        far.read_exact(&mut found).unwrap();
        assert_eq!(found, file[1_000_500..1_001_500], "no question: it is at hand");
        far.rewind().unwrap();
        let mut start = vec![0; 300_000];
        far.read_exact(&mut start).unwrap();
        assert_eq!(start, file[..300_000]);
        assert_eq!(far.seek(SeekFrom::End(3)).unwrap(), file.len() as u64 + 3);
        assert_eq!(far.read(&mut found).unwrap(), 0);
        assert!(far.seek(SeekFrom::Current(i64::MIN)).is_err());
        let mut asked = output.as_slice();
        let mut count = 0;
        while let Some((verdict, words)) = read_answer(&mut asked).unwrap() {
            assert_eq!((verdict, words.len()), (Verdict::Ask, 16));
            count += 1;
        }
        assert_eq!(count, 3);
    }

    #[test]
    fn a_question_gets_no_more_than_a_window_and_nonsense_gets_nothing() {
        let mut file = io::Cursor::new(vec![7; 1 << 20]);
        let bytes = answered(&question(0, u64::MAX), &mut file).unwrap().unwrap();
        assert_eq!(bytes.len() as u64, WINDOW);
        assert!(answered(&question(u64::MAX, 1), &mut file).unwrap().is_ok_and(|b| b.is_empty()));
        assert!(answered(b"", &mut file).is_none());
        assert!(answered(&[0; 17], &mut file).is_none());
    }
}
