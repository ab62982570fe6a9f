//! An open vault, and what goes with it while it is open.

use std::path::Path;
use std::sync::{Arc, Weak};
use std::thread;
use std::time::{Duration, Instant};

use archive::{Archive, ArchiveError, Mode, NewVault, Opening, VaultRow};
use serde_json::Value;

use crate::desk::{Desk, Inner};
use crate::fault::{no_vault, refused};
use crate::relay::Listening;
use crate::twins;
use crate::wire::{Event, VaultInfo, WireError};

/// How long closing waits for work that is under way.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long closing waits for the index. What it has not read by then it reads at the next
/// opening.
const INDEX_PATIENCE: Duration = Duration::from_secs(2);

/// An open vault.
pub(crate) struct OpenVault {
    pub(crate) archive: Archive,
    /// Full path of the folder, as it is shown and remembered.
    pub(crate) path: String,
}

impl OpenVault {
    /// Opens the vault in a folder.
    pub(crate) fn open(desk: &Desk, folder: &Path, mode: Mode) -> Result<Self, ArchiveError> {
        let archive = Archive::open(folder, opening(desk, mode))?;
        Ok(Self::of(archive, folder))
    }

    /// Makes a vault in a folder that is not there yet.
    pub(crate) fn create(desk: &Desk, folder: &Path, new: &NewVault) -> Result<Self, ArchiveError> {
        let archive = Archive::create(folder, new, opening(desk, Mode::Write))?;
        Ok(Self::of(archive, folder))
    }

    fn of(archive: Archive, folder: &Path) -> Self {
        let full = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
        Self { archive, path: full.to_string_lossy().into_owned() }
    }

    /// The vault's own row.
    pub(crate) fn row(&self) -> Result<VaultRow, ArchiveError> {
        self.archive.read(|reader| reader.vault().get())
    }

    /// As it is shown.
    pub(crate) fn info(&self) -> Result<VaultInfo, ArchiveError> {
        Ok(twins::vault_info(self, self.row()?))
    }

    /// The analyst who signs what is done now.
    pub(crate) fn analyst(&self) -> Result<String, ArchiveError> {
        Ok(self.row()?.analyst)
    }

    /// True where it can only be read.
    pub(crate) fn read_only(&self) -> bool {
        self.archive.mode() == Mode::Read
    }
}

fn opening(desk: &Desk, mode: Mode) -> Opening {
    let listeners = Arc::clone(&desk.inner().listeners);
    Opening::new(mode, desk.environment().now()).with_listener(Box::new(move |state| {
        listeners.tell(&Event::Index { index: twins::index_state(state) });
    }))
}

/// What a desk holds: the vault, and the ear for the command line. The ear goes first when both
/// are dropped: once the lock is free, another process may listen in the same place.
pub(crate) struct Held {
    listening: Option<Listening>,
    pub(crate) vault: Arc<OpenVault>,
}

impl Held {
    /// A vault with an ear for the command line, where it is held for writing.
    pub(crate) fn by(desk: &Desk, vault: OpenVault) -> Self {
        let listening = if vault.read_only() {
            None
        } else {
            // Weak, so that the ear does not keep the desk alive.
            let inner: Weak<Inner> = Arc::downgrade(desk.inner());
            let answer = move |name: &str, request: Value| {
                Desk::of(inner.upgrade().ok_or_else(no_vault)?).dispatch(name, request)
            };
            Listening::about(Path::new(&vault.path), desk.environment(), Arc::new(answer))
        };
        Self { vault: Arc::new(vault), listening }
    }

    /// Closes it after what is under way; gives it back where that does not end.
    pub(crate) fn close(self) -> Result<(), (Self, WireError)> {
        let Self { mut vault, listening } = self;
        let until = Instant::now() + PATIENCE;
        loop {
            match Arc::try_unwrap(vault) {
                Ok(open) => {
                    drop(listening);
                    open.archive.close(INDEX_PATIENCE);
                    return Ok(());
                }
                Err(shared) if Instant::now() < until => {
                    vault = shared;
                    thread::sleep(Duration::from_millis(5));
                }
                Err(shared) => {
                    let still = refused("work in this vault is still under way; it stays open");
                    return Err((Self { vault: shared, listening }, still));
                }
            }
        }
    }
}
