//! Reading a container in the child: the program reads the file for it, and gets part after part.

use std::cell::RefCell;
use std::ops::ControlFlow;

use extract::Kind;
use extract::formats::{Broken, Columns, Ended, Opening, PartLimits, Source, Step};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::process::Partner;
use super::talk::{Far, Talk, answered};
use super::tasks::{Task, words};
use super::{Failure, Limits, Pool};

/// What is known of a container.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Reading {
    /// What it is.
    pub(crate) kind: Kind,
    /// Name of the file.
    pub(crate) name: Option<String>,
    /// Cursor to go on from; 0 is the beginning.
    pub(crate) from: u64,
    /// Its length in bytes.
    pub(crate) length: u64,
    /// When it is filed.
    pub(crate) captured: Timestamp,
    /// What the columns of a table mean.
    pub(crate) columns: Option<Columns>,
    /// Bounds of its parts.
    pub(crate) limits: PartLimits,
}

/// How reading a container ended.
pub(crate) type PartsEnd = Result<Ended, Broken>;

/// Who takes the parts of a container.
pub(crate) type Taker<'a> = dyn FnMut(Step) -> ControlFlow<()> + 'a;

/// Has a child read a container. The parts are taken one by one as they are found; the time that
/// taking one needs is not counted.
///
/// # Errors
/// [`Failure::Stopped`] after a break; else what went wrong with the child. What was taken before
/// is whole, and reading may go on behind it.
pub(crate) fn parts_in(
    pool: &Pool,
    reading: &Reading,
    source: &mut dyn Source,
    stopped: &dyn Fn() -> bool,
    take: &mut Taker<'_>,
) -> Result<PartsEnd, Failure> {
    let mut reading = reading.clone();
    loop {
        let words = words(&Task::Parts(Box::new(reading.clone())))?;
        let mut here = Here { source, take, next: reading.from, left: reading.limits.total };
        match pool.converse(&words, Limits::PART, stopped, &mut here) {
            Ok(answer) => return serde_json::from_slice(&answer).map_err(|_| Failure::Died),
            // A healthy child does not live forever; another goes on.
            Err(Failure::Worn) => reading.from = here.next,
            Err(other) => return Err(other),
        }
    }
}

/// The program's side.
struct Here<'a, 't> {
    source: &'a mut dyn Source,
    take: &'a mut Taker<'t>,
    next: u64,
    /// Bytes that may still come: the child keeps to its limits, unless it was turned.
    left: u64,
}

impl Partner for Here<'_, '_> {
    fn answer(&mut self, question: &[u8]) -> Result<Vec<u8>, Failure> {
        match answered(question, &mut self.source) {
            Some(Ok(bytes)) => Ok(bytes),
            Some(Err(error)) => Err(Failure::Unreadable(error.to_string())),
            None => Err(Failure::Died),
        }
    }

    fn take(&mut self, piece: Vec<u8>) -> Result<(), Failure> {
        self.left = self.left.checked_sub(piece.len() as u64).ok_or(Failure::Died)?;
        let step = unpacked(piece).ok_or(Failure::Died)?;
        self.next = step.next();
        match (self.take)(step) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Failure::Stopped),
        }
    }
}

/// Reads a container: the child's side.
pub(super) fn read(reading: &Reading, talk: Talk<'_>) -> Result<Vec<u8>, String> {
    let open = reading.kind.format().parts.ok_or("this format holds no others")?;
    let talk = RefCell::new(talk);
    let opening = Opening {
        from: reading.from,
        columns: reading.columns.as_ref(),
        limits: reading.limits,
        ..Opening::of(reading.name.as_deref(), reading.captured)
    };
    let mut source = Far::file(&talk, reading.length);
    let mut lost = None;
    let end = open(&mut source, &opening, &mut |step| match packed(step)
        .and_then(|piece| talk.borrow_mut().hand_over(&piece))
    {
        Ok(()) => ControlFlow::Continue(()),
        Err(error) => {
            lost = Some(error.to_string());
            ControlFlow::Break(())
        }
    });
    match lost {
        Some(why) => Err(why),
        None => serde_json::to_vec(&end).map_err(|error| error.to_string()),
    }
}

/// A step as a piece: a length, the step without its bytes as JSON of this length, the bytes.
fn packed(mut step: Step) -> std::io::Result<Vec<u8>> {
    let bytes = match &mut step {
        Step::Part(part) => std::mem::take(&mut part.bytes),
        Step::Skipped(_) => Vec::new(),
    };
    let json = serde_json::to_vec(&step)?;
    let mut piece = Vec::with_capacity(8 + json.len() + bytes.len());
    piece.extend((json.len() as u64).to_le_bytes());
    piece.extend(json);
    piece.extend(bytes);
    Ok(piece)
}

fn unpacked(piece: Vec<u8>) -> Option<Step> {
    let (length, rest) = piece.split_first_chunk::<8>()?;
    let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
    let mut step: Step = serde_json::from_slice(rest.get(..length)?).ok()?;
    if let Step::Part(part) = &mut step {
        let mut bytes = piece;
        bytes.drain(..8 + length);
        part.bytes = bytes;
    }
    Some(step)
}

#[cfg(test)]
mod tests {
    use extract::Told;
    use extract::formats::{Part, SkippedPart};

    use super::*;

    #[test]
    fn a_step_comes_out_as_it_went_in() {
        let part = Part {
            bytes: b"<p>page</p>".to_vec(),
            place: "record 3".to_owned(),
            next: 99,
            name: None,
            url: Some("https://harbour.example/".to_owned()),
            kind: Some(Kind::HTML),
            told: Told::default(),
        };
        let skipped = SkippedPart {
            place: "record 4".to_owned(),
            next: 120,
            why: "a picture".to_owned(),
            failed: false,
        };
        for step in [Step::Part(part), Step::Skipped(skipped)] {
            assert_eq!(unpacked(packed(step.clone()).unwrap()), Some(step));
        }
    }

    #[test]
    fn a_piece_that_is_none_is_refused() {
        for nonsense in [&b""[..], b"1234567", &[255; 40], &[0; 8]] {
            assert_eq!(unpacked(nonsense.to_vec()), None);
        }
    }
}
