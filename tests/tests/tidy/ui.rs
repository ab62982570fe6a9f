//! Who may import what in the window's own code.

use crate::walk::sources;

/// A longer component has more than one subject.
const LONGEST_COMPONENT: usize = 350;

const UI: &[&str] = &[".ts", ".svelte"];

#[test]
fn one_file_knows_the_shell() {
    for file in sources("ui/src", UI) {
        let allowed = file.path.starts_with("ui/src/wire/call");
        let imports = file.text.contains("'@tauri-apps/") || file.text.contains("\"@tauri-apps/");
        assert!(allowed || !imports, "{} imports the shell; only wire/call.ts may", file.path);
    }
}

#[test]
fn shared_parts_know_no_noun() {
    let nouns = ["item", "inbox", "archive", "case", "briefing", "vault", "state", "views"];
    for file in sources("ui/src/shared", UI) {
        for noun in nouns {
            assert!(
                !file.text.contains(&format!("from '../{noun}/"))
                    && !file.text.contains(&format!("from '../../{noun}/")),
                "{} imports {noun}",
                file.path
            );
        }
    }
}

#[test]
fn no_component_is_longer_than_the_budget() {
    for file in sources("ui/src", &[".svelte"]) {
        let lines = file.text.lines().count();
        assert!(lines <= LONGEST_COMPONENT, "{} has {lines} lines", file.path);
    }
}

#[test]
fn nothing_of_the_window_comes_from_a_network() {
    for file in sources("ui/src", &[".ts", ".svelte", ".css", ".html"]) {
        if file.path.contains(".test.") || file.path.contains("/fake") {
            continue;
        }
        for sign in
            ["src=\"http", "href=\"http", "url(http", "@import url", "fetch('http", "fetch(\"http"]
        {
            assert!(!file.text.contains(sign), "{} loads something: {sign}", file.path);
        }
    }
}
