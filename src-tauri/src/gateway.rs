//! The two commands that the interface can call.

use std::sync::Arc;

use desk::Desk;
use desk::wire::{ErrorCode, WireError};
use serde_json::Value;
use tauri::{AppHandle, State};

use crate::{notice, timing};

/// Carries one request to `desk` and its answer back, without holding up the window.
///
/// The request stays untyped here, so that a malformed one is answered by `desk` with an error
/// of the same shape as any other.
#[tauri::command]
pub(crate) async fn desk(
    name: String,
    request: Value,
    desk: State<'_, Arc<Desk>>,
) -> Result<Value, WireError> {
    let desk = Arc::clone(&desk);
    let work = move || desk.dispatch(&name, request);
    tauri::async_runtime::spawn_blocking(work).await.unwrap_or_else(|_| Err(broken()))
}

/// Said by the interface when its first screen stands.
#[tauri::command]
#[expect(clippy::needless_pass_by_value, reason = "the shape of a command")]
pub(crate) fn ui_ready(app: AppHandle) {
    timing::mark("usable");
    timing::report();
    notice::interface_listens(&app);
}

/// The answer where the work behind a request ended in a way that must not happen.
fn broken() -> WireError {
    WireError {
        code: ErrorCode::Internal,
        message: "Dossier failed at this request. What was saved before is safe".to_owned(),
        hint: Some("Try again. If it fails again, close the vault and open it anew.".to_owned()),
    }
}
