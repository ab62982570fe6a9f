//! Writing packs: a batch of members behind the last one, flushed once, before any row names them.

use std::fs::{self, File};
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::Path;

use super::files::{PackFiles, pack_files, read_header};
use super::member::encode;
use super::{MemberHeader, PACK_HEADER, PackPlace, Packed};
use crate::error::{ArchiveError, Result};
use crate::vault::sync_folder;

/// A pack that has grown to so many bytes gets no further members.
const FULL: u64 = 1 << 30;

/// Bytes that are gathered before they are handed to the system.
const AT_ONCE: usize = 1 << 20;

/// The pack that is written to.
#[derive(Debug)]
pub(crate) struct Packer {
    files: PackFiles,
    /// Number that the next new pack gets.
    next: u32,
    /// A pack that may get further members, and the byte behind its last one.
    open: Option<(u32, u64)>,
    full: u64,
}

/// An original that is to be written.
pub(in crate::originals) struct Bytes<'b> {
    pub(in crate::originals) bytes: &'b [u8],
    pub(in crate::originals) sha: [u8; 32],
}

impl Packer {
    /// A packer that begins a pack of its own.
    pub(crate) fn new(files: PackFiles, next: u32) -> Self {
        Self { files, next, open: None, full: FULL }
    }

    /// Looks at the newest pack after a process may have died while it wrote. Members that no
    /// original names were never confirmed, and are cut off. In these cases the pack is left as it
    /// is and a new one begun: it is shorter than the database says; the database cannot say; or
    /// there are members written after changes that this database does not know. Then it is an
    /// older copy, and the bytes may be the only ones there are.
    ///
    /// `ends` is asked how far the named members of a pack reach, `head` is the number of the
    /// newest change. Only under the vault's lock.
    pub(crate) fn resume(
        files: PackFiles,
        ends: impl FnOnce(u32) -> Result<u64>,
        head: Option<u64>,
    ) -> Result<Self> {
        let Some(&newest) = pack_files(&files.folder)?.last() else {
            return Ok(Self::new(files, 1));
        };
        let (Ok(ends), Some(head)) = (ends(newest), head) else {
            return Ok(Self::new(files, newest + 1));
        };
        let ends = ends.max(PACK_HEADER.len() as u64);
        let path = files.path(newest);
        let failed = |error| ArchiveError::io(&path, error);
        let mut file = File::options().read(true).write(true).open(&path).map_err(failed)?;
        let length = file.metadata().map_err(failed)?.len();
        let mut packer = Self::new(files, newest + 1);
        if length < ends || knows_more(&mut file, ends, head).map_err(failed)? {
            return Ok(packer);
        }
        if length > ends {
            file.set_len(ends).and_then(|()| file.sync_all()).map_err(failed)?;
        }
        packer.open = Some((newest, ends));
        Ok(packer)
    }

    /// Writes originals behind those that are there. When this returns they survive a power cut.
    /// On an error none of them counts, and what was written of them is cut off or left behind.
    pub(in crate::originals) fn append(
        &mut self,
        originals: &[Bytes<'_>],
        after: u64,
    ) -> Result<Vec<Packed>> {
        let mut written = Vec::with_capacity(originals.len());
        let mut rest = originals;
        while !rest.is_empty() {
            let (pack, begins) = self.current()?;
            let done = self.fill(pack, begins, rest, after, &mut written);
            match done {
                Ok((count, ends)) => {
                    rest = &rest[count..];
                    self.open = (ends < self.full).then_some((pack, ends));
                }
                Err(error) => {
                    self.give_up(pack, begins);
                    return Err(error);
                }
            }
        }
        Ok(written)
    }

    /// Writes as many originals as the pack takes; answers how many, and where it ends now.
    fn fill(
        &self,
        pack: u32,
        begins: u64,
        originals: &[Bytes<'_>],
        after: u64,
        written: &mut Vec<Packed>,
    ) -> Result<(usize, u64)> {
        let path = self.files.path(pack);
        let failed = |error| ArchiveError::io(&path, error);
        let mut file = File::options().write(true).open(&path).map_err(failed)?;
        file.seek(SeekFrom::Start(begins)).map_err(failed)?;
        let mut gathered = Vec::with_capacity(AT_ONCE);
        let (mut place, mut count) = (begins, 0);
        for original in originals {
            if place >= self.full {
                break;
            }
            let stored = encode(&self.files.key, original.bytes)?;
            let header = MemberHeader {
                size: original.bytes.len() as u64,
                stored: stored.len() as u64,
                after,
                sha: original.sha,
            };
            gathered.extend_from_slice(&header.to_bytes());
            gathered.extend_from_slice(&stored);
            let ends = place + (MemberHeader::LENGTH + stored.len()) as u64;
            written.push(Packed { at: PackPlace { pack, place }, ends });
            (place, count) = (ends, count + 1);
            if gathered.len() >= AT_ONCE {
                file.write_all(&gathered).map_err(failed)?;
                gathered.clear();
            }
        }
        file.write_all(&gathered).and_then(|()| file.sync_data()).map_err(failed)?;
        Ok((count, place))
    }

    /// The pack that gets the next members, and where they begin.
    fn current(&mut self) -> Result<(u32, u64)> {
        if let Some(open) = self.open {
            return Ok(open);
        }
        let number = self.next;
        self.begin(&self.files.path(number))?;
        self.next += 1;
        self.open = Some((number, PACK_HEADER.len() as u64));
        Ok((number, PACK_HEADER.len() as u64))
    }

    fn begin(&self, path: &Path) -> Result<()> {
        let folder = &self.files.folder;
        match fs::create_dir(folder) {
            Ok(()) => sync_folder(folder.parent().unwrap_or(folder))?,
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(ArchiveError::io(folder, error)),
        }
        let failed = |error| ArchiveError::io(path, error);
        let mut file = File::options().write(true).create_new(true).open(path).map_err(failed)?;
        let written = file.write_all(&PACK_HEADER).and_then(|()| file.sync_all());
        if let Err(error) = written {
            drop(fs::remove_file(path));
            return Err(failed(error));
        }
        sync_folder(folder)
    }

    /// After a failed write or flush nobody knows what the disk has: the pack gets no further
    /// members. The room is given back where that still works.
    fn give_up(&mut self, pack: u32, begins: u64) {
        self.open = None;
        let path = self.files.path(pack);
        if begins <= PACK_HEADER.len() as u64 {
            drop(fs::remove_file(path));
        } else if let Ok(file) = File::options().write(true).open(path) {
            let _left_behind_where_even_this_fails = file.set_len(begins);
        }
    }
}

/// Whether a member behind `from` was written after a change that the database does not know.
fn knows_more(file: &mut File, from: u64, head: u64) -> std::io::Result<bool> {
    let mut place = from;
    while let Some(header) = read_header(file, place)? {
        if header.after > head {
            return Ok(true);
        }
        let Some(ends) = header.ends(place) else { break };
        place = ends;
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packer(folder: &Path) -> Packer {
        Packer::new(PackFiles::at(folder.join("packs"), crate::key::Key::None), 1)
    }

    fn bytes(bytes: &[u8]) -> Bytes<'_> {
        Bytes { bytes, sha: [7; 32] }
    }

    #[test]
    fn a_full_pack_is_followed_by_another_in_the_middle_of_a_batch() {
        let folder = tempfile::tempdir().unwrap();
        let mut packer = packer(folder.path());
        packer.full = 200;
        let batch = [bytes(&[1; 100]), bytes(&[2; 100]), bytes(&[3; 10])];
        let written = packer.append(&batch, 5).unwrap();
        let places: Vec<_> =
            written.iter().map(|packed| (packed.at.pack, packed.at.place, packed.ends)).collect();
        assert_eq!(places, [(1, 16, 180), (1, 180, 344), (2, 16, 90)]);
        assert_eq!(pack_files(&packer.files.folder).unwrap(), [1, 2]);
        let more = packer.append(&[bytes(b"x")], 6).unwrap();
        assert_eq!((more[0].at.pack, more[0].at.place), (2, 90));
    }

    #[test]
    fn after_a_failed_write_the_pack_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let mut packer = packer(folder.path());
        packer.append(&[bytes(b"good")], 1).unwrap();
        let path = packer.files.path(1);
        let length = fs::metadata(&path).unwrap().len();
        // A folder in its place cannot be written.
        let aside = folder.path().join("aside");
        fs::rename(&path, &aside).unwrap();
        fs::create_dir(&path).unwrap();
        assert!(packer.append(&[bytes(b"lost")], 2).is_err());
        fs::remove_dir(&path).unwrap();
        fs::rename(&aside, &path).unwrap();
        let next = packer.append(&[bytes(b"next")], 2).unwrap();
        assert_eq!(next[0].at.pack, 2);
        assert_eq!(fs::metadata(&path).unwrap().len(), length);
    }
}
