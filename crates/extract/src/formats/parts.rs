//! How a container is read: its documents come one after the other, each with the place it was
//! found and the cursor from which reading goes on behind it.

use std::io::{Read, Seek};
use std::ops::ControlFlow;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Columns, Kind, Told};

/// Where the bytes of a container come from: a file, memory, a pipe to who has the file.
pub trait Source: Read + Seek {}

impl<T: Read + Seek + ?Sized> Source for T {}

/// Takes what was found; after a break nothing more is read.
pub type StepTaker<'a> = dyn FnMut(Step) -> ControlFlow<()> + 'a;

/// Reads the documents of a container and hands them over one by one. Holds one of them in memory
/// at a time. After a break [`Ended::next`] is the cursor of the last step handed over.
pub type OpenParts = fn(&mut dyn Source, &Opening<'_>, &mut StepTaker<'_>) -> Result<Ended, Broken>;

/// How a container is to be read.
#[derive(Debug, Clone, Copy)]
pub struct Opening<'a> {
    /// Name of the file.
    pub name: Option<&'a str>,
    /// Cursor to go on from: 0 for the beginning, else a [`Part::next`] or [`SkippedPart::next`]
    /// of the same bytes. What it counts is the format's business.
    pub from: u64,
    /// When it is filed.
    pub captured: Timestamp,
    /// Bounds.
    pub limits: PartLimits,
    /// What the columns of a table mean, where the analyst said so.
    pub columns: Option<&'a Columns>,
}

impl<'a> Opening<'a> {
    /// From the beginning, with the usual bounds.
    pub fn of(name: Option<&'a str>, captured: Timestamp) -> Self {
        Self { name, from: 0, captured, limits: PartLimits::default(), columns: None }
    }
}

/// What was found in a container.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::large_enum_variant, reason = "nearly all are parts, and one is held at a time")]
pub enum Step {
    /// A document.
    Part(Part),
    /// Something that is no document, or cannot be read; reading goes on behind it.
    Skipped(SkippedPart),
}

impl Step {
    /// Cursor from which reading goes on behind it.
    pub fn next(&self) -> u64 {
        match self {
            Self::Part(part) => part.next,
            Self::Skipped(skipped) => skipped.next,
        }
    }

    /// Where in the container it was, in words.
    pub fn place(&self) -> &str {
        match self {
            Self::Part(part) => &part.place,
            Self::Skipped(skipped) => &skipped.place,
        }
    }
}

/// A document of a container. Its bytes stand for themselves: read again alone, with what was
/// told, they give the same capture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// The bytes of the document: an original.
    pub bytes: Vec<u8>,
    /// Where in the container it was, in words that stay the same: `record 17`, `attachment 2`.
    pub place: String,
    /// Cursor from which reading goes on behind it.
    pub next: u64,
    /// Name, where it has one. Never a path to write to.
    pub name: Option<String>,
    /// Address, where it has one.
    pub url: Option<String>,
    /// What it is, where the container says so or can say nothing else.
    pub kind: Option<Kind>,
    /// What the container says about it.
    pub told: Told,
}

/// Something in a container that is not handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkippedPart {
    /// Where in the container it was, in words that stay the same.
    pub place: String,
    /// Cursor from which reading goes on behind it.
    pub next: u64,
    /// Why, in plain words: "a picture".
    pub why: String,
    /// True where it should have been readable.
    pub failed: bool,
}

/// How reading a container ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// Cursor behind everything that was handed over.
    pub next: u64,
    /// False where the container is cut off or goes on unreadable; `note` says why.
    pub whole: bool,
    /// What should be known about the container, in plain words.
    pub note: Option<String>,
}

impl Ended {
    /// Everything was read, up to this cursor.
    pub fn whole(next: u64) -> Self {
        Self { next, whole: true, note: None }
    }

    /// Reading stopped before the end of the container.
    pub fn cut_off(next: u64, why: impl Into<String>) -> Self {
        Self { next, whole: false, note: Some(why.into()) }
    }
}

/// A container that cannot be read, or not from here on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{why}")]
pub struct Broken {
    /// Cursor at which it broke.
    pub at: u64,
    /// What happened, what is safe, what to do, in plain words.
    pub why: String,
}

impl Broken {
    /// A container that cannot be read from this cursor on.
    pub fn at(at: u64, why: impl Into<String>) -> Self {
        Self { at, why: why.into() }
    }

    /// The bytes could not be had.
    pub fn unreadable(at: u64, error: &std::io::Error) -> Self {
        Self::at(
            at,
            format!(
                "the file could not be read ({error}); what was filed before is safe, see that the file is there and whole, then go on"
            ),
        )
    }
}

/// Bounds of what is taken from a container.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartLimits {
    /// A document of more bytes is skipped.
    pub part: u64,
    /// After this many unpacked bytes the container is left.
    pub total: u64,
    /// Packed data that grow by more than this factor are taken for a bomb; the first 16 MiB of a
    /// document are always unpacked.
    pub ratio: u32,
    /// After this many documents the container is left.
    pub members: u64,
}

impl PartLimits {
    /// What is unpacked of a document whatever it grows by (16 MiB).
    pub const FLOOR: u64 = 16 << 20;

    /// At most this many bytes may come out of `packed` bytes of one document.
    pub fn unpacked(&self, packed: u64) -> u64 {
        packed.saturating_mul(self.ratio.into()).max(Self::FLOOR).min(self.part)
    }
}

impl Default for PartLimits {
    fn default() -> Self {
        Self { part: crate::MAX_INPUT, total: 1 << 44, ratio: 100, members: 1 << 32 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_out_is_bounded_by_what_went_in() {
        let limits = PartLimits::default();
        assert_eq!(limits.unpacked(10), PartLimits::FLOOR);
        assert_eq!(limits.unpacked(200_000), 20_000_000);
        assert_eq!(limits.unpacked(u64::MAX), limits.part);
    }
}
