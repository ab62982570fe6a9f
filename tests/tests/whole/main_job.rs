//! The main job on the command line, with the case that Dossier was made for.

use std::fs;
use std::process::Command;

use crate::program::{json, run, text};

/// A page whose headline is that of another story, with the furniture that a paste brings along.
const PASTE: &str = "Lantern Kit Empties Mailboxes In Minutes\n\n\
    The harbour office of Port Ellery said on Thursday that intruders had been inside the system which \
    assigns containers to cranes since at least November 2025, and that 1,870 containers were sent to \
    wrong stacks before anyone noticed.\n\n\
    The office said in a statement that access was gained through a remote maintenance account of a crane \
    supplier, and that 41 of the port's 60 gates had been controlled by hand since Monday.\n\n\
    Also Read:\n\nPim Aldous\nPim Aldoushttps://cyberbriefing.example/\n\
    Pim Aldous is a Senior Editor and reporter with Cyber Briefing.\n\nLEAVE A REPLY\n\n\
    Please enter your comment!\nPlease enter your name here\n";

#[test]
fn from_a_messy_paste_to_a_document() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path();
    let vault = folder.join("Harbour.dossier");
    let vault = vault.to_str().unwrap();
    fs::write(folder.join("paste.txt"), PASTE).unwrap();
    let paste = folder.join("paste.txt");
    let with = |arguments: &[&str]| {
        let all: Vec<&str> =
            ["--vault", vault, "--json"].into_iter().chain(arguments.iter().copied()).collect();
        json(folder, &all)
    };

    json(folder, &["new", vault, "--analyst", "R. Haas", "--json"]);
    let filed = with(&["file", paste.to_str().unwrap()]);
    let id = filed["ids"][0].as_i64().unwrap().to_string();

    let shown = with(&["show", &id]);
    let body = shown["body"].as_str().unwrap();
    assert!(body.contains("maintenance account"));
    for furniture in ["Also Read", "Senior Editor", "LEAVE A REPLY", "Please enter"] {
        assert!(!body.contains(furniture), "{furniture}");
    }
    assert!(shown["warnings"].to_string().contains("headline_does_not_fit"));

    assert_eq!(with(&["search", "crane AND supplier -grain"])["total"], 1);
    with(&["keep", &id]);
    with(&["case", "new", "Port breach", "--question", "Who got in, and since when?"]);
    with(&["case", "link", "port-breach", &id, "--note", "The first report."]);
    assert_eq!(with(&["search", "case:port-breach"])["total"], 1);

    let key = shown["key"].as_str().unwrap();
    fs::write(
        folder.join("draft.md"),
        format!("## Bottom line\n\nA supplier's account was used [@{key}, para. 2].\n"),
    )
    .unwrap();
    let draft = folder.join("draft.md");
    with(&[
        "brief",
        "new",
        "Port breach, first look",
        "--case",
        "port-breach",
        "--from",
        draft.to_str().unwrap(),
    ]);
    for format in ["pdf", "docx", "html", "markdown"] {
        let out = folder.join(format!("out.{format}"));
        with(&["export", "1", "--format", format, "--out", out.to_str().unwrap()]);
        assert!(fs::metadata(&out).unwrap().len() > 200, "{format}");
    }
    match Command::new("pdftotext").arg(folder.join("out.pdf")).arg("-").output() {
        Ok(read) => assert!(text(&read.stdout).contains("first look")),
        Err(_) => eprintln!("skipped: pdftotext is not installed"),
    }

    with(&["undo"]);
    let refused = run(folder, &["--vault", vault, "show", "99", "--json"]);
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(run(folder, &["--vault", vault, "shw"]).status.code(), Some(2));
}

/// The page that the issue names, where it lies beside the workspace.
#[test]
fn the_mixed_up_headline_is_cleaned_and_flagged() {
    let seed = tests::root().join("../shared/cases/mixed-up-headline/seed.txt");
    if !seed.exists() {
        eprintln!("skipped: {} is not here", seed.display());
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let vault = home.path().join("Seed.dossier");
    let vault = vault.to_str().unwrap();
    json(home.path(), &["new", vault, "--analyst", "R. Haas", "--json"]);
    let filed = json(home.path(), &["--vault", vault, "file", seed.to_str().unwrap(), "--json"]);
    let id = filed["ids"][0].as_i64().unwrap().to_string();
    let shown = json(home.path(), &["--vault", vault, "show", &id, "--json"]);
    let body = shown["body"].as_str().unwrap();
    for furniture in [
        "Also Read",
        "LEAVE A REPLY",
        "Please enter your",
        "Recent Articles",
        "Related Stories",
        "Security Editor",
    ] {
        assert!(!body.contains(furniture), "{furniture}");
    }
    assert!(body.contains("2,950 data security breaches"));
    assert!(shown["warnings"].to_string().contains("headline_does_not_fit"));
    assert!(shown["headline"].as_str().unwrap().starts_with("FlowerStorm"));
}
