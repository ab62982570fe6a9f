//! Web archives in a ZIP (WACZ 1.1): web archives as they are, and a list of pages with titles.
//! The archives within are read in place, from the middle of the ZIP: their size is no matter.

use std::collections::HashMap;
use std::io;
use std::ops::Range;

use serde::Deserialize;

use super::giver::{Giver, Leave, answer};
use super::stream::{self, length};
use super::zip::directory::{Directory, Entry};
use super::zip::{bytes, no_directory};
use super::{Broken, Ended, Format, Likeness, Opening, PartLimits, Source, Start, StepTaker, warc};

/// More titles, or archives, are not held.
const HELD: usize = 200_000;

/// A web archive in a ZIP.
pub(super) static FORMAT: Format = Format {
    code: "wacz",
    name: "Web archive (WACZ)",
    extensions: &["wacz"],
    help: "An item for every page and document in its web archives, with the address, the time it was fetched and the title noted for it. Files of any size are read piece by piece.",
    signature,
    document: None,
    parts: Some(parts),
};

fn signature(start: &Start<'_>) -> Likeness {
    let holds = |word: &[u8]| {
        [start.head, start.tail].iter().any(|bytes| memchr::memmem::find(bytes, word).is_some())
    };
    let is_it = start.head.starts_with(b"PK\x03\x04")
        && holds(b"datapackage.json")
        && (holds(b"archive/") || holds(b"pages/pages.jsonl"));
    Likeness::certain_if(is_it)
}

/// A web archive in the ZIP: its name, its bytes, and whether they stand there unpacked.
struct Inner {
    name: String,
    span: Range<u64>,
    plain: bool,
}

fn parts(
    source: &mut dyn Source,
    opening: &Opening<'_>,
    take: &mut StepTaker<'_>,
) -> Result<Ended, Broken> {
    let from = opening.from;
    let unreadable = |error: io::Error| Broken::unreadable(from, &error);
    let whole = length(source).map_err(unreadable)?;
    let Some(directory) = Directory::find(source, whole).map_err(unreadable)? else {
        return Err(no_directory(from));
    };
    let (inner, titles) = contents(source, &directory, &opening.limits).map_err(unreadable)?;
    let mut giver = Giver::new(take, &opening.limits, from);
    answer(each(source, &inner, opening, &mut giver, &titles))
}

/// The web archives in order, and the titles of pages.
fn contents(
    source: &mut dyn Source,
    directory: &Directory,
    limits: &PartLimits,
) -> io::Result<(Vec<Inner>, HashMap<String, String>)> {
    let (mut inner, mut titles) = (Vec::new(), HashMap::new());
    let mut cursor = directory.first;
    while let Some(entry) = directory.entry(source, cursor)? {
        cursor = entry.next;
        if entry.name.starts_with("pages/") && entry.name.ends_with(".jsonl") {
            if let Ok(lines) = bytes(source, &entry, limits)? {
                note_titles(&lines, &mut titles);
            }
        } else if is_archive(&entry) && inner.len() < HELD {
            let Some(begin) = entry.begin(source)? else { continue };
            let span = begin..begin.saturating_add(entry.packed);
            let plain = entry.is_plain();
            inner.push(Inner { name: entry.name, span, plain });
        }
    }
    inner.sort_by_key(|it| it.span.start);
    Ok((inner, titles))
}

fn is_archive(entry: &Entry) -> bool {
    let name = entry.name.to_ascii_lowercase();
    name.starts_with("archive/") && (name.ends_with(".warc") || name.ends_with(".warc.gz"))
}

/// A line of the list of pages.
#[derive(Deserialize)]
struct Line {
    url: String,
    title: String,
}

fn note_titles(lines: &[u8], titles: &mut HashMap<String, String>) {
    for line in lines.split(|byte| *byte == b'\n') {
        if titles.len() >= HELD {
            return;
        }
        if let Ok(line) = serde_json::from_slice::<Line>(line)
            && !line.title.trim().is_empty()
            && line.title != line.url
        {
            titles.entry(line.url).or_insert(line.title);
        }
    }
}

/// Reads the archives. A cursor is one of the archive that its offset stands in.
fn each(
    source: &mut dyn Source,
    inner: &[Inner],
    opening: &Opening<'_>,
    giver: &mut Giver<'_, '_>,
    titles: &HashMap<String, String>,
) -> Result<Ended, Leave> {
    let from = stream::offset(opening.from);
    let mut last = Ended::whole(opening.from);
    for it in inner.iter().filter(|it| it.span.end > from) {
        if !it.plain {
            let why = "packed once more in the archive; unpack it and file it then";
            giver.skip(format!("member {}", it.name), it.span.end, why, true)?;
            last = Ended { next: it.span.end, ..last };
            continue;
        }
        let begun = it.span.contains(&from);
        let opening = Opening { from: if begun { opening.from } else { 0 }, ..*opening };
        let title = |url: &str| titles.get(url).cloned();
        let ended = warc::read(source, &it.span, &opening, giver, &title)?;
        last = Ended {
            next: ended.next,
            whole: last.whole && ended.whole,
            note: last.note.or(ended.note),
        };
    }
    Ok(last)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use ::zip::write::SimpleFileOptions;
    use ::zip::{CompressionMethod, ZipWriter};

    use super::super::Kind;
    use super::super::trial::{gzip, parts, resumes, run, skipped};
    use super::*;

    fn record(n: usize) -> Vec<u8> {
        let block = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body>Gate {n}</body></html>"
        );
        format!(
            "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://gazette.example/{n}\r\n\
             Content-Type: application/http\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
        .into_bytes()
    }

    fn archive(method: CompressionMethod) -> Vec<u8> {
        let packed = [record(1), record(2)].map(|it| gzip(&it)).concat();
        let as_one = gzip(&[record(5), record(6)].concat());
        let pages = b"{\"format\":\"json-pages-1.0\"}\n{\"url\":\"https://gazette.example/2\",\"title\":\"Gate two\"}\nnoise\n";
        let members: [(&str, &[u8]); 5] = [
            ("datapackage.json", b"{}"),
            ("archive/a.warc.gz", &packed),
            ("archive/b.warc", &[record(3), record(4)].concat()),
            ("archive/c.warc.gz", &as_one),
            ("pages/pages.jsonl", pages),
        ];
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in members {
            let stored =
                if name.starts_with("archive") { method } else { CompressionMethod::Deflated };
            let options = SimpleFileOptions::default().compression_method(stored);
            writer.start_file(name, options).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn pages_come_from_all_archives_with_their_titles() {
        let bytes = archive(CompressionMethod::Stored);
        let found = parts(&FORMAT, &bytes);
        let urls: Vec<_> = found.iter().map(|it| it.url.as_deref().unwrap()).collect();
        let wanted: Vec<_> = (1..=6).map(|n| format!("https://gazette.example/{n}")).collect();
        assert_eq!(urls, wanted);
        assert_eq!(found[1].told.title.as_deref(), Some("Gate two"));
        assert!(found[0].told.title.is_none());
        assert!(run(&FORMAT, &bytes).1.unwrap().whole);
        resumes(&FORMAT, &bytes);
        assert_eq!(crate::detect_start(&Start::of(&bytes, None)), Some(Kind::of(&FORMAT)));
    }

    #[test]
    fn archives_packed_once_more_are_told() {
        let bytes = archive(CompressionMethod::Deflated);
        let left = skipped(&FORMAT, &bytes);
        assert!(left.len() == 3 && left.iter().all(|it| it.failed));
        resumes(&FORMAT, &bytes);
    }
}
