//! What reaches the window from outside: a vault named at the start, files dropped on it.

use std::path::{Path, PathBuf};

use desk::Desk;
use serde_json::{Value, json};
use tauri::{AppHandle, Manager as _};

use crate::arguments::{self, Wish};
use crate::notice;

/// Opens a vault without holding up the window.
pub(crate) fn open_vault(app: &AppHandle, path: &Path) {
    ask(app, "open_vault", json!({ "path": path.to_string_lossy() }));
}

/// Files dropped files and folders; the job that does it shows itself by its events.
pub(crate) fn file_dropped(app: &AppHandle, paths: &[PathBuf]) {
    let paths: Vec<_> = paths.iter().map(|path| path.to_string_lossy()).collect();
    if !paths.is_empty() {
        ask(app, "file_paths", json!({ "paths": paths, "dropped": true }));
    }
}

/// The vault that a second start named, as a full path: the other process may have stood in
/// another folder.
pub(crate) fn named_by(arguments: Vec<String>, folder: &str) -> Option<PathBuf> {
    let arguments = arguments.into_iter().skip(1).map(Into::into);
    match arguments::read(arguments) {
        Wish::Open(path) => path.map(|path| Path::new(folder).join(path)),
        Wish::Say(_) | Wish::Refuse(_) => None,
    }
}

/// Makes a request whose answer reaches the interface by the events of `desk`, and whose
/// refusal reaches it as a notice.
fn ask(app: &AppHandle, name: &'static str, request: Value) {
    let app = app.clone();
    let desk = app.state::<Desk>().inner().clone();
    tauri::async_runtime::spawn_blocking(move || {
        if let Err(error) = desk.dispatch(name, request) {
            notice::refused(&app, error);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(arguments: &[&str]) -> Option<PathBuf> {
        named_by(arguments.iter().map(|&argument| argument.to_owned()).collect(), "/home/ana")
    }

    #[test]
    fn a_second_start_names_a_vault_from_its_own_folder() {
        assert_eq!(named(&["dossier-desktop"]), None);
        assert_eq!(
            named(&["dossier-desktop", "Port.dossier"]),
            Some("/home/ana/Port.dossier".into())
        );
        assert_eq!(
            named(&["dossier-desktop", "/srv/Port.dossier"]),
            Some("/srv/Port.dossier".into())
        );
        assert_eq!(named(&["dossier-desktop", "--wrong"]), None);
    }
}
