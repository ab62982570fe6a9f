//! Builds the one window, with its walls up before the first byte is shown.

use std::error::Error;

use tauri::webview::{NewWindowResponse, PageLoadEvent, PermissionResponse};
use tauri::{
    AppHandle, DragDropEvent, Manager as _, Url, WebviewWindow, WebviewWindowBuilder, WindowEvent,
};

use crate::{closing, opening, timing, walls};

/// Label of the window; the rights in `capabilities/` are granted to it by this name.
pub(crate) const LABEL: &str = "main";

/// Builds the window from its entry in the configuration.
pub(crate) fn open(app: &AppHandle) -> Result<(), Box<dyn Error>> {
    let config = app.config();
    let window = config.app.windows.first().ok_or("the configuration has no window")?;
    let interface: Option<Url> = if tauri::is_dev() { config.build.dev_url.clone() } else { None };
    let hole = walls::BlackHole::dig()?;
    let window = WebviewWindowBuilder::from_config(app, window)?
        .proxy_url(hole.proxy())
        .on_navigation(move |url| walls::may_visit(url, interface.as_ref()))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_permission_request(|_, _| PermissionResponse::Deny)
        .on_page_load(|_, load| {
            let begins = load.event() == PageLoadEvent::Started;
            timing::mark(if begins { "page begun" } else { "page loaded" });
        })
        .build()?;
    app.manage(hole);
    attend(&window);
    Ok(())
}

/// Files what is dropped, and saves before the window closes. That something is dragged over it,
/// the interface hears by itself.
fn attend(window: &WebviewWindow) {
    let attended = window.clone();
    window.on_window_event(move |event| match event {
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            opening::file_dropped(attended.app_handle(), paths);
        }
        WindowEvent::CloseRequested { api, .. } => closing::asked(&attended, api),
        _ => {}
    });
}

/// Brings the window to the front.
pub(crate) fn bring_to_front(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        // Each of the three may be refused by a window system; the others still help.
        drop(window.unminimize());
        drop(window.show());
        drop(window.set_focus());
    }
}
