//! What lies in an original that holds others: listed, and opened by number.

use std::io::Cursor;
use std::ops::ControlFlow;

use archive::Sha256Hex;
use extract::Kind;
use extract::formats::{Part, PartLimits, Step};
use jiff::Timestamp;

use crate::child::{Pool, Reading, parts_in};

/// Parts that are listed.
pub(super) const MOST: usize = 500;

/// A part in a list.
pub(super) struct Listed {
    /// Its place in words.
    pub(super) place: String,
    /// Its name.
    pub(super) name: Option<String>,
    /// What it is; none where it is nothing that can be read, with the reason as its place.
    pub(super) kind: Option<Kind>,
    /// The hash of its bytes, where it was handed over.
    pub(super) sha: Option<Sha256Hex>,
    /// Its size in bytes; 0 where it was not handed over.
    pub(super) size: u64,
}

/// The parts of some bytes, read in the jailed child. What can be read until something goes
/// wrong is listed.
pub(super) fn listed(pool: &Pool, kind: Kind, bytes: &[u8], at: Timestamp) -> Vec<Listed> {
    let mut parts = Vec::new();
    each(pool, kind, bytes, at, &mut |step| {
        parts.push(match step {
            Step::Part(part) => Listed {
                kind: kind_of(&part),
                sha: Some(Sha256Hex::of(&part.bytes)),
                place: part.place,
                name: part.name,
                size: part.bytes.len() as u64,
            },
            Step::Skipped(skipped) => Listed {
                place: format!("{} ({})", skipped.place, skipped.why),
                name: None,
                kind: None,
                sha: None,
                size: 0,
            },
        });
        if parts.len() < MOST { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    parts
}

/// One part, by its place in the list.
pub(super) fn opened(
    pool: &Pool,
    kind: Kind,
    bytes: &[u8],
    at: Timestamp,
    number: usize,
) -> Option<Part> {
    let mut found = None;
    let mut next = 0;
    each(pool, kind, bytes, at, &mut |step| {
        if next == number {
            if let Step::Part(part) = step {
                found = Some(part);
            }
            return ControlFlow::Break(());
        }
        next += 1;
        if next < MOST { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    found
}

/// What a part is.
pub(super) fn kind_of(part: &Part) -> Option<Kind> {
    part.kind.or_else(|| extract::detect(&part.bytes, part.name.as_deref()).ok())
}

fn each(
    pool: &Pool,
    kind: Kind,
    bytes: &[u8],
    at: Timestamp,
    take: &mut dyn FnMut(Step) -> ControlFlow<()>,
) {
    if kind.format().parts.is_none() {
        return;
    }
    let reading = Reading {
        kind,
        name: None,
        from: 0,
        length: bytes.len() as u64,
        captured: at,
        columns: None,
        limits: PartLimits { total: 1 << 30, ..PartLimits::default() },
    };
    // However it ends, what came before stands.
    drop(parts_in(pool, &reading, &mut Cursor::new(bytes), &|| false, take));
}
