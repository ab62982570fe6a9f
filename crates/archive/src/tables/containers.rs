//! Containers: files that held originals. Their own bytes are not kept, only what they were.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::captures::stored_sha;
use crate::change::Writing;
use crate::error::{ArchiveError, Result};
use crate::ids::ContainerId;
use crate::sha::Sha256Hex;

/// A file that held originals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Container {
    /// Its number.
    pub id: ContainerId,
    /// Hash of its bytes; none where it was never read to its end.
    pub sha: Option<Sha256Hex>,
    /// Its file name or path.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// Code of its format.
    pub kind: String,
}

/// A container that is to be noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewContainer {
    /// Hash of its bytes, where it is known already.
    pub sha: Option<Sha256Hex>,
    /// Its file name or path.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// Code of its format.
    pub kind: String,
}

/// Reads containers.
#[derive(Clone, Copy)]
pub struct Containers<'r> {
    pub(crate) connection: &'r Connection,
}

impl Containers<'_> {
    /// One container.
    ///
    /// # Errors
    /// [`ArchiveError::NotFound`] where there is none of this number.
    pub fn get(&self, id: ContainerId) -> Result<Container> {
        let found = self
            .connection
            .prepare_cached("SELECT sha, name, size, kind FROM container WHERE id = ?1")?
            .query_row([id], |row| {
                Ok((
                    row.get::<_, Option<String>>(0)?,
                    row.get(1)?,
                    row.get::<_, i64>(2)?,
                    row.get(3)?,
                ))
            })
            .optional()?;
        let (sha, name, size, kind) =
            found.ok_or_else(|| ArchiveError::not_found("container", id))?;
        let sha = sha.as_deref().map(stored_sha).transpose()?;
        Ok(Container { id, sha, name, size: size.unsigned_abs(), kind })
    }
}

/// Writes containers.
pub struct ContainersWrite<'a, 'c> {
    pub(crate) writing: &'a mut Writing<'c>,
}

impl ContainersWrite<'_, '_> {
    /// The number of a container, noted where it is new. With a hash, the same file under the
    /// same name is the same container; without one it is always new.
    pub fn note(&mut self, new: &NewContainer) -> Result<ContainerId> {
        let connection = self.writing.connection;
        let sha = new.sha.as_ref().map(Sha256Hex::as_str);
        let known = connection
            .prepare_cached("SELECT id FROM container WHERE sha = ?1 AND name = ?2 ORDER BY id")?
            .query_row(params![sha, new.name], |row| row.get(0))
            .optional()?;
        if let Some(id) = known {
            return Ok(id);
        }
        connection
            .prepare_cached(
                "INSERT INTO container (sha, name, size, kind) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![sha, new.name, new.size.cast_signed(), new.kind])?;
        Ok(connection.last_insert_rowid())
    }

    /// Notes the hash of a container that has been read to its end. A hash that is known stays.
    pub fn read_through(&mut self, id: ContainerId, sha: &Sha256Hex) -> Result<()> {
        self.writing
            .connection
            .prepare_cached("UPDATE container SET sha = ?2 WHERE id = ?1 AND sha IS NULL")?
            .execute(params![id, sha.as_str()])?;
        Ok(())
    }
}
