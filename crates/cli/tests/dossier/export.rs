//! Briefings leave as documents.

use std::fs;

use insta::assert_snapshot;

use crate::ground::Ground;

fn with_briefing() -> Ground {
    let ground = Ground::with_items();
    let key = ground.json(&["show", "1"])["key"].as_str().unwrap().to_owned();
    ground.write("draft.md", format!("# Where it stands\n\nThe strike is over [@{key}].\n"));
    ground.succeed(&["brief", "new", "Week 3", "--from", "draft.md", "--tlp", "green"]);
    ground
}

#[test]
fn every_format_is_written_as_what_it_is() {
    let ground = with_briefing();
    for (name, begins) in [
        ("out.pdf", &b"%PDF-"[..]),
        ("out.docx", b"PK\x03\x04"),
        ("out.html", b"<!doctype html>"),
        ("out.md", b"**TLP:GREEN**"),
    ] {
        let exported = ground.json(&["export", "1", "--out", name]);
        let bytes = fs::read(ground.path(name)).unwrap();
        assert_eq!(exported["size"], bytes.len());
        assert!(exported["path"].as_str().unwrap().ends_with(name));
        let start = String::from_utf8_lossy(&bytes[..begins.len()]).to_lowercase();
        assert_eq!(start, String::from_utf8_lossy(begins).to_lowercase(), "{name}");
    }
}

#[test]
fn a_folder_gets_a_proposed_name_and_a_file_is_not_replaced_unasked() {
    let ground = with_briefing();
    ground.write("taken.html", "kept");
    ground.write("documents/placeholder", "");
    let exported = ground.json(&["export", "Week 3", "--format", "markdown", "--out", "documents"]);
    let path = exported["path"].as_str().unwrap();
    assert!(path.ends_with(".md") && fs::exists(path).unwrap(), "{path}");
    let refused = ground.run(&["export", "1", "--out", "taken.html"]);
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(fs::read(ground.path("taken.html")).unwrap(), b"kept");
    ground.succeed(&["export", "1", "--out", "taken.html", "--overwrite"]);
    assert_ne!(fs::read(ground.path("taken.html")).unwrap(), b"kept");
}

#[test]
fn a_citation_that_leads_nowhere_is_not_exported_in_silence() {
    let ground = with_briefing();
    ground.write("draft.md", "The strike is over [@nobody-knows].\n");
    ground.succeed(&["brief", "save", "1", "draft.md"]);
    assert_snapshot!(ground.transcript(&[&["export", "1", "--out", "out.md"]]), @r"
    $ dossier export 1 --out out.md
    2> dossier: 1 citation leads nowhere: nobody-knows. Nothing was exported
    2> Cite an item that is in the archive, or export it as it is with --allow-unresolved.
    [exit code 1]
    ");
    let output = ground.run(&["export", "1", "--out", "out.md", "--allow-unresolved"]);
    assert!(output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("warning: "));
}
