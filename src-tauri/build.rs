//! Names the two commands of the window, so that each must be granted before it can be called.

fn main() {
    let commands = tauri_build::AppManifest::new().commands(&["desk", "ui_ready"]);
    let attributes = tauri_build::Attributes::new().app_manifest(commands);
    tauri_build::try_build(attributes).expect("the configuration of the window is in order");
}
