//! Puts the parts together and runs until the window is closed.

use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;

use desk::{Desk, Environment};
use serde_json::Value;
use tauri::{App, AppHandle, Emitter as _, Manager as _, RunEvent};
use tauri_plugin_window_state::StateFlags;

use crate::{closing, gateway, notice, opening, originals, timing, window};

/// What is kept of the window from one run to the next.
const KEPT: StateFlags = StateFlags::SIZE
    .union(StateFlags::POSITION)
    .union(StateFlags::MAXIMIZED)
    .union(StateFlags::FULLSCREEN);

/// Runs the window; an error says why it could not be opened.
pub(crate) fn run(vault: Option<PathBuf>) -> Result<(), String> {
    let full = vault.map(|path| std::path::absolute(&path).unwrap_or(path));
    build(full)?.run(|app, event| {
        if let RunEvent::Exit = event {
            // So that the lock is given back and the index ends in order. Without an open vault
            // there is nothing to close; and what is stored is safe either way.
            drop(app.state::<Desk>().dispatch("close_vault", Value::Null));
        }
    });
    Ok(())
}

fn build(vault: Option<PathBuf>) -> Result<App, String> {
    let desk = Desk::new(Environment::of_user());
    desk.keep_watching();
    timing::mark("desk");
    let builder = tauri::Builder::default()
        // First, so that a second start ends here, before it touches anything.
        .plugin(tauri_plugin_single_instance::init(started_again))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_window_state::Builder::new().with_state_flags(KEPT).build())
        .manage(desk)
        .manage(notice::Waiting::default())
        .manage(closing::Closing::default())
        .register_asynchronous_uri_scheme_protocol("archive", originals::serve)
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
    let built = panic::catch_unwind(AssertUnwindSafe(|| builder.build(context())));
    panic::set_hook(silent);
    match built {
        Ok(Ok(app)) => Ok(app),
        Ok(Err(error)) => Err(format!("the window cannot be opened: {error}")),
        Err(_) => Err(no_display()),
    }
}

/// The configuration and the built interface.
#[expect(clippy::exit, clippy::disallowed_methods, reason = "written by the macro")]
fn context() -> tauri::Context {
    tauri::generate_context!()
}

/// Carries what happens in `desk` to the interface.
fn carry_events(app: &AppHandle) {
    let to = app.clone();
    app.state::<Desk>().subscribe(Box::new(move |event| {
        // It fails only where the window is gone, and then nobody is there to be told.
        drop(to.emit("desk", event));
    }));
}

/// A second start hands its arguments over and ends.
#[expect(clippy::needless_pass_by_value, reason = "the shape of the plug-in's listener")]
fn started_again(app: &AppHandle, arguments: Vec<String>, folder: String) {
    window::bring_to_front(app);
    if let Some(vault) = opening::named_by(arguments, &folder) {
        opening::open_vault(app, &vault);
    }
}

fn no_display() -> String {
    "there is no display here that can be reached, so the window cannot open.\n\
     Everything but the window works on the command line: see `dossier --help`."
        .to_owned()
}
