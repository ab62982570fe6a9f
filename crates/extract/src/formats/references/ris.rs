//! References as RIS: a tag of two characters, two spaces, a hyphen, the value; `TY` begins a
//! reference and `ER` ends it.

use crate::Kind;
use crate::formats::content::Markup;
use crate::formats::giver::{Giver, Leave, answer};
use crate::formats::record::Fields;
use crate::formats::source::Window;
use crate::formats::{
    Broken, Ended, Format, Likeness, Opening, Part, Source, Start, StepTaker, record,
};

use super::reference;

/// References as RIS.
pub(in crate::formats) static FORMAT: Format = Format {
    code: "ris",
    name: "References (RIS)",
    extensions: &["ris"],
    help: "An item for each reference, with its abstract as the text. Items without an abstract are marked as not captured.",
    signature,
    document: None,
    parts: Some(parts),
};

/// A reference of more bytes is none.
const LONGEST: usize = 1 << 20;

fn signature(start: &Start<'_>) -> Likeness {
    let mut lines = start.text().lines().map(str::trim_end).filter(|line| !line.is_empty());
    let first = lines.next().and_then(pair);
    let second = lines.next().and_then(pair);
    let is_it = first.is_some_and(|(tag, _)| tag == "TY") && second.is_some();
    if is_it { Likeness::Certain } else { Likeness::No }
}

/// `AU  - Novak, Ada`.
fn pair(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches('\u{feff}');
    let (tag, rest) = (line.get(..2)?, line.get(2..)?);
    let value = rest.trim_start().strip_prefix('-')?;
    let plain = tag.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    (plain && rest.starts_with(' ')).then(|| (tag, value.trim()))
}

/// Reads the references one by one. The cursor counts bytes of the file.
fn parts(
    from: &mut dyn Source,
    opening: &Opening<'_>,
    take: &mut StepTaker<'_>,
) -> Result<Ended, Broken> {
    let mut window = Window::at(from, 0)?;
    let number = count(&mut window, opening.from)?;
    let mut giver = Giver::new(take, &opening.limits, opening.from);
    answer(walk(&mut window, number, &mut giver))
}

/// How many references end before the cursor.
fn count(window: &mut Window<'_>, until: u64) -> Result<u64, Broken> {
    let mut number = 0;
    while window.offset() < until
        && let Some(line) = window.line(LONGEST)?
    {
        number += u64::from(line.is_some_and(|line| line.starts_with(b"ER")));
    }
    Ok(number)
}

fn walk(
    window: &mut Window<'_>,
    mut number: u64,
    giver: &mut Giver<'_, '_>,
) -> Result<Ended, Leave> {
    let mut entry: Vec<u8> = Vec::new();
    while let Some(line) = window.line(LONGEST)? {
        let line = line.unwrap_or_default();
        let ends = line.starts_with(b"ER");
        if !(entry.is_empty() && line.trim_ascii().is_empty()) && entry.len() < LONGEST {
            entry.extend_from_slice(&line);
            entry.push(b'\n');
        }
        if ends {
            number += 1;
            give(std::mem::take(&mut entry), number, window.offset(), giver)?;
        }
    }
    if !entry.trim_ascii().is_empty() {
        give(entry, number + 1, window.offset(), giver)?;
    }
    Ok(Ended::whole(window.offset()))
}

fn give(bytes: Vec<u8>, number: u64, next: u64, giver: &mut Giver<'_, '_>) -> Result<(), Leave> {
    let place = format!("reference {number}");
    let text = crate::encoding::decode(&bytes, None).text;
    if !text.lines().any(|line| pair(line).is_some_and(|(tag, _)| tag == "TY")) {
        return giver.skip(place, next, "it does not begin as references do", true);
    }
    let fields = reference::fields(&text);
    giver.part(Part {
        bytes,
        place,
        next,
        name: None,
        url: record::url(&fields),
        kind: Some(Kind::REFERENCE),
        told: record::told(&fields, None),
    })
}

/// What a reference says.
pub(super) fn fields(text: &str) -> Fields {
    let mut fields = Fields::default();
    let (mut year, mut body) = (String::new(), String::new());
    let mut publisher = [String::new(), String::new()];
    let mut last = "";
    for line in text.lines() {
        let Some((tag, value)) = pair(line) else {
            // A long abstract goes on in the next line.
            if last == "AB" && !line.trim().is_empty() {
                body.push('\n');
                body.push_str(line.trim());
            }
            continue;
        };
        last = tag;
        let set = |slot: &mut String| {
            if slot.is_empty() {
                value.clone_into(slot);
            }
        };
        match tag {
            "TI" | "T1" => set(&mut fields.title),
            "AB" | "N2" => set(&mut body),
            "UR" | "L2" | "LK" => set(&mut fields.url),
            "DO" if fields.url.is_empty() => fields.url = format!("https://doi.org/{value}"),
            "AU" | "A1" => fields.authors.push(turned(value)),
            "T2" | "JO" | "JF" | "JA" => set(&mut publisher[0]),
            "PB" => set(&mut publisher[1]),
            "DA" => fields.published = (date(value), "DA".into()),
            "PY" | "Y1" => set(&mut year),
            "KW" => fields.tags.push(value.to_owned()),
            "LA" => set(&mut fields.language),
            "N1" => fields.note = Some(value.to_owned()),
            _ => {}
        }
    }
    if fields.published.0.is_empty() {
        fields.published = (date(&year), "PY".into());
    }
    fields.body = vec![(body, Markup::Unknown)];
    fields.publisher = publisher.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
    fields
}

/// `Novak, Ada` is Ada Novak.
pub(super) fn turned(name: &str) -> String {
    match name.split_once(',') {
        Some((family, given)) if !given.trim().is_empty() => {
            format!("{} {}", given.split(',').next().unwrap_or(given).trim(), family.trim())
        }
        _ => name.to_owned(),
    }
}

/// `2024/12/18/`, with parts left open, is 2024-12-18.
fn date(value: &str) -> String {
    let parts: Vec<&str> =
        value.split('/').take(3).take_while(|part| !part.trim().is_empty()).collect();
    if parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit())) {
        let parts: Vec<String> = parts.iter().map(|part| format!("{part:0>2}")).collect();
        return parts.join("-");
    }
    value.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::trial;
    use crate::{Input, extract};

    const FILE: &str = "TY  - NEWS\r\nTI  - Gates shut\r\nAU  - Novak, Ada\r\nAU  - Port desk\r\nAB  - The gates of the harbour\r\nare shut.\r\nDA  - 2024/12/18/\r\nT2  - Harbour Gazette\r\nUR  - https://gazette.example/a\r\nKW  - ports\r\nKW  - river\r\nLA  - en\r\nER  - \r\n\r\n\r\nTY  - ELEC\r\nTI  - Ferry\r\nPY  - 2023\r\nUR  - https://gazette.example/b\r\nER  - \r\n";

    #[test]
    fn references_are_items() {
        assert_eq!(signature(&Start::of(FILE.as_bytes(), None)), Likeness::Certain);
        let parts = trial::parts(&FORMAT, FILE.as_bytes());
        assert_eq!((parts.len(), parts[1].place.as_str()), (2, "reference 2"));
        assert_eq!(parts[0].told.tags, ["ports", "river"]);
        let read = |i: usize| {
            let input = Input::of(&parts[i].bytes, "2026-06-01T00:00:00Z".parse().unwrap());
            extract(&Input { kind: parts[i].kind, ..input })
        };
        let item = read(0);
        assert_eq!(item.title.as_ref().unwrap().value, "Gates shut");
        assert_eq!(item.authors, ["Ada Novak", "Port desk"]);
        assert_eq!(item.published.date.iso(), "2024-12-18");
        assert_eq!(item.publisher.as_ref().unwrap().value, "Harbour Gazette");
        assert!(item.body().contains("are shut."));
        assert_eq!(read(1).published.date.iso(), "2023");
        assert!(read(1).warnings.iter().any(|it| it.code == "not_captured"));
        trial::resumes(&FORMAT, FILE.as_bytes());
    }
}
