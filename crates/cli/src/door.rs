//! The way to the vault: straight in, or through the window that holds it.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use desk::wire::{ErrorCode, VaultPath, WireError};
use desk::{Desk, Environment, Relay};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::failure::{Failure, Outcome};

/// Ending of the folder of a vault.
const ENDING: &str = "dossier";

/// Another command may hold the vault for a moment: how often, and how far apart, to look again.
const LOOKS: u32 = 40;
const PAUSE: Duration = Duration::from_millis(50);

/// The vault that the command line names, not opened yet.
pub(crate) struct Place {
    vault: Option<PathBuf>,
}

impl Place {
    /// The vault given with `--vault` or `DOSSIER_VAULT`.
    pub(crate) fn new(vault: Option<PathBuf>) -> Self {
        Self { vault: vault.filter(|path| !path.as_os_str().is_empty()) }
    }

    /// Its path as it was given.
    pub(crate) fn named(&self) -> Option<&Path> {
        self.vault.as_deref()
    }

    /// Opens it for a verb that only reads. Where another process holds it, it is opened beside
    /// that one, for reading only.
    pub(crate) fn read(&self) -> Outcome<Door> {
        let vault = self.path()?;
        let desk = Desk::new(Environment::of_user());
        match open(&desk, "open_vault", &vault) {
            Err(error) if error.code == ErrorCode::Locked => {
                open(&desk, "open_vault_to_read", &vault)?;
            }
            other => other?,
        }
        Ok(Door { way: Way::Here(desk) })
    }

    /// Opens it for a verb that changes it. Where a window holds it, the verb goes through that.
    pub(crate) fn write(&self) -> Outcome<Door> {
        let vault = self.path()?;
        let environment = Environment::of_user();
        let desk = Desk::new(environment.clone());
        let mut looks = LOOKS;
        loop {
            match open(&desk, "open_vault", &vault) {
                Ok(()) => return Ok(Door { way: Way::Here(desk) }),
                Err(error) if error.code == ErrorCode::Locked => {
                    if let Some(relay) = Relay::to_holder_of(&vault, &environment) {
                        return Ok(Door { way: Way::There(relay) });
                    }
                    if looks == 0 {
                        return Err(held(&error));
                    }
                    looks -= 1;
                    thread::sleep(PAUSE);
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    fn path(&self) -> Outcome<PathBuf> {
        match self.named() {
            Some(path) => Ok(existing_vault(path)),
            None => Err(Failure::Usage(
                "no vault is named".to_owned(),
                "Name it with --vault PATH, or once and for all with DOSSIER_VAULT. \
                 `dossier new PATH` makes one."
                    .to_owned(),
            )),
        }
    }
}

fn open(desk: &Desk, request: &str, vault: &Path) -> Result<(), WireError> {
    let path = vault.to_string_lossy().into_owned();
    let request_value = serde_json::to_value(VaultPath { path }).unwrap_or_default();
    desk.dispatch(request, request_value).map(drop)
}

/// Who holds the vault, and that this command cannot write now.
fn held(error: &WireError) -> Failure {
    let message = format!("{}; so this command cannot change it now", error.message);
    let hint = "Close the other program, or do it there. Reading works meanwhile.";
    Failure::here(error.code, message, Some(hint))
}

/// An open vault, or none where a verb makes one.
pub(crate) struct Door {
    way: Way,
}

enum Way {
    /// This process has it open.
    Here(Desk),
    /// Another process has it open, and does what this one asks.
    There(Relay),
}

impl Door {
    /// For verbs that make a vault.
    pub(crate) fn without_vault() -> Self {
        Self { way: Way::Here(Desk::new(Environment::of_user())) }
    }

    /// Makes a request and reads the answer.
    pub(crate) fn ask<T: DeserializeOwned>(
        &self,
        name: &str,
        request: &impl Serialize,
    ) -> Outcome<T> {
        let request = serde_json::to_value(request).map_err(|error| broken(name, &error))?;
        let answer = match &self.way {
            Way::Here(desk) => desk.dispatch(name, request)?,
            Way::There(relay) => relay.dispatch(name, request)?,
        };
        serde_json::from_value(answer).map_err(|error| broken(name, &error))
    }
}

impl Drop for Door {
    /// Closes the vault, so that its lock is given back and the index ends in order.
    fn drop(&mut self) {
        if let Way::Here(desk) = &self.way {
            // Without an open vault there is nothing to close; what is stored is safe either way.
            drop(desk.dispatch("close_vault", Value::Null));
        }
    }
}

fn broken(name: &str, error: &serde_json::Error) -> Failure {
    Failure::here(
        ErrorCode::Internal,
        format!("the request {name} was not understood: {error}"),
        Some("The window that holds the vault may be of another version; close it."),
    )
}

/// A path from the folder that this process stands in, for a process that may stand elsewhere.
pub(crate) fn full_path(path: &str) -> Outcome<String> {
    let full = std::path::absolute(path).map_err(|error| Failure::file(path, &error))?;
    into_text(full)
}

/// The folder to make a vault in, and the vault's name, from the path of the vault to be made.
pub(crate) fn new_vault_place(path: &str) -> Outcome<(String, String)> {
    let full = PathBuf::from(full_path(path)?);
    let (Some(folder), Some(name)) = (full.parent(), full.file_name()) else {
        return Err(Failure::Usage(
            format!("{path} cannot become a vault"),
            "Name a folder that does not exist yet.".to_owned(),
        ));
    };
    let name = name.to_string_lossy();
    let name = name.strip_suffix(&format!(".{ENDING}")).unwrap_or(&name).to_owned();
    Ok((into_text(folder.to_path_buf())?, name))
}

/// True where a path ends as the folder of a vault does.
pub(crate) fn is_named_like_a_vault(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == ENDING)
}

fn into_text(path: PathBuf) -> Outcome<String> {
    path.into_os_string().into_string().map_err(|path| {
        Failure::Usage(
            format!("the path {} is not Unicode", path.display()),
            "Rename the file or folder.".to_owned(),
        )
    })
}

/// The path of a vault where its ending may have been left out.
pub(crate) fn existing_vault(path: &Path) -> PathBuf {
    if path.exists() {
        return path.to_path_buf();
    }
    let mut with_ending = path.as_os_str().to_owned();
    with_ending.push(format!(".{ENDING}"));
    let with_ending = PathBuf::from(with_ending);
    if with_ending.exists() { with_ending } else { path.to_path_buf() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vault_to_be_made_has_a_folder_and_a_name() {
        let (folder, name) = new_vault_place("/srv/desk/Port.dossier").unwrap();
        assert_eq!((folder.as_str(), name.as_str()), ("/srv/desk", "Port"));
        assert_eq!(new_vault_place("/srv/Rail.v2").unwrap().1, "Rail.v2");
        assert!(new_vault_place("/").is_err());
    }

    #[test]
    fn the_ending_of_a_vault_may_be_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let vault = folder.path().join("Port.dossier");
        std::fs::create_dir(&vault).unwrap();
        assert_eq!(existing_vault(&folder.path().join("Port")), vault);
        assert_eq!(existing_vault(&vault), vault);
        let missing = folder.path().join("Rail");
        assert_eq!(existing_vault(&missing), missing);
    }
}
