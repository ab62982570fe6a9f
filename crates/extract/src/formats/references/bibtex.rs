//! References as BibTeX: `@article{key, title = {...}, year = 2024}`.

use std::collections::HashMap;

use super::latex;
use super::reference;
use crate::Kind;
use crate::formats::content::Markup;
use crate::formats::giver::{Giver, Leave, answer};
use crate::formats::record::Fields;
use crate::formats::source::{self, Whole};
use crate::formats::{
    Broken, Ended, Format, Likeness, Opening, Part, Source, Start, StepTaker, record,
};

/// References as BibTeX.
pub(in crate::formats) static FORMAT: Format = Format {
    code: "bibtex",
    name: "References (BibTeX)",
    extensions: &["bib", "bibtex"],
    help: "An item for each reference, with its abstract as the text. Items without an abstract are marked as not captured.",
    signature,
    document: None,
    parts: Some(parts),
};

/// Entries that are no references.
const OTHERS: &[&str] = &["comment", "preamble", "string"];

fn signature(start: &Start<'_>) -> Likeness {
    let text = start.text();
    let Some(entry) = Entries { text, at: 0 }.find(|entry| !OTHERS.contains(&entry.kind.as_str()))
    else {
        return Likeness::No;
    };
    let before = text[..entry.start].lines().all(|line| {
        let line = line.trim();
        line.is_empty() || line.starts_with('%') || line.starts_with('@')
    });
    let fields = values(&text[entry.start..entry.end]);
    let known = fields.contains_key("title") || fields.contains_key("author");
    if known && (before || start.ends_in(FORMAT.extensions)) {
        Likeness::Certain
    } else {
        Likeness::No
    }
}

/// Reads the references one by one. The cursor counts bytes of the file as UTF-8.
fn parts(
    from: &mut dyn Source,
    opening: &Opening<'_>,
    take: &mut StepTaker<'_>,
) -> Result<Ended, Broken> {
    let Whole::Bytes(bytes) = source::whole(from, opening)? else {
        return Err(Broken::at(
            0,
            "The file of references is larger than any should be, so it was not read. The file itself is untouched. Split it and import the pieces.",
        ));
    };
    let text = crate::encoding::decode(&bytes, None).text;
    let mut giver = Giver::new(take, &opening.limits, opening.from);
    answer(walk(&text, opening.from, &mut giver))
}

fn walk(text: &str, from: u64, giver: &mut Giver<'_, '_>) -> Result<Ended, Leave> {
    let mut number = 0;
    for entry in (Entries { text, at: 0 }) {
        if OTHERS.contains(&entry.kind.as_str()) {
            continue;
        }
        number += 1;
        let next = entry.end as u64;
        if next <= from {
            continue;
        }
        let place = format!("reference {number}");
        let bytes = &text[entry.start..entry.end];
        if !entry.closed {
            giver.skip(place, next, "its braces are never closed", true)?;
            continue;
        }
        let fields = reference::fields(bytes);
        giver.part(Part {
            bytes: bytes.as_bytes().to_vec(),
            place,
            next,
            name: None,
            url: record::url(&fields),
            kind: Some(Kind::REFERENCE),
            told: record::told(&fields, None),
        })?;
    }
    Ok(Ended::whole(text.len() as u64))
}

/// The entries of a file: from `@` to the brace that closes it, or to the next entry.
struct Entries<'a> {
    text: &'a str,
    at: usize,
}

struct Entry {
    kind: String,
    start: usize,
    end: usize,
    closed: bool,
}

impl Iterator for Entries<'_> {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        loop {
            let start = self.at + self.text[self.at..].find('@')?;
            let rest = &self.text[start + 1..];
            let name = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
            let open = rest[name..].trim_start();
            self.at = start + 1;
            if name == 0 || !open.starts_with(['{', '(']) {
                continue;
            }
            let inside = start + 1 + (rest.len() - open.len());
            let (end, closed) = closing(self.text, inside);
            self.at = end;
            return Some(Entry { kind: rest[..name].to_ascii_lowercase(), start, end, closed });
        }
    }
}

/// Where the brace closes that opens at `open`. Where it never does, the entry ends at the next
/// line that begins one.
fn closing(text: &str, open: usize) -> (usize, bool) {
    let (mut depth, mut escaped) = (0_usize, false);
    let round = text.as_bytes()[open] == b'(';
    let next = text[open..].find("\n@").map_or(text.len(), |at| open + at + 1);
    for (at, byte) in text.bytes().enumerate().take(next).skip(open) {
        match byte {
            _ if escaped => {
                escaped = false;
                continue;
            }
            b'\\' => escaped = true,
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b'(' if round && depth == 0 && at == open => depth += 1,
            b')' if round && depth == 1 => depth = 0,
            _ => {}
        }
        if depth == 0 && at > open {
            return (at + 1, true);
        }
    }
    (next, false)
}

/// The fields of an entry: names in lower case, values without their braces or quotes.
fn values(entry: &str) -> HashMap<String, String> {
    let mut found = HashMap::new();
    let Some((_, mut rest)) = entry.split_once(',') else { return found };
    while let Some((name, after)) = rest.split_once('=') {
        let name = name.trim().trim_start_matches(',').trim().to_ascii_lowercase();
        let (value, left) = value(after.trim_start());
        if name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
            && !name.is_empty()
        {
            found.entry(name).or_insert(value);
        }
        rest = left;
        if found.len() > 500 {
            break;
        }
    }
    found
}

/// The value at the start of a text, and what follows the comma behind it. Parts joined by `#` are
/// one value.
fn value(text: &str) -> (String, &str) {
    let mut out = String::new();
    let mut rest = text;
    loop {
        let end = match rest.as_bytes().first() {
            Some(b'{') => {
                let (end, _) = closing(rest, 0);
                out.push_str(&rest[1..end.saturating_sub(1).max(1)]);
                end
            }
            Some(b'"') => {
                let end = quote_end(rest);
                out.push_str(&rest[1..end.saturating_sub(1).max(1)]);
                end
            }
            _ => {
                let end = rest.find([',', '}', '#', '\n']).unwrap_or(rest.len());
                out.push_str(month(rest[..end].trim()));
                end
            }
        };
        rest = rest[end..].trim_start();
        match rest.strip_prefix('#') {
            Some(more) => rest = more.trim_start(),
            None => break,
        }
    }
    let after = rest.find(',').map_or("", |at| &rest[at + 1..]);
    (latex::plain(&out), after)
}

/// Where a quoted value ends, behind its quote; quotes within braces do not count.
fn quote_end(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b'"' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The months as BibTeX abbreviates them.
fn month(text: &str) -> &str {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    const NUMBERS: [&str; 12] =
        ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"];
    let at = MONTHS.iter().position(|month| month.eq_ignore_ascii_case(text));
    at.map_or(text, |at| NUMBERS[at])
}

/// What a reference says.
pub(super) fn fields(text: &str) -> Fields {
    let values = values(text);
    let of = |names: &[&str]| -> String {
        names.iter().find_map(|name| values.get(*name)).cloned().unwrap_or_default()
    };
    let doi = of(&["doi"]);
    let url = of(&["url", "link"]);
    let date = of(&["date"]);
    let (year, month, day) = (of(&["year"]), of(&["month"]), of(&["day"]));
    let parts: Vec<String> =
        [year, month, day].into_iter().take_while(|part| !part.is_empty()).collect();
    let published = if date.is_empty() { parts.join("-") } else { date };
    let keywords = of(&["keywords", "keyword"]);
    let note = of(&["note", "annote"]);
    Fields {
        title: of(&["title"]),
        body: vec![(of(&["abstract"]), Markup::Plain)],
        url: if url.is_empty() && !doi.is_empty() { format!("https://doi.org/{doi}") } else { url },
        authors: of(&["author"]).split(" and ").map(super::ris::turned).collect(),
        publisher: of(&[
            "journal",
            "journaltitle",
            "booktitle",
            "howpublished",
            "publisher",
            "organization",
            "institution",
        ]),
        language: of(&["langid", "language"]),
        published: (published, "date".into()),
        tags: keywords
            .split([',', ';'])
            .map(|tag| tag.trim().to_owned())
            .filter(|tag| !tag.is_empty())
            .collect(),
        note: (!note.is_empty()).then_some(note),
        ..Fields::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::trial;
    use crate::{Input, extract};

    const FILE: &str = "% made by hand\n@string{hg = \"Harbour Gazette\"}\n@article{novak_2024,\n\ttitle = {Gates of the {Harbour} shut},\n\turl = {https://gazette.example/a},\n\tabstract = {The gates are shut, says M{\\\"u}ller.},\n\tjournal = {Harbour Gazette},\n\tauthor = {Novak, Ada and M{\\\"u}ller, Bo},\n\tyear = {2024},\n\tmonth = dec,\n\tday = {18},\n\tkeywords = {ports, river},\n}\n\n@misc{open, title = {Never closed\n@online{b, title = \"Ferry\", url = \"https://gazette.example/b\", date = \"2023-05\"}\n";

    #[test]
    fn references_are_items() {
        assert_eq!(signature(&Start::of(FILE.as_bytes(), None)), Likeness::Certain);
        let parts = trial::parts(&FORMAT, FILE.as_bytes());
        assert_eq!(parts.len(), 2);
        assert_eq!(trial::skipped(&FORMAT, FILE.as_bytes())[0].place, "reference 2");
        let read = |i: usize| {
            let input = Input::of(&parts[i].bytes, "2026-06-01T00:00:00Z".parse().unwrap());
            extract(&Input { kind: parts[i].kind, ..input })
        };
        let item = read(0);
        assert_eq!(item.title.as_ref().unwrap().value, "Gates of the Harbour shut");
        assert_eq!(item.authors, ["Ada Novak", "Bo Müller"]);
        assert_eq!(item.body(), "The gates are shut, says Müller.");
        assert_eq!(item.published.date.iso(), "2024-12-18");
        assert_eq!(read(1).published.date.iso(), "2023-05");
        trial::resumes(&FORMAT, FILE.as_bytes());
    }

    #[test]
    fn other_texts_are_no_references() {
        for text in
            ["Write to ada@gazette.example {soon}", "@media { title = x }", "The @article{ title"]
        {
            assert_eq!(signature(&Start::of(text.as_bytes(), None)), Likeness::No, "{text}");
        }
    }
}
