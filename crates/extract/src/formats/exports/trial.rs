//! Reads an export in tests: its parts, what they become, and that reading goes on from any part.

use std::io::Cursor;
use std::ops::ControlFlow;

use crate::formats::{Ended, Opening, Part, Start, Step};
use crate::{Capture, Input, detect};

fn steps(kind: crate::Kind, bytes: &[u8], from: u64) -> (Vec<Step>, Ended) {
    let mut found = Vec::new();
    let mut opening = Opening::of(None, "2026-06-01T00:00:00Z".parse().unwrap());
    opening.from = from;
    let open = kind.format().parts.unwrap();
    let ended = open(&mut Cursor::new(bytes), &opening, &mut |step| {
        found.push(step);
        ControlFlow::Continue(())
    });
    (found, ended.unwrap())
}

/// The parts of a file, which must be known as a format of this code.
pub(super) fn read(bytes: &[u8], code: &str) -> (Vec<(Part, Capture)>, Ended) {
    let kind = detect::detect_start(&Start::of(bytes, None)).unwrap();
    assert_eq!(kind.word(), code);
    let (all, ended) = steps(kind, bytes, 0);
    for (i, step) in all.iter().enumerate() {
        assert_eq!(steps(kind, bytes, step.next()).0, all[i + 1..], "from {}", step.place());
    }
    let capture = |step: Step| {
        let Step::Part(part) = step else { panic!("{step:?}") };
        let input = Input::of(&part.bytes, "2026-06-01T00:00:00Z".parse().unwrap());
        let told = Some(&part.told);
        let capture =
            crate::extract(&Input { kind: part.kind, url: part.url.as_deref(), told, ..input });
        (part, capture)
    };
    (all.into_iter().map(capture).collect(), ended)
}
