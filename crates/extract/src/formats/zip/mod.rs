//! ZIP archives: every document in one is an original of its own.

pub(super) mod directory;

use std::io::{self, Read as _, SeekFrom};

use flate2::Crc;
use flate2::read::DeflateDecoder;

use super::giver::{Giver, Leave, answer};
use super::stream::length;
use super::unpack::{self, Refused};
use super::{
    Broken, Ended, Format, Likeness, Opening, Part, PartLimits, Source, Start, StepTaker, Told,
    media,
};
use directory::{Directory, Entry};

/// A ZIP archive.
pub(super) static FORMAT: Format = Format {
    code: "zip",
    name: "ZIP archive",
    extensions: &["zip"],
    help: "An item for every document in it, also in archives within the archive. Pictures, styles and scripts are skipped and listed; files under a password are refused.",
    signature,
    document: None,
    parts: Some(parts),
};

fn signature(start: &Start<'_>) -> Likeness {
    let is_it = start.head.starts_with(b"PK\x03\x04") || start.head.starts_with(b"PK\x05\x06");
    if is_it { Likeness::Maybe(50) } else { Likeness::No }
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
    let most = whole.saturating_mul(opening.limits.ratio.into()).max(opening.limits.part);
    let limits = PartLimits { total: opening.limits.total.min(most), ..opening.limits };
    let mut giver = Giver::new(take, &limits, from);
    answer(walk(source, &directory, &limits, &mut giver))
}

/// Says that the list of contents of a ZIP is missing.
pub(super) fn no_directory(at: u64) -> Broken {
    Broken::at(
        at,
        "The ZIP archive is cut off or damaged: its list of contents, which stands at its end, is missing. Nothing of it was filed, and the file is untouched. Get the file again.",
    )
}

fn walk(
    source: &mut dyn Source,
    directory: &Directory,
    limits: &PartLimits,
    giver: &mut Giver<'_, '_>,
) -> Result<Ended, Leave> {
    let mut cursor = giver.next().max(directory.first);
    while cursor < directory.end {
        let entry = directory.entry(source, cursor).map_err(|error| giver.unreadable(&error))?;
        let Some(entry) = entry else {
            return Ok(Ended::cut_off(
                cursor,
                "The list of contents of the ZIP archive is damaged. What stands before the damage was read; get the file again for the rest.",
            ));
        };
        cursor = entry.next;
        if entry.name.ends_with('/') {
            continue;
        }
        let place = format!("member {}", entry.name);
        match member(source, &entry, limits).map_err(|error| giver.unreadable(&error))? {
            Ok((bytes, kind)) => giver.part(Part {
                bytes,
                place,
                next: cursor,
                name: media::file_name(&entry.name),
                url: None,
                kind: Some(kind),
                told: Told::default(),
            })?,
            Err((why, failed)) => giver.skip(place, cursor, why, failed)?,
        }
    }
    Ok(Ended::whole(cursor))
}

/// The bytes of a member, or why it is left out and whether it should have been readable.
type Member = Result<(Vec<u8>, super::Kind), (String, bool)>;

fn member(source: &mut dyn Source, entry: &Entry, limits: &PartLimits) -> io::Result<Member> {
    if let Some(what) = media::not_a_document(&entry.name) {
        return Ok(Err((what.to_owned(), false)));
    }
    let bytes = match bytes(source, entry, limits)? {
        Ok(bytes) => bytes,
        Err(why) => return Ok(Err((why, true))),
    };
    let name = media::file_name(&entry.name);
    let judged = media::judge(&bytes, name.as_deref(), None);
    Ok(judged.map(|kind| (bytes, kind)).map_err(|why| (why, false)))
}

/// Unpacks a member.
pub(super) fn bytes(
    source: &mut dyn Source,
    entry: &Entry,
    limits: &PartLimits,
) -> io::Result<Result<Vec<u8>, String>> {
    if entry.encrypted {
        return Ok(Err("it is under a password; unpack it and file what is in it".to_owned()));
    }
    if entry.size > limits.part {
        return Ok(Err(format!("too large: {} MB", entry.size >> 20)));
    }
    let Some(begin) = entry.begin(source)? else {
        return Ok(Err("its place in the archive is damaged".to_owned()));
    };
    source.seek(SeekFrom::Start(begin))?;
    let packed = source.take(entry.packed);
    let most = limits.unpacked(entry.packed);
    let unpacked = match entry.method {
        0 => unpack::all(packed, limits.part),
        8 => unpack::all(DeflateDecoder::new(packed), most),
        other => return Ok(Err(format!("packed in a way that cannot be read (method {other})"))),
    };
    let bytes = match unpacked {
        Ok(bytes) => bytes,
        Err(refused) => return Ok(Err(refused.words().to_owned())),
    };
    let mut checksum = Crc::new();
    checksum.update(&bytes);
    let right = checksum.sum() == entry.checksum;
    Ok(if right { Ok(bytes) } else { Err(Refused::Damaged.words().to_owned()) })
}

#[cfg(test)]
pub(super) mod tests;
