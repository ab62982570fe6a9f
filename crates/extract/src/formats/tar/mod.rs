//! TAR archives, plain or packed with gzip: every document in one is an original of its own.

mod header;

use super::giver::{Giver, Leave, answer};
use super::stream::{Stream, Trouble, length};
use super::{
    Broken, Ended, Format, Likeness, Opening, Part, PartLimits, Source, Start, StepTaker, Told,
    media,
};
use header::{BLOCK, Header};

/// Words about the next member that are longer are passed over.
const WORDS: u64 = 1 << 16;

/// Names are shown up to this many characters.
const NAME: usize = 300;

/// A TAR archive.
pub(super) static FORMAT: Format = Format {
    code: "tar",
    name: "TAR archive",
    extensions: &["tar", "tar.gz", "tgz"],
    help: "An item for every document in it, also in archives within the archive; packed with gzip or not. Pictures, styles and scripts are skipped and listed.",
    signature,
    document: None,
    parts: Some(parts),
};

fn signature(start: &Start<'_>) -> Likeness {
    let first = |bytes: &[u8]| header::read(bytes).is_some();
    Likeness::certain_if(first(start.head) || first(start.unpacked()))
}

fn parts(
    source: &mut dyn Source,
    opening: &Opening<'_>,
    take: &mut StepTaker<'_>,
) -> Result<Ended, Broken> {
    let unreadable = |error| Broken::unreadable(opening.from, &error);
    let end = length(source).map_err(unreadable)?;
    let stream = Stream::open(source, &(0..end), 0, &opening.limits).map_err(unreadable)?;
    let mut giver = Giver::new(take, &opening.limits, opening.from);
    let reader = Reader { stream, limits: opening.limits, lost: false };
    answer(reader.run(opening.from, &mut giver))
}

/// The bytes of a member and what they are, or why it is left out and whether it should have been
/// readable.
type Content = Result<(Vec<u8>, super::Kind), (String, bool)>;

struct Reader<'s> {
    stream: Stream<'s>,
    limits: PartLimits,
    /// True where the end is not where it should be.
    lost: bool,
}

/// What comes next in the archive.
enum Next {
    Member(Header),
    /// A block that is no header, behind members.
    Unknown,
    /// The end; true where it is as it should be.
    End(bool),
}

impl Reader<'_> {
    /// Cursors count unpacked bytes: a packed archive is unpacked again up to there.
    fn run(mut self, from: u64, giver: &mut Giver<'_, '_>) -> Result<Ended, Leave> {
        match self.stream.skip(from) {
            Ok(_) => {}
            Err(trouble) => return leave(giver, trouble),
        }
        loop {
            if self.stream.position() > self.limits.total {
                return Err(giver.enough("it is larger than what is taken from one file"));
            }
            match self.step(giver) {
                Ok(Ok(true)) => {}
                Ok(Ok(false)) => break,
                Ok(Err(left)) => return Err(left),
                Err(trouble) => return leave(giver, trouble),
            }
        }
        let next = self.stream.position();
        if self.stream.is_cut() || self.lost {
            return Ok(cut_off(next));
        }
        Ok(Ended::whole(next))
    }

    /// Reads one member; false at the end.
    fn step(&mut self, giver: &mut Giver<'_, '_>) -> Result<Result<bool, Leave>, Trouble> {
        let header = match self.next()? {
            Next::Member(header) => header,
            Next::Unknown => {
                let place = format!("block at byte {}", self.stream.position() - BLOCK as u64);
                self.lost = !self.find_header()?;
                let why = "bytes that belong to no member of the archive";
                let given = giver.skip(place, self.stream.position(), why, true);
                return Ok(given.map(|()| true));
            }
            Next::End(whole) => {
                self.lost = !whole;
                return Ok(Ok(false));
            }
        };
        self.lost = false;
        let name: String = header.name.chars().take(NAME).collect();
        if header.kind == b'5' || name.ends_with('/') {
            self.stream.skip(padded(header.size))?;
            return Ok(Ok(true));
        }
        let found = self.member(&header)?;
        let (place, next) = (format!("member {name}"), self.stream.position());
        let given = match found {
            Ok((bytes, kind)) => giver.part(Part {
                bytes,
                place,
                next,
                name: media::file_name(&name),
                url: None,
                kind: Some(kind),
                told: Told::default(),
            }),
            Err((why, failed)) => {
                self.lost |= why == CUT;
                giver.skip(place, next, why, failed)
            }
        };
        Ok(given.map(|()| true))
    }

    /// Goes to the next block that is a header; false at the end.
    fn find_header(&mut self) -> Result<bool, Trouble> {
        loop {
            let held = self.stream.peek(BLOCK)?;
            if held.len() < BLOCK {
                return Ok(false);
            }
            if header::read(held).is_some() {
                return Ok(true);
            }
            self.stream.consume(BLOCK);
        }
    }

    /// The next header, with the long name that stands before it.
    fn next(&mut self) -> Result<Next, Trouble> {
        let (mut name, mut size) = (None, None);
        loop {
            let block = self.stream.take(BLOCK as u64)?;
            if block.len() < BLOCK {
                return Ok(Next::End(block.is_empty() && !self.lost));
            }
            let Some(mut header) = header::read(&block) else {
                if block.iter().all(|byte| *byte == 0) && !self.lost {
                    return Ok(Next::End(true));
                }
                return Ok(Next::Unknown);
            };
            if !matches!(header.kind, b'x' | b'L' | b'g' | b'K') {
                header.name = name.unwrap_or(header.name);
                header.size = size.unwrap_or(header.size);
                return Ok(Next::Member(header));
            }
            if header.size > WORDS || matches!(header.kind, b'g' | b'K') {
                self.stream.skip(padded(header.size))?;
                continue;
            }
            let mut words = self.stream.take(padded(header.size))?;
            words.truncate(usize::try_from(header.size).unwrap_or(usize::MAX));
            if header.kind == b'L' {
                name = Some(header::text(&words));
            } else {
                let (path, bytes) = header::pax(&words);
                name = path.or(name);
                size = bytes.or(size);
            }
        }
    }

    /// The content of a member.
    fn member(&mut self, header: &Header) -> Result<Content, Trouble> {
        let why = match header.kind {
            b'0' | b'7' => media::not_a_document(&header.name).map(|what| (what.to_owned(), false)),
            b'1' | b'2' => Some(("a link to another file".to_owned(), false)),
            b'S' => Some(("a file with gaps, which cannot be read".to_owned(), true)),
            _ => Some(("no file".to_owned(), false)),
        };
        let why = why.or_else(|| {
            let too_large = header.size > self.limits.part;
            too_large.then(|| (format!("too large: {} MB", header.size >> 20), true))
        });
        if let Some(why) = why {
            let whole = self.stream.skip(padded(header.size))?;
            return Ok(Err(if whole { why } else { (CUT.to_owned(), true) }));
        }
        let bytes = self.stream.take(header.size)?;
        let padding = padded(header.size) - header.size;
        if (bytes.len() as u64) < header.size {
            return Ok(Err((CUT.to_owned(), true)));
        }
        self.stream.skip(padding)?;
        let name = media::file_name(&header.name);
        let judged = media::judge(&bytes, name.as_deref(), None);
        Ok(judged.map(|kind| (bytes, kind)).map_err(|why| (why, false)))
    }
}

/// Why a member whose content is not all there is left out.
const CUT: &str = "the archive ends in the middle of it";

/// Contents are filled up to whole blocks.
fn padded(size: u64) -> u64 {
    size.div_ceil(BLOCK as u64) * BLOCK as u64
}

fn cut_off(next: u64) -> Ended {
    Ended::cut_off(
        next,
        "The archive is cut off or damaged. What could be read was read; get the file again for the rest.",
    )
}

/// Damaged packed data are the end of an archive that is packed as a whole.
fn leave(giver: &Giver<'_, '_>, trouble: Trouble) -> Result<Ended, Leave> {
    match trouble {
        Trouble::Unreadable(error) => Err(giver.unreadable(&error)),
        Trouble::Damaged(_) => Ok(cut_off(giver.next())),
    }
}

#[cfg(test)]
pub(super) mod tests;
