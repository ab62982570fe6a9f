//! For tests of containers: reading them, and reading on from every cursor.

use std::io::{Cursor, Write as _};
use std::ops::ControlFlow;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::{Broken, Ended, Format, Opening, Part, PartLimits, SkippedPart, Step};

/// Reads a container from a cursor.
pub(super) fn run_from(
    format: &Format,
    bytes: &[u8],
    from: u64,
    limits: PartLimits,
) -> (Vec<Step>, Result<Ended, Broken>) {
    let mut steps = Vec::new();
    let captured = "2025-01-10T00:00:00Z".parse().unwrap();
    let opening = Opening { from, limits, ..Opening::of(None, captured) };
    let mut take = |step| {
        steps.push(step);
        ControlFlow::Continue(())
    };
    let ended = (format.parts.unwrap())(&mut Cursor::new(bytes), &opening, &mut take);
    (steps, ended)
}

/// Reads a container.
pub(super) fn run(format: &Format, bytes: &[u8]) -> (Vec<Step>, Result<Ended, Broken>) {
    run_from(format, bytes, 0, PartLimits::default())
}

/// The documents of a container.
pub(super) fn parts(format: &Format, bytes: &[u8]) -> Vec<Part> {
    let is_part = |step| match step {
        Step::Part(part) => Some(part),
        Step::Skipped(_) => None,
    };
    run(format, bytes).0.into_iter().filter_map(is_part).collect()
}

/// What of a container is left out.
pub(super) fn skipped(format: &Format, bytes: &[u8]) -> Vec<SkippedPart> {
    let is_skipped = |step| match step {
        Step::Part(_) => None,
        Step::Skipped(skipped) => Some(skipped),
    };
    run(format, bytes).0.into_iter().filter_map(is_skipped).collect()
}

/// Reading on from every cursor gives exactly the rest, and a break gives the cursor of its step.
pub(super) fn resumes(format: &Format, bytes: &[u8]) {
    let (all, ended) = run(format, bytes);
    for (i, step) in all.iter().enumerate() {
        let (rest, again) = run_from(format, bytes, step.next(), PartLimits::default());
        assert_eq!(rest, all[i + 1..], "after step {i} at {}", step.place());
        assert_eq!(again.is_ok(), ended.is_ok());
        if let (Ok(again), Ok(ended)) = (again, &ended) {
            assert_eq!((again.next, again.whole), (ended.next, ended.whole));
        }
        let limits = PartLimits { members: i as u64 + 1, ..PartLimits::default() };
        let (first, stopped) = run_from(format, bytes, 0, limits);
        assert_eq!(first, all[..=i]);
        assert_eq!(stopped.unwrap().next, step.next());
    }
}

/// Packs bytes with gzip as one member.
pub(super) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}
