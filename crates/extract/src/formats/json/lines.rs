//! JSON lines: a record a line, however many there are.

use serde_json::Value;

use super::Peek;
use crate::Kind;
use crate::formats::giver::{Giver, answer};
use crate::formats::source::Window;
use crate::formats::{
    Broken, Columns, Ended, Format, Likeness, Opening, Part, SkippedPart, Source, Start, Step,
    StepTaker, record,
};

/// JSON lines.
pub(in crate::formats) static FORMAT: Format = Format {
    code: "jsonl",
    name: "JSON lines",
    extensions: &["jsonl", "ndjson", "jl"],
    help: "An item for each line. Which field holds the title, the text, the address and so on is told from the names of the fields, and can be set by hand.",
    signature,
    document: None,
    parts: Some(parts),
};

fn signature(start: &Start<'_>) -> Likeness {
    let named = start.ends_in(FORMAT.extensions);
    let Some(peek) = Peek::at(start).filter(|peek| !peek.is_array()) else { return Likeness::No };
    // The first record may be longer than what is seen of the file.
    if !(peek.more || named) {
        return Likeness::No;
    }
    let guessed = Columns::guess(&peek.record_names());
    let known = [&guessed.title, &guessed.body, &guessed.url].into_iter().flatten().count();
    match (known, named) {
        (1.., _) => Likeness::Maybe(70),
        (0, true) => Likeness::Maybe(40),
        (0, false) => Likeness::No,
    }
}

/// Reads the lines one by one. The cursor counts bytes of the file.
fn parts(
    from: &mut dyn Source,
    opening: &Opening<'_>,
    take: &mut StepTaker<'_>,
) -> Result<Ended, Broken> {
    let mut window = Window::at(from, 0)?;
    let mut line = 1 + window.count_lines(opening.from)?;
    let mut giver = Giver::new(take, &opening.limits, opening.from);
    let mut next = window.offset();
    let most = usize::try_from(opening.limits.part).unwrap_or(usize::MAX);
    while let Some(found) = window.line(most)? {
        next = window.offset();
        let place = format!("line {line}");
        line += 1;
        let step = match found {
            Some(bytes) => match record(&bytes, &place, next, opening) {
                Some(step) => step,
                None => continue,
            },
            None => skipped(place, next, "the line is too long"),
        };
        if let Err(left) = giver.step(step) {
            return answer(Err(left));
        }
    }
    Ok(Ended::whole(next))
}

fn skipped(place: String, next: u64, why: &str) -> Step {
    Step::Skipped(SkippedPart { place, next, why: why.to_owned(), failed: true })
}

/// A line as a step; `None` for an empty one.
fn record(line: &[u8], place: &str, next: u64, opening: &Opening<'_>) -> Option<Step> {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).trim_ascii();
    if line.is_empty() {
        return None;
    }
    let value: Value = match serde_json::from_slice(line) {
        Ok(value @ Value::Object(_)) => value,
        Ok(_) => return Some(skipped(place.to_owned(), next, "the line is no JSON object")),
        Err(error) => {
            let why = format!("the line is no JSON: {error}");
            return Some(skipped(place.to_owned(), next, &why));
        }
    };
    let fields = record::of_json(&value, opening.columns);
    Some(Step::Part(Part {
        bytes: line.to_vec(),
        place: place.to_owned(),
        next,
        name: None,
        url: record::url(&fields),
        kind: Some(Kind::RECORD),
        told: record::told(&fields, opening.columns),
    }))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;
    use std::ops::ControlFlow;

    use super::*;

    fn read(lines: &[u8], from: u64, part: u64) -> Vec<Step> {
        let mut found = Vec::new();
        let mut opening = Opening::of(None, "2026-06-01T00:00:00Z".parse().unwrap());
        opening.from = from;
        opening.limits.part = part;
        parts(&mut Cursor::new(lines), &opening, &mut |step| {
            found.push(step);
            ControlFlow::Continue(())
        })
        .unwrap();
        found
    }

    const LINES: &str = "{\"title\":\"Gates\",\"text\":\"Shut.\",\"tags\":[\"a\"]}\n\n{\"title\":\"x\"\n[1]\r\n{\"url\":\"https://x.example/a\"}";

    #[test]
    fn every_line_is_a_record_and_broken_ones_are_skipped() {
        let steps = read(LINES.as_bytes(), 0, 1000);
        let shown: Vec<(bool, &str)> =
            steps.iter().map(|step| (matches!(step, Step::Part(_)), step.place())).collect();
        assert_eq!(
            shown,
            [(true, "line 1"), (false, "line 3"), (false, "line 4"), (true, "line 5")]
        );
        let Step::Part(part) = &steps[0] else { panic!("a part") };
        assert_eq!(part.told.tags, ["a"]);
        let input = crate::Input::of(&part.bytes, "2026-06-01T00:00:00Z".parse().unwrap());
        let capture = crate::extract(&crate::Input { kind: part.kind, ..input });
        assert_eq!(
            (capture.title.clone().unwrap().value.as_str(), capture.body().as_str()),
            ("Gates", "Shut.")
        );
    }

    #[test]
    fn reading_goes_on_from_any_line() {
        let all = read(LINES.as_bytes(), 0, 1000);
        for (i, step) in all.iter().enumerate() {
            assert_eq!(read(LINES.as_bytes(), step.next(), 1000), all[i + 1..]);
        }
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over() {
        let long = format!("{{\"title\":\"{}\"}}\n{{\"title\":\"b\"}}\n", "a".repeat(700_000));
        let steps = read(long.as_bytes(), 0, 1000);
        assert!(matches!(&steps[0], Step::Skipped(it) if it.why.contains("too long")));
        assert_eq!((steps.len(), steps[1].place()), (2, "line 2"));
    }
}
