//! The program itself: what it knows at its start, and its settings.

use crate::desk::Desk;
use crate::wire::{AppState, Settings, VaultPath, WireError};

pub(crate) fn app_state(desk: &Desk, (): ()) -> Result<AppState, WireError> {
    let vault = match desk.open_vault_if_any() {
        Some(vault) => Some(vault.info()?),
        None => None,
    };
    let settings = desk.memory().settings();
    let analyst = if settings.analyst.is_empty() {
        desk.environment().user_name.clone()
    } else {
        settings.analyst.clone()
    };
    Ok(AppState {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        vault,
        recent: desk.memory().recent(),
        vaults_folder: desk.environment().vaults_folder.to_string_lossy().into_owned(),
        analyst,
        settings,
    })
}

pub(crate) fn save_settings(desk: &Desk, settings: Settings) -> Result<Settings, WireError> {
    desk.memory().save_settings(settings)
}

pub(crate) fn forget_vault(desk: &Desk, vault: VaultPath) -> Result<AppState, WireError> {
    desk.memory().forget(&vault.path)?;
    app_state(desk, ())
}
