//! The members of a gzip file one after the other (RFC 1952). A damaged one is left, and the next
//! is looked for.

use std::io::{ErrorKind, Read as _};

use flate2::bufread::GzDecoder;

use super::super::{PartLimits, Source};
use super::Trouble;
use super::packed::{MAGIC, Packed};

/// A file with more damaged members than this is given up.
const DAMAGED: u32 = 2_000;

/// What was read.
pub(super) enum Read {
    /// So many bytes; 0 at the end.
    Bytes(usize),
    /// A member begins at this offset; its bytes follow.
    Member(u64),
}

enum State<'s> {
    Between(Packed<'s>),
    In(Box<GzDecoder<Packed<'s>>>),
    Ended,
}

/// The members of a gzip file.
pub(super) struct Members<'s> {
    state: State<'s>,
    member: u64,
    offset: u64,
    out: u64,
    limits: PartLimits,
    damaged: u32,
    cut: bool,
}

impl<'s> Members<'s> {
    /// A file that stands at the beginning of a member.
    pub(super) fn new(
        source: &'s mut (dyn Source + 's),
        offset: u64,
        end: u64,
        limits: &PartLimits,
    ) -> Self {
        let state = State::Between(Packed::new(source, offset, end));
        Self { state, member: offset, offset, out: 0, limits: *limits, damaged: 0, cut: false }
    }

    /// True where the last member ends before it should.
    pub(super) fn is_cut(&self) -> bool {
        self.cut
    }

    /// Offset behind what was read.
    pub(super) fn offset(&self) -> u64 {
        self.offset
    }

    /// Reads on, at most to the end of a member.
    pub(super) fn read(&mut self, room: &mut [u8]) -> Result<Read, Trouble> {
        loop {
            match std::mem::replace(&mut self.state, State::Ended) {
                State::Ended => return Ok(Read::Bytes(0)),
                State::Between(packed) => {
                    if let Some(member) = self.begin(packed)? {
                        return Ok(Read::Member(member));
                    }
                }
                State::In(decoder) => {
                    let read = self.unpack(decoder, room)?;
                    if read > 0 {
                        return Ok(Read::Bytes(read));
                    }
                }
            }
        }
    }

    /// Begins the next member; `None` at the end. Zero bytes that fill the file up are no member.
    fn begin(&mut self, mut packed: Packed<'s>) -> Result<Option<u64>, Trouble> {
        self.offset = packed.offset();
        let next = packed.peek(2)?;
        if next.is_empty() || next.iter().all(|byte| *byte == 0) {
            return Ok(None);
        }
        if !next.starts_with(&MAGIC) {
            self.find(packed, self.offset)?;
            return Err(Trouble::Damaged("bytes that belong to no packed part"));
        }
        (self.member, self.out) = (self.offset, 0);
        self.state = State::In(Box::new(GzDecoder::new(packed)));
        Ok(Some(self.member))
    }

    fn unpack(
        &mut self,
        mut decoder: Box<GzDecoder<Packed<'s>>>,
        room: &mut [u8],
    ) -> Result<usize, Trouble> {
        match decoder.read(room) {
            Ok(0) => {
                self.state = State::Between(decoder.into_inner());
                Ok(0)
            }
            Ok(read) => {
                self.out += read as u64;
                self.offset = decoder.get_ref().offset();
                let most = (self.offset - self.member).saturating_mul(self.limits.ratio.into());
                if self.out > most.max(PartLimits::FLOOR) {
                    self.find(decoder.into_inner(), self.member + 1)?;
                    return Err(Trouble::Damaged(
                        "packed data that grow without measure, as data made to fill a disk do",
                    ));
                }
                self.state = State::In(decoder);
                Ok(read)
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {
                self.state = State::In(decoder);
                Ok(0)
            }
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => {
                self.cut = true;
                self.offset = decoder.get_ref().offset();
                Ok(0)
            }
            Err(error)
                if matches!(error.kind(), ErrorKind::InvalidData | ErrorKind::InvalidInput) =>
            {
                self.find(decoder.into_inner(), self.member + 1)?;
                Err(Trouble::Damaged("packed data that are damaged"))
            }
            Err(error) => Err(Trouble::Unreadable(error)),
        }
    }

    /// Stands before the next member behind a damage.
    fn find(&mut self, mut packed: Packed<'s>, offset: u64) -> Result<(), Trouble> {
        self.damaged += 1;
        if self.damaged > DAMAGED {
            self.cut = true;
            return Ok(());
        }
        packed.find(offset)?;
        self.offset = packed.offset();
        self.state = State::Between(packed);
        Ok(())
    }
}
