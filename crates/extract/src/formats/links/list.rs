//! A text of nothing but addresses, one a line.

use crate::Kind;
use crate::formats::giver::{Giver, Leave, answer};
use crate::formats::source::Window;
use crate::formats::{
    Broken, Ended, Format, Likeness, Opening, Part, Source, Start, StepTaker, Told,
};
use crate::{address, normal};

/// A list of addresses.
pub(in crate::formats) static FORMAT: Format = Format {
    code: "links",
    name: "List of addresses",
    extensions: &["txt", "urls"],
    help: "An item for each address, without text: Dossier does not fetch pages. Each is marked as not captured.",
    signature,
    document: None,
    parts: Some(parts),
};

/// A longer line is no address.
const LONGEST: usize = 8000;

fn signature(start: &Start<'_>) -> Likeness {
    let text = normal::prefix(start.text(), 32 << 10);
    let cut = text.len() >= 32 << 10;
    let mut lines: Vec<&str> = text.lines().map(str::trim).filter(|line| is_said(line)).collect();
    if cut {
        lines.pop();
    }
    let links = lines.iter().filter(|line| address::parse(line).is_some()).count();
    let all = links >= 2 && links == lines.len();
    if all { Likeness::Certain } else { Likeness::No }
}

/// True for a line that is neither empty nor a remark.
fn is_said(line: &str) -> bool {
    !line.is_empty() && !line.starts_with('#')
}

/// Reads the addresses one by one. The cursor counts bytes of the file.
fn parts(
    from: &mut dyn Source,
    opening: &Opening<'_>,
    take: &mut StepTaker<'_>,
) -> Result<Ended, Broken> {
    let mut window = Window::at(from, 0)?;
    let mut line = window.count_lines(opening.from)?;
    let mut giver = Giver::new(take, &opening.limits, opening.from);
    answer(walk(&mut window, &mut line, &mut giver))
}

fn walk(
    window: &mut Window<'_>,
    line: &mut u64,
    giver: &mut Giver<'_, '_>,
) -> Result<Ended, Leave> {
    while let Some(bytes) = window.line(LONGEST)? {
        *line += 1;
        let (next, place) = (window.offset(), format!("line {line}"));
        let Some(bytes) = bytes else {
            giver.skip(place, next, "the line is too long for an address", true)?;
            continue;
        };
        let text = String::from_utf8_lossy(&bytes);
        let text = text.trim().trim_start_matches('\u{feff}');
        if !is_said(text) {
            continue;
        }
        let Some(url) = address::parse(text) else {
            giver.skip(place, next, "the line is no address of a page", true)?;
            continue;
        };
        giver.part(Part {
            bytes: text.as_bytes().to_vec(),
            place,
            next,
            name: None,
            url: Some(url.to_string()),
            kind: Some(Kind::LINK),
            told: Told::default(),
        })?;
    }
    Ok(Ended::whole(window.offset()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::trial;
    use crate::{Basis, Found, Input, extract};

    const LIST: &[u8] =
        b"# to read\nhttps://x.example/a\r\n\nhttps://x.example/b?utm_source=c\nno address\n";

    #[test]
    fn every_address_is_a_part_without_text() {
        let parts = trial::parts(&FORMAT, LIST);
        let places: Vec<&str> = parts.iter().map(|part| part.place.as_str()).collect();
        assert_eq!(places, ["line 2", "line 4"]);
        assert_eq!(trial::skipped(&FORMAT, LIST)[0].place, "line 5");
        let input = Input::of(&parts[1].bytes, "2026-06-01T00:00:00Z".parse().unwrap());
        let capture = extract(&Input { kind: parts[1].kind, ..input });
        assert_eq!(capture.title.unwrap(), Found::new("https://x.example/b", Basis::Url));
        assert_eq!(capture.headline, None);
        assert_eq!(capture.url.unwrap().value, "https://x.example/b");
        assert_eq!(capture.warnings[0].code, "not_captured");
        trial::resumes(&FORMAT, LIST);
    }

    #[test]
    fn a_text_with_an_address_is_no_list() {
        let likeness = |text: &str| signature(&Start::of(text.as_bytes(), None));
        assert_eq!(likeness("https://x.example/a\nhttps://x.example/b"), Likeness::Certain);
        assert_eq!(likeness("https://x.example/a\nThe gate is shut."), Likeness::No);
        assert_eq!(likeness("https://x.example/a"), Likeness::No);
    }
}
