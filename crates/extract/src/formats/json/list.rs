//! JSON files with an array of records.

use serde_json::Value;

use super::walk::Found;
use super::{Peek, Records};
use crate::Kind;
use crate::formats::giver::{Giver, answer};
use crate::formats::source::Window;
use crate::formats::{
    Broken, Columns, Ended, Format, Likeness, Opening, Part, SkippedPart, Source, Start, Step,
    StepTaker, record,
};

/// A JSON file with an array of records.
pub(in crate::formats) static FORMAT: Format = Format {
    code: "json",
    name: "List of records (JSON)",
    extensions: &["json"],
    help: "An item for each record of the list. Which field holds the title, the text, the address and so on is told from the names of the fields, and can be set by hand.",
    signature,
    document: None,
    parts: Some(parts),
};

fn signature(start: &Start<'_>) -> Likeness {
    let Some(peek) = Peek::at(start).filter(|peek| !peek.more) else { return Likeness::No };
    if !peek.is_array() && peek.records().is_none() {
        return Likeness::No;
    }
    let guessed = Columns::guess(&peek.record_names());
    let known = [&guessed.title, &guessed.body, &guessed.url].into_iter().flatten().count();
    match known {
        2.. => Likeness::Maybe(50),
        1 => Likeness::Maybe(40),
        _ => Likeness::No,
    }
}

fn parts(
    from: &mut dyn Source,
    opening: &Opening<'_>,
    take: &mut StepTaker<'_>,
) -> Result<Ended, Broken> {
    let mut window = Window::at(from, 0)?;
    window.grow()?;
    let start = Start::of(window.bytes(), None);
    let peek = Peek::at(&start);
    let records = match peek.as_ref().and_then(|peek| peek.records().filter(|_| !peek.is_array())) {
        Some(name) => Records::Under(name.to_owned()),
        None => Records::Root,
    };
    drop(start);
    parts_of(from, opening, take, &records, &|_| true)
}

/// Reads the records of an array one by one; those that `wanted` leaves out are counted and told
/// of at the end. The cursor counts bytes of the file.
pub(in crate::formats) fn parts_of(
    from: &mut dyn Source,
    opening: &Opening<'_>,
    take: &mut StepTaker<'_>,
    records: &Records,
    wanted: &dyn Fn(&Value) -> bool,
) -> Result<Ended, Broken> {
    let mut number = count(from, opening, records)?;
    let mut walk = records.open(from, opening.from, opening.limits.part)?;
    let mut giver = Giver::new(take, &opening.limits, opening.from);
    let (mut next, mut others) = (opening.from, 0_u64);
    loop {
        number += 1;
        let place = format!("record {number}");
        let step = match walk.next()? {
            Found::Record(bytes, after) => {
                next = after;
                match step(bytes, place, next, opening, wanted) {
                    Some(step) => step,
                    None => {
                        others += 1;
                        continue;
                    }
                }
            }
            Found::TooLarge(after) => {
                next = after;
                skipped(place, next, "the record is too large")
            }
            Found::End(after) => {
                let note = (others > 0).then(|| {
                    format!("{others} other objects in it are no documents and were not filed.")
                });
                return Ok(Ended { next: after, whole: true, note });
            }
            Found::CutOff(_) => {
                return Ok(Ended::cut_off(next, "The file ends in the middle of a record."));
            }
            Found::Missing => {
                return Err(Broken::at(
                    0,
                    "The list of records was not found in the file, so nothing was filed. The file itself is untouched.",
                ));
            }
        };
        if let Err(left) = giver.step(step) {
            return answer(Err(left));
        }
    }
}

/// How many records stand before the cursor, so that places stay the same.
fn count(from: &mut dyn Source, opening: &Opening<'_>, records: &Records) -> Result<u64, Broken> {
    if opening.from == 0 {
        return Ok(0);
    }
    let mut walk = records.open(from, 0, opening.limits.part)?;
    let mut number = 0;
    loop {
        match walk.next()? {
            Found::Record(_, after) | Found::TooLarge(after) if after <= opening.from => {
                number += 1;
            }
            _ => return Ok(number),
        }
    }
}

fn skipped(place: String, next: u64, why: impl Into<String>) -> Step {
    Step::Skipped(SkippedPart { place, next, why: why.into(), failed: true })
}

fn step(
    bytes: Vec<u8>,
    place: String,
    next: u64,
    opening: &Opening<'_>,
    wanted: &dyn Fn(&Value) -> bool,
) -> Option<Step> {
    let value: Value = match serde_json::from_slice(&bytes) {
        Ok(value @ Value::Object(_)) => value,
        Ok(_) => return Some(skipped(place, next, "the record is no JSON object")),
        Err(error) => {
            return Some(skipped(place, next, format!("the record is no JSON: {error}")));
        }
    };
    if !wanted(&value) {
        return None;
    }
    let fields = record::of_json(&value, opening.columns);
    Some(Step::Part(Part {
        bytes,
        place,
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

    fn read(json: &str, from: u64) -> (Vec<Step>, Ended) {
        let mut found = Vec::new();
        let mut opening = Opening::of(None, "2026-06-01T00:00:00Z".parse().unwrap());
        opening.from = from;
        let ended = parts(&mut Cursor::new(json.as_bytes()), &opening, &mut |step| {
            found.push(step);
            ControlFlow::Continue(())
        });
        (found, ended.unwrap())
    }

    #[test]
    fn records_of_a_list_wherever_it_lies() {
        let list = r#"[{"headline":"Gates","body":"<p>Shut.</p>"},7,{"headline":"Ferry","body":"Waits."}]"#;
        let under = format!(r#"{{"count":2,"results":{list}}}"#);
        for json in [list, &under] {
            let (steps, ended) = read(json, 0);
            assert!(ended.whole);
            assert_eq!((steps.len(), steps[2].place()), (3, "record 3"));
            assert!(matches!(&steps[1], Step::Skipped(it) if it.failed));
            for (i, step) in steps.iter().enumerate() {
                assert_eq!(read(json, step.next()).0, steps[i + 1..], "{json}");
            }
            assert!(matches!(signature(&Start::of(json.as_bytes(), None)), Likeness::Maybe(50)));
        }
    }

    #[test]
    fn a_file_that_is_cut_off_says_so() {
        let (steps, ended) = read(r#"[{"title":"Gates"},{"tit"#, 0);
        assert_eq!((steps.len(), ended.whole), (1, false));
    }
}
