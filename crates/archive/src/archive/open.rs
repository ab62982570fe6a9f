//! Opening a vault: everything that can be wrong with the folder is found here, before use.

use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use rusqlite::Connection;

use super::warning::about_folder;
use super::{Archive, Index, OpenWarning, WriterConnection};
use crate::connection::{ReadPool, open_writer};
use crate::error::{ArchiveError, Result};
use crate::index::{IndexSetup, Indexer, StateListener, Truth};
use crate::key::Key;
use crate::originals::Originals;
use crate::schema;
use crate::tables::Vault;
use crate::truth::Store;
use crate::vault::{Mode, VaultFolder, VaultLock, VaultMarker, check_database_file, drop_backups};

/// How a vault is opened.
pub struct Opening {
    /// For reading and writing, or for reading only.
    pub mode: Mode,
    /// The key of the vault.
    pub key: Key,
    /// The moment of opening; it stands in the lock file.
    pub at: Timestamp,
    /// Who wants to know about every change of the index's state.
    pub listener: Option<StateListener>,
}

impl Opening {
    /// An opening without a key and without a listener.
    pub fn new(mode: Mode, at: Timestamp) -> Self {
        Self { mode, key: Key::None, at, listener: None }
    }

    /// The same with a listener for changes of the index's state.
    #[must_use]
    pub fn with_listener(mut self, listener: StateListener) -> Self {
        self.listener = Some(listener);
        self
    }
}

impl Archive {
    /// Opens the vault in a folder. For writing it takes the vault's lock, brings the database
    /// to this program's version (after a copy), sweeps up after a crash and starts the index.
    /// For reading it does nothing of this, writes nothing, and works while another process
    /// holds the vault and on a disk that cannot be written.
    ///
    /// # Errors
    /// [`ArchiveError::NotAVault`], [`ArchiveError::Locked`], [`ArchiveError::TooNew`],
    /// [`ArchiveError::ReadOnly`], [`ArchiveError::Damaged`] and those of the disk.
    pub fn open(folder: &Path, opening: Opening) -> Result<Self> {
        let folder = VaultFolder::at(folder);
        let marker = folder.check()?;
        let lock = match opening.mode {
            Mode::Write => Some(VaultLock::take(&folder, opening.at)?),
            Mode::Read => None,
        };
        Self::open_locked(folder, marker, lock, opening)
    }

    /// Opens a vault whose lock is held already, or is not wanted.
    pub(super) fn open_locked(
        folder: VaultFolder,
        marker: VaultMarker,
        lock: Option<VaultLock>,
        opening: Opening,
    ) -> Result<Self> {
        check_database_file(&folder)?;
        let pool = ReadPool::new(folder.database(), opening.key.clone());
        let store = Arc::new(Store { pool, vault_id: marker.vault_id.clone() });
        let originals = Originals::at(
            folder.originals(),
            opening.mode,
            opening.key.clone(),
            Arc::<Store>::clone(&store),
        );
        let writer = match opening.mode {
            Mode::Write => {
                let mut connection = open_writer(&folder.database(), &opening.key, false)?;
                let upgraded = schema::upgrade(&folder, &mut connection)?;
                check_identity(&connection, &folder, &marker)?;
                originals.sweep_temporary()?;
                originals.resume_packs()?;
                if !upgraded {
                    // The version before was opened well by this program: this is the second time.
                    drop_backups(&folder)?;
                }
                Some(WriterConnection(connection.into()))
            }
            Mode::Read => {
                store.pool.with(|connection| {
                    schema::must_be_current(connection)?;
                    check_identity(connection, &folder, &marker)
                })?;
                None
            }
        };
        let mut warnings: Vec<OpenWarning> = about_folder(folder.root()).into_iter().collect();
        let mode = opening.mode;
        let index = open_index(&folder, opening, &store);
        if let Index::Missing(reason) = &index {
            warnings.push(OpenWarning::NoIndex { reason: reason.clone() });
        }
        Ok(Self { index, store, writer, originals, folder, marker, mode, warnings, _lock: lock })
    }
}

/// The index is a cache: that it cannot be opened does not keep the vault closed.
fn open_index(folder: &VaultFolder, opening: Opening, store: &Arc<Store>) -> Index {
    let mut setup = IndexSetup::new(folder.index(), opening.mode).with_key(opening.key);
    setup.listener = opening.listener;
    let truth: Arc<dyn Truth> = Arc::<Store>::clone(store);
    match Indexer::open(setup, truth) {
        Ok(indexer) => Index::Open(indexer),
        Err(error) => Index::Missing(error.to_string()),
    }
}

/// Checks that `vault.json` and the database belong together.
fn check_identity(
    connection: &Connection,
    folder: &VaultFolder,
    marker: &VaultMarker,
) -> Result<()> {
    let row = Vault { connection }.get()?;
    if row.vault_id != marker.vault_id {
        return Err(ArchiveError::damaged(
            format!("the vault {}", folder.root().display()),
            "its vault.json and its archive.sqlite belong to different vaults",
        ));
    }
    Ok(())
}
