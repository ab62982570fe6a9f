//! Who may use what: the crates of the house, and the libraries that belong in one room only.

use std::collections::{BTreeMap, BTreeSet};

use crate::walk::{names, read};

/// The crates of the house that each may use. Anything else that is ours is refused.
const MAY_USE: &[(&str, &[&str])] = &[
    ("crates/tradecraft", &[]),
    ("crates/extract", &["tradecraft"]),
    ("crates/export", &["tradecraft"]),
    ("crates/archive", &["tradecraft", "extract"]),
    ("crates/desk", &["extract", "archive", "tradecraft", "export"]),
    ("crates/cli", &["desk"]),
    ("src-tauri", &["desk"]),
    ("tests", &["desk", "archive", "extract", "tradecraft", "export"]),
    ("benches", &["desk", "archive", "extract", "tradecraft"]),
];

/// Libraries that only these packages may use.
const AT_HOME: &[(&str, &[&str])] = &[
    ("rusqlite", &["crates/archive", "benches"]),
    ("rusqlite_migration", &["crates/archive"]),
    ("tantivy", &["crates/archive", "benches"]),
    ("tauri", &["src-tauri"]),
    ("tokio", &["crates/desk", "src-tauri"]),
    ("ts-rs", &["crates/desk"]),
    ("typst", &["crates/export"]),
    ("clap", &["crates/cli", "benches"]),
];

const OURS: &[&str] = &["tradecraft", "extract", "export", "archive", "desk", "cli"];

/// The names under `[dependencies]` and its target-specific forms, tests and build left out.
fn dependencies(manifest: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut inside = false;
    for line in manifest.lines().map(str::trim) {
        if let Some(section) = line.strip_prefix('[') {
            inside = section == "dependencies]" || section.ends_with(".dependencies]");
        } else if inside && !line.starts_with('#') {
            let name: String = line
                .chars()
                .take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
                .collect();
            if !name.is_empty() {
                found.insert(name);
            }
        }
    }
    found
}

fn packages() -> BTreeMap<String, BTreeSet<String>> {
    let mut folders: Vec<String> =
        names("crates").into_iter().map(|name| format!("crates/{name}")).collect();
    folders.extend(["src-tauri", "benches", "tests"].map(str::to_owned));
    folders
        .into_iter()
        .map(|folder| {
            let manifest = read(&format!("{folder}/Cargo.toml"));
            (folder, dependencies(&manifest))
        })
        .collect()
}

#[test]
fn crates_import_downward_only() {
    for (folder, uses) in packages() {
        let (_, allowed) = MAY_USE
            .iter()
            .find(|(name, _)| *name == folder)
            .unwrap_or_else(|| panic!("{folder} has no place in the house yet; add it to MAY_USE"));
        for ours in OURS.iter().filter(|name| uses.contains(**name)) {
            assert!(allowed.contains(ours), "{folder} must not use {ours}");
        }
    }
}

#[test]
fn libraries_stay_in_their_room() {
    for (folder, uses) in packages() {
        for (library, rooms) in AT_HOME {
            assert!(
                !uses.contains(*library) || rooms.contains(&folder.as_str()),
                "{folder} must not use {library}"
            );
        }
    }
}

#[test]
fn every_direct_dependency_is_explained() {
    let page = read("docs/dependencies.md");
    let mut asked: BTreeSet<String> = packages().into_values().flatten().collect();
    asked.retain(|name| !OURS.contains(&name.as_str()));
    for name in asked {
        assert!(
            page.contains(&format!("`{name}`")),
            "docs/dependencies.md does not say why {name}"
        );
    }
}

#[test]
fn every_node_package_is_explained() {
    let page = read("docs/dependencies.md");
    let manifest: serde_json::Value = serde_json::from_str(&read("ui/package.json")).unwrap();
    for section in ["dependencies", "devDependencies"] {
        for name in manifest[section].as_object().unwrap().keys() {
            let family =
                name.split_once('/').map_or(name.clone(), |(scope, _)| format!("{scope}/*"));
            assert!(
                page.contains(&format!("`{name}`")) || page.contains(&format!("`{family}`")),
                "docs/dependencies.md does not say why {name}"
            );
        }
    }
}

#[test]
fn dependencies_are_read_from_a_manifest() {
    let manifest = "[package]\nname = \"x\"\n[dependencies]\na.workspace = true\n\
                    b-c = \"1\"\n[dev-dependencies]\nd = \"1\"\n[target.'cfg(unix)'.dependencies]\ne = \"1\"\n";
    let found: Vec<String> = dependencies(manifest).into_iter().collect();
    assert_eq!(found, ["a", "b-c", "e"]);
}
