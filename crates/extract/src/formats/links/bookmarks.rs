//! Bookmarks as browsers and many services export them (Netscape bookmark file), and Pocket's HTML.

use crate::formats::giver::{Giver, Leave, answer};
use crate::formats::source::{self, Whole};
use crate::formats::xml::{self, Piece, Pieces};
use crate::formats::{
    Broken, Ended, Format, Likeness, Opening, Part, Source, Start, StepTaker, record,
};
use crate::{Kind, address, encoding, normal};

use super::link;

/// Bookmarks.
pub(in crate::formats) static FORMAT: Format = Format {
    code: "bookmarks",
    name: "Bookmarks (HTML)",
    extensions: &["html", "htm"],
    help: "An item for each bookmark with its title, its folders and tags as tags, without text: Dossier does not fetch pages. Each is marked as not captured.",
    signature,
    document: None,
    parts: Some(parts),
};

fn signature(start: &Start<'_>) -> Likeness {
    let head = normal::prefix(start.text().trim_start(), 400).to_ascii_lowercase();
    let is_it = head.starts_with("<!doctype netscape-bookmark-file-1>")
        || (head.contains("<title>pocket export</title>"));
    if is_it { Likeness::Certain } else { Likeness::No }
}

/// Folders that every browser has and nobody made.
const USUAL: &[&str] = &[
    "bookmarks",
    "bookmarks bar",
    "bookmarks toolbar",
    "bookmarks menu",
    "other bookmarks",
    "favorites",
    "favorites bar",
    "lesezeichen",
    "lesezeichenleiste",
    "mobile bookmarks",
    "unread",
    "read archive",
];

/// Reads the bookmarks one by one. The cursor counts bytes of the file as UTF-8.
fn parts(
    from: &mut dyn Source,
    opening: &Opening<'_>,
    take: &mut StepTaker<'_>,
) -> Result<Ended, Broken> {
    let Whole::Bytes(bytes) = source::whole(from, opening)? else {
        return Err(Broken::at(
            0,
            "The file of bookmarks is larger than any should be, so it was not read. The file itself is untouched.",
        ));
    };
    let text = encoding::decode(&bytes, None).text;
    let mut giver = Giver::new(take, &opening.limits, opening.from);
    answer(walk(&text, opening.from, &mut giver))
}

fn walk(text: &str, from: u64, giver: &mut Giver<'_, '_>) -> Result<Ended, Leave> {
    let mut folders: Vec<String> = Vec::new();
    let (mut name, mut naming) = (String::new(), false);
    let mut number = 0;
    for (piece, span) in Pieces::of(text) {
        match piece {
            Piece::Open(tag)
                if tag.name.eq_ignore_ascii_case("h3") || tag.name.eq_ignore_ascii_case("h1") =>
            {
                (naming, name) = (true, String::new());
            }
            Piece::Close(tag)
                if tag.eq_ignore_ascii_case("h3") || tag.eq_ignore_ascii_case("h1") =>
            {
                naming = false;
            }
            Piece::Open(tag) if tag.name.eq_ignore_ascii_case("dl") && folders.len() < 64 => {
                folders.push(std::mem::take(&mut name));
            }
            Piece::Close(tag) if tag.eq_ignore_ascii_case("dl") => drop(folders.pop()),
            Piece::Open(tag) if tag.name.eq_ignore_ascii_case("a") => {
                number += 1;
                let end = end(text, span.end);
                let next = end as u64;
                if next > from {
                    let bookmark = text[span.start..end].trim_end();
                    bookmark_part(bookmark, &folders, number, next, giver)?;
                }
            }
            piece if naming => xml::push_text(&mut name, piece),
            _ => {}
        }
    }
    Ok(Ended::whole(text.len() as u64))
}

/// Where a bookmark ends whose link begins before `at`: at the next entry or list.
fn end(text: &str, at: usize) -> usize {
    for (piece, span) in Pieces::of(&text[at..]) {
        let ends = match piece {
            Piece::Open(tag) => ["dt", "dl", "li", "ul", "h3", "a"]
                .iter()
                .any(|it| tag.name.eq_ignore_ascii_case(it)),
            Piece::Close(name) => ["dl", "li", "ul"].iter().any(|it| name.eq_ignore_ascii_case(it)),
            _ => false,
        };
        if ends {
            return at + span.start;
        }
    }
    text.len()
}

fn bookmark_part(
    text: &str,
    folders: &[String],
    number: u64,
    next: u64,
    giver: &mut Giver<'_, '_>,
) -> Result<(), Leave> {
    let place = format!("bookmark {number}");
    let fields = link::fields(text);
    if address::parse(&fields.url).is_none() {
        return giver.skip(place, next, "it is no address of a page", false);
    }
    let mut told = link::told(&fields);
    let folders = folders.iter().map(|name| normal::line(name));
    told.tags.extend(
        folders.filter(|name| !name.is_empty() && !USUAL.contains(&name.to_lowercase().as_str())),
    );
    giver.part(Part {
        bytes: text.as_bytes().to_vec(),
        place,
        next,
        name: None,
        url: record::url(&fields),
        kind: Some(Kind::LINK),
        told,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::trial;
    use crate::{Input, extract};

    const FILE: &str = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=UTF-8\">\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n\
        <DT><H3 ADD_DATE=\"1\">Ports</H3>\n<DL><p>\n<DT><A HREF=\"https://gazette.example/a\" ADD_DATE=\"1734688800\" TAGS=\"gates,river\">Gates &amp; ferries</A>\n<DD>Ask Ada.\n\
        <DT><A HREF=\"javascript:x()\">No</A>\n</DL><p>\n<DT><A HREF=\"https://gazette.example/b\">Tide</A>\n</DL><p>";

    #[test]
    fn bookmarks_carry_their_folders_and_tags() {
        let parts = trial::parts(&FORMAT, FILE.as_bytes());
        assert_eq!(parts.len(), 2);
        assert_eq!(parts[0].told.tags, ["gates", "river", "Ports"]);
        assert_eq!(parts[0].told.note.as_deref(), Some("Ask Ada."));
        assert_eq!(parts[0].told.fetched.unwrap().to_string(), "2024-12-20T10:00:00Z");
        assert!(parts[1].told.tags.is_empty());
        let input = Input::of(&parts[0].bytes, "2026-06-01T00:00:00Z".parse().unwrap());
        let capture = extract(&Input { kind: parts[0].kind, told: Some(&parts[0].told), ..input });
        assert_eq!(capture.title.unwrap().value, "Gates & ferries");
        assert_eq!(capture.warnings[0].code, "not_captured");
        assert!(capture.published.is_unknown());
        trial::resumes(&FORMAT, FILE.as_bytes());
    }
}
