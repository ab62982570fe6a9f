//! The configuration that is built into the window grants the least and keeps its policy.

use serde_json::{Value, json};

fn configuration() -> Value {
    serde_json::from_str(include_str!("../tauri.conf.json")).expect("it is JSON")
}

#[test]
fn the_window_may_call_its_two_commands_and_little_else() {
    let granted: Value = serde_json::from_str(include_str!("../capabilities/main.json")).unwrap();
    assert_eq!(granted["windows"], json!(["main"]));
    assert!(granted.get("remote").is_none(), "no page from elsewhere may call anything");
    let mut permissions: Vec<_> = granted["permissions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one.as_str().unwrap())
        .collect();
    permissions.sort_unstable();
    assert_eq!(
        permissions,
        [
            "allow-desk",
            "allow-ui-ready",
            "core:event:allow-listen",
            "core:event:allow-unlisten",
            "core:webview:allow-set-webview-zoom",
            "dialog:allow-open",
            "dialog:allow-save",
        ]
    );
    assert_eq!(std::fs::read_dir("capabilities").unwrap().count(), 1, "one file grants all");
}

#[test]
fn the_policy_of_the_window_names_no_address_outside() {
    let security = &configuration()["app"]["security"];
    let policy = security["csp"].as_object().unwrap();
    assert_eq!(policy["default-src"], "'self'");
    assert_eq!(policy["script-src"], "'self'");
    assert_eq!(policy["object-src"], "'none'");
    assert_eq!(policy["base-uri"], "'none'");
    assert_eq!(policy["form-action"], "'none'");
    let own =
        ["ipc:", "archive:", "http://ipc.localhost", "http://archive.localhost", "data:", "blob:"];
    for (directive, sources) in policy {
        for source in sources.as_str().unwrap().split(' ') {
            assert!(source.starts_with('\'') || own.contains(&source), "{directive}: {source}");
        }
    }
    for directive in ["default-src", "script-src", "connect-src", "frame-src"] {
        let sources = policy[directive].as_str().unwrap();
        assert!(
            !sources.contains("unsafe") && !sources.contains("data:"),
            "{directive}: {sources}"
        );
    }
    assert_eq!(security["freezePrototype"], true);
}

#[test]
fn the_window_is_built_in_code_where_its_walls_are() {
    let configuration = configuration();
    let windows = configuration["app"]["windows"].as_array().unwrap();
    assert_eq!(windows.len(), 1);
    assert_eq!(windows[0]["label"], "main");
    assert_eq!(windows[0]["create"], false, "the window of the configuration would have no walls");
    assert_eq!(configuration["app"]["withGlobalTauri"], false);
}

#[test]
fn the_package_holds_the_window_and_the_command() {
    let configuration = configuration();
    let files = configuration["bundle"]["linux"]["deb"]["files"].as_object().unwrap();
    assert!(files["/usr/bin/dossier"].as_str().unwrap().ends_with("release/dossier"));
    assert!(files.contains_key("/usr/share/man/man1/dossier.1.gz"));
    assert_eq!(configuration["productName"], "Dossier");
    for icon in configuration["bundle"]["icon"].as_array().unwrap() {
        assert!(std::path::Path::new(icon.as_str().unwrap()).exists(), "{icon}");
    }
}
