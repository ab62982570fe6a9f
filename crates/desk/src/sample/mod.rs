//! The sample vault: invented news that goes the same way as a user's own.
//!
//! Nothing here is prepared: the bytes are filed, read, weighed and linked by the same functions as
//! everything else, at fixed moments, so that every build gives the same vault.

mod manifest;

use std::collections::BTreeMap;

use archive::{BriefingText, NewBriefing, NewCase, Status};
use jiff::Timestamp;
use tradecraft::tlp::Tlp;

use crate::fault::internal;
use crate::filing::{Incoming, Placing, file};
use crate::pen::Pen;
use crate::requests::preview::counted;
use crate::text::count;
use crate::wire::WireError;
use manifest::{Case, SAMPLES, Sample};

/// Name of the vault.
pub(crate) const NAME: &str = "Sample";

/// Who signs the log of the sample.
pub(crate) const ANALYST: &str = "Sample analyst";

/// When the vault was made, RFC 3339.
const MADE: &str = "2026-01-12T08:00:00Z";

/// The briefing; `{01}` stands for the citation key of the file whose name begins so.
const BRIEFING: &str = include_str!("briefing.md");

/// When the vault was made.
pub(crate) fn made() -> Result<Timestamp, WireError> {
    moment(MADE)
}

/// How many steps the building takes.
pub(crate) fn steps() -> i64 {
    i64::try_from(SAMPLES.len()).unwrap_or(i64::MAX) + 1
}

/// Fills an empty vault. `step` is told the number of each step and what is done; it may stop it.
pub(crate) fn build(
    pen: &Pen,
    step: &mut dyn FnMut(i64, &str) -> Result<(), WireError>,
) -> Result<(), WireError> {
    let port = case(
        pen,
        "2026-03-12T17:20:00Z",
        "Port Ellery intrusion",
        "Who was in the terminal system of Port Ellery, since when, and what of it is known at first hand?",
        "#0b5d66",
    )?;
    let cable = case(
        pen,
        "2026-02-02T15:10:00Z",
        "Sundal cable",
        "What broke the Sundal cable on 2 February, and which of the charges rests on evidence of its own?",
        "#8a4b16",
    )?;
    let mut keys = BTreeMap::new();
    for (done, sample) in (0_i64..).zip(SAMPLES) {
        step(done, sample.name)?;
        let key = place(pen, sample, port, cable)?;
        keys.insert(&sample.name[..2], key);
    }
    step(steps() - 1, "the briefing")?;
    brief(pen, port, &keys)
}

fn case(pen: &Pen, at: &str, title: &str, question: &str, color: &str) -> Result<i64, WireError> {
    let new = NewCase {
        title: title.to_owned(),
        question: question.to_owned(),
        color: Some(color.to_owned()),
        tlp: None,
    };
    let label = format!("Made the case “{title}”");
    Ok(pen.at(moment(at)?).write(label, |w| w.cases().create(&new))?.0)
}

/// Files one sample, decides about it, and answers with its citation key.
fn place(pen: &Pen, sample: &Sample, port: i64, cable: i64) -> Result<String, WireError> {
    let pen = pen.at(moment(sample.filed)?);
    let from_file = sample.how != archive::How::Paste;
    let name = from_file.then(|| sample.name.to_owned());
    let incoming = Incoming {
        bytes: sample.bytes.to_vec(),
        from: name.clone(),
        name,
        url: None,
        kind: None,
        how: sample.how,
    };
    let tags = sample.tags.iter().map(|&tag| tag.to_owned()).collect();
    let filed = file(&pen, incoming, &Placing { case: None, tags })?;
    let (Some(item), Some(key)) = (filed.item, filed.key) else {
        return Err(internal("the sample"));
    };
    if let Some((case, role, note)) = sample.link {
        let case = match case {
            Case::Port => port,
            Case::Cable => cable,
        };
        let label = format!("Linked {} to a case", count(1, "item", "items"));
        pen.write(label, |w| w.links().link(case, &[item], role, Some(note)))?;
    }
    if sample.status != Status::Inbox {
        let done = if sample.status == Status::Filed { "Filed" } else { "Discarded" };
        let label = format!("{done} {}", count(1, "item", "items"));
        pen.write(label, |w| w.items().set_status(&[item], sample.status))?;
    }
    Ok(key)
}

fn brief(pen: &Pen, case: i64, keys: &BTreeMap<&str, String>) -> Result<(), WireError> {
    let mut markdown = BRIEFING.to_owned();
    for (number, key) in keys {
        markdown = markdown.replace(&format!("{{{number}}}"), key);
    }
    let (words, cites) = counted(&markdown);
    let new = NewBriefing {
        title: "Port Ellery: one story, told ten times".to_owned(),
        case: Some(case),
        tlp: Tlp::Green.label().to_owned(),
        text: BriefingText { markdown, words, cites },
    };
    let pen = pen.at(moment("2026-03-24T15:30:00Z")?);
    pen.write("Began the briefing “Port Ellery: one story, told ten times”", |w| {
        w.briefings().create(&new)
    })?;
    Ok(())
}

fn moment(text: &str) -> Result<Timestamp, WireError> {
    text.parse().map_err(|_| internal("the sample"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_of_the_sample_are_moments_and_ascend() {
        let moments: Vec<_> = SAMPLES.iter().map(|one| moment(one.filed).unwrap()).collect();
        assert!(moments.is_sorted());
        assert!(made().unwrap() < moments[0]);
    }

    #[test]
    fn every_file_of_the_folder_is_in_the_sample_once() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/sample/items");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name != "WORLD.md")
            .collect();
        files.sort();
        let mut named: Vec<_> = SAMPLES.iter().map(|one| one.name).collect();
        named.sort_unstable();
        assert_eq!(files, named);
    }

    #[test]
    fn the_briefing_cites_files_that_are_there() {
        let numbers: Vec<&str> = SAMPLES.iter().map(|one| &one.name[..2]).collect();
        let mut cited = 0;
        for (at, _) in BRIEFING.match_indices("@{") {
            assert!(numbers.contains(&&BRIEFING[at + 2..at + 4]), "{}", &BRIEFING[at..at + 6]);
            cited += 1;
        }
        assert!(cited >= 8);
    }
}
