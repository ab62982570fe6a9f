//! The documents are true to the tree: links lead somewhere, the map names what is there.

use std::path::Path;

use crate::walk::{names, read, sources};

#[test]
fn links_between_documents_lead_somewhere() {
    let root = tests::root();
    for file in sources("", &[".md"]) {
        // Captured texts are inputs, not documents of ours.
        if file.path.contains("tests/pages/") || file.path.contains("sample/items/") {
            continue;
        }
        let folder = Path::new(&file.path).parent().unwrap();
        for target in links(&file.text) {
            let path = target.split('#').next().unwrap();
            if path.is_empty() || target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            assert!(root.join(folder).join(path).exists(), "{} links to {target}", file.path);
        }
    }
}

/// The targets of inline links, outside of code.
fn links(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut fenced = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        if fenced {
            continue;
        }
        let prose: String = line.split('`').step_by(2).collect();
        for (at, _) in prose.match_indices("](") {
            let rest = &prose[at + 2..];
            if let Some(end) = rest.find(')') {
                found.push(rest[..end].to_owned());
            }
        }
    }
    found
}

#[test]
fn the_map_names_every_crate() {
    let map = read("ARCHITECTURE.md");
    for name in names("crates") {
        assert!(map.contains(&format!("crates/{name}")), "ARCHITECTURE.md does not name {name}");
    }
    assert!(map.lines().count() <= 200, "ARCHITECTURE.md is longer than 200 lines");
}

#[test]
fn links_are_read_outside_of_code() {
    assert_eq!(links("see [a](b.md) and `[c](d.md)`\n```\n[e](f)\n```\n"), ["b.md"]);
}
