//! A single file packed with gzip (RFC 1952).

use std::io::{self, SeekFrom};

use flate2::bufread::GzDecoder;
use flate2::read::MultiGzDecoder;

use super::giver::{Giver, Leave, answer};
use super::stream::length;
use super::unpack::{self, Refused};
use super::{
    Broken, Ended, Format, Likeness, Opening, Part, Source, Start, StepTaker, Told, media,
};

/// A file packed with gzip.
pub(super) static FORMAT: Format = Format {
    code: "gzip",
    name: "File packed with gzip",
    extensions: &["gz"],
    help: "The file in it is unpacked and read as what it is, up to 64 MB. Larger ones are to be unpacked first; web archives and TAR archives are read packed, whatever their size.",
    signature,
    document: None,
    parts: Some(parts),
};

fn signature(start: &Start<'_>) -> Likeness {
    if start.head.starts_with(&[0x1f, 0x8b, 8]) { Likeness::Maybe(50) } else { Likeness::No }
}

/// The cursor is 0 before the file and 1 behind it.
fn parts(
    source: &mut dyn Source,
    opening: &Opening<'_>,
    take: &mut StepTaker<'_>,
) -> Result<Ended, Broken> {
    if opening.from > 0 {
        return Ok(Ended::whole(1));
    }
    let mut giver = Giver::new(take, &opening.limits, 0);
    let left = one(source, opening, &mut giver);
    answer(left)
}

fn one(
    source: &mut dyn Source,
    opening: &Opening<'_>,
    giver: &mut Giver<'_, '_>,
) -> Result<Ended, Leave> {
    let unpacked = unpacked(source, opening).map_err(|error| giver.unreadable(&error))?;
    let place = "the file in it".to_owned();
    let (bytes, name) = match unpacked {
        Ok(unpacked) => unpacked,
        Err(refused) => {
            let damaged = refused == Refused::Damaged;
            let advice = if damaged { "get the file again" } else { "unpack it and file it then" };
            giver.skip(place, 1, format!("{}; {advice}", refused.words()), true)?;
            return Ok(Ended::whole(1));
        }
    };
    match media::judge(&bytes, name.as_deref(), None) {
        Ok(kind) => {
            let (url, told) = (None, Told::default());
            giver.part(Part { bytes, place, next: 1, name, url, kind: Some(kind), told })?;
        }
        Err(why) => giver.skip(place, 1, why, false)?,
    }
    Ok(Ended::whole(1))
}

/// The bytes and the name of the file.
type Unpacked = Result<(Vec<u8>, Option<String>), Refused>;

fn unpacked(source: &mut dyn Source, opening: &Opening<'_>) -> io::Result<Unpacked> {
    let packed = length(source)?;
    source.seek(SeekFrom::Start(0))?;
    let header = GzDecoder::new(io::BufReader::new(&mut *source));
    let own = header.header().and_then(|header| header.filename()).map(<[u8]>::to_vec);
    drop(header);
    source.seek(SeekFrom::Start(0))?;
    let most = opening.limits.unpacked(packed);
    let bytes = match unpack::all(MultiGzDecoder::new(source), most) {
        Ok(bytes) => bytes,
        Err(refused) => return Ok(Err(refused)),
    };
    let own = own.and_then(|name| media::file_name(&String::from_utf8_lossy(&name)));
    let outer = || {
        let name = opening.name?;
        let cut = name.len().checked_sub(3)?;
        let is_gz = name.get(cut..).is_some_and(|end| end.eq_ignore_ascii_case(".gz"));
        media::file_name(if is_gz { name.get(..cut)? } else { name })
    };
    Ok(Ok((bytes, own.or_else(outer))))
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::super::trial::{gzip, parts, resumes, run, skipped};
    use super::*;

    #[test]
    fn the_file_in_it_comes_out() {
        let packed = gzip(b"<html><body>Gate closed</body></html>");
        let found = parts(&FORMAT, &packed);
        assert_eq!((found.len(), found[0].kind), (1, Some(Kind::HTML)));
        resumes(&FORMAT, &packed);
        let start = Start::of(&packed, Some("gate.html.gz"));
        assert_eq!(crate::detect_start(&start), Some(Kind::of(&FORMAT)));
    }

    #[test]
    fn damage_and_bombs_are_told() {
        let packed = gzip(&b"Gate closed. ".repeat(50));
        let left = skipped(&FORMAT, &packed[..packed.len() - 9]);
        assert!(left[0].failed && left[0].why.contains("damaged"));
        let left = skipped(&FORMAT, &gzip(&vec![b' '; 30 << 20]));
        assert!(left[0].failed && left[0].why.contains("too large"));
        assert_eq!(skipped(&FORMAT, &gzip(b"\x89PNG\r\n\x1a\n\0"))[0].why, "a PNG picture");
        assert!(run(&FORMAT, &[0x1f, 0x8b]).1.is_ok());
    }
}
