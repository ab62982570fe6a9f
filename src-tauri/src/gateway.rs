//! The two commands that the interface can call.

use std::sync::atomic::Ordering;

use desk::Desk;
use desk::wire::{ErrorCode, WireError};
use serde_json::Value;
use tauri::async_runtime::spawn_blocking;
use tauri::{AppHandle, State};

use crate::closing::Closing;
use crate::{notice, timing};

/// Carries one request to `desk` and its answer back, without holding up the window.
///
/// The request stays untyped here, so that a malformed one is answered by `desk` with an error
/// of the same shape as any other.
#[tauri::command]
pub(crate) async fn desk(
    name: String,
    request: Value,
    desk: State<'_, Desk>,
    closing: State<'_, Closing>,
) -> Result<Value, WireError> {
    let desk = desk.inner().clone();
    closing.requests.fetch_add(1, Ordering::AcqRel);
    let work = spawn_blocking(move || desk.dispatch(&name, request));
    let answer = work.await.unwrap_or_else(|_| Err(stopped()));
    closing.requests.fetch_sub(1, Ordering::AcqRel);
    answer
}

/// Said by the interface when its first screen stands.
#[tauri::command]
#[expect(clippy::needless_pass_by_value, reason = "the shape of a command")]
pub(crate) fn ui_ready(app: AppHandle) {
    timing::mark("usable");
    timing::report();
    notice::interface_listens(&app);
}

/// The answer where the program ends before the work does.
fn stopped() -> WireError {
    let message = "Dossier is closing; this was not done. What was saved before is safe";
    WireError { code: ErrorCode::Cancelled, message: message.to_owned(), hint: None }
}
