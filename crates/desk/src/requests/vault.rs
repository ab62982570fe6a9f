//! Making, opening, closing and naming a vault, and its side bar.

use std::path::{Path, PathBuf};

use archive::{Mode, NewVault};

use crate::desk::Desk;
use crate::fault::{fault, no_vault, refused};
use crate::import::note_interrupted;
use crate::open::{Held, OpenVault};
use crate::settings::Opened;
use crate::text::quoted;
use crate::twins;
use crate::wire::{
    CreateVault, Done, ErrorCode, Event, Overview, UpdateVault, VaultInfo, VaultPath, WireError,
};

/// Ending of the name of a vault's folder.
const ENDING: &str = ".dossier";

pub(crate) fn create_vault(desk: &Desk, request: CreateVault) -> Result<VaultInfo, WireError> {
    let folder = new_folder(&request.folder, &request.name)?;
    let _turn = desk.turn();
    let new = NewVault {
        name: request.name,
        analyst: request.analyst,
        vault_id: desk.environment().new_identity(),
    };
    let vault = OpenVault::create(desk, &folder, &new)?;
    take_up(desk, vault)
}

/// The folder of a vault with this name, in a folder that is there.
pub(crate) fn new_folder(parent: &str, name: &str) -> Result<PathBuf, WireError> {
    let name = name.trim().trim_end_matches(ENDING).trim();
    let forbidden = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    if name.is_empty() || name.starts_with('.') || name.contains(forbidden) {
        return Err(fault(
            ErrorCode::Refused,
            "this cannot be the name of a folder. Nothing was made",
            "Use a name with letters, without any of / \\ : * ? \" < > | and without a dot in front.",
        ));
    }
    if name.len() > 200 {
        return Err(refused("this name is too long for a folder. Nothing was made"));
    }
    let parent = Path::new(parent);
    if !parent.is_dir() {
        return Err(fault(
            ErrorCode::NotFound,
            format!("the folder {} is not there. Nothing was made", parent.display()),
            "Choose a folder that exists.",
        ));
    }
    Ok(parent.join(format!("{name}{ENDING}")))
}

pub(crate) fn open_vault(desk: &Desk, request: VaultPath) -> Result<VaultInfo, WireError> {
    open(desk, &request.path, Mode::Write)
}

pub(crate) fn open_vault_to_read(desk: &Desk, request: VaultPath) -> Result<VaultInfo, WireError> {
    open(desk, &request.path, Mode::Read)
}

/// Opens a vault; one that cannot be written, for reading. The one that is open is closed only
/// when the other is open already.
pub(super) fn open(desk: &Desk, path: &str, mode: Mode) -> Result<VaultInfo, WireError> {
    let _turn = desk.turn();
    let folder = Path::new(path);
    if let Some(open) = desk.open_vault_if_any()
        && same_folder(Path::new(&open.path), folder)
        && open.archive.mode() == mode
    {
        return Ok(open.info()?);
    }
    let opened = match OpenVault::open(desk, folder, mode) {
        Err(archive::ArchiveError::ReadOnly { .. }) if mode == Mode::Write => {
            OpenVault::open(desk, folder, Mode::Read)
        }
        other => other,
    };
    take_up(desk, opened?)
}

fn same_folder(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// Puts an opened vault in the place of the one before, and remembers it.
pub(crate) fn take_up(desk: &Desk, vault: OpenVault) -> Result<VaultInfo, WireError> {
    let info = vault.info()?;
    put_down(desk)?;
    remember(desk, &vault, &info);
    let writable = !vault.read_only();
    if writable {
        note_interrupted(&vault.archive)?;
    }
    desk.exchange_vault(Some(Held::by(desk, vault)));
    if writable {
        desk.watching().start(desk);
        // The first page that is filed does not wait for the child.
        let children = std::sync::Arc::clone(desk.children());
        std::thread::spawn(move || children.warm());
    }
    desk.tell(&Event::Vault { vault: Some(info.clone()) });
    Ok(info)
}

fn remember(desk: &Desk, vault: &OpenVault, info: &VaultInfo) {
    let counts = vault.archive.read(|reader| reader.items().counts()).unwrap_or_default();
    let opened = Opened {
        name: info.name.clone(),
        path: info.path.clone(),
        items: twins::number(counts.inbox + counts.filed),
        analyst: (!info.read_only).then(|| info.analyst.clone()),
    };
    desk.memory().note_opened(opened, desk.environment().now());
}

/// Closes the vault that is open, if any: first its jobs, then the vault.
fn put_down(desk: &Desk) -> Result<(), WireError> {
    const PATIENCE: std::time::Duration = std::time::Duration::from_secs(60);
    if desk.open_vault_if_any().is_none() {
        return Ok(());
    }
    if !desk.long_work().stop_in_vault(PATIENCE) {
        return Err(refused("a job is still at work in the open vault; it stays open"));
    }
    desk.watching().stop();
    let Some(held) = desk.exchange_vault(None) else { return Ok(()) };
    if let Ok(info) = held.vault.info() {
        remember(desk, &held.vault, &info);
    }
    held.close().map_err(|(held, error)| {
        desk.exchange_vault(Some(held));
        error
    })
}

pub(crate) fn close_vault(desk: &Desk, (): ()) -> Result<(), WireError> {
    let _turn = desk.turn();
    if desk.open_vault_if_any().is_none() {
        return Err(no_vault());
    }
    put_down(desk)?;
    desk.children().rest();
    desk.tell(&Event::Vault { vault: None });
    Ok(())
}

pub(crate) fn update_vault(desk: &Desk, request: UpdateVault) -> Result<Done, WireError> {
    let pen = desk.pen()?;
    let label = match (&request.name, &request.analyst) {
        (Some(name), None) => format!("Renamed the vault to {}", quoted(name)),
        (None, Some(analyst)) => format!("Changed the analyst to {}", quoted(analyst)),
        _ => "Changed the names of the vault".to_owned(),
    };
    let done =
        pen.done(label, |w| w.vault().rename(request.name.as_deref(), request.analyst.as_deref()))?;
    let info = pen.vault.info()?;
    remember(desk, &pen.vault, &info);
    desk.tell(&Event::Vault { vault: Some(info) });
    Ok(done)
}

pub(crate) fn overview(desk: &Desk, (): ()) -> Result<Overview, WireError> {
    let vault = desk.vault()?;
    let index = twins::index_state(&vault.archive.index_state());
    Ok(vault.archive.read(|r| {
        let row = r.vault().get()?;
        let counts = r.items().counts()?;
        let (undo, redo) = if vault.read_only() {
            (None, None)
        } else {
            (r.log().next_undo(&row.analyst)?, r.log().next_redo(&row.analyst)?)
        };
        Ok(Overview {
            inbox: twins::number(counts.inbox),
            archive: twins::number(counts.inbox + counts.filed),
            discarded: twins::number(counts.discarded),
            cases: r.cases().all()?.into_iter().map(twins::case_row).collect(),
            briefings: r.briefings().all()?.into_iter().map(twins::briefing_row).collect(),
            tags: r.tags().counts()?.into_iter().map(twins::tag_count).collect(),
            vault: twins::vault_info(&vault, row),
            index,
            undo,
            redo,
        })
    })?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_a_folder_or_is_refused() {
        let parent = tempfile::tempdir().unwrap();
        let within = parent.path().to_string_lossy();
        let named = |name: &str| new_folder(&within, name);
        assert_eq!(named(" Port ").unwrap(), parent.path().join("Port.dossier"));
        assert_eq!(named("Port.dossier").unwrap(), parent.path().join("Port.dossier"));
        assert_eq!(named("Häfen 港").unwrap(), parent.path().join("Häfen 港.dossier"));
        for wrong in ["", "..", "../x", "a/b", "a\\b", ".hidden", "a\nb", "C:x", ".dossier"] {
            assert_eq!(named(wrong).unwrap_err().code, ErrorCode::Refused, "{wrong}");
        }
        assert_eq!(new_folder("/not/there", "Port").unwrap_err().code, ErrorCode::NotFound);
    }
}
