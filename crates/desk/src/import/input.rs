//! A file of the user, looked at before it is read: what it is, and whether it is what it was.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::time::UNIX_EPOCH;

use archive::Sha256Hex;
use extract::formats::Start;
use extract::{Kind, detect_start};
use sha2::{Digest as _, Sha256};

use crate::outside::{Unreadable, open_file};

/// An open file with what is known of it.
pub(super) struct Opened {
    /// The file.
    pub(super) file: File,
    /// Its size in bytes.
    pub(super) size: u64,
    /// When it was changed last, in nanoseconds since 1970-01-01 UTC.
    pub(super) modified_ns: Option<i64>,
    /// What it seems to be, from its first and last bytes.
    pub(super) kind: Option<Kind>,
}

impl Opened {
    /// Opens a file and looks at its beginning and end.
    pub(super) fn at(path: &Path) -> Result<Self, Unreadable> {
        let (mut file, seen) = open_file(path, u64::MAX)?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let (head, tail) =
            edges(&mut file, seen.len()).map_err(|error| Unreadable::Refused(error.to_string()))?;
        let start = Start::new(&head, &tail, name.as_deref(), Some(seen.len()));
        let kind = detect_start(&start);
        Ok(Self { file, size: seen.len(), modified_ns: modified_ns(&seen), kind })
    }

    /// The hash of all its bytes; `None` where it was told to stop.
    pub(super) fn sha(&mut self, go_on: &dyn Fn() -> bool) -> io::Result<Option<Sha256Hex>> {
        self.file.rewind()?;
        let mut hasher = Sha256::new();
        let mut buffer = vec![0; 1 << 20];
        loop {
            let count = self.file.read(&mut buffer)?;
            if count == 0 {
                break;
            }
            hasher.update(&buffer[..count]);
            if !go_on() {
                return Ok(None);
            }
        }
        self.file.rewind()?;
        Ok(Some(Sha256Hex::from_digest(&hasher.finalize().into())))
    }
}

/// The first bytes of a file, and its length.
pub(crate) fn start_of(path: &Path) -> Result<(Vec<u8>, u64), Unreadable> {
    let (file, seen) = open_file(path, u64::MAX)?;
    let mut head = Vec::new();
    let read = file.take(Start::HEAD as u64).read_to_end(&mut head);
    read.map_err(|error| Unreadable::Refused(error.to_string()))?;
    Ok((head, seen.len()))
}

/// When a file was changed last.
pub(super) fn modified_ns(seen: &std::fs::Metadata) -> Option<i64> {
    let since = seen.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(since.as_nanos()).ok()
}

/// The first and the last bytes of a file.
fn edges(file: &mut File, length: u64) -> io::Result<(Vec<u8>, Vec<u8>)> {
    let edge = Start::HEAD as u64;
    let (mut head, mut tail) = (Vec::new(), Vec::new());
    file.take(edge).read_to_end(&mut head)?;
    if length > edge {
        file.seek(SeekFrom::Start(length.saturating_sub(edge)))?;
        file.take(edge).read_to_end(&mut tail)?;
    } else {
        tail.clone_from(&head);
    }
    file.rewind()?;
    Ok((head, tail))
}

/// A file that remembers how far it was read.
pub(super) struct Followed<F> {
    file: F,
    position: u64,
    furthest: std::rc::Rc<std::cell::Cell<u64>>,
}

impl<F: Seek> Followed<F> {
    /// A file and the place where its furthest byte is noted.
    pub(super) fn new(file: F, furthest: std::rc::Rc<std::cell::Cell<u64>>) -> Self {
        Self { file, position: 0, furthest }
    }
}

impl<F: Read> Read for Followed<F> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.position += count as u64;
        self.furthest.set(self.furthest.get().max(self.position));
        Ok(count)
    }
}

impl<F: Seek> Seek for Followed<F> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.position = self.file.seek(to)?;
        Ok(self.position)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_content_and_hashed_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("page.bin");
        let page = b"<!doctype html><html><body><p>Harbour</p></body></html>";
        std::fs::write(&path, page).unwrap();
        let mut opened = Opened::at(&path).unwrap();
        assert_eq!(opened.kind, Some(Kind::HTML));
        assert_eq!(opened.size, page.len() as u64);
        assert!(opened.modified_ns.is_some());
        assert_eq!(opened.sha(&|| true).unwrap(), Some(Sha256Hex::of(page)));
        assert_eq!(opened.sha(&|| false).unwrap(), None);
    }

    #[test]
    fn how_far_a_file_was_read_is_known() {
        let furthest = std::rc::Rc::default();
        let mut file = Followed::new(io::Cursor::new(vec![0; 100]), std::rc::Rc::clone(&furthest));
        let mut buffer = [0; 30];
        file.read_exact(&mut buffer).unwrap();
        file.seek(SeekFrom::Start(60)).unwrap();
        file.read_exact(&mut buffer).unwrap();
        file.rewind().unwrap();
        file.read_exact(&mut buffer).unwrap();
        assert_eq!(furthest.get(), 90);
    }
}
