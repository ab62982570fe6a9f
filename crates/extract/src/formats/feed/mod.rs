//! Feeds: RSS, RDF, Atom and CDF, from files and saved pages. Each entry is an original of its own;
//! what the feed says of all of them is told with it. Many feeds are not well-formed XML, so no
//! XML parser is asked: entries are found by their tags and read by what is in them.

mod entry;
mod fields;
mod head;

use super::giver::{Giver, answer};
use super::source::{self, Whole};
use super::xml::{self, Piece, Pieces};
use super::{
    Broken, Ended, Format, Kind, Likeness, Opening, Part, SkippedPart, Source, Start, Step,
    StepTaker, Told,
};
use crate::{encoding, normal};
pub(super) use entry::FORMAT as ENTRY;
use head::Head;

/// Feeds.
pub(super) static FORMAT: Format = Format {
    code: "feed",
    name: "News feed (RSS, Atom, RDF)",
    extensions: &["rss", "atom", "rdf", "xml"],
    help: "An item for each entry, with the text that the feed holds of it, which is often only a teaser. Broken feeds are read as far as they go.",
    signature,
    document: None,
    parts: Some(parts),
};

fn signature(start: &Start<'_>) -> Likeness {
    let text = start.text();
    let mut tags =
        Pieces::of(normal::prefix(text, 16 << 10)).filter_map(|(piece, _)| match piece {
            Piece::Open(tag) => Some(tag),
            _ => None,
        });
    let Some(root) = tags.next() else { return Likeness::No };
    let holds = |what: &str| text.contains(what);
    match xml::local(root.name).to_ascii_lowercase().as_str() {
        "rss" | "feed" if root.name != "xml" => Likeness::Certain,
        "rdf" if holds("purl.org/rss/") || holds("netscape.com/rdf") || holds("<channel") => {
            Likeness::Certain
        }
        "channel" => Likeness::Maybe(80),
        "item" | "entry" if entry::is_entry(text) => Likeness::No,
        _ if holds("<item>") && holds("<channel") && holds("<title") => Likeness::Maybe(60),
        _ => Likeness::No,
    }
}

/// Reads the entries one by one. The cursor counts bytes of the feed as UTF-8.
fn parts(
    from: &mut dyn Source,
    opening: &Opening<'_>,
    take: &mut StepTaker<'_>,
) -> Result<Ended, Broken> {
    let bytes = match source::whole(from, opening)? {
        Whole::Bytes(bytes) => bytes,
        Whole::TooLarge => {
            return Err(Broken::at(
                0,
                "The feed is larger than any feed should be, so it was not read. The file itself is untouched. Split it, or file the entries you need.",
            ));
        }
    };
    let text = decoded(&bytes);
    let head = Head::read(&text);
    let mut giver = Giver::new(take, &opening.limits, opening.from);
    let mut count = 0_u64;
    for slice in Entries::of(&text) {
        count += 1;
        if (slice.end as u64) <= opening.from {
            continue;
        }
        let next = slice.end as u64;
        let place = format!("entry {count}");
        let entry = &text[slice];
        let step = if entry.len() as u64 > opening.limits.part {
            Step::Skipped(SkippedPart {
                place,
                next,
                why: "the entry is too large".into(),
                failed: true,
            })
        } else {
            Step::Part(part(entry, &head, place, next))
        };
        if let Err(left) = giver.step(step) {
            return answer(Err(left));
        }
    }
    let note = (count == 0).then(|| "The feed has no entries.".to_owned());
    Ok(Ended { next: text.len() as u64, whole: true, note })
}

/// The feed as text. XML says its encoding in its first line, which counts where it is right.
fn decoded(bytes: &[u8]) -> String {
    encoding::decode(bytes, None).text
}

fn part(entry: &str, head: &Head, place: String, next: u64) -> Part {
    let fields = fields::read(entry);
    let url = fields.address(head.base.as_deref());
    let told = Told {
        publisher: fields.source.or_else(|| head.title.clone()),
        language: fields.language.or_else(|| head.language.clone()),
        url: url.clone(),
        tags: fields.tags,
        authors: if fields.authors.is_empty() { head.authors.clone() } else { Vec::new() },
        ..Told::default()
    };
    Part {
        bytes: entry.as_bytes().to_vec(),
        place,
        next,
        name: None,
        url,
        kind: Some(Kind::FEED_ENTRY),
        told,
    }
}

/// The entries of a feed: from each opening tag to its closing tag, or to the next opening one
/// where it is never closed.
struct Entries<'a> {
    pieces: Pieces<'a>,
    /// An entry that was opened and not closed before this one.
    pending: Option<usize>,
}

impl<'a> Entries<'a> {
    fn of(text: &'a str) -> Self {
        Self { pieces: Pieces::of(text), pending: None }
    }
}

impl Iterator for Entries<'_> {
    type Item = std::ops::Range<usize>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut open = self.pending.take();
        for (piece, span) in self.pieces.by_ref() {
            match piece {
                Piece::Open(tag) if is_entry(tag.name) && tag.closes_itself && open.is_none() => {
                    return Some(span);
                }
                Piece::Open(tag) if is_entry(tag.name) => {
                    if let Some(start) = open {
                        self.pending = Some(span.start);
                        return Some(start..span.start);
                    }
                    open = Some(span.start);
                }
                Piece::Close(name) if is_entry(name) => {
                    if let Some(start) = open {
                        return Some(start..span.end);
                    }
                }
                _ => {}
            }
        }
        open.map(|start| start..self.pieces.at())
    }
}

/// True for the tag of an entry.
fn is_entry(name: &str) -> bool {
    let (prefix, local) = name.split_once(':').unwrap_or(("", name));
    let other = fields::OTHERS.iter().any(|it| prefix.eq_ignore_ascii_case(it));
    !other && (local.eq_ignore_ascii_case("item") || local.eq_ignore_ascii_case("entry"))
}

#[cfg(test)]
mod tests;
