//! From the address in the frame to what is shown there.

use archive::{ArchiveError, Sha256Hex};
use extract::Kind;

use super::{Served, decoded, parts, shown_as_text};
use crate::child::{Extraction, draw_page_in, extract_in, sanitise_in};
use crate::desk::Desk;
use crate::open::OpenVault;

/// The longest text that is shown, in bytes; the whole of it is kept all the same.
const LONGEST_SHOWN: usize = 4 << 20;

/// Formats that are shown as a page.
const PAGES: &[&str] = &["html", "singlefile"];

/// Formats whose bytes are text that a person reads.
const TEXTS: &[&str] = &["text", "markdown", "csv", "jsonl", "url_list", "opml"];

/// An original with how it is to be read.
pub(crate) struct Kept {
    /// The bytes, checked against their hash.
    pub(crate) bytes: Vec<u8>,
    /// Code of its format: `text`, `html`, `pdf` ...
    pub(crate) kind: String,
    /// Character encoding that it was read with.
    pub(crate) encoding: String,
}

impl Kept {
    /// Finds an original that something was captured from.
    pub(crate) fn find(vault: &OpenVault, sha: &Sha256Hex) -> Result<Self, ArchiveError> {
        let reading = vault.archive.read(|reader| reader.captures().reading_of(sha))?;
        let (kind, encoding) = reading
            .ok_or_else(|| ArchiveError::NotFound { noun: "original", id: sha.to_string() })?;
        Ok(Self { bytes: vault.archive.originals().get(sha)?, kind, encoding })
    }

    /// Its text.
    pub(crate) fn text(&self) -> String {
        decoded(&self.bytes, &self.encoding)
    }

    /// True where it is shown as a page.
    pub(crate) fn is_page(&self) -> bool {
        PAGES.contains(&self.kind.as_str())
    }

    /// True where its bytes are text that a person reads.
    pub(crate) fn is_text(&self) -> bool {
        TEXTS.contains(&self.kind.as_str())
    }
}

/// What an address asks for, behind `original/` and a hash.
enum Wanted {
    /// The original itself.
    Whole,
    /// A page of it as a picture, from 1.
    Page(u32),
    /// A part of it, from 0.
    Part(usize),
}

fn wanted(path: &str) -> Option<(Sha256Hex, Wanted)> {
    let path = path.trim_start_matches('/').strip_prefix("original/")?;
    let (sha, rest) = path.split_once('/').map_or((path, None), |(sha, rest)| (sha, Some(rest)));
    let sha = Sha256Hex::parse(sha)?;
    let wanted = match rest.and_then(|rest| rest.split_once('/')) {
        None if rest.is_none() => Wanted::Whole,
        Some(("page", name)) => Wanted::Page(name.strip_suffix(".png")?.parse().ok()?),
        Some(("part", number)) => Wanted::Part(number.parse().ok()?),
        _ => return None,
    };
    Some((sha, wanted))
}

/// Answers for a path: `original/` and a hash, then perhaps a page or a part of it. Never a path
/// of a file.
pub(crate) fn serve(desk: &Desk, path: &str) -> Served {
    let unknown = || Served::nothing(404, "there is no such original");
    let Some((sha, wanted)) = wanted(path) else { return unknown() };
    let Some(vault) = desk.open_vault_if_any() else { return unknown() };
    let kept = match Kept::find(&vault, &sha) {
        Ok(kept) => kept,
        Err(ArchiveError::NotFound { .. }) => return unknown(),
        Err(error) => return Served::nothing(500, &error.to_string()),
    };
    match wanted {
        Wanted::Whole => whole(desk, &kept),
        Wanted::Page(number) => picture(desk, &kept, number),
        Wanted::Part(number) => part(desk, &kept, number).unwrap_or_else(unknown),
    }
}

fn whole(desk: &Desk, kept: &Kept) -> Served {
    if kept.is_page() {
        return page(desk, kept);
    }
    if kept.is_text() {
        return Served::page(as_text(&kept.text()));
    }
    let document = Kind::from_word(&kept.kind).filter(|kind| kind.format().document.is_some());
    match document {
        Some(kind) => read_out(desk, kept, kind),
        // A kind that a newer program filed, or one without a text: its bytes are kept, and not
        // shown by guesswork.
        None => Served::download_refused(),
    }
}

/// A page, sanitised in the jailed child; its source as text where that fails.
fn page(desk: &Desk, kept: &Kept) -> Served {
    let html = kept.text();
    let copy = sanitise_in(desk.children(), &html);
    Served::page(copy.unwrap_or_else(|_| as_text(&html)))
}

/// The text of a document that no frame can show as it is, every block of it.
fn read_out(desk: &Desk, kept: &Kept, kind: Kind) -> Served {
    let extraction = Extraction {
        name: None,
        url: None,
        kind: Some(kind),
        pasted: false,
        captured: desk.environment().now(),
        told: None,
        site_rules: Vec::new(),
    };
    match extract_in(desk.children(), &extraction, &kept.bytes) {
        Ok(capture) => {
            let blocks: Vec<String> = capture.blocks.into_iter().map(|block| block.text).collect();
            Served::page(as_text(&blocks.join("\n\n")))
        }
        Err(failure) => Served::nothing(500, &format!("this original cannot be shown: {failure}")),
    }
}

/// A page of a PDF, drawn in the jailed child.
fn picture(desk: &Desk, kept: &Kept, number: u32) -> Served {
    if kept.kind != "pdf" {
        return Served::nothing(404, "this original has no pages");
    }
    match draw_page_in(desk.children(), &kept.bytes, number) {
        Ok(png) => Served::picture(png),
        Err(failure) => Served::nothing(500, &format!("this page cannot be drawn: {failure}")),
    }
}

/// A part of a mail or of an archive, as if it were an original.
fn part(desk: &Desk, kept: &Kept, number: usize) -> Option<Served> {
    let kind = Kind::from_word(&kept.kind)?;
    let now = desk.environment().now();
    let part = parts::opened(desk.children(), kind, &kept.bytes, now, number)?;
    let kind = parts::kind_of(&part)?;
    let encoding = part.told.charset.clone().unwrap_or_else(|| "UTF-8".to_owned());
    let part = Kept { bytes: part.bytes, kind: kind.word().to_owned(), encoding };
    Some(if part.kind == "pdf" { picture(desk, &part, 1) } else { whole(desk, &part) })
}

fn as_text(text: &str) -> String {
    if text.len() <= LONGEST_SHOWN {
        return shown_as_text(text);
    }
    let shown = &text[..crate::text::floor(text, LONGEST_SHOWN)];
    shown_as_text(&format!("{shown}\n\n[only the first part is shown here]"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_an_original_a_page_or_a_part() {
        let sha = "ab".repeat(32);
        let shape = |rest: &str| match wanted(&format!("/original/{sha}{rest}")) {
            Some((_, Wanted::Whole)) => "whole".to_owned(),
            Some((_, Wanted::Page(number))) => format!("page {number}"),
            Some((_, Wanted::Part(number))) => format!("part {number}"),
            None => "nothing".to_owned(),
        };
        assert_eq!(shape(""), "whole");
        assert_eq!(shape("/page/12.png"), "page 12");
        assert_eq!(shape("/part/0"), "part 0");
        for wrong in ["/", "/page/", "/page/1", "/page/x.png", "/part/-1", "/../x", "/part/1/2"] {
            assert_eq!(shape(wrong), "nothing", "{wrong}");
        }
        assert!(wanted("original/abc").is_none());
    }
}
