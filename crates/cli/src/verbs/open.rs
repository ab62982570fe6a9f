//! `dossier open`: opens the window.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use clap::Args;
use desk::wire::ErrorCode;
use serde_json::json;

use crate::door::{self, Place};
use crate::failure::{Failure, Outcome};
use crate::terminal::Terminal;

/// Open the window
#[derive(Debug, Args)]
#[command(after_long_help = "A window that runs already comes to the front, and opens the vault.

Examples:
  dossier open
  dossier open Harbour.dossier
  dossier --vault Harbour.dossier open")]
pub(crate) struct Open {
    /// Vault to open
    path: Option<PathBuf>,
}

/// How often, and how far apart, to look whether the window could open.
const LOOKS: u32 = 20;
const PAUSE: Duration = Duration::from_millis(20);

/// The program that shows the window.
const WINDOW: &str = if cfg!(windows) { "dossier-desktop.exe" } else { "dossier-desktop" };

impl Open {
    pub(crate) fn run(self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let vault = self.path.map(|path| door::existing_vault(&path));
        let vault = vault.or_else(|| place.named().map(door::existing_vault));
        let beside = std::env::current_exe().ok().and_then(|own| window_beside(&own));
        let program = beside.unwrap_or_else(|| PathBuf::from(WINDOW));
        let started = Command::new(&program)
            .args(vault)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::inherit())
            .spawn();
        let mut child = started.map_err(|error| missing(&program, &error))?;
        // A window that cannot open says so at once, and its reason stands on standard error.
        for _ in 0..LOOKS {
            match child.try_wait() {
                Ok(Some(status)) if !status.success() => return Err(Failure::Shown),
                Ok(Some(_)) | Err(_) => break,
                Ok(None) => thread::sleep(PAUSE),
            }
        }
        if terminal.wants_json() { terminal.json(&json!({ "pid": child.id() })) } else { Ok(()) }
    }
}

/// The window's program where it lies beside this one, as in a package or a build folder.
fn window_beside(own: &Path) -> Option<PathBuf> {
    let beside = own.canonicalize().ok()?.parent()?.join(WINDOW);
    beside.is_file().then_some(beside)
}

fn missing(program: &Path, error: &io::Error) -> Failure {
    if error.kind() == io::ErrorKind::NotFound {
        return Failure::not_found(
            format!("the window, {WINDOW}, is not installed here"),
            "Install the package that holds it, or work on the command line: `dossier --help`.",
        );
    }
    Failure::here(
        ErrorCode::Refused,
        format!("{} does not start: {error}", program.display()),
        None,
    )
}
