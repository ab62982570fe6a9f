//! Puts the parts together and runs until the window is closed.

use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::Arc;

use desk::{Desk, Environment};
use serde_json::Value;
use tauri::{App, AppHandle, Emitter as _, Manager as _, RunEvent};
use tauri_plugin_window_state::StateFlags;

use crate::{gateway, notice, opening, originals, timing, window};

/// Name of the event that carries the events of `desk`.
const DESK: &str = "desk";

/// Runs the window; an error says why it could not be opened.
pub(crate) fn run(vault: Option<PathBuf>) -> Result<(), String> {
    if !has_display() {
        return Err(no_display());
    }
    let vault = vault.map(full_path);
    let app = build(vault)?;
    app.run(|app, event| {
        if let RunEvent::Exit = event {
            close(app);
        }
    });
    Ok(())
}

fn build(vault: Option<PathBuf>) -> Result<App, String> {
    let desk = Arc::new(Desk::new(Environment::of_user()));
    timing::mark("desk");
    let builder = tauri::Builder::default()
        // First, so that a second start ends here, before it touches anything.
        .plugin(tauri_plugin_single_instance::init(started_again))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_window_state::Builder::new().with_state_flags(kept()).build())
        .manage(desk)
        .manage(notice::Waiting::default())
        .register_asynchronous_uri_scheme_protocol(originals::SCHEME, originals::serve)
        .invoke_handler(tauri::generate_handler![gateway::desk, gateway::ui_ready])
        .setup(move |app| {
            let app = app.handle();
            carry_events(app);
            if let Some(vault) = &vault {
                opening::open_vault(app, vault);
            }
            window::open(app)?;
            timing::mark("window");
            Ok(())
        });
    // The window system is reached in here, and where it cannot be, the library panics.
    let silent = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let built = panic::catch_unwind(AssertUnwindSafe(|| builder.build(tauri::generate_context!())));
    panic::set_hook(silent);
    match built {
        Ok(Ok(app)) => Ok(app),
        Ok(Err(error)) => Err(format!("the window cannot be opened: {error}")),
        Err(_) => Err(no_display()),
    }
}

/// What is kept of the window from one run to the next.
fn kept() -> StateFlags {
    StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED | StateFlags::FULLSCREEN
}

/// Carries what happens in `desk` to the interface.
fn carry_events(app: &AppHandle) {
    let to = app.clone();
    app.state::<Arc<Desk>>().subscribe(Box::new(move |event| {
        // It fails only where the window is gone, and then nobody is there to be told.
        drop(to.emit(DESK, event));
    }));
}

/// A second start hands its arguments over and ends.
fn started_again(app: &AppHandle, arguments: Vec<String>, folder: String) {
    window::bring_to_front(app);
    if let Some(vault) = opening::named_by(arguments, &folder) {
        opening::open_vault(app, &vault);
    }
}

/// Closes the vault, so that its lock is given back and the index ends in order.
fn close(app: &AppHandle) {
    let desk = Arc::clone(&app.state::<Arc<Desk>>());
    // Without an open vault there is nothing to close; and what is stored is safe either way.
    drop(desk.dispatch("close_vault", Value::Null));
}

/// A path from the folder that this process stands in.
fn full_path(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

/// On Linux a window needs X11 or Wayland; elsewhere the system always has one.
fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

fn no_display() -> String {
    "there is no display here that can be reached, so the window cannot open.\n\
     Everything but the window works on the command line: see `dossier --help`."
        .to_owned()
}
