//! `vault.json`: the file that says that a folder is a vault, and of which format.

use std::fs;
use std::io::{self, Write as _};

use serde::{Deserialize, Serialize};

use super::{VaultFolder, sync_folder};
use crate::error::{ArchiveError, Result};

/// Version of the folder's layout. The tables have versions of their own (`migrations/`).
pub const FORMAT_VERSION: u32 = 1;

/// The word by which a vault is known.
const MAGIC: &str = "dossier vault";

/// The contents of `vault.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VaultMarker {
    /// Always `dossier vault`.
    magic: String,
    /// Identity of the vault, 32 hex digits.
    pub vault_id: String,
    /// Version of the folder's layout.
    pub format: u32,
    /// When the vault was made, RFC 3339.
    pub created: String,
    /// How a passphrase becomes a key: `none` while the vault is not encrypted.
    pub kdf: String,
    /// Wrapped copies of the vault's key, one per way to open it; empty while not encrypted.
    pub key_slots: Vec<serde_json::Value>,
}

impl VaultMarker {
    /// The marker of a new vault.
    pub(crate) fn new(vault_id: &str, created: jiff::Timestamp, kdf: &str) -> Self {
        Self {
            magic: MAGIC.to_owned(),
            vault_id: vault_id.to_owned(),
            format: FORMAT_VERSION,
            created: created.to_string(),
            kdf: kdf.to_owned(),
            key_slots: Vec::new(),
        }
    }

    /// Reads the marker of a folder.
    ///
    /// # Errors
    /// [`ArchiveError::NotAVault`] when it is missing or not ours.
    pub(crate) fn read(folder: &VaultFolder) -> Result<Self> {
        let not_a_vault = |missing: &str| ArchiveError::NotAVault {
            path: folder.root().to_path_buf(),
            missing: missing.to_owned(),
        };
        let path = folder.marker();
        let text = match fs::read(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(not_a_vault(if folder.database().exists() {
                    "its file vault.json is missing, so it was never finished or is not whole"
                } else {
                    "its file vault.json is missing"
                }));
            }
            Err(error) => return Err(ArchiveError::io(&path, error)),
        };
        let marker: Self = serde_json::from_slice(&text)
            .map_err(|_| not_a_vault("its file vault.json cannot be understood"))?;
        if marker.magic != MAGIC {
            return Err(not_a_vault("its file vault.json belongs to something else"));
        }
        if marker.kdf != "none" {
            return Err(ArchiveError::refused(
                "this vault is encrypted, which this Dossier cannot open yet. Nothing was changed",
            ));
        }
        Ok(marker)
    }

    /// Writes the marker of a new vault and makes it durable. It is the last file of a new
    /// vault: a folder without it was never finished.
    pub(crate) fn write(&self, folder: &VaultFolder) -> Result<()> {
        let path = folder.marker();
        let mut text = serde_json::to_vec_pretty(self)
            .map_err(|error| ArchiveError::io(&path, io::Error::other(error)))?;
        text.push(b'\n');
        // Under another name first: a marker is there whole or not at all.
        let unfinished = folder.root().join(".vault.json");
        fs::File::create(&unfinished)
            .and_then(|mut file| file.write_all(&text).and_then(|()| file.sync_all()))
            .and_then(|()| fs::rename(&unfinished, &path))
            .map_err(|error| ArchiveError::io(&path, error))?;
        sync_folder(folder.root())
    }
}
