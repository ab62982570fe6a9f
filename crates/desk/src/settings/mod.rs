//! What the program remembers about its user: settings and the vaults opened before.

mod file;
mod recent;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub(crate) use recent::Opened;
use recent::Recent;

use crate::wire::{RecentVault, Settings, WireError};

/// Zoom of the window in percent, smallest and largest.
const ZOOM: (u16, u16) = (80, 200);

/// Most panes whose width is kept, and the widest.
const PANES: (usize, u32) = (50, 10_000);

/// What stands in the file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Kept {
    settings: Settings,
    recent: Recent,
}

/// The memory about the user. A damaged file is set aside and never stops the program.
#[derive(Debug)]
pub(crate) struct Memory {
    path: PathBuf,
    kept: Mutex<Kept>,
}

impl Memory {
    /// Reads it from the user's configuration folder.
    pub(crate) fn in_folder(folder: &Path) -> Self {
        let path = folder.join("settings.json");
        let kept: Kept = file::read(&path);
        Self { path, kept: Mutex::new(Kept { settings: within_bounds(kept.settings), ..kept }) }
    }

    /// The settings.
    pub(crate) fn settings(&self) -> Settings {
        self.look(|kept| kept.settings.clone())
    }

    /// Keeps settings, brought into their bounds; answers with them.
    pub(crate) fn save_settings(&self, settings: Settings) -> Result<Settings, WireError> {
        let settings = within_bounds(settings);
        self.change(|kept| kept.settings = settings.clone())?;
        Ok(settings)
    }

    /// Vaults opened before, newest first.
    pub(crate) fn recent(&self) -> Vec<RecentVault> {
        self.look(|kept| kept.recent.shown())
    }

    /// Notes that a vault is open. Opening must not fail because this could not be kept.
    pub(crate) fn note_opened(&self, opened: Opened, at: Timestamp) {
        let analyst = opened.analyst.clone();
        let kept = self.change(|kept| {
            kept.recent.note(opened, at);
            if let Some(analyst) = analyst {
                kept.settings.analyst = analyst;
            }
        });
        drop(kept);
    }

    /// Takes a vault off the list.
    pub(crate) fn forget(&self, path: &str) -> Result<(), WireError> {
        self.change(|kept| kept.recent.forget(path))
    }

    fn look<T>(&self, read: impl FnOnce(&Kept) -> T) -> T {
        read(&self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn change(&self, change: impl FnOnce(&mut Kept)) -> Result<(), WireError> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let _held = file::hold(&self.path);
        // The window and the command may both be at work: what the other wrote since is the
        // ground on which this change is made.
        let stood: Option<Kept> = file::look(&self.path);
        let mut changed = stood.clone().unwrap_or_else(|| kept.clone());
        change(&mut changed);
        // In memory it holds for this run even where the file cannot be written.
        kept.clone_from(&changed);
        if stood.as_ref() == Some(&changed) { Ok(()) } else { file::write(&self.path, &changed) }
    }
}

fn within_bounds(mut settings: Settings) -> Settings {
    settings.zoom = settings.zoom.clamp(ZOOM.0, ZOOM.1);
    while settings.panes.len() > PANES.0 {
        settings.panes.pop_last();
    }
    for width in settings.panes.values_mut() {
        *width = (*width).min(PANES.1);
    }
    settings
}

#[cfg(test)]
mod tests;
