//! The files of the packs: their names, and reading a member where it is said to be.

use std::fs::{self, File};
use std::io::{self, Read, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use super::member::stored_as_they_came;
use super::{MemberHeader, PackPlace};
use crate::error::{ArchiveError, Result};
use crate::key::Key;
use crate::sha::{Sha256Hex, hex};

/// The folder of packs.
#[derive(Debug, Clone)]
pub(crate) struct PackFiles {
    pub(crate) folder: PathBuf,
    pub(super) key: Key,
}

/// The bytes of a member, read as they are asked for.
pub(in crate::originals) type MemberReader = io::Take<File>;

impl PackFiles {
    pub(crate) fn at(folder: PathBuf, key: Key) -> Self {
        Self { folder, key }
    }

    pub(crate) fn path(&self, pack: u32) -> PathBuf {
        self.folder.join(format!("{pack:06}.pack"))
    }

    /// Opens a member, after checking that the bytes before it say that it is this original.
    pub(in crate::originals) fn open(
        &self,
        at: PackPlace,
        sha: &Sha256Hex,
    ) -> Result<MemberReader> {
        let path = self.path(at.pack);
        let mut file = File::open(&path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => ArchiveError::not_found("original", sha),
            _ => ArchiveError::io(&path, error),
        })?;
        let header = read_header(&mut file, at.place)
            .map_err(|error| ArchiveError::io(&path, error))?
            .filter(|header| hex(&header.sha) == sha.as_str())
            .ok_or_else(|| {
                ArchiveError::damaged(
                    format!("the original {sha}"),
                    format!("it is not where it was put in {}", path.display()),
                )
            })?;
        stored_as_they_came(&header, &self.key)?;
        Ok(file.take(header.stored))
    }
}

/// Reads the header of a member and leaves the file behind it; `None` where there is none.
pub(super) fn read_header(file: &mut File, place: u64) -> io::Result<Option<MemberHeader>> {
    let mut bytes = [0; MemberHeader::LENGTH];
    file.seek(SeekFrom::Start(place))?;
    match file.read_exact(&mut bytes) {
        Ok(()) => Ok(MemberHeader::parse(&bytes)),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}

/// The numbers of the packs in a folder, in order; none where there is no folder.
pub(crate) fn pack_files(folder: &Path) -> Result<Vec<u32>> {
    let failed = |error| ArchiveError::io(folder, error);
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(error)),
    };
    let mut numbers = Vec::new();
    for entry in entries {
        let name = entry.map_err(failed)?.file_name();
        let number = name.to_str().and_then(|name| name.strip_suffix(".pack"));
        numbers.extend(number.and_then(|number| number.parse::<u32>().ok()));
    }
    numbers.sort_unstable();
    Ok(numbers)
}
