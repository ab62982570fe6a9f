//! What goes through the pipes between the program and its jailed child: length, then bytes.
//!
//! To the child: an order (a few words of JSON) and a body (the page). Back: one byte that says
//! how it went, and the answer. Before that, a child that reads a container asks for bytes of it
//! and hands over piece after piece; the program replies to each. Every length that comes from
//! the child is bounded before a byte of it is kept: what runs there reads hostile pages and may
//! have been turned.

use std::io::{self, Read, Write};

/// The child's answer is never longer than this.
pub(crate) const LONGEST_ANSWER: u64 = 256 << 20;

/// An order is never longer than this; it holds names and addresses, not pages.
const LONGEST_ORDER: u64 = 16 << 20;

/// A body is never longer than this.
const LONGEST_BODY: u64 = 1 << 30;

/// How an order went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The answer is what was asked for.
    Done,
    /// The answer says in words why it could not be done.
    Refused,
    /// A piece of what was asked for; more is to come.
    Piece,
    /// The child wants to know something before it goes on.
    Ask,
}

impl Verdict {
    fn byte(self) -> u8 {
        match self {
            Self::Refused => 0,
            Self::Done => 1,
            Self::Piece => 2,
            Self::Ask => 3,
        }
    }

    fn of(byte: u8) -> Self {
        match byte {
            1 => Self::Done,
            2 => Self::Piece,
            3 => Self::Ask,
            _ => Self::Refused,
        }
    }
}

/// One order with its body.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Order {
    pub(crate) words: Vec<u8>,
    pub(crate) body: Vec<u8>,
}

/// Sends an order to the child.
pub(crate) fn write_order(mut out: impl Write, words: &[u8], body: &[&[u8]]) -> io::Result<()> {
    let length: usize = body.iter().map(|part| part.len()).sum();
    out.write_all(&(words.len() as u64).to_le_bytes())?;
    out.write_all(words)?;
    out.write_all(&(length as u64).to_le_bytes())?;
    for part in body {
        out.write_all(part)?;
    }
    out.flush()
}

/// Reads an order; `None` when the program has no more of them.
pub(crate) fn read_order(mut from: impl Read) -> io::Result<Option<Order>> {
    let Some(length) = read_length(&mut from)? else { return Ok(None) };
    let words = read_bytes(&mut from, length, LONGEST_ORDER)?;
    let length = read_length(&mut from)?.ok_or(io::ErrorKind::UnexpectedEof)?;
    let body = read_bytes(&mut from, length, LONGEST_BODY)?;
    Ok(Some(Order { words, body }))
}

/// Sends an answer to the program.
pub(crate) fn write_answer(mut out: impl Write, verdict: Verdict, bytes: &[u8]) -> io::Result<()> {
    out.write_all(&[verdict.byte()])?;
    out.write_all(&(bytes.len() as u64).to_le_bytes())?;
    out.write_all(bytes)?;
    out.flush()
}

/// Reads an answer; `None` when the child is gone.
pub(crate) fn read_answer(mut from: impl Read) -> io::Result<Option<(Verdict, Vec<u8>)>> {
    let mut verdict = [0_u8];
    if from.read(&mut verdict)? == 0 {
        return Ok(None);
    }
    let verdict = Verdict::of(verdict[0]);
    let length = read_length(&mut from)?.ok_or(io::ErrorKind::UnexpectedEof)?;
    Ok(Some((verdict, read_bytes(&mut from, length, LONGEST_ANSWER)?)))
}

/// Sends the child what it asked for.
pub(crate) fn write_reply(mut out: impl Write, bytes: &[u8]) -> io::Result<()> {
    out.write_all(&(bytes.len() as u64).to_le_bytes())?;
    out.write_all(bytes)?;
    out.flush()
}

/// Reads what was asked for.
pub(crate) fn read_reply(mut from: impl Read) -> io::Result<Vec<u8>> {
    let length = read_length(&mut from)?.ok_or(io::ErrorKind::UnexpectedEof)?;
    read_bytes(&mut from, length, LONGEST_ORDER)
}

fn read_length(from: &mut impl Read) -> io::Result<Option<u64>> {
    let mut length = [0_u8; 8];
    let mut filled = 0;
    while filled < length.len() {
        match from.read(&mut length[filled..]) {
            Ok(0) if filled == 0 => return Ok(None),
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(Some(u64::from_le_bytes(length)))
}

/// Reads exactly `length` bytes. Memory grows with what really comes, not with what was claimed.
fn read_bytes(from: &mut impl Read, length: u64, cap: u64) -> io::Result<Vec<u8>> {
    if length > cap {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "longer than allowed"));
    }
    let mut bytes = Vec::new();
    from.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_comes_out_as_it_went_in() {
        let mut pipe = Vec::new();
        write_order(&mut pipe, b"{}", &[b"pa", b"ge"]).unwrap();
        write_order(&mut pipe, b"[]", &[]).unwrap();
        let mut reader = pipe.as_slice();
        let order =
            |words: &[u8], body: &[u8]| Some(Order { words: words.to_vec(), body: body.to_vec() });
        assert_eq!(read_order(&mut reader).unwrap(), order(b"{}", b"page"));
        assert_eq!(read_order(&mut reader).unwrap(), order(b"[]", b""));
        assert_eq!(read_order(&mut reader).unwrap(), None);
    }

    #[test]
    fn an_answer_comes_out_as_it_went_in() {
        let mut pipe = Vec::new();
        write_answer(&mut pipe, Verdict::Done, b"text").unwrap();
        write_answer(&mut pipe, Verdict::Refused, b"no").unwrap();
        write_answer(&mut pipe, Verdict::Piece, b"part").unwrap();
        write_answer(&mut pipe, Verdict::Ask, b"").unwrap();
        let mut reader = pipe.as_slice();
        assert_eq!(read_answer(&mut reader).unwrap(), Some((Verdict::Done, b"text".to_vec())));
        assert_eq!(read_answer(&mut reader).unwrap(), Some((Verdict::Refused, b"no".to_vec())));
        assert_eq!(read_answer(&mut reader).unwrap(), Some((Verdict::Piece, b"part".to_vec())));
        assert_eq!(read_answer(&mut reader).unwrap(), Some((Verdict::Ask, Vec::new())));
        assert_eq!(read_answer(&mut reader).unwrap(), None);
    }

    #[test]
    fn a_reply_comes_out_as_it_went_in() {
        let mut pipe = Vec::new();
        write_reply(&mut pipe, b"bytes").unwrap();
        write_reply(&mut pipe, b"").unwrap();
        let mut reader = pipe.as_slice();
        assert_eq!(read_reply(&mut reader).unwrap(), b"bytes");
        assert_eq!(read_reply(&mut reader).unwrap(), b"");
        assert!(read_reply(&mut reader).is_err());
    }

    #[test]
    fn a_claimed_length_costs_no_memory_and_a_cut_answer_is_an_error() {
        let mut lie = vec![1];
        lie.extend(u64::MAX.to_le_bytes());
        assert!(read_answer(lie.as_slice()).is_err());
        let mut cut = vec![1];
        cut.extend((LONGEST_ANSWER).to_le_bytes());
        cut.extend(b"only this");
        assert!(read_answer(cut.as_slice()).is_err());
    }
}
