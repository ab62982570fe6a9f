//! The packs: each read from its beginning to its end, every member against its hash.

use std::fs::File;
use std::io::{BufReader, Read, Seek as _, SeekFrom};

use rusqlite::Connection;
use sha2::{Digest as _, Sha256};

use super::Steps;
use super::originals::{Walk, named_in_words};
use crate::archive::Archive;
use crate::error::{ArchiveError, Result};
use crate::originals::{MemberHeader, PACK_HEADER, PackPlace, pack_files};
use crate::sha::{Sha256Hex, hex};
use crate::tables::stored_sha;

/// A row that says that an original lies in a pack.
struct Member {
    sha: Sha256Hex,
    size: u64,
    place: u64,
}

/// Goes through the packs one after the other.
pub(super) fn verify(archive: &Archive, walk: &mut Walk, steps: &mut Steps<'_>) -> Result<()> {
    let mut packs = pack_files(&archive.originals().packs().folder)?;
    packs.extend(archive.store.snapshot(named_packs)?);
    packs.sort_unstable();
    packs.dedup();
    for pack in packs {
        let members = archive.store.snapshot(|connection| members(connection, pack))?;
        verify_pack(archive, pack, &members, walk, steps)?;
    }
    Ok(())
}

fn named_packs(connection: &Connection) -> Result<Vec<u32>> {
    let mut statement = connection.prepare_cached("SELECT number FROM pack")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What the database says lies in a pack, in the order in which it lies there.
fn members(connection: &Connection, pack: u32) -> Result<Vec<Member>> {
    let mut statement = connection
        .prepare_cached("SELECT sha, size, place FROM original WHERE pack = ?1 ORDER BY place")?;
    let mut rows = statement.query([pack])?;
    let mut members = Vec::new();
    while let Some(row) = rows.next()? {
        members.push(Member {
            sha: stored_sha(&row.get::<_, String>(0)?)?,
            size: row.get::<_, i64>(1)?.unsigned_abs(),
            place: row.get::<_, i64>(2)?.unsigned_abs(),
        });
    }
    Ok(members)
}

fn verify_pack(
    archive: &Archive,
    pack: u32,
    members: &[Member],
    walk: &mut Walk,
    steps: &mut Steps<'_>,
) -> Result<()> {
    let path = archive.originals().packs().path(pack);
    let opened = File::open(&path);
    let length = opened.as_ref().ok().and_then(|file| file.metadata().ok()).map(|file| file.len());
    let mut file = match opened {
        Ok(file) => Some(BufReader::with_capacity(1 << 20, file)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(ArchiveError::io(&path, error)),
    };
    let mut named = PACK_HEADER.len() as u64;
    for member in members {
        let place = PackPlace { pack, place: member.place };
        let found = match &mut file {
            // Bytes whose member was damaged lie in a file of their own since they came again.
            _ if archive.originals().path_of(&member.sha).exists() => {
                archive.originals().verify(&member.sha)
            }
            Some(file) => read_member(file, place, member),
            None => Err(ArchiveError::not_found("original", &member.sha)),
        };
        walk.found(archive, &member.sha, member.size, found, steps)?;
        named += MemberHeader::LENGTH as u64 + member.size;
    }
    walk.unnamed += length.unwrap_or(named).saturating_sub(named);
    Ok(())
}

/// Reads a member through; answers with its size.
fn read_member(file: &mut BufReader<File>, at: PackPlace, member: &Member) -> Result<u64> {
    let damaged = |detail: &str| {
        let what =
            format!("the original {}, in pack {} at byte {},", member.sha, at.pack, at.place);
        ArchiveError::damaged(what, detail)
    };
    let here = file.stream_position().unwrap_or(u64::MAX);
    let moved = match i64::try_from(at.place.wrapping_sub(here)) {
        Ok(ahead) if here <= at.place => file.seek_relative(ahead),
        _ => file.seek(SeekFrom::Start(at.place)).map(drop),
    };
    let mut bytes = [0; MemberHeader::LENGTH];
    if moved.and_then(|()| file.read_exact(&mut bytes)).is_err() {
        return Err(damaged("the pack ends before it"));
    }
    let header = MemberHeader::parse(&bytes)
        .filter(|header| hex(&header.sha) == member.sha.as_str())
        .ok_or_else(|| damaged("it does not begin as it was written"))?;
    let mut hasher = Sha256::new();
    let read = std::io::copy(&mut file.take(header.stored), &mut hasher);
    match read {
        Ok(size)
            if size == header.size && hex(&hasher.finalize().into()) == member.sha.as_str() =>
        {
            Ok(size)
        }
        _ => Err(damaged("its bytes are not those that were filed")),
    }
}

/// How bytes of packs that no original names are spoken of.
pub(super) fn unnamed_words(bytes: u64) -> Option<String> {
    (bytes > 0).then(|| format!("{} in packs that no item names", named_in_words(bytes)))
}
